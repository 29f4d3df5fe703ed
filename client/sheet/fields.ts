/** What the columns hold and say, without the grid: every field reads its cells from the table, and knows which of them are input. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { RightsView } from '../../server/wire/plans.ts'
import type { DecimalText, Language, ObservationFlag, Period } from '../../server/wire/rows.ts'
import { compareDecimals, isDecimal, shownApart, shownDecimal, shownSigned } from '../cells/decimal.ts'
import type { Closed } from './closed.ts'
import type { Picking } from './picking.ts'
import type { Table } from './table.ts'
import type { Bar, SheetTexts } from './texts-shape.ts'
import { frequencyOf, startOf } from './periods.ts'

export interface Field {
  readonly id: string
  readonly head: string
  /** `pinned`, `basics`, `judged`, or the year of a period. */
  readonly group: string
  readonly width: number
  readonly kind: 'light' | 'name' | 'text' | 'figure'
  /** Taken from the document; where that is silent, the cell says so. */
  readonly isFromDocument: boolean
  /** Seen only while its group is open. */
  readonly isExtra: boolean
  readonly period: Period | null
  /** The period that runs today. */
  readonly isCurrent: boolean
  readonly read: (place: number) => string | null
  readonly show: (value: string | null, place: number) => string
  /** `null` where there is no cell of input at all. */
  readonly address: (place: number) => CellAddress | null
  /** Why this person cannot write here now; `null` if nothing is in the way. */
  readonly bar: (place: number) => Bar | null
  readonly flag: (place: number) => ObservationFlag | null
  readonly compare: (a: string | null, b: string | null) => number
  /** As copying gives it and the editor opens it, where that is not what is stored. */
  readonly raw?: (value: string | null) => string
  /** What may be picked for it while typing. */
  readonly pick?: Picking | null
}

let collator: Intl.Collator | null = null
export const compareTexts = (a: string | null, b: string | null): number => {
  // Made when it is needed first: reading the order of all Chinese characters takes a while.
  collator ??= new Intl.Collator('zh-CN', { numeric: true })
  return collator.compare(a ?? '', b ?? '')
}
/** Words and 不适用 stand after all figures. */
export const compareFigures = (a: string | null, b: string | null): number => {
  const left = a !== null && isDecimal(a)
  const right = b !== null && isDecimal(b)
  return left && right ? compareDecimals(a, b) : Number(right) - Number(left) || compareTexts(a, b)
}
/** Worst first; grey last. */
const lightOrder = ['red', 'yellow', 'green', 'blue', 'grey']
const compareLights = (a: string | null, b: string | null): number => lightOrder.indexOf(a ?? 'grey') - lightOrder.indexOf(b ?? 'grey')

/** A figure as people read it: thousands grouped, places of its indicator, true minus. */
const shownFigure = (value: string | null, decimals: number, texts: SheetTexts): string => {
  if (value === null) return ''
  if (value === '-') return texts.notApplicable
  if (!isDecimal(value)) return value
  return shownDecimal(value, decimals).replace(/^-/, '−')
}

/** The verdict in a word; where there is none, why. */
export const outcomeAt = ({ view: { words }, judgedAt }: Table, place: number): string => {
  const [outcome, reason] = [judgedAt('outcome', place), judgedAt('reason', place)]
  return outcome === null ? '' : outcome === 'none' && reason !== null ? words.reasons[reason] : words.outcomes[outcome]
}

/** A field that also knows the rows of groups: their title stands in the column of names, and none of their cells takes text. */
export const overGroups = (field: Field, titleOf: (line: number) => string): Field => {
  const isName = field.kind === 'name'
  return {
    ...field,
    read: (place) => (place >= 0 ? field.read(place) : isName ? titleOf(place) : null),
    show: (value, place) => (place >= 0 ? field.show(value, place) : (value ?? '')),
    address: (place) => (place >= 0 ? field.address(place) : null),
    bar: (place) => (place >= 0 ? field.bar(place) : 'shown_only'),
    flag: (place) => (place >= 0 ? field.flag(place) : null),
  }
}

