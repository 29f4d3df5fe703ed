/**
 * Figures made from those of other indicators, kept as figures of their own so that sheet, history, feed and workbook have them like any other.
 * The judge does not lean on what is kept here: it makes them again, exactly, from the parts it knows at its moment.
 *
 * 1. Of what was written, the indicators that are made from it are found, and what is made from those, parts before wholes.
 * 2. Each period that a changed part touches is made again; only what comes out differently is written.
 */
import type { ChangedCell } from '../../db/changes.ts'
import type { Db, Trx } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { formulasOf, indicatorsById } from '../../db/indicators.ts'
import type { KnownFigure, NewObservation } from '../../db/observations.ts'
import { figuresKnown, setObservations } from '../../db/observations.ts'
import type { FormulaValue, Id, Instant, ObservationFlag, Period, Plan } from '../../db/schema.ts'
import { periodsBetween, spanOf } from '../basics/calendar.ts'
import { exactOrNull, text } from '../basics/decimal.ts'
import { inMakingOrder, makeFigure, partsOf } from '../measures/formula.ts'
import type { Formula } from '../measures/formula.ts'
import type { ValueFact } from '../measures/measure.ts'
import { figuresIn } from '../rules/periods.ts'
import { placeOf } from '../sheets/index.ts'
import { flagColumn } from '../live.ts'

/** Periods of figures that were written, by indicator. */
export type WrittenPeriods = ReadonlyMap<Id, ReadonlySet<Period>>

export interface MadeFigures {
  /** Indicators made from what was written, whether or not a figure of theirs came out differently: what they lack may be another now. */
  readonly indicators: readonly IndicatorRow[]
  readonly changes: readonly ChangedCell[]
  /** What was written and made, for what leans on it. */
  readonly written: WrittenPeriods
}

const nothingMade = (written: WrittenPeriods): MadeFigures => ({ indicators: [], changes: [], written })

/** Formulas of a plan, by indicator. */
export const formulasIn = async (db: Db, planId: Id): Promise<ReadonlyMap<Id, Formula>> =>
  new Map((await formulasOf(db, planId)).map(({ id, formula }) => [id, JSON.parse(formula) as FormulaValue]))

/** Own periods that a part's period touches; of a growth also the same ones a year later. */
const touchedPeriods = (row: IndicatorRow, { growth }: Formula, period: Period, plan: Plan): readonly Period[] => {
  const { from, to } = spanOf(period)
  const later = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
  const spans = growth ? [[from, to] as const, [later(from), later(to)] as const] : [[from, to] as const]
  return spans
    .flatMap(([first, last]) => periodsBetween(first, last, row.frequency))
    .filter((each) => each.to >= plan.startsOn && each.from <= plan.endsOn)
    .map((each) => each.text)
}

const factOf = ({ period, value, flag }: KnownFigure): ValueFact => ({
  period: spanOf(period),
  value: exactOrNull(value),
  applicable: value !== '-',
  flag,
  verdict: null,
  counts: null,
})

type Figures = ReadonlyMap<Id, ReadonlyMap<Period, KnownFigure>>

const figuresBy = async (trx: Trx, ids: readonly Id[], at: Instant): Promise<Figures> =>
  new Map([...(await figuresKnown(trx, ids, at))].map(([id, own]) => [id, new Map(own.map((figure) => [figure.period, figure]))]))

/** What a period's figure comes to: its text and how firm it is; `null` where it cannot be made. */
const madeIn = (row: IndicatorRow, formula: Formula, period: Period, figures: Figures): { readonly value: string; readonly flag: ObservationFlag } | null => {
  const made = makeFigure(formula, spanOf(period), (indicator, asked) =>
    figuresIn(asked, row.basis, (filed) => {
      const figure = figures.get(indicator)?.get(filed)
      return figure ? factOf(figure) : null
    }),
  )
  if (made.made === 'value') return { value: text(made.value), flag: made.flag }
  return made.made === 'not_applicable' ? { value: '-', flag: 'final' } : null
}

const newFigure = (row: IndicatorRow, period: Period, made: { readonly value: string; readonly flag: ObservationFlag } | null): NewObservation => ({
  indicatorId: row.id,
  period,
  value: made?.value ?? null,
  typed: '',
  flag: made?.flag ?? 'verified',
  state: 'approved',
  counts: null,
  verdict: null,
  note: null,
})

const changesOf = (cell: NewObservation, before: KnownFigure | undefined): readonly ChangedCell[] => {
  const place = placeOf({ sheet: 'observations', indicator: cell.indicatorId, period: cell.period })
  const value = { ...place, before: before?.value ?? null, after: cell.value }
  if (cell.value === null || cell.flag === (before?.flag ?? 'verified')) return [value]
  return [value, { ...place, column: flagColumn(place.column), before: before?.flag ?? null, after: cell.flag }]
}

/**
 * Makes again what leans on figures that were written in this transaction.
 *
 * @param at   moment from which the new figures are known.
 * @param only indicators whose formula is new: all their periods are made.
 */
export const makeFigures = async (trx: Trx, plan: Plan, written: WrittenPeriods, at: Instant, only: readonly Id[] = []): Promise<MadeFigures> => {
  const formulas = await formulasIn(trx, plan.id)
  if (formulas.size === 0) return nothingMade(written)
  const order = inMakingOrder(formulas)
  if (order === null) throw new Error(`figures of plan ${plan.code} are made in a circle`)
  const changed = new Map([...written].map(([id, periods]) => [id, new Set(periods)]))
  const leaning = order.filter((id) => {
    const leans = only.includes(id) || partsOf(formulas.get(id) as Formula).some((part) => changed.has(part))
    if (leans && !changed.has(id)) changed.set(id, new Set())
    return leans
  })
  if (leaning.length === 0) return nothingMade(written)
  const rows = new Map((await indicatorsById(trx, leaning)).map((row) => [row.id, row]))
  const changes: ChangedCell[] = []
  for (const id of leaning) {
    const row = rows.get(id)
    const formula = formulas.get(id) as Formula
    if (!row || row.archivedAt !== null) continue
    const parts = partsOf(formula)
    const figures = await figuresBy(trx, [...parts, id], at)
    const periods = new Set(
      parts.flatMap((part) => {
        const touched = only.includes(id) ? [...(figures.get(part)?.keys() ?? [])] : [...(changed.get(part) ?? [])]
        return touched.flatMap((period) => touchedPeriods(row, formula, period, plan))
      }),
    )
    if (only.includes(id)) for (const period of figures.get(id)?.keys() ?? []) periods.add(period)
    const cells = [...periods].flatMap((period): readonly NewObservation[] => {
      const before = figures.get(id)?.get(period)
      const made = madeIn(row, formula, period, figures)
      const isSame = made === null ? before === undefined : before?.value === made.value && before.flag === made.flag
      return isSame ? [] : [newFigure(row, period, made)]
    })
    await setObservations(trx, { planId: plan.id, personId: null, at }, cells)
    for (const cell of cells) {
      changed.get(id)?.add(cell.period)
      changes.push(...changesOf(cell, figures.get(id)?.get(cell.period)))
    }
  }
  return { indicators: leaning.flatMap((id) => rows.get(id) ?? []), changes, written: changed }
}

/** The periods of written figures, by indicator. */
export const writtenPeriods = (cells: readonly { readonly indicatorId: Id; readonly period: Period }[]): WrittenPeriods => {
  const found = new Map<Id, Set<Period>>()
  for (const { indicatorId, period } of cells) {
    const periods = found.get(indicatorId) ?? new Set()
    found.set(indicatorId, periods.add(period))
  }
  return found
}
