/** What the page can do with a sheet that stands. */
import type { HereCell } from '../../server/wire/live.ts'
import type { Acts } from './acts.ts'
import type { Book } from './book.ts'
import type { ColumnActs } from './column-acts.ts'
import type { Beside } from './beside.ts'
import type { Feed } from './feed.ts'
import type { Grid } from './grid-shape.ts'
import type { Groups } from './groups.ts'
import type { SheetHandle } from './host.ts'
import { usualLayout } from './layout.ts'
import type { People } from './people.ts'
import { startOf } from './periods.ts'
import type { CellQuestions } from './questions.ts'
import type { Room } from './room.ts'
import type { RowsAsked } from './rows-asked.ts'
import type { OrderWatch } from './stale.ts'
import type { Status } from './status.ts'
import type { CellTalk } from './talk.ts'
import type { SheetTexts } from './texts-shape.ts'
import type { WayBack } from './way-back.ts'
import type { Writer } from './write.ts'

interface Parts {
  readonly sheet: HereCell['sheet']
  readonly texts: SheetTexts
  readonly book: () => Book
  readonly grid: Grid
  readonly room: Room
  readonly rowsAsked: RowsAsked
  readonly groups: Groups
  readonly columnActs: ColumnActs
  readonly acts: Acts
  readonly beside: Beside
  readonly people: People
  readonly wayBack: WayBack
  readonly writer: Writer
  readonly feed: Feed
  readonly questions: CellQuestions
  readonly talk: CellTalk
  readonly status: Status
  readonly stale: OrderWatch
}

/** All but what begins and ends it, and brings it new data. */
type HandleActs = Omit<SheetHandle, 'applyChange' | 'reload' | 'rows' | 'setTheme' | 'destroy'>

export const createHandle = (parts: Parts): HandleActs => {
  const { sheet, texts, book, grid, room, rowsAsked, groups, columnActs, acts, beside, people, wayBack, writer, feed, questions, talk, status, stale } = parts
  return {
    sheet,
    // Rows.
    setQuickSearch: rowsAsked.setSearch,
    setFilter: rowsAsked.setFilter,
    rearrange: rowsAsked.rearrange,
    visibleCount: () => book().arrangement.matches(),
    setGrouping(grouping) {
      groups.groupBy(grouping)
      stale.forget()
    },
    foldTo: groups.foldTo,
    listed: () => book().filter.listed,
    choicesOf: (column) => book().filter.choicesOf(column),
    finder: (query) => book().matcher.finder(query),
    // Columns.
    columns: columnActs.columns,
    titleOf: columnActs.titleOf,
    showColumns: grid.showColumns,
    freezeTo: columnActs.freezeTo,
    sortBy: grid.sortBy,
    // Also of a phone, which shows none: what is saved there loses no columns.
    layout: room.kept,
    setLayout(layout) {
      room.put(layout)
      if (!room.isNarrow()) grid.setLayout(room.columns(), layout)
    },
    resetLayout() {
      room.put(null)
      grid.setLayout(room.columns(), usualLayout)
    },
    setDensity(wanted) {
      room.setDensity(wanted)
      grid.setRowHeight(room.rowHeight())
    },
    periodFacts(column) {
      const { field, closed, table } = book()
      const period = field(column)?.period ?? null
      if (period === null) return null
      return { period, name: texts.periodLong(period), isClosed: closed.of(period) !== undefined, hasBegun: startOf(period) <= table.view.today }
    },
    // Cells.
    focus: acts.focus,
    goTo: (indicator, period) => acts.goTo(indicator, period ?? 'light'),
    nextAsked: acts.nextAsked,
    tellStory: acts.tellStory,
    takes(indicator, period) {
      const [place, field] = [book().table.placeOf(indicator), book().field(period)]
      return place !== undefined && field?.bar(place) === null
    },
    setFlag(indicator, period, flag) {
      const [place, field] = [book().table.placeOf(indicator), book().field(period)]
      if (place !== undefined && field) writer.write(texts.labels.flag, [{ place, field, flag, text: book().cells.rawAt(place, field) }])
    },
    nameOfCell({ sheet: named, row, column }) {
      const [place, field] = [book().table.placeOf(row), book().field(column)]
      return named !== sheet || place === undefined || !field
        ? null
        : `${book().field('name')?.read(place) ?? ''} · ${field.period === null ? field.head : texts.periodLong(field.period)}`
    },
    undo: wayBack.undo,
    redo: wayBack.redo,
    steps: (way) => wayBack.names(way),
    // What stands beside the figures.
    setQuestions(view) {
      feed.draw(questions.load(view), false)
      beside.tell()
      status.report()
    },
    setTalk: (view) => feed.drawTalk(talk.load(view)),
    setRecent: beside.setRecent,
    setPeople: (all) => people.set(all.filter(({ cell }) => cell?.sheet === sheet)),
  }
}
