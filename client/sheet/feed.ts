/** What comes from the server, by answer or by live change, into the table and onto the screen. Scroll and editor stay as they are. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { JudgedRow } from '../../server/wire/sheet.ts'
import type { TalkCell } from '../../server/wire/story.ts'
import { rowOf } from '../edits/commands.ts'
import type { Settled } from '../edits/commands.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Book } from './book.ts'
import { judgedColumns } from './book.ts'
import type { Grid } from './grid-shape.ts'
import type { CellQuestions } from './questions.ts'
import type { CellTalk } from './talk.ts'

export interface Feed {
  /** Draws cells anew; with `flash` only what has changed, and it lights up. */
  readonly draw: (cells: readonly CellAddress[], flash: boolean) => void
  readonly settled: (cells: readonly Settled[]) => void
  /** Draws the marks of cells about which more or less is said now. */
  readonly drawTalk: (cells: readonly TalkCell[]) => void
  readonly judged: (rows: readonly JudgedRow[], seq: number) => void
  /** @returns the cells whose values have changed. */
  readonly applyChange: (change: LiveChange) => readonly CellAddress[]
}

export const createFeed = (book: () => Book, grid: () => Grid, queue: () => Queue, questions: CellQuestions, talk: CellTalk): Feed => {
  const draw = (cells: readonly CellAddress[], flash: boolean): void => {
    for (const [column, group] of Map.groupBy(cells, book().columnOf)) {
      const indicators = group.map(rowOf)
      grid().refresh(indicators, [column], flash)
    }
  }
  const drawTalk = (cells: readonly TalkCell[]): void => {
    for (const [column, group] of Map.groupBy(cells, ({ period }) => period ?? 'name'))
      grid().refresh(
        group.map(({ indicator }) => indicator),
        [column],
        false,
      )
  }
  const judged = (rows: readonly JudgedRow[], seq: number): void => {
    const changed = rows.filter((row) => book().table.setJudged(row, seq)).map(({ indicator }) => indicator)
    if (changed.length > 0) grid().refresh(changed, judgedColumns, true)
  }
  return {
    draw,
    settled(cells) {
      for (const { address, value, flag, questions: asked, seq } of cells) {
        book().table.setCell(address, value, flag, seq)
        if (asked && 'period' in address) questions.set(address.indicator, address.period, asked, seq)
      }
      const addresses = cells.map(({ address }) => address)
      draw(addresses, false)
    },
    drawTalk,
    judged,
    applyChange({ seq, at, who, cells, judged: rows, asked = [], talk: said = [] }) {
      for (const cell of said) talk.set(cell, seq)
      drawTalk(said)
      // A new value leaves the old questions behind; what is asked about it the page fetches.
      const gone = asked.filter(({ open }) => open === 0)
      const isAsked = new Set(asked.filter(({ open }) => open > 0).map(({ indicator, period }) => `${indicator} ${period}`))
      const cleared = cells.filter((cell) => 'period' in cell && !isAsked.has(`${cell.indicator} ${cell.period}`))
      for (const cell of [...gone, ...cleared]) if ('period' in cell) questions.set(cell.indicator, cell.period, [], seq)
      draw(
        gone.map(({ indicator, period }) => ({ sheet: 'observations', indicator, period })),
        false,
      )
      const changed = cells.filter(({ value, flag, ...address }) => book().table.setCell(address, value, flag, seq))
      for (const cell of changed) queue().pushed(cell, { value: cell.value, who, at, message: null })
      draw(changed, true)
      judged(rows, seq)
      return changed
    },
  }
}
