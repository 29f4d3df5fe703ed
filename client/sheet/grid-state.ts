/** Layouts as AG Grid's state and back. A layout tells only what is other than the columns begin with, so that a column of a later release shows as it should. */
import type { ColDef, ColGroupDef, GridState } from 'ag-grid-community'
import type { Columns } from './columns.ts'
import type { Layout } from './layout.ts'
import { fitting } from './layout.ts'
import type { Row } from './table.ts'

/** How the columns begin. */
export interface Beginning {
  /** In their order. */
  readonly ids: ReadonlySet<string>
  readonly widths: ReadonlyMap<string, number>
  readonly hidden: ReadonlySet<string>
  readonly frozen: readonly string[]
  /** What stays in sight whatever is frozen, and is no column to the person. */
  readonly always: readonly string[]
  /** Groups that fold, and whether they begin open. */
  readonly groups: ReadonlyMap<string, boolean>
}

const isGroup = (column: ColDef<Row> | ColGroupDef<Row>): column is ColGroupDef<Row> => 'children' in column

export const beginningOf = (columns: Columns): Beginning => {
  const [ids, widths, hidden, groups] = [new Set<string>(), new Map<string, number>(), new Set<string>(), new Map<string, boolean>()]
  const [frozen, always]: [string[], string[]] = [[], []]
  const walk = (column: ColDef<Row> | ColGroupDef<Row>): void => {
    if (isGroup(column)) {
      const folds = column.children.some(({ columnGroupShow }) => columnGroupShow !== undefined)
      if (folds && column.groupId !== undefined) groups.set(column.groupId, column.openByDefault === true)
      for (const child of column.children) walk(child)
      return
    }
    const id = column.colId ?? ''
    if (column.pinned === 'left') {
      always.push(id)
      return
    }
    ids.add(id)
    if (column.initialWidth !== undefined) widths.set(id, column.initialWidth)
    if (column.initialHide === true) hidden.add(id)
    if (column.initialPinned === 'left') frozen.push(id)
  }
  for (const column of columns) walk(column)
  return { ids, widths, hidden, frozen, always, groups }
}

export const stateOf = (layout: Layout, { ids, hidden, frozen, always }: Beginning): GridState => {
  const { widths, order, sort, hidden: others, shown, frozen: wanted } = fitting(layout, ids)
  const hiddenNow = new Set([...hidden, ...others])
  for (const id of shown) hiddenNow.delete(id)
  return {
    partialColumnState: true,
    ...(widths.length > 0 ? { columnSizing: { columnSizingModel: [...widths] } } : {}),
    ...(order.length > 0 ? { columnOrder: { orderedColIds: [...always, ...order] } } : {}),
    columnVisibility: { hiddenColIds: [...hiddenNow] },
    columnPinning: { leftColIds: [...always, ...(wanted ?? frozen)], rightColIds: [] },
    sort: { sortModel: [...sort] },
  }
}

/** Open and folded groups: as the layout has them, else as they begin. */
export const groupsAsIn = ({ groups: changed }: Layout, { groups }: Beginning): { groupId: string; open: boolean }[] => {
  const found = new Map(changed.map(({ groupId, open }) => [groupId, open]))
  return [...groups].map(([groupId, open]) => ({ groupId, open: found.get(groupId) ?? open }))
}

export const layoutOf = (state: GridState, { ids, widths, hidden, frozen, always, groups }: Beginning): Layout => {
  const hiddenNow = new Set(state.columnVisibility?.hiddenColIds)
  const isOurs = (id: string): boolean => !always.includes(id)
  const frozenNow = (state.columnPinning?.leftColIds ?? []).filter(isOurs)
  const openNow = new Set(state.columnGroup?.openColumnGroupIds)
  const order = (state.columnOrder?.orderedColIds ?? []).filter(isOurs)
  const inOrder = [...ids]
  return {
    widths: (state.columnSizing?.columnSizingModel ?? []).flatMap(({ colId, width }) =>
      width === undefined || !isOurs(colId) || width === widths.get(colId) ? [] : [{ colId, width }],
    ),
    order: order.every((id, place) => id === inOrder[place]) ? [] : order,
    hidden: [...hiddenNow].filter((id) => ids.has(id) && !hidden.has(id)),
    shown: [...hidden].filter((id) => !hiddenNow.has(id)),
    frozen: frozenNow.length === frozen.length && frozenNow.every((id) => frozen.includes(id)) ? null : frozenNow,
    sort: (state.sort?.sortModel ?? []).map(({ colId, sort }) => ({ colId, sort })),
    groups: [...groups].flatMap(([groupId, open]) => (openNow.has(groupId) === open ? [] : [{ groupId, open: !open }])),
  }
}
