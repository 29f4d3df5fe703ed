/** What is in sight when a sheet opens: figures, not the empty months before them. */
import type { Frequency, Period } from '../../server/wire/rows.ts'
import type { Book } from './book.ts'
import type { Grid } from './grid-shape.ts'
import { frequencyOf, startOf } from './periods.ts'

export interface PeriodShown {
  readonly period: Period
  readonly isInSight: boolean
  /** It runs today. */
  readonly isCurrent: boolean
  readonly hasFigures: boolean
}

/**
 * The period to be brought into sight: none where figures are in sight already, or no period is; else the last that has figures, and where none
 * has, the one that runs.
 *
 * @param shown  columns of periods as they stand.
 * @param usual  how often most rows are reported.
 */
export const periodAtFirst = (shown: readonly PeriodShown[], usual: Frequency | null): Period | null => {
  const inSight = shown.filter(({ isInSight }) => isInSight)
  if (inSight.length === 0 || inSight.some(({ hasFigures }) => hasFigures)) return null
  const [last] = shown.filter(({ hasFigures }) => hasFigures).toSorted((a, b) => startOf(b.period).localeCompare(startOf(a.period)))
  const running = shown.filter(({ isCurrent }) => isCurrent)
  const found = last ?? running.find(({ period }) => frequencyOf(period) === usual) ?? running[0]
  return found && !found.isInSight ? found.period : null
}

/** How often most rows are reported; `null` where there are none. */
export const usualFrequency = (frequencies: readonly Frequency[]): Frequency | null => {
  const counts = new Map<Frequency, number>()
  for (const frequency of frequencies) counts.set(frequency, (counts.get(frequency) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Brings figures into sight where only empty periods are. A sheet that was scrolled already stays as it is. */
export const revealFigures = (grid: Grid, { field, table: { view } }: Book): void => {
  if (grid.viewport.scrollLeft > 0) return
  const columns = grid.columnIds()
  const shown = columns.flatMap((id, column): readonly PeriodShown[] => {
    const { period = null, isCurrent = false } = field(id) ?? {}
    if (period === null) return []
    const hasFigures = view.values[period]?.some((value) => value !== null) === true
    return [{ period, isCurrent, hasFigures, isInSight: grid.sightOf({ row: 0, column }).isSeen }]
  })
  const period = periodAtFirst(shown, usualFrequency(view.rows.frequency))
  if (period !== null) grid.reveal({ row: 0, column: columns.findIndex((id) => field(id)?.period === period) })
}
