/** What stands in the head of a column: its name, and the button that opens what can be done with it. */
import type { IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community'

const svg = 'http://www.w3.org/2000/svg'

const icon = (lines: string): SVGSVGElement => {
  const image = document.createElementNS(svg, 'svg')
  image.setAttribute('viewBox', '0 0 14 14')
  image.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', lines)
  image.append(path)
  return image
}

const funnel = 'M1.5 2.5h11L8.3 7.4v4.1l-2.6-1.3V7.4z'
const lock = 'M3 6.5h8v5.5H3zM4.8 6.5V4.6a2.2 2.2 0 0 1 4.4 0v1.9'

export interface HeadParams {
  readonly isFiltered: (column: string) => boolean
  /** Who closed the column's period, when and why; `null` where it takes figures. */
  readonly lockOf: (column: string) => string | null
  /** In words, for the button. */
  readonly menuOf: (title: string) => string
  readonly open: (column: string, element: HTMLElement) => void
}

export class HeadCell implements IInnerHeaderComponent {
  readonly #box = document.createElement('span')
  readonly #text = document.createElement('span')
  readonly #button = document.createElement('button')
  readonly #lock = document.createElement('span')

  init(params: IHeaderParams & HeadParams): void {
    const column = params.column.getColId()
    this.#box.className = 'sheet-head'
    this.#text.className = 'sheet-head-text'
    this.#button.className = 'sheet-head-button'
    this.#button.type = 'button'
    // The head itself is where keys stop; Alt and the down arrow open the same.
    this.#button.tabIndex = -1
    this.#button.append(icon(funnel))
    for (const kind of ['mousedown', 'pointerdown', 'touchstart', 'dblclick'] as const) this.#button.addEventListener(kind, (event) => event.stopPropagation())
    this.#button.addEventListener('click', (event) => {
      event.stopPropagation()
      params.open(column, this.#button)
    })
    this.#lock.className = 'sheet-lock'
    this.#lock.setAttribute('role', 'img')
    this.#lock.append(icon(lock))
    this.#box.append(this.#lock, this.#text, this.#button)
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#box
  }

  /** The grid hands the same parameters again, though its types do not say so. */
  refresh(params: IHeaderParams): boolean {
    const { column, displayName, isFiltered, lockOf, menuOf } = params as IHeaderParams & HeadParams
    const is = isFiltered(column.getColId())
    this.#text.textContent = displayName
    const lockedBy = lockOf(column.getColId())
    this.#lock.hidden = lockedBy === null
    this.#lock.title = lockedBy ?? ''
    this.#lock.setAttribute('aria-label', lockedBy ?? '')
    this.#button.classList.toggle('sheet-head-filtered', is)
    this.#button.setAttribute('aria-label', menuOf(displayName))
    this.#button.title = menuOf(displayName)
    return true
  }
}
