import { describe, expect, it } from 'vitest'
import { findLater, findable, nextHit } from '../../client/sheet/find.ts'
import type { Findings, Ground } from '../../client/sheet/find.ts'
import { indicatorsNamed, readDestination } from '../../client/sheet/go-to.ts'
import { createMatcher } from '../../client/sheet/match.ts'

const cells: Readonly<Record<string, readonly string[]>> = {
  name: ['地区生产总值', '进出口总额', '空气优良天数', '外贸'],
  '2026-01': ['1,234.00', '56.70', '−3.50', '1,234.00'],
  '2026-02': ['', '１２３４', '不适用', ''],
}
const ground: Ground = {
  shown: [0, 1, 2],
  hidden: [3],
  columnIds: ['name', '2026-01', '2026-02'],
  textAt: (place, id) => cells[id]?.[place] ?? '',
  nameColumn: 'name',
}
const find = (text: string, more: Partial<Ground> = {}) => new Promise<Findings>((done) => findLater(text, { ...ground, ...more }, done))

describe('finding', () => {
  it.each([
    ['1234', ['0 2026-01', '1 2026-02'], 1],
    ['1,234', ['0 2026-01', '1 2026-02'], 1],
    ['-3.5', ['2 2026-01'], 0],
    ['总', ['0 name', '1 name'], 0],
    ['外贸', [], 1],
    ['没有', [], 0],
    ['', [], 0],
    ['   ', [], 0],
  ])('of %j gives %j and %i hidden rows', async (text, hits, hidden) => {
    const found = await find(text)
    expect(found.hits.map(({ place, columnId }) => `${place} ${columnId}`)).toEqual(hits)
    expect(found).toMatchObject({ hidden, isCut: false })
  })

  it('stops at the most, and by being told', async () => {
    const many = await find('1', { shown: Array.from({ length: 20_000 }, () => 0), columnIds: ['2026-01'] })
    expect(many).toMatchObject({ isCut: true })
    expect(many.hits).toHaveLength(9999)
    let told = 0
    findLater('总', ground, () => (told += 1))()
    await new Promise((settle) => setTimeout(settle, 30))
    expect(told).toBe(0)
  })

  it('finds a row by other names too', async () => {
    const found = await find('dqsczz', { isNamed: (place) => place === 0 })
    expect(found.hits).toEqual([{ place: 0, columnId: 'name' }])
  })

  it('goes on from where one stands, and round', () => {
    const hits = [3, 7, 9].map((place) => ({ place, columnId: 'name' }))
    const next = (from: number, forward = true) => nextHit(hits, ({ place }) => place, from, forward)
    expect([next(0), next(3), next(8), next(9), next(100)]).toEqual([0, 1, 2, 0, 0])
    expect([next(9, false), next(8, false), next(3, false)]).toEqual([1, 1, 2])
    expect(nextHit([], () => 0, 0, true)).toBe(-1)
  })

  it('takes traditional characters like simplified ones, both in what is sought and in what stands', () => {
    expect(findable('地區生產總值')).toBe('地区生产总值')
    expect(findable('顯著')).toBe(findable('显著'))
    const { finder } = createMatcher({ 产: 'chan', 總: 'zong' })
    expect(finder('總產')('总产')).toBe(true)
    expect(finder('总产')('總產')).toBe(true)
    // Also by the sounds of a traditional character.
    expect(finder('zc')('總產')).toBe(true)
    // One outside of the basic plane stays as it is, and so do all that stand only in simplified texts.
    expect(findable('𠮷与干、后、里')).toBe('𠮷与干、后、里')
  })

  it('takes widths, commas of thousands and minus signs as one', () => {
    expect([findable('１，２３４'), findable('1,234,567.8'), findable('−5'), findable('GDP'), findable('a,b')]).toEqual([
      '1234',
      '1234567.8',
      '-5',
      'gdp',
      'a,b',
    ])
  })
})

describe('where to go', () => {
  const periods = ['2025', '2026', '2025-03', '2026-03', '2026-12', '2025-Q1', '2026-Q1', '2026-H1', '2026-03-05']
  it.each([
    ['2026-03', '', '2026-03'],
    ['2025/3', '', '2025-03'],
    ['2026年3月', '', '2026-03'],
    ['3月', '', '2026-03'],
    ['３月', '', '2026-03'],
    ['3月份', '', '2026-03'],
    ['地区生产总值 3月', '地区生产总值', '2026-03'],
    ['3月 地区生产总值', '地区生产总值', '2026-03'],
    ['12 2026-12', '12', '2026-12'],
    ['一季度', '', '2026-Q1'],
    ['2025年1季度 外贸', '外贸', '2025-Q1'],
    ['gdp q1', 'gdp', '2026-Q1'],
    ['上半年', '', '2026-H1'],
    ['2026-03-05', '', '2026-03-05'],
    ['2025年', '', '2025'],
    ['2025', '', '2025'],
    ['全年 外贸', '外贸', '2026'],
    // No such column: what was typed is a name.
    ['11月', '11月', null],
    ['2031', '2031', null],
    ['外贸', '外贸', null],
    ['12', '12', null],
    ['gdp1', 'gdp1', null],
    ['', '', null],
  ])('%j means %j in %j', (typed, name, period) => {
    expect(readDestination(typed, periods)).toEqual({ name, period })
  })

  it('puts the very number first, then names that begin so', () => {
    const rows = ['外贸总额', '12', '进出口外贸', '外资'].map((name, place) => ({ place, number: String(place + 9), name }))
    const named = (text: string) => indicatorsNamed(text, rows, 8, (place, own) => place === 3 && own === 'wz')
    expect(named('12')).toEqual([3, 1])
    expect(named('外贸')).toEqual([0, 2])
    expect(named('wz')).toEqual([3])
    expect(named('')).toEqual([])
    expect(indicatorsNamed('外', rows, 1, () => false)).toEqual([0])
  })
})
