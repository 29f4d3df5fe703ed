import { yearOf } from '../basics/calendar.ts'
import { problem } from '../basics/problems.ts'
import { readPlanNumber } from './plan-number.ts'
import type { Sheet } from './sheet.ts'

/** Year targets: the plan's end value broken down by the plan office. */
export const targets: Sheet<'targets'> = {
  subject: 'indicator',
  writers: 'plan',
  judged: () => true,
  place: ({ sheet, indicator, year }) => ({ sheet, rowId: indicator, column: String(year) }),
  // Final and dated targets change by approval, under names of their own: no sheet has their year, so that it is read anew.
  address: (indicator, column) => ({ sheet: 'targets', indicator, year: /^\d{4}$/.test(column) ? Number(column) : 0 }),
  shownIn: ({ year }, { rows, to }) => (year === to ? rows.yearTarget : undefined),
  check: (cell, edit, indicator, { plan }) => {
    if (cell.year < yearOf(plan.startsOn) || cell.year > yearOf(plan.endsOn)) return problem('period_outside_plan')
    const found = { sheet: 'targets', indicator: cell.indicator, year: cell.year, flag: null } as const
    const read = readPlanNumber(edit.text, indicator.unit)
    return 'code' in read ? read : { ...found, ...read }
  },
}
