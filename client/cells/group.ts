/** A group's row across the whole sheet: whether it is open, what it is called, how many stand under it and in which lights. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { Light } from '../../server/wire/rows.ts'
import { lightIcon } from './light.ts'

/** What a group's row shows, as it is now. */
export interface GroupFacts {
  readonly level: number
  readonly isFolded: boolean
  readonly number: string
  readonly title: string
  /** In words: `12 项`. */
  readonly count: string
  /** Lights that there are, with what is read out: `红灯 3`. */
  readonly lights: readonly { readonly light: Light; readonly count: number; readonly word: string }[]
  /** Read out: open or folded. */
  readonly state: string
}

const part = (name: string, text = ''): HTMLElement => {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  return element
}

/** Renderer of rows that are groups. */
export class GroupRow implements ICellRendererComp {
  readonly #box = part('sheet-group')

  init(params: ICellRendererParams): void {
    this.#box.setAttribute('role', 'gridcell')
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#box
  }

  refresh({ data, factsOf }: ICellRendererParams & { readonly factsOf?: (data: unknown) => GroupFacts }): boolean {
    if (!factsOf) return false
    const { level, isFolded, number, title, count, lights, state } = factsOf(data)
    this.#box.style.setProperty('--level', String(level))
    this.#box.dataset['level'] = String(Math.min(level, 2))
    const sign = part(isFolded ? 'sheet-group-sign sheet-group-folded' : 'sheet-group-sign')
    sign.setAttribute('aria-hidden', 'true')
    const shown = lights.map(({ light, count: many, word }) => {
      const box = part(`sheet-light sheet-light-${light}`)
      const figure = part('', String(many))
      figure.setAttribute('aria-hidden', 'true')
      box.append(lightIcon(light), figure, part('sheet-unseen', word))
      return box
    })
    this.#box.replaceChildren(
      sign,
      ...(number === '' ? [] : [part('sheet-group-number', number)]),
      part('sheet-group-title', title),
      part('sheet-group-count', count),
      ...shown,
      part('sheet-unseen', state),
    )
    return true
  }
}
