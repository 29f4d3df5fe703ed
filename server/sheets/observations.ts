import type { Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodSpan } from '../basics/calendar.ts'
import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'
import { measureOf } from '../measures/index.ts'
import type { EditFacts, IndicatorCell, Sheet } from './sheet.ts'

const reportedPeriod = (text: Period, indicator: IndicatorCell, { plan, today, closed, mayReopen }: EditFacts): PeriodSpan | Problem => {
  const span = periodSpan(text)
  if (!span) return problem('unknown_period', { period: text.slice(0, 20) })
  if (span.to < plan.startsOn || span.from > plan.endsOn) return problem('period_outside_plan')
  if (span.frequency !== indicator.frequency && span.frequency !== 'year') return problem('period_not_reported')
  if (today < span.from) return problem('period_not_begun')
  return closed.has(text) ? problem('period_closed', { may: mayReopen ? 'reopen' : 'ask' }) : span
}

/**
 * Figures by period: read by the indicator's measure. A figure may come before its period has ended (some are wanted by the
 * 20th of the last month); it is judged from the day after. A year's figure is taken beside finer ones.
 */
export const observations: Sheet<'observations'> = {
  subject: 'indicator',
  writers: 'figures',
  judged: () => true,
  place: ({ sheet, indicator, period }) => ({ sheet, rowId: indicator, column: period }),
  address: (indicator, period) => ({ sheet: 'observations', indicator, period }),
  shownIn: ({ period }, { values }) => values[period],
  check: (cell, edit, indicator, facts) => {
    if (indicator.formula !== null) return problem('computed')
    const span = reportedPeriod(cell.period, indicator, facts)
    if ('code' in span) return span
    const found = {
      sheet: 'observations',
      indicator: cell.indicator,
      period: cell.period,
      flag: edit.flag ?? 'verified',
      typed: edit.text,
      verdict: null,
      understood: null,
    } as const
    const reading = measureOf(indicator.measure).read(edit.text, { unit: indicator.unit, by: facts.by, on: facts.today })
    switch (reading.kind) {
      case 'problem':
        return reading.problem
      case 'clear':
        return { ...found, value: null }
      case 'not_applicable':
        return { ...found, value: '-' }
      case 'value':
        return { ...found, value: reading.value, understood: reading.understood }
      case 'verdict':
        return { ...found, value: reading.value, verdict: reading.verdict }
      default:
        return reading satisfies never
    }
  },
}
