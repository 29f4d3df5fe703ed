/** A card beside the active cell: why its text was not taken, what somebody else wrote meanwhile, or what is odd about the figure; and what can be done. */
import type { Sight } from './geometry.ts'

export interface NoteContent {
  readonly kind: 'refused' | 'conflict' | 'asked' | 'hint'
  readonly lines: readonly string[]
  /** Name of a line in which a remark can be left; the actions get it. */
  readonly remark?: string
  readonly actions: readonly { readonly label: string; readonly act: (remark: string) => void }[]
}

export interface Note {
  readonly element: HTMLElement
  /** `null` puts it away. */
  readonly show: (content: NoteContent | null) => void
  /** Where the active cell is to be seen. */
  readonly lay: (sight: Sight) => void
  /** @returns whether there is anything to be done on it. */
  readonly enter: () => boolean
}

export const createNote = (leave: () => void): Note => {
  const element = document.createElement('div')
  element.className = 'sheet-note'
  element.hidden = true
  let isShown = false
  let last = ''

  /** Tab goes round inside; Esc is the way out. */
  const around = (event: KeyboardEvent): void => {
    const all = [...element.querySelectorAll<HTMLElement>('input, button')]
    const at = all.indexOf(document.activeElement as HTMLElement)
    event.preventDefault()
    all[(at + (event.shiftKey ? all.length - 1 : 1)) % all.length]?.focus()
  }
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') around(event)
    if (event.key !== 'Escape') return
    event.preventDefault()
    leave()
  })
  // A click on a button must not look like a click beside the editor.
  element.addEventListener('mousedown', (event) => event.target instanceof HTMLInputElement || event.preventDefault())

  const remarkLine = (label: string, first: () => void): HTMLInputElement => {
    const line = document.createElement('input')
    line.maxLength = 500
    line.placeholder = label
    line.setAttribute('aria-label', label)
    line.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      event.preventDefault()
      first()
    })
    return line
  }

  const draw = ({ kind, lines, remark, actions }: NoteContent): void => {
    element.dataset['kind'] = kind
    const texts = lines.map((line) => {
      const text = document.createElement('p')
      text.textContent = line
      return text
    })
    const perform = (act: (said: string) => void): void => {
      act(line?.value ?? '')
      leave()
    }
    const [first] = actions
    const line = remark === undefined || !first ? null : remarkLine(remark, () => perform(first.act))
    const row = document.createElement('div')
    row.className = 'sheet-note-actions'
    for (const { label, act } of actions) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = label
      button.addEventListener('click', () => perform(act))
      row.append(button)
    }
    element.replaceChildren(...texts, ...(line ? [line] : []), ...(actions.length > 0 ? [row] : []))
  }

  return {
    element,
    show(content) {
      isShown = content !== null
      if (!content) {
        element.hidden = true
        last = ''
        return
      }
      const now = JSON.stringify([content.kind, content.lines, content.actions.map(({ label }) => label)])
      if (now !== last) draw(content)
      last = now
    },
    lay({ left, top, height, isSeen }) {
      element.hidden = !isShown || !isSeen
      if (element.hidden) return
      const room = element.parentElement?.getBoundingClientRect()
      const [w, h] = [element.offsetWidth, element.offsetHeight]
      const below = top + height + 4
      const x = room ? Math.max(4, Math.min(left, room.width - w - 8)) : left
      const y = room && below + h > room.height ? Math.max(0, top - h - 4) : below
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    },
    enter() {
      const first = element.hidden ? null : element.querySelector('button')
      first?.focus()
      return first !== null
    },
  }
}
