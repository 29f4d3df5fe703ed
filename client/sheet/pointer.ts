/** Mouse and touch: selecting by dragging, the fill handle, opening the editor, asking for an explanation. */
import type { Block, Spot } from './block.ts'
import { dragBlock, isIn } from './block.ts'
import type { Editor } from './editor.ts'
import type { Grid } from './grid-shape.ts'
import type { Selection } from './selection.ts'

export interface PointerActs {
  readonly focus: () => void
  readonly isButton: (spot: Spot) => boolean
  readonly press: () => void
  readonly dragged: (block: Block | null) => void
  readonly fill: (source: Block, whole: Block) => void
}

const edge = 24

/** @returns how to stop. */
export const listenToPointer = (grid: Grid, handle: HTMLElement, editor: Editor, selection: Selection, acts: PointerActs): (() => void) => {
  const ends = new AbortController()
  const { signal } = ends

  /** Follows the pointer until it is let go; scrolls while it is held at or beyond an edge. */
  const follow = (start: PointerEvent, onMove: (spot: Spot) => void, onEnd: () => void): void => {
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
      const down = y > bottom - edge ? y - bottom + edge : y < top ? y - top : 0
      const aside = x > right - edge ? x - right + edge : x < left && grid.viewport.scrollLeft > 0 && start.clientX >= left ? x - left : 0
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
      onEnd()
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

  grid.viewport.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' || event.button > 2) return
      const spot = grid.spotAt(event.clientX, event.clientY)
      if (!spot || event.target === handle) return
      editor.commit()
      acts.focus()
      if (event.button !== 0) {
        if (!isIn(spot, selection.block())) selection.moveTo(spot)
        return
      }
      if (event.shiftKey) selection.extendTo(spot)
      else selection.moveTo(spot)
      let last = spot
      let moved = event.shiftKey
      follow(
        event,
        (to) => {
          if (to.row === last.row && to.column === last.column) return
          last = to
          moved = true
          selection.extendTo(to)
        },
        () => !moved && acts.isButton(spot) && acts.press(),
      )
    },
    { signal },
  )
  // The textarea keeps the focus.
  grid.viewport.addEventListener('mousedown', (event) => grid.spotAt(event.clientX, event.clientY) && event.preventDefault(), { signal })
  grid.viewport.addEventListener(
    'dblclick',
    (event) => {
      const spot = grid.spotAt(event.clientX, event.clientY)
      if (spot && !acts.isButton(spot)) editor.begin(null)
    },
    { signal },
  )
  // A finger scrolls by dragging; a tap selects, a second one on the same cell opens the editor.
  grid.viewport.addEventListener(
    'click',
    (event) => {
      if (!('pointerType' in event) || event.pointerType !== 'touch') return
      const spot = grid.spotAt(event.clientX, event.clientY)
      if (!spot) return
      editor.commit()
      const { row, column } = selection.active()
      const again = spot.row === row && spot.column === column
      selection.moveTo(spot)
      if (acts.isButton(spot)) acts.press()
      else if (again) editor.begin(null)
    },
    { signal },
  )
  handle.addEventListener(
    'pointerdown',
    (event) => {
      event.preventDefault()
      event.stopPropagation()
      editor.commit()
      acts.focus()
      const source = selection.block()
      let whole = source
      follow(
        event,
        (to) => {
          whole = dragBlock(source, to)
          acts.dragged(whole)
        },
        () => {
          acts.dragged(null)
          if (whole !== source) acts.fill(source, whole)
        },
      )
    },
    { signal },
  )
  return () => ends.abort()
}
