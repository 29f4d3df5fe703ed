/**
 * The list under an open cell: what may stand in it. The focus stays in the editor's textarea, so that input methods, pasting and all keys of the
 * sheet work as everywhere; typing narrows the list, arrows walk it, Enter and Tab take what is marked, Esc keeps what was there.
 */
import './picker.css'
import type { NamedView } from '../../../server/wire/plan-sheets.ts'
import { newId } from '../../edits/ids.ts'
import type { Editor } from '../editor.ts'
import type { Sight } from '../geometry.ts'
import type { Picking } from '../picking.ts'
import { isMark, matchesFor, picked, separator } from './matching.ts'

export interface Picker {
  readonly element: HTMLElement
  readonly open: (picking: Picking | null, label: string) => void
  readonly close: () => void
  readonly lay: (sight: Sight) => void
}

const part = (name: string, text: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = name
  element.textContent = text
  return element
}

export const createPicker = (editor: Pick<Editor, 'area' | 'isComposing' | 'commit'>): Picker => {
  const { area } = editor
  const element = part('sheet-picker', '')
  const list = part('sheet-picker-list', '')
  const hint = part('sheet-picker-hint', '')
  element.append(list, hint)
  element.hidden = true
  list.id = `sheet-picker-${newId()}`
  list.setAttribute('role', 'listbox')
  let now: Picking | null = null
  let options: readonly NamedView[] = []
  let marked = -1
  /** What stood in the cell when it was opened; empty where typing has opened it. */
  let first = ''
  /** Walked by arrows: what is marked is meant, whatever is typed. */
  let isWalked = false
  let sight: Sight | null = null

  const mark = (place: number): void => {
    marked = place
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === place))
    const active = list.children[place]
    if (active) {
      active.scrollIntoView({ block: 'nearest' })
      area.setAttribute('aria-activedescendant', active.id)
    } else area.removeAttribute('aria-activedescendant')
  }
  const draw = (): void => {
    if (!now) return
    const found = matchesFor(area.value, now, area.value === first && area.value !== '')
    options = found.options
    isWalked = false
    list.replaceChildren(
      ...options.map(({ shown, meaning }, at) => {
        const option = part('sheet-picker-option', '')
        option.id = `${list.id}-${at}`
        option.setAttribute('role', 'option')
        option.append(part('sheet-picker-name', shown), ...(meaning === null ? [] : [part('sheet-picker-meaning', meaning)]))
        return option
      }),
    )
    list.hidden = options.length === 0
    element.hidden = options.length === 0 && hint.textContent === ''
    mark(found.best)
    place()
  }
  const place = (): void => {
    if (element.hidden || !sight) return
    const room = element.parentElement?.getBoundingClientRect()
    const [w, h] = [element.offsetWidth, element.offsetHeight]
    const below = sight.top + sight.height + 2
    const x = room ? Math.max(4, Math.min(sight.left, room.width - w - 8)) : sight.left
    const isBelow = !room || below + h <= room.height || sight.top - h < 0
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(isBelow ? below : sight.top - h - 2)}px)`
    element.style.visibility = sight.isSeen ? '' : 'hidden'
  }
  /** Puts what is marked into the text. */
  const take = (): void => {
    const option = options[marked]
    if (!now || !option) return
    area.value = picked(area.value, option.shown, now)
  }
  /** Only where it was typed for or walked to: an untouched cell keeps its text. */
  const isMeant = (): boolean => isWalked || area.value !== first

  let typed = ''
  area.addEventListener('input', () => {
    if (!now) return
    // A mark behind a name that is marked takes the name; by an input method it comes as text, not as a key.
    const option = options[marked]
    if (now.many && option && !editor.isComposing() && isMark(area.value.slice(-1)) && area.value.slice(0, -1) === typed && typed !== first)
      area.value = `${picked(typed, option.shown, now)}${separator}`
    typed = area.value
    draw()
  })
  area.addEventListener(
    'keydown',
    (event) => {
      if (!now || element.hidden || event.isComposing || event.keyCode === 229) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined && options.length > 0 && !event.shiftKey && !event.ctrlKey) {
        mark((marked + step + options.length) % options.length)
        isWalked = true
        event.preventDefault()
        event.stopImmediatePropagation()
      } else if ((event.key === 'Enter' && !event.altKey) || event.key === 'Tab') {
        if (isMeant()) take()
      }
    },
    { capture: true },
  )
  // A click beside the textarea would end the editing.
  element.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const at = event.target instanceof Element ? [...list.children].indexOf(event.target.closest('[role=option]') as Element) : -1
    if (at < 0 || !now) return
    mark(at)
    take()
    if (!now.many) editor.commit()
    else {
      area.value += separator
      draw()
    }
  })

  const close = (): void => {
    now = null
    element.hidden = true
    for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-activedescendant', 'aria-autocomplete']) area.removeAttribute(name)
  }
  return {
    element,
    open(picking, label) {
      now = picking
      if (!picking) return
      const isTyped = area.value !== ''
      hint.textContent = picking.hint ?? ''
      hint.hidden = picking.hint === null
      list.setAttribute('aria-label', label)
      if (picking.options.length > 0) {
        area.setAttribute('role', 'combobox')
        area.setAttribute('aria-expanded', 'true')
        area.setAttribute('aria-autocomplete', 'list')
        area.setAttribute('aria-controls', list.id)
      }
      // The editor puts its text in after it has opened.
      queueMicrotask(() => {
        if (now !== picking) return
        first = isTyped ? '' : area.value
        draw()
      })
    },
    close,
    lay(where) {
      sight = where
      place()
    },
  }
}
