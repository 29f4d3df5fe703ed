/**
 * The sheet on paper. The grid draws only what is in sight, so a plain table of the rows and columns that are shown takes its place while the page is
 * printed: as many columns beside the names as an A4 page takes, the others in further tables below.
 */
import { drawLight, isLight } from '../cells/light.ts'
import type { Book } from './book.ts'
import type { Field } from './fields.ts'
import type { Grid } from './grid-shape.ts'
import type { SheetTexts } from './texts-shape.ts'

/** What is longer is a workbook's matter; the paper says so. */
const mostRows = 500
const columnsOfPage = 11

const element = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = '', name = ''): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag)
  made.textContent = text
  made.className = name
  return made
}

const cellOf = (line: number, field: Field, book: Book): HTMLTableCellElement => {
  const text = book.cells.textAt(line, field)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  const cell = element('td', '', field.kind === 'figure' ? 'sheet-print-figure' : isDay ? 'sheet-print-day' : '')
  const flag = field.flag(line)
  const value = field.read(line)
  if (field.kind === 'light' && isLight(value)) {
    const light = element('span')
    drawLight(light, value, text)
    cell.append(light)
  } else cell.textContent = text
  if (flag !== null) cell.append(element('small', ` ${book.table.view.words.flags[flag].slice(0, 1)}`))
  if (field.kind === 'name') cell.append(element('small', ` ${book.field('unit')?.read(line) ?? ''}`))
  return cell
}

const tableOf = (lines: readonly number[], fields: readonly Field[], book: Book, texts: SheetTexts): HTMLTableElement => {
  const table = element('table')
  const heads = element('tr')
  for (const field of fields) heads.append(element('th', field.period === null ? field.head : texts.periodLong(field.period)))
  const head = element('thead')
  head.append(heads)
  const body = element('tbody')
  for (const line of lines) {
    const row = element('tr')
    if (line < 0) {
      const title = element('th', book.field('name')?.read(line) ?? '')
      title.colSpan = fields.length
      row.append(title)
    } else row.append(...fields.map((field) => cellOf(line, field, book)))
    body.append(row)
  }
  table.append(head, body)
  return table
}

const paperOf = (book: Book, grid: Grid, texts: SheetTexts): HTMLElement => {
  const lines: number[] = []
  for (let row = 0, line = grid.lineAt(0); line !== null && row < mostRows; row += 1, line = grid.lineAt(row)) lines.push(line)
  const fields = grid.columnIds().flatMap((id) => book.field(id) ?? [])
  const fixed = fields.filter(({ group }) => group === 'pinned')
  const others = fields.filter(({ group }) => group !== 'pinned')
  const parts = Array.from({ length: Math.max(1, Math.ceil(others.length / columnsOfPage)) }, (_, place) =>
    others.slice(place * columnsOfPage, (place + 1) * columnsOfPage),
  )
  const paper = element('div', '', 'sheet-print')
  if (grid.lineAt(mostRows) !== null) paper.append(element('p', texts.printed(mostRows)))
  paper.append(...parts.map((part) => tableOf(lines, [...fixed, ...part], book, texts)))
  return paper
}

/** @param now what the sheet shows when the page is printed. */
export const listenToPrint = (root: HTMLElement, now: () => { readonly book: Book; readonly grid: Grid }, texts: SheetTexts, signal: AbortSignal): void => {
  let paper: HTMLElement | null = null
  const clear = (): void => {
    paper?.remove()
    paper = null
  }
  window.addEventListener(
    'beforeprint',
    () => {
      clear()
      const { book, grid } = now()
      paper = paperOf(book, grid, texts)
      root.append(paper)
    },
    { signal },
  )
  window.addEventListener('afterprint', clear, { signal })
}
