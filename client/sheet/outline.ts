/**
 * Rows as a tree: groups, the indicators under them, and the lines that are shown. Pure.
 *
 * A line is an indicator's place, or a group as a number below zero (`lineOf`): so everything that walks over rows can walk over both.
 */
import type { Light } from '../../server/wire/rows.ts'

export interface Group {
  /** Lasts as long as what it stands for: folds are kept by it. */
  readonly id: string
  /** Index of the group above; −1 at the top. */
  readonly parent: number
  /** From 0. */
  readonly level: number
  readonly title: string
  /** Before the title, as the document numbers it; empty for none. */
  readonly number: string
}

/** Groups stand as they are shown: each after the one above it, before what stands under the next. */
export interface Outline {
  readonly groups: readonly Group[]
  /** Index of the group of every place. */
  readonly groupOf: Int32Array
}

export const lineOf = (group: number): number => -1 - group
export const groupIn = (line: number): number => -1 - line

interface Branch {
  readonly id: string
  readonly title: string
  readonly number?: string
  /** Place of the branch above in the same list; it may come later in the list. */
  readonly parent: number | null
}

/** Branches in their order, as groups from the top down; `places` says where each branch has gone. A circle of branches is left out. */
export const groupsOf = (branches: readonly Branch[]): { readonly groups: readonly Group[]; readonly places: Int32Array } => {
  const below = Map.groupBy(
    branches.map((_, place) => place),
    (place) => branches[place]?.parent ?? -1,
  )
  const groups: Group[] = []
  const places = new Int32Array(branches.length).fill(-1)
  const walk = (above: number, parent: number, level: number): void => {
    for (const place of below.get(above) ?? []) {
      const { id = '', title = '', number = '' } = branches[place] ?? {}
      places[place] = groups.length
      groups.push({ id, parent, level, title, number })
      walk(place, groups.length - 1, level + 1)
    }
  }
  walk(-1, -1, 0)
  return { groups, places }
}

/** How many shown indicators stand under each group, those of groups below it included. */
const totalsOf = ({ groups }: Outline, own: Int32Array): Int32Array => {
  const totals = own.slice()
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const parent = groups[group]?.parent ?? -1
    if (parent >= 0) totals[parent] = (totals[parent] ?? 0) + (totals[group] ?? 0)
  }
  return totals
}

/** Shown places in order: without an outline as they come, else each group that has any with its own under it. Nothing is folded. */
export const linesOf = (order: ArrayLike<number>, outline: Outline | null): Int32Array => {
  if (!outline) return Int32Array.from(order)
  const { groups, groupOf } = outline
  const own = new Int32Array(groups.length)
  for (let at = 0; at < order.length; at += 1) {
    const group = groupOf[order[at] ?? 0] ?? 0
    own[group] = (own[group] ?? 0) + 1
  }
  const totals = totalsOf(outline, own)
  const next = new Int32Array(groups.length)
  const heads: number[] = []
  let size = 0
  for (let group = 0; group < groups.length; group += 1) {
    if (totals[group] === 0) continue
    heads.push(size, group)
    next[group] = size + 1
    size += 1 + (own[group] ?? 0)
  }
  const lines = new Int32Array(size)
  for (let at = 0; at < heads.length; at += 2) lines[heads[at] ?? 0] = lineOf(heads[at + 1] ?? 0)
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] ?? 0
    const group = groupOf[place] ?? 0
    const to = next[group] ?? 0
    lines[to] = place
    next[group] = to + 1
  }
  return lines
}

/** Lines without those that stand under a folded group. */
export const unfoldedLines = (lines: Int32Array, outline: Outline | null, isFolded: (group: Group) => boolean): Int32Array => {
  if (!outline) return lines
  /** Groups whose own lines are hidden. */
  const shut = outline.groups.map(isFolded)
  const isHidden: boolean[] = []
  for (const [group, { parent }] of outline.groups.entries()) isHidden[group] = parent >= 0 && (isHidden[parent] === true || shut[parent] === true)
  return lines.filter((line) => {
    const group = line < 0 ? groupIn(line) : (outline.groupOf[line] ?? 0)
    return !isHidden[group] && (line < 0 || !shut[group])
  })
}

/** The groups over a line, the nearest first; of a group itself, those over it. */
export const groupsOver = (line: number, { groups, groupOf }: Outline): readonly number[] => {
  const over: number[] = []
  const first = line < 0 ? (groups[groupIn(line)]?.parent ?? -1) : (groupOf[line] ?? -1)
  for (let group = first; group >= 0; group = groups[group]?.parent ?? -1) over.push(group)
  return over
}

export type LightCounts = Readonly<Record<Light, number>>

/** Lights under each group, of the places that are shown. */
export const lightsUnder = (
  order: ArrayLike<number>,
  outline: Outline,
  lightAt: (place: number) => Light | null,
  lights: readonly Light[],
): readonly LightCounts[] => {
  const totals = lights.map((light) => {
    const own = new Int32Array(outline.groups.length)
    for (let at = 0; at < order.length; at += 1) {
      const place = order[at] ?? 0
      if ((lightAt(place) ?? 'grey') === light) own[outline.groupOf[place] ?? 0] = (own[outline.groupOf[place] ?? 0] ?? 0) + 1
    }
    return totalsOf(outline, own)
  })
  return outline.groups.map((_, group) => Object.fromEntries(lights.map((light, at) => [light, totals[at]?.[group] ?? 0])) as LightCounts)
}
