/** The ledger as a reader meets it: in the file, in LibreOffice, on paper. */
import { describe, expect, it } from 'vitest'
import { yuzhong2027 } from '../../seeds/plans/yuzhong-2027.ts'
import { ledger } from '../../server/reports/ledger.ts'
import type { PlanYear } from '../../server/reports/report.ts'
import { makeWorkbook } from '../../server/workbook.ts'
import { convert } from '../support/libreoffice.ts'
import { openWorkbook } from '../support/workbook.ts'
import { aPlan, aPlanYear, aTarget, anAssessment, filledPlanYear, inYear, readerOf } from './plan-year.ts'

const bytesOf = async (facts: PlanYear, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const { workbook } = await ledger.make(readerOf(facts), { language, year: facts.year })
  return makeWorkbook(workbook)
}

/** First row of the ledger's body, by the titles of the head. */
const rowOf = async (facts: PlanYear, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const opened = await openWorkbook(await bytesOf(facts, language))
  const rows = opened.sheets[0]?.rows ?? []
  const [groups = [], titles = [], values = []] = rows.slice(2)
  const heads = titles.map((title, column) => String(title ?? groups[column]))
  return { ...opened, heads, row: Object.fromEntries(heads.map((head, column) => [head, values[column]])) }
}

describe('the ledger', () => {
  it('holds figures as numbers, days as days, and everything else as text', async () => {
    const indicator = inYear(
      { baselinePeriod: '2022', baselineValue: '1520.30' },
      {
        lead: ['a'],
        responsible: ['b', 'c'],
        finalTarget: aTarget({ value: '2100' }),
        yearTarget: aTarget({ kind: 'year', dueOn: '2026-12-31', value: '2000' }),
        assessment: anAssessment(),
      },
    )
    const facts = aPlanYear({
      indicators: [indicator],
      departments: new Map([
        ['a', '区发改委'],
        ['b', '区商务委'],
        ['c', '区统计局'],
      ]),
      figures: [{ period: '2026-09', indicators: ['indicator'], values: ['1200'], flags: ['flash'] }],
    })
    const { row } = await rowOf(facts)
    expect(row).toMatchObject({
      序号: 1,
      指标名称: '地区生产总值',
      牵头单位: '区发改委',
      责任单位: '区商务委、区统计局',
      属性: '—',
      年份: '2022年',
      数值: 1520.3,
      终期目标: 2100,
      完成时限: new Date('2027-12-31T00:00:00.000Z'),
      本年目标: 2000,
      亮灯: '红灯',
      结论: '欠序时',
      判定期: '2026年1—9月',
      实际: 1200,
      序时应达: 1500,
      差额: -300,
      完成进程: 60,
      时间进度: 75,
      '超（+）欠（-）序时': -15,
      '9月': 1200,
      '10月': null,
    })
    expect(row['说明']).toContain('欠序时 15.0 个百分点')
  })

  it('shows each figure with the places of its indicator, its operator and how firm it is, and never rounds a shortfall away', async () => {
    const facts = aPlanYear({
      indicators: [
        inYear(
          { decimals: 1 },
          { finalTarget: aTarget({ operator: '~', value: '33' }), assessment: anAssessment({ share: '99.97', actual: '1499.99', expected: '1500' }) },
        ),
      ],
      figures: [{ period: '2026-09', indicators: ['indicator'], values: ['1499.99'], flags: ['flash'] }],
    })
    const { parts } = await rowOf(facts)
    const formats = [...(parts.get('xl/styles.xml') ?? '').matchAll(/formatCode="([^"]*)"/g)].map(([, format]) => format?.replaceAll('&quot;', '"'))
    expect(formats).toEqual(expect.arrayContaining(['#,##0.0"（快）"', '#,##0.0"左右"', '#,##0.00', '+#,##0.0;-#,##0.0;0.0']))
  })

  it('puts an operator before the sign of a negative target', async () => {
    const { parts } = await rowOf(aPlanYear({ indicators: [inYear({ decimals: 0 }, { finalTarget: aTarget({ operator: '<=', value: '-14' }) })] }))
    expect(parts.get('xl/styles.xml')).toContain('formatCode="&quot;≤&quot;#,##0;&quot;≤&quot;-#,##0"')
  })

  it('cuts a computed figure without end to what a number holds, and keeps a reported one whole', async () => {
    const third = '33.33333333333333333333'
    const facts = aPlanYear({
      indicators: [inYear({}, { assessment: anAssessment({ expected: third, share: third }) })],
      figures: [{ period: '2026-09', indicators: ['indicator'], values: ['1234567890.123456789'], flags: ['verified'] }],
    })
    const { row } = await rowOf(facts)
    expect(row).toMatchObject({ 序时应达: 33.333333, 完成进程: 33.333333, '9月': '1234567890.123456789' })
  })

  it('has a column for each month in which something ends, whatever its frequency', async () => {
    const facts = aPlanYear({
      indicators: [inYear({ id: 'q', frequency: 'quarter' }), inYear({ id: 'y', frequency: 'year' })],
      figures: [
        { period: '2026-Q1', indicators: ['q'], values: ['1'], flags: ['verified'] },
        { period: '2026', indicators: ['y'], values: ['2'], flags: ['verified'] },
        { period: '2026-03', indicators: ['q', 'y'], values: ['8', '9'], flags: ['verified', 'verified'] },
        { period: '2025-Q1', indicators: ['q'], values: ['7'], flags: ['verified'] },
      ],
    })
    const { heads, row, sheets } = await rowOf(facts)
    expect(heads.filter((head) => /^\d+月$/.test(head))).toEqual(['3月', '6月', '9月', '12月'])
    expect(row).toMatchObject({ '3月': 1, '12月': null })
    expect(sheets[0]?.rows[5]?.[heads.indexOf('12月')]).toBe(2)
  })

  it('shows of daily figures the last of each month', async () => {
    const day = (period: string, value: string) => ({ period, indicators: ['indicator'], values: [value], flags: ['verified' as const] })
    const { row } = await rowOf(
      aPlanYear({ indicators: [inYear({ frequency: 'day' })], figures: [day('2026-09-02', '1'), day('2026-09-30', '3'), day('2026-09-10', '2')] }),
    )
    expect(row).toMatchObject({ '9月': 3, '10月': null })
  })

  it('shows of a verdict its outcome, and what is not applicable as a dash', async () => {
    const facts = aPlanYear({
      indicators: [inYear({ decimals: 0 })],
      figures: [
        { period: '2026-08', indicators: ['indicator'], values: ['-'], flags: ['verified'] },
        { period: '2026-09', indicators: ['indicator'], values: ['按序时\uFF1A评估报告'], flags: ['verified'] },
      ],
    })
    expect((await rowOf(facts)).row).toMatchObject({ '8月': '-', '9月': '按序时' })
  })

  it('counts the lights', async () => {
    const facts = aPlanYear({ indicators: [inYear({}, { assessment: anAssessment() }), inYear({ id: 'other' })] })
    expect((await rowOf(facts)).sheets[0]?.rows[1]?.[0]).toContain('共 2 项：绿灯 0，黄灯 0，红灯 1，蓝灯 0，灰灯 0')
  })

  it('names a file that every system takes', async () => {
    const titled = (title: string) => ledger.make(readerOf(aPlanYear({ plan: aPlan({ title }) })), { language: 'zh-CN', year: 2026 })
    expect((await titled('渝中区“十项行动”方案')).fileName).toBe('渝中区“十项行动”方案指标台账（2026年，截至20261110）.xlsx')
    expect((await titled('../a\\b:c*d?"<>|\u0000\u202E\r\n')).fileName).toBe('.. a b c d指标台账（2026年，截至20261110）.xlsx')
    expect(Buffer.byteLength((await titled('长'.repeat(200))).fileName)).toBeLessThan(255)
  })
})

