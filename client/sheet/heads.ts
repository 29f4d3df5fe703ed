/**
 * Whole rows and columns by the mouse: by the numbers of the rows, the heads of the columns, and the corner between them. A head that is not
 * selected is selected by a press, and more by dragging on; one that is selected can be dragged elsewhere. Its arrow sorts.
 */
import type { Block } from './block.ts'
import { followPointer } from './drag.ts'
import type { Editor } from './editor.ts'
import type { Grid } from './grid-shape.ts'
import type { Selection } from './selection.ts'

type Along = 'rows' | 'columns'

export const listenToHeads = (grid: Grid, editor: Editor, selection: Selection, focus: () => void, signal: AbortSignal): void => {
  const whole = (along: Along, from: number, to: number): Block => {
    const { rows, columns } = selection.extent()
    const [least, most] = [Math.min(from, to), Math.max(from, to)]
    return along === 'rows' ? { top: least, bottom: most, left: 0, right: columns - 1 } : { top: 0, bottom: rows - 1, left: least, right: most }
  }
  const isWhole = (column: number): boolean => {
    const { top, bottom, left, right } = selection.block()
    return top === 0 && bottom === selection.extent().rows - 1 && column >= left && column <= right
  }
  const begin = (event: PointerEvent, along: Along, at: number): void => {
    event.preventDefault()
    event.stopPropagation()
    editor.commit()
    focus()
    const { row, column } = selection.active()
    const from = event.shiftKey ? (along === 'rows' ? row : column) : at
    const active = along === 'rows' ? { row: from, column } : { row, column: from }
    selection.select(whole(along, from, at), active)
    followPointer(grid, signal, event, {
      scrolls: along,
      onMove: (spot) => selection.select(whole(along, from, along === 'rows' ? spot.row : spot.column), active),
    })
  }
  const isByMouse = (event: Event): event is PointerEvent => event instanceof PointerEvent && event.pointerType !== 'touch'

  // Before the grid hears of it: there a press on a head begins to move the column.
  grid.viewport.addEventListener(
    'pointerdown',
    (event) => {
      if (!isByMouse(event) || event.button !== 0) return
      const row = grid.rowNumberAt(event.clientX, event.clientY)
      const head = grid.headOf(event.target)
      if (row !== null) begin(event, 'rows', row)
      else if (head === 'corner') {
        event.preventDefault()
        focus()
        selection.select(whole('rows', 0, selection.extent().rows - 1))
      } else if (head !== null && (event.shiftKey || !isWhole(head))) begin(event, 'columns', head)
    },
    { signal, capture: true },
  )
  // The textarea keeps the focus.
  grid.viewport.addEventListener(
    'mousedown',
    (event) => (grid.rowNumberAt(event.clientX, event.clientY) !== null || grid.headOf(event.target) !== null) && event.preventDefault(),
    { signal, capture: true },
  )
  grid.viewport.addEventListener('click', (event) => isByMouse(event) && grid.headOf(event.target) !== null && event.stopPropagation(), {
    signal,
    capture: true,
  })
}
