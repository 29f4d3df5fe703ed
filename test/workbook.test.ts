/** From plain data to the file: types, guards, layout, and the worker's life. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../server/basics/refusals.ts'
import type { Cell, Column, Sheet, Workbook } from '../server/workbook.model.ts'
import { makeWorkbook } from '../server/workbook.ts'
import { openWorkbook } from './support/workbook.ts'

const aColumn = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({ title: kind, group: null, width: 10, kind, ...more })
const aSheet = (more: Partial<Sheet> = {}): Sheet => ({
  name: 'Sheet',
  paper: 'a4-landscape',
  mark: null,
  title: 'Title',
  left: 'left',
  right: 'right',
  columns: [aColumn('text')],
  rows: [],
  notes: [],
  frozenColumns: 0,
  filter: false,
  ...more,
})
const aWorkbook = (...sheets: readonly Partial<Sheet>[]): Workbook => ({
  language: 'zh-CN',
  properties: { title: 'Title', subject: 'Subject', author: 'Author', description: 'Description', day: '2026-11-10' },
  words: {
    lights: { green: '绿灯', yellow: '黄灯', red: '红灯', blue: '蓝灯', grey: '灰灯' },
    page: '第 {page} 页，共 {pages} 页',
    longNumber: 'too long for a number',
  },
  sheets: sheets.map(aSheet),
})

/** Opens a workbook of one sheet; `at(row, column)` is the written cell of the body, counted from 0. */
const made = async (sheet: Partial<Sheet>) => {
  const { sheets, parts } = await openWorkbook(await makeWorkbook(aWorkbook(sheet)))
  const [opened] = sheets
  if (!opened) throw new Error('no sheet')
  const first = sheet.columns?.some(({ group }) => group !== null) ? 4 : 3
  const at = (row: number, column: number): string => {
    const name = `${String.fromCharCode(65 + column)}${first + row + 1}`
    return new RegExp(`<c r="${name}"[^>]*?(/>|>.*?</c>)`).exec(opened.xml)?.[0] ?? ''
  }
  const styles = parts.get('xl/styles.xml') ?? ''
  const formatAt = (row: number, column: number): string => {
    const style = Number(/ s="(\d+)"/.exec(at(row, column))?.[1])
    const id = /numFmtId="(\d+)"/.exec([...(/<cellXfs.*?<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)][style]?.[0] ?? '')?.[1]
    return new RegExp(`<numFmt numFmtId="${id}" formatCode="([^"]*)"`).exec(styles)?.[1]?.replaceAll('&quot;', '"') ?? 'General'
  }
  return { ...opened, parts, at, formatAt, body: opened.rows.slice(first) }
}
const madeOf = (kind: Column['kind'], ...cells: readonly Cell[]) => made({ columns: [aColumn(kind)], rows: cells.map((cell) => [cell]) })

