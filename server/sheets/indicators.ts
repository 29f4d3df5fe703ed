import type { Basis, Frequency } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'
import { measureKinds, measureOf } from '../measures/index.ts'
import type { Column, Content, PlanFacts } from './column.ts'
import { choice, oneOf, period, place, row, several, text, whole } from './column.ts'
import { readPlanNumber } from './plan-number.ts'
import type { IndicatorCell, IndicatorColumn, Sheet } from './sheet.ts'
import { indicatorColumns } from './sheet.ts'

const bases = ['stock', 'ytd', 'flow', 'to-date', 'rate'] as const satisfies readonly Basis[]
const frequencies = ['day', 'month', 'quarter', 'half-year', 'year'] as const satisfies readonly Frequency[]

const hasFigures = (held: IndicatorCell, { figures }: PlanFacts): Problem | null => {
  const count = figures(held.id)
  return count === 0 ? null : problem('has_figures', { figures: String(count) })
}
/** Baseline and targets are in the unit too. */
const hasValues = (held: IndicatorCell, facts: PlanFacts): Problem | null =>
  hasFigures(held, facts) ?? (held.baselineValue !== null || facts.hasTargets(held.id) ? problem('has_values') : null)

/** What stands in it gives other cells their meaning: once they are filled it is not changed under them. */
const fixedBy = (
  column: Column,
  present: (held: IndicatorCell) => string,
  inTheWay: (held: IndicatorCell, facts: PlanFacts, value: string | null) => Problem | null,
): Column<IndicatorCell> => ({
  ...column,
  judged: true,
  read(typed, held, facts) {
    const content = column.read(typed, held, facts)
    if ('code' in content || content.value === present(held)) return content
    return inTheWay(held, facts, content.value) ?? content
  },
})

/** What is made from others needs their formula, which is set where the indicator is explained. */
const isMade = (measure: string | null): boolean => measure !== null && measureOf(measure).isMade === true

const baselineValue: Column<IndicatorCell> = {
  kind: 'number',
  judged: true,
  read: (typed, held): Content | Problem => readPlanNumber(typed, held.unit),
}

export const columnsOfIndicators: Readonly<Record<IndicatorColumn, Column<IndicatorCell>>> = {
  row: row((held, facts) => {
    const wholes = facts.wholes(held.id)
    return wholes.length === 0 ? null : problem('part_of_others', { names: wholes.slice(0, 3).join('、'), count: String(wholes.length) })
  }),
  sort: place,
  number: text({ longest: 20 }),
  name: text({ longest: 200, required: true }),
  unit: fixedBy(text({ longest: 30 }), ({ unit }) => unit, hasValues),
  decimals: whole(0, 8),
  measure: fixedBy(
    { ...choice('measure', measureKinds, { required: true }), kind: 'measure' },
    ({ measure }) => measure,
    (held, facts, value) => (isMade(value) || isMade(held.measure) ? problem('made_by_formula') : hasFigures(held, facts)),
  ),
  basis: fixedBy(choice('basis', bases, { required: true }), ({ basis }) => basis, hasFigures),
  better: choice('better', ['higher', 'lower'], { judged: true }),
  nature: choice('nature', ['binding', 'expected']),
  frequency: fixedBy(choice('frequency', frequencies, { required: true }), ({ frequency }) => frequency, hasFigures),
  baselinePeriod: period,
  baselineValue,
  lead: several('departments', 'departments'),
  responsible: several('departments', 'departments'),
  tasks: several('tasks', 'tasks'),
  dimensionId: oneOf('task', 'dimensions'),
  calibre: text({ longest: 2000, orNull: true, lines: true }),
  sourceClause: text({ longest: 300 }),
  nameEn: text({ longest: 300 }),
}

const isColumn = (column: string): column is IndicatorColumn => (indicatorColumns as readonly string[]).includes(column)

/** The indicators themselves: what is measured, how, by whom, and from where it starts. */
export const indicators: Sheet<'indicators'> = {
  subject: 'indicator',
  writers: 'plan',
  place: ({ sheet, indicator, column }) => ({ sheet, rowId: indicator, column }),
  address: (indicator, column) => ({ sheet: 'indicators', indicator, column: isColumn(column) ? column : 'row' }),
  // The other columns are read anew: their words, order and rights hang on more than the cell.
  shownIn: ({ column }, { rows }) => (column === 'baselinePeriod' || column === 'baselineValue' ? rows[column] : undefined),
  judged: ({ column }) => columnsOfIndicators[column].judged === true,
  check: ({ sheet, indicator, column }, edit, held, { around }) => {
    const content = columnsOfIndicators[column].read(edit.text, held, around)
    return 'code' in content ? content : { sheet, indicator, column, flag: null, ...content }
  },
}
