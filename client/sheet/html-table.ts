/**
 * The table on the clipboard, beside its text. The text says what is in the cells; only the table says which of them are merged: there the
 * text has blanks, and a blank would clear a figure. It is read as a document that is not shown: nothing in it runs and nothing is fetched.
 */
import { readBlock } from './clipboard.ts'

/** `null` for a cell that a merged one covers: it is left as it is. */
export type PastedRows = readonly (readonly (string | null)[])[]

const mostCells = 1_000_000

/** Stands for a line break while white space is made one: no text has it. */
const lineEnd = '\ue000'

/** What a person sees in a cell: line breaks by `<br>` only. */
const textOf = (cell: Element): string => {
  for (const end of cell.querySelectorAll('br')) end.replaceWith(lineEnd)
  return (cell.textContent ?? '')
    .replace(/\s+/g, ' ')
    .replaceAll(new RegExp(` ?${lineEnd} ?`, 'g'), '\n')
    .trim()
}

/** Reads a table. @returns `null` where there is none, or more than one, or a senseless size. */
const readHtmlTable = (html: string): PastedRows | null => {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const tables = [...page.querySelectorAll('table')].filter((one) => one.parentElement?.closest('table') === null)
  const [table] = tables
  if (!table || tables.length > 1) return null
  const rows: (string | null)[][] = Array.from({ length: table.rows.length }, () => [])
  let count = 0
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0
    for (const cell of row.cells) {
      while (rows[at]?.[column] !== undefined) column += 1
      // Text that runs over empty neighbours looks merged there and is not.
      const isMerged = !/mso-ignore:\s*colspan/i.test(cell.getAttribute('style') ?? '')
      const [down, aside] = [Math.max(1, Math.min(cell.rowSpan, rows.length - at)), Math.max(1, cell.colSpan)]
      count += down * aside
      if (count > mostCells) return null
      for (let r = 0; r < down; r += 1) for (let c = 0; c < aside; c += 1) (rows[at + r] as (string | null)[])[column + c] = isMerged ? null : ''
      ;(rows[at] as (string | null)[])[column] = textOf(cell)
      column += aside
    }
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return width === 0 ? null : rows.map((row) => Array.from({ length: width }, (_, column) => (row[column] === undefined ? '' : (row[column] ?? null))))
}

const isSameShape = (a: PastedRows, b: PastedRows): boolean => a.length === b.length && (a[0]?.length ?? 0) === (b[0]?.length ?? 0)

/**
 * What was copied elsewhere, from its text and its table.
 *
 * The text counts: in the table a figure in a column too narrow for it stands as ####. From the table comes what is merged, and all of it
 * where the text has lost the columns.
 */
export const pastedRows = (text: string, html: string): PastedRows | null => {
  const plain = text === '' ? null : readBlock(text)
  const isPoor = plain === null || (plain[0]?.length ?? 0) === 1
  if (!/<table/i.test(html) || !(isPoor || /(row|col)span/i.test(html))) return plain
  const table = readHtmlTable(html)
  if (table === null) return plain
  if (plain !== null && isSameShape(plain, table)) return plain.map((row, r) => row.map((cell, c) => (table[r]?.[c] === null ? null : cell)))
  const isCut = table.some((row) => row.some((cell) => cell !== null && /^#+$/.test(cell)))
  return plain === null || (isPoor && !isCut) ? table : plain
}
