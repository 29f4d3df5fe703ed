/** Mouse and touch: selecting by dragging, the fill handle, opening the editor, asking for an explanation. */
import type { Block, Spot } from './block.ts'
import { dragBlock, isIn } from './block.ts'
import { followPointer } from './drag.ts'
import type { Editor } from './editor.ts'
import type { Grid } from './grid-shape.ts'
import { listenToHeads } from './heads.ts'
import type { Selection } from './selection.ts'

export interface PointerActs {
  readonly focus: () => void
  readonly isButton: (spot: Spot) => boolean
  readonly press: () => void
  readonly dragged: (block: Block | null) => void
  readonly fill: (source: Block, whole: Block) => void
}

/** @returns how to stop. */
export const listenToPointer = (grid: Grid, handle: HTMLElement, editor: Editor, selection: Selection, acts: PointerActs): (() => void) => {
  const ends = new AbortController()
  const { signal } = ends

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
      followPointer(grid, signal, event, {
        scrolls: 'both',
        onMove(to) {
          if (to.row === last.row && to.column === last.column) return
          last = to
          moved = true
          selection.extendTo(to)
        },
        onEnd: () => !moved && acts.isButton(spot) && acts.press(),
      })
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
  listenToHeads(grid, editor, selection, acts.focus, signal)
  handle.addEventListener(
    'pointerdown',
    (event) => {
      event.preventDefault()
      event.stopPropagation()
      editor.commit()
      acts.focus()
      const source = selection.block()
      let whole = source
      followPointer(grid, signal, event, {
        scrolls: 'both',
        onMove(to) {
          whole = dragBlock(source, to)
          acts.dragged(whole)
        },
        onEnd() {
          acts.dragged(null)
          if (whole !== source) acts.fill(source, whole)
        },
      })
    },
    { signal },
  )
  return () => ends.abort()
}
