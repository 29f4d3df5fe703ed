/**
 * How workbooks look: like a table that a Chinese government office hands to a leader. Small-heading Song for the title, Hei for
 * the head, Song for the body, thin lines all round.
 *
 * A workbook names one font, no list of fonts to fall back on; family and character set tell a machine without it what to take.
 */
import type { CellStyle } from 'hucre/xlsx'
import type { Language, Light } from '../db/schema.ts'
import type { Column } from './workbook.model.ts'

type FontStyle = NonNullable<CellStyle['font']>

const roman = { family: 1 }
const swiss = { family: 2 }
const chinese = { charset: 134 }

const faces: Readonly<Record<Language, Readonly<Record<'title' | 'head' | 'body', FontStyle>>>> = {
  'zh-CN': {
    title: { name: '方正小标宋简体', ...roman, ...chinese },
    head: { name: '黑体', ...swiss, ...chinese },
    body: { name: '宋体', ...roman, ...chinese },
  },
  en: {
    title: { name: 'Cambria', bold: true, ...roman },
    head: { name: 'Calibri', bold: true, ...swiss },
    body: { name: 'Calibri', ...swiss },
  },
}

export const titlePoints = 18
export const bodyPoints = 10

const line = { style: 'thin' } as const
const framed = { top: line, right: line, bottom: line, left: line } as const
const middle = 'center' as const
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } }) as const

/** Ground and ink of a light: both are told apart in grey print too, and the word stands in the cell. */
const inks: Readonly<Record<Light, readonly [ground: string, ink: string]>> = {
  green: ['C6E0B4', '1E4620'],
  yellow: ['FFE699', '5F4700'],
  red: ['F4A7A0', '6B0000'],
  blue: ['BDD7EE', '12365B'],
  grey: ['E3E3E3', '404040'],
}

/** Format of a cell whose text a person could make a formula by touching it: it stays text. */
export const textFormat = '@'

export interface Looks {
  /** Of the whole workbook; a body cell brings no font of its own unless it must, and column widths are counted in its digits. */
  readonly font: FontStyle
  readonly mark: CellStyle
  readonly title: CellStyle
  readonly left: CellStyle
  readonly right: CellStyle
  readonly head: CellStyle
  readonly note: CellStyle
  readonly body: Readonly<Record<Column['kind'], CellStyle>>
  readonly muted: CellStyle
  /** A figure that is written as text. */
  readonly longNumber: CellStyle
  readonly lights: Readonly<Record<Light, CellStyle>>
}

export const looksOf = (language: Language): Looks => {
  const { title, head, body } = faces[language]
  const font = { ...body, size: bodyPoints }
  const light = (ground: string, ink: string): CellStyle => ({ font: { bold: true, color: { rgb: ink } }, fill: fill(ground) })
  const lights = { green: light(...inks.green), yellow: light(...inks.yellow), red: light(...inks.red), blue: light(...inks.blue), grey: light(...inks.grey) }
  const text: CellStyle = { border: framed, alignment: { horizontal: 'left', vertical: middle, wrapText: true } }
  const centered: CellStyle = { border: framed, alignment: { horizontal: 'center', vertical: middle, wrapText: true } }
  const figure: CellStyle = { border: framed, alignment: { horizontal: 'right', vertical: middle } }
  return {
    font,
    mark: { font: { ...head, size: 11, bold: true, color: { rgb: 'B00000' } }, alignment: { horizontal: 'center', vertical: middle } },
    title: { font: { ...title, size: titlePoints }, alignment: { horizontal: 'center', vertical: middle, wrapText: true } },
    left: { font, alignment: { horizontal: 'left', vertical: middle } },
    right: { font, alignment: { horizontal: 'right', vertical: middle } },
    head: { font: { ...head, size: bodyPoints }, fill: fill('EDEDED'), border: framed, alignment: { horizontal: 'center', vertical: middle, wrapText: true } },
    note: { font, alignment: { horizontal: 'left', vertical: middle, wrapText: true } },
    body: {
      text,
      center: centered,
      number: figure,
      date: { ...centered, numFmt: 'yyyy-mm-dd' },
      light: centered,
    },
    muted: { ...centered, font: { ...font, color: { rgb: '7F7F7F' } } },
    longNumber: { ...figure, numFmt: textFormat, alignment: { ...figure.alignment, wrapText: true } },
    lights,
  }
}
