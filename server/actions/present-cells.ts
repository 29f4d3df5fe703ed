/** What cells hold at the moment, whatever sheet they belong to; and how a checked edit is written over it. */
import { setCell } from '../../db/cells.ts'
import type { Trx } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { observationsAt, setObservations } from '../../db/observations.ts'
import type { Id, Instant, ObservationFlag, ObservationState, Operator } from '../../db/schema.ts'
import { setYearTarget, targetsOf } from '../../db/targets.ts'
import type { Checked } from '../sheets/sheet.ts'
import type { CellAddress } from '../wire.ts'

export interface PresentCell {
  readonly value: string | null
  /** Of a figure. */
  readonly flag: ObservationFlag | null
  readonly since: Instant | null
}

const empty: PresentCell = { value: null, flag: null, since: null }

/** Sheet, row and column of a cell as the `change` rows name it. */
export const placeOf = (cell: CellAddress): { readonly sheet: string; readonly rowId: Id; readonly column: string } => {
  switch (cell.sheet) {
    case 'observations':
      return { sheet: cell.sheet, rowId: cell.indicator, column: cell.period }
    case 'indicators':
      return { sheet: cell.sheet, rowId: cell.indicator, column: cell.column }
    case 'targets':
      return { sheet: cell.sheet, rowId: cell.indicator, column: String(cell.year) }
    default:
      return cell satisfies never
  }
}

/** One text for each cell. */
export const keyOf = (cell: CellAddress): string => {
  const { sheet, rowId, column } = placeOf(cell)
  return `${sheet} ${rowId} ${column}`
}

/** Present content of cells by key. Read in the transaction that writes, after it took the plan's lock. */
export const presentCells = async (
  trx: Trx,
  cells: readonly CellAddress[],
  indicators: ReadonlyMap<Id, IndicatorRow>,
): Promise<(cell: CellAddress) => PresentCell> => {
  const found = new Map<string, PresentCell>()
  const figures = cells.filter((cell) => cell.sheet === 'observations')
  if (figures.length > 0) {
    const rows = await observationsAt(
      trx,
      figures.map(({ indicator, period }) => ({ indicatorId: indicator, period })),
    )
    for (const { indicatorId, period, value, flag, knownFrom } of rows)
      found.set(keyOf({ sheet: 'observations', indicator: indicatorId, period }), { value, flag, since: knownFrom })
  }
  const asked = [...new Set(cells.filter(({ sheet }) => sheet === 'targets').map(({ indicator }) => indicator))]
  if (asked.length > 0)
    // Versions come oldest first; the newest is what the sheet shows.
    for (const { indicatorId, kind, dueOn, value, createdAt } of await targetsOf(trx, asked))
      if (kind === 'year')
        found.set(keyOf({ sheet: 'targets', indicator: indicatorId, year: Number(dueOn.slice(0, 4)) }), { value, flag: null, since: createdAt })
  return (cell) =>
    cell.sheet === 'indicators' ? { ...empty, value: indicators.get(cell.indicator)?.[cell.column] ?? null } : (found.get(keyOf(cell)) ?? empty)
}

export interface Written {
  readonly checked: Checked
  readonly was: string | null
}

interface By {
  readonly planId: Id
  readonly personId: Id | null
  readonly at: Instant
  readonly state: ObservationState
}

/** A year target says the same as the indicator's final one, unless that is no comparison. */
const operatorOf = (finals: readonly Operator[]): Operator => finals.find((operator) => operator !== 'range' && operator !== '~') ?? '>='

/** Writes checked edits, each cell once. The caller has compared what the cells hold. */
export const writeCells = async (trx: Trx, by: By, edits: readonly Written[]): Promise<void> => {
  const figures = edits.flatMap(({ checked }) =>
    checked.sheet === 'observations'
      ? [
          {
            indicatorId: checked.indicator,
            period: checked.period,
            value: checked.value,
            typed: checked.typed,
            flag: checked.flag,
            state: by.state,
            verdict: checked.verdict === null ? null : JSON.stringify(checked.verdict),
            note: null,
          },
        ]
      : [],
  )
  await setObservations(trx, by, figures)
  for (const { checked, was } of edits) {
    if (checked.sheet === 'indicators') {
      const { indicator: id, column, value } = checked
      // oxlint-disable-next-line no-await-in-loop -- one statement after the other in one transaction
      await mustBeSeen(setCell(trx, { table: 'indicator', id, column, was, value }))
    } else if (checked.sheet === 'targets') {
      const { indicator: indicatorId, year, value } = checked
      // oxlint-disable-next-line no-await-in-loop
      const finals = (await targetsOf(trx, [indicatorId])).filter(({ kind }) => kind === 'final').map(({ operator }) => operator)
      // oxlint-disable-next-line no-await-in-loop
      await mustBeSeen(setYearTarget(trx, { indicatorId, year, was, value, operator: operatorOf(finals) }, by.at))
    }
  }
}

/** Under the plan's lock a cell cannot change between the look and the write. */
const mustBeSeen = async (written: Promise<boolean>): Promise<void> => {
  if (!(await written)) throw new Error('a cell changed under the lock of its plan')
}
