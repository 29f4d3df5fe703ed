/**
 * Cells on their way to the worker thread: packed on this side, unpacked on that. The structured clone of 300,000 cells
 * held the main thread 0.3 s; one long text and two arrays a thousand rows hold it 10 ms.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Refusal } from './basics/refusals.ts'
import type { Cell, Sheet, Workbook } from './workbook.model.ts'

/** What a cell is, beside its text. */
export type Look = { readonly kind: 'empty' | 'text' | 'muted' | 'date' } | { readonly kind: 'number'; readonly format: string | null }

export interface PackedWorkbook extends Omit<Workbook, 'sheets'> {
  readonly sheets: readonly PackedSheet[]
}
export interface PackedSheet extends Omit<Sheet, 'rows'> {
  readonly looks: readonly Look[]
  readonly batches: readonly Batch[]
}
/** Some rows, whole. */
interface Batch {
  /** Place in the sheet's `looks` of each cell, row by row. */
  readonly looks: Uint16Array<ArrayBuffer>
  /** Length of each cell's text, 0 of an empty one. */
  readonly lengths: Uint32Array<ArrayBuffer>
  /** All texts in one. */
  readonly text: string
}

/** The worker's answer. */
export type Made = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: unknown }

/** Rows of all sheets together; the library needs some 25 KB for each. */
const mostRows = 20_000

const rowsInBatch = 1000
/** How long the main thread packs before others get their turn. */
const sliceMilliseconds = 8

const firstLooks = [{ kind: 'empty' }, { kind: 'text' }, { kind: 'muted' }, { kind: 'date' }] as const satisfies readonly Look[]
const placeOf = { empty: 0, text: 1, muted: 2, date: 3 } as const

const packSheet = async ({ rows, ...sheet }: Sheet, afterRow: () => Promise<void> | null): Promise<PackedSheet> => {
  const looks: Look[] = [...firstLooks]
  const placeOfFormat = new Map<string | undefined, number>()
  const batches: Batch[] = []
  const width = sheet.columns.length
  let codes: number[] = []
  let texts: string[] = []

  const placeOfNumber = (format: string | undefined): number => {
    const known = placeOfFormat.get(format)
    if (known !== undefined) return known
    const place = looks.push({ kind: 'number', format: format ?? null }) - 1
    placeOfFormat.set(format, place)
    return place
  }
  const add = (place: number, text: string): void => {
    codes.push(place)
    texts.push(text)
  }
  const addCell = (cell: Cell): void => {
    if (cell === null) add(placeOf.empty, '')
    else if (typeof cell === 'string') add(placeOf.text, cell)
    else if ('muted' in cell) add(placeOf.muted, cell.muted)
    else if ('date' in cell) add(placeOf.date, cell.date)
    else add(placeOfNumber(cell.format), cell.number)
  }
  const close = (): void => {
    if (codes.length === 0) return
    batches.push({ looks: Uint16Array.from(codes), lengths: Uint32Array.from(texts, ({ length }) => length), text: texts.join('') })
    codes = []
    texts = []
  }

  for (const cells of rows) {
    if (cells.length !== width) throw new RangeError(`sheet ${sheet.name}: a row of ${cells.length} cells for ${width} columns`)
    cells.forEach(addCell)
    if (codes.length >= rowsInBatch * width) close()
    const pause = afterRow()
    if (pause) await pause
  }
  close()
  return { ...sheet, looks, batches }
}

/** @throws Refusal `too_large` beyond 20,000 rows. */
export const pack = async (workbook: Workbook): Promise<PackedWorkbook> => {
  let rows = 0
  let since = performance.now()
  const afterRow = (): Promise<void> | null => {
    rows += 1
    if (rows > mostRows) throw new Refusal('too_large', { workbook: workbook.properties.title, limit: String(mostRows) })
    if (performance.now() - since < sliceMilliseconds) return null
    return nextTurn().then(() => {
      since = performance.now()
    })
  }
  const sheets: PackedSheet[] = []
  for (const sheet of workbook.sheets) sheets.push(await packSheet(sheet, afterRow))
  return { ...workbook, sheets }
}

/** A cell's look and text, row by row. */
export function* unpack({ looks, batches, columns }: PackedSheet): Generator<readonly (readonly [look: Look, text: string])[]> {
  const width = columns.length
  for (const batch of batches) {
    let at = 0
    for (let first = 0; first < batch.looks.length; first += width) {
      yield Array.from({ length: width }, (_, column) => {
        const from = at
        at += batch.lengths[first + column] as number
        return [looks[batch.looks[first + column] as number] as Look, batch.text.slice(from, at)] as const
      })
    }
  }
}
