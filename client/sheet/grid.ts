/**
 * The door to AG Grid: rows, columns, scrolling, sorting, filters and layout. It draws; active cell, keys, editor and clipboard
 * are our own, so its cell focus and its editors stay off. Class names of its elements are its inner matter and stand only here
 * and in `sheet.css`; the browser test notices when they change.
 */
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  ExternalFilterModule,
  GridStateModule,
  HighlightChangesModule,
  LocaleModule,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
  createGrid as createAgGrid,
  themeQuartz,
} from 'ag-grid-community'
import type { ColDef, ColGroupDef, GridApi, GridState, IRowNode, Module } from 'ag-grid-community'
import type { Language } from '../../server/wire.ts'
import type { Extent, Spot } from './block.ts'
import type { Layout } from './layout.ts'
import type { Row } from './table.ts'

const modules: Module[] = [
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  ExternalFilterModule,
  GridStateModule,
  HighlightChangesModule,
  LocaleModule,
  NumberFilterModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TextFilterModule,
  TooltipModule,
]

const family = "-apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif"

/** Colours are the page's own variables, so that light and dark need nothing here. */
const theme = themeQuartz.withParams({
  fontFamily: family,
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  headerHeight: 28,
  spacing: 4,
  cellHorizontalPadding: 8,
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  headerBackgroundColor: 'var(--sunken)',
  headerTextColor: 'var(--ink-soft)',
  borderColor: 'var(--line)',
  rowBorder: { width: 1, color: 'var(--line)' },
  columnBorder: { width: 1, color: 'var(--line)' },
  headerColumnBorder: { width: 1, color: 'var(--line)' },
  pinnedColumnBorder: { width: 1, color: 'var(--line-strong)' },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowHoverColor: 'var(--hover)',
  accentColor: 'var(--accent)',
  valueChangeValueHighlightBackgroundColor: 'var(--mark-soft)',
  iconSize: 14,
})

export interface GridSetUp {
  readonly element: HTMLElement
  readonly columns: (ColDef<Row> | ColGroupDef<Row>)[]
  readonly rows: readonly Row[]
  readonly idOf: (place: number) => string
  readonly isShown: (place: number) => boolean
  readonly rowHeight: number
  readonly language: Language
  readonly texts: Readonly<Record<string, string>>
  readonly name: string
  readonly nonce: string | null
  readonly layout: Layout | null
  /** Rows or columns stand elsewhere now. */
  readonly onArranged: () => void
  readonly onScroll: () => void
  readonly onLayout: (layout: Layout) => void
}

/** A cell's place on the screen of the viewport, in pixels, before scrolling where it is not pinned. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly isPinned: boolean
}

export interface Grid {
  readonly extent: () => Extent
  readonly placeAt: (row: number) => number
  /** `null` where it is filtered away. */
  readonly rowOf: (id: string) => number | null
  readonly columnIds: () => readonly string[]
  readonly placeOf: (spot: Spot) => Place
  /** The cell under a point of the page; `null` outside of the cells. With `nearest`, the closest one that is seen. */
  readonly spotAt: (x: number, y: number, nearest?: boolean) => Spot | null
  readonly reveal: (spot: Spot) => void
  readonly pageRows: () => number
  /** Draws cells anew: rows by their ids. */
  readonly refresh: (ids: Iterable<string>, columns: readonly string[], flash: boolean) => void
  readonly refilter: () => void
  readonly setRows: (rows: readonly Row[], columns: (ColDef<Row> | ColGroupDef<Row>)[]) => void
  readonly setColumns: (columns: (ColDef<Row> | ColGroupDef<Row>)[]) => void
  readonly setRowHeight: (height: number) => void
  readonly resetLayout: (columns: (ColDef<Row> | ColGroupDef<Row>)[]) => void
  /** What scrolls. */
  readonly viewport: HTMLElement
  /** What scrolls with the cells and is as large as all of them; the head is not in it. */
  readonly container: HTMLElement
  readonly pinnedWidth: () => number
  readonly headHeight: () => number
  readonly destroy: () => void
}

const stateOf = (layout: Layout): GridState => ({
  partialColumnState: true,
  ...(layout.widths.length > 0 ? { columnSizing: { columnSizingModel: [...layout.widths] } } : {}),
  ...(layout.order.length > 0 ? { columnOrder: { orderedColIds: [...layout.order] } } : {}),
  columnVisibility: { hiddenColIds: [...layout.hidden] },
  columnGroup: { openColumnGroupIds: [...layout.openGroups] },
  sort: { sortModel: [...layout.sort] },
})
const layoutOf = (state: GridState): Layout => ({
  widths: (state.columnSizing?.columnSizingModel ?? []).flatMap(({ colId, width }) => (width === undefined ? [] : [{ colId, width }])),
  order: state.columnOrder?.orderedColIds ?? [],
  hidden: state.columnVisibility?.hiddenColIds ?? [],
  openGroups: state.columnGroup?.openColumnGroupIds ?? [],
  sort: (state.sort?.sortModel ?? []).map(({ colId, sort }) => ({ colId, sort })),
})

const found = (element: HTMLElement, name: string): HTMLElement => {
  const part = element.querySelector<HTMLElement>(name)
  if (!part) throw new Error(`AG Grid has no ${name}`)
  return part
}

