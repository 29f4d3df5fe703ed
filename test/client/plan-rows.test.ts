/** Rows of the plan's own sheets: blank ones that become rows, and where rows stand. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Command, CommandCell } from '../../client/edits/commands.ts'
import { matchesFor, picked } from '../../client/sheet/editors/matching.ts'
import { cellOf, completed, createBlanks, sortsBetween } from '../../client/sheet/plan-rows.ts'

it.each([
  ['at the end', [0, 1000], 2, 2, [2000, 3000], []],
  ['between', [0, 1000], 1, 1, [500], []],
  ['before the first', [0, 1000], 0, 1, [-1000], []],
  ['into nothing', [], 0, 2, [1000, 2000], []],
  [
    'where there is no room',
    [0, 1, 2, 900],
    1,
    2,
    [1, 2],
    [
      [1, 3],
      [2, 4],
    ],
  ],
] as const)('puts rows %s', (_, sorts, at, count, placed, moved) => {
  const found = sortsBetween(sorts, at, count)
  expect([found.placed, [...found.moved]]).toEqual([placed, moved])
})

it('keeps the order of all rows, wherever some are put', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 })), fc.nat(60), fc.integer({ min: 1, max: 8 }), (numbers, place, count) => {
      const sorts = numbers.toSorted((a, b) => a - b)
      const at = Math.min(place, sorts.length)
      const { placed, moved } = sortsBetween(sorts, at, count)
      const now = sorts.map((sort, n) => moved.get(n) ?? sort)
      const all = [...now.slice(0, at), ...placed, ...now.slice(at)]
      expect(all).toEqual(all.toSorted((a, b) => a - b))
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})

it('has one blank row more than are used, and as many as a paste asks for', () => {
  let number = 0
  const blanks = createBlanks(() => `new-${(number += 1)}`)
  expect(blanks.beside(new Set(['a']))).toEqual(['new-1'])
  blanks.use('new-1')
  // Still on its way to the server: it keeps its id, and another one follows.
  expect(blanks.beside(new Set(['a']))).toEqual(['new-1', 'new-2'])
  expect(blanks.beside(new Set(['a', 'new-1']))).toEqual(['new-2'])
  blanks.grow(9)
  expect(blanks.beside(new Set(['a', 'new-1']))).toHaveLength(10)
})

it('adds a blank row with what is written into it, and takes the whole row back', () => {
  const cell = (id: string, column: string, text: string): CommandCell => ({ address: cellOf('indicators', id, column)!, was: null, text, before: '' })
  const command = { label: '录入', cells: [cell('blank', 'name', '甲'), cell('there', 'name', '乙'), cell('empty', 'name', '')] }
  const { sent, remembered } = completed(command, (id) => (id === 'there' ? null : [cell(id, 'row', 'present'), cell(id, 'sort', '5000')]))
  const told = ({ cells }: Command) => cells.map(({ address, text }) => [Object.values(address).slice(1).join(' '), text])
  expect(told(sent)).toEqual([
    ['blank row', 'present'],
    ['blank name', '甲'],
    ['there name', '乙'],
    ['empty name', ''],
    ['blank sort', '5000'],
  ])
  expect(told(remembered)).toEqual([
    ['blank row', 'present'],
    ['there name', '乙'],
    ['empty name', ''],
  ])
})

const option = (id: string, shown: string, also: readonly string[] = []) => ({ id, shown, also, meaning: null })
const many = { options: [option('1', '区发改委', ['渝中区发展和改革委员会']), option('2', '区财政局'), option('3', '区教委')], many: true, hint: null }
const single = { ...many, many: false }
const shownFor = (text: string, isUntouched = false) => {
  const { options, best } = matchesFor(text, many, isUntouched)
  return [options.map(({ shown }) => shown), best]
}

it('narrows a list by what is typed behind the last mark', () => {
  expect(shownFor('')).toEqual([['区发改委', '区财政局', '区教委'], -1])
  expect(shownFor('财')).toEqual([['区财政局'], 0])
  expect(shownFor('区财政局、发展和改革')).toEqual([['区发改委'], 0])
  expect(shownFor('区财政局、')).toEqual([['区发改委', '区教委'], -1])
  expect(shownFor('没有这个')).toEqual([[], -1])
  expect(shownFor('区财政局', true)[0]).toHaveLength(3)
  expect(matchesFor('区教委', single, true)).toMatchObject({ best: 2 })
  expect(matchesFor('', single, false).best).toBe(-1)
})

it('puts a name in place of the one that is typed', () => {
  expect([picked('区财', '区财政局', many), picked('区教委、区财', '区财政局', many), picked('a、b', '区财政局', single)]).toEqual([
    '区财政局',
    '区教委、区财政局',
    '区财政局',
  ])
})
