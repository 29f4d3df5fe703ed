/** First figures and what became of them: of every cell when it was first known, and the revisions of those that have more than one. */
import { sql } from 'kysely'
import { gathered } from './batch.ts'
import type { Db } from './connect.ts'
import type { Id, Instant, Observation, Period } from './schema.ts'

/** When approved figures were first known; entry `i` of both lists belongs together. In no order. */
export interface FirstKnown {
  readonly indicatorId: Id
  readonly periods: readonly Period[]
  readonly since: readonly Instant[]
}

/** Of the indicators of a plan that are typed and not archived. The engine gathers: a large plan has a quarter of a million cells. */
export const firstKnown = async (db: Db, planId: Id): Promise<readonly FirstKnown[]> => {
  const { rows } = await sql<{ indicatorId: Id; periods: string; since: string }>`
    select "indicatorId", ${gathered(db, sql`period`)} as periods, ${gathered(db, sql`since`)} as since from (
      select indicator_id as "indicatorId", period, min(known_from) as since
      from observation where indicator_id in (${typedIndicators(planId)}) and state = 'approved' group by indicator_id, period
    ) as cells group by "indicatorId"
  `.execute(db.withoutPlugins())
  return rows.map(({ indicatorId, periods, since }) => ({
    indicatorId,
    periods: JSON.parse(periods) as Period[],
    since: JSON.parse(since) as Instant[],
  }))
}

const typedIndicators = (planId: Id) => sql`select id from indicator where plan_id = ${planId} and formula is null and archived_at is null`

export type Revision = Pick<Observation, 'indicatorId' | 'period' | 'value' | 'knownFrom' | 'knownTo'>

/** Approved revisions of all cells of a plan that hold more than their first figure, or no longer that; by cell, in the order in which they were known. */
export const revisedFigures = async (db: Db, planId: Id): Promise<readonly Revision[]> => {
  const { rows } = await sql<Revision>`
    select o.indicator_id as "indicatorId", o.period, o.value, o.known_from as "knownFrom", o.known_to as "knownTo"
    from (select distinct indicator_id, period from observation where known_to is not null and indicator_id in (${typedIndicators(planId)})) as cells
    inner join observation as o on o.indicator_id = cells.indicator_id and o.period = cells.period
    where o.state = 'approved' order by o.indicator_id, o.period, o.known_from, o.id
  `.execute(db.withoutPlugins())
  return rows
}
