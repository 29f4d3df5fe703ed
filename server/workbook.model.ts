/** A workbook as plain data: what stands in it, without rows and columns of paper, fonts or files. Reports make it, `workbook.ts` writes it. */
import type { DateText, DecimalText, Language, Light } from '../db/schema.ts'

export interface Workbook {
  /** Chooses the fonts. */
  readonly language: Language
  readonly properties: Properties
  readonly words: PrintedWords
  readonly sheets: readonly Sheet[]
}

export interface Properties {
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly description: string
  /** Stands as the day of making, so that the same facts give the same bytes. */
  readonly day: DateText
}

/** What the layout itself has to say. */
export interface PrintedWords {
  /** A cell of a `light` column that holds one of these is filled with its colour. */
  readonly lights: Readonly<Record<Light, string>>
  /** Foot of every page; `{page}` and `{pages}` are replaced. */
  readonly page: string
  /** Note on a number with more digits than a workbook keeps. */
  readonly longNumber: string
}

/** One table: mark, title, a line under it, a head of one or two rows, the body, notes. Printed as wide as the page. */
export interface Sheet {
  /** On the tab: at most 31 characters, none of `[]:*?/\`. */
  readonly name: string
  readonly paper: 'a3-landscape' | 'a4-landscape' | 'a4-portrait'
  /** Stands above the title and on top of every page, for example that the figures are made up. */
  readonly mark: string | null
  readonly title: string
  /** Line under the title: at its left end, and at its right end. The right one also stands at the foot of every page. */
  readonly left: string
  readonly right: string
  readonly columns: readonly Column[]
  /** As many cells a row as there are columns. Read once, from first to last. */
  readonly rows: Iterable<readonly Cell[]>
  readonly notes: readonly string[]
  /** Columns that stay when scrolling; the head always does. */
  readonly frozenColumns: number
  readonly filter: boolean
}

export interface Column {
  readonly title: string
  /** Neighbours with one group stand under one head; `null` for a head of its own. */
  readonly group: string | null
  /** In digits of the body's font. A column of numbers grows to its longest. */
  readonly width: number
  readonly kind: 'text' | 'center' | 'number' | 'date' | 'light'
}

/** Empty, text, or a figure. Text is never read as a formula, whatever it begins with. */
export type Cell = null | string | MutedCell | NumberCell | DateCell

/** Text in grey. */
export interface MutedCell {
  readonly muted: string
}
export interface NumberCell {
  /** Written as a number up to 15 significant digits, else as text with a note. */
  readonly number: DecimalText
  /** Number format; without it as the reader's program likes. */
  readonly format?: string
}
export interface DateCell {
  readonly date: DateText
}
