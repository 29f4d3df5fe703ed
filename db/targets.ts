/** Promised values. Rows with one indicator, day and kind are versions of one target; the last of them is the newest. */
import type { Db, Trx } from './connect.ts'
import { asParameter, insertMany, kept, oneOf } from './batch.ts'
import { newId } from './ids.ts'
import type { DateText, DecimalText, Id, Instant, Operator, Target } from './schema.ts'

/** Targets of indicators, by indicator, then by day; versions in the order in which they were made. */
export const targetsOf = async (db: Db, indicatorIds: readonly Id[]): Promise<readonly Target[]> =>
  (await kept<Target>(db, 'targets', [asParameter(indicatorIds)], () => inOrder(db).where('indicatorId', 'in', oneOf(db, indicatorIds)))).rows

/** Targets of all indicators of a plan, in the order of `targetsOf`. */
export const targetsOfPlan = (db: Db, planId: Id): Promise<Target[]> =>
  inOrder(db)
    .where('indicatorId', 'in', (plan) => plan.selectFrom('indicator').select('id').where('planId', '=', planId))
    .execute()

const inOrder = (db: Db) => db.selectFrom('target').selectAll().orderBy('indicatorId').orderBy('dueOn').orderBy('createdAt').orderBy('id')

export interface YearTarget {
  readonly indicatorId: Id
  readonly year: number
  /** Value the writer saw; `null` where none was filed. */
  readonly was: DecimalText | null
  /** `null` withdraws it, which is a version too. */
  readonly value: DecimalText | null
  /** Of a target that is new. */
  readonly operator: Operator
  /** From which a version counts that takes the place of an approved one. */
  readonly today: DateText
}

/**
 * Writes the target of one year, if it still is what the writer saw: a version of its own, so that what was asked before stays known.
 *
 * @returns `false` if it is not; nothing is written then.
 */
export const setYearTarget = async (trx: Trx, target: YearTarget, at: Instant): Promise<boolean> => {
  const { indicatorId, value } = target
  const dueOn = `${target.year}-12-31`
  const filed = await inOrder(trx).where('indicatorId', '=', indicatorId).where('kind', '=', 'year').where('dueOn', '=', dueOn).execute()
  const newest = filed.at(-1)
  if ((newest?.value ?? null) !== target.was) return false
  if (newest === undefined && value === null) return true
  // What was approved gives way only to what counts from a later day.
  const approvedOn = newest?.approvedOn == null ? null : target.today
  const version = { id: newId(), indicatorId, kind: 'year', dueOn, operator: newest?.operator ?? target.operator, value, approvedOn, createdAt: at } as const
  await addTargets(trx, [{ ...bare, ...version }])
  return true
}

/** Writes targets, or versions of some that are there: the newest of one day, kind and modal counts. The caller has compared what was there. */
export const addTargets = async (trx: Trx, rows: readonly Target[]): Promise<void> => {
  await insertMany(trx, 'target', rows)
}

/** Takes a version away, as if it had never been entered. */
export const removeTarget = async (trx: Trx, id: Id): Promise<void> => {
  await trx.deleteFrom('target').where('id', '=', id).execute()
}

/** A target of which nothing more is said. */
export const bare = {
  rangeFrom: null,
  rangeTo: null,
  modal: null,
  width: null,
  text: null,
  approvalBody: null,
  approvalDocument: null,
  approvedOn: null,
  approvalReason: null,
} as const satisfies Partial<Target>
