/** Blocks of text as spreadsheets exchange them. Pure. */

/**
 * Reads what Excel, WPS and LibreOffice put on the clipboard: tabs between cells, line ends between rows, quotes round a cell
 * that holds one of these. A last line end is no row; rows are filled up to the longest.
 *
 * @example readBlock('1\t"a ""b""\n2"\r\n3\t4\r\n')   // [['1', 'a "b"\n2'], ['3', '4']]
 */
export const readBlock = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let at = 0
  const endCell = (): void => {
    row.push(cell)
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const sign = text[at]
    const end = sign === '"' && cell === '' ? closingQuote(text, at) : -1
    if (end > 0) {
      cell = text
        .slice(at + 1, end)
        .replaceAll('""', '"')
        .replaceAll('\r\n', '\n')
      at = end
    } else if (sign === '\t') endCell()
    else if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) endRow()
    else if (sign !== '\r') cell += sign
    at += 1
  }
  if (cell !== '' || row.length > 0 || rows.length === 0) endRow()
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return rows.map((each) => [...each, ...Array.from({ length: width - each.length }, () => '')])
}

/** Where a quoted cell ends, if it is one: the quote must be followed by the end of the cell. */
const closingQuote = (text: string, from: number): number => {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    if (text[quote + 1] === '"') at = quote + 2
    else return /^(\t|\r|\n|$)/.test(text.slice(quote + 1, quote + 2)) ? quote : -1
  }
}

const quoted = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const writeBlock = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(quoted).join('\t')).join('\r\n')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>')

/** For word processors and mail: a table. Figures are marked as such, so that Excel does not read them anew as text. */
export const writeHtml = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`
