/** Ctrl+F: text in any shown cell, from one to the next; how many there are, and how many rows with it are not shown. */
import { createBar, makeButton } from './bar.ts'
import type { Spot } from './block.ts'
import type { Book } from './book.ts'
import type { Findings, Hit } from './find.ts'
import { findLater, nextHit } from './find.ts'
import type { Grid } from './grid-shape.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface FindBar {
  readonly element: HTMLElement
  readonly open: () => void
  readonly step: (isForward: boolean) => void
  /** Rows, columns or values are others now. */
  readonly changed: () => void
  readonly stop: () => void
}

const none: Findings = { hits: [], hidden: 0, isCut: false }

export const createFindBar = (
  { book, grid, selection }: { readonly book: () => Book; readonly grid: Grid; readonly selection: Selection },
  texts: SheetTexts['find'],
  leave: () => void,
): FindBar => {
  let found = none
  let at = -1
  let isStale = true
  let isLooking = false
  let stop = (): void => {}
  /** Asked for while it was still looked for. */
  let wanted: { readonly isForward: boolean; readonly withHere: boolean } | null = null

  const spotOf = ({ place, columnId }: Hit): Spot | null => {
    const row = grid.rowOf(book().table.idAt(place))
    const column = grid.columnIds().indexOf(columnId)
    return row === null || column < 0 ? null : { row, column }
  }
  const orderOf = ({ row, column }: Spot): number => row * grid.extent().columns + column

  const say = (): void => {
    const { hits, hidden, isCut } = found
    bar.said.textContent =
      bar.line.value.trim() === '' ? '' : isLooking ? texts.looking : hits.length === 0 ? texts.none(hidden) : texts.count(at + 1, hits.length, isCut, hidden)
    bar.element.dataset['none'] = String(!isLooking && hits.length === 0 && bar.line.value.trim() !== '')
  }
  const go = (isForward: boolean, withHere: boolean): void => {
    const standing = found.hits.filter((hit) => spotOf(hit) !== null)
    const orders = new Map(standing.map((hit) => [hit, orderOf(spotOf(hit) ?? { row: 0, column: 0 })]))
    const here = orderOf(selection.active()) - (withHere ? 1 : 0)
    const hit = standing[nextHit(standing, (one) => orders.get(one) ?? 0, here, isForward)]
    at = hit ? found.hits.indexOf(hit) : -1
    const spot = hit && spotOf(hit)
    if (spot) selection.moveTo(spot)
    say()
  }
  const look = (): void => {
    stop()
    isStale = false
    isLooking = true
    const { table, cells, field, matcher } = book()
    const [name, isCalled] = [field('name'), matcher.finder(bar.line.value)]
    const shown = Array.from({ length: grid.extent().rows }, (_, row) => grid.lineAt(row)).filter((line): line is number => line !== null && line >= 0)
    const isShown = new Set(shown)
    const hidden = table.rows.map(({ place }) => place).filter((place) => !isShown.has(place))
    const textAt = (place: number, columnId: string): string => {
      const own = field(columnId)
      return own ? cells.textAt(place, own) : ''
    }
    const ground = { shown, hidden, columnIds: grid.columnIds(), textAt, isNamed: (place: number) => isCalled(name?.read(place) ?? ''), nameColumn: 'name' }
    let isNow = true
    stop = findLater(bar.line.value, ground, (result) => {
      found = result
      isLooking = false
      if (wanted) go(wanted.isForward, wanted.withHere)
      else say()
      wanted = null
      isNow = false
    })
    if (isNow) say()
  }
  const step = (isForward: boolean, withHere = false): void => {
    if (isStale || isLooking) {
      wanted = { isForward, withHere }
      if (isStale) look()
    } else go(isForward, withHere)
  }

  const parts = [makeButton('↑', texts.previous, () => step(false)), makeButton('↓', texts.next, () => step(true))]
  const bar = createBar(texts, parts, {
    typed() {
      isStale = true
      at = -1
      step(true, true)
    },
    key(event) {
      if (event.key !== 'Enter' && event.key !== 'F3') return false
      step(!event.shiftKey)
      return true
    },
    closed() {
      bar.element.parentElement?.removeAttribute('data-finding')
      leave()
    },
  })

  const open = (): void => {
    bar.element.parentElement?.setAttribute('data-finding', 'true')
    isStale = true
    bar.open(null)
    if (bar.line.value !== '') step(true, true)
  }

  return {
    element: bar.element,
    open,
    step(isForward) {
      if (bar.line.value.trim() === '') open()
      else step(isForward)
    },
    changed() {
      isStale = true
    },
    stop: () => stop(),
  }
}
