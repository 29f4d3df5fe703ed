/** What figures are asked about: each question with a figure on both sides of its threshold, and what holds it back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObservationFlag } from '../../db/schema.ts'
import type { AskedIndicator, Entered, EntryFacts, Member, Question, Relation } from '../../server/rules/questions.ts'
import { askAbout, questionCodes } from '../../server/rules/questions.ts'
import { relationsAmong } from '../../server/rules/questions/relations.ts'
import { words } from '../../server/words/index.ts'
import { chance as seeded } from '../../seeds/demo-figures.ts'

type Figures = Readonly<Record<string, string>>
interface Given extends Partial<AskedIndicator> {
  readonly today?: string
  readonly relations?: readonly Relation[]
}

const standing = (figures: Figures, flag: ObservationFlag = 'verified') => new Map(Object.entries(figures).map(([period, value]) => [period, { value, flag }]))

/** A monthly total since January in 亿元, years ago. */
const factsOf = (figures: Figures, { today = '2030-01-01', relations = [], ...indicator }: Given = {}): EntryFacts => ({
  indicator: { means: undefined, basis: 'ytd', frequency: 'month', unit: '亿元', targets: [], baseline: null, ...indicator },
  figures: standing(figures),
  relations,
  today,
})
const entered = (period: string, value: string, more: Partial<Entered> = {}): Entered => ({ period, value, flag: 'verified', firmest: 'verified', ...more })
const codes = (asked: readonly Question[]): readonly string[] => asked.map(({ code }) => code)
const asks = (figures: Figures, period: string, value: string, given: Given = {}): readonly string[] =>
  codes(askAbout(factsOf(figures, given), entered(period, value)))

/** `2025-01` on, in order. */
const months = (...values: readonly (number | string)[]): Figures =>
  Object.fromEntries(values.map((value, place) => [`${2025 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`, String(value)]))
const quarters = (...values: readonly (number | string)[]): Figures =>
  Object.fromEntries(values.map((value, place) => [`${2025 + Math.floor(place / 4)}-Q${(place % 4) + 1}`, String(value)]))

describe('a running total', () => {
  const course = months(10, 20, 30.5, 40, 51, 60)
  it.each([
    ['may stand one step on', '2025-07', '70', []],
    ['is asked about where it falls', '2025-07', '59.9', ['falls_below_last']],
    ['is asked about where it is above the next', '2025-05', '60.1', ['above_next']],
    ['may be as high as the next', '2025-05', '59.9', []],
    ['starts anew in January', '2026-01', '10', []],
    ['is the month alone where that is about what a month brings', '2025-07', '10', ['month_alone']],
    ['merely falls where half of it is left, and more than a month brings', '2025-07', '31', ['falls_below_last']],
  ])('%s', (_, period, value, asked) => {
    expect(asks(course, period, value)).toEqual(asked)
  })

  it('does not start anew where it runs since the plan began', () => {
    const all = months(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120)
    expect(asks(all, '2026-01', '130', { basis: 'to-date' })).toEqual([])
    expect(asks(all, '2026-01', '119', { basis: 'to-date' })).toEqual(['falls_below_last'])
  })

  it('may fall where it has often fallen, or lies below nothing', () => {
    expect(asks(months(10, 8, 12, 11, 15, 13), '2025-07', '12')).toEqual([])
    expect(asks(months(-2, -5), '2025-03', '-6')).toEqual([])
  })

  it.each<[string, Given]>([
    ['a stock', { basis: 'stock' }],
    ['a rate of the year so far', { unit: '%' }],
    ['a place', { means: 'place', unit: '位' }],
    ['an accumulated fall', { means: 'fall', basis: 'to-date' }],
  ])('is not %s', (_, given) => {
    expect(asks(months(10, 20), '2025-03', '19', given)).not.toContain('falls_below_last')
  })
})

describe('a flow', () => {
  const flows = { basis: 'flow' } as const
  it('looks like the year so far where it is about all the months together', () => {
    const course = months(10, 11, 9, 10, 10, 11)
    expect(asks(course, '2025-07', '71', flows)).toEqual(['year_so_far'])
    expect(asks(course, '2025-07', '11', flows)).toEqual([])
    // Far more than the months together is another slip.
    expect(asks(course, '2025-07', '104', flows)).toEqual(['magnitude'])
  })
  it('is not compared with the year so far on a first month', () => {
    expect(asks(months(10), '2025-02', '20', flows)).toEqual([])
  })
})

