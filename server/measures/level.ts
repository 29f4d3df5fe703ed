import { tickAtEnd } from '../basics/calendar.ts'
import type { Line } from '../paths/path.ts'
import { wantsMore } from './bound.ts'
import { standEachYear } from './division.ts'
import type { Measure, MeasureFacts } from './measure.ts'
import { standing } from './measure.ts'
import { dueValue, missedNodes, missedOf, numbered, pointOf } from './nodes.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'

type Base = NonNullable<MeasureFacts['baseline']>

const lineOf = (facts: MeasureFacts, base: Base): Line =>
  facts.line(
    { tick: tickAtEnd(base.period.to, facts.frequency), value: base.value },
    numbered(facts)
      .filter(({ dueOn }) => dueOn > base.period.to)
      .map((target) => pointOf(facts, target)),
  )

/**
 * A stand to be reached (水平): from the baseline to the target along the path; the distance done counts, never value ÷ target.
 * Several dated targets are nodes of one path; a node that was missed is named, and the light follows the path of today.
 * A period before the baseline's is not due; a target due before the baseline is history and no node.
 */
export const level: Measure = {
  needs: { baseline: () => true },
  read: readFigure,
  judge: (facts) => {
    const base = facts.baseline as Base
    const targets = numbered(facts).filter(({ dueOn }) => dueOn > base.period.to)
    const last = targets.at(-1)
    if (!last) return { grey: 'no_target' }
    if (facts.period.to < base.period.to) return { grey: 'not_due' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    return judgePace(facts, {
      actual,
      from: base.value,
      line: facts.course() as Line,
      more: wantsMore(last, facts.better),
      dates: targets.map((target) => dueValue(facts, target)),
      extras: missedNodes(
        missedOf(
          facts,
          targets.filter((target) => target !== last),
          (period) => facts.valueOf(period)?.value ?? null,
        ),
      ),
    })
  },
  course: (facts) => (facts.baseline && numbered(facts).some(({ dueOn }) => dueOn > (facts.baseline as Base).period.to) ? lineOf(facts, facts.baseline) : null),
  divides: () => standEachYear,
  runs: () => standing,
}
