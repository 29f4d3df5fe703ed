/**
 * The spreadsheet of a plan: mounts the grid, lays our own active cell, editor and clipboard over it, and sends what is typed.
 *
 * 1. A key, a paste, a fill or an undo becomes a command (`write.ts`); `edits/queue.ts` keeps and sends it.
 * 2. Answers and live changes go into the table (`table.ts`) and are drawn where they are seen.
 * 3. What is selected, on its way, or in need of a person is told to the page (`onStatus`).
 */
import './sheet.css'
import type { LiveChange } from '../../server/wire.ts'
import { openDrawer } from '../edits/kept.ts'
import { columnOf, keyOf } from '../edits/commands.ts'
import { postThrough } from '../edits/post.ts'
import { createQueue } from '../edits/queue.ts'
import { createUndoStack } from '../edits/undo.ts'
import { sizeOf } from './block.ts'
import type { Block, Spot } from './block.ts'
import type { Book } from './book.ts'
import { judgedColumns, openBook } from './book.ts'
import { listenToClipboard } from './clip.ts'
import { columnsOf } from './columns.ts'
import { createEditor } from './editor.ts'
import { createFilling } from './fill.ts'
import type { Filled } from './fill.ts'
import type { Grid } from './grid.ts'
import { createGrid } from './grid.ts'
import type { Density, SheetFilter, SheetHandle, SheetHost } from './host.ts'
import { listenToKeys } from './keys.ts'
import { keepLayout, readLayout } from './layout.ts'
import { createNote } from './note.ts'
import { createOverlay } from './overlay.ts'
import { listenToPointer } from './pointer.ts'
import { createSelection } from './selection.ts'
import { noteOf, spoken } from './speech.ts'
import { noNumbers, tallyLater } from './tally.ts'
import { createWriter } from './write.ts'

export type { Density, SheetFilter, SheetHandle, SheetHost, SheetStatus } from './host.ts'

const rowHeights: Readonly<Record<Density, number>> = { compact: 28, normal: 34 }
const narrowWidth = 600

const part = (name: string, tag: 'div' | 'p' = 'div'): HTMLElement => {
  const element = document.createElement(tag)
  element.className = name
  return element
}

