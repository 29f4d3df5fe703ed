/**
 * Which lines are shown, in which order: sorted, filtered, grouped, folded. Each step is done when the person asks for it, and then
 * stands: what is typed or arrives afterwards never moves a row from under the hand. `isStale` tells that it would stand elsewhere now.
 */
import type { Language, Light } from '../../server/wire/rows.ts'
import type { Field } from './fields.ts'
import { lightsInOrder, outlineBy } from './groupings.ts'
import type { Grouping } from './groupings.ts'
import type { LightCounts, Outline } from './outline.ts'
import { groupIn, groupsOver, lightsUnder, linesOf, unfoldedLines } from './outline.ts'
import type { Table } from './table.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface SortBy {
  readonly colId: string
  readonly sort: 'asc' | 'desc'
}

/** What the person wants; it outlives the data. */
export interface Wish {
  grouping: Grouping
  /** Ids of groups. */
  folded: Set<string>
  /** Groups of this level and deeper ones begin folded, until they are opened by hand; `null` folds none. */
  depth: number | null
  /** Ids of groups that were opened by hand. */
  opened: Set<string>
  sort: readonly SortBy[]
}
export const noWish = (): Wish => ({ grouping: 'none', folded: new Set(), depth: null, opened: new Set(), sort: [] })

export interface Arrangement {
  readonly outline: () => Outline | null
  readonly isFolded: (group: number) => boolean
  readonly lightsOf: (group: number) => LightCounts
  /** Indicators that fit the filters, under folded groups too. */
  readonly matches: () => number
  /** Row in which a line is shown; −1 where it is not. */
  readonly rankOf: (line: number) => number
  /** Place of an indicator with nothing folded; −1 where it is filtered away. */
  readonly positionOf: (place: number) => number
  /** Takes the whole order anew from what is wanted and what the cells hold now. */
  readonly arrange: () => void
  /** Only the filters or only the folds have changed. */
  readonly filter: () => void
  readonly fold: () => void
  /** Opens all groups over a line. @returns whether one was folded. */
  readonly unfoldOver: (line: number) => boolean
  /** Lights have changed. */
  readonly judged: () => void
  readonly isStale: () => boolean
}

interface Facts {
  readonly table: Table
  readonly field: (id: string) => Field | undefined
  readonly isShown: (place: number) => boolean
  readonly texts: SheetTexts
  readonly language: Language
}

/** What is missing stands last, whichever way the rest is sorted. */
const comparing = ({ compare, read }: Field, size: number, sign: 1 | -1): ((a: number, b: number) => number) => {
  const values = Array.from({ length: size }, (_, place) => read(place))
  return (a, b) => {
    const [left, right] = [values[a] ?? null, values[b] ?? null]
    return left === null || right === null ? Number(left === null) - Number(right === null) : sign * compare(left, right)
  }
}

export const sortedPlaces = (size: number, sort: readonly SortBy[], field: Facts['field']): readonly number[] => {
  const places = Array.from({ length: size }, (_, place) => place)
  const comparisons = sort.flatMap(({ colId, sort: way }) => {
    const by = field(colId)
    return by ? [comparing(by, size, way === 'asc' ? 1 : -1)] : []
  })
  if (comparisons.length === 0) return places
  return places.toSorted((a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return a - b
  })
}

const isSame = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((line, at) => line === b[at])

export const createArrangement = ({ table, field, isShown, texts, language }: Facts, wish: Wish): Arrangement => {
  const { size } = table
  let outline: Outline | null = null
  let order: readonly number[] = []
  let shown: readonly number[] = []
  let whole: Int32Array = new Int32Array()
  let ranks = new Int32Array()
  let groupRanks = new Int32Array()
  let positions: Int32Array | null = null
  let counts: readonly LightCounts[] | null = null
  const lightAt = (place: number): Light | null => table.judgedAt('light', place)

  const isFoldedId = (id: string, level: number): boolean => wish.folded.has(id) || (wish.depth !== null && level >= wish.depth && !wish.opened.has(id))
  const fold = (): void => {
    ranks = new Int32Array(size).fill(-1)
    groupRanks = new Int32Array(outline?.groups.length ?? 0).fill(-1)
    for (const [row, line] of unfoldedLines(whole, outline, ({ id, level }) => isFoldedId(id, level)).entries()) {
      if (line < 0) groupRanks[groupIn(line)] = row
      else ranks[line] = row
    }
  }
  const filter = (): void => {
    shown = order.filter(isShown)
    whole = linesOf(shown, outline)
    positions = null
    counts = null
    fold()
  }
  const arrange = (): void => {
    outline = outlineBy(wish.grouping, table, texts, language)
    order = sortedPlaces(size, wish.sort, field)
    filter()
  }
  const isFolded = (group: number): boolean => {
    const { id = '', level = 0 } = outline?.groups[group] ?? {}
    return isFoldedId(id, level)
  }
  arrange()

  return {
    outline: () => outline,
    isFolded,
    lightsOf(group) {
      counts ??= outline ? lightsUnder(shown, outline, lightAt, lightsInOrder) : []
      return counts[group] ?? { red: 0, yellow: 0, green: 0, blue: 0, grey: 0 }
    },
    matches: () => shown.length,
    rankOf: (line) => (line < 0 ? groupRanks[groupIn(line)] : ranks[line]) ?? -1,
    positionOf(place) {
      if (!positions) {
        positions = new Int32Array(size).fill(-1)
        for (const [at, line] of whole.entries()) if (line >= 0) positions[line] = at
      }
      return positions[place] ?? -1
    },
    arrange,
    filter,
    fold,
    unfoldOver(line) {
      if (!outline) return false
      const folded = groupsOver(line, outline).filter(isFolded)
      for (const group of folded) setFolded(wish, outline.groups[group]?.id ?? '', false)
      return folded.length > 0
    },
    judged() {
      counts = null
    },
    isStale() {
      const now = outlineBy(wish.grouping, table, texts, language)
      return !isSame(linesOf(sortedPlaces(size, wish.sort, field).filter(isShown), now), whole)
    },
  }
}

/** Folds or opens one group by hand. */
export const setFolded = (wish: Wish, id: string, isFolded: boolean): void => {
  if (isFolded) {
    wish.folded.add(id)
    wish.opened.delete(id)
  } else {
    wish.folded.delete(id)
    wish.opened.add(id)
  }
}

/** Folds all groups from a level on and opens those above it; `null` opens all. */
export const foldTo = (wish: Wish, depth: number | null): void => {
  wish.depth = depth
  wish.folded.clear()
  wish.opened.clear()
}
