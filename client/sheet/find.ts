/** Finding text in the cells as they are shown. Knows nothing of the page. */
import { folded } from './match.ts'
import { inSlices } from './slices.ts'

/** A cell by its indicator and its column: it stays the same when rows or columns move. */
export interface Hit {
  readonly place: number
  readonly columnId: string
}

export interface Findings {
  /** Row by row, as they stand. */
  readonly hits: readonly Hit[]
  /** Rows with the text that are filtered or folded away. */
  readonly hidden: number
  /** There are more than were looked for. */
  readonly isCut: boolean
}

/** What is searched. */
export interface Ground {
  /** Rows as they stand. */
  readonly shown: readonly number[]
  readonly hidden: readonly number[]
  readonly columnIds: readonly string[]
  readonly textAt: (place: number, columnId: string) => string
  /** Whether a row is also found by its name in another way, as by the first letters of its sounds. */
  readonly isNamed?: (place: number) => boolean
  /** The column that stands for the row then. */
  readonly nameColumn: string
}

const mostHits = 9999

/** Beside what `folded` takes for the same, thousands with and without commas and both minus signs are found by each other. */
export const findable = (text: string): string =>
  folded(text)
    .replaceAll('−', '-')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .trim()

/** Looks through the sheet in slices. @param done told once, unless it is stopped before. @returns how to stop. */
export const findLater = (text: string, ground: Ground, done: (found: Findings) => void): (() => void) => {
  const { shown, hidden, columnIds, textAt, isNamed, nameColumn } = ground
  const sought = findable(text)
  const hits: Hit[] = []
  let others = 0
  const has = (place: number, columnId: string): boolean =>
    findable(textAt(place, columnId)).includes(sought) || (columnId === nameColumn && isNamed?.(place) === true)
  function* looking(): Generator<void> {
    for (const place of shown)
      for (const columnId of columnIds) {
        if (has(place, columnId)) hits.push({ place, columnId })
        if (hits.length >= mostHits) return
        yield
      }
    for (const place of hidden) {
      if (columnIds.some((columnId) => has(place, columnId))) others += 1
      yield
    }
  }
  if (sought === '') {
    done({ hits, hidden: 0, isCut: false })
    return () => {}
  }
  return inSlices(looking(), () => done({ hits, hidden: others, isCut: hits.length >= mostHits }))
}

/** Where a cell stands among the hits, or would: the next one on the way. */
export const nextHit = (hits: readonly Hit[], orderOf: (hit: Hit) => number, from: number, isForward: boolean): number => {
  if (hits.length === 0) return -1
  const orders = hits.map(orderOf)
  if (isForward) {
    const after = orders.findIndex((order) => order > from)
    return after < 0 ? 0 : after
  }
  const before = orders.findLastIndex((order) => order < from)
  return before < 0 ? hits.length - 1 : before
}
