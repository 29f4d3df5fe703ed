/** How the target for the end falls into years: the few ways there are, each with what a closed year has brought of it. */
import type { Exact } from '../basics/decimal.ts'
import { divided, hundred, minus, percent, unity } from '../basics/decimal.ts'
import { lastPeriodOf, yearOf } from '../basics/calendar.ts'
import type { Division, Grey, MeasureFacts } from './measure.ts'
import { isGrey } from './measure.ts'
import { planTotal, totalOfYear } from './totals.ts'

const standAt = (facts: MeasureFacts, year: number): Exact | Grey => {
  const known = facts.valueOf(lastPeriodOf(year, facts.frequency).text) ?? facts.valueOf(String(year))
  return known?.value ?? { grey: 'not_reported', missing: [String(year)] }
}

const leftAfter = (fall: Exact): Exact => minus(unity, divided(fall, hundred) as Exact)

/** The fall of one year by itself, in percent; figures since the plan began hold those of the years before. */
const fallOfYear = (facts: MeasureFacts, year: number): Exact | Grey => {
  if (facts.basis !== 'to-date') return totalOfYear(facts, year)
  const now = standAt(facts, year)
  if (isGrey(now) || year === yearOf(facts.plan.from)) return now
  const before = standAt(facts, year - 1)
  if (isGrey(before)) return before
  const part = divided(leftAfter(now), leftAfter(before))
  return part ? percent(minus(unity, part)) : { grey: 'no_denominator' }
}

export const totalEachYear: Division = { into: 'way', needed: true, brought: totalOfYear }
export const standEachYear: Division = { into: 'way', brought: standAt }
export const countEachYear: Division = { into: 'count', brought: (facts, year) => planTotal(facts, lastPeriodOf(year, facts.frequency)) }
export const partEachYear: Division = { into: 'parts', brought: totalOfYear }
export const fallEachYear: Division = { into: 'falls', brought: fallOfYear }
export const sameEachYear: Division = { into: 'bound', brought: null }
