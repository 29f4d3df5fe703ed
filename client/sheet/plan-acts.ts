/** What is done to whole rows of the plan's own sheets: adding, duplicating, moving, archiving, bringing back, and one value into many. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { Id } from '../../server/wire/rows.ts'
import { newId } from '../edits/ids.ts'
import { rowOf } from '../edits/commands.ts'
import type { Command, CommandCell } from '../edits/commands.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { UndoStack } from '../edits/undo.ts'
import type { Book } from './book.ts'
import type { RowActs } from './plan-rows.ts'
import { cellOf, completed, isRowCell, sortsBetween } from './plan-rows.ts'
import type { PlanSheet } from './plan-table.ts'
import { isBlank } from './plan-table.ts'
import type { Selection } from './selection.ts'
import type { Writer } from './write.ts'

interface Around {
  readonly book: () => Book
  readonly selection: Selection
  readonly writer: () => Writer
  readonly queue: Queue
  readonly stack: UndoStack
  readonly isSorted: () => boolean
  readonly say: (message: string) => void
  /** Shows a row once it is there. */
  readonly await: (id: Id) => void
}

const cellsFor = (sheet: PlanSheet, id: Id, values: Readonly<Record<string, string | null>>): readonly CommandCell[] =>
  Object.entries(values).flatMap(([column, text]) => {
    const address = text === null ? null : cellOf(sheet.view.sheet, id, column)
    return address === null || text === null ? [] : [{ address, was: null, text, before: '' }]
  })

/** Queue and way back of a sheet in which text in a blank row adds it. Of other sheets they are what they were. */
export const withNewRows = (queue: Queue, stack: UndoStack, book: () => Book): { readonly queue: Queue; readonly stack: UndoStack } => {
  const complete = (command: Command) =>
    completed(command, (id) => {
      const { own, table } = book()
      if (!own || !isBlank(table, own, id) || table.valueOf(cellOf(own.view.sheet, id, 'row') as CellAddress) !== null) return null
      const place = (table.placeOf(id) ?? 0) - own.view.id.length
      const last = Math.max(0, ...own.view.sort)
      return cellsFor(own, id, { row: 'present', sort: String(last + 1000 * (place + 1)) })
    })
  const isRequired = (address: CellAddress): boolean =>
    'column' in address && book().own?.view.columns.find(({ id }) => id === address.column)?.required === true
  return {
    queue: {
      ...queue,
      put(command) {
        const { sent } = complete(command)
        for (const { address } of sent.cells) if (isRowCell(address)) book().own?.blanks.use(rowOf(address))
        queue.put(sent)
      },
    },
    stack: {
      ...stack,
      push(command) {
        const { remembered } = complete(command)
        // What must not be empty has no way back to that: with its row it goes, as it came.
        const cells = remembered.cells.filter(({ address, before }) => before !== '' || !isRequired(address))
        if (cells.length > 0) stack.push({ ...remembered, cells })
      },
    },
  }
}

