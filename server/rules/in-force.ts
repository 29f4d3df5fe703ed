/** Which versions of an indicator's targets are in force on a day. Pure. */
import type { DateText, Instant } from '../../db/schema.ts'
import type { TargetFacts } from './facts.ts'

interface InForce<Fact> {
  readonly judged: readonly Fact[]
  readonly stretch: readonly Fact[]
  readonly former: readonly Fact[]
}

/** One version of each target: the last approved by the day; of 确保 and 力争 with one due date the first is judged. */
export const inForce = <Fact extends Pick<TargetFacts, 'kind' | 'dueOn' | 'modal' | 'approval' | 'knownFrom'>>(
  targets: readonly Fact[],
  today: DateText,
  asOf: Instant,
): InForce<Fact> => {
  const newest = new Map<string, Fact>()
  const former: Fact[] = []
  for (const target of targets) {
    const since = target.approval?.date ?? ''
    if (since > today || (target.knownFrom !== undefined && target.knownFrom > asOf)) continue
    const key = `${target.dueOn} ${target.kind} ${target.modal === 'strive'}`
    const other = newest.get(key)
    if (!other || (other.approval?.date ?? '') <= since) {
      newest.set(key, target)
      if (other) former.push(other)
    } else former.push(target)
  }
  const all = [...newest.values()].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const isStretch = (target: Fact): boolean =>
    target.modal === 'strive' && all.some((other) => other !== target && other.dueOn === target.dueOn && other.kind === target.kind)
  return { judged: all.filter((target) => !isStretch(target)), stretch: all.filter(isStretch), former }
}
