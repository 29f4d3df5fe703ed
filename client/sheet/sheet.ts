/**
 * The spreadsheet of a plan: mounts the grid, lays our own active cell, editor and clipboard over it, and sends what is typed.
 *
 * 1. A key, a paste, a fill or an undo becomes a command (`write.ts`); `edits/queue.ts` keeps and sends it.
 * 2. Answers and live changes go into the table and are drawn where they are seen (`feed.ts`).
 * 3. What is selected, on its way, or in need of a person is told to the page (`status.ts`).
 */
import './sheet.css'
import './cells.css'
import './overlay.css'
import type { HereCell } from '../../server/wire/live.ts'
import type { RightsView } from '../../server/wire/plans.ts'
import type { AskedView } from '../../server/wire/questions.ts'
import { keyOf, rowOf } from '../edits/commands.ts'
import { openWay } from '../edits/kept-steps.ts'
import type { HeadParams } from '../cells/head.ts'
import { createActs } from './acts.ts'
import { noWish } from './arrangement.ts'
import { sizeOf } from './block.ts'
import type { Block, Spot } from './block.ts'
import { openBook } from './book.ts'
import { columnsOf } from './columns.ts'
import { createEditor } from './editor.ts'
import { createFeed } from './feed.ts'
import { createFilling } from './fill.ts'
import { createFrame } from './frame.ts'
import type { Grid } from './grid-shape.ts'
import { createGrid } from './grid.ts'
import { createColumnActs } from './column-acts.ts'
import { createGroups, groupFacts, spokenGroup } from './groups.ts'
import { isSameFilter } from './conditions.ts'
import type { SheetFilter } from './conditions.ts'
import type { Density, SheetHandle, SheetHost } from './host.ts'
import { listenToKeys } from './keys.ts'
import type { Layout } from './layout.ts'
import { keepLayout, remembering, storedLayout, usualLayout } from './layout.ts'
import { createNews } from './news.ts'
import { createNote } from './note.ts'
import { createDialogs } from './dialog.ts'
import { createOthers } from './others.ts'
import { createOverlay } from './overlay.ts'
import { createPeople } from './people.ts'
import { createPassedOver } from './passed-over.ts'
import { startOf } from './periods.ts'
import { listenToPrint } from './print.ts'
import { createQuestions } from './questions.ts'
import { createRecent } from './recent.ts'
import { createPicker } from './editors/picker.ts'
import { createRowActs, withNewRows } from './plan-acts.ts'
import { shownView } from './plan-table.ts'
import type { ShownView } from './plan-table.ts'
import { listenToPointer } from './pointer.ts'
import { startSaving } from './saving.ts'
import type { Cell } from './selection.ts'
import { createSelection } from './selection.ts'
import { watchOrder } from './stale.ts'
import { noteOf, spoken } from './speech.ts'
import { createStatus } from './status.ts'
import { createTalk } from './talk.ts'
import { createTools } from './tools.ts'
import { createTyping } from './typing.ts'
import { createWayBack } from './way-back.ts'
import { createWriter } from './write.ts'

export type { SheetHandle, SheetHost, SheetStatus } from './host.ts'

const rowHeights: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 34 }
/** A fingertip's. */
const narrowRowHeight = 38
/** In milliseconds: after so long without another, scrolling is over. */
const scrollSettles = 120

