import { daysInYear, periodsBetween } from '../basics/calendar.ts'
import { divided, exact, fraction, hundred, minus, percent, times, wholeAbove } from '../basics/decimal.ts'
import type { Exact } from '../basics/decimal.ts'
import { aimOf } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Extras, Grey, Measure, MeasureFacts, TargetFact, ValueFact } from './measure.ts'
import { isGrey, shareOfWhole } from './measure.ts'
import { askedRate, judgeAskedRate } from './rates.ts'
import { readFigure } from './reading.ts'

type Counts = NonNullable<ValueFact['counts']>

/** Counts since January, where each period tells its own. */
const countedSinceJanuary = (facts: MeasureFacts): Counts | Grey => {
  const periods = periodsBetween(`${facts.period.year}-01-01`, facts.period.to, facts.frequency)
  const counts = periods.map(({ text }) => facts.valueOf(text)?.counts ?? null)
  const missing = periods.filter((_, place) => counts[place] === null).map(({ text }) => text)
  if (missing.length > 0) return { grey: 'not_reported', missing }
  return counts.reduce<Counts>((sum, each) => ({ good: sum.good + (each?.good ?? 0), of: sum.of + (each?.of ?? 0) }), { good: 0, of: 0 })
}

interface Shared {
  readonly actual: Exact
  readonly counts: Counts | null
}

/** The share of the year so far: as entered, or good of all since January where single periods were counted. */
const sharedIn = (facts: MeasureFacts): Shared | Grey => {
  const known = facts.valueOf(facts.period.text)
  if (!known?.value) return { grey: 'not_applicable' }
  if (facts.basis !== 'flow' || known.counts === null) return { actual: known.value, counts: known.counts }
  const counts = countedSinceJanuary(facts)
  if (isGrey(counts)) return counts
  return counts.of === 0 ? { grey: 'no_denominator' } : { actual: percent(fraction(counts.good, counts.of)), counts }
}

/** Good days still needed for the bound by the year's end: bound × days of the year, rounded up, less the good ones. */
const daysWanted = (facts: MeasureFacts, target: TargetFact, { good, of }: Counts): Extras => {
  const days = daysInYear(facts.period.year)
  const bound = divided(aimOf(target, facts.better), hundred) as Exact
  return { daysNeeded: Math.max(0, wholeAbove(minus(times(bound, exact(days)), exact(good)))), daysLeft: days - of }
}

/** A ratio of the year so far (优良天数比率): the bound itself in every period; the light goes by actual ÷ bound; says how many days are still needed. */
export const share: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  means: 'share',
  judge: (facts) => {
    const target = askedRate(facts)
    if (!target) return { grey: 'no_target' }
    const shared = sharedIn(facts)
    if (isGrey(shared)) return shared
    const { actual, counts } = shared
    return judgeAskedRate(facts, { unit: '%', target, actual, ...(counts && { extras: () => daysWanted(facts, target, counts) }) })
  },
  course: () => null,
  divides: () => sameEachYear,
  runs: () => shareOfWhole,
}
