/**
 * The ledger of a plan (指标台账): every indicator with its targets, its verdict and the figures of a year, and a key that
 * explains columns, lights, reasons and source. Judges and computes nothing.
 */
import type { DecimalText, Language, Light, ObservationFlag, Target } from '../../db/schema.ts'
import { lights } from '../../db/schema.ts'
import { isDecimalText, shown } from '../basics/decimal.ts'
import { placesApart } from '../words/figures.ts'
import { words } from '../words/index.ts'
import type { LedgerColumn, LedgerGroup } from '../words/ledger.ts'
import type { Words } from '../words/words.ts'
import type { Cell, Column, Sheet, Workbook } from '../workbook.model.ts'
import { figuresByMonth } from './figures.ts'
import { safeName } from './file-name.ts'
import { keySheet } from './ledger-key.ts'
import type { IndicatorInYear, PlanYear, Report } from './report.ts'

const fraction = (places: number): string => (places > 0 ? `.${'0'.repeat(places)}` : '')
const format = (places: number): string => `#,##0${fraction(places)}`
const signed = (places: number): string => `+${format(places)};-${format(places)};0${fraction(places)}`
const literal = (text: string): string => (text === '' ? '' : `"${text}"`)
const placesIn = (text: string): number => text.split('.')[1]?.length ?? 0

const mostDigits = 15
/** A computed figure that does not end, like a third, to as many places as a workbook's number holds. */
const ending = (value: DecimalText): DecimalText => {
  if (value.replace(/\D/g, '').length <= mostDigits) return value
  const whole = value.replace(/^-|\..*$/g, '').length
  return shown(value, Math.max(0, Math.min(6, mostDigits - whole))).replaceAll(',', '')
}

const computed = (value: DecimalText | null, formatOf: (value: DecimalText) => string): Cell =>
  value === null ? null : { number: ending(value), format: formatOf(value) }
const percentage = (value: DecimalText | null): Cell => computed(value, (each) => format(placesApart(each, '100', 1)))
const distance = (value: DecimalText | null, places: number): Cell => computed(value, (each) => signed(placesApart(each, '0', places)))

/** A figure as reported. A verdict shows its outcome; the evidence stays on the screen. */
const reported = (value: string, flag: ObservationFlag, decimals: number, say: Words): Cell => {
  if (!isDecimalText(value)) return value.split(/[:\uFF1A]/)[0]?.trim() ?? ''
  return { number: value, format: `${format(decimals)}${literal(say.ledger.flagMarks[flag])}` }
}

/** A target with its operator, still a number where it has one. */
const aim = (target: Target | null, { indicator }: IndicatorInYear, say: Words): Cell => {
  if (target === null) return null
  if (target.value === null || target.operator === 'range') return say.asked(target, indicator)
  const [before, after] = say.ledger.operators[target.operator]
  const number = `${format(Math.max(indicator.decimals, placesIn(target.value)))}${literal(after)}`
  // Of one format alone the sign would stand before the operator.
  return { number: target.value, format: before === '' ? number : `${literal(before)}${number};${literal(before)}-${number}` }
}

interface LedgerLine extends Omit<Column, 'title' | 'group'> {
  readonly key: LedgerColumn
  readonly group: LedgerGroup | null
  readonly cell: (row: IndicatorInYear, say: Words) => Cell
}

const named = (names: readonly string[], say: Words): Cell => (names.length > 0 ? say.ledger.list(names) : { muted: say.ledger.unsaid })

