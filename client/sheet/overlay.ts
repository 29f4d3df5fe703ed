/**
 * The border of the selected block, of the active cell, and the fill handle. Two layers lie in what scrolls, one over the
 * scrolling cells and one that sticks with the pinned ones, so that scrolling moves them without our doing.
 */
import type { Block, Spot } from './block.ts'
import { extentOf } from './block.ts'
import type { Grid } from './grid-shape.ts'

export interface Overlay {
  readonly draw: (block: Block, active: Spot, drag: Block | null) => void
  readonly handle: HTMLElement
  /** For what else is drawn over cells. */
  readonly layerOf: (isPinned: boolean) => HTMLElement
  readonly setFocused: (isFocused: boolean) => void
  readonly destroy: () => void
}

interface Layer {
  readonly element: HTMLElement
  readonly block: HTMLElement
  readonly active: HTMLElement
  readonly drag: HTMLElement
}

const box = (name: string): HTMLElement => {
  const element = document.createElement('div')
  element.className = name
  return element
}

const makeLayer = (name: string): Layer => {
  const layer = { element: box(name), block: box('sheet-block'), active: box('sheet-active'), drag: box('sheet-drag') }
  layer.element.setAttribute('aria-hidden', 'true')
  layer.element.append(layer.block, layer.active, layer.drag)
  return layer
}

export const createOverlay = (grid: Grid): Overlay => {
  const scrolling = makeLayer('sheet-layer')
  const pinned = makeLayer('sheet-layer sheet-layer-pinned')
  const handle = box('sheet-handle')
  grid.container.prepend(pinned.element, scrolling.element)

  /** Puts a box over the part of a block that is (or is not) pinned; hides it where there is none. */
  const lay = (element: HTMLElement, { top, left, bottom, right }: Block, isPinned: boolean): boolean => {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let column = left; column <= right; column += 1) {
      const place = grid.placeOf({ row: top, column })
      if (place.isPinned !== isPinned) continue
      from = Math.min(from, place.left)
      to = Math.max(to, place.left + place.width)
    }
    const has = from < to
    element.hidden = !has
    if (!has) return false
    const { height } = grid.placeOf({ row: top, column: left })
    element.style.transform = `translate(${from - 1}px, ${top * height - 1}px)`
    element.style.width = `${to - from + 1}px`
    element.style.height = `${(bottom - top + 1) * height + 1}px`
    return true
  }

  return {
    handle,
    layerOf: (isPinned) => (isPinned ? pinned : scrolling).element,
    draw(block, active, drag) {
      const extent = extentOf(block)
      const isOne = extent.rows === 1 && extent.columns === 1
      // The row of a group is one thing from end to end.
      const isGroup = (grid.lineAt(active.row) ?? 0) < 0
      const [left, right] = isGroup ? [0, grid.extent().columns - 1] : [active.column, active.column]
      const corner: Block = { top: active.row, left, bottom: active.row, right }
      for (const [layer, isPinned] of [
        [pinned, true],
        [scrolling, false],
      ] as const) {
        const hasBlock = !isOne && lay(layer.block, block, isPinned)
        layer.block.hidden = !hasBlock
        lay(layer.active, corner, isPinned)
        layer.drag.hidden = drag === null || !lay(layer.drag, drag, isPinned)
      }
      const last = grid.placeOf({ row: block.bottom, column: block.right })
      const owner = last.isPinned ? pinned.element : scrolling.element
      if (handle.parentElement !== owner) owner.append(handle)
      handle.style.transform = `translate(${last.left + last.width - 4}px, ${last.top + last.height - 4}px)`
      handle.hidden = last.width === 0
    },
    setFocused(isFocused) {
      for (const { element } of [pinned, scrolling]) element.classList.toggle('sheet-layer-quiet', !isFocused)
    },
    destroy() {
      pinned.element.remove()
      scrolling.element.remove()
    },
  }
}