describe('a forgotten update', () => {
  it.each([
    ['a total that has always grown', months(10, 20, 30, 40, 50, 60), '2025-07', '60', {}, ['same_as_last']],
    ['a total of few figures, many digits', months('1234.5', '2345.6'), '2025-03', '2345.6', {}, ['same_as_last']],
    ['a total of few figures, few digits', months(3, 6), '2025-03', '6', {}, []],
    ['a total that often stands still', months(1, 1, 2, 2, 3, 3), '2025-07', '3', {}, []],
    ['a total that grows by ones', months(1, 2, 3, 5, 6, 7), '2025-07', '7', {}, []],
    ['a total that has reached its target', months(10, 20, 30, 40, 50, 60), '2025-07', '60', { targets: ['60'] }, []],
    ['nothing', months(0, 0, 0, 0, 0, 0), '2025-07', '0', {}, []],
    ['the first month of a year', months(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, '120.4'), '2026-01', '120.4', {}, ['magnitude']],
    ['a flow to its last digit', months('102.31', '97.04', '99.87'), '2025-04', '99.87', { basis: 'flow' }, ['same_as_last']],
    ['a flow of few digits', months(102, 97, 100), '2025-04', '100', { basis: 'flow' }, []],
    ['a stock', months('102.31', '97.04', '99.87'), '2025-04', '99.87', { basis: 'stock' }, []],
  ] as const)('is %s', (_, course, period, value, given, asked) => {
    expect(asks(course, period, value, given)).toEqual(asked)
  })
})

describe('a share', () => {
  const share = { basis: 'stock', unit: '%' } as const
  it.each([
    ['up to the whole', quarters(98, 99), '2025-Q3', '100', share, []],
    ['over the whole', quarters(98, 99), '2025-Q3', '100.1', share, ['over_whole']],
    ['over the whole by right', quarters(98, 101), '2025-Q3', '102', share, []],
    ['over the whole as asked for', quarters(98, 99), '2025-Q3', '102', { ...share, targets: ['110'] }, []],
    ['a growth rate, which may be', quarters(98, 99), '2025-Q3', '102', { ...share, basis: 'rate' }, []],
    ['another unit', quarters(98, 99), '2025-Q3', '102', { ...share, unit: '天' }, []],
  ] as const)('%s', (_, course, period, value, given, asked) => {
    expect(asks(course, period, value, given)).toEqual(asked)
  })

  it.each([
    ['0.85 where 85 is usual', quarters(84, 85), '0.85', {}, ['as_fraction']],
    ['0.85 where 95 is asked for and nothing is known', {}, '0.95', { targets: ['95'] }, ['as_fraction']],
    ['0.85 where little is usual', quarters('0.9', '0.8'), '0.85', {}, []],
    ['0.85 where 20 is usual', quarters(20, 21), '0.85', {}, []],
    ['1.2 where 5 is usual', quarters(5, 6), '1.2', {}, []],
    ['85 where 0.85 is usual', quarters('0.84', '0.85'), '85', {}, ['as_percent']],
    ['0.85 where nothing is known at all', {}, '0.85', {}, []],
    ['nothing', quarters(84, 85), '0', {}, []],
  ] as const)('%s', (_, course, value, given, asked) => {
    expect(asks(course, '2025-Q3', value, { ...share, ...given })).toEqual(asked)
  })
})

