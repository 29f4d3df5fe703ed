import { daysInYear } from '../basics/calendar.ts'
import { divided, exact, hundred, minus, times, wholeAbove } from '../basics/decimal.ts'
import type { Exact } from '../basics/decimal.ts'
import { aimOf } from './bound.ts'
import { sameEachYear } from './division.ts'
import type { Extras, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { shareOfWhole } from './measure.ts'
import { judgeAskedRate } from './rates.ts'
import { readFigure } from './reading.ts'

/** Good days still needed for the bound by the year's end, where days were counted: bound × days of the year, rounded up, less the good ones. */
const daysWanted = (facts: MeasureFacts, target: TargetFact): Extras => {
  const counts = facts.valueOf(facts.period.text)?.counts
  if (!counts) return {}
  const days = daysInYear(facts.period.year)
  const bound = divided(aimOf(target, facts.better), hundred) as Exact
  const wanted = wholeAbove(minus(times(bound, exact(days)), exact(counts.good)))
  return { daysNeeded: Math.max(0, wanted), daysLeft: days - counts.of }
}

/** A ratio of the year so far (优良天数比率): the bound itself in every period; the light goes by actual ÷ bound; says how many days are still needed. */
export const share: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  means: 'share',
  judge: (facts) => judgeAskedRate(facts, '%', (target) => daysWanted(facts, target)),
  course: () => null,
  divides: () => sameEachYear,
  runs: () => shareOfWhole,
}
