/** A figure that is not verified: the first letter of its flag stands small before it, the whole word in the tooltip. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'

export class FlaggedCell implements ICellRendererComp {
  readonly #box = document.createElement('span')

  init({ value, valueFormatted, flagWord }: ICellRendererParams & { readonly flagWord: string }): void {
    const mark = document.createElement('span')
    mark.className = 'sheet-flag'
    mark.textContent = flagWord.slice(0, 1)
    this.#box.className = 'sheet-flagged'
    this.#box.append(mark, document.createTextNode(valueFormatted ?? String(value ?? '')))
  }

  getGui(): HTMLElement {
    return this.#box
  }

  /** Made anew: flags change seldom. */
  refresh(): boolean {
    return false
  }
}