describe('a slip of magnitude', () => {
  const stock = { basis: 'stock', unit: '家' } as const
  const course = quarters(200, 210, 220, 230, 240, 250)
  it.each([
    ['ten times', '2300', ['magnitude']],
    ['a tenth', '23', ['magnitude']],
    ['a hundred times', '24000', ['magnitude']],
    ['ten thousand times: 万 for 亿', '2400000', ['magnitude']],
    ['six times is a jump and no slip', '1400', ['jump']],
    ['once', '255', []],
  ])('%s', (_, value, asked) => {
    expect(asks(course, '2026-Q3', value, stock)).toEqual(asked)
  })

  it('is not asked ten times on fewer than five, nor where figures lie far apart', () => {
    expect(asks(quarters(200, 210, 220, 230), '2026-Q1', '2300', stock)).toEqual([])
    expect(asks(quarters(20, 210, 70, 900, 240), '2026-Q2', '2300', stock)).not.toContain('magnitude')
    expect(asks(quarters(1, 1, 2, 1, 1), '2026-Q2', '10', stock)).not.toContain('magnitude')
  })

  it('is asked ten thousand times on one, and by the plan on none', () => {
    expect(asks(quarters('1580.2'), '2025-Q2', '15900000', stock)).toEqual(['magnitude'])
    expect(asks(quarters('7.2'), '2025-Q2', '71800', stock)).toEqual(['magnitude'])
    expect(asks({}, '2025-Q1', '15900000', { ...stock, targets: ['2100'] })).toEqual(['magnitude'])
    expect(asks({}, '2025-Q1', '15900', { ...stock, targets: ['2100'] })).toEqual([])
  })

  it('says what was probably meant, exactly', () => {
    const [asked] = askAbout(factsOf(course, stock), entered('2026-Q3', '2412.5'))
    expect(asked?.parameters).toMatchObject({ factor: '10', way: 'more', likely: '241.25' })
  })

  it('goes by what a total should be by now, not by what a month brings', () => {
    const total = months(10, 20, 30, 40, 50, 60)
    expect(asks(total, '2025-07', '700')).toEqual(['magnitude'])
    expect(asks(total, '2025-07', '7')).toEqual(['magnitude'])
  })
})

describe('a jump beyond the usual', () => {
  const total = months(10, 20, 30, 40, 50, 60)
  it('is asked about on five figures and never on fewer', () => {
    expect(asks(total, '2025-07', '160')).toEqual(['jump'])
    expect(asks(total, '2025-07', '72')).toEqual([])
    expect(asks(months(10, 20, 30, 40), '2025-05', '140')).toEqual([])
    expect(asks(months(10, 20, 30, 40, 50), '2025-06', '150')).toEqual(['jump'])
  })

  it('is none where last year took the same', () => {
    const years = months(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 160, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66)
    expect(asks(years, '2026-12', '180')).toEqual([])
    expect(asks(years, '2026-11', '180')).toEqual(['jump'])
  })

  it('is asked about once, and not every month after', () => {
    expect(asks(months(10, 20, 30, 40, 50, 60, 160), '2025-08', '260')).toEqual([])
  })

  it('is a step of a level, in points where it is a percentage', () => {
    const share = quarters(41, '41.3', '41.2', '41.5', '41.4', '41.6')
    const given = { basis: 'stock', unit: '%' } as const
    expect(asks(share, '2026-Q3', '43', given)).toEqual([])
    expect(asks(share, '2026-Q3', '48', given)).toEqual(['jump'])
  })

  it('is nothing that can be told where nothing is usual', () => {
    expect(asks(months(0, 0, 0, 0, 0, 0), '2025-07', '3')).toEqual([])
  })

  it('is seldom asked about figures that scatter as figures do', () => {
    let asked = 0
    let all = 0
    for (let series = 0; series < 40; series += 1) {
      const seasons = [0.6, 0.7, 1.1, 1, 1, 1.3, 0.9, 0.9, 1.2, 0.9, 1, 1.4]
      let sum = 0
      const values = Array.from({ length: 36 }, (_, place) => {
        const noise = seeded(series, place) + seeded(series, place, 'b') + seeded(series, place, 'c') - 1.5
        sum = (place % 12 === 0 ? 0 : sum) + 50 * seasons[place % 12]! * (1 + 0.4 * noise)
        return sum.toFixed(2)
      })
      for (const place of values.keys()) {
        all += 1
        asked += asks(months(...values.slice(0, place)), Object.keys(months(...values))[place]!, values[place]!).length > 0 ? 1 : 0
      }
    }
    expect(asked / all).toBeLessThan(0.02)
  })
})

it.each([
  ['moves by four places and nobody wonders', quarters(8, 9, 8), '12', []],
  ['moves far', quarters(8, 9, 8), '13', ['places_jump']],
  ['has moved as far before', quarters(8, 14, 8), '15', []],
  ['is known once only', quarters(8), '30', []],
] as const)('a place %s', (_, course, value, asked) => {
  expect(asks(course, '2025-Q4', value, { means: 'place', basis: 'stock', unit: '位' })).toEqual(asked)
})

