/** A question before something is done, or a page of help, in front of the sheet; by the browser's own dialog, so that nothing behind it has the focus. */

export interface Question {
  readonly title: string
  readonly lines: readonly string[]
  /** The first is what Enter does. */
  readonly yes: string
  readonly no: string
}

export interface Choices {
  readonly title: string
  readonly lines: readonly string[]
  /** The first is what Enter does. */
  readonly choices: readonly string[]
}

export interface Dialogs {
  /** @returns the place of what was chosen; `null` where it is closed by Esc. */
  readonly choose: (asked: Choices) => Promise<number | null>
  /** @returns `false` also where it is closed by Esc. */
  readonly ask: (question: Question) => Promise<boolean>
  /** @param content what stands under the title. */
  readonly show: (title: string, content: readonly HTMLElement[], close: string) => void
}

const part = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

const buttonOf = (text: string, isFirst: boolean, act: () => void): HTMLButtonElement => {
  const button = part('button', text)
  button.type = 'button'
  button.className = isFirst ? 'sheet-dialog-first' : ''
  button.addEventListener('click', act)
  return button
}

/** @param leave gives the focus back to the sheet. */
export const createDialogs = (root: HTMLElement, leave: () => void): Dialogs => {
  const open = (title: string, content: readonly HTMLElement[], buttons: (close: () => void) => readonly HTMLElement[], closed: () => void): void => {
    const dialog = document.createElement('dialog')
    dialog.className = 'sheet-dialog'
    const head = part('h2', title)
    const row = document.createElement('div')
    row.className = 'sheet-dialog-actions'
    row.append(...buttons(() => dialog.close()))
    dialog.setAttribute('aria-label', title)
    dialog.append(head, ...content, row)
    dialog.addEventListener('keydown', (event) => event.stopPropagation())
    dialog.addEventListener('close', () => {
      dialog.remove()
      leave()
      closed()
    })
    root.append(dialog)
    dialog.showModal()
    row.querySelector('button')?.focus()
  }
  const choose: Dialogs['choose'] = ({ title, lines, choices }) =>
    new Promise((resolve) => {
      let chosen: number | null = null
      open(
        title,
        lines.map((line) => part('p', line)),
        (close) =>
          choices.map((text, place) =>
            buttonOf(text, place === 0, () => {
              chosen = place
              close()
            }),
          ),
        () => resolve(chosen),
      )
    })
  return {
    choose,
    ask: async ({ title, lines, yes, no }) => (await choose({ title, lines, choices: [yes, no] })) === 0,
    show: (title, content, close) =>
      open(
        title,
        content,
        (end) => [buttonOf(close, true, end)],
        () => {},
      ),
  }
}