/** Columns before and after the figures of the year. */
const columnsOf = (facts: PlanYear, language: Language): { readonly before: readonly LedgerLine[]; readonly after: readonly LedgerLine[] } => {
  const latin = language === 'en'
  const titles = new Map(facts.dimensions.map(({ id, title, titleEn }) => [id, latin ? titleEn : title]))
  const departments = (ids: readonly string[]): string[] => ids.flatMap((id) => facts.departments.get(id) ?? [])
  const before: readonly LedgerLine[] = [
    { key: 'number', group: 'basics', kind: 'center', width: 5, cell: ({ indicator: { number } }) => (/^\d{1,9}$/.test(number) ? { number } : number) },
    { key: 'dimension', group: 'basics', kind: 'text', width: latin ? 14 : 9, cell: ({ indicator }) => titles.get(indicator.dimensionId ?? '') ?? null },
    { key: 'name', group: 'basics', kind: 'text', width: 18, cell: ({ indicator }) => (latin ? indicator.nameEn : indicator.name) },
    { key: 'unit', group: 'basics', kind: 'center', width: 7, cell: ({ indicator }) => indicator.unit },
    { key: 'lead', group: 'basics', kind: 'center', width: 9, cell: (row, say) => named(departments(row.lead), say) },
    { key: 'responsible', group: 'basics', kind: 'text', width: 15, cell: (row, say) => named(departments(row.responsible), say) },
    {
      key: 'nature',
      group: 'basics',
      kind: 'center',
      width: latin ? 8 : 5,
      cell: ({ indicator: { nature } }, say) => (nature === null ? { muted: say.ledger.unsaid } : say.ledger.natures[nature]),
    },
    { key: 'measure', group: 'basics', kind: 'center', width: 9, cell: ({ indicator }, say) => say.measures[indicator.measure] ?? indicator.measure },
    {
      key: 'baselinePeriod',
      group: 'baseline',
      kind: 'center',
      width: 7,
      cell: ({ indicator }, say) => (indicator.baselinePeriod === null ? null : say.period(indicator.baselinePeriod, indicator.basis)),
    },
    {
      key: 'baselineValue',
      group: 'baseline',
      kind: 'number',
      width: 8,
      cell: ({ indicator }, say) => (indicator.baselineValue === null ? null : reported(indicator.baselineValue, 'verified', indicator.decimals, say)),
    },
    { key: 'finalTarget', group: 'target', kind: 'number', width: 13, cell: (row, say) => aim(row.finalTarget, row, say) },
    { key: 'dueOn', group: 'target', kind: 'date', width: 11, cell: ({ finalTarget }) => (finalTarget === null ? null : { date: finalTarget.dueOn }) },
    { key: 'yearTarget', group: 'target', kind: 'number', width: 9, cell: (row, say) => aim(row.yearTarget, row, say) },
    {
      key: 'light',
      group: 'judgement',
      kind: 'light',
      width: latin ? 8 : 6,
      cell: ({ assessment }, say) => (assessment === null ? null : say.lights[assessment.light]),
    },
    {
      key: 'finding',
      group: 'judgement',
      kind: 'center',
      width: 8,
      cell: ({ assessment }, say) =>
        assessment === null ? null : assessment.outcome === 'none' ? say.reasons[assessment.reason] : say.outcomes[assessment.outcome],
    },
    {
      key: 'period',
      group: 'judgement',
      kind: 'center',
      width: latin ? 12 : 9,
      cell: ({ assessment, indicator }, say) => (assessment === null ? null : say.period(assessment.period, indicator.basis)),
    },
    { key: 'actual', group: 'judgement', kind: 'number', width: 8, cell: (row) => beside(row, 'actual', 'expected') },
    { key: 'expected', group: 'judgement', kind: 'number', width: 8, cell: (row) => beside(row, 'expected', 'actual') },
    { key: 'gap', group: 'judgement', kind: 'number', width: 8, cell: ({ assessment, indicator }) => distance(assessment?.gap ?? null, indicator.decimals) },
    { key: 'share', group: 'judgement', kind: 'number', width: 6, cell: ({ assessment }) => percentage(assessment?.share ?? null) },
    { key: 'timeShare', group: 'judgement', kind: 'number', width: 6, cell: ({ assessment }) => percentage(assessment?.timeShare ?? null) },
    { key: 'leadPoints', group: 'judgement', kind: 'number', width: 7, cell: ({ assessment }) => distance(assessment?.lead ?? null, 1) },
  ]
  const after: readonly LedgerLine[] = [
    {
      key: 'explanation',
      group: null,
      kind: 'text',
      width: 44,
      cell: ({ assessment, indicator }, say) =>
        assessment === null ? null : say.explain(assessment, latin ? { ...indicator, name: indicator.nameEn } : indicator),
    },
    { key: 'clause', group: null, kind: 'text', width: 12, cell: ({ indicator }) => indicator.sourceClause },
  ]
  return { before, after }
}

