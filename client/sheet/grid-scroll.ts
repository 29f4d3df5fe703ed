/** Scrolling in AG Grid's elements: what its scroll bars cover, and bringing a cell into sight. */
import type { Geometry, Ground } from './geometry.ts'
import type { Grid } from './grid-shape.ts'

/** @throws Error where AG Grid has no such part. */
export const found = (element: HTMLElement, name: string): HTMLElement => {
  const part = element.querySelector<HTMLElement>(name)
  if (!part) throw new Error(`AG Grid has no ${name}`)
  return part
}

export const coveredIn = (element: HTMLElement, viewport: HTMLElement): Ground['covered'] => {
  const bars = { right: found(element, '.ag-body-vertical-scroll'), bottom: found(element, '.ag-body-horizontal-scroll') }
  return () => {
    const box = viewport.getBoundingClientRect()
    const overlap = (bar: HTMLElement, of: (bar: DOMRect) => number): number => (bar.offsetParent === null ? 0 : Math.max(0, of(bar.getBoundingClientRect())))
    return { right: overlap(bars.right, ({ left }) => box.right - left), bottom: overlap(bars.bottom, ({ top }) => box.bottom - top) }
  }
}

/** AG Grid's own ways to bring a cell into sight leave it half under a scroll bar. */
export const createScroller = (geometry: Geometry, viewport: HTMLElement, rowHeight: () => number): Pick<Grid, 'reveal' | 'pageRows'> => {
  const room = (): { readonly width: number; readonly height: number } => {
    const { width, height } = geometry.seen()
    return { width: width - geometry.pinnedWidth(), height: height - geometry.headHeight() }
  }
  return {
    reveal(spot, toTheMiddle = false) {
      const { left, top, width, height, isPinned } = geometry.placeOf(spot)
      const shown = room()
      const x = left - geometry.pinnedWidth()
      const scrolled = (from: number, to: number, at: number, space: number): number => (from < at ? from : to > at + space ? Math.min(from, to - space) : at)
      viewport.scrollTo({
        left: isPinned ? viewport.scrollLeft : scrolled(x, x + width, viewport.scrollLeft, shown.width),
        top: toTheMiddle ? top - (shown.height - height) / 2 : scrolled(top, top + height, viewport.scrollTop, shown.height),
        behavior: 'instant',
      })
    },
    pageRows: () => Math.max(1, Math.floor(room().height / rowHeight()) - 1),
  }
}
