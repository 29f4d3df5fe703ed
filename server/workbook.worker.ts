/**
 * The worker thread that writes workbooks: lays a packed workbook out on sheets of paper and asks the library for the
 * bytes. The only door to the library; what the library gets wrong is put right here.
 *
 * Each sheet, from the top: mark, title, line, head (one row or two), body, notes. The body is never without a row, so
 * that filter and formats have something to point at. Rows of the body have no height: the reader's program fits them to
 * the fonts it has.
 */
import { parentPort } from 'node:worker_threads'
import { cellRef, rangeRef, writeXlsx } from 'hucre/xlsx'
import type { Cell, CellStyle, CellValue, ConditionalRule, MergeRange, WriteOptions, WriteSheet } from 'hucre/xlsx'
import { lights } from '../db/schema.ts'
import { bodyPoints, looksOf, textFormat, titlePoints } from './workbook.looks.ts'
import type { Looks } from './workbook.looks.ts'
import type { Column, PrintedWords } from './workbook.model.ts'
import type { Look, Made, PackedSheet, PackedWorkbook } from './workbook.pack.ts'
import { unpack } from './workbook.pack.ts'

/** Figures beyond are not kept by a workbook's double. */
const mostDigits = 15
/** Characters a cell can hold. */
const mostCharacters = 32_767
const widest = 40

/** These would be read as errors, not as text. */
const errorTexts = new Set(['#VALUE!', '#REF!', '#N/A', '#NAME?', '#NULL!', '#DIV/0!', '#NUM!', '#GETTING_DATA', '#SPILL!', '#CALC!'])
/** Begins what a spreadsheet takes for a formula when somebody edits the cell. */
const formulaStart = /^[=+\-@\t\r]/

/** Text as a workbook can keep it: whole characters, not too long, and nothing that reads back as the code of a character. */
const kept = (text: string): string => {
  const whole = text.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
  const escaped = whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return escaped.length > mostCharacters ? `${escaped.slice(0, mostCharacters - 1).toWellFormed()}…` : escaped
}

/** Width in digits; a Chinese character takes two. */
const widthOf = (text: string): number => {
  let width = 0
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x2000 ? 1 : 2
  return width
}
/** What lines lose at their ends to words and signs that are not broken. */
const lost = 1.12
/** Lines that a text takes, rather one too many than one too few. */
const linesOf = (text: string, width: number): number => {
  const room = Math.max(2, width - 1.5)
  if (text.length * 2 <= room && !text.includes('\n')) return 1
  return text.split('\n').reduce((lines, line) => {
    const taken = widthOf(line)
    return lines + (taken <= room ? 1 : Math.ceil((taken * lost) / room))
  }, 0)
}
const highest = 409
const heightOf = (lines: number, points: number): number => Math.min(highest, Math.ceil(lines * points * 1.32 + 5))

const significantDigits = (number: string): number => number.replace(/^-?0*\.?0*|\./g, '').replace(/0+$/, '').length

const shapes = new Map<string, { readonly places: number; readonly grouped: boolean; readonly beside: number }>()
/** Width of a number as its format shows it. */
const shownWidth = (number: string, format: string): number => {
  let shape = shapes.get(format)
  if (!shape) {
    const [first = ''] = format.split(';')
    const literals = [...first.matchAll(/"([^"]*)"/g)].reduce((sum, [, literal]) => sum + widthOf(literal ?? ''), 0)
    shape = { places: /0\.(0+)/.exec(first)?.[1]?.length ?? 0, grouped: first.includes(','), beside: literals + (first.startsWith('+') ? 1 : 0) }
    shapes.set(format, shape)
  }
  const whole = number.split('.')[0] ?? ''
  const digits = whole.length + (shape.grouped ? Math.floor((whole.length - 1) / 3) : 0)
  return digits + (shape.places > 0 ? shape.places + 1 : 0) + shape.beside
}