export const createRowActs = (around: Around): RowActs => {
  const { book, selection, writer, queue, stack, isSorted, say } = around

  const rows = (): readonly number[] => {
    const { own } = book()
    const { top, bottom, left } = selection.block()
    if (!own) return []
    return Array.from({ length: bottom - top + 1 }, (_, n) => selection.cellAt({ row: top + n, column: left })?.place ?? -1).filter(
      (place) => place >= 0 && place < own.view.id.length,
    )
  }
  const perform = (label: string, cells: readonly CommandCell[], remembered: readonly CommandCell[] = cells): void => {
    if (cells.length === 0) return
    stack.push({ label, cells: remembered })
    queue.put({ label, cells })
  }
  /** Places of the rows that stand beside one, in their order. */
  const beside = ({ view }: PlanSheet, parent: Id | null): readonly number[] =>
    view.id.flatMap((_, place) => ((view.parent[place] ?? null) === parent ? [place] : []))
  const change = (sheet: PlanSheet, place: number, column: string, text: string): readonly CommandCell[] => {
    const address = cellOf(sheet.view.sheet, sheet.view.id[place] ?? '', column)
    if (!address) return []
    const { value, text: before } = book().cells.present(address)
    return [{ address, was: value, text, before }]
  }
  /** Numbers for new rows below one, and what has to move for them. */
  const roomBelow = (
    sheet: PlanSheet,
    place: number | null,
    count: number,
  ): { readonly sorts: readonly number[]; readonly moves: readonly CommandCell[]; readonly parent: Id | null } => {
    const parent = place === null ? null : (sheet.view.parent[place] ?? null)
    const siblings = beside(sheet, parent)
    const at = place === null ? siblings.length : siblings.indexOf(place) + 1
    const { placed, moved } = sortsBetween(
      siblings.map((one) => sheet.view.sort[one] ?? 0),
      at,
      count,
    )
    return { sorts: placed, moves: [...moved].flatMap(([one, sort]) => change(sheet, siblings[one] ?? -1, 'sort', String(sort))), parent }
  }
  const added = (sheet: PlanSheet, below: number | null, contents: readonly Readonly<Record<string, string | null>>[], label: string): void => {
    const { sorts, moves, parent } = roomBelow(sheet, below, contents.length)
    const own = contents.map((values, n) => cellsFor(sheet, newId(), { row: 'present', sort: String(sorts[n]), parentId: parent, ...values }))
    const cells = own.flat()
    perform(label, [...moves, ...cells], [...moves, ...cells.filter(({ address }) => isRowCell(address))])
    const [first] = own[0] ?? []
    if (first) around.await(rowOf(first.address))
  }
  const withOwn = (act: (sheet: PlanSheet, places: readonly number[]) => void): void => {
    const { own } = book()
    if (own && own.view.sheet !== 'years') act(own, rows())
  }
  const ofRows = (act: (sheet: PlanSheet, places: readonly number[]) => void): void =>
    withOwn((sheet, places) => (places.length === 0 ? say(sheet.texts.noRows) : act(sheet, places)))

  return {
    add: () => withOwn((sheet, places) => added(sheet, places.at(-1) ?? null, [{}], sheet.texts.add)),
    duplicate: () =>
      ofRows((sheet, places) => {
        const columns = sheet.view.columns.filter(({ shownOnly, year, id }) => !shownOnly && year === null && id !== 'number' && id !== 'parentId')
        const nameColumn = columns.find(({ id }) => id === 'title' || id === 'name')?.id
        const contents = places.map((place) =>
          Object.fromEntries(
            columns.map(({ id }) => {
              const address = cellOf(sheet.view.sheet, sheet.view.id[place] ?? '', id)
              const value = address && book().table.valueOf(address)
              return [id, value !== null && id === nameColumn ? sheet.texts.copyOf(value) : value === '' ? null : value]
            }),
          ),
        )
        added(sheet, places.at(-1) ?? null, contents, sheet.texts.duplicate)
      }),
    move: (step) =>
      ofRows((sheet, places) => {
        if (isSorted()) {
          say(sheet.texts.sorted)
          return
        }
        const parent = sheet.view.parent[places[0] ?? -1] ?? null
        const siblings = beside(sheet, parent)
        const moving = siblings.filter((place) => places.includes(place))
        const others = siblings.filter((place) => !places.includes(place))
        const at = siblings.indexOf(moving[0] ?? -1) + step
        if (at < 0 || at > others.length) return
        const sortOf = (place: number): number => sheet.view.sort[place] ?? 0
        const { placed, moved } = sortsBetween(others.map(sortOf), at, moving.length)
        perform(sheet.texts.move, [
          ...moving.flatMap((place, n) => change(sheet, place, 'sort', String(placed[n]))),
          ...[...moved].flatMap(([one, sort]) => change(sheet, others[one] ?? -1, 'sort', String(sort))),
        ])
        around.await(sheet.view.id[moving[0] ?? -1] ?? '')
      }),
    archive: () =>
      ofRows((sheet, places) =>
        perform(
          sheet.texts.archive,
          places.flatMap((place) => change(sheet, place, 'row', 'archived')),
        ),
      ),
    restore: (id) =>
      withOwn((sheet) => {
        const address = cellOf(sheet.view.sheet, id, 'row')
        if (address) perform(sheet.texts.restore, [{ address, was: 'archived', text: 'present', before: 'archived' }])
        around.await(id)
      }),
    setAll(column, text) {
      const { own, field } = book()
      const into = field(column)
      if (!own || !into) return
      writer().write(
        own.texts.bulk,
        rows().map((place) => ({ place, field: into, text })),
      )
    },
    selected: () => rows().length,
  }
}
