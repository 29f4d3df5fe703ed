/** Judges indicators again in the transaction that changed them, so that a figure and its light never part. */
import { correctPast, letStand, pastVerdicts } from '../../db/assessments.ts'
import type { ChangedCell } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { AssessmentRow, Instant, Period, Plan } from '../../db/schema.ts'
import { spanOf } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { judgedSheet } from '../live.ts'
import type { JudgedRow } from '../wire/sheet.ts'
import { judge, judgedRow, verdictOf } from './judge.ts'
import type { WrittenPeriods } from './make-figures.ts'
import { turnsFor } from './turns.ts'

const nothingWritten: WrittenPeriods = new Map()

/**
 * @param indicators as they are now.
 * @param written    periods whose figures were written: verdicts on them and on later periods that people have in print get new ones beside them.
 * @returns verdicts that differ from what stood before. In a plan that is not watched none stands, and all are returned.
 */
export const rejudge = async (
  ctx: Context,
  trx: Trx,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  at: Instant,
  written: WrittenPeriods = nothingWritten,
): Promise<readonly JudgedRow[]> => {
  if (indicators.length === 0) return []
  const workdays = await ctx.workdays(trx)
  const judged = await judge(trx, plan, indicators, workdays, at)
  const verdicts = judged.map(verdictOf)
  if (plan.watched === 0) return verdicts.map(judgedRow)
  const stored = await letStand(trx, plan.id, verdicts, { asOf: at, madeAt: at }, turnsFor(trx, plan, indicators, at))
  const behind = indicators.filter(({ id }, place) => isBefore(written.get(id), verdicts[place]?.period))
  await judgePast(trx, plan, behind, written, at, workdays)
  return stored.filter(({ changed }) => changed).map(({ verdict }) => judgedRow(verdict))
}

/** Whether a figure was written of a period before the one that stands: only then can an earlier verdict be another. */
const isBefore = (periods: ReadonlySet<Period> | undefined, standing: Period | undefined): boolean =>
  periods !== undefined && standing !== undefined && [...periods].some((period) => spanOf(period).to < spanOf(standing).to)

const firstDay = (periods: ReadonlySet<Period> | undefined): string => [...(periods ?? [])].map((period) => spanOf(period).to).toSorted()[0] ?? '9999'

/** Judges verdicts on past periods again from the earliest figure that was written on. */
const judgePast = async (
  trx: Trx,
  plan: Plan,
  indicators: readonly IndicatorRow[],
  written: WrittenPeriods,
  at: Instant,
  workdays: Workdays,
): Promise<void> => {
  if (indicators.length === 0) return
  const past = await pastVerdicts(
    trx,
    indicators.map(({ id }) => id),
  )
  const touched = past.filter(({ indicatorId, period }) => spanOf(period).to >= firstDay(written.get(indicatorId)))
  const rows = new Map(indicators.map((row) => [row.id, row]))
  const byPeriod = Map.groupBy<Period, AssessmentRow>(touched, ({ period }) => period)
  const again: AssessmentRow[] = []
  const verdicts: ReturnType<typeof verdictOf>[] = []
  for (const [period, own] of byPeriod) {
    const asked = own.flatMap(({ indicatorId }) => rows.get(indicatorId) ?? [])
    again.push(...own)
    verdicts.push(...(await judge(trx, plan, asked, workdays, at, () => period)).map(verdictOf))
  }
  await correctPast(trx, again, verdicts, { asOf: at, madeAt: at }, turnsFor(trx, plan, indicators, at))
}

/** A verdict as a `change` row. */
export const judgedChange = (row: JudgedRow): ChangedCell => ({
  sheet: judgedSheet,
  rowId: row.indicator,
  column: row.period,
  before: null,
  after: JSON.stringify(row),
})
