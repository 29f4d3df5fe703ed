/**
 * The door to AG Grid: rows, columns, scrolling, sorting, filters and layout. It draws; active cell, keys, editor and clipboard
 * are our own, so its cell focus and its editors stay off. Class names of its elements are its inner matter and stand only here,
 * in `grid-scroll.ts` and in `sheet.css`; the browser test notices when they change.
 */
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  ExternalFilterModule,
  GridStateModule,
  HighlightChangesModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  TooltipModule,
  createGrid as createAgGrid,
  themeQuartz,
} from 'ag-grid-community'
import type { GridApi, IRowNode, Module } from 'ag-grid-community'
import { GroupRow } from '../cells/group.ts'
import { rowNumberId } from './columns.ts'
import type { Band } from './geometry.ts'
import { createGeometry } from './geometry.ts'
import { gridLook } from './grid-look.ts'
import { coveredIn, createScroller, found } from './grid-scroll.ts'
import type { Grid, GridSetUp } from './grid-shape.ts'
import type { Layout } from './layout.ts'
import { beginningOf, groupsAsIn, layoutOf, stateOf } from './grid-state.ts'
import type { Row } from './table.ts'

const modules: Module[] = [
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  ExternalFilterModule,
  GridStateModule,
  HighlightChangesModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  TooltipModule,
]

const theme = themeQuartz.withParams(gridLook)

/** Parts of a head that do something by themselves: its edge is drawn wider, its arrow sorts, its funnel filters. */
const actsOfHeads = '.ag-header-cell-resize, .sheet-head-button, .ag-sort-indicator-container, input'

