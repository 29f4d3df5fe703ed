/** What holds of every report on the shelf, in both languages. */
import { describe, expect, it } from 'vitest'
import { greyReasons, languages, lights, observationFlags, outcomes, verdictReasons } from '../../db/schema.ts'
import type { Language } from '../../db/schema.ts'
import { reportOf, reports } from '../../server/reports/index.ts'
import type { PlanYear, Report } from '../../server/reports/report.ts'
import { makeWorkbook } from '../../server/workbook.ts'
import { words } from '../../server/words/index.ts'
import { aPlan, aPlanYear, aTarget, anAssessment, anIndicator, inYear, readerOf } from '../reports/plan-year.ts'
import type { OpenedWorkbook } from '../support/workbook.ts'
import { openWorkbook } from '../support/workbook.ts'

const injections = [
  '=1+1',
  '+A1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '=HYPERLINK("http://x.test")',
  "=cmd|'/C calc'!A0",
  '#REF!',
  '_x0041_',
  '</t><f>1</f>',
  '&P&D',
  '\uD800',
]
const long = '很长的名称，'.repeat(200)

const everyVerdict = [
  ...greyReasons.map((reason) =>
    anAssessment({ light: 'grey', outcome: 'none', reason, actual: null, expected: null, gap: null, share: null, timeShare: null, lead: null }),
  ),
  ...lights.filter((light) => light !== 'grey').flatMap((light) => verdictReasons.map((reason) => anAssessment({ light, reason }))),
  ...outcomes.filter((outcome) => outcome !== 'none').map((outcome) => anAssessment({ outcome })),
]

/** The texts of people wherever they can stand. */
const saying = (text: string): PlanYear =>
  aPlanYear({
    plan: aPlan({ title: text, titleEn: text, issuer: text, documentTitle: text, documentNumber: text, documentNote: text, demonstration: 1 }),
    dimensions: [{ id: 'd', title: text, titleEn: text }],
    departments: new Map([['a', text]]),
    indicators: [
      inYear(
        { number: text, name: text, nameEn: text, unit: text, sourceClause: text, calibre: text, dimensionId: 'd' },
        {
          lead: ['a'],
          responsible: ['a', 'a'],
          finalTarget: aTarget({ value: null, text }),
          yearTarget: aTarget({ value: null, text }),
          assessment: anAssessment(),
        },
      ),
    ],
    figures: [{ period: '2026-09', indicators: ['indicator'], values: [text], flags: ['verified'] }],
  })

const many = (count: number): PlanYear => {
  const ids = Array.from({ length: count }, (_, place) => `i${place}`)
  return aPlanYear({
    departments: new Map([['a', '区发改委']]),
    indicators: ids.map((id, place) =>
      inYear(
        { id, number: String(place + 1) },
        { lead: ['a'], finalTarget: aTarget(), yearTarget: aTarget({ kind: 'year' }), assessment: anAssessment({ light: lights[place % 5] ?? 'red' }) },
      ),
    ),
    figures: [...Array(12).keys()].map((month) => ({
      period: `2026-${String(month + 1).padStart(2, '0')}`,
      indicators: ids,
      values: ids.map((_, place) => `${place}.${month}5`),
      flags: ids.map((_, place) => observationFlags[place % 5] ?? 'verified'),
    })),
  })
}

const make = async (
  report: Report,
  facts: PlanYear,
  language: Language,
): Promise<OpenedWorkbook & { readonly fileName: string; readonly texts: readonly string[] }> => {
  const { fileName, workbook } = await report.make(readerOf(facts), { language, year: facts.year })
  const opened = await openWorkbook(await makeWorkbook(workbook))
  return { ...opened, fileName, texts: opened.sheets.flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === 'string')) }
}

const expectSound = ({ fileName, sheets, texts, parts }: Awaited<ReturnType<typeof make>>): void => {
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  expect(fileName).toMatch(/^[^\u0000-\u001F\\/:*?"<>|]+\.xlsx$/)
  expect(Buffer.byteLength(fileName)).toBeLessThan(255)
  expect(sheets.length).toBeGreaterThan(0)
  for (const { xml } of sheets) {
    expect(xml).not.toContain('<f>')
    expect(xml).not.toContain(' t="e"')
    expect(xml).toContain('fitToWidth="1"')
    expect(xml).toContain('state="frozen"')
  }
  for (const text of texts) expect(text).not.toMatch(/\b(undefined|NaN|null)\b|\[object|\{page/)
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>')
}

it('finds a report by its key, and none by another', () => {
  expect(reportOf('ledger')).toBe(reports.ledger)
  expect([reportOf('other'), reportOf('constructor'), reportOf('')]).toEqual([null, null, null])
})

/** Reports of a plan's indicators; the register is of orders, which have no lights and whose titles are in no second language. */
const ofIndicators: ReadonlySet<Report> = new Set([reports.ledger])

describe.each(Object.entries(reports))('%s', (_, report: Report) => {
  describe.each(languages)('in %s', (language) => {
    it('says what it is', () => {
      expect(report.title[language].length).toBeGreaterThan(1)
      expect(report.description[language].length).toBeGreaterThan(10)
    })

    it('is made of a plan without indicators', async () => {
      expectSound(await make(report, aPlanYear(), language))
    })

    it('is made of one indicator of which nothing more is known', async () => {
      const made = await make(report, aPlanYear({ indicators: [inYear()] }), language)
      expectSound(made)
      expect(made.texts).toContain(language === 'en' && ofIndicators.has(report) ? anIndicator().nameEn : anIndicator().name)
    })

    it.runIf(ofIndicators.has(report))('has a word for every light, reason and outcome', async () => {
      const indicators = everyVerdict.map((assessment, place) => inYear({ id: `i${place}`, number: String(place) }, { assessment }))
      const made = await make(report, aPlanYear({ indicators }), language)
      expectSound(made)
      const say = words[language]
      for (const light of lights) expect(made.texts).toContain(say.lights[light])
      for (const reason of greyReasons) expect(made.texts).toContain(say.reasons[reason])
    })

    it('says that figures are made up where they are, on every sheet, and else does not', async () => {
      const said = words[language].demonstration
      const marked = await make(report, aPlanYear({ plan: aPlan({ demonstration: 1 }) }), language)
      for (const { rows, xml } of marked.sheets) {
        expect(rows[0]).toContain(said)
        expect(xml).toContain(`<oddHeader>&amp;C${said}</oddHeader>`)
      }
      expect((await make(report, aPlanYear(), language)).texts).not.toContain(said)
    })

    it('takes long names', async () => {
      expectSound(await make(report, saying(long), language))
    })

    it.each(injections)('keeps %j as text', async (text) => {
      expectSound(await make(report, saying(text), language))
    })

    it('is the same for the same facts', async () => {
      const bytes = async () => Buffer.from(await makeWorkbook((await report.make(readerOf(many(20)), { language, year: 2026 })).workbook))
      expect((await bytes()).equals(await bytes())).toBe(true)
    })
  })

  it('is made of 10,000 indicators', { timeout: 60_000 }, async () => {
    const made = await make(report, many(10_000), 'zh-CN')
    expectSound(made)
    expect(made.sheets[0]?.rows.length).toBeGreaterThan(10_000)
  })
})
