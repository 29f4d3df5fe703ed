import { periodOf, tickAtEnd } from '../basics/calendar.ts'
import type { Point } from '../paths/path.ts'
import { aimOf, hasNumber, satisfies, wantsMore } from './bound.ts'
import type { Measure, MeasureFacts, TargetFact } from './measure.ts'
import { judgePace } from './pace.ts'
import { readFigure } from './reading.ts'

type Base = NonNullable<MeasureFacts['baseline']>

const numbered = ({ targets }: MeasureFacts): readonly TargetFact[] => targets.filter(hasNumber)

const lineOf = (facts: MeasureFacts, base: Base): readonly Point[] =>
  facts.line(
    { tick: tickAtEnd(base.period.to, facts.frequency), value: base.value },
    numbered(facts).map((target) => ({ tick: tickAtEnd(target.dueOn, facts.frequency), value: aimOf(target, facts.better) })),
  )

/** Dated values before the one looked at whose own period stayed short. */
const missedNodes = (facts: MeasureFacts, due: TargetFact): readonly string[] =>
  numbered(facts)
    .filter((node) => node.dueOn < due.dueOn)
    .filter((node) => {
      const known = facts.valueOf(periodOf(node.dueOn, facts.frequency).text)?.value
      return known != null && !satisfies(known, node, facts)
    })
    .map((node) => node.dueOn)

/**
 * A stand to be reached (水平): from the baseline to the target along the path; the distance done counts, never value ÷ target.
 * Several dated targets are nodes of one path; a node that was missed is named, and the light follows the path of today.
 */
export const level: Measure = {
  needs: { baseline: () => true },
  read: readFigure,
  judge: (facts) => {
    const targets = numbered(facts)
    const last = targets.at(-1)
    if (!last) return { grey: 'no_target' }
    const actual = facts.valueOf(facts.period.text)?.value
    if (!actual) return { grey: 'not_applicable' }
    const base = facts.baseline as Base
    const due = targets.find((target) => target.dueOn >= facts.period.from) ?? last
    const missed = missedNodes(facts, due)
    const found = judgePace(facts, {
      actual,
      from: base.value,
      to: aimOf(last, facts.better),
      line: lineOf(facts, base),
      reached: satisfies(actual, last, facts),
      more: wantsMore(last, facts.better),
      due: { on: due.dueOn, value: aimOf(due, facts.better) },
      extras: missed.length > 0 ? { missedNodes: missed } : {},
    })
    const nodeReached = found.outcome === 'missed' && due !== last && satisfies(actual, due, facts)
    return nodeReached ? { ...found, outcome: 'on_pace' } : found
  },
  course: (facts) => (facts.baseline && numbered(facts).length > 0 ? lineOf(facts, facts.baseline) : null),
}