export const createGrid = (given: GridSetUp): Grid => {
  let rowHeight = given.rowHeight
  let beginning = beginningOf(given.columns)
  const putInOrder = (nodes: IRowNode<Row>[]): void => {
    for (const node of nodes.slice()) if (node.data) nodes[given.rankOf(node.data.place)] = node
  }
  const sortNow = (): Layout['sort'] =>
    api
      .getColumnState()
      .filter(({ sort }) => sort === 'asc' || sort === 'desc')
      .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
      .map(({ colId, sort }) => ({ colId, sort: sort === 'desc' ? 'desc' : 'asc' }))
  const api: GridApi<Row> = createAgGrid<Row>(
    given.element,
    {
      theme,
      columnDefs: given.columns,
      rowData: [...given.rows],
      rowHeight,
      isFullWidthRow: ({ rowNode }) => (rowNode.data?.place ?? 0) < 0,
      fullWidthCellRenderer: GroupRow,
      fullWidthCellRendererParams: { factsOf: ({ place }: Row) => given.groupAt(place) },
      getRowId: ({ data }) => data.group ?? given.idOf(data.place),
      defaultColDef: {
        cellDataType: false,
        sortable: true,
        resizable: true,
        minWidth: 40,
        sortingOrder: ['asc', 'desc', null],
        unSortIcon: true,
        suppressHeaderMenuButton: true,
      },
      localeText: { ...(given.language === 'zh-CN' ? AG_GRID_LOCALE_CN : {}), ...given.texts },
      isExternalFilterPresent: () => true,
      doesExternalFilterPass: ({ data }) => data !== undefined && given.rankOf(data.place) >= 0,
      // The order is ours; of sorting AG Grid has the heads only.
      postSortRows: ({ nodes }) => putInOrder(nodes),
      suppressCellFocus: true,
      // The page says why no row is left, and how to have them back.
      suppressOverlays: ['noMatchingRows'],
      suppressRowTransform: true,
      suppressDragLeaveHidesColumns: true,
      maintainColumnOrder: true,
      suppressColumnVirtualisation: false,
      animateRows: false,
      suppressColumnMoveAnimation: true,
      ensureDomOrder: true,
      cellFlashDuration: 900,
      cellFadeDuration: 600,
      tooltipShowDelay: 400,
      initialState: stateOf(given.layout, beginning),
      ...(given.nonce === null ? {} : { styleNonce: given.nonce }),
      onSortChanged: ({ source }) => given.onSort(sortNow(), source === 'uiColumnSorted'),
      onBodyScroll: given.onScroll,
      onStateUpdated: ({ state, sources }) => {
        if (sources.some((source) => source.startsWith('column') || source === 'sort')) given.onLayout(layoutOf(state, beginning))
      },
    },
    { modules },
  )
  api.setGridAriaProperty('label', given.name)
  api.setColumnGroupState(groupsAsIn(given.layout, beginning))
  const viewport = found(given.element, '.ag-grid-viewport')
  const container = found(given.element, '.ag-grid-scrolling-container')

  const bandsNow = (): readonly Band[] =>
    api
      .getAllDisplayedColumns()
      .filter((column) => column.getColId() !== rowNumberId)
      .map((column) => ({ id: column.getColId(), left: column.getLeft() ?? 0, width: column.getActualWidth(), isPinned: column.isPinned() }))
  let bands = bandsNow()
  const arranged = (): void => {
    bands = bandsNow()
    // The rows of groups begin where their cells do, beside the numbers.
    given.element.style.setProperty('--sheet-numbers', `${api.getColumn(rowNumberId)?.getActualWidth() ?? 0}px`)
    if (api.getColumn(rowNumberId)) api.refreshCells({ columns: [rowNumberId], suppressFlash: true })
    given.onArranged()
  }
  const geometry = createGeometry({
    bands: () => bands,
    rows: () => api.getDisplayedRowCount(),
    rowHeight: () => rowHeight,
    viewport,
    container,
    covered: coveredIn(given.element, viewport),
  })
  for (const event of ['modelUpdated', 'displayedColumnsChanged', 'columnResized'] as const) api.addEventListener(event, arranged)

  const refreshGroups = (): void => {
    const groups = api.getRenderedNodes().filter(({ data }) => (data?.place ?? 0) < 0)
    if (groups.length > 0) api.refreshCells({ rowNodes: groups, force: true, suppressFlash: true })
  }

  return {
    ...geometry,
    lineAt: (row) => api.getDisplayedRowAtIndex(row)?.data?.place ?? null,
    rowOf: (id) => {
      const node = api.getRowNode(id)
      return node?.displayed ? node.rowIndex : null
    },
    columnIds: () => bands.map(({ id }) => id),
    headOf(target) {
      const head = target instanceof Element ? target.closest('.ag-header-cell') : null
      if (!(target instanceof Element) || !head || target.closest(actsOfHeads)) return null
      const id = head.getAttribute('col-id')
      const column = bands.findIndex((band) => band.id === id)
      return id === rowNumberId ? 'corner' : column < 0 ? null : column
    },
    sortBy: (colId, sort) => api.applyColumnState({ state: [{ colId, sort }], defaultState: { sort: null } }),
    ...createScroller(geometry, viewport, () => rowHeight),
    refresh(ids, columnIds, flash) {
      const rendered = new Set(api.getRenderedNodes().map(({ id }) => id))
      const nodes: IRowNode<Row>[] = []
      for (const id of new Set(ids)) {
        const node = rendered.has(id) ? api.getRowNode(id) : undefined
        if (node) nodes.push(node)
      }
      const known = columnIds.filter((id) => api.getColumn(id) !== null)
      if (nodes.length > 0 && known.length > 0) api.refreshCells({ rowNodes: nodes, columns: known, force: !flash, suppressFlash: !flash })
    },
    arrange() {
      api.onFilterChanged()
      refreshGroups()
    },
    regroup(rows) {
      const remove: Row[] = []
      api.forEachNode(({ data }) => data?.group !== undefined && remove.push(data))
      api.applyTransaction({ remove, add: [...rows] })
      // The indicators stand elsewhere too, of which a transaction knows nothing.
      api.onFilterChanged()
      refreshGroups()
    },
    refreshGroups,
    setRows(rows, newColumns, layout) {
      beginning = beginningOf(newColumns)
      api.setGridOption('columnDefs', newColumns)
      api.setGridOption('rowData', [...rows])
      if (layout) {
        api.setState(stateOf(layout, beginning))
        api.setColumnGroupState(groupsAsIn(layout, beginning))
      }
      api.refreshCells({ force: true, suppressFlash: true })
    },
    setRowHeight(height) {
      if (height === rowHeight) return
      rowHeight = height
      api.setGridOption('rowHeight', height)
      // By itself AG Grid now takes all heights for guesses, and lays out all rows anew with each that scrolling brings into sight.
      api.forEachNode((node) => node.setRowHeight(height))
      api.onRowHeightChanged()
      arranged()
    },
    setLayout(newColumns, layout) {
      beginning = beginningOf(newColumns)
      api.setGridOption('columnDefs', newColumns)
      api.resetColumnState()
      api.resetColumnGroupState()
      api.setState(stateOf(layout, beginning))
      api.setColumnGroupState(groupsAsIn(layout, beginning))
      given.onSort(sortNow(), false)
    },
    columns: () => api.getColumnState().map(({ colId, hide, pinned }) => ({ id: colId, isShown: hide !== true, isFrozen: pinned === 'left' })),
    showColumns: (ids, isShown) => api.setColumnsVisible([...ids], isShown),
    freeze(ids) {
      const all = api.getColumnState().filter(({ colId }) => colId !== rowNumberId)
      api.applyColumnState({ state: all.map(({ colId }) => ({ colId, pinned: ids.includes(colId) ? ('left' as const) : null })) })
    },
    refreshHeads: () => api.refreshHeader(),
    viewport,
    container,
    destroy: () => api.destroy(),
  }
}