describe('figures of two frequencies', () => {
  it('are one number where they count up to the same day', () => {
    const december = { '2025-12': '1765.8' }
    expect(asks(december, '2025', '1765.8')).toEqual([])
    expect(asks(december, '2025', '1766')).toEqual([])
    expect(asks(december, '2025', '1770')).toEqual(['other_frequency'])
    expect(asks({ '2025': '1770' }, '2025-12', '1765.8')).toEqual(['other_frequency'])
    expect(asks({ '2025': '1770' }, '2025-11', '1765.8')).toEqual([])
  })
  it('need not agree where one is firmer', () => {
    const facts = { ...factsOf({}), figures: standing({ '2025-12': '1765.8' }, 'flash') }
    expect(codes(askAbout(facts, entered('2025', '1770')))).toEqual([])
  })
  it('add up where they are flows, whichever is entered last', () => {
    const flow = { basis: 'flow' } as const
    const quarter = { '2025-01': '10.2', '2025-02': '11.1', '2025-03': '12.3' }
    expect(asks(quarter, '2025-Q1', '33.6', flow)).toEqual([])
    expect(asks(quarter, '2025-Q1', '34', flow)).toEqual([])
    expect(asks(quarter, '2025-Q1', '35', flow)).toEqual(['sum_of_periods'])
    expect(asks({ ...quarter, '2025-03': '13', '2025-Q1': '33.6' }, '2025-03', '14.3', flow)).toContain('sum_of_periods')
    expect(asks({ '2025-01': '10.2', '2025-03': '12.3', '2025-Q1': '33.6' }, '2025-03', '14.3', flow)).toEqual([])
    // 1—2月 stands under February.
    expect(asks({ '2025-02': '21.3', '2025-03': '12.3' }, '2025-Q1', '33.6', flow)).toEqual([])
  })
})

describe('parts of a whole', () => {
  const member = (name: string, figures: Figures): Member => ({ name, figures: standing(figures) })
  const given = { basis: 'stock' } as const
  it('come to no more than it', () => {
    const relations = [{ whole: [member('总量', { '2025-Q1': '100' })], parts: [member('甲', { '2025-Q1': '60.0' })], isComplete: false }]
    const facts = factsOf({}, { ...given, relations })
    const part = { name: '乙', figures: facts.figures }
    const asked = (value: string) =>
      codes(askAbout({ ...facts, relations: [{ ...relations[0]!, parts: [...relations[0]!.parts, part] }] }, entered('2025-Q1', value)))
    expect(asked('40')).toEqual([])
    expect(asked('40.5')).toEqual([])
    expect(asked('42')).toEqual(['parts_over_whole'])
  })
  it('come to it where they always have, and are all there', () => {
    const periods = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']
    const all = (values: readonly string[]) => Object.fromEntries(values.map((value, place) => [periods[place]!, value]))
    const asked = (past: readonly string[], value: string) => {
      const facts = factsOf(all([...past, value]), given)
      const relation = {
        whole: [member('总量', all(['100', '100', '100', '100']))],
        parts: [member('甲', all(['60', '55', '52', '50'])), { name: '乙', figures: facts.figures }],
        isComplete: true,
      }
      return codes(askAbout({ ...facts, relations: [relation] }, entered('2025-Q4', value))).filter((code) => code.startsWith('parts'))
    }
    expect(asked(['40', '45', '48'], '50')).toEqual([])
    expect(asked(['40', '45', '48'], '47')).toEqual(['parts_not_whole'])
    // They overlap, or one is missing: nobody said that they are all there are.
    expect(asked(['40', '45', '44'], '47')).toEqual([])
    expect(asked(['45', '48'], '47')).toEqual([])
  })
  it('are read off formulas', () => {
    const form = { plus: ['a'], minus: [], over: ['w'], scale: '100', growth: false }
    expect(relationsAmong([{ formula: form, unit: '%' }])).toEqual([{ whole: ['w'], parts: ['a'], isComplete: false }])
    expect(relationsAmong([{ formula: form, unit: '万元/人' }])).toEqual([])
    expect(relationsAmong([{ formula: { ...form, growth: true }, unit: '%' }])).toEqual([])
    expect(relationsAmong([{ formula: { ...form, over: ['a', 'w'] }, unit: '%' }])).toEqual([])
    expect(relationsAmong([{ formula: { ...form, over: [], minus: ['b', 'c'], scale: '1' }, unit: '亿元' }])).toEqual([
      { whole: ['a'], parts: ['b', 'c'], isComplete: false },
    ])
    expect(relationsAmong([form, { ...form, plus: ['b'] }].map((formula) => ({ formula, unit: '%' }))).at(-1)).toEqual({
      whole: ['w'],
      parts: ['a', 'b'],
      isComplete: true,
    })
  })
})