describe('a cell', () => {
  it.each([
    ['1234.5', '#,##0.00', '1234.5'],
    ['-0.004', '+0.0;-0.0;0.0', '-0.004'],
    ['123456789012345', '0', '123456789012345'],
    ['0.000000000000001', '0', '1e-15'],
    ['1200000000000000000000', '0', '1.2e+21'],
    ['-0', '0', '0'],
  ])('holds %s as a number with its format', async (number, format, written) => {
    const { at, formatAt } = await madeOf('number', { number, format })
    expect(at(0, 0)).toMatch(new RegExp(`^<c r="A4" s="\\d+"><v>${written.replace('+', '\\+')}</v></c>$`))
    expect(formatAt(0, 0)).toBe(format)
  })

  it('has its own format, whatever its neighbours have', async () => {
    const two = { number: '1', format: '0.00' }
    const { formatAt } = await madeOf('number', two, two, { number: '1', format: '0.000' }, { number: '1' }, null)
    expect([0, 1, 2, 3].map((row) => formatAt(row, 0))).toEqual(['0.00', '0.00', '0.000', 'General'])
  })

  it.each(['1234567890123456', '0.1234567890123456', '-12345678.12345678'])('keeps %s, longer than a number, as text with a note', async (number) => {
    const { body, at, formatAt, parts } = await madeOf('number', { number, format: '0.00' })
    expect(body).toEqual([[number]])
    expect(at(0, 0)).toContain(' t="s"')
    expect(formatAt(0, 0)).toBe('@')
    expect([...parts].find(([path]) => path.includes('comments'))?.[1]).toContain('too long for a number')
  })

  it('holds a day as a date, free of time zones', async () => {
    const { at, formatAt, body } = await madeOf('date', { date: '2026-02-28' }, { date: '1900-03-01' })
    expect([at(0, 0), at(1, 0)]).toEqual([expect.stringContaining('<v>46081</v>'), expect.stringContaining('<v>61</v>')])
    expect(formatAt(0, 0)).toBe('yyyy-mm-dd')
    expect(body[0]).toEqual([new Date('2026-02-28T00:00:00.000Z')])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x.test","x")', "=cmd|' /C calc'!A0", '-', '=', '@'])(
    'keeps %j as text, also when somebody edits it',
    async (text) => {
      const { xml, body, at, formatAt } = await madeOf('text', text)
      expect(xml).not.toContain('<f>')
      expect(body).toEqual([[text]])
      expect(at(0, 0)).toContain(' t="s"')
      expect(formatAt(0, 0)).toBe('@')
    },
  )

  it.each(['#N/A', '#REF!', '#DIV/0!', '_x0041_', 'a _x000D_ b', '<b>&amp;"\'', ' edges ', 'two\nlines', '😀', '1e5', 'TRUE', '0012'])(
    'gives %j back as it was',
    async (text) => {
      const { body, xml } = await madeOf('text', text)
      expect(xml).not.toContain(' t="e"')
      expect(body).toEqual([[text]])
    },
  )

  it.each([
    ['a\uD800b', 'a\uFFFDb'],
    ['a\uFFFEb', 'a\uFFFDb'],
    ['x'.repeat(40_000), `${'x'.repeat(32_766)}…`],
  ])('makes text fit that no workbook can hold (%#)', async (text, kept) => {
    expect((await madeOf('text', text)).body).toEqual([[kept]])
  })

  it('is centred where a column of numbers holds words, and has lines round it where it is empty', async () => {
    const { body, at } = await made({
      columns: [aColumn('number'), aColumn('text')],
      rows: [
        ['按序时', { muted: '—' }],
        [null, null],
      ],
    })
    expect(body[0]).toEqual(['按序时', '—'])
    expect([at(1, 0), at(1, 1)]).toEqual([expect.stringMatching(/ s="[1-9]/), expect.stringMatching(/ s="[1-9]/)])
  })
})

describe('a sheet', () => {
  const columns = [
    aColumn('text', { title: 'Name' }),
    aColumn('number', { title: 'One', group: 'Group' }),
    aColumn('number', { title: 'Two', group: 'Group' }),
    aColumn('light', { title: 'Light' }),
  ]

  it('has a merged title, a line, a head of two rows, and notes', async () => {
    const { rows, xml } = await made({ columns, rows: [['a', null, null, '红灯']], notes: ['Note'] })
    expect(rows).toEqual([
      ['Title', null, null, null],
      ['left', null, 'right', null],
      ['Name', 'Group', null, 'Light'],
      [null, 'One', 'Two', null],
      ['a', null, null, '红灯'],
      ['Note', null, null, null],
    ])
    expect([...xml.matchAll(/mergeCell ref="([^"]+)"/g)].map(([, range]) => range)).toEqual(['A1:D1', 'A2:B2', 'C2:D2', 'A3:A4', 'B3:C3', 'D3:D4', 'A6:D6'])
  })

  it('stands still at head and first columns, filters, and prints as wide as the page with its head on each', async () => {
    const { xml, parts } = await made({
      name: "It's a sheet",
      columns,
      rows: [
        ['a', null, null, '红灯'],
        ['b', null, null, '绿灯'],
      ],
      frozenColumns: 1,
      filter: true,
    })
    expect(xml).toContain('<pane xSplit="1" ySplit="4" topLeftCell="B5" state="frozen"')
    expect(xml).toContain('<autoFilter ref="A4:D6"/>')
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(xml).toContain("<oddFooter>&amp;LIt's a sheet&amp;C第 &amp;P 页，共 &amp;N 页&amp;Rright</oddFooter>")
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<definedName name="([^"]+)" localSheetId="0">([^<]+)</g)].map(([, name, range]) => [
      name,
      range,
    ])
    expect(names).toEqual([
      ['_xlnm.Print_Titles', "'It''s a sheet'!$3:$4"],
      ['_xlnm._FilterDatabase', "'It''s a sheet'!$A$4:$D$6"],
    ])
  })

  it('says its mark above the title and on top of the pages that follow, whatever signs it has', async () => {
    const { rows, xml } = await made({ mark: 'R&D' })
    expect(rows[0]).toEqual(['R&D'])
    expect(xml).toContain('<oddHeader>&amp;CR&amp;&amp;D</oddHeader>')
  })

  it('colours a light by the word in its cell', async () => {
    const { xml } = await made({ columns, rows: [['a', null, null, '红灯']] })
    const rules = [...xml.matchAll(/<cfRule type="cellIs" priority="\d" dxfId="(\d)" operator="equal"><formula>"(.+?)"<\/formula>/g)]
    expect(rules.map(([, style, word]) => `${style} ${word}`)).toEqual(['0 绿灯', '1 黄灯', '2 红灯', '3 蓝灯', '4 灰灯'])
    expect(xml).toContain('<conditionalFormatting sqref="D5:D5">')
  })

  it('has a row to point at where it is empty', async () => {
    const { body, xml } = await made({ columns, rows: [], filter: true })
    expect(body).toEqual([[null, null, null, null]])
    expect(xml).toContain('<autoFilter ref="A4:D5"/>')
  })

  it('is as high as its longest text and as wide as its longest number', async () => {
    const { xml } = await made({
      columns: [aColumn('text', { width: 20 }), aColumn('number', { width: 5 })],
      rows: [['字'.repeat(100), { number: '123456789', format: '#,##0.00' }]],
    })
    const height = Number(/<row r="4" ht="(\d+)"/.exec(xml)?.[1])
    expect(height).toBeGreaterThanOrEqual(10 * 13)
    expect(Number(/<col min="2" max="2" width="(\d+)"/.exec(xml)?.[1])).toBeGreaterThanOrEqual('123,456,789.00'.length + 1)
  })
})

