import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, divided, exact, fraction, minus, plus, power, root, shown, text, times } from '../../server/basics/decimal.ts'

const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 })).map(([n, places]) => {
  const digits = (n < 0n ? -n : n).toString().padStart(places + 1, '0')
  const whole = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return n < 0n ? `-${whole}` : whole
})

describe('exact numbers', () => {
  it('keep the difference that floats lose', () => {
    expect(text(minus(exact('66.7'), exact('54.3')))).toBe('12.4')
  })
  it('keep a third a third', () => {
    expect(compare(times(fraction(1, 3), exact(3)), exact(1))).toBe(0)
    expect(text(fraction(1, 3))).toBe('0.33333333333333333333')
    expect(text(fraction(2, 3))).toBe('0.66666666666666666667')
  })
  it('show in full what ends', () => {
    expect(text(fraction(1, 8))).toBe('0.125')
    expect(text(fraction(-7, -4))).toBe('1.75')
  })
  it('have no quotient by nothing', () => {
    expect(divided(exact('1'), exact('0'))).toBeNull()
  })
  it('give back a power from its root', () => {
    expect(compare(power(exact('1.15'), 5), exact('2.0113571875'))).toBe(0)
    expect(text(root(exact('2.0113571875'), 5)).slice(0, 12)).toBe('1.15')
  })
  it('are written so that they can be read again, a root too', () => {
    const tiny = times(exact('0.000000000000000000000000000001'), exact('0.01'))
    for (const number of [root(exact('1.7'), 5), fraction(1, 7), tiny]) expect(() => exact(text(number))).not.toThrow()
    expect(text(root(exact('2'), 2))).toBe('1.4142135623730950488')
  })
  it('refuse what is no plain number', () => {
    for (const wrong of ['', '1e3', 'NaN', ' 1', '1,0', '0x1', '.5']) expect(() => exact(wrong)).toThrow(RangeError)
  })
  it('add and subtract without loss, whatever the digits', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => compare(minus(plus(exact(a), exact(b)), exact(b)), exact(a)) === 0),
      { seed: 20260917 },
    )
  })
  it('agree with the decimal library', () => {
    const Wide = Decimal.clone({ precision: 400, toExpNeg: -9e15, toExpPos: 9e15 })
    const written = (number: Decimal): string => {
      const cut = number.decimalPlaces() <= 30 ? number : number.toSignificantDigits(20).toDecimalPlaces(30)
      return cut.isZero() ? '0' : cut.toFixed()
    }
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        const ours = divided(plus(times(exact(a), exact(b)), exact(c)), exact(b))
        const theirs = new Wide(a).times(b).plus(c).div(b)
        expect(ours && text(ours)).toBe(ours && written(theirs))
        expect(compare(exact(a), exact(b))).toBe(new Wide(a).comparedTo(b))
      }),
      { seed: 20260919 },
    )
  })
  it('divide and multiply without loss', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const quotient = divided(exact(a), exact(b))
        return quotient === null || compare(times(quotient, exact(b)), exact(a)) === 0
      }),
      { seed: 20260918 },
    )
  })
})

describe('shown', () => {
  it.each([
    ['1234.565', 2, '1,234.57'],
    ['-0.004', 2, '0.00'],
    ['-1234567', 0, '-1,234,567'],
    ['99.97', 1, '100.0'],
    ['5', 2, '5.00'],
  ])('%s with %i places is %s', (value, places, expected) => {
    expect(shown(value, places)).toBe(expected)
  })
})
