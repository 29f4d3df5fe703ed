/** What opens beside the cells: finding, going somewhere, the menu of a cell, the page of keys, questions before a paste; and files dropped on them. */
import './tools.css'
import type { Acts } from './acts.ts'
import type { Book } from './book.ts'
import { clipBy, listenToClipboard } from './clip.ts'
import type { Dialogs } from './dialog.ts'
import type { Editor } from './editor.ts'
import type { Filling } from './fill.ts'
import { createFindBar } from './find-bar.ts'
import { createGoBar } from './go-bar.ts'
import type { Grid } from './grid-shape.ts'
import { helpPage } from './help.ts'
import type { MenuItem } from './menu.ts'
import { createMenu } from './menu.ts'
import { createPaste } from './paste.ts'
import type { RowActs } from './plan-rows.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'

interface Around {
  readonly dialogs: Dialogs
  readonly root: HTMLElement
  readonly grid: Grid
  readonly selection: Selection
  readonly editor: Editor
  readonly filling: Filling
  readonly acts: Acts
  readonly book: () => Book
  readonly say: (message: string) => void
  readonly signal: AbortSignal
  /** More blank rows at the end. */
  readonly grow: (rows: number) => void
  readonly rows: () => RowActs
}

export interface SheetTools {
  readonly find: () => void
  readonly findNext: (isForward: boolean) => void
  readonly goSomewhere: () => void
  readonly help: () => void
  readonly menu: () => void
  /** Rows, columns or values are others now. */
  readonly changed: () => void
}

export const createTools = (texts: SheetTexts, around: Around): SheetTools => {
  const { root, grid, selection, editor, filling, acts, book, say, signal, dialogs } = around
  const { focus } = acts
  const findBar = createFindBar(around, texts.find, focus)
  const goBar = createGoBar(around, texts, acts)
  const menu = createMenu(texts.menu.label, focus)
  root.append(findBar.element, goBar.element, menu.element)
  const hiddenRows = (): number => book().table.rows.filter(({ place }) => book().arrangement.rankOf(place) < 0).length
  /** Asks whether rows that are lacking are to be added, where a sheet takes new ones. */
  const grown = async (rows: number): Promise<boolean> => {
    const own = book().own
    if (!own || own.view.sheet === 'years') return false
    const { growTitle: title, growLine, growYes, growNo: no } = own.texts
    if (!(await dialogs.ask({ title, lines: [growLine(rows)], yes: growYes(rows), no }))) return false
    around.grow(rows)
    return true
  }
  const paste = createPaste(selection, filling, texts, { write: acts.write, say, dialogs, hiddenRows, grown })
  listenToClipboard(editor, selection, filling, texts, { write: acts.write, say, paste: paste.rows })
  signal.addEventListener('abort', findBar.stop)

  const help = (): void => dialogs.show(texts.help.title, helpPage(texts.help), texts.help.close)
  /** What is done to whole rows, where they are edited. */
  const ofRows = (): readonly MenuItem[] => {
    const own = book().own
    if (!own || own.view.sheet === 'years') return []
    const [does, name] = [around.rows(), own.texts]
    return [
      { label: name.add, begins: true, act: does.add },
      { label: name.duplicate, act: does.duplicate },
      { label: name.up, key: 'Alt+Shift+↑', act: () => does.move(-1) },
      { label: name.down, key: 'Alt+Shift+↓', act: () => does.move(1) },
      { label: name.archive, act: does.archive },
    ]
  }
  const items = (): readonly MenuItem[] => {
    const own = texts.menu
    const plan = book().own
    // What lights hang on is explained; of tasks and departments there is nothing to explain.
    const isExplained = plan === null || plan.view.isOfIndicators
    const active = selection.activeCell()
    const columnId = active?.field.id ?? null
    const clip = (kind: 'copy' | 'cut'): void => {
      if (!clipBy(kind)) say(kind === 'copy' ? 'Ctrl+C' : 'Ctrl+X')
    }
    const sort = (direction: 'asc' | 'desc' | null): void => {
      if (columnId !== null) grid.sortBy(columnId, direction)
    }
    return [
      { label: own.cut, key: 'Ctrl+X', act: () => clip('cut') },
      { label: own.copy, key: 'Ctrl+C', act: () => clip('copy') },
      { label: own.paste, key: 'Ctrl+V', act: () => say(texts.paste.byKey) },
      { label: own.clear, key: 'Delete', begins: true, act: acts.clear },
      { label: own.fillDown, key: 'Ctrl+D', act: acts.fillDown },
      { label: own.fillRight, key: 'Ctrl+R', act: acts.fillRight },
      ...ofRows(),
      ...(isExplained ? [{ label: own.explain, key: 'Alt+Enter', begins: true, act: acts.press }] : []),
      { label: plan ? plan.texts.story : own.story, key: 'Ctrl+Shift+F2', begins: !isExplained, act: acts.tellStory },
      { label: own.ascending, begins: true, act: () => sort('asc') },
      { label: own.descending, act: () => sort('desc') },
      { label: own.unsorted, act: () => sort(null) },
      { label: own.keys, key: 'F1', begins: true, act: help },
    ]
  }
  const openMenu = (x: number, y: number): void => {
    editor.commit()
    menu.open(items(), x, y)
  }

  grid.viewport.addEventListener(
    'contextmenu',
    (event) => {
      // A menu key comes as a click without a place; its own key opens the menu.
      if (!grid.spotAt(event.clientX, event.clientY)) return
      event.preventDefault()
      const box = root.getBoundingClientRect()
      openMenu(event.clientX - box.left, event.clientY - box.top)
    },
    { signal },
  )
  editor.area.addEventListener('contextmenu', (event) => editor.isOpen() || event.preventDefault(), { signal })
  // The browser's own finding sees only what is drawn at the moment.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'f') return
      const { target } = event
      if (!(target instanceof Node) || !(target === document.body || root.contains(target))) return
      event.preventDefault()
      findBar.open()
    },
    { signal },
  )
  root.addEventListener('dragover', (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault(), { signal })
  root.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      editor.commit()
      const spot = grid.spotAt(event.clientX, event.clientY)
      if (spot) selection.moveTo(spot)
      void paste.file(files)
    },
    { signal },
  )

  return {
    find: findBar.open,
    findNext: findBar.step,
    goSomewhere: goBar.open,
    help,
    menu() {
      const { left, top, height } = grid.sightOf(selection.active())
      openMenu(left, top + height)
    },
    changed: findBar.changed,
  }
}
