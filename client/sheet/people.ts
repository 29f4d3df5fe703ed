/** Others who are here: a coloured box round the cell where each stands, with the name for a moment after a move, so that no figure is covered for long. */
import type { PersonHere } from '../../server/wire/live.ts'
import type { Grid } from './grid-shape.ts'

export interface People {
  readonly set: (people: readonly PersonHere[]) => void
  /** Rows or columns stand elsewhere. */
  readonly draw: () => void
}

interface Box {
  readonly element: HTMLElement
  readonly tag: HTMLElement
  at: string
}

/** Colours in `overlay.css`. */
const colours = 8
const colourOf = (id: string): number => Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % colours

/** @param layerOf what the boxes lie in: one for pinned columns, one for those that scroll. */
export const createPeople = (grid: Grid, layerOf: (isPinned: boolean) => HTMLElement): People => {
  const boxes = new Map<string, Box>()
  let people: readonly PersonHere[] = []

  const makeBox = (): Box => {
    const element = document.createElement('div')
    const tag = document.createElement('span')
    tag.className = 'sheet-person-name'
    element.append(tag)
    return { element, tag, at: '' }
  }

  /** People in one cell share a box. */
  const draw = (): void => {
    const columns = grid.columnIds()
    const cells = Map.groupBy(
      people.filter(({ cell }) => cell !== null),
      ({ cell }) => `${cell?.row} ${cell?.column}`,
    )
    const seen = new Set<string>()
    for (const [key, group] of cells) {
      const cell = group[0]?.cell
      const row = cell ? grid.rowOf(cell.row) : null
      const column = cell ? columns.indexOf(cell.column) : -1
      if (row === null || column < 0) continue
      const place = grid.placeOf({ row, column })
      if (place.width === 0) continue
      const owner = group[0]?.id ?? ''
      seen.add(owner)
      const box = boxes.get(owner) ?? makeBox()
      boxes.set(owner, box)
      const layer = layerOf(place.isPinned)
      if (box.element.parentElement !== layer) layer.append(box.element)
      box.element.className = `sheet-person sheet-person-${colourOf(owner)}`
      box.element.style.transform = `translate(${place.left - 1}px, ${place.top - 1}px)`
      box.element.style.width = `${place.width + 1}px`
      box.element.style.height = `${place.height + 1}px`
      // In the first row there is nothing above but the head.
      box.tag.classList.toggle('sheet-person-below', row === 0)
      const at = `${key} ${group.map(({ name }) => name).join('、')}`
      if (box.at === at) continue
      box.at = at
      box.tag.textContent = group.map(({ name }) => name).join('、')
      // The name shows again from the start.
      for (const animation of box.tag.getAnimations()) {
        animation.cancel()
        animation.play()
      }
    }
    for (const [owner, { element }] of boxes) {
      if (seen.has(owner)) continue
      element.remove()
      boxes.delete(owner)
    }
  }

  return {
    set(now) {
      people = now
      draw()
    },
    draw,
  }
}
