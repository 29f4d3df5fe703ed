/** How much is said and filed about each cell. The list comes from the page; live changes bring single cells up to date in between. */
import type { Id, Period } from '../../server/wire/rows.ts'
import type { TalkCell, TalkCounts, TalkView } from '../../server/wire/story.ts'

export interface CellTalk {
  /** Of a cell, or with `period` null of an indicator; `null` where nothing stands. */
  readonly at: (indicator: Id, period: Period | null) => TalkCounts | null
  /**
   * The whole list; `null` for a sheet about which nothing is said. Cells of which something newer is known stay as they are.
   * @returns cells whose mark may be another.
   */
  readonly load: (view: TalkView | null) => readonly TalkCell[]
  /** One cell as of a sequence number; older news is passed over. */
  readonly set: (cell: TalkCell, seq: number) => void
}

const keyOf = (indicator: Id, period: Period | null): string => `${indicator} ${period ?? ''}`

export const createTalk = (): CellTalk => {
  const known = new Map<string, TalkCell>()
  /** Sequence number of the newest that is known of a cell. */
  const newest = new Map<string, number>()

  const set = (cell: TalkCell, seq: number): void => {
    const key = keyOf(cell.indicator, cell.period)
    if (seq < (newest.get(key) ?? 0)) return
    newest.set(key, seq)
    if (cell.comments + cell.files === 0) known.delete(key)
    else known.set(key, cell)
  }

  return {
    at: (indicator, period) => (known.size === 0 ? null : (known.get(keyOf(indicator, period)) ?? null)),
    load(view) {
      const before = [...known.values()]
      if (view === null) {
        known.clear()
        newest.clear()
        return before
      }
      const listed = new Set(view.cells.map(({ indicator, period }) => keyOf(indicator, period)))
      for (const cell of before) if (!listed.has(keyOf(cell.indicator, cell.period))) set({ ...cell, comments: 0, files: 0 }, view.seq)
      for (const cell of view.cells) set(cell, view.seq)
      return [...before, ...view.cells]
    },
    set,
  }
}
