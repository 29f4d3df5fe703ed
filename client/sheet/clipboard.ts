/** Blocks of text as spreadsheets exchange them. Pure. */

/**
 * Reads what Excel, WPS and LibreOffice put on the clipboard: tabs between cells, line ends between rows, quotes round a cell
 * that holds one of these. A last line end is no row; rows are filled up to the longest.
 *
 * @param between a comma for files of comma-separated values.
 *
 * @example readBlock('1\t"a ""b""\n2"\r\n3\t4\r\n')   // [['1', 'a "b"\n2'], ['3', '4']]
 */
export const readBlock = (text: string, between: '\t' | ',' = '\t'): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let at = 0
  const endCell = (): void => {
    row.push(cell.replace(guarded, ''))
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const sign = text[at]
    const end = sign === '"' && cell === '' ? closingQuote(text, at, between) : -1
    if (end > 0) {
      cell = text
        .slice(at + 1, end)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n')
      at = end
    } else if (sign === between) endCell()
    else if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) endRow()
    else if (sign !== '\r') cell += sign
    at += 1
  }
  if (cell !== '' || row.length > 0 || rows.length === 0) endRow()
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return rows.map((each) => [...each, ...Array.from({ length: width - each.length }, () => '')])
}

/** Where a quoted cell ends, if it is one: the quote must be followed by the end of the cell. */
const closingQuote = (text: string, from: number, between: string): number => {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    if (text[quote + 1] === '"') at = quote + 2
    else return ['', '\r', '\n', between].includes(text.slice(quote + 1, quote + 2)) ? quote : -1
  }
}

/** A spreadsheet takes what begins so as a formula; after an apostrophe it is text. A figure, also one below nothing, is none. */
const formula = /^[=+\-@][^]/
const guarded = /^'(?='*[=+\-@])/
const figure = /^[+-]?[\d.,]+$/
const guardedText = (cell: string): string => (guarded.test(cell) || (formula.test(cell) && !figure.test(cell)) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => quoted(guardedText(cell))).join('\t')).join('\r\n')

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r?\n/g, '<br style="mso-data-placement:same-cell">')

/** What is no figure is marked as text: a spreadsheet would read 2026-03 as a day, 007 as 7, and =… as a formula. */
const cellOf = (text: string): string => `<td${text === '' || figure.test(text) ? '' : ` style="mso-number-format:'\\@'"`}>${escaped(text)}</td>`

/** For spreadsheets, word processors and mail: a table. */
export const writeHtml = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('')}</table>`
