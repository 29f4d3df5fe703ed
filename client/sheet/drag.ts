/** A pointer that is held: followed until it is let go, with the sheet scrolling where it is held at an edge. */
import type { Spot } from './block.ts'
import type { Grid } from './grid-shape.ts'

/** How near to the edge scrolling begins, in pixels. */
const edge = 24

export interface Held {
  /** Which ways the sheet may scroll. */
  readonly scrolls: 'both' | 'rows' | 'columns'
  readonly onMove: (spot: Spot) => void
  readonly onEnd?: () => void
}

export const followPointer = (grid: Grid, signal: AbortSignal, start: PointerEvent, { scrolls, onMove, onEnd }: Held): void => {
  let [x, y] = [start.clientX, start.clientY]
  let frame = 0
  const held = new AbortController()
  const look = (): void => {
    const spot = grid.spotAt(x, y, true)
    if (spot) onMove(spot)
  }
  const scroll = (): void => {
    const box = grid.viewport.getBoundingClientRect()
    const [left, top, right] = [box.left + grid.pinnedWidth(), box.top + grid.headHeight(), box.left + grid.seen().width]
    const bottom = box.top + grid.seen().height
    const down = scrolls === 'columns' ? 0 : y > bottom - edge ? y - bottom + edge : y < top ? y - top : 0
    const fromScrolling = start.clientX >= left && grid.viewport.scrollLeft > 0
    const aside = scrolls === 'rows' ? 0 : x > right - edge ? x - right + edge : x < left && fromScrolling ? x - left : 0
    if (down !== 0 || aside !== 0) {
      grid.viewport.scrollBy(Math.max(-60, Math.min(60, aside)) / 2, Math.max(-60, Math.min(60, down)) / 2)
      look()
    }
    frame = requestAnimationFrame(scroll)
  }
  frame = requestAnimationFrame(scroll)
  const stop = (): void => {
    cancelAnimationFrame(frame)
    held.abort()
    onEnd?.()
  }
  window.addEventListener(
    'pointermove',
    (event) => {
      ;[x, y] = [event.clientX, event.clientY]
      look()
    },
    { signal: held.signal },
  )
  window.addEventListener('pointerup', stop, { signal: held.signal })
  window.addEventListener('pointercancel', stop, { signal: held.signal })
  signal.addEventListener('abort', stop, { once: true, signal: held.signal })
}
