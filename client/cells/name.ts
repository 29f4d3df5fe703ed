/** An indicator's name with its unit, quietly, behind it. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'

export class NameCell implements ICellRendererComp {
  readonly #box = document.createElement('span')
  readonly #name = document.createElement('span')
  readonly #unit = document.createElement('span')

  init(params: ICellRendererParams & { readonly unitOf: (data: unknown) => string }): void {
    this.#box.className = 'sheet-name'
    this.#name.className = 'sheet-name-text'
    this.#unit.className = 'sheet-name-unit'
    this.#unit.textContent = params.unitOf(params.data)
    this.#box.append(this.#name, this.#unit)
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#box
  }

  refresh({ value, valueFormatted }: ICellRendererParams): boolean {
    this.#name.textContent = valueFormatted ?? String(value ?? '')
    return true
  }
}
