import { spanOf, tickAtEnd, tickAtStart } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, divided, isZero, minus, percent, sign, zero } from '../basics/decimal.ts'
import type { Line } from '../paths/path.ts'
import { ticksBehind, valueAt } from '../paths/path.ts'
import { aimOf, limitsOf, satisfies } from './bound.ts'
import { countEachYear } from './division.ts'
import type { Finding, Measure, MeasureFacts, TargetFact } from './measure.ts'
import { isGrey, sinceBeginning } from './measure.ts'
import { missedNodes, missedOf, numbered, pointOf } from './nodes.ts'
import { requiredOn } from './pace.ts'
import { readFigure } from './reading.ts'
import { planTotal } from './totals.ts'

/** Steps: nothing is due before the first day named. */
const lineOf = (facts: MeasureFacts): Line =>
  facts.stepped(
    { tick: tickAtStart(facts.plan.from, facts.frequency), value: zero },
    numbered(facts).map((target) => pointOf(facts, target)),
  )

/** The date looked at: the last once it has come; of what is overdue the first that is still open; else the next one. */
const dueOf = (facts: MeasureFacts, targets: readonly TargetFact[], actual: Exact): TargetFact => {
  const last = targets.at(-1) as TargetFact
  if (facts.period.to >= last.dueOn) return last
  const overdue = targets.find((target) => target.dueOn < facts.period.from && !satisfies(actual, target, facts))
  return overdue ?? targets.find((target) => target.dueOn >= facts.period.from) ?? last
}

/** Things to be done by named days (建成, 开工, 全部完成86项): counts what is due by the period's end; nothing due and nothing done is not due. */
export const milestone: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  sums: true,
  silence: (facts) => (numbered(facts).length > 0 && isZero(valueAt(facts.course() as Line, tickAtEnd(facts.period.to, facts.frequency))) ? 'not_due' : null),
  judge: (facts) => {
    const targets = numbered(facts)
    const last = targets.at(-1)
    if (!last) return { grey: 'no_target' }
    const tick = tickAtEnd(facts.period.to, facts.frequency)
    const line = facts.course() as Line
    const expected = valueAt(line, tick)
    const actual = planTotal(facts, facts.period)
    if (isGrey(actual)) return actual
    if (isZero(expected) && sign(actual) <= 0) return { grey: 'not_due' }
    const to = aimOf(last, facts.better)
    const share = divided(actual, to)
    const timeShare = divided(expected, to)
    const ratio = share && timeShare && !isZero(timeShare) ? divided(share, timeShare) : null
    const short = compare(actual, expected) < 0
    const due = dueOf(facts, targets, actual)
    // What was overdue before is behind, and needs no last figure to be so; a day that comes in this period decides.
    const atDue = facts.period.to >= due.dueOn && (due === last || due.dueOn >= facts.period.from)
    const reached = satisfies(actual, last, facts) || (atDue && satisfies(actual, due, facts))
    const found: Finding = {
      outcome: reached ? 'met' : atDue ? 'missed' : short ? 'behind' : 'on_pace',
      reason: short || atDue ? 'deadline' : 'pace',
      actual,
      expected,
      share: share && percent(share),
      timeShare: timeShare && percent(timeShare),
      lead: share && timeShare && percent(minus(share, timeShare)),
      ratio: ratio && percent(ratio),
      dueOn: due.dueOn,
      atDue,
      target: aimOf(due, facts.better),
      limits: limitsOf(due, facts),
      bound: true,
      watched: false,
      severity: 'grave',
      path: line.kind,
      manner: 'count',
      details: () => ({
        required: requiredOn(facts, {
          actual,
          from: zero,
          target: aimOf(due, facts.better),
          startTick: tickAtStart(facts.plan.from, facts.frequency),
          dueOn: due.dueOn,
          reached,
        }),
        monthsBehind: short ? ticksBehind(line, tick, actual) : zero,
        extras: missedNodes(
          missedOf(
            facts,
            targets.filter((target) => target !== last),
            (period) => {
              const done = planTotal(facts, spanOf(period))
              return isGrey(done) ? null : done
            },
          ),
        ),
      }),
    }
    return found
  },
  course: (facts) => (numbered(facts).length > 0 ? lineOf(facts) : null),
  divides: () => countEachYear,
  runs: () => sinceBeginning,
}