describe('what a figure says of itself', () => {
  const ask = (more: Partial<Entered>, given: Given = {}) => codes(askAbout(factsOf({}, { today: '2026-11-23', ...given }), entered('2026-11', '70', more)))
  it('is not verified before its period has ended', () => {
    expect(ask({})).toEqual(['not_ended'])
    expect(ask({ flag: 'preliminary', firmest: 'preliminary' })).toEqual(['not_ended'])
    expect(ask({ flag: 'flash', firmest: 'flash' })).toEqual([])
    expect(ask({ flag: 'estimate', firmest: 'estimate' })).toEqual([])
    expect(ask({}, { today: '2026-11-30' })).toEqual(['not_ended'])
    expect(ask({}, { today: '2026-12-01' })).toEqual([])
  })
  it('does not become less firm', () => {
    const after = { today: '2026-12-01' }
    expect(ask({ flag: 'flash', firmest: 'verified' }, after)).toEqual(['flag_back'])
    expect(ask({ flag: 'final', firmest: 'final' }, after)).toEqual([])
    expect(ask({ value: '-', flag: 'flash', firmest: 'final' }, after)).toEqual(['flag_back'])
  })
  it('carries no minus where it is a fall', () => {
    const fall = { means: 'fall', basis: 'to-date', unit: '%', today: '2026-12-01' } as const
    expect(ask({ value: '-4.6' }, { ...fall, targets: ['14'] })).toEqual(['minus_of_a_fall'])
    expect(ask({ value: '4.6' }, { ...fall, targets: ['14'] })).toEqual([])
    expect(ask({ value: '-4.6' }, { ...fall, targets: ['-14'] })).toEqual([])
    expect(ask({ value: '-4.6' }, { basis: 'rate', unit: '%', targets: ['7'], today: '2026-12-01' })).toEqual([])
  })
  it('is asked nothing where it is no number', () => {
    expect(ask({ value: '-' })).toEqual([])
    expect(ask({ value: '按序时：报告' })).toEqual([])
  })
})

describe('asking', () => {
  const value = fc.integer({ min: -99_999, max: 9_999_999 }).map((whole) => String(whole / 100))
  const anything = fc.record({
    figures: fc.dictionary(fc.constantFrom('2024', '2025', '2024-Q4', '2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07'), value),
    basis: fc.constantFrom('stock', 'ytd', 'flow', 'to-date', 'rate'),
    unit: fc.constantFrom('%', '亿元', '家', ''),
    means: fc.constantFrom(undefined, 'place', 'share', 'fall'),
    period: fc.constantFrom('2025-04', '2025-07', '2025'),
    value,
  })
  it('changes nothing, says the same twice, and heeds the cell’s own old value as little as the order of the others', () => {
    fc.assert(
      fc.property(anything, ({ figures, basis, unit, means, period, value: typed }) => {
        const facts = factsOf(figures, { basis, unit, means })
        const before = JSON.stringify([...facts.figures])
        const asked = askAbout(facts, entered(period, typed))
        expect(askAbout(facts, entered(period, typed))).toEqual(asked)
        expect(JSON.stringify([...facts.figures])).toBe(before)
        const turned = Object.fromEntries([...Object.entries(figures).toReversed(), [period, typed]])
        expect(askAbout(factsOf(turned, { basis, unit, means }), entered(period, typed))).toEqual(asked)
        expect(new Set(codes(asked)).size).toBe(asked.length)
      }),
      { numRuns: 500 },
    )
  })
  it('asks in sentences that leave nothing open, in both languages', () => {
    fc.assert(
      fc.property(anything, ({ figures, basis, unit, means, period, value: typed }) => {
        for (const asked of askAbout(factsOf(figures, { basis, unit, means }), entered(period, typed)))
          for (const language of ['zh-CN', 'en'] as const) {
            const sentence = words[language].questions.ask(asked, { unit, basis, decimals: 2 })
            expect(sentence).not.toMatch(/undefined|NaN|null|Infinity/)
            expect(sentence.length).toBeGreaterThan(12)
          }
      }),
      { numRuns: 500 },
    )
  })
  it('has a name for every matter', () => {
    for (const language of ['zh-CN', 'en'] as const) expect(Object.keys(words[language].questions.matters).toSorted()).toEqual([...questionCodes].toSorted())
  })
})
