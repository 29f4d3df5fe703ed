import { periodsBetween, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, minus, plus, sign, text, zero } from '../basics/decimal.ts'
import { aimOf, hasNumber } from './bound.ts'
import type { Finding, Measure, MeasureFacts, TargetFact, ValueFact } from './measure.ts'
import { readFigure } from './reading.ts'

/** The bound of the period's year, else of the plan; a veto without a number means zero. */
const boundOf = ({ targets, period }: MeasureFacts): TargetFact | undefined =>
  targets.find((target) => target.kind === 'year' && yearOf(target.dueOn) === period.year) ?? targets.findLast((target) => target.kind === 'final')

const isConfirmed = ({ flag }: ValueFact): boolean => flag === 'verified' || flag === 'final'

/** Events up to the period: added up where each period tells its own, else the highest count there was, for an event that happened stays one. */
const eventsIn = (facts: MeasureFacts, from: string, counts: (value: ValueFact) => boolean): Exact => {
  let events = zero
  for (const period of periodsBetween(from, facts.period.to, facts.frequency)) {
    const known = facts.valueOf(period.text)
    if (!known?.value || !counts(known)) continue
    if (facts.basis === 'flow') events = plus(events, known.value)
    else if (compare(known.value, events) > 0) events = known.value
  }
  return events
}

/** What must not happen at all (一票否决): any confirmed event is red and stays so; one that nobody has confirmed is told, and not judged. */
export const veto: Measure = {
  needs: { baseline: () => false },
  read: readFigure,
  judge: (facts) => {
    const bound = boundOf(facts)
    if (!bound) return { grey: 'no_target' }
    const from = bound.kind === 'year' ? `${facts.period.year}-01-01` : facts.plan.from
    const allowed = hasNumber(bound) ? aimOf(bound, 'lower') : zero
    const confirmed = eventsIn(facts, from, isConfirmed)
    const unconfirmed = minus(
      eventsIn(facts, from, () => true),
      confirmed,
    )
    const happened = compare(confirmed, allowed) > 0
    const isDue = facts.period.to >= bound.dueOn
    const found: Finding = {
      outcome: happened ? (isDue ? 'missed' : 'broken') : isDue ? 'met' : 'on_pace',
      reason: 'event',
      actual: confirmed,
      expected: allowed,
      share: null,
      timeShare: null,
      lead: null,
      ratio: null,
      dueOn: bound.dueOn,
      // A confirmed event waits for nothing.
      atDue: isDue && !happened,
      target: allowed,
      limits: { low: null, high: allowed, strict: false },
      bound: true,
      watched: !isDue,
      severity: 'grave',
      path: null,
      manner: 'event',
      details: () => ({ required: null, monthsBehind: null, extras: sign(unconfirmed) > 0 ? { unconfirmed: text(unconfirmed) } : {} }),
    }
    return found
  },
  course: () => null,
  divides: () => null,
  runs: () => null,
}