/** Actual and expected with so many places that they do not look alike when they differ. */
const beside = ({ assessment, indicator }: IndicatorInYear, one: 'actual' | 'expected', other: 'actual' | 'expected'): Cell =>
  computed(assessment?.[one] ?? null, (value) => format(placesApart(value, assessment?.[other] ?? value, indicator.decimals)))

const countsByLight = (facts: PlanYear, say: Words): string => {
  const count = (light: Light): number => facts.indicators.filter(({ assessment }) => assessment?.light === light).length
  return say.ledger.counts(
    facts.indicators.length,
    lights.map((light) => ({ word: say.lights[light], count: count(light) })),
  )
}

/** What was asked before an approval stands under the table, with the document: both are named. */
const changedTargets = ({ indicators }: PlanYear, language: Language): readonly string[] => {
  const say = words[language]
  return indicators.flatMap(({ indicator, changes }) =>
    changes.map(({ before, after }) => {
      const asked = (target: Target): string | null =>
        target.value === null && target.rangeFrom === null && target.text === null ? null : say.asked(target, indicator)
      return say.targets.changed({
        name: [indicator.number, language === 'en' ? indicator.nameEn : indicator.name].filter((part) => part !== '').join(' '),
        what: after.kind,
        dueOn: after.dueOn,
        before: asked(before),
        after: asked(after),
        body: after.approvalBody,
        document: after.approvalDocument,
        date: after.approvedOn ?? '',
      })
    }),
  )
}

const ledgerSheet = (facts: PlanYear, language: Language, title: string): Sheet => {
  const say = words[language]
  const { before, after } = columnsOf(facts, language)
  const { months, valueOf } = figuresByMonth(facts)
  const column = ({ key, group, kind, width }: LedgerLine): Column => ({
    title: say.ledger.columns[key].title,
    group: group && say.ledger.groups[group],
    kind,
    width,
  })
  const monthColumn = (month: number): Column => ({ title: say.ledger.month(month), group: say.ledger.groups.figures, kind: 'number', width: 7 })
  const figure = (row: IndicatorInYear, month: number): Cell => {
    const found = valueOf(row.indicator, month)
    return found && reported(found.value, found.flag, row.indicator.decimals, say)
  }
  function* rows(): Generator<readonly Cell[]> {
    for (const row of facts.indicators) {
      yield [...before.map(({ cell }) => cell(row, say)), ...months.map((month) => figure(row, month)), ...after.map(({ cell }) => cell(row, say))]
    }
  }
  return {
    name: say.ledger.sheet,
    paper: 'a3-landscape',
    mark: facts.plan.demonstration === 1 ? say.demonstration : null,
    title,
    left: `${say.ledger.units}    ${countsByLight(facts, say)}`,
    right: say.ledger.asOf(facts.today),
    columns: [...before.map(column), ...months.map(monthColumn), ...after.map(column)],
    rows: rows(),
    notes: facts.indicators.length === 0 ? [say.ledger.noIndicators] : changedTargets(facts, language),
    frozenColumns: before.findIndex(({ key }) => key === 'name') + 1,
    filter: true,
  }
}

const titleOf = ({ plan }: PlanYear, language: Language): string => (language === 'en' ? plan.titleEn : plan.title)

const workbookOf = (facts: PlanYear, language: Language): Workbook => {
  const say = words[language]
  const title = say.ledger.heading(titleOf(facts, language), facts.year)
  return {
    language,
    properties: { title, subject: facts.plan.documentTitle, author: say.product, description: say.ledger.asOf(facts.today), day: facts.today },
    words: { lights: say.lights, page: say.ledger.page, longNumber: say.ledger.longNumber },
    sheets: [ledgerSheet(facts, language, title), keySheet(facts, say)],
  }
}

export const ledger: Report = {
  title: { 'zh-CN': words['zh-CN'].ledger.title, en: words.en.ledger.title },
  description: { 'zh-CN': words['zh-CN'].ledger.description, en: words.en.ledger.description },
  make: async (reader, { language, year }) => {
    const facts = await reader.planYear(year)
    const name = words[language].ledger.fileName(safeName(titleOf(facts, language)), year, facts.today)
    return { fileName: `${name}.xlsx`, workbook: workbookOf(facts, language) }
  },
}
