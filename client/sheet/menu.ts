/** The menu of a cell: by the right button, Shift+F10 or the menu key; walked by arrows. */

export interface MenuItem {
  readonly label: string
  /** The key that does the same. */
  readonly key?: string
  /** A line stands above it. */
  readonly begins?: boolean
  readonly isOff?: boolean
  readonly act: () => void
}

export interface Menu {
  readonly element: HTMLElement
  /** In pixels of the sheet. */
  readonly open: (items: readonly MenuItem[], x: number, y: number) => void
  readonly close: () => void
}

/** @param leave gives the focus back to the sheet. */
export const createMenu = (label: string, leave: () => void): Menu => {
  const element = document.createElement('div')
  element.className = 'sheet-menu'
  element.setAttribute('role', 'menu')
  element.setAttribute('aria-label', label)
  element.tabIndex = -1
  element.hidden = true

  const buttons = (): HTMLButtonElement[] => [...element.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const close = (): void => {
    if (element.hidden) return
    element.hidden = true
    leave()
  }
  const move = (step: number): void => {
    const all = buttons()
    const at = all.findIndex((one) => one === document.activeElement)
    all[(at + step + all.length) % all.length]?.focus()
  }
  element.addEventListener('keydown', (event) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined) move(step)
    else if (event.key === 'Home') buttons()[0]?.focus()
    else if (event.key === 'End') buttons().at(-1)?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  element.addEventListener('focusout', (event) => {
    if (element.hidden || (event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) return
    element.hidden = true
  })
  element.addEventListener('contextmenu', (event) => event.preventDefault())

  const itemOf = ({ label: text, key, begins, isOff, act }: MenuItem): HTMLButtonElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.setAttribute('role', 'menuitem')
    button.disabled = isOff === true
    button.tabIndex = -1
    if (begins) button.className = 'sheet-menu-begins'
    const [name, hint] = [document.createElement('span'), document.createElement('kbd')]
    name.textContent = text
    hint.textContent = key ?? ''
    button.append(name, hint)
    if (key !== undefined) button.setAttribute('aria-keyshortcuts', key.replace('Ctrl', 'Control'))
    button.addEventListener('click', () => {
      // The focus first: what is done may be meant for the sheet, as copying is.
      close()
      act()
    })
    button.addEventListener('pointermove', () => button.focus())
    return button
  }

  return {
    element,
    open(items, x, y) {
      element.replaceChildren(...items.map(itemOf))
      element.hidden = false
      const room = element.parentElement
      const left = Math.max(4, Math.min(x, (room?.clientWidth ?? 0) - element.offsetWidth - 4))
      const top = Math.max(4, Math.min(y, (room?.clientHeight ?? 0) - element.offsetHeight - 4))
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
      buttons()[0]?.focus({ preventScroll: true })
    },
    close,
  }
}
