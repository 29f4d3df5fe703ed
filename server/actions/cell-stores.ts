/** Where the cells of each sheet are kept: what they hold now, and how checked edits are written over it. One store a sheet. */
import type { Trx } from '../../db/connect.ts'
import type { PeriodCell } from '../../db/observations.ts'
import { observationsAt, setObservations } from '../../db/observations.ts'
import type { Id, Operator } from '../../db/schema.ts'
import { setYearTarget, targetsOf } from '../../db/targets.ts'
import { keyOf, rowIdOf, sheets } from '../sheets/index.ts'
import type { CellAddress, SheetKind } from '../sheets/sheet.ts'
import type { By, CellStore, PresentCell, Written } from './cell-store.ts'
import { nothingHeld } from './cell-store.ts'
import type { EditedRows } from './edited-rows.ts'
import { departments, indicators, tasks } from './plan-stores.ts'

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

const stores: { readonly [S in SheetKind]: CellStore<S> } = { observations, indicators, targets, tasks, departments }
const storeOf = <S extends SheetKind>(kind: S): CellStore<S> => stores[kind]

const bySheet = <Item>(items: readonly Item[], sheetOf: (item: Item) => SheetKind): readonly (readonly [SheetKind, readonly Item[]])[] => [
  ...Map.groupBy(items, sheetOf),
]

/** What cells hold at the moment. Read in the transaction that writes, after it took the plan's lock. */
export const presentCells = async (trx: Trx, cells: readonly CellAddress[], rows: EditedRows): Promise<(cell: CellAddress) => PresentCell> => {
  const found = new Map<string, PresentCell>()
  for (const [sheet, own] of bySheet(cells, (cell) => cell.sheet)) {
    for (const [cell, present] of await storeOf(sheet).present(trx, own, rows)) found.set(keyOf(cell), present)
  }
  return (cell) => found.get(keyOf(cell)) ?? nothingHeld
}

/** What was written beside the cells themselves. */
export interface Writing {
  /** Rows that are others now. */
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
    if (store.inRow) rows.push(...own.map(({ checked }) => rowIdOf(checked)))
  }
  return { rows, figures }
}
