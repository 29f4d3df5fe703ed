/**
 * The judge as somebody from outside meets it: a request in the words of `POST /api/assess`, the verdict as it comes back.
 *
 * Built from the contract and not from the code: everything goes through the door's own shape, with the published calendar beside it. What the
 * tests expect is worked out by hand; `quotient` writes what does not end.
 */
import { assess } from '../../../server/rules/assess.ts'
import type { Assessment } from '../../../server/rules/assess.ts'
import { assessRequest, factsOfRequest, unfitValue } from '../../../server/routes/assess.shape.ts'
import { publishedWorkdays } from '../../support/facts.ts'

/** Any JSON object: the door decides whether it is one of its own. */
type Row = object

/** A request of which only what matters is said. `values` are figures by period, verified and known from the beginning. */
export interface Question {
  readonly asOf?: string
  readonly period?: string
  readonly plan?: Partial<typeof plan>
  readonly indicator?: Row
  readonly targets?: readonly Row[]
  readonly values?: Readonly<Record<string, string>>
  readonly observations?: readonly Row[]
  readonly light?: Row
  readonly peers?: readonly Row[]
}

/** Five years whose calendar is published, with the half-year after them. */
export const plan = { from: '2021-01-01', to: '2025-12-31', timeZone: 'Asia/Shanghai' }

/** The whole request. Without more: a monthly annual total, asked long after everything is published. */
export const request = ({ plan: span, indicator, values = {}, observations = [], targets = [], asOf = '2026-06-30', ...rest }: Question): Row => ({
  asOf,
  ...rest,
  targets,
  indicator: {
    measure: 'annual-total',
    basis: 'ytd',
    frequency: 'month',
    better: 'higher',
    unit: '亿元',
    baseline: null,
    ...indicator,
    plan: { ...plan, ...span },
  },
  observations: [...Object.entries(values).map(([period, value]) => figure(period, value)), ...observations],
})

/** The verdict on a request. @throws where the door would refuse it. */
export const ask = (question: Question): Assessment => {
  const given = assessRequest.parse(request(question))
  const unfit = unfitValue(given)
  if (unfit !== null) throw new Error(`refused: ${unfit}`)
  const { facts, asOf } = factsOfRequest(given)
  return assess(facts, asOf, publishedWorkdays, given.period)
}

export const figure = (period: string, value: string, more: Row = {}): Row => ({ period, value, flag: 'verified', state: 'approved', ...more })

export const yearTarget = (year: number, operator: string, value: string, more: Row = {}): Row => ({
  kind: 'year',
  dueOn: `${year}-12-31`,
  operator,
  value,
  ...more,
})
export const finalTarget = (operator: string, value: string, more: Row = {}): Row => ({ kind: 'final', dueOn: plan.to, operator, value, ...more })
export const node = (dueOn: string, operator: string, value: string, more: Row = {}): Row => ({ kind: 'node', dueOn, operator, value, ...more })

/**
 * `over / under` as the contract writes figures: in full where they end, else to 20 significant digits.
 *
 * @example quotient(100, 3)   // '33.333333333333333333'
 */
export const quotient = (over: number | bigint, under: number | bigint): string => {
  const [a, b] = [BigInt(over), BigInt(under)]
  const isNegative = a < 0n !== b < 0n && a !== 0n
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b]
  let digits = `${top / bottom}`
  let rest = top % bottom
  let [places, significant] = [0, digits === '0' ? 0 : digits.length]
  // One digit more than is shown, for rounding; thirty are enough to see that a figure ends.
  while (rest !== 0n && places < 31) {
    rest *= 10n
    digits += `${rest / bottom}`
    if (significant > 0 || rest / bottom > 0n) significant += 1
    rest %= bottom
    places += 1
  }
  const ends = rest === 0n
  const kept = ends ? places : places - Math.max(0, significant - 20)
  const cut = digits.length - places + kept
  const whole = BigInt(digits.slice(0, cut)) + (!ends && Number(digits[cut] ?? 0) >= 5 ? 1n : 0n)
  const padded = `${whole}`.padStart(kept + 1, '0')
  const fraction = kept === 0 ? '' : padded.slice(-kept).replace(/0+$/, '')
  return `${isNegative ? '-' : ''}${kept === 0 ? padded : padded.slice(0, -kept)}${fraction === '' ? '' : `.${fraction}`}`
}
