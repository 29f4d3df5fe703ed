/** Dated values of an indicator as points of its path, and those of them that were missed. */
import { periodOf, tickAtEnd } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import type { Point } from '../paths/path.ts'
import { aimOf, hasNumber, limitsOf, satisfies } from './bound.ts'
import type { MeasureFacts, TargetFact } from './measure.ts'
import type { DueValue } from './pace.ts'

/** Answers that hang on the targets in force alone; those of one moment are one list, made for it, and what was found for them goes with it. */
export const oncePerTargets = <Found>(find: (facts: MeasureFacts) => Found): ((facts: MeasureFacts) => Found) => {
  const known = new WeakMap<MeasureFacts['targets'], { readonly found: Found }>()
  return (facts) => {
    let kept = known.get(facts.targets)
    if (!kept) known.set(facts.targets, (kept = { found: find(facts) }))
    return kept.found
  }
}

export const numbered = ({ targets }: Pick<MeasureFacts, 'targets'>): readonly TargetFact[] => targets.filter(hasNumber)

/** The final target that has a number. */
export const finalOf = ({ targets }: Pick<MeasureFacts, 'targets'>): TargetFact | undefined =>
  targets.findLast((target) => target.kind === 'final' && hasNumber(target))

export const pointOf = (facts: Pick<MeasureFacts, 'frequency' | 'better'>, target: TargetFact): Point => ({
  tick: tickAtEnd(target.dueOn, facts.frequency),
  value: aimOf(target, facts.better),
})

/** A target as a date that asks for a value. */
export const dueValue = (facts: MeasureFacts, target: TargetFact): DueValue => ({
  on: target.dueOn,
  value: aimOf(target, facts.better),
  limits: limitsOf(target, facts),
})

/** Due dates of targets whose own period is over by now and stayed short; where its figure never came nothing is said. */
export const missedOf = (facts: MeasureFacts, nodes: readonly TargetFact[], actualAt: (period: string) => Exact | null): readonly string[] =>
  nodes
    .filter((node) => {
      const period = periodOf(node.dueOn, facts.frequency)
      if (period.to >= facts.period.to) return false
      const known = actualAt(period.text)
      return known !== null && !satisfies(known, node, facts)
    })
    .map((node) => node.dueOn)

export const missedNodes = (missed: readonly string[]) => (missed.length > 0 ? { missedNodes: missed } : {})
