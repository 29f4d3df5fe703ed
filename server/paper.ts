/**
 * A paper in official form as a Word file: the layout of GB/T 9704 on A4, with the red head, the number, the title, the text, one table, the name and
 * day under it, copies at the end, and page numbers between dashes. The only door to the library that writes `.docx`.
 *
 * Fonts are those that offices have by rule (小标宋, 仿宋, 黑体); where one is missing, the file itself names what stands in for it.
 */
import type * as Docx from 'docx'
import type { AlignmentType as Alignment, Document as WordDocument, Paragraph as WordParagraph, Table as WordTable } from 'docx'

/** What stands on the paper; nothing in it is read as anything but text. */
export interface PaperSheet {
  /** Who writes; the red head. */
  readonly issuer: string
  /** 渝中督〔2026〕3号; of a draft with the number left open. */
  readonly number: string
  /** Stands on top of every page of what is no paper yet; `null` on a signed one. */
  readonly mark: string | null
  readonly title: string
  readonly addressee: string
  /** Paragraphs before the table, and after it. */
  readonly before: readonly string[]
  readonly table: PaperTable
  readonly after: readonly string[]
  /** Lines of their own after the text: the limit, the basis. */
  readonly closing: readonly string[]
  /** Day under the name; empty as long as it is not signed. */
  readonly day: string
  /** In brackets under the day; empty where nobody is named. */
  readonly contact: string
  readonly copies: string
  readonly author: string
}
export interface PaperTable {
  readonly title: string
  /** `width` in parts of the whole. */
  readonly columns: readonly { readonly title: string; readonly width: number; readonly align: 'left' | 'center' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

/** Twentieths of a point, of which Word counts everything. */
const millimetres = (count: number): number => Math.round((count * 1440) / 25.4)
const page = { width: millimetres(210), height: millimetres(297) }
/** Margins of the standard: 156 × 225 mm are written on. */
const margin = {
  top: millimetres(37),
  left: millimetres(28),
  right: millimetres(26),
  bottom: millimetres(35),
  header: millimetres(20),
  footer: millimetres(25),
}
const textWidth = page.width - margin.left - margin.right
/** 22 lines a page. */
const line = 579

/** Half points: 二号 the title, 三号 the text, 四号 numbers and copies, 五号 the table. */
const sizes = { title: 44, text: 32, small: 28, table: 21 } as const
/** One sign of the text, wide and high. */
const sign = sizes.text * 10
const red = 'E60012'

const fonts = { head: '方正小标宋简体', text: '仿宋_GB2312', bold: '黑体', plain: '宋体' } as const
/** What stands in for a font, first the one that Windows has, and its kind for programs that look further. */
const substitutes: readonly (readonly [name: string, instead: string, family: 'roman' | 'modern' | 'auto'])[] = [
  [fonts.head, '宋体', 'roman'],
  [fonts.text, '仿宋', 'modern'],
  [fonts.bold, 'SimHei', 'modern'],
  [fonts.plain, 'SimSun', 'roman'],
]

/** Without what XML cannot hold, and without signs that turn the direction of what follows them. */
const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '')

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${substitutes
  .map(
    ([name, instead, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`

type Library = typeof Docx

interface Look {
  readonly size?: number
  readonly font?: string
  readonly colour?: string
  readonly bold?: boolean
}
interface Place {
  readonly align?: (typeof Alignment)[keyof typeof Alignment]
  readonly firstLine?: number
  readonly hanging?: number
  readonly left?: number
  readonly right?: number
  readonly before?: number
  readonly after?: number
  readonly line?: number
  readonly keepNext?: boolean
  readonly border?: 'red' | 'thick' | 'thin'
}

const wide = (text: string): number => Array.from(text).reduce((sum, each) => sum + (/[\u0020-\u007E]/.test(each) ? 0.5 : 1), 0)

/** Several who write together stand under one another. */
const issuersOf = (issuer: string): readonly string[] => issuer.split(/[\s、，]+/).filter((each) => each !== '')

/** The head is as large as fits on one line, and no larger than the standard's. */
const headSize = (issuers: readonly string[]): number => Math.max(sizes.title, Math.min(124, Math.floor(textWidth / 10 / Math.max(1, ...issuers.map(wide)))))

/** Signs of a title that fit on a line; where a line may end, and what must not begin one. */
const titleSigns = Math.floor(textWidth / 10 / sizes.title)
const mayEnd = /[”》、，的及和项]/

/** A title in lines of about one length, which end between words where they can. */
const titleLines = (title: string): readonly string[] => {
  const signs = Array.from(title)
  if (wide(title) <= titleSigns) return [title]
  const count = Math.ceil(wide(title) / titleSigns)
  if (count > 4) return [title]
  const lines: string[] = []
  let from = 0
  for (let left = count; left > 1; left -= 1) {
    const middle = from + Math.ceil((signs.length - from) / left)
    const near = [0, -1, 1, -2, 2, -3, 3, -4, 4].map((step) => middle + step)
    const end = near.find((place) => mayEnd.test(signs[place - 1] ?? '') && place - from <= titleSigns) ?? middle
    lines.push(signs.slice(from, end).join(''))
    from = end
  }
  return [...lines, signs.slice(from).join('')]
}

/** A row longer than this may go on over the page. */
const longCell = 200

/** How far from the right edge name and day stand: the day four signs, the name centred over it; a long name pushes the day in. */
const underneath = (issuer: string, day: string): { readonly name: number; readonly day: number } => {
  const half = (wide(issuer) - wide(day)) / 2
  return half > 2 ? { name: 2, day: 2 + half } : { name: 4 - half, day: 4 }
}

const partsOf = (library: Library) => {
  const { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun, Table, TableCell, TableRow, VerticalAlign, WidthType } = library
  const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })
  const borders = { red: { color: red, size: 18 }, thick: { color: '000000', size: 8 }, thin: { color: '000000', size: 4 } } as const

  const run = (text: string, { size = sizes.text, font: name = fonts.text, colour, bold = false }: Look = {}) =>
    new TextRun({ text: printable(text), size, font: font(name), bold, ...(colour !== undefined && { color: colour }) })

  const paragraph = (text: string, look: Look = {}, place: Place = {}): WordParagraph =>
    new Paragraph({
      children: [run(text, look)],
      alignment: place.align ?? AlignmentType.BOTH,
      indent: {
        ...(place.hanging === undefined ? { firstLine: place.firstLine ?? 0 } : { hanging: place.hanging }),
        left: place.left ?? 0,
        right: Math.round(place.right ?? 0),
      },
      spacing: { before: place.before ?? 0, after: place.after ?? 0, line: place.line ?? line, lineRule: LineRuleType.EXACT },
      keepNext: place.keepNext ?? false,
      ...(place.border !== undefined && { border: { bottom: { style: BorderStyle.SINGLE, space: 4, ...borders[place.border] } } }),
    })

  const cell = (text: string, width: number, align: 'left' | 'center' | 'right', bold: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align],
          spacing: { line: 300, lineRule: LineRuleType.AT_LEAST },
          children: [run(text, { size: sizes.table, font: bold ? fonts.bold : fonts.text })],
        }),
      ],
    })

  const table = ({ columns, rows }: PaperTable): WordTable => {
    const whole = columns.reduce((sum, { width }) => sum + width, 0)
    const widths = columns.map(({ width }) => Math.floor((textWidth * width) / whole))
    const row = (texts: readonly string[], isHead: boolean) =>
      new TableRow({
        tableHeader: isHead,
        cantSplit: texts.every((text) => text.length <= longCell),
        children: columns.map(({ align }, place) => cell(texts[place] ?? '', widths[place] ?? 0, isHead ? 'center' : align, isHead)),
      })
    const head = row(
      columns.map(({ title }) => title),
      true,
    )
    return new Table({ width: { size: textWidth, type: WidthType.DXA }, columnWidths: widths, rows: [head, ...rows.map((texts) => row(texts, false))] })
  }
  return { paragraph, run, table }
}

const headOf = (library: Library, { issuer, number, title, addressee }: PaperSheet): readonly WordParagraph[] => {
  const { AlignmentType } = library
  const { paragraph } = partsOf(library)
  const issuers = issuersOf(issuer)
  const size = headSize(issuers)
  const centred = { align: AlignmentType.CENTER }
  const lines = titleLines(title)
  return [
    ...issuers.map((each, place) =>
      paragraph(each, { size, font: fonts.head, colour: red }, { ...centred, before: place === 0 ? millimetres(12) : 0, line: size * 13 }),
    ),
    paragraph(number, {}, { ...centred, before: line, border: 'red' }),
    paragraph('', {}, { line }),
    ...lines.map((each, place) =>
      paragraph(each, { size: sizes.title, font: fonts.head }, { ...centred, line: 700, after: place === lines.length - 1 ? line : 0, keepNext: true }),
    ),
    paragraph(`${addressee}：`, {}, { align: AlignmentType.LEFT }),
  ]
}

const footOf = (library: Library, { issuer, day, contact, copies }: PaperSheet): readonly WordParagraph[] => {
  const { AlignmentType } = library
  const { paragraph } = partsOf(library)
  const shown = day === '' ? '〔　　〕年〔　〕月〔　〕日' : day
  const issuers = issuersOf(issuer)
  const small = { size: sizes.small }
  const inset = 4 * sizes.small * 10
  return [
    ...issuers.map((each, place) =>
      paragraph(each, {}, { align: AlignmentType.RIGHT, right: underneath(each, shown).name * sign, before: place === 0 ? line : 0, keepNext: true }),
    ),
    paragraph(shown, {}, { align: AlignmentType.RIGHT, right: underneath(issuers.at(-1) ?? '', shown).day * sign, keepNext: contact !== '' }),
    ...(contact === '' ? [] : [paragraph(`（联系人：${contact}）`, {}, { firstLine: 2 * sign, before: line / 2 })]),
    ...(copies === ''
      ? []
      : [
          paragraph('', small, { border: 'thick', before: line, keepNext: true }),
          paragraph(`　抄送：${copies}。`, small, { align: AlignmentType.LEFT, left: inset, hanging: inset, line: 480, border: 'thin', keepNext: true }),
          paragraph(`　${issuers.join('、')}　　${day === '' ? '' : `${day}印发`}`, small, { align: AlignmentType.LEFT, line: 480, border: 'thick' }),
        ]),
  ]
}

/** — 3 —, on odd pages at the right edge and on even ones at the left, one sign in. */
const footers = (library: Library) => {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = library
  const numbered = (align: (typeof Alignment)[keyof typeof Alignment], indent: object) =>
    new Footer({
      children: [
        new Paragraph({
          alignment: align,
          indent,
          children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: sizes.small, font: fonts.plain })],
        }),
      ],
    })
  const inset = sizes.small * 10
  return { default: numbered(AlignmentType.RIGHT, { right: inset }), even: numbered(AlignmentType.LEFT, { left: inset }) }
}

const headers = (library: Library, mark: string | null) => {
  if (mark === null) return {}
  const { AlignmentType, Header } = library
  const header = new Header({
    children: [partsOf(library).paragraph(mark, { size: sizes.table, font: fonts.bold, colour: '777777' }, { align: AlignmentType.RIGHT })],
  })
  return { headers: { default: header, even: header } }
}

const documentOf = (library: Library, sheet: PaperSheet): WordDocument => {
  const { AlignmentType, Document } = library
  const { paragraph, table } = partsOf(library)
  const text = (lines: readonly string[]): WordParagraph[] => lines.map((each) => paragraph(each, {}, { firstLine: 2 * sign }))
  const hasTable = sheet.table.rows.length > 0
  return new Document({
    creator: printable(sheet.author),
    lastModifiedBy: printable(sheet.author),
    title: printable(sheet.title),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.text, size: sizes.text, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: { size: page, margin } },
        footers: footers(library),
        ...headers(library, sheet.mark),
        children: [
          ...headOf(library, sheet),
          ...text(sheet.before),
          ...(hasTable
            ? [
                paragraph(sheet.table.title, { font: fonts.bold, size: sizes.small }, { align: AlignmentType.CENTER, before: line / 3, keepNext: true }),
                table(sheet.table),
                paragraph('', {}, { line: line / 2 }),
              ]
            : []),
          ...text(sheet.after),
          ...sheet.closing.map((each) => paragraph(each, {}, { align: AlignmentType.LEFT, firstLine: 2 * sign })),
          ...footOf(library, sheet),
        ],
      },
    ],
  })
}

/** The bytes of a paper as a `.docx` file. */
export const makePaper = async (sheet: PaperSheet): Promise<Uint8Array<ArrayBuffer>> => {
  // Read when the first paper is asked for: most processes never write one.
  const library = await import('docx')
  const bytes = await library.Packer.toArrayBuffer(documentOf(library, sheet), undefined, [{ path: 'word/fontTable.xml', data: fontTable }])
  return new Uint8Array(bytes)
}
