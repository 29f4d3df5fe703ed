/** Elements of the form's page: it is small enough to be drawn by hand, and a phone has it at once. */

type Content = Node | string | null | false | undefined

interface Given {
  readonly class?: string | undefined
  readonly on?: Readonly<Record<string, (event: Event) => void>>
  readonly [attribute: string]: string | boolean | number | undefined | Readonly<Record<string, (event: Event) => void>>
}

/** Text is always text: nothing of it is read as markup. */
export const node = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, given: Given = {}, ...content: readonly Content[]): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'object') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  for (const part of content) if (part !== null && part !== undefined && part !== false) element.append(part)
  return element
}

export const button = (text: string, kind: 'first' | 'other' | 'plain', act: () => void, given: Given = {}): HTMLButtonElement =>
  node('button', { type: 'button', class: `form-button-${kind}`, on: { click: act }, ...given }, text)

export const labelled = (label: string, field: HTMLElement): HTMLElement => node('label', { class: 'form-labelled' }, node('span', {}, label), field)