/** Where things stand on a sheet; rows count from 0. */
interface Place {
  readonly mark: number | null
  readonly title: number
  readonly line: number
  readonly head: number
  readonly body: number
}
const placeOf = (sheet: PackedSheet): Place => {
  const title = sheet.mark === null ? 0 : 1
  const head = title + 2
  const grouped = sheet.columns.some(({ group }) => group !== null)
  return { mark: sheet.mark === null ? null : 0, title, line: title + 1, head, body: head + (grouped ? 2 : 1) }
}

/** A sheet under way. */
interface Paper {
  /** By `row,column`. */
  readonly cells: Map<string, Cell>
  readonly merges: MergeRange[]
  readonly heights: Map<number, { readonly height: number }>
}

const put = ({ cells }: Paper, row: number, column: number, text: string, style: CellStyle): void => {
  cells.set(`${row},${column}`, { value: kept(text), type: 'string', style })
}

/** Text over several cells; all of them get the style, so that lines go round the whole. */
const spread = (paper: Paper, { startRow, startCol, endRow, endCol }: MergeRange, text: string, style: CellStyle): void => {
  for (let row = startRow; row <= endRow; row += 1) {
    for (let column = startCol; column <= endCol; column += 1) paper.cells.set(`${row},${column}`, { value: null, type: 'empty', style })
  }
  put(paper, startRow, startCol, text, style)
  if (endCol > startCol || endRow > startRow) paper.merges.push({ startRow, startCol, endRow, endCol })
}
const across = (row: number, startCol: number, endCol: number): MergeRange => ({ startRow: row, startCol, endRow: row, endCol })

/** Head of two rows where columns have groups; a column without one reaches over both. */
const layHead = (paper: Paper, columns: readonly Column[], { head, body }: Place, looks: Looks): void => {
  const low = body - 1
  columns.forEach(({ title, group }, column) => {
    if (group === null) {
      spread(paper, { startRow: head, startCol: column, endRow: low, endCol: column }, title, looks.head)
      return
    }
    put(paper, low, column, title, looks.head)
    if (column > 0 && columns[column - 1]?.group === group) return
    let to = column
    while (columns[to + 1]?.group === group) to += 1
    spread(paper, across(head, column, to), group, looks.head)
  })
  const lines = Math.max(...columns.map(({ title, width }) => linesOf(title, width)))
  if (low > head) paper.heights.set(head, { height: heightOf(1, bodyPoints) })
  paper.heights.set(low, { height: heightOf(lines, bodyPoints) })
}

/** The number format that most figures of each column have: on the column it costs a fraction of what it costs on every cell. */
const usualFormats = ({ looks, batches, columns }: PackedSheet): readonly (string | null)[] => {
  const counts = columns.map(() => new Uint32Array(looks.length))
  for (const batch of batches) {
    batch.looks.forEach((look, at) => {
      const count = counts[at % columns.length] as Uint32Array
      count[look] = (count[look] as number) + 1
    })
  }
  return counts.map((count) => {
    const formats = looks.flatMap((look, place) => (look.kind === 'number' ? [{ format: look.format, count: count[place] as number }] : []))
    return formats.toSorted((x, y) => y.count - x.count)[0]?.format ?? null
  })
}

