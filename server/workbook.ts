/**
 * A workbook as plain data, and the way from there to the bytes of an .xlsx file.
 *
 * 1. A report says what stands in the workbook, without rows and columns of paper: titles, columns, cells, notes.
 * 2. `pack` turns the cells into a few long buffers, in slices, so that other requests get their turn in between.
 * 3. The worker thread (`workbook.worker.ts`, the only door to the library) lays them out and writes the file.
 * 4. The bytes come back without being copied.
 *
 * Why buffers: the structured clone of 300,000 cells held the main thread 0.3 s; one long text and two arrays hold it 10 ms.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { DateText, DecimalText, Language, Light } from '../db/schema.ts'
import { Refusal } from './basics/refusals.ts'

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

/** One table: mark, title, a line under it, a head of one or two rows, the body, notes. Printed on A4 landscape, as wide as the page. */
export interface Sheet {
  /** Made fit for a sheet's tab; formulas name the sheet by what stands here. */
  readonly name: string
  /** Hexadecimal RGB. */
  readonly tab: string | null
  /** Stands above the title and on top of every page, for example that the figures are made up. */
  readonly mark: string | null
  readonly title: string
  /** Line under the title: at its left end, and at its right end. */
  readonly left: string | null
  readonly right: string | null
  readonly columns: readonly Column[]
  /** As many cells a row as there are columns. Read once, from first to last. */
  readonly rows: Iterable<readonly Cell[]>
  readonly notes: readonly string[]
  /** Columns that stay when scrolling; the head always does. */
  readonly frozenColumns: number
  readonly filter: boolean
}

export interface Column {
  readonly key: string
  readonly title: string
  /** Neighbours with one group stand under one head. */
  readonly group: string | null
  /** In digits of the body's font. A column of numbers grows to its longest. */
  readonly width: number
  readonly kind: ColumnKind
  /** Places after the point, of `decimal` and `points`. */
  readonly places?: number
  /** Of text; else at the left. */
  readonly align?: 'left' | 'center'
}
/** `points`: a difference in 个百分点, with its sign. */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'points' | 'date' | 'light'

/** Empty, text, or a figure. Text is never read as a formula, whatever it begins with. */
export type Cell = null | string | TextCell | NumberCell | DateCell | FormulaCell

interface Marks {
  /** `muted`: grey. `strong`: bold. */
  readonly tone?: 'muted' | 'strong'
  /** Opens beside the cell. */
  readonly note?: string
  /** Address on the web or of mail. */
  readonly link?: string
}
export interface TextCell extends Marks {
  readonly text: string
}
export interface NumberCell extends Marks {
  /** Written as a number up to 15 significant digits, else as text with a note. */
  readonly number: DecimalText
  /** Number format; without it that of the column. */
  readonly format?: string
}
export interface DateCell extends Marks {
  readonly date: DateText
}
export interface FormulaCell extends Marks {
  readonly formula: readonly (string | Reference)[]
  /** What it comes to, for readers that do not calculate. */
  readonly result: number
  readonly format?: string
}
/** What a formula points at: the whole column of a sheet's body, this row's cell of a column, or a column's head. */
export type Reference =
  | { readonly sheet: string; readonly column: string }
  | { readonly row: string }
  | { readonly head: string }

/** Number format with thousands grouped. */
export const decimalFormat = (places: number): string => `#,##0${fractionOf(places)}`
/** Number format of a difference: always with its sign. */
export const pointsFormat = (places: number): string => `+0${fractionOf(places)};-0${fractionOf(places)};0${fractionOf(places)}`
const fractionOf = (places: number): string => (places > 0 ? `.${'0'.repeat(places)}` : '')

/** Rows of all sheets together; the library needs some 25 KB for each. */
const mostRows = 20_000

const rowsInBatch = 1000
/** How long the main thread packs before others get their turn. */
const sliceMilliseconds = 8

const idleMilliseconds = 30_000
const limitMilliseconds = 120_000

/** What a packed cell is, beside its text. */
export type Look =
  | { readonly type: 'empty' | 'date' | 'special' }
  | { readonly type: 'text'; readonly muted: boolean }
  | { readonly type: 'number'; readonly format: string | null }

export interface PackedSheet extends Omit<Sheet, 'rows'> {
  readonly looks: readonly Look[]
  readonly batches: readonly Batch[]
  /** Cells that are rare: formulas, notes, links. */
  readonly specials: readonly { readonly row: number; readonly column: number; readonly cell: TextCell | NumberCell | DateCell | FormulaCell }[]
}
export interface Batch {
  readonly rows: number
  /** Place in `looks` of each cell, row by row. */
  readonly looks: Uint16Array<ArrayBuffer>
  /** Length of each cell's text, of those that have one. */
  readonly lengths: Uint32Array<ArrayBuffer>
  /** All their texts in one. */
  readonly text: string
}
export interface PackedWorkbook extends Omit<Workbook, 'sheets'> {
  readonly sheets: readonly PackedSheet[]
}
/** The worker's answer. */
export type Made = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: unknown }

const empty = 0
const text = 1
const muted = 2
const date = 3
const special = 4
const firstLooks: readonly Look[] = [
  { type: 'empty' },
  { type: 'text', muted: false },
  { type: 'text', muted: true },
  { type: 'date' },
  { type: 'special' },
]

