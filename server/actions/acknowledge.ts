/**
 * A department's word on a warning: why, what is done, and by when. Until that day the ladder rests; who has said something before says it anew,
 * and the former word stays in the trail.
 */
import { endAcknowledgements, putAcknowledgement, standingAcknowledgements } from '../../db/acknowledgements.ts'
import { appendChanges } from '../../db/changes.ts'
import type { Db } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Acknowledgement, DateText, Id } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { warningsById } from '../../db/warnings.ts'
import { addDays, localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'

/** A promise further away than this is none. */
const furthestDays = 366

/** The department of an indicator, of those that lead it, for which a person may speak: he has a part in it, be it as its head. `null`: for none. */
export const speakerOf = (
  actor: ActingPerson,
  { lead }: Pick<IndicatorRow, 'lead'>,
  members: ReadonlyMap<Id, readonly Id[]>,
): { readonly department: Id | null } | null => {
  const own = new Set([...actor.writes, ...actor.person.departments.map(({ departmentId }) => departmentId)])
  const department = lead.find((id) => resolved([id], members).some((each) => own.has(each)))
  if (department !== undefined) return { department }
  return mayManagePlans(actor) ? { department: null } : null
}
export const speaksFor = async (db: Db, actor: ActingPerson, row: Pick<IndicatorRow, 'lead'>): Promise<{ readonly department: Id | null } | null> =>
  speakerOf(actor, row, await membersByCollective(db))

export interface GivenWord {
  readonly reason: string
  readonly measures: string
  readonly promisedOn: DateText
  readonly way: Acknowledgement['way']
}

const kept = ({ reason, measures, promisedOn }: Pick<Acknowledgement, 'reason' | 'measures' | 'promisedOn'>): string =>
  JSON.stringify({ reason, measures, promisedOn })

/** Sheet name of acknowledgements among the changes: of the indicator, in a column named by the warning's cause. */
const acknowledgementsSheet = 'acknowledgements'

/**
 * Of a warning that is resolved, archived or somebody else's nothing can be said.
 *
 * @throws Refusal not_found; not_allowed for who speaks for no department that leads; word_empty, promise_unclear
 */
export const acknowledge = async (ctx: Context, actor: ActingPerson, warningId: Id, given: GivenWord): Promise<void> => {
  const [warning] = await warningsById(ctx.db, [warningId])
  if (!warning) throw new Refusal('not_found')
  await writePlan(ctx.db, warning.planId, async (trx, seq, plan) => {
    const [now] = await warningsById(trx, [warningId])
    const [row] = await indicatorsById(trx, [warning.indicatorId])
    if (!row || row.archivedAt !== null || now === undefined || now.state === 'resolved') throw new Refusal('not_found')
    const speaker = await speaksFor(trx, actor, row)
    if (!speaker) throw new Refusal('not_allowed')
    const at = ctx.clock.now()
    const today = localDate(at, plan.timeZone)
    const [reason, measures] = [given.reason.trim(), given.measures.trim()]
    if (reason === '' || measures === '') throw new Refusal('word_empty')
    if (given.promisedOn < today || given.promisedOn > addDays(today, furthestDays)) throw new Refusal('promise_unclear', { from: today })
    const [before] = await standingAcknowledgements(trx, [warningId])
    const said = { reason, measures, promisedOn: given.promisedOn }
    await putAcknowledgement(trx, {
      id: newId(),
      planId: plan.id,
      warningId,
      personId: actor.id,
      departmentId: speaker.department,
      at,
      way: given.way,
      ...said,
      endedAt: null,
      endedWhy: null,
    })
    await appendChanges(trx, { planId: plan.id, seq, at, personId: actor.id, way: given.way === 'link' ? 'link' : 'grid', batchId: null }, [
      {
        sheet: acknowledgementsSheet,
        rowId: row.id,
        column: warning.cause,
        before: before ? kept(before) : null,
        after: kept(said),
      },
    ])
  })
  ctx.live.wake(warning.planId)
}

/** Takes the word back: the ladder goes on. @throws Refusal not_found, also where nothing stands; not_allowed */
export const withdrawAcknowledgement = async (ctx: Context, actor: ActingPerson, warningId: Id): Promise<void> => {
  const [warning] = await warningsById(ctx.db, [warningId])
  if (!warning) throw new Refusal('not_found')
  await writePlan(ctx.db, warning.planId, async (trx, seq, plan) => {
    const at = ctx.clock.now()
    const [row] = await indicatorsById(trx, [warning.indicatorId])
    const [before] = await standingAcknowledgements(trx, [warningId])
    if (!row || !before) throw new Refusal('not_found')
    if (!(await speaksFor(trx, actor, row))) throw new Refusal('not_allowed')
    await endAcknowledgements(trx, [warningId], 'withdrawn', at)
    await appendChanges(trx, { planId: plan.id, seq, at, personId: actor.id, way: 'grid', batchId: null }, [
      { sheet: acknowledgementsSheet, rowId: row.id, column: warning.cause, before: kept(before), after: null },
    ])
  })
  ctx.live.wake(warning.planId)
}