/** The body's cells: plain values in rows, and beside them what differs from the look of its column. */
const layBody = (paper: Paper, sheet: PackedSheet, first: number, looks: Looks, words: PrintedWords) => {
  const formats = usualFormats(sheet)
  const widths = sheet.columns.map(({ width }) => width)
  /** Of the row under way. */
  let lines = 1
  const ofFormat = new Map<string, CellStyle>()
  const styleOf = (column: number, format: string | null): CellStyle => {
    const { kind } = sheet.columns[column] as Column
    const key = `${kind} ${format}`
    const style = ofFormat.get(key) ?? (format === null ? looks.body[kind] : { ...looks.body[kind], numFmt: format })
    ofFormat.set(key, style)
    return style
  }
  const styles = formats.map((format, column) => styleOf(column, format))

  const textCell = (key: string, text: string, column: number): CellValue => {
    const value = kept(text)
    lines = Math.max(lines, linesOf(value, widths[column] as number))
    const misfit = sheet.columns[column]?.kind === 'number' ? looks.body.center : null
    const style = misfit ?? (styles[column] as CellStyle)
    if (errorTexts.has(value)) paper.cells.set(key, { value, type: 'richText', style, richText: [{ text: value }] })
    else if (formulaStart.test(value)) paper.cells.set(key, { value, type: 'string', style: { ...style, numFmt: textFormat } })
    else if (misfit) paper.cells.set(key, { value, type: 'string', style: misfit })
    return value
  }
  const numberCell = (key: string, text: string, format: string | null, column: number): CellValue => {
    if (significantDigits(text) > mostDigits) {
      paper.cells.set(key, { value: text, type: 'string', style: looks.longNumber, comment: { text: words.longNumber } })
      lines = Math.max(lines, linesOf(text, widths[column] as number))
      return null
    }
    widths[column] = Math.min(widest, Math.max(widths[column] ?? 0, shownWidth(text, format ?? '') + 2))
    if (format !== formats[column]) paper.cells.set(key, { value: null, type: 'number', style: styleOf(column, format) })
    // Never -0.
    return Number(text) + 0
  }
  const cell = (look: Look, text: string, row: number, column: number): CellValue => {
    if (look.kind === 'empty') return null
    const key = `${row},${column}`
    if (look.kind === 'number') return numberCell(key, text, look.format, column)
    if (look.kind === 'date') return new Date(`${text}T00:00:00.000Z`)
    if (look.kind === 'text') return textCell(key, text, column)
    paper.cells.set(key, { value: kept(text), type: 'string', style: looks.muted })
    return null
  }

  const rows: CellValue[][] = []
  for (const packed of unpack(sheet)) {
    const row = first + rows.length
    lines = 1
    rows.push(packed.map(([look, text], column) => cell(look, text, row, column)))
    paper.heights.set(row, { height: heightOf(lines, bodyPoints) })
  }
  if (rows.length === 0) rows.push(sheet.columns.map(() => null))
  return { rows, columns: widths.map((width, column) => ({ width, style: styles[column] as CellStyle })) }
}

const rulesOf = (sheet: PackedSheet, from: number, to: number, looks: Looks, words: PrintedWords): ConditionalRule[] =>
  sheet.columns.flatMap(({ kind }, column) =>
    kind === 'light'
      ? lights.map((light, place) => ({
          type: 'cellIs' as const,
          operator: 'equal' as const,
          formula: `"${words.lights[light].replaceAll('"', '""')}"`,
          priority: place + 1,
          range: rangeRef(from, column, to, column),
          style: looks.lights[light],
        }))
      : [],
  )

/** In headers and footers an ampersand begins a code. */
const plain = (text: string): string => text.replaceAll('&', '&&')
const pageFoot = (sheet: PackedSheet, words: PrintedWords): string =>
  `&L${plain(sheet.name)}&C${plain(words.page).replace('{page}', '&P').replace('{pages}', '&N')}&R${plain(sheet.right)}`

/** The first page has its mark above the title. */
const headerFooterOf = (sheet: PackedSheet, words: PrintedWords) => {
  const foot = pageFoot(sheet, words)
  if (sheet.mark === null) return { oddFooter: foot }
  return { differentFirst: true, firstFooter: foot, oddFooter: foot, oddHeader: `&C${plain(sheet.mark)}` }
}

const paperOf = (paper: PackedSheet['paper']) => {
  const [size, orientation] = paper.split('-') as ['a3' | 'a4', 'landscape' | 'portrait']
  return { paperSize: size, orientation }
}

