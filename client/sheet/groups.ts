/** What can be done with the groups of rows, and what their rows say. */
import type { GroupFacts } from '../cells/group.ts'
import { foldTo, setFolded } from './arrangement.ts'
import type { Wish } from './arrangement.ts'
import type { Book } from './book.ts'
import type { Grid } from './grid-shape.ts'
import type { Grouping } from './groupings.ts'
import { lightsInOrder } from './groupings.ts'
import { groupIn, groupsOver, lineOf } from './outline.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'

/** @param line of a group. */
export const groupFacts = ({ table, arrangement }: Book, texts: SheetTexts, line: number): GroupFacts => {
  const group = groupIn(line)
  const { level = 0, number = '', title = '' } = arrangement.outline()?.groups[group] ?? {}
  const counts = arrangement.lightsOf(group)
  const isFolded = arrangement.isFolded(group)
  return {
    level,
    isFolded,
    number,
    title,
    count: texts.outline.count(lightsInOrder.reduce((sum, light) => sum + counts[light], 0)),
    lights: lightsInOrder
      .filter((light) => counts[light] > 0)
      .map((light) => ({ light, count: counts[light], word: `${table.view.words.lights[light]} ${counts[light]}` })),
    state: isFolded ? texts.outline.folded : texts.outline.open,
  }
}

/** `现代化产业体系, 第 1 级, 12 项, 红灯 2, 绿灯 10, 已展开`. */
export const spokenGroup = (book: Book, texts: SheetTexts, line: number): string => {
  const { level, number, title, count, lights, state } = groupFacts(book, texts, line)
  return [`${number} ${title}`.trim(), texts.outline.level(level + 1), count, ...lights.map(({ word }) => word), state].join(', ')
}

export interface Groups {
  readonly isGroup: (row: number) => boolean
  /** Folds an open group, opens a folded one. */
  readonly turn: (row: number) => void
  /**
   * What an arrow to the side does in the row of a group: folds or opens it; folded already, back goes to the group above; open already, on
   * goes to what is under it. @returns `false` where the row is none of a group.
   */
  readonly sideways: (row: number, isBack: boolean) => boolean
  /** Folds or opens the group that a row belongs to, or is. */
  readonly fold: (row: number, isFolded: boolean) => void
  readonly groupBy: (grouping: Grouping) => void
  /** Groups of this level and deeper ones fold; `null` opens all. */
  readonly foldTo: (depth: number | null) => void
  /** Brings a row out from under its folded groups. */
  readonly unfold: (place: number) => void
}

export const createGroups = (wish: Wish, book: () => Book, grid: Grid, selection: Selection): Groups => {
  const lineAt = (row: number): number => grid.lineAt(row) ?? 0
  const isGroup = (row: number): boolean => lineAt(row) < 0
  const redraw = (): void => {
    book().arrangement.fold()
    grid.arrange()
  }
  const fold = (group: number, isFolded: boolean): void => {
    const { arrangement } = book()
    const outline = arrangement.outline()
    const id = outline?.groups[group]?.id
    if (!outline || id === undefined || arrangement.isFolded(group) === isFolded) return
    const { row, column } = selection.active()
    // What is about to be hidden cannot stay active: the group is then.
    if (isFolded && groupsOver(lineAt(row), outline).includes(group)) selection.moveTo({ row: arrangement.rankOf(lineOf(group)), column })
    setFolded(wish, id, isFolded)
    redraw()
  }

  return {
    isGroup,
    turn(row) {
      const line = lineAt(row)
      if (line < 0) fold(groupIn(line), !book().arrangement.isFolded(groupIn(line)))
    },
    sideways(row, isBack) {
      const line = lineAt(row)
      const { arrangement } = book()
      const outline = arrangement.outline()
      if (line >= 0 || !outline) return false
      const group = groupIn(line)
      const { column } = selection.active()
      if (arrangement.isFolded(group) !== isBack) fold(group, isBack)
      else if (isBack) {
        const above = outline.groups[group]?.parent ?? -1
        if (above >= 0) selection.moveTo({ row: arrangement.rankOf(lineOf(above)), column })
      } else selection.moveTo({ row: row + 1, column })
      return true
    },
    fold(row, isFolded) {
      const line = lineAt(row)
      const outline = book().arrangement.outline()
      if (!outline) return
      const [group = -1] = line < 0 ? [groupIn(line)] : groupsOver(line, outline)
      if (group >= 0) fold(group, isFolded)
    },
    groupBy(grouping) {
      if (wish.grouping === grouping) return
      wish.grouping = grouping
      foldTo(wish, null)
      book().arrangement.arrange()
      grid.regroup(book().groupRows())
    },
    foldTo(depth) {
      if (wish.depth === depth && wish.folded.size + wish.opened.size === 0) return
      foldTo(wish, depth)
      redraw()
    },
    unfold(place) {
      if (book().arrangement.unfoldOver(place)) redraw()
    },
  }
}
