/** Where something is said or filed: a figure of an indicator, or the indicator; and how a change of it is told to open pages. */
import type { ChangedCell } from '../../db/changes.ts'
import type { TalkPlace } from '../../db/comments.ts'
import type { Db } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Id, Period, Plan } from '../../db/schema.ts'
import type { TalkCount } from '../../db/talk.ts'
import { talkAt } from '../../db/talk.ts'
import { Refusal } from '../basics/refusals.ts'
import { talkSheet } from '../live.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayReadPlans, mayWriteFigures } from '../rules/permissions.ts'
import { resolved } from './actor.ts'
import { planOf } from './plan.ts'
import { checkedPeriod } from './read-indicator.ts'

export interface AskedPlace {
  readonly indicator: Id
  /** `null`: the indicator as a whole. */
  readonly period: Period | null
}

export interface FoundPlace extends TalkPlace {
  readonly plan: Plan
  readonly row: IndicatorRow
}

/** @throws Refusal not_found; outside_plan for a period of no year of the plan's. */
export const placeIn = async (db: Db, actor: Actor, named: Id, { indicator, period }: AskedPlace): Promise<FoundPlace> => {
  if (!mayReadPlans(actor)) throw new Refusal('not_found')
  const plan = await planOf(db, named)
  const [row] = await indicatorsById(db, [indicator])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  return { plan, row, indicatorId: row.id, period: period === null ? null : checkedPeriod(plan, period) }
}

/** Whether a person may write the figures of an indicator, and so file beside them. */
export const mayWriteAt = async (db: Db, actor: Actor, { lead, responsible }: IndicatorRow): Promise<boolean> =>
  mayWriteFigures(actor, resolved([...lead, ...responsible], await membersByCollective(db)))

/** The change row that tells pages how much stands at a place now. @param before read in the same transaction, before the change. */
export const talkChange = async (db: Db, place: TalkPlace, before: TalkCount): Promise<ChangedCell> => ({
  sheet: talkSheet,
  rowId: place.indicatorId,
  column: place.period ?? '',
  before: JSON.stringify(before),
  after: JSON.stringify(await talkAt(db, place)),
})
