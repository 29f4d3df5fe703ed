import type { Measure, MeasureFacts } from './measure.ts'
import { problemOfComputed } from './reading.ts'

const kindOf = ({ judgedAs }: Pick<MeasureFacts, 'judgedAs'>): Measure => {
  if (judgedAs === null) throw new Error('a figure made from others has no kind that it is judged as')
  return judgedAs
}

/**
 * A figure made from others (人均, 地均, 占比): parts are summed first, then divided; the result is judged as the kind that its own target has.
 * Nobody types it. How parts become the figure stands in `formula.ts`.
 */
export const ratio: Measure = {
  needs: { baseline: (facts) => kindOf(facts).needs.baseline(facts) },
  read: problemOfComputed,
  isMade: true,
  silence: (facts) => kindOf(facts).silence?.(facts) ?? null,
  judge: (facts) => kindOf(facts).judge(facts),
  course: (facts) => kindOf(facts).course(facts),
  divides: (facts) => kindOf(facts).divides(facts),
  runs: (facts) => kindOf(facts).runs(facts),
}