describe('a workbook', () => {
  it('tells who made it, of what, and on which day', async () => {
    const { parts } = await openWorkbook(await makeWorkbook(aWorkbook({})))
    const core = parts.get('docProps/core.xml') ?? ''
    for (const said of ['<dc:title>Title<', '<dc:subject>Subject<', '<dc:creator>Author<', '<dc:description>Description<', '>2026-11-10T00:00:00Z<'])
      expect(core).toContain(said)
  })

  it('is the same bytes for the same data', async () => {
    const again = aWorkbook({ rows: [['a'], ['b']] })
    expect(Buffer.from(await makeWorkbook(again)).equals(Buffer.from(await makeWorkbook(again)))).toBe(true)
  })

  it('waits for the one before, and each gets its own', async () => {
    const all = await Promise.all(['a', 'b', 'c'].map((text) => makeWorkbook(aWorkbook({ rows: [[text]] }))))
    const texts = await Promise.all(all.map(async (bytes) => (await openWorkbook(bytes)).sheets[0]?.rows.at(-1)))
    expect(texts).toEqual([['a'], ['b'], ['c']])
  })

  it('refuses more rows than it can make', async () => {
    const row = ['a']
    await expect(makeWorkbook(aWorkbook({ rows: Array.from({ length: 20_001 }, () => row) }))).rejects.toThrow(Refusal)
  })

  it('says which row does not fit its columns, and which sheet cannot be written, and goes on with the next', async () => {
    await expect(makeWorkbook(aWorkbook({ rows: [['a', 'b']] }))).rejects.toThrow('sheet Sheet: a row of 2 cells for 1 columns')
    await expect(makeWorkbook(aWorkbook({ name: 'a/b' }))).rejects.toThrow('make workbook Title')
    expect((await openWorkbook(await makeWorkbook(aWorkbook({})))).sheets).toHaveLength(1)
  })
})
