/** A pointer that is held: followed until it is let go, with the sheet scrolling where it is held at an edge. */
import type { Spot } from './block.ts'
import type { Grid } from './grid-shape.ts'

/** How near to the edge scrolling begins, in pixels. */
const edge = 24
/** The furthest that it goes in a sixtieth of a second, in pixels. */
const quickest = 30
const frameMilliseconds = 1000 / 60

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
  let last = performance.now()
  const scroll = (now: number): void => {
    // By the time that went by: a slow machine scrolls as far in a second as a quick one.
    const frames = Math.min(6, Math.max(0, now - last) / frameMilliseconds)
    last = now
    const pace = (beyond: number): number => frames * Math.max(-quickest, Math.min(quickest, beyond / 2))
    const box = grid.viewport.getBoundingClientRect()
    const [left, top, right] = [box.left + grid.pinnedWidth(), box.top + grid.headHeight(), box.left + grid.seen().width]
    const bottom = box.top + grid.seen().height
    const down = scrolls === 'columns' ? 0 : y > bottom - edge ? y - bottom + edge : y < top ? y - top : 0
    const fromScrolling = start.clientX >= left && grid.viewport.scrollLeft > 0
    const aside = scrolls === 'rows' ? 0 : x > right - edge ? x - right + edge : x < left && fromScrolling ? x - left : 0
    if (down !== 0 || aside !== 0) {
      grid.viewport.scrollBy(pace(aside), pace(down))
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
