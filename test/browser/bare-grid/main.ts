/**
 * The yardstick of scrolling: AG Grid with the columns and rows of a sheet, and nothing of ours. It shows the figures as they came, in the
 * room that `?width=…&height=…` gives it. Built and served by `test/bench/bare-grid.ts`.
 */
import { ClientSideRowModelModule, createGrid, themeQuartz } from 'ag-grid-community'
import type { ColDef, ColGroupDef } from 'ag-grid-community'
import type { SheetView } from '../../../server/wire/sheet.ts'

interface Row {
  readonly place: number
}

const asked = new URLSearchParams(location.search)
const element = document.querySelector<HTMLElement>('#root')
if (!element) throw new Error('the page has no #root')
element.style.width = `${asked.get('width') ?? 1440}px`
element.style.height = `${asked.get('height') ?? 800}px`

const view = (await (await fetch('/sheet.json')).json()) as SheetView
const { rows, judged, departments, words } = view
const column = (colId: string, width: number, read: (place: number) => string | null | undefined, more: ColDef<Row> = {}): ColDef<Row> => ({
  colId,
  headerName: colId,
  width,
  valueGetter: ({ data }) => (data ? (read(data.place) ?? '') : ''),
  ...more,
})
const pinned = { pinned: 'left' } as const
const columns: (ColDef<Row> | ColGroupDef<Row>)[] = [
  column('row', 59, (place) => String(place + 1), pinned),
  column('light', 78, (place) => words.lights[judged.light[place] ?? 'grey'], pinned),
  column('number', 52, (place) => rows.number[place], pinned),
  column('name', 236, (place) => rows.name[place], pinned),
  column('lead', 108, (place) => departments[rows.lead[place]?.[0] ?? -1]?.shortName),
  column('target', 140, (place) => rows.target[place]),
  column('dueOn', 90, (place) => rows.dueOn[place]),
  column('yearTarget', 88, (place) => rows.yearTarget[place]),
  column('expected', 88, (place) => judged.expected[place]),
  column('actual', 88, (place) => judged.actual[place]),
  column('points', 112, (place) => judged.lead[place]),
  ...[...Map.groupBy(view.periods, (period) => period.slice(0, 4))].map(([year, periods]) => ({
    headerName: year,
    children: periods.map((period) => column(period, 84, (place) => view.values[period]?.[place])),
  })),
]
createGrid<Row>(
  element,
  {
    theme: themeQuartz.withParams({ fontSize: 13, headerHeight: 28, spacing: 4, rowHeight: 28, columnBorder: true }),
    columnDefs: columns,
    rowData: rows.id.map((_, place) => ({ place })),
    rowHeight: 28,
    animateRows: false,
    defaultColDef: { cellDataType: false },
  },
  { modules: [ClientSideRowModelModule] },
)
