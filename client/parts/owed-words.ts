/** How a cell that is owed is spoken of: which cell it is, and by when it was wanted. */
import type { OwedCell } from '../../server/wire/owed.ts'
import type { Words } from '../words/index.ts'

/** `2026年1—9月`, or what the plan lacks: `基期值`, `2026年目标`. */
export const cellWords = ({ cell, periodLabel }: OwedCell, say: Words['mine']): string => {
  if ('column' in cell) return say.cells[cell.column === 'baselinePeriod' ? 'baselinePeriod' : 'baselineValue']
  return 'year' in cell ? say.cells.yearTarget(periodLabel) : periodLabel
}

/** Days late or left; empty where no day is set. */
export const dueWords = ({ why, due }: Pick<OwedCell, 'why' | 'due'>, today: string, say: Words['mine']): string => {
  if (due === null) return ''
  if (why !== 'soon') return say.late(due.workdays)
  return due.on === today ? say.today : say.left(due.workdays, due.on)
}

/** How near it is, for the look of its mark; the words say it too. */
export const urgencyOf = ({ why, due }: Pick<OwedCell, 'why' | 'due'>): 'late' | 'near' | 'soon' | 'calm' => {
  if (why === 'overdue') return 'late'
  if (why !== 'soon' || due === null) return 'calm'
  return due.workdays <= 1 ? 'late' : due.workdays <= 3 ? 'near' : 'soon'
}
