/** What each key does in the sheet, outside of the editor and inside of it. */
import { blockOf, extentOf, leapFrom, nextIn, sizeOf, stepFrom } from './block.ts'
import type { Spot } from './block.ts'
import type { Editor } from './editor.ts'
import type { Selection } from './selection.ts'

export interface KeyActs {
  readonly undo: () => void
  readonly redo: () => void
  readonly clear: () => void
  readonly fillDown: () => void
  readonly fillRight: () => void
  /** The editor's text into every cell of the selection. */
  readonly fillWith: (text: string) => void
  readonly press: () => void
  /** Sorting and filtering by the active column. */
  readonly openHead: () => void
  readonly nextOpen: () => void
  readonly enterNote: () => void
  readonly tellStory: () => void
  readonly isFilled: (spot: Spot) => boolean
  readonly pageRows: () => number
  readonly isButton: (spot: Spot) => boolean
  readonly isGroup: (row: number) => boolean
  readonly sideways: (row: number, isBack: boolean) => boolean
  readonly fold: (row: number, isFolded: boolean) => void
  readonly find: () => void
  readonly findNext: (isForward: boolean) => void
  readonly goSomewhere: () => void
  readonly help: () => void
  readonly menu: () => void
  /** Esc, where nothing else is open: marks of the last act go. */
  readonly calm: () => void
  /** Whole rows one place up or down, where they are edited. @returns whether they are. */
  readonly moveRows: (step: 1 | -1) => boolean
}

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export const listenToKeys = (editor: Editor, selection: Selection, acts: KeyActs): void => {
  /** Column in which a run of Tabs began: Enter comes back to it. */
  let home: number | null = null
  /** After Esc the next Tab leaves the sheet: it must not be a trap. */
  let leaves = false

  const go = (to: Spot, extend: boolean): void => {
    home = null
    if (extend) selection.extendTo(to)
    else selection.moveTo(to)
  }

  /** Enter and Tab: round the block where more than a cell is selected, else on through the sheet. */
  const advance = (along: 'row' | 'column', forward: boolean): void => {
    const [block, at] = [selection.block(), selection.active()]
    if (sizeOf(block) > 1) {
      let to = nextIn(block, at, along, forward)
      // Rows of groups take no text: whoever types passes them.
      for (let tries = sizeOf(block); tries > 0 && acts.isGroup(to.row); tries -= 1) to = nextIn(block, to, along, forward)
      selection.moveInside(to)
      return
    }
    const from = home ?? at.column
    const step = forward ? 1 : -1
    if (along === 'row') {
      selection.moveTo(stepFrom(at, 0, step, selection.extent()))
      home = from
    } else {
      const extent = selection.extent()
      let to = stepFrom({ row: at.row, column: from }, step, 0, extent)
      while (acts.isGroup(to.row) && to.row + step >= 0 && to.row + step < extent.rows) to = stepFrom(to, step, 0, extent)
      selection.moveTo(to)
      home = null
    }
  }

  const arrow = (key: string, event: KeyboardEvent): void => {
    const [rows, columns] = arrows[key] ?? [0, 0]
    const from = event.shiftKey ? selection.head() : selection.active()
    const extent = selection.extent()
    const isLeap = event.ctrlKey || event.metaKey
    if (columns !== 0 && !isLeap && !event.shiftKey && acts.sideways(from.row, columns < 0)) return
    go(isLeap ? leapFrom(from, rows, columns, extent, acts.isFilled) : stepFrom(from, rows, columns, extent), event.shiftKey)
  }

  /** `true` where the key was meant for the sheet. */
  const withControl = (event: KeyboardEvent): boolean => {
    const extent = selection.extent()
    switch (event.key.toLowerCase()) {
      case 'a':
        selection.select({ top: 0, left: 0, bottom: extent.rows - 1, right: extent.columns - 1 })
        return true
      case 'f2':
        if (event.shiftKey) acts.tellStory()
        return event.shiftKey
      case 'z':
        if (event.shiftKey) acts.redo()
        else acts.undo()
        return true
      case 'y':
        acts.redo()
        return true
      case 'l':
        if (event.shiftKey) acts.openHead()
        return event.shiftKey
      case 'd':
        acts.fillDown()
        return true
      case 'r':
        acts.fillRight()
        return true
      case 'f':
        acts.find()
        return true
      case 'g':
        acts.goSomewhere()
        return true
      case '/':
        acts.help()
        return true
      case ' ':
        selection.select({ ...selection.block(), top: 0, bottom: extent.rows - 1 })
        return true
      case 'home':
        go({ row: 0, column: 0 }, event.shiftKey)
        return true
      case 'end':
        go({ row: extent.rows - 1, column: extent.columns - 1 }, event.shiftKey)
        return true
      default:
        return false
    }
  }

  const plain = (event: KeyboardEvent): boolean => {
    const [at, head, extent] = [selection.active(), selection.head(), selection.extent()]
    const from = event.shiftKey ? head : at
    switch (event.key) {
      case 'Enter':
        if (event.altKey || (acts.isButton(selection.active()) && !event.shiftKey)) acts.press()
        else advance('column', !event.shiftKey)
        return true
      case 'Tab':
        if (leaves) return false
        advance('row', !event.shiftKey)
        return true
      case ' ':
        if (event.shiftKey) selection.select({ ...selection.block(), left: 0, right: extent.columns - 1 })
        else if (acts.isButton(selection.active())) acts.press()
        else return false
        return true
      case 'Home':
        go({ row: from.row, column: 0 }, event.shiftKey)
        return true
      case 'End':
        go({ row: from.row, column: extent.columns - 1 }, event.shiftKey)
        return true
      case 'PageUp':
      case 'PageDown':
        go(stepFrom(from, (event.key === 'PageUp' ? -1 : 1) * acts.pageRows(), 0, extent), event.shiftKey)
        return true
      case 'F2':
        if (event.shiftKey) acts.enterNote()
        else editor.begin(null)
        return true
      case 'F1':
        acts.help()
        return true
      case 'F3':
        acts.findNext(!event.shiftKey)
        return true
      case 'F10':
        if (!event.shiftKey) return false
        acts.menu()
        return true
      case 'ContextMenu':
        acts.menu()
        return true
      case 'F8':
        acts.nextOpen()
        return true
      case 'Delete':
        acts.clear()
        return true
      case 'Backspace':
        editor.begin('')
        return true
      case 'Escape':
        leaves = true
        acts.calm()
        if (extentOf(blockOf(at, head)).rows > 1 || sizeOf(selection.block()) > 1) selection.moveTo(at)
        return true
      default:
        return false
    }
  }

  const outside = (event: KeyboardEvent): boolean => {
    if (event.altKey && event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      acts.fold(selection.active().row, event.key === 'ArrowLeft')
      return true
    }
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && acts.moveRows(event.key === 'ArrowUp' ? -1 : 1)) return true
    if (arrows[event.key] && !event.altKey) {
      arrow(event.key, event)
      return true
    }
    return event.ctrlKey || event.metaKey ? withControl(event) : plain(event)
  }

  const inside = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'Enter':
        if (event.ctrlKey || event.metaKey) {
          const text = editor.text()
          editor.cancel()
          acts.fillWith(text)
        } else {
          editor.commit()
          advance('column', !event.shiftKey)
        }
        return true
      case 'Tab':
        editor.commit()
        advance('row', !event.shiftKey)
        return true
      case 'Escape':
        editor.cancel()
        return true
      case 'F2':
        editor.stayInside()
        return true
      default:
        if (!arrows[event.key] || !editor.isReplacing()) return false
        editor.commit()
        arrow(event.key, event)
        return true
    }
  }

  editor.area.addEventListener('keydown', (event) => {
    // Keys of an input method are its own; Safari tells of the last one only by 229.
    if (event.isComposing || event.keyCode === 229) return
    if (event.key !== 'Escape' && event.key !== 'Tab' && event.key !== 'Shift') leaves = false
    const isOurs = editor.isOpen() ? inside(event) : outside(event)
    if (!isOurs) return
    event.preventDefault()
    event.stopPropagation()
  })
  editor.area.addEventListener('focus', () => (leaves = false))
}
