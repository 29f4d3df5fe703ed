import { expect, it } from 'vitest'
import { shown, shownApart, shownPace, shownPercent, shownSigned, withUnit, withUnitApart } from '../../client/parts/figures.ts'

it.each([
  ['1922.1', 2, '1,922.10'],
  ['-0.004', 2, '0.00'],
  ['12345678901234567890.5', 1, '12,345,678,901,234,567,890.5'],
  ['-', 2, '-'],
  ['按序时', 0, '按序时'],
])('shows %s with %i places as %s', (value, places, text) => {
  expect(shown(value, places)).toBe(text)
})

it('never shows a difference as none', () => {
  expect(shownApart('99.96', '100', 1)).toBe('99.96')
  expect(shownPercent('99.97')).toBe('99.97%')
  expect(shownPercent('100')).toBe('100.0%')
  expect(shownSigned('-0.04', 1)).toBe('−0.04')
})

it('gives up telling apart what differs beyond sense', () => {
  expect(shownApart('99.99999999', '100', 1)).toBe('100.0')
})

it('signs what is ahead and what is behind', () => {
  expect([shownSigned('3.2', 1), shownSigned('-12.4', 1), shownSigned('0', 1)]).toEqual(['+3.2', '−12.4', '0.0'])
})

it('sets per cent close and other units apart', () => {
  expect([withUnit('46.3', '%'), withUnit('2,100.00', '亿元'), withUnit('3', '')]).toEqual(['46.3%', '2,100.00 亿元', '3'])
})

it('says by how much a period things that are counted have to move', () => {
  expect([shownPace('3.4', 0), shownPace('5', 0), shownPace('9.88', 2), shownPace('-0.27', 1)]).toEqual(['3.4', '5', '9.88', '-0.3'])
  expect([withUnitApart('0.5', '%', '个百分点'), withUnitApart('3', '家', '个百分点')]).toEqual(['0.5 个百分点', '3 家'])
})
