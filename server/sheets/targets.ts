import { yearOf } from '../basics/calendar.ts'
import { problem } from '../basics/problems.ts'
import { readPlanNumber } from './plan-number.ts'
import type { Sheet } from './sheet.ts'

/** Year targets: the plan's end value broken down by the plan office. */
export const targets: Sheet<'targets'> = {
  writers: 'plan',
  check: (cell, edit, indicator, { plan }) => {
    if (cell.year < yearOf(plan.startsOn) || cell.year > yearOf(plan.endsOn)) return problem('period_outside_plan')
    const found = { sheet: 'targets', indicator: cell.indicator, year: cell.year } as const
    const read = readPlanNumber(edit.text, indicator.unit)
    return 'code' in read ? read : { ...found, ...read }
  },
}
