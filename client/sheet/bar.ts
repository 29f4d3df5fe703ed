/** A strip at the foot of the sheet with a line to type in: for finding and for going somewhere. Below, where it covers no cell that is sought. */

export interface Bar {
  readonly element: HTMLElement
  readonly line: HTMLInputElement
  readonly said: HTMLOutputElement
  readonly isOpen: () => boolean
  readonly open: (text: string | null) => void
  readonly close: () => void
}

export interface BarTexts {
  readonly label: string
  readonly hint: string
  readonly close: string
}

export const makeButton = (sign: string, label: string, act: () => void): HTMLButtonElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = sign
  button.title = label
  button.setAttribute('aria-label', label)
  button.addEventListener('click', act)
  return button
}

/** @param onKey `true` where the key was meant for the bar; keys of an input method do not come. */
export const createBar = (
  { label, hint, close: closeLabel }: BarTexts,
  parts: readonly HTMLElement[],
  on: { readonly typed: (text: string) => void; readonly key: (event: KeyboardEvent) => boolean; readonly closed: () => void },
): Bar => {
  const element = document.createElement('div')
  element.className = 'sheet-bar'
  element.setAttribute('role', 'search')
  element.setAttribute('aria-label', label)
  element.hidden = true
  const line = document.createElement('input')
  line.type = 'text'
  line.spellcheck = false
  line.autocomplete = 'off'
  line.maxLength = 200
  line.placeholder = hint
  line.setAttribute('aria-label', label)
  const said = document.createElement('output')
  const close = (): void => {
    if (element.hidden) return
    element.hidden = true
    on.closed()
  }
  element.append(line, ...parts, said, makeButton('×', closeLabel, close))
  line.addEventListener('input', (event) => {
    // Half a word of an input method is not sought.
    if (!(event instanceof InputEvent && event.isComposing)) on.typed(line.value)
  })
  line.addEventListener('compositionend', () => on.typed(line.value))
  element.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return
    const isOurs = event.key === 'Escape' || on.key(event)
    if (event.key === 'Escape') close()
    if (!isOurs) return
    event.preventDefault()
    event.stopPropagation()
  })
  return {
    element,
    line,
    said,
    isOpen: () => !element.hidden,
    open(text) {
      element.hidden = false
      if (text !== null) line.value = text
      line.focus()
      line.select()
    },
    close,
  }
}