export const mountSheet = (element: HTMLElement, host: SheetHost): SheetHandle => {
  const texts = host.words
  const frame = createFrame(element, texts.keysHint)
  const ends = new AbortController()
  const { signal } = ends
  let isNarrow = frame.isNarrow()
  let density: Density = 'normal'
  let dragged: Block | null = null
  /** Why the active cell takes no text, once it was tried. */
  let refused: string | null = null
  let filter: SheetFilter = {}
  let search = ''
  /** The active cell was to be seen when things were last laid out: it stays so when the room becomes smaller. */
  let inSight = false
  /** A row that is to be shown once it is there. */
  let awaited: string | null = null

  const sheetName: HereCell['sheet'] = host.view.own?.view.sheet ?? 'figures'
  const kept = host.way ?? openWay(sessionStorage, host.person, host.view.plan)
  const { stack } = kept
  const others = createOthers()
  const questions = createQuestions()
  const talk = createTalk()
  const wish = noWish()
  const passedOver = createPassedOver((cells) => {
    const ids = cells.map(({ place }) => book.table.idAt(place))
    if (cells.length > 0) grid.refresh(ids, [...new Set(cells.map(({ field }) => field.id))], false)
  })
  const feed = createFeed(
    () => book,
    () => grid,
    () => queue,
    questions,
    talk,
  )
  const saving = startSaving(host, () => signal.aborted, {
    marked(cells) {
      feed.draw(cells, false)
      showNote()
    },
    answered(cells) {
      stack.settled(cells)
      if (signal.aborted) kept.keep()
    },
    settled(cells) {
      feed.settled(cells)
      stale.look()
      tools.changed()
      // The live feed may have told of one's own change before the answer did.
      const own = editor.isOpen() ? typing.arrived(cells, (address) => queue.markOf(keyOf(address))?.state === 'conflict') : null
      news.wasOwn(own)
      showNote()
      status.countUp()
      const asked = cells.flatMap((cell) => (cell.questions?.length ? [cell.questions] : []))
      // One figure's question is said in full, without a step in the way of whoever types on.
      if (asked.length > 0) status.say(asked.length === 1 ? (asked[0]?.[0]?.message ?? '') : texts.asked(asked.length))
    },
    judged(rows, seq) {
      feed.judged(rows, seq)
      judged()
    },
    understood: (notes) => status.say(notes.slice(0, 3).join(' · ')),
    counted: () => status.report(),
    notKept: () => status.say(texts.notKept),
  })
  const { queue } = saving
  let book = openBook(host.view, host.rights, queue, questions, talk, wish, passedOver, host)

  /** Lights may be others now: counts in the rows of groups follow, the rows stay. */
  function judged(): void {
    book.arrangement.judged()
    grid.refreshGroups()
    stale.look()
  }
  const { when } = host
  const head: HeadParams = {
    isFiltered: (column) => filter.conditions?.some((condition) => condition.column === column) ?? false,
    lockOf(column) {
      const period = book.field(column)?.period ?? null
      const lock = period === null ? undefined : book.closed.of(period)
      return lock ? texts.closedBy(lock.who, when(lock.at), lock.note) : null
    },
    menuOf: texts.headMenu,
    open: (column, at) => columnActs.open(column, at),
  }
  const columns = () => columnsOf(book.fields, { table: book.table, cells: book.cells, closed: book.closed, texts, isNarrow, head, when })
  const rowHeight = (): number => {
    const height = isNarrow ? narrowRowHeight : rowHeights[density]
    frame.root.style.setProperty('--sheet-row', `${height}px`)
    frame.root.dataset['narrow'] = String(isNarrow)
    return height
  }
  /** A phone's width has a layout of its own, which is not kept. */
  const remembered = (): Layout => (isNarrow ? usualLayout : storedLayout(host.layoutKey, localStorage))
  const keep = (layout: Layout): void => {
    if (isNarrow) return
    keepLayout(host.layoutKey, remembering(layout, remembered(), new Set(book.fields.map(({ id }) => id))), localStorage)
    host.onLayout(layout)
  }
  const grid: Grid = createGrid({
    element: frame.grid,
    columns: columns(),
    rows: book.gridRows(),
    idOf: (line) => book.idOf(line),
    rankOf: (line) => book.arrangement.rankOf(line),
    groupAt: (line) => groupFacts(book, texts, line),
    rowHeight: rowHeight(),
    language: host.language,
    texts: texts.grid,
    name: texts.sheet,
    nonce: host.nonce,
    layout: remembered(),
    onArranged() {
      selection.arranged()
      tools.changed()
    },
    onSort(sort, byHand) {
      wish.sort = sort
      rearrange()
      if (byHand) acts.focus()
    },
    onScroll: () => scrolled(),
    onLayout: keep,
  })
  const selection = createSelection(
    grid,
    (id) => book.field(id),
    (line) => book.idOf(line),
    (reveal) => selected(reveal),
  )
  const overlay = createOverlay(grid)
  const people = createPeople(grid, overlay.layerOf)
  const filling = createFilling(selection, () => book.cells)
  const status = createStatus(
    host,
    { queue, nextStep: (way) => wayBack.names(way, 1)[0] ?? null, selection, book: () => book, asked: () => acts.asked().length, isStale: () => stale.is() },
    frame.ear,
  )
  const stale = watchOrder(wish, () => book, status.report)
  const written = withNewRows(queue, stack, () => book)
  const writer = createWriter(() => book.cells, written.queue, written.stack, texts, status.say, passedOver.mark)
  const typing = createTyping(selection, () => book, writer, texts, {
    refused(why) {
      refused = why
      status.say(why)
      showNote()
    },
    opened({ place, field }) {
      editor.area.dataset['kind'] = field.kind
      // What has no unit is told in words; a phone's keys for figures would not do.
      const unit = book.table.view.rows.unit[place] ?? ''
      editor.area.inputMode = field.kind === 'figure' && unit !== '' ? 'decimal' : 'text'
      const { table } = book
      if (field.period !== null)
        recent.open({
          indicator: table.idAt(place),
          period: field.period,
          unit,
          valueOf: (period) => (period in table.view.values ? table.valueAt(period, place) : undefined),
          show: (value) => field.show(value, place),
        })
      picker.open(field.pick ?? null, field.head)
      showNote()
    },
    closed() {
      news.editorClosed()
      recent.close()
      picker.close()
      showNote()
    },
  })
  const editor = createEditor(typing, frame.hint.id)
  const note = createNote(() => acts.focus())
  const recent = createRecent(texts, host.figuresBefore)
  const picker = createPicker(editor)
  frame.root.append(editor.area, note.element, recent.element, picker.element)
  const columnActs = createColumnActs(
    host,
    frame.grid,
    () => book,
    grid,
    () => selection.activeCell()?.field.id ?? null,
    status.say,
  )
  const groups = createGroups(wish, () => book, grid, selection)
  const news = createNews({ book: () => book, grid: () => grid, feed, texts, typing: () => (editor.isOpen() ? typing.address() : null), say: status.say })
  const acts = createActs(host, { book: () => book, grid, selection, editor, filling, writer, queue, questions, groups, say: status.say })
  const dialogs = createDialogs(frame.root, acts.focus)
  const wayBack = createWayBack({
    book: () => book,
    stack,
    others,
    dialogs,
    texts,
    when,
    put: (command) => queue.put(command),
    say: status.say,
    show(address) {
      if (!acts.show(address) && book.own) awaited = rowOf(address)
    },
    onElsewhere: host.onStepElsewhere,
  })
  const tools = createTools(texts, {
    root: frame.root,
    dialogs,
    grid,
    selection,
    editor,
    filling,
    acts,
    book: () => book,
    say: status.say,
    signal,
    grow: (rows) => grow(rows),
    rows: () => rowActs,
  })

  /** The mark goes when the list comes back without it. */
  const check = (asked: readonly AskedView[], remark: string): void => {
    const ids = asked.map(({ id }) => id)
    host.check(ids, remark).catch((error: unknown) => status.say(error instanceof Error && 'detail' in error ? String(error.detail) : texts.notChecked))
  }
  let settling: ReturnType<typeof setTimeout> | undefined
  let scrolledAt = 0
  const settle = (): void => {
    const left = scrolledAt + scrollSettles - performance.now()
    settling = left > 0 ? setTimeout(settle, left) : undefined
    if (left <= 0) layOut()
  }
  /** What is seen goes along; the unseen editor only when the scrolling is over, because to measure in between costs a layout a frame. */
  function scrolled(): void {
    scrolledAt = performance.now()
    if (editor.isOpen() || !note.element.hidden) layOut()
    else settling ??= setTimeout(settle, scrollSettles)
  }
  const layOut = (): void => {
    if (signal.aborted) return
    const sight = grid.sightOf(selection.active())
    inSight = sight.isSeen
    if (!editor.isComposing()) editor.lay(sight)
    note.lay(sight)
    const [left, top, seen] = [grid.pinnedWidth(), grid.headHeight(), grid.seen()]
    recent.lay(sight, isNarrow || !sight.isSeen ? null : { left, top, width: seen.width - left, height: seen.height - top })
    picker.lay(sight)
  }
  const showNote = (): void => {
    const cell = selection.activeCell()
    const meanwhile = news.meanwhile()
    if (editor.isOpen()) note.show(meanwhile === null ? null : { kind: 'conflict', lines: [meanwhile], actions: [] })
    else {
      const content = cell && noteOf(cell, book.cells, texts, { queue, edit: editor.begin, check, when })
      note.show(content ?? (refused === null ? null : { kind: 'hint', lines: [refused], actions: [] }))
    }
    layOut()
  }
  const sentenceOf = (cell: Cell | null): string =>
    cell === null
      ? texts.sheet
      : cell.place < 0
        ? spokenGroup(book, texts, cell.place)
        : spoken(cell, book.table, book.cells, texts, (place) => book.field('name')?.read(place) ?? '')
  const selected = (reveal: Spot | null): void => {
    if (reveal) grid.reveal(reveal)
    overlay.draw(selection.block(), selection.active(), dragged)
    people.draw()
    const active = selection.activeCell()
    host.onActive(active && active.place >= 0 ? { sheet: sheetName, row: book.idOf(active.place), column: active.field.id } : null)
    const sentence = sentenceOf(selection.activeCell())
    editor.area.setAttribute('aria-label', sentence)
    const size = sizeOf(selection.block())
    if (reveal) {
      refused = null
      status.say(null)
      status.announce(size > 1 ? texts.selected(size) : sentence)
    }
    status.countUp()
    showNote()
    status.report()
  }

  listenToKeys(editor, selection, {
    ...acts,
    ...tools,
    openHead: columnActs.openActive,
    undo: wayBack.undo,
    redo: wayBack.redo,
    enterNote: () => note.enter() || acts.tellStory(),
    pageRows: grid.pageRows,
    calm: () => passedOver.mark([]),
    moveRows(step) {
      if (!book.own) return false
      rowActs.move(step)
      return true
    },
  })
  const stopPointer = listenToPointer(grid, overlay.handle, editor, selection, {
    ...acts,
    dragged(block) {
      dragged = block
      overlay.draw(selection.block(), selection.active(), dragged)
    },
  })
  editor.area.addEventListener('focus', () => overlay.setFocused(true))
  editor.area.addEventListener('blur', () => overlay.setFocused(false))
  overlay.setFocused(false)
  window.addEventListener('online', queue.nudge, { signal })
  window.addEventListener('pagehide', kept.keep, { signal })
  window.addEventListener('beforeunload', (event) => (queue.open().length > 0 || editor.isDirty()) && event.preventDefault(), { signal })
  listenToPrint(frame.root, () => ({ book, grid }), texts, signal)
  const watcher = new ResizeObserver(() => {
    if (element.clientWidth > 0 && frame.isNarrow() !== isNarrow) {
      isNarrow = frame.isNarrow()
      grid.setLayout(columns(), remembered())
      grid.setRowHeight(rowHeight())
    }
    if (inSight) grid.reveal(selection.active())
    layOut()
  })
  watcher.observe(element)

  const setTheme = (dark: boolean): void => {
    frame.root.dataset['dark'] = String(dark)
  }
  setTheme(host.dark)
  selection.arranged()
  void saving.takeOver().then((brought) => brought > 0 && status.say(texts.brought(brought)))

  const refilter = (): void => {
    book.filter.setFilter(filter)
    book.filter.setSearch(search)
    book.arrangement.filter()
    grid.arrange()
    stale.forget()
  }
  function rearrange(): void {
    book.arrangement.arrange()
    grid.arrange()
    stale.forget()
  }

  function reload(view: ShownView, rights: RightsView): void {
    passedOver.mark([])
    const before = book.table.view
    book = openBook(view, rights, queue, questions, talk, wish, passedOver, host)
    // What is being typed goes on, unless its cell is not there any more.
    if (!typing.rebind()) editor.commit()
    book.filter.setFilter(filter)
    book.filter.setSearch(search)
    book.arrangement.filter()
    const isSame = book.table.view.from === before.from && book.table.view.to === before.to
    grid.setRows(book.gridRows(), columns(), isSame ? null : remembered())
    stale.forget()
    queue.nudge()
    status.report()
    const row = awaited === null || grid.rowOf(awaited) === null ? null : awaited
    if (row === null) return
    awaited = null
    acts.goTo(row, view.own?.view.columns.find(({ pinned, required }) => pinned && required)?.id ?? '')
  }
  /** More blank rows at the end, for what is pasted there. */
  const grow = (rows: number): void => {
    const { own } = book
    if (!own) return
    own.blanks.grow(rows)
    reload(shownView(own), host.rights)
  }
  const rowActs = createRowActs({
    book: () => book,
    selection,
    writer: () => writer,
    queue,
    stack,
    say: status.say,
    isSorted: () => wish.sort.length > 0,
    await(id) {
      awaited = id
    },
  })

  return {
    applyChange(change) {
      others.heard(change)
      const hasChanged = news.apply(change)
      judged()
      if (hasChanged) {
        status.countUp()
        tools.changed()
      }
      showNote()
    },
    reload,
    rows: rowActs,
    setQuestions(view) {
      feed.draw(questions.load(view), false)
      showNote()
      status.report()
    },
    setTalk: (view) => feed.drawTalk(talk.load(view)),
    tellStory: acts.tellStory,
    takes(indicator, period) {
      const [place, field] = [book.table.placeOf(indicator), book.field(period)]
      return place !== undefined && field?.bar(place) === null
    },
    setFlag(indicator, period, flag) {
      const [place, field] = [book.table.placeOf(indicator), book.field(period)]
      if (place !== undefined && field) writer.write(texts.labels.flag, [{ place, field, flag, text: book.cells.rawAt(place, field) }])
    },
    setRecent: recent.setOn,
    nextAsked: acts.nextAsked,
    setQuickSearch(text) {
      if (text === search) return
      search = text
      refilter()
    },
    setFilter(wanted) {
      if (isSameFilter(wanted, filter)) return
      filter = wanted
      refilter()
      grid.refreshHeads()
    },
    undo: wayBack.undo,
    redo: wayBack.redo,
    steps: (way) => wayBack.names(way),
    focus: acts.focus,
    goTo: (indicator, period) => acts.goTo(indicator, period ?? 'light'),
    setPeople: (all) => people.set(all.filter(({ cell }) => cell?.sheet === sheetName)),
    nameOfCell({ sheet, row, column }) {
      const [place, field] = [book.table.placeOf(row), book.field(column)]
      return sheet !== sheetName || place === undefined || !field
        ? null
        : `${book.field('name')?.read(place) ?? ''} · ${field.period === null ? field.head : texts.periodLong(field.period)}`
    },
    periodFacts(column) {
      const period = book.field(column)?.period ?? null
      if (period === null) return null
      return { period, name: texts.periodLong(period), isClosed: book.closed.of(period) !== undefined, hasBegun: startOf(period) <= book.table.view.today }
    },
    visibleCount: () => book.arrangement.matches(),
    setGrouping(grouping) {
      groups.groupBy(grouping)
      stale.forget()
    },
    foldTo: groups.foldTo,
    rearrange,
    resetLayout() {
      keepLayout(host.layoutKey, null, localStorage)
      grid.setLayout(columns(), usualLayout)
    },
    // Also of a phone, which shows none: what is saved there loses no columns.
    layout: () => storedLayout(host.layoutKey, localStorage),
    setLayout(layout) {
      keepLayout(host.layoutKey, layout, localStorage)
      if (!isNarrow) grid.setLayout(columns(), layout)
    },
    columns: columnActs.columns,
    showColumns: grid.showColumns,
    freezeTo: columnActs.freezeTo,
    sortBy: grid.sortBy,
    sheet: sheetName,
    listed: () => book.filter.listed,
    choicesOf: (column) => book.filter.choicesOf(column),
    titleOf: columnActs.titleOf,
    finder: (query) => book.matcher.finder(query),
    setDensity(wanted) {
      density = wanted
      grid.setRowHeight(rowHeight())
    },
    setTheme,
    destroy() {
      editor.commit()
      kept.keep()
      ends.abort()
      stopPointer()
      status.stop()
      stale.stop()
      watcher.disconnect()
      saving.stop()
      columnActs.stop()
      overlay.destroy()
      grid.destroy()
      frame.root.remove()
    },
  }
}