export const makeFields = (table: Table, rights: RightsView, closed: Pick<Closed, 'of'>, texts: SheetTexts, language: Language): readonly Field[] => {
  const { rows, departments, dimensions, words, periods, today, to } = table.view
  const isOurs =
    rights.observations === 'all'
      ? () => true
      : (
          (ids) => (place: number) =>
            ids.has(table.idAt(place))
        )(new Set(rights.observations))
  const names = (places: readonly number[] | undefined): string => (places ?? []).map((place) => departments[place]?.shortName ?? '').join('、')
  const figure = (value: string | null, place: number): string => shownFigure(value, rows.decimals[place] ?? 0, texts)
  /** With more places where it would read as another figure that it is not: never a red 100.0. */
  const apart = (value: string | null, other: string | null, place: number): string =>
    value === null || !isDecimal(value) || other === null || !isDecimal(other)
      ? figure(value, place)
      : shownApart(value, other, rows.decimals[place] ?? 0).replace(/^-/, '−')
  const percent = (value: DecimalText | null): string => (value === null ? '' : shownApart(value, '100', 1).replace(/^-/, '−'))

  const plain = (id: keyof SheetTexts['columns'], group: string, width: number, read: Field['read'], more: Partial<Field> = {}): Field => ({
    id,
    head: texts.columns[id],
    group,
    width,
    kind: 'text',
    isFromDocument: false,
    isExtra: false,
    period: null,
    isCurrent: false,
    read,
    show: (value) => value ?? '',
    address: () => null,
    bar: () => 'shown_only',
    flag: () => null,
    compare: more.kind === 'figure' ? compareFigures : compareTexts,
    ...more,
  })
  const fromDocument = { isFromDocument: true, show: (value) => value || texts.unsaid } satisfies Partial<Field>
  const barOfColumn = (column: string): Field['bar'] => (rights.columns.includes(column) ? () => null : () => 'plan_office_only')
  const ofPlan = (column: 'baselinePeriod' | 'baselineValue'): Partial<Field> => ({
    address: (place) => ({ sheet: 'indicators', indicator: table.idAt(place), column }),
    bar: barOfColumn(column),
  })

  const begun = periods.filter((period) => period.startsWith(today.slice(0, 4)) && startOf(period) <= today)
  const current = new Set([...Map.groupBy(begun, frequencyOf).values()].map((all) => all.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1)).at(-1)))

  const ofPeriod = (period: Period): Field => {
    const frequency = frequencyOf(period)
    const hasBegun = startOf(period) <= today
    return {
      ...plain('actual', period.slice(0, 4), 84, (place) => table.valueAt(period, place), { kind: 'figure', show: figure }),
      id: period,
      head: texts.periodShort(period),
      period,
      isCurrent: current.has(period),
      address: (place) => ({ sheet: 'observations', indicator: table.idAt(place), period }),
      bar: (place) => {
        if (rows.made[place] === 1) return 'computed'
        // A year's figure is taken beside finer ones, as the server does.
        if (rows.frequency[place] !== frequency && frequency !== 'year') return 'not_reported_so_often'
        if (!hasBegun) return 'not_begun'
        if (closed.of(period)) return 'closed'
        return isOurs(place) ? null : 'not_yours'
      },
      flag: (place) => table.flagAt(period, place),
    }
  }

  /** How firm the figure is that was judged. */
  const flagOfJudged = (place: number): ObservationFlag | null => {
    const period = table.judgedAt('period', place)
    return period === null || table.valueAt(period, place) === null ? null : (table.flagAt(period, place) ?? 'verified')
  }

  return [
    plain('light', 'pinned', 78, (place) => table.judgedAt('light', place), {
      kind: 'light',
      show: (value) => (value === null ? '' : (words.lights[value as keyof typeof words.lights] ?? '')),
      compare: compareLights,
    }),
    plain('number', 'pinned', 52, (place) => rows.number[place] ?? ''),
    plain('name', 'pinned', 236, (place) => (language === 'en' ? rows.nameEn[place] || rows.name[place] : rows.name[place]) ?? '', { kind: 'name' }),
    plain('unit', 'basics', 68, (place) => rows.unit[place] ?? '', { isExtra: true }),
    plain('lead', 'basics', 108, (place) => names(rows.lead[place]), fromDocument),
    plain('responsible', 'basics', 150, (place) => names(rows.responsible[place]), { ...fromDocument, isExtra: true }),
    plain(
      'dimension',
      'basics',
      120,
      (place) => {
        const one = dimensions[rows.dimension[place] ?? -1]
        return (language === 'en' ? one?.titleEn : one?.title) ?? ''
      },
      { isExtra: true },
    ),
    plain('measure', 'basics', 96, (place) => words.measures[rows.measure[place] ?? ''] ?? '', { isExtra: true }),
    plain('frequency', 'basics', 70, (place) => texts.frequencies[rows.frequency[place] ?? 'year'], { isExtra: true }),
    plain('baselinePeriod', 'basics', 80, (place) => table.baselinePeriodAt(place), { ...ofPlan('baselinePeriod'), isExtra: true }),
    plain('baselineValue', 'basics', 92, (place) => table.baselineValueAt(place), { ...ofPlan('baselineValue'), kind: 'figure', show: figure, isExtra: true }),
    plain('target', 'basics', 140, (place) => rows.target[place] ?? '', fromDocument),
    plain('dueOn', 'basics', 90, (place) => rows.dueOn[place] ?? '', fromDocument),
    plain('yearTarget', 'basics', 88, (place) => table.yearTargetAt(place), {
      kind: 'figure',
      show: figure,
      address: (place) => ({ sheet: 'targets', indicator: table.idAt(place), year: to }),
      bar: barOfColumn('yearTarget'),
    }),
    plain('judgedPeriod', 'judged', 92, (place) => table.judgedAt('period', place), {
      isExtra: true,
      show: (value) => (value === null ? '' : texts.periodLong(value)),
    }),
    plain('flag', 'judged', 84, flagOfJudged, { isExtra: true, show: (value) => (value === null ? '' : (words.flags[value as ObservationFlag] ?? '')) }),
    plain('outcome', 'judged', 110, (place) => outcomeAt(table, place), { isExtra: true }),
    plain('expected', 'judged', 88, (place) => table.judgedAt('expected', place), {
      kind: 'figure',
      show: (value, place) => apart(value, table.judgedAt('actual', place), place),
    }),
    plain('actual', 'judged', 88, (place) => table.judgedAt('actual', place), {
      kind: 'figure',
      show: (value, place) => apart(value, table.judgedAt('expected', place), place),
    }),
    plain('gap', 'judged', 92, (place) => table.judgedAt('gap', place), { kind: 'figure', show: figure, isExtra: true }),
    plain('lead_points', 'judged', 112, (place) => table.judgedAt('lead', place), {
      kind: 'figure',
      show: (value) => (value === null ? '' : shownSigned(value, 1)),
    }),
    plain('share', 'judged', 80, (place) => table.judgedAt('share', place), { kind: 'figure', show: percent, isExtra: true }),
    plain('timeShare', 'judged', 84, (place) => table.judgedAt('timeShare', place), { kind: 'figure', show: percent, isExtra: true }),
    ...periods.map(ofPeriod),
  ]
}