export const createGrid = (given: GridSetUp): Grid => {
  let rowHeight = given.rowHeight
  const api: GridApi<Row> = createAgGrid<Row>(
    given.element,
    {
      theme,
      columnDefs: given.columns,
      rowData: [...given.rows],
      rowHeight,
      getRowId: ({ data }) => given.idOf(data.place),
      defaultColDef: {
        cellDataType: false,
        sortable: true,
        resizable: true,
        minWidth: 40,
        sortingOrder: ['asc', 'desc', null],
        suppressHeaderMenuButton: true,
      },
      localeText: { ...(given.language === 'zh-CN' ? AG_GRID_LOCALE_CN : {}), ...given.texts },
      isExternalFilterPresent: () => true,
      doesExternalFilterPass: ({ data }) => data !== undefined && given.isShown(data.place),
      suppressCellFocus: true,
      suppressRowTransform: true,
      suppressDragLeaveHidesColumns: true,
      suppressColumnVirtualisation: false,
      animateRows: false,
      suppressColumnMoveAnimation: true,
      ensureDomOrder: true,
      cellFlashDuration: 900,
      cellFadeDuration: 600,
      tooltipShowDelay: 400,
      ...(given.layout ? { initialState: stateOf(given.layout) } : {}),
      ...(given.nonce === null ? {} : { styleNonce: given.nonce }),
      onModelUpdated: () => arranged(),
      onDisplayedColumnsChanged: () => arranged(),
      onColumnResized: () => arranged(),
      onBodyScroll: given.onScroll,
      onStateUpdated: ({ state, sources }) => {
        if (sources.some((source) => source.startsWith('column') || source === 'sort')) given.onLayout(layoutOf(state))
      },
    },
    { modules },
  )
  api.setGridAriaProperty('label', given.name)
  const viewport = found(given.element, '.ag-grid-viewport')
  const container = found(given.element, '.ag-grid-scrolling-container')

  let columns = api.getAllDisplayedColumns()
  let isReady = false
  const arranged = (): void => {
    if (!isReady) return
    columns = api.getAllDisplayedColumns()
    given.onArranged()
  }
  isReady = true

  const pinnedWidth = (): number => columns.reduce((sum, column) => sum + (column.isPinned() ? column.getActualWidth() : 0), 0)
  const headHeight = (): number => container.getBoundingClientRect().top - viewport.getBoundingClientRect().top + viewport.scrollTop
  const extent = (): Extent => ({ rows: api.getDisplayedRowCount(), columns: columns.length })

  return {
    extent,
    placeAt: (row) => api.getDisplayedRowAtIndex(row)?.data?.place ?? -1,
    rowOf: (id) => {
      const node = api.getRowNode(id)
      return node?.displayed ? node.rowIndex : null
    },
    columnIds: () => columns.map((column) => column.getColId()),
    placeOf: ({ row, column }) => {
      const one = columns[column]
      const isPinned = one?.isPinned() ?? false
      return {
        left: (one?.getLeft() ?? 0) + (isPinned ? 0 : pinnedWidth()),
        top: row * rowHeight,
        width: one?.getActualWidth() ?? 0,
        height: rowHeight,
        isPinned,
      }
    },
    spotAt(x, y, nearest = false) {
      const box = viewport.getBoundingClientRect()
      const inside = container.getBoundingClientRect()
      const size = extent()
      if (size.rows === 0 || size.columns === 0) return null
      const top = Math.max(inside.top, box.top + headHeight())
      const isOutside = x < box.left || y < top || x >= box.left + viewport.clientWidth || y >= box.top + viewport.clientHeight
      if (isOutside && !nearest) return null
      const [px, py] = [Math.max(box.left, Math.min(box.left + viewport.clientWidth - 1, x)), Math.max(top, Math.min(box.top + viewport.clientHeight - 1, y))]
      const row = Math.floor((py - inside.top) / rowHeight)
      const pinned = pinnedWidth()
      const isPinned = px - box.left < pinned
      const at = isPinned ? px - box.left : px - inside.left - pinned
      const column = columns.findIndex((one) => one.isPinned() === isPinned && at >= (one.getLeft() ?? 0) && at < (one.getLeft() ?? 0) + one.getActualWidth())
      if (nearest) return { row: Math.max(0, Math.min(size.rows - 1, row)), column: column < 0 ? size.columns - 1 : column }
      return column < 0 || row < 0 || row >= size.rows ? null : { row, column }
    },
    reveal({ row, column }) {
      if (row >= 0 && row < api.getDisplayedRowCount()) api.ensureIndexVisible(row)
      const one = columns[column]
      if (one && !one.isPinned()) api.ensureColumnVisible(one)
    },
    pageRows: () => Math.max(1, Math.floor((viewport.clientHeight - headHeight()) / rowHeight) - 1),
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
    refilter: () => api.onFilterChanged(),
    setRows(rows, newColumns) {
      api.setGridOption('columnDefs', newColumns)
      api.setGridOption('rowData', [...rows])
      api.refreshCells({ force: true, suppressFlash: true })
    },
    setColumns: (newColumns) => api.setGridOption('columnDefs', newColumns),
    setRowHeight(height) {
      rowHeight = height
      api.setGridOption('rowHeight', height)
      api.resetRowHeights()
      arranged()
    },
    resetLayout(newColumns) {
      api.setGridOption('columnDefs', newColumns)
      api.resetColumnState()
      api.resetColumnGroupState()
      api.setFilterModel(null)
    },
    viewport,
    container,
    pinnedWidth,
    headHeight,
    destroy: () => api.destroy(),
  }
}