describe('in LibreOffice', () => {
  it('opens as it was meant and prints whole', { timeout: 120_000 }, async () => {
    const facts = filledPlanYear(yuzhong2027, '2026-11-10')
    const { fods, pdf } = await convert(await bytesOf(facts), 'fods', 'pdf')
    const sheet = fods.toString('utf8')

    const cells = [...sheet.matchAll(/<table:table-cell[^>]*office:value-type="(\w+)"(?: office:(?:value|date-value)="([^"]*)")?/g)]
    const ofType = (type: string) => cells.filter(([, found]) => found === type)
    const shown = facts.figures.flatMap(({ period, values }) => (period.startsWith('2026') ? values : []))
    expect(ofType('float').length).toBeGreaterThan(shown.length + facts.indicators.length)
    expect(ofType('date')).toHaveLength(facts.indicators.filter(({ finalTarget }) => finalTarget !== null).length)
    expect(sheet).not.toContain('table:formula')
    for (const value of shown) expect(ofType('float').map(([, , number]) => Number(number))).toContain(Number(value))

    expect(sheet).toContain(`${yuzhong2027.title}指标台账（2026年）`)
    expect(sheet).toContain('table:display-filter-buttons="true"')
    expect(sheet.match(/<calcext:condition calcext:apply-style-name="[^"]+" calcext:value="=&quot;.灯&quot;"/g)).toHaveLength(10)
    expect(sheet).toMatch(/<table:table-header-rows>[\s\S]*?进度判定[\s\S]*?<\/table:table-header-rows>/)
    expect(sheet).toMatch(/<text:page-number>/)
    expect(sheet).toContain('演示数据')

    const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b[^s][\s\S]*?\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(
      ([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`,
    )
    const a3 = pages.filter((page) => page === '1191×842')
    const a4 = pages.filter((page) => page === '595×842')
    // One page wide: about twenty rows a page, and the key on two.
    expect(a3.length).toBeGreaterThanOrEqual(3)
    expect(a3.length).toBeLessThanOrEqual(9)
    expect(a4.length).toBeGreaterThanOrEqual(1)
    expect(a4.length).toBeLessThanOrEqual(3)
    expect(a3.length + a4.length).toBe(pages.length)
  })
})
