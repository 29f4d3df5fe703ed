/** Rows of the plan's own sheets: blank ones at the end that become rows once something stands in them, and where rows stand among each other. Pure. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'
import type { Id } from '../../server/wire/rows.ts'
import { rowOf } from '../edits/commands.ts'
import type { Command, CommandCell } from '../edits/commands.ts'

type RowSheet = Exclude<PlanSheetName, 'years'>

/** A cell of the row itself; `null` in the sheet of years, whose rows are edited elsewhere. */
export const cellOf = (sheet: PlanSheetName, id: Id, column: string): CellAddress | null => {
  // The server says which columns there are.
  const makers: Readonly<Record<RowSheet, () => CellAddress>> = {
    indicators: () => ({ sheet: 'indicators', indicator: id, column: column as 'row' }),
    tasks: () => ({ sheet: 'tasks', task: id, column: column as 'row' }),
    departments: () => ({ sheet: 'departments', department: id, column: column as 'row' }),
  }
  return sheet === 'years' ? null : makers[sheet]()
}

/** The sheet of the plan that a cell is edited in; `null` for a figure. */
export const sheetOf = (cell: CellAddress): PlanSheetName | null => ('year' in cell ? 'years' : 'period' in cell ? null : cell.sheet)

/** Whether a cell says that its row is there, where it stands or under what: then the rows are read anew. */
export const isStructural = (cell: CellAddress): boolean => 'column' in cell && ['row', 'sort', 'parentId'].includes(cell.column)

export const isRowCell = (cell: CellAddress): boolean => 'column' in cell && cell.column === 'row'

/** What can be done to whole rows. */
export interface RowActs {
  /** A new row below the active one, or at the end. */
  readonly add: () => void
  readonly duplicate: () => void
  /** The selected rows one place up (−1) or down (1) among those beside them. */
  readonly move: (step: 1 | -1) => void
  readonly archive: () => void
  readonly restore: (id: Id) => void
  /** One text into a column of all selected rows. */
  readonly setAll: (column: string, text: string) => void
  /** How many rows are selected that are there. */
  readonly selected: () => number
}

/** Blank rows at the end of a sheet. Their ids are made here and stay until the server has them. */
export interface Blanks {
  /** Ids that the sheet has not, and one more. */
  readonly beside: (known: ReadonlySet<Id>) => readonly Id[]
  readonly grow: (rows: number) => void
  /** Something stands in it now. */
  readonly use: (id: Id) => void
}

export const createBlanks = (newId: () => Id): Blanks => {
  let ids: readonly Id[] = []
  let more = 0
  const used = new Set<Id>()
  return {
    beside(known) {
      const waiting = ids.filter((id) => !known.has(id))
      const free = waiting.filter((id) => !used.has(id)).length
      const lacking = Math.max(0, 1 + more - free)
      ids = [...waiting, ...Array.from({ length: lacking }, newId)]
      return ids
    },
    grow(rows) {
      more = rows
    },
    use(id) {
      used.add(id)
      more = 0
    },
  }
}

const apart = 1000

/**
 * Numbers that put some rows between two others. Where there is no room, the rows that follow move on.
 *
 * @param sorts of the rows in their order, those to be placed left out.
 * @param at    place before which they go; the length of `sorts` for the end.
 * @returns numbers of the placed rows, and new ones of rows of `sorts` by their place.
 */
export const sortsBetween = (
  sorts: readonly number[],
  at: number,
  count: number,
): { readonly placed: readonly number[]; readonly moved: ReadonlyMap<number, number> } => {
  const before = sorts[at - 1]
  const after = sorts[at]
  const from = before ?? (after === undefined ? 0 : after - apart * (count + 1))
  const moved = new Map<number, number>()
  if (after === undefined) return { placed: Array.from({ length: count }, (_, n) => from + apart * (n + 1)), moved }
  const step = Math.floor((after - from) / (count + 1))
  if (step >= 1) return { placed: Array.from({ length: count }, (_, n) => from + step * (n + 1)), moved }
  const placed = Array.from({ length: count }, (_, n) => from + n + 1)
  let last = from + count
  for (let place = at; place < sorts.length && (sorts[place] as number) <= last; place += 1) {
    last += 1
    moved.set(place, last)
  }
  return { placed, moved }
}

/** What a command comes to where it writes into blank rows: they are added with it, and taking it back takes the whole row back. */
export interface Completed {
  readonly sent: Command
  readonly remembered: Command
}

/** @param begin cells that add a blank row; `null` for a row that is there. */
export const completed = (command: Command, begin: (id: Id) => readonly CommandCell[] | null): Completed => {
  const begun = new Map<Id, readonly CommandCell[] | null>()
  for (const { address, text } of command.cells) {
    const id = rowOf(address)
    if (text !== '' && !begun.has(id)) begun.set(id, begin(id))
  }
  const added = [...begun.values()].flatMap((cells) => cells ?? [])
  if (added.length === 0) return { sent: command, remembered: command }
  const isNew = ({ address }: CommandCell): boolean => begun.get(rowOf(address)) != null
  const given = new Set(command.cells.map(({ address }) => `${rowOf(address)} ${'column' in address ? address.column : ''}`))
  const lacking = added.filter(({ address }) => !given.has(`${rowOf(address)} ${'column' in address ? address.column : ''}`))
  return {
    sent: {
      ...command,
      cells: [...lacking.filter(({ address }) => isRowCell(address)), ...command.cells, ...lacking.filter(({ address }) => !isRowCell(address))],
    },
    remembered: { ...command, cells: [...added.filter(({ address }) => isRowCell(address)), ...command.cells.filter((cell) => !isNew(cell))] },
  }
}
