import type { Measure } from './measure.ts'
import { judgeAskedRate } from './rates.ts'
import { readFigure } from './reading.ts'

/** A ratio of the year so far (优良天数比率): the bound itself in every period; the light goes by actual ÷ bound. */
export const share: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => judgeAskedRate(facts, '%'),
  course: () => null,
}