const absolute = (row: number, column: number): string => cellRef(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** First column that begins in the right half; never the first of all. */
const middleOf = (widths: readonly number[]): number => {
  const half = widths.reduce((sum, width) => sum + width, 0) / 2
  let left = 0
  return Math.max(
    1,
    widths.findIndex((width) => (left += width) - width >= half),
  )
}

interface Laid {
  readonly sheet: WriteSheet
  readonly names: readonly { readonly name: string; readonly range: string; readonly scope: string }[]
}

const lay = (sheet: PackedSheet, looks: Looks, words: PrintedWords): Laid => {
  const place = placeOf(sheet)
  const paper: Paper = { cells: new Map(), merges: [], heights: new Map() }
  const last = sheet.columns.length - 1
  const body = layBody(paper, sheet, place.body, looks, words)
  const end = place.body + body.rows.length - 1
  const total = body.columns.reduce((sum, { width }) => sum + width, 0)

  if (place.mark !== null) {
    spread(paper, across(place.mark, 0, last), sheet.mark ?? '', looks.mark)
    paper.heights.set(place.mark, { height: heightOf(1, 11) })
  }
  spread(paper, across(place.title, 0, last), sheet.title, looks.title)
  paper.heights.set(place.title, { height: heightOf(linesOf(sheet.title, (total * bodyPoints) / titlePoints), titlePoints) })
  const middle = middleOf(body.columns.map(({ width }) => width))
  spread(paper, across(place.line, 0, middle - 1), sheet.left, looks.left)
  if (middle <= last) spread(paper, across(place.line, middle, last), sheet.right, looks.right)
  paper.heights.set(place.line, { height: heightOf(1, bodyPoints) })
  layHead(paper, sheet.columns, place, looks)
  sheet.notes.forEach((note, at) => {
    spread(paper, across(end + 1 + at, 0, last), note, looks.note)
    paper.heights.set(end + 1 + at, { height: heightOf(linesOf(note, total), bodyPoints) })
  })

  const filter = [place.body - 1, 0, end, last] as const
  const titles = { name: '_xlnm.Print_Titles', range: `${quoted(sheet.name)}!$${place.head + 1}:$${place.body}`, scope: sheet.name }
  // Without this name LibreOffice shows no buttons.
  const buttons = { name: '_xlnm._FilterDatabase', range: `${quoted(sheet.name)}!${absolute(filter[0], 0)}:${absolute(end, last)}`, scope: sheet.name }
  return {
    names: sheet.filter ? [titles, buttons] : [titles],
    sheet: {
      name: sheet.name,
      columns: body.columns,
      rows: [...Array.from({ length: place.body }, () => []), ...body.rows],
      cells: paper.cells,
      merges: paper.merges,
      rowDefs: paper.heights,
      freezePane: { rows: place.body, columns: sheet.frozenColumns },
      view: { showGridLines: false },
      conditionalRules: rulesOf(sheet, place.body, end, looks, words),
      pageSetup: {
        ...paperOf(sheet.paper),
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: headerFooterOf(sheet, words),
      ...(sheet.filter && { autoFilter: { range: rangeRef(...filter) } }),
    },
  }
}

const optionsOf = ({ language, properties, words, sheets }: PackedWorkbook): WriteOptions => {
  const looks = looksOf(language)
  const laid = sheets.map((sheet) => lay(sheet, looks, words))
  const made = new Date(`${properties.day}T00:00:00.000Z`)
  const { title, subject, author, description } = properties
  return {
    sheets: laid.map(({ sheet }) => sheet),
    namedRanges: laid.flatMap(({ names }) => names),
    defaultFont: looks.font,
    properties: {
      title: kept(title),
      subject: kept(subject),
      creator: kept(author),
      lastModifiedBy: kept(author),
      description: kept(description),
      created: made,
      modified: made,
    },
  }
}

const answer = (made: Made): void => {
  parentPort?.postMessage(made, 'bytes' in made ? [made.bytes.buffer] : [])
}

parentPort?.on('message', (workbook: PackedWorkbook) => {
  const write = async (): Promise<Made> => ({ bytes: (await writeXlsx(optionsOf(workbook))) as Uint8Array<ArrayBuffer> })
  write().then(answer, (error: unknown) => answer({ error }))
})
