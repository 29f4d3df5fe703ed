/**
 * One textarea over the active cell, unseen until something is typed, always with the focus while the sheet has it: so typing,
 * input methods, copying and pasting all arrive by themselves, and a composition never loses its first letter.
 */
import type { Sight } from './geometry.ts'
import { longestText } from './paste.ts'

export interface EditorHost {
  /** Whether the active cell takes text; says why not. */
  readonly mayBegin: () => boolean
  readonly rawText: () => string
  /** The editor has opened: the moment whose value the person saw. */
  readonly onBegin: () => void
  readonly onCommit: (text: string) => void
  readonly onEnd: () => void
}

export interface Editor {
  readonly area: HTMLTextAreaElement
  readonly isOpen: () => boolean
  /** Typing began over the old text: arrows leave the cell. */
  readonly isReplacing: () => boolean
  /** Open, with a text that is not in the cell. */
  readonly isDirty: () => boolean
  readonly isComposing: () => boolean
  readonly begin: (text: string | null) => void
  readonly stayInside: () => void
  readonly commit: () => void
  readonly cancel: () => void
  readonly text: () => string
  /** Where the active cell is to be seen. */
  readonly lay: (sight: Sight) => void
}

export const createEditor = (host: EditorHost, describedBy: string): Editor => {
  const area = document.createElement('textarea')
  area.className = 'sheet-editor'
  area.rows = 1
  area.spellcheck = false
  area.autocomplete = 'off'
  area.maxLength = longestText
  area.setAttribute('autocapitalize', 'off')
  area.setAttribute('aria-describedby', describedBy)
  let open: { readonly before: string; replaces: boolean } | null = null
  let composing = false
  let width = 0

  const grow = (): void => {
    if (!open) return
    area.style.width = `${width}px`
    area.style.width = `${Math.max(width, Math.min(area.scrollWidth + 4, 420))}px`
  }
  const start = (replaces: boolean): void => {
    open = { before: host.rawText(), replaces }
    area.classList.add('sheet-editor-open')
    host.onBegin()
  }
  const end = (): void => {
    open = null
    composing = false
    area.value = ''
    area.classList.remove('sheet-editor-open')
    host.onEnd()
  }
  const commit = (): void => {
    if (!open) return
    const [{ before }, text] = [open, area.value]
    end()
    if (text !== before) host.onCommit(text)
  }

  area.addEventListener('compositionstart', () => {
    composing = true
    if (!open && host.mayBegin()) start(true)
  })
  area.addEventListener('compositionend', () => {
    composing = false
    // In a cell that takes no text the composed one must not stay for the next.
    if (!open) area.value = ''
  })
  area.addEventListener('input', () => {
    if (open) grow()
    else if (composing) return
    else if (host.mayBegin()) {
      start(true)
      grow()
    } else area.value = ''
  })
  area.addEventListener('blur', ({ relatedTarget }) => {
    // Another window is no reason to stop, and a dialog that comes by itself none to take half a figure; another part of the page is.
    const isTaken = relatedTarget instanceof Element && relatedTarget.closest('[aria-modal=true]') !== null
    if (document.hasFocus() && !isTaken) commit()
  })

  return {
    area,
    isOpen: () => open !== null,
    isReplacing: () => open?.replaces === true,
    isDirty: () => open !== null && area.value !== open.before,
    isComposing: () => composing,
    begin(text) {
      if (open || !host.mayBegin()) return
      const raw = host.rawText()
      start(text !== null)
      area.value = text ?? raw
      area.focus({ preventScroll: true })
      area.setSelectionRange(area.value.length, area.value.length)
      grow()
    },
    stayInside() {
      if (open) open.replaces = false
    },
    commit,
    cancel() {
      if (open) end()
    },
    text: () => area.value,
    lay({ left, top, width: wide, height, isSeen }) {
      width = wide + 1
      area.style.transform = `translate(${left - 1}px, ${top - 1}px)`
      area.style.height = `${height + 1}px`
      area.style.width = `${width}px`
      area.classList.toggle('sheet-editor-away', !isSeen)
      grow()
    },
  }
}
