import { yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, exact, hundred, minus, percent, plus, power, root, sign, times, unity } from '../basics/decimal.ts'
import { aimOf, limitsOf, wantsMore, within } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Grey, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, standing } from './measure.ts'
import { finalOf } from './nodes.ts'
import { judgeRate } from './rates.ts'
import { closedYears, totalOfYear } from './totals.ts'
import { readFigure } from './reading.ts'

/** How often the start has grown over, and in how many whole years. */
interface Growth {
  readonly factor: Exact
  readonly years: number
}

const factorOf = (rate: Exact): Exact => plus(unity, divided(rate, hundred) as Exact)
const rateOf = (factor: Exact, years: number): Exact => percent(minus(root(factor, years), unity))

/** Yearly rates multiply; the newest stands for the year under way. */
const multiplied = (facts: MeasureFacts): Growth | Grey => {
  const current = facts.valueOf(facts.period.text)?.value
  if (!current) return { grey: 'not_applicable' }
  let factor = factorOf(current)
  const years = closedYears(facts, facts.period)
  for (const year of years) {
    const rate = totalOfYear(facts, year)
    if (isGrey(rate)) return rate
    factor = times(factor, factorOf(rate))
  }
  return { factor, years: years.length + 1 }
}

/** The last year that is over by the period's end: half a year is compared with no whole one. */
const lastYear = ({ period }: MeasureFacts): number => (period.to.endsWith('-12-31') ? period.year : period.year - 1)

/** The last whole year over the baseline. A baseline of nothing or less grows by no rate. */
const overBaseline = (facts: MeasureFacts): Growth | Grey => {
  const base = facts.baseline as NonNullable<MeasureFacts['baseline']>
  const year = lastYear(facts)
  const years = year - base.period.year
  if (facts.period.year <= base.period.year) return { grey: 'no_baseline' }
  if (years < 1) return { grey: 'not_due' }
  if (sign(base.value) <= 0) return { grey: 'no_denominator' }
  const value = totalOfYear(facts, year)
  if (isGrey(value)) return value
  return { factor: divided(value, base.value) as Exact, years }
}

const firstYear = (facts: MeasureFacts): number =>
  facts.basis === 'rate' ? yearOf(facts.plan.from) - 1 : (facts.baseline?.period.year ?? yearOf(facts.plan.from) - 1)

/** The mean rate still needed over the years left; `null` where none is left or no rate can repair it. */
const neededRate = (facts: MeasureFacts, final: TargetFact, { factor, years }: Growth): Exact | null => {
  const all = yearOf(final.dueOn) - firstYear(facts)
  const left = all - years
  if (left < 1 || sign(factor) <= 0) return null
  const rest = divided(power(factorOf(aimOf(final, facts.better)), all), factor) as Exact
  return sign(rest) <= 0 ? null : rateOf(rest, left)
}

const isWide = ({ operator }: TargetFact): boolean => operator === '~' || operator === 'range'

/** A mean rate over the years since the base (年均增长): compared by exact powers over whole years; says the rate still needed. */
export const meanGrowth: Measure = {
  needs: { baseline: ({ basis }) => basis !== 'rate' },
  read: readFigure,
  judge: (facts) => {
    const final = finalOf(facts)
    if (!final) return { grey: 'no_target' }
    const growth = facts.basis === 'rate' ? multiplied(facts) : overBaseline(facts)
    if (isGrey(growth)) return growth
    const target = aimOf(final, facts.better)
    const asked = power(factorOf(target), growth.years)
    const order = compare(growth.factor, asked)
    const actual = sign(growth.factor) > 0 ? rateOf(growth.factor, growth.years) : exact(-100)
    const exactActual = order === 0 ? target : actual
    const more = wantsMore(final, facts.better)
    return judgeRate({
      actual: exactActual,
      expected: target,
      limits: limitsOf(final, facts),
      onPace: isWide(final) ? within(exactActual, limitsOf(final, facts)) : more ? order >= 0 : order <= 0,
      more,
      unit: '%',
      dueOn: final.dueOn,
      atDue: facts.period.to >= final.dueOn,
      required: () => {
        const needed = neededRate(facts, final, growth)
        return needed && { perPeriod: needed, soFar: exactActual }
      },
    })
  },
  course: () => null,
  divides: () => sameEachYear,
  runs: () => standing,
}
