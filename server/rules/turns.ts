/**
 * What turned a verdict: everything that was known later than it and that it could have leaned on. A verdict that was printed stays as it is; the
 * one beside it names the revision. Pure.
 */
import type { Change, DateText, DecimalText, Id, Instant, Observation, Period, Turn } from '../../db/schema.ts'
import { spanOf } from '../basics/calendar.ts'
import type { TargetFacts } from './facts.ts'
import { inForce } from './in-force.ts'

export interface Moments {
  /** Moments of knowledge of the verdict that was and of the one that is. */
  readonly before: Instant
  readonly after: Instant
  /** The same moments as days in the plan's zone. */
  readonly dayBefore: DateText
  readonly dayAfter: DateText
}

export interface Known {
  /** All revisions of the indicator and of the parts that it is made from. */
  readonly revisions: readonly Observation[]
  readonly targets: readonly TargetFacts[]
  /** Changes of its rules and its plan's. */
  readonly rules: readonly Change[]
}

/** More are not told one by one. */
const mostTurns = 12

const isKnown = ({ knownFrom, knownTo, state }: Observation, at: Instant): boolean =>
  state === 'approved' && knownFrom <= at && (knownTo === null || knownTo > at)

const revisionsBetween = (revisions: readonly Observation[], until: DateText, { before, after }: Moments): readonly Turn[] => {
  const cells = Map.groupBy(revisions, ({ indicatorId, period }) => `${indicatorId} ${period}`)
  return [...cells.values()].flatMap((own): readonly Turn[] => {
    const { indicatorId, period } = own[0] as Observation
    if (spanOf(period).to > until) return []
    const was = own.find((each) => isKnown(each, before))
    const is = own.find((each) => isKnown(each, after))
    if (was?.id === is?.id) return []
    if (was && is && was.value === is.value && was.flag === is.flag) return []
    const at = is?.knownFrom ?? was?.knownTo ?? after
    const shown = (each: Observation | undefined) => (each ? { value: each.value, flag: each.flag } : null)
    return [{ what: 'revision', indicatorId, period, before: shown(was), after: shown(is), at, personId: is?.personId ?? null }]
  })
}

const targetsBetween = (targets: readonly TargetFacts[], { before, after, dayBefore, dayAfter }: Moments): readonly Turn[] => {
  const keyOf = ({ dueOn, kind, modal }: TargetFacts): string => `${dueOn} ${kind} ${modal ?? ''}`
  const old = new Map(inForce(targets, dayBefore, before).judged.map((target) => [keyOf(target), target]))
  return inForce(targets, dayAfter, after).judged.flatMap((target): readonly Turn[] => {
    const was = old.get(keyOf(target))
    const valueOf = (each: TargetFacts | undefined): DecimalText | null => each?.value ?? each?.range?.from ?? null
    if (was === target || valueOf(was) === valueOf(target)) return []
    return [{ what: 'target', dueOn: target.dueOn, before: valueOf(was), after: valueOf(target), document: target.approval?.documentNumber ?? null }]
  })
}

const rulesBetween = (changes: readonly Change[], { before, after }: Moments): readonly Turn[] =>
  changes.filter(({ at }) => at > before && at <= after).map(({ column, before: was, after: is, at }) => ({ what: 'rule', column, before: was, after: is, at }))

/** The judged period's own figure first, then the latest. */
const inOrder =
  (period: Period, indicatorId: Id) =>
  (a: Turn, b: Turn): number => {
    const rank = (turn: Turn): number => (turn.what === 'revision' && turn.period === period && turn.indicatorId === indicatorId ? 0 : 1)
    return rank(a) - rank(b)
  }

/**
 * @param period of the verdict; what was learned of later periods cannot have turned it.
 * @returns never empty: where nothing was learned, time has turned it.
 */
export const turnsBetween = (indicatorId: Id, period: Period, { revisions, targets, rules }: Known, moments: Moments): readonly Turn[] => {
  const found = [...revisionsBetween(revisions, spanOf(period).to, moments), ...targetsBetween(targets, moments), ...rulesBetween(rules, moments)].toSorted(
    inOrder(period, indicatorId),
  )
  return found.length > 0 ? found.slice(0, mostTurns) : [{ what: 'time' }]
}
