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
import { keyOf, rowOf } from '../edits/commands.ts'
import { openWay } from '../edits/kept-steps.ts'
import type { HeadParams } from '../cells/head.ts'
import { createActs } from './acts.ts'
import { noWish } from './arrangement.ts'
import { createBeside } from './beside.ts'
import { sizeOf } from './block.ts'
import type { Block, Spot } from './block.ts'
import { openBook } from './book.ts'
import { createEditor } from './editor.ts'
import { createFeed } from './feed.ts'
import { createFilling } from './fill.ts'
import { createFrame } from './frame.ts'
import type { Grid } from './grid-shape.ts'
import { createGrid } from './grid.ts'
import { createColumnActs } from './column-acts.ts'
import { createGroups, groupFacts } from './groups.ts'
import { createHandle } from './handle.ts'
import type { SheetHandle, SheetHost } from './host.ts'
import { listenToKeys } from './keys.ts'
import { createNews } from './news.ts'
import { createDialogs } from './dialog.ts'
import { revealFigures } from './opening.ts'
import { createOthers } from './others.ts'
import { createOverlay } from './overlay.ts'
import { createPeople } from './people.ts'
import { createPassedOver } from './passed-over.ts'
import { listenToPrint } from './print.ts'
import { createQuestions } from './questions.ts'
import { createRowActs, withNewRows } from './plan-acts.ts'
import { shownView } from './plan-table.ts'
import type { ShownView } from './plan-table.ts'
import { listenToPointer } from './pointer.ts'
import { createRoom } from './room.ts'
import { createRowsAsked } from './rows-asked.ts'
import { startSaving } from './saving.ts'
import { createSelection } from './selection.ts'
import { watchOrder } from './stale.ts'
import { sentenceOf } from './speech.ts'
import { createStatus } from './status.ts'
import { createTalk } from './talk.ts'
import { createTools } from './tools.ts'
import { createTyping } from './typing.ts'
import { createWayBack } from './way-back.ts'
import { createWriter } from './write.ts'

export type { SheetHandle, SheetHost, SheetStatus } from './host.ts'

export const mountSheet = (element: HTMLElement, host: SheetHost): SheetHandle => {
  const texts = host.words
  const frame = createFrame(element, texts.keysHint)
  const ends = new AbortController()
  const { signal } = ends
  let dragged: Block | null = null
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
      beside.tell()
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
      beside.tell()
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
  const rowsAsked = createRowsAsked({ book: () => book, grid: () => grid, wish, stale: () => stale })
  const head: HeadParams = {
    isFiltered: rowsAsked.isFiltered,
    lockOf(column) {
      const period = book.field(column)?.period ?? null
      const lock = period === null ? undefined : book.closed.of(period)
      return lock ? texts.closedBy(lock.who, when(lock.at), lock.note) : null
    },
    menuOf: texts.headMenu,
    open: (column, at) => columnActs.open(column, at),
  }
  const room = createRoom(frame, host, () => book, head)
  const grid: Grid = createGrid({
    element: frame.grid,
    columns: room.columns(),
    rows: book.gridRows(),
    idOf: (line) => book.idOf(line),
    rankOf: (line) => book.arrangement.rankOf(line),
    groupAt: (line) => groupFacts(book, texts, line),
    rowHeight: room.rowHeight(),
    language: host.language,
    texts: texts.grid,
    name: texts.sheet,
    nonce: host.nonce,
    layout: room.layout(),
    onArranged() {
      selection.arranged()
      tools.changed()
    },
    onSort(sort, byHand) {
      rowsAsked.sort(sort)
      if (byHand) acts.focus()
    },
    onScroll: () => beside.scrolled(),
    onLayout: room.changed,
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
      beside.refuse(why)
      status.say(why)
      beside.tell()
    },
    opened: (cell) => beside.opened(cell),
    closed() {
      news.editorClosed()
      beside.closed()
    },
  })
  const editor = createEditor(typing, frame.hint.id)
  const beside = createBeside(host, {
    frame,
    grid,
    room,
    selection,
    editor,
    queue,
    book: () => book,
    news: () => news,
    focus: () => acts.focus(),
    say: status.say,
    signal,
  })
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

  const selected = (reveal: Spot | null): void => {
    if (reveal) grid.reveal(reveal)
    overlay.draw(selection.block(), selection.active(), dragged)
    people.draw()
    const active = selection.activeCell()
    host.onActive(active && active.place >= 0 ? { sheet: sheetName, row: book.idOf(active.place), column: active.field.id } : null)
    const sentence = sentenceOf(selection.activeCell(), book, texts)
    editor.area.setAttribute('aria-label', sentence)
    const size = sizeOf(selection.block())
    if (reveal) {
      beside.refuse(null)
      status.say(null)
      status.announce(size > 1 ? texts.selected(size) : sentence)
    }
    status.countUp()
    beside.tell()
    status.report()
  }

  listenToKeys(editor, selection, {
    ...acts,
    ...tools,
    openHead: columnActs.openActive,
    undo: wayBack.undo,
    redo: wayBack.redo,
    enterNote: () => beside.enter() || acts.tellStory(),
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
    if (element.clientWidth > 0 && room.isTurned()) {
      grid.setLayout(room.columns(), room.layout())
      grid.setRowHeight(room.rowHeight())
    }
    beside.resized()
  })
  watcher.observe(element)

  const setTheme = (dark: boolean): void => {
    frame.root.dataset['dark'] = String(dark)
  }
  setTheme(host.dark)
  selection.arranged()
  revealFigures(grid, book)
  void saving.takeOver().then((brought) => brought > 0 && status.say(texts.brought(brought)))

  function reload(view: ShownView, rights: RightsView): void {
    passedOver.mark([])
    const before = book.table.view
    book = openBook(view, rights, queue, questions, talk, wish, passedOver, host)
    // What is being typed goes on, unless its cell is not there any more.
    if (!typing.rebind()) editor.commit()
    rowsAsked.handTo(book)
    const isSame = book.table.view.from === before.from && book.table.view.to === before.to
    grid.setRows(book.gridRows(), room.columns(), isSame ? null : room.layout())
    if (!isSame) revealFigures(grid, book)
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
    ...createHandle({
      sheet: sheetName,
      texts,
      book: () => book,
      grid,
      room,
      rowsAsked,
      groups,
      columnActs,
      acts,
      beside,
      people,
      wayBack,
      writer,
      feed,
      questions,
      talk,
      status,
      stale,
    }),
    applyChange(change) {
      others.heard(change)
      const hasChanged = news.apply(change)
      judged()
      if (hasChanged) {
        status.countUp()
        tools.changed()
      }
      beside.tell()
    },
    reload,
    rows: rowActs,
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
