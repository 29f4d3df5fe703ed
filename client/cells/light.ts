/** A light in a cell: shape, sign in the shape, and word; colour is never the only difference. Shapes are those of `parts/light.tsx`. */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community'
import type { Light } from '../../server/wire/rows.ts'

const svg = 'http://www.w3.org/2000/svg'

/** Path of the shape and of the sign in it, on a ground of 14 × 14. */
const shapes: Readonly<Record<Light, readonly [shape: string, sign: string]>> = {
  green: ['M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1Z', 'm4.4 7.2 1.8 1.8 3.4-3.7'],
  yellow: ['M7 1 13.4 12.6H.6z', 'M7 5.2v3.2M7 10.7v.01'],
  red: ['M1.2 2.7a1.5 1.5 0 0 1 1.5-1.5h8.6a1.5 1.5 0 0 1 1.5 1.5v8.6a1.5 1.5 0 0 1-1.5 1.5H2.7a1.5 1.5 0 0 1-1.5-1.5z', 'm4.7 4.7 4.6 4.6m0-4.6L4.7 9.3'],
  blue: ['M7 .6 13.4 7 7 13.4.6 7z', 'm4.7 7.1 1.6 1.6 3-3.2'],
  grey: ['M7 1.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 7 1.8Z', 'M4.7 7h4.6'],
}

const drawn = (light: Light): SVGSVGElement => {
  const image = document.createElementNS(svg, 'svg')
  image.setAttribute('viewBox', '0 0 14 14')
  image.setAttribute('aria-hidden', 'true')
  for (const [place, path] of shapes[light].entries()) {
    const line = document.createElementNS(svg, 'path')
    line.setAttribute('d', path)
    line.setAttribute('class', place === 0 ? 'shape' : 'sign')
    image.append(line)
  }
  return image
}

const drawnOnce = new Map<Light, SVGSVGElement>()
export const lightIcon = (light: Light): Node => {
  const known = drawnOnce.get(light) ?? drawn(light)
  drawnOnce.set(light, known)
  return known.cloneNode(true)
}

export const isLight = (value: unknown): value is Light => typeof value === 'string' && value in shapes

/** Draws a light and its word into a box. */
export const drawLight = (box: HTMLElement, light: Light, word: string): void => {
  box.className = `sheet-light sheet-light-${light}`
  const said = document.createElement('span')
  said.textContent = word
  box.replaceChildren(lightIcon(light), said)
}

/** Renderer of the light column. The cell's value is the light, its formatted value the word. */
export class LightCell implements ICellRendererComp {
  readonly #box = document.createElement('span')

  init(params: ICellRendererParams): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#box
  }

  refresh({ value, valueFormatted }: ICellRendererParams): boolean {
    this.#box.className = 'sheet-light'
    if (isLight(value)) drawLight(this.#box, value, valueFormatted ?? '')
    else this.#box.replaceChildren()
    return true
  }
}
