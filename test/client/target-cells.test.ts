import { expect, it } from 'vitest'
import { placesOf, plainNumber } from '../../client/parts/target-cells.ts'

it.each([
  ['2050', '2050'],
  ['2,050.5', '2050.5'],
  ['２０５０．５', '2050.5'],
  [' 85 ', '85'],
  ['−3.9', '-3.9'],
  ['', null],
  ['约85', null],
  ['8.5.1', null],
  ['1e3', null],
])('reads %s as %s', (text, plain) => expect(plainNumber(text)).toBe(plain))

it('shows a target with the places of its indicator, or with its own where it has more', () => {
  expect([placesOf('85', 2), placesOf('85.125', 2), placesOf('85.1', 0)]).toEqual([2, 3, 1])
})
