import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, isDecimal, quotient, scaled, shownApart, shownDecimal, shownSigned, textOf } from '../../client/cells/decimal.ts'
import { createAdder, noNumbers } from '../../client/sheet/tally.ts'

/** Decimal text with up to four places, and the same as a whole number of ten-thousandths. */
const decimals = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map((digits) => ({ digits, text: textOf({ digits, places: 4 }) }))

describe('decimal text', () => {
  it.each([
    ['1234.565', 2, '1,234.57'],
    ['-1234.565', 2, '-1,234.57'],
    ['0.005', 2, '0.01'],
    ['-0.004', 2, '0.00'],
    ['1000000', 0, '1,000,000'],
    ['999.5', 0, '1,000'],
    ['9007199254740993.1', 1, '9,007,199,254,740,993.1'],
  ])('shows %s with %i places as %s', (text, places, shown) => expect(shownDecimal(text, places)).toBe(shown))

  it.each([
    ['0', '0.0'],
    ['0.04', '+0.04'],
    ['-0.04', '−0.04'],
    ['-12.4', '−12.4'],
    ['3', '+3.0'],
  ])('shows %s points as %s', (text, shown) => expect(shownSigned(text, 1)).toBe(shown))

  it('never shows two different figures alike', () => {
    expect(shownApart('99.99', '100', 1)).toBe('99.99')
    expect(shownApart('100', '100', 1)).toBe('100.0')
  })

  it.each(['1', '-1.5', '0.00'])('knows %s', (text) => expect(isDecimal(text)).toBe(true))
  it.each(['', '-', '1,000', '1e3', '.5', '5.', 'NaN', ' 1'])('does not take %j for a figure', (text) => expect(isDecimal(text)).toBe(false))

  it('comes back from digits and places', () => {
    fc.assert(
      fc.property(decimals, ({ digits, text }) => {
        expect(scaled(text)).toEqual({ digits, places: 4 })
      }),
    )
  })

  it('orders as whole numbers do, also beyond what a float can tell apart', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(Math.sign(compareDecimals(a.text, b.text))).toBe(a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0)
      }),
    )
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBeGreaterThan(0)
  })

  it('divides half up, away from zero', () => {
    expect(quotient({ digits: 1n, places: 0 }, 3, 2)).toBe('0.33')
    expect(quotient({ digits: -5n, places: 0 }, 2, 0)).toBe('-3')
    expect(quotient({ digits: 10n, places: 0 }, 4, 2)).toBe('2.5')
  })
})

describe('adding up a selection', () => {
  it('adds exactly what a float would not', () => {
    const adder = createAdder()
    for (const text of ['0.1', '0.2', '', '-', '达到', '1,000']) adder.add(text)
    expect(adder.tally()).toEqual({ numbers: 2, sum: '0.3', average: '0.15', min: '0.1', max: '0.2' })
    expect(createAdder().tally()).toEqual(noNumbers)
  })

  it('agrees with whole numbers, whatever is added', () => {
    fc.assert(
      fc.property(fc.array(decimals, { minLength: 1 }), (all) => {
        const adder = createAdder()
        for (const { text } of all) adder.add(text)
        const { numbers, sum, min, max } = adder.tally()
        expect(numbers).toBe(all.length)
        expect(compareDecimals(sum ?? '', textOf({ digits: all.reduce((total, { digits }) => total + digits, 0n), places: 4 }))).toBe(0)
        for (const { text } of all) expect([compareDecimals(min ?? '', text) <= 0, compareDecimals(max ?? '', text) >= 0]).toEqual([true, true])
      }),
    )
  })
})
