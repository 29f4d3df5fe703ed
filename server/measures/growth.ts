import { sameEachYear } from './division.ts'
import type { Measure } from './measure.ts'
import { standing } from './measure.ts'
import { judgeAskedRate } from './rates.ts'
import { readFigure } from './reading.ts'

/** A growth rate (增速): the rate itself is asked in every period, never times the months gone. Entered, never computed. */
export const growth: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => judgeAskedRate(facts, facts.unit),
  course: () => null,
  divides: () => sameEachYear,
  runs: () => standing,
}
