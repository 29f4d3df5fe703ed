/** Papers as Word files: what stands in them, that text stays text, and that nobody's name breaks the file. */
import { expect, it } from 'vitest'
import type { PaperItem } from '../db/schema.ts'
import type { PrintedPaper } from '../server/letters/paper-sheet.ts'
import { paperSheet } from '../server/letters/paper-sheet.ts'
import { makePaper } from '../server/paper.ts'
import { unzipped } from './support/workbook.ts'

const item = (name: string): PaperItem => ({
  warningId: 'w',
  indicatorId: 'i',
  assessmentId: 'a',
  lead: '区商务委',
  number: '3',
  name,
  unit: '亿元',
  period: '2026年1—8月',
  target: '不低于 100 亿元',
  actual: '54.3',
  expected: '66.7',
  gap: '欠序时 12.4 个百分点',
  light: 'red',
  lightWord: '红灯',
  periods: 2,
})
const letter: PrintedPaper = {
  kind: 'letter',
  title: '关于“进出口总额”推进情况的督办函',
  content: {
    issuer: '中共渝中区委、渝中区人民政府',
    mark: '渝中督',
    addressee: '区商务委',
    opening: '情况如下：\n\n  进出口总额欠序时。',
    items: [item('进出口总额')],
    demand: '请整改。',
    limitWorkdays: 5,
    limitOn: '2026-09-24',
    basis: '《方案》',
    contact: '贺立言',
    copies: '区发展改革委',
  },
  signed: { year: 2026, number: 3, on: '2026-09-17' },
  year: 2026,
  demonstration: null,
  author: '序时',
}
const opened = async (paper: PrintedPaper) => {
  const parts = unzipped(await makePaper(paperSheet(paper)))
  const xml = parts.get('word/document.xml') ?? ''
  return {
    parts,
    xml,
    lines: [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => [...inner.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text).join('')),
  }
}

it('has the red head, number, title, addressee, text, table, limit, basis, name, day, contact and copies in their order', async () => {
  const { lines, xml, parts } = await opened(letter)
  expect(lines.filter((text) => text !== '')).toEqual([
    '中共渝中区委',
    '渝中区人民政府',
    '渝中督〔2026〕3号',
    '关于“进出口总额”推进情况的督办函',
    '区商务委：',
    '情况如下：',
    '进出口总额欠序时。',
    '指标进展情况表',
    '序号',
    '指标（单位）',
    '所属期',
    '目标',
    '实际',
    '序时应达',
    '差距',
    '亮灯',
    '1',
    '进出口总额（亿元）',
    '2026年1—8月',
    '不低于 100 亿元',
    '54.3',
    '66.7',
    '欠序时 12.4 个百分点',
    '红灯',
    '请整改。',
    '办理时限：2026年9月24日前（自签发之日起5个工作日）。',
    '依据：《方案》。',
    '中共渝中区委',
    '渝中区人民政府',
    '2026年9月17日',
    '（联系人：贺立言）',
    '　抄送：区发展改革委。',
    '　中共渝中区委、渝中区人民政府　　2026年9月17日印发',
  ])
  // A4 with the margins of the standard, the table's head on every page, page numbers for odd and even pages.
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  expect(xml).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(xml).toContain('<w:tblHeader/>')
  expect([...parts.keys()].filter((path) => /footer\d/.test(path) && path.endsWith('.xml'))).toHaveLength(2)
  expect([...parts.keys()].filter((path) => /header\d/.test(path) && path.endsWith('.xml'))).toEqual([])
  expect(parts.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>')
})

it('of a draft leaves number and day open, and says on every page that it is one', async () => {
  const { lines, parts } = await opened({ ...letter, signed: null, demonstration: '演示数据', content: { ...letter.content, limitOn: null, copies: '' } })
  expect(lines).toEqual(expect.arrayContaining(['渝中督〔2026〕　号', '办理时限：自签发之日起5个工作日。', '〔　　〕年〔　〕月〔　〕日']))
  const head = [...parts].find(([path]) => /header\d\.xml$/.test(path))?.[1]
  expect(head).toContain('演示数据　拟稿，未经签发')
})

it('of a bulletin names the department in every line', async () => {
  const { lines } = await opened({ ...letter, kind: 'bulletin', content: { ...letter.content, limitWorkdays: null, limitOn: null } })
  expect(lines).toEqual(expect.arrayContaining(['牵头单位', '区商务委']))
  expect(lines.join()).not.toContain('办理时限')
})

it.each([
  ['a formula', "=cmd|'/c calc'!A1", '=cmd|&apos;/c calc&apos;!A1'],
  ['a tag', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['signs that turn the direction', '\u202Egnp.exe', 'gnp.exe'],
  ['signs that no XML holds', 'a\u0000b\u0001c\uD800', 'abc\uFFFD'],
  ['five thousand signs', '长'.repeat(5000), '长'.repeat(5000)],
])('takes %s as text', async (_, name, written) => {
  const { xml, lines } = await opened({ ...letter, title: name.slice(0, 400), content: { ...letter.content, items: [item(name)], contact: name } })
  expect(lines).toContain(`${written}（亿元）`)
  // oxlint-disable-next-line no-control-regex -- what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u202E]/)
})

it('makes titles of many lengths into lines that lose nothing', async () => {
  for (let length = 1; length < 90; length += 1) {
    const title = '关于重点指标推进情况的通报和督办'.repeat(6).slice(0, length)
    const { lines } = await opened({ ...letter, title })
    const from = lines.indexOf('渝中督〔2026〕3号')
    expect(lines.slice(from + 1, lines.indexOf('区商务委：')).join('')).toBe(title)
  }
})
