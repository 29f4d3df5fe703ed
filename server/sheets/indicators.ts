import { periodSpan } from '../basics/calendar.ts'
import { problem } from '../basics/problems.ts'
import { readPlanNumber } from './plan-number.ts'
import type { Sheet } from './sheet.ts'

const periodText = (text: string): string => text.trim().replace(/年$/, '')

/** What the plan office fills in where the document is silent: the baseline. */
export const indicators: Sheet<'indicators'> = {
  writers: 'plan',
  place: ({ sheet, indicator, column }) => ({ sheet, rowId: indicator, column }),
  address: (indicator, column) => ({ sheet: 'indicators', indicator, column: column === 'baselinePeriod' ? column : 'baselineValue' }),
  shownIn: ({ column }, { rows }) => rows[column],
  check: (cell, edit, indicator) => {
    const found = { sheet: 'indicators', indicator: cell.indicator, column: cell.column, flag: null } as const
    if (cell.column === 'baselinePeriod') {
      const text = periodText(edit.text)
      if (text === '' || text === '清空') return { ...found, value: null, understood: null }
      return periodSpan(text) ? { ...found, value: text, understood: null } : problem('not_a_period', { text: edit.text.slice(0, 40) })
    }
    const read = readPlanNumber(edit.text, indicator.unit)
    return 'code' in read ? read : { ...found, ...read }
  },
}