const isPlain = (cell: Marks): boolean => cell.note === undefined && cell.link === undefined && cell.tone !== 'strong'

/** Packs one sheet; `pause` is called after each row and takes a break when it is time. */
const packSheet = async ({ rows, ...sheet }: Sheet, pause: () => Promise<void> | null): Promise<PackedSheet> => {
  const looks = [...firstLooks]
  const lookOfFormat = new Map<string | undefined, number>()
  const specials: { row: number; column: number; cell: Exclude<Cell, null | string> }[] = []
  const batches: Batch[] = []
  const width = sheet.columns.length
  let codes: number[] = []
  let texts: string[] = []
  let row = 0

  const lookOf = (cell: Exclude<Cell, null | string>): readonly [look: number, text: string] => {
    if ('formula' in cell || !isPlain(cell)) return [special, '']
    if ('text' in cell) return [cell.tone === 'muted' ? muted : text, cell.text]
    if (cell.tone === 'muted') return [special, '']
    if ('date' in cell) return [date, cell.date]
    let look = lookOfFormat.get(cell.format)
    if (look === undefined) {
      look = looks.push({ type: 'number', format: cell.format ?? null }) - 1
      lookOfFormat.set(cell.format, look)
    }
    return [look, cell.number]
  }
  const add = (cell: Cell, column: number): void => {
    const [look, its] = cell === null ? [empty, ''] : typeof cell === 'string' ? [text, cell] : lookOf(cell)
    codes.push(look)
    if (look === special) specials.push({ row, column, cell: cell as Exclude<Cell, null | string> })
    else if (look !== empty) texts.push(its)
  }
  const close = (): void => {
    if (codes.length === 0) return
    batches.push({ rows: codes.length / width, looks: Uint16Array.from(codes), lengths: Uint32Array.from(texts, ({ length }) => length), text: texts.join('') })
    codes = []
    texts = []
  }

  for (const cells of rows) {
    if (cells.length !== width) throw new RangeError(`sheet ${sheet.name}, row ${row + 1}: ${cells.length} cells for ${width} columns`)
    cells.forEach(add)
    row += 1
    if (row % rowsInBatch === 0) close()
    const break_ = pause()
    // oxlint-disable-next-line no-await-in-loop -- the break is the point
    if (break_) await break_
  }
  close()
  return { ...sheet, looks, batches, specials }
}

/** @throws Refusal `too_large` beyond 20,000 rows. */
const pack = async (workbook: Workbook): Promise<PackedWorkbook> => {
  let rows = 0
  let since = performance.now()
  const pause = (): Promise<void> | null => {
    rows += 1
    if (rows > mostRows) throw new Refusal('too_large', { workbook: workbook.properties.title, rows: `more than ${mostRows}`, limit: String(mostRows) })
    if (performance.now() - since < sliceMilliseconds) return null
    return nextTurn().then(() => {
      since = performance.now()
    })
  }
  const sheets: PackedSheet[] = []
  for (const sheet of workbook.sheets) sheets.push(await packSheet(sheet, pause))
  return { ...workbook, sheets }
}

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

const stop = (): void => {
  void worker?.terminate()
  worker = null
}

/** Started when first needed. Its memory has a limit of its own, so that a workbook too big for it does not end the server. */
const started = (): Worker => {
  worker ??= new Worker(new URL('./workbook.worker.ts', import.meta.url), {
    name: 'workbook',
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  })
  return worker
}

/** Hands one packed workbook over and waits. A worker that fails, ends or takes too long is given up; the next workbook gets a new one. */
const ask = (packed: PackedWorkbook): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const asked = started()
    const settle = (finish: () => void, keep: boolean): void => {
      clearTimeout(limit)
      asked.removeAllListeners()
      // A worker that is given up may still fail while it ends.
      asked.on('error', () => {})
      if (keep) asked.unref()
      else stop()
      finish()
    }
    const giveUp = (cause: unknown): void => settle(() => reject(new Error(`make workbook ${packed.properties.title}: the worker failed`, { cause })), false)
    const limit = setTimeout(() => giveUp(new Error(`no answer within ${limitMilliseconds / 1000} s`)), limitMilliseconds)
    asked.on('error', giveUp)
    asked.on('exit', (code) => giveUp(new Error(`ended with code ${code}`)))
    asked.on('messageerror', giveUp)
    asked.on('message', (made: Made) => {
      if ('bytes' in made) settle(() => resolve(made.bytes), true)
      else settle(() => reject(new Error(`make workbook ${packed.properties.title}`, { cause: made.error })), true)
    })
    // While it works the process waits for it; idle it never keeps the process alive.
    asked.ref()
    asked.postMessage(packed, packed.sheets.flatMap(({ batches }) => batches.flatMap(({ looks, lengths }) => [looks.buffer, lengths.buffer])))
  })

/**
 * Makes the bytes of an .xlsx file. One workbook at a time; the others wait. The same workbook gives the same bytes.
 *
 * @throws Refusal `too_large` beyond 20,000 rows; RangeError where a row does not fit its columns; else Error with its cause.
 */
export const makeWorkbook = (workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> => {
  const made = turn.then(async () => {
    clearTimeout(idle)
    try {
      return await ask(await pack(workbook))
    } finally {
      idle = setTimeout(stop, idleMilliseconds).unref()
    }
  })
  turn = made.catch(() => {})
  return made
}