export const mountSheet = (element: HTMLElement, host: SheetHost): SheetHandle => {
  const texts = host.words
  const root = part('sheet')
  const gridElement = part('sheet-grid')
  const live = part('sheet-unseen')
  const hint = part('sheet-unseen', 'p')
  hint.id = `sheet-hint-${crypto.randomUUID()}`
  hint.textContent = texts.keysHint
  live.setAttribute('aria-live', 'polite')
  root.append(gridElement, hint, live)
  element.append(root)

  let message: string | null = null
  let tally = noNumbers
  let stopTally = (): void => {}
  let drag: Block | null = null
  let isNarrow = element.clientWidth < narrowWidth
  let seenAtBegin: string | null = null
  const ends = new AbortController()
  const { signal } = ends

  const say = (text: string | null): void => {
    message = text
    if (text !== null) live.textContent = text
    report()
  }

  // --- edits -----------------------------------------------------------------------------------------------------------
  const stack = createUndoStack()
  const drawer = openDrawer(host.person, host.view.plan, crypto.randomUUID(), localStorage)
  const queue = createQueue(
    {
      marked: (cells) => draw(cells, false),
      settled(cells) {
        for (const { address, value, flag, seq } of cells) book.table.setCell(address, value, flag, seq)
        stack.settled(cells)
        draw(
          cells.map(({ address }) => address),
          false,
        )
      },
      judged(rows, seq) {
        const changed = rows.filter((row) => book.table.setJudged(row, seq)).map(({ indicator }) => indicator)
        grid.refresh(changed, judgedColumns, true)
      },
      understood: (notes) => say(notes.slice(0, 3).join(';')),
      counted() {
        drawer.save(queue.snapshot())
        report()
      },
    },
    postThrough(host.post),
    () => crypto.randomUUID(),
  )
  let book: Book = openBook(host.view, host.rights, queue, host)
  const writer = createWriter(() => book.cells, queue, stack, texts, say)

  const draw = (cells: readonly Parameters<typeof keyOf>[0][], flash: boolean): void => {
    for (const [column, group] of Map.groupBy(cells, columnOf)) {
      grid.refresh(
        group.map(({ indicator }) => indicator),
        [column],
        flash,
      )
    }
    showNote()
  }

  // --- grid ------------------------------------------------------------------------------------------------------------
  const columns = () => columnsOf(book.fields, { table: book.table, cells: book.cells, texts, isNarrow })
  const known = new Set(book.fields.map(({ id }) => id))
  const grid: Grid = createGrid({
    element: gridElement,
    columns: columns(),
    rows: book.table.rows,
    idOf: (place) => book.table.idAt(place),
    isShown: (place) => book.filter.isShown(place),
    rowHeight: rowHeights.compact,
    language: host.language,
    texts: texts.grid,
    name: texts.sheet,
    nonce: host.nonce,
    layout: isNarrow ? null : readLayout(localStorage.getItem(host.layoutKey), known),
    onArranged: () => selection.arranged(),
    onScroll: () => layOut(),
    onLayout: (layout) => !isNarrow && keepLayout(host.layoutKey, layout, localStorage),
  })
  const selection = createSelection(
    () => grid,
    (id) => book.field(id),
    (place) => book.table.idAt(place),
    (reveal) => selected(reveal),
  )
  const overlay = createOverlay(grid)
  const filling = createFilling(selection, () => book.cells)

  // --- editor ----------------------------------------------------------------------------------------------------------
  const editor = createEditor(
    {
      mayBegin() {
        const cell = selection.activeCell()
        const bar = cell ? (cell.field.address(cell.place) ? cell.field.bar(cell.place) : 'shown_only') : 'shown_only'
        if (bar !== null) say(texts.bars[bar])
        return bar === null
      },
      rawText() {
        const cell = selection.activeCell()
        return cell ? book.cells.rawAt(cell.place, cell.field) : ''
      },
      onBegin() {
        const cell = selection.activeCell()
        const address = cell?.field.address(cell.place)
        seenAtBegin = address ? book.table.valueOf(address) : null
        if (cell) editor.area.dataset['kind'] = cell.field.kind
        layOut()
      },
      onCommit(text) {
        const cell = selection.activeCell()
        if (cell) writer.write(texts.labels.typing, [{ ...cell, text, was: seenAtBegin }])
      },
      onEnd: () => layOut(),
    },
    hint.id,
  )
  const note = createNote(() => editor.area.focus({ preventScroll: true }))
  root.append(editor.area, note.element)

  const placeOf = (spot: Spot) => {
    const { left, top, width, height, isPinned } = grid.placeOf(spot)
    const [x, y] = [left - (isPinned ? 0 : grid.viewport.scrollLeft), top + grid.headHeight() - grid.viewport.scrollTop]
    const isSeen =
      y + height > grid.headHeight() && y < grid.viewport.clientHeight && x < grid.viewport.clientWidth && (isPinned || x + width > grid.pinnedWidth())
    return { place: { left: x, top: y, width, height }, isSeen }
  }
  const layOut = (): void => {
    const { place, isSeen } = placeOf(selection.active())
    if (!editor.isComposing()) editor.lay(place, isSeen)
    note.lay(place, isSeen)
  }
  const showNote = (): void => {
    const cell = selection.activeCell()
    note.show(cell && !editor.isOpen() ? noteOf(cell, book.cells, texts, { queue, edit: (text) => editor.begin(text) }) : null)
    layOut()
  }

  // --- selection and status --------------------------------------------------------------------------------------------
  function* selectedTexts(): Generator<string> {
    const { top, left, bottom, right } = selection.block()
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = selection.cellAt({ row, column })
        yield cell?.field.kind === 'figure' ? book.cells.rawAt(cell.place, cell.field) : ''
      }
    }
  }
  const countUp = (): void => {
    stopTally()
    if (sizeOf(selection.block()) === 1) {
      tally = noNumbers
      return
    }
    stopTally = tallyLater(selectedTexts(), (result) => {
      tally = result
      report()
    })
  }
  const selected = (reveal: Spot | null): void => {
    if (reveal) grid.reveal(reveal)
    overlay.draw(selection.block(), selection.active(), drag)
    const cell = selection.activeCell()
    const size = sizeOf(selection.block())
    editor.area.setAttribute('aria-label', cell ? spoken(cell, book.table, book.cells, texts, (place) => book.field('name')?.read(place) ?? '') : texts.sheet)
    if (size > 1) live.textContent = texts.selected(size)
    else if (cell) live.textContent = editor.area.getAttribute('aria-label')
    if (reveal) message = null
    countUp()
    showNote()
    report()
  }
  const standing = (): string | null => {
    const { waiting, conflicts, problems, failing } = queue.counts()
    if (failing?.why === 'signed_out') return texts.signedOut(waiting)
    if (failing) return texts.offline(waiting)
    return conflicts + problems > 0 ? texts.open(conflicts, problems) : null
  }
  let isReporting = false
  const report = (): void => {
    if (isReporting) return
    isReporting = true
    queueMicrotask(() => {
      isReporting = false
      if (signal.aborted) return
      const { waiting, conflicts, problems, failing } = queue.counts()
      host.onStatus({
        selected: sizeOf(selection.block()),
        ...tally,
        pending: waiting,
        failed: conflicts + problems,
        shownRows: grid.extent().rows,
        allRows: book.table.size,
        canUndo: stack.canUndo(),
        canRedo: stack.canRedo(),
        offline: failing?.why === 'offline',
        message: failing ? standing() : (message ?? standing()),
      })
    })
  }

  // --- acts ------------------------------------------------------------------------------------------------------------
  const isLight = (spot: Spot): boolean => selection.cellAt(spot)?.field.kind === 'light'
  const explain = (): void => {
    const cell = selection.activeCell()
    if (cell) host.onExplain(book.table.idAt(cell.place), cell.field.period ?? null)
  }
  const writeFilled = (label: string, filled: Filled): void => writer.write(label, filled.wanted, filled.outside)
  const fillFrom = (source: Block, whole: Block): void => {
    writeFilled(texts.labels.fill, filling.repeat(source, whole))
    selection.select(whole)
  }
  const focus = (): void => editor.area.focus({ preventScroll: true })
  const goTo: SheetHandle['goTo'] = (indicator, period) => {
    const row = grid.rowOf(indicator)
    const column = grid.columnIds().indexOf(period ?? 'light')
    if (row === null) return
    selection.moveTo({ row, column: Math.max(0, column) })
    focus()
  }
  const nextOpen = (): void => {
    const all = queue.open().filter(({ state }) => state === 'refused' || state === 'conflict')
    const cell = selection.activeCell()
    const address = cell?.field.address(cell.place)
    const at = address ? all.findIndex((entry) => keyOf(entry.address) === keyOf(address)) : -1
    const next = all[(at + 1) % Math.max(1, all.length)]
    if (next) goTo(next.address.indicator, columnOf(next.address))
  }

  listenToKeys(editor, selection, {
    undo: writer.undo,
    redo: writer.redo,
    clear: () => writeFilled(texts.labels.clear, filling.same(selection.block(), '')),
    fillDown() {
      const block = selection.block()
      const source = block.top === block.bottom ? { ...block, top: block.top - 1, bottom: block.top - 1 } : { ...block, bottom: block.top }
      if (source.top >= 0) fillFrom(source, { ...block, top: source.top })
    },
    fillRight() {
      const block = selection.block()
      const source = block.left === block.right ? { ...block, left: block.left - 1, right: block.left - 1 } : { ...block, right: block.left }
      if (source.left >= 0) fillFrom(source, { ...block, left: source.left })
    },
    fillWith: (text) => writeFilled(texts.labels.fill, filling.same(selection.block(), text)),
    explain,
    nextOpen,
    enterNote: note.enter,
    isFilled(spot) {
      const cell = selection.cellAt(spot)
      return cell !== null && book.cells.rawAt(cell.place, cell.field) !== ''
    },
    pageRows: grid.pageRows,
    isLight: () => isLight(selection.active()),
  })
  listenToClipboard(editor, selection, filling, texts, { write: writeFilled, say })
  const stopPointer = listenToPointer(grid, overlay.handle, editor, selection, {
    focus,
    isLight,
    explain,
    dragged(block) {
      drag = block
      overlay.draw(selection.block(), selection.active(), drag)
    },
    fill: fillFrom,
  })

  // --- life ------------------------------------------------------------------------------------------------------------
  editor.area.addEventListener('focus', () => overlay.setFocused(true))
  editor.area.addEventListener('blur', () => overlay.setFocused(false))
  overlay.setFocused(false)
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (queue.open().length > 0 || editor.isDirty()) event.preventDefault()
    },
    { signal },
  )
  window.addEventListener('online', queue.nudge, { signal })
  const watcher = new ResizeObserver(() => {
    const narrow = element.clientWidth < narrowWidth
    if (narrow !== isNarrow && element.clientWidth > 0) {
      isNarrow = narrow
      grid.resetLayout(columns())
    }
    layOut()
  })
  watcher.observe(element)
  void drawer.takeOver().then((left) => {
    for (const kept of left) queue.adopt(kept)
    const brought = left.reduce((sum, { entries }) => sum + entries.length, 0)
    if (brought > 0) say(texts.brought(brought))
  })
  selection.arranged()
  setTheme(host.dark)

  function setTheme(dark: boolean): void {
    root.dataset['dark'] = String(dark)
  }

  const applyChange = (change: LiveChange): void => {
    const changed = change.cells.filter(({ value, flag, ...address }) => book.table.setCell(address, value, flag, change.seq))
    for (const { value, flag: _, ...address } of changed) queue.pushed(address, { value, who: change.who, at: change.at, message: null })
    const judged = change.judged.filter((row) => book.table.setJudged(row, change.seq)).map(({ indicator }) => indicator)
    draw(changed, true)
    grid.refresh(judged, judgedColumns, true)
    if (changed.length > 0) countUp()
  }

  return {
    applyChange,
    reload(view, rights) {
      editor.commit()
      book = openBook(view, rights, queue, host)
      grid.setRows(book.table.rows, columns())
      selection.arranged()
      queue.nudge()
      report()
    },
    setQuickSearch(text) {
      book.filter.setSearch(text)
      grid.refilter()
      report()
    },
    setFilter(filter: SheetFilter) {
      book.filter.setFilter(filter)
      grid.refilter()
      report()
    },
    undo: writer.undo,
    redo: writer.redo,
    focus,
    goTo,
    visibleCount: () => grid.extent().rows,
    resetLayout() {
      keepLayout(host.layoutKey, null, localStorage)
      grid.resetLayout(columns())
    },
    setDensity: (density) => grid.setRowHeight(rowHeights[density]),
    setTheme,
    destroy() {
      editor.commit()
      ends.abort()
      stopPointer()
      stopTally()
      watcher.disconnect()
      void queue.close().then(() => drawer.release())
      overlay.destroy()
      grid.destroy()
      root.remove()
    },
  }
}
