/** Where the cells of each sheet are kept: what they hold now, and how checked edits are written over it. One store a sheet. */
import { setCell } from '../../db/cells.ts'
import type { Trx } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { PeriodCell } from '../../db/observations.ts'
import { observationsAt, setObservations } from '../../db/observations.ts'
import type { DateText, Id, Instant, ObservationFlag, ObservationState, Operator } from '../../db/schema.ts'
import { setYearTarget, targetsOf } from '../../db/targets.ts'
import { keyOf, sheets } from '../sheets/index.ts'
import type { AddressOf, CellAddress, Checked, SheetKind } from '../sheets/sheet.ts'

export interface PresentCell {
  readonly value: string | null
  /** Of a figure. */
  readonly flag: ObservationFlag | null
  readonly since: Instant | null
  /** What a document has approved is changed by another document, not by typing. */
  readonly approved?: boolean
}

const empty: PresentCell = { value: null, flag: null, since: null }

type CheckedOf<S extends SheetKind> = Extract<Checked, { sheet: S }>

/** An edit that is to be written over what its writer saw. */
export interface Written<S extends SheetKind = SheetKind> {
  readonly checked: CheckedOf<S>
  readonly was: string | null
}

interface By {
  readonly planId: Id
  readonly personId: Id | null
  readonly at: Instant
  /** The day it is in the plan's zone. */
  readonly today: DateText
  readonly state: ObservationState
}

type Indicators = ReadonlyMap<Id, IndicatorRow>
type Held = readonly (readonly [cell: CellAddress, PresentCell])[]

interface CellStore<S extends SheetKind> {
  /** Its cells are columns of the indicator's own row: what was read of the row is old once they are written. */
  readonly inRow: boolean
  /** Cells that hold something; others may be among them. */
  readonly present: (trx: Trx, cells: readonly AddressOf<S>[], indicators: Indicators) => Promise<Held>
  /** The figures among its cells, from which others are made. */
  readonly figures: (edits: readonly Written<S>[]) => readonly PeriodCell[]
  /** Each cell once; the caller has compared what they hold. */
  readonly write: (trx: Trx, by: By, edits: readonly Written<S>[]) => Promise<void>
}

/** Under the plan's lock a cell cannot change between the look and the write. */
const mustBeSeen = async (written: Promise<boolean>): Promise<void> => {
  if (!(await written)) throw new Error('a cell changed under the lock of its plan')
}

const observations: CellStore<'observations'> = {
  inRow: false,
  figures: (edits) => edits.map(({ checked: { indicator, period } }) => ({ indicatorId: indicator, period })),
  present: async (trx, cells) => {
    const rows = await observationsAt(
      trx,
      cells.map(({ indicator, period }) => ({ indicatorId: indicator, period })),
    )
    return rows.map(({ indicatorId, period, value, flag, knownFrom }) => [sheets.observations.address(indicatorId, period), { value, flag, since: knownFrom }])
  },
  write: (trx, by, edits) =>
    setObservations(
      trx,
      by,
      edits.map(({ checked: { indicator, period, value, typed, flag, verdict } }) => ({
        indicatorId: indicator,
        period,
        value,
        typed,
        flag,
        state: by.state,
        counts: null,
        verdict: verdict === null ? null : JSON.stringify(verdict),
        note: null,
      })),
    ),
}

const indicators: CellStore<'indicators'> = {
  inRow: true,
  figures: () => [],
  present: (_, cells, rows) => Promise.resolve(cells.map((cell) => [cell, { ...empty, value: rows.get(cell.indicator)?.[cell.column] ?? null }])),
  write: async (trx, _, edits) => {
    for (const { checked, was } of edits) {
      const { indicator: id, column, value } = checked
      await mustBeSeen(setCell(trx, { table: 'indicator', id, column, was, value }))
    }
  },
}

/** A year's target says the same as the indicator's final one, unless that is no comparison. */
const operatorOf = (finals: readonly Operator[]): Operator => finals.find((operator) => operator !== 'range' && operator !== '~') ?? '>='

const targets: CellStore<'targets'> = {
  inRow: false,
  figures: () => [],
  present: async (trx, cells) => {
    const rows = await targetsOf(trx, [...new Set(cells.map(({ indicator }) => indicator))])
    // Versions come oldest first; the newest is what the sheet shows.
    return rows
      .filter(({ kind }) => kind === 'year')
      .map(({ indicatorId, dueOn, value, createdAt, approvedOn, approvalDocument }) => [
        sheets.targets.address(indicatorId, dueOn.slice(0, 4)),
        { value, flag: null, since: createdAt, approved: approvedOn !== null && approvalDocument !== null },
      ])
  },
  write: async (trx, { at, today }, edits) => {
    const rows = await targetsOf(
      trx,
      edits.map(({ checked }) => checked.indicator),
    )
    for (const { checked, was } of edits) {
      const { indicator: indicatorId, year, value } = checked
      const operator = operatorOf(rows.filter((row) => row.indicatorId === indicatorId && row.kind === 'final').map((row) => row.operator))
      await mustBeSeen(setYearTarget(trx, { indicatorId, year, was, value, operator, today }, at))
    }
  },
}

const stores: { readonly [S in SheetKind]: CellStore<S> } = { observations, indicators, targets }
const storeOf = <S extends SheetKind>(kind: S): CellStore<S> => stores[kind]

const bySheet = <Item>(items: readonly Item[], sheetOf: (item: Item) => SheetKind): readonly (readonly [SheetKind, readonly Item[]])[] => [
  ...Map.groupBy(items, sheetOf),
]

/** What cells hold at the moment. Read in the transaction that writes, after it took the plan's lock. */
export const presentCells = async (trx: Trx, cells: readonly CellAddress[], rows: Indicators): Promise<(cell: CellAddress) => PresentCell> => {
  const found = new Map<string, PresentCell>()
  for (const [sheet, own] of bySheet(cells, (cell) => cell.sheet)) {
    for (const [cell, present] of await storeOf(sheet).present(trx, own, rows)) found.set(keyOf(cell), present)
  }
  return (cell) => found.get(keyOf(cell)) ?? empty
}

/** What was written beside the cells themselves. */
export interface Writing {
  /** Indicators whose own row is another now. */
  readonly rows: readonly Id[]
  /** Figures from which others may be made. */
  readonly figures: readonly PeriodCell[]
}

/** Writes checked edits, each cell once. The caller has compared what the cells hold. */
export const writeCells = async (trx: Trx, by: By, edits: readonly Written[]): Promise<Writing> => {
  const rows: Id[] = []
  const figures: PeriodCell[] = []
  for (const [sheet, own] of bySheet(edits, ({ checked }) => checked.sheet)) {
    const store = storeOf(sheet)
    await store.write(trx, by, own)
    figures.push(...store.figures(own))
    if (store.inRow) rows.push(...own.map(({ checked }) => checked.indicator))
  }
  return { rows, figures }
}
