/**
 * The ladder of escalation: which of its steps a warning has reached, in legal workdays. Pure.
 *
 * A step is reached once a round. Time in which the warning was acknowledged or muted does not count, and a warning that rests climbs nothing. Of
 * steps that should have been reached before today (downtime, a changed ladder) only the highest is told; the others count as passed.
 */
import type { Acknowledgement, Cause, DateText, Flag01, LadderKind, LadderStep, Mute, Warning } from '../../db/schema.ts'
import { addDays, localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays, countWorkdays, isWorkday, limitDay } from '../basics/workdays.ts'
import { isWorse } from './warnings.ts'

const judged: readonly Cause[] = ['pace', 'bound', 'deadline']

/** The ladder of a plan that has none of its own. Source: local practice of supervision, lighter steps first; PRACTICE of districts differs, so it is data. */
export const usualLadder: readonly LadderStep[] = [
  { key: 'remind-7', kind: 'remind', causes: [], after: 7, audience: ['reporter'], from: null, periods: 1, repeat: null },
  { key: 'remind-3', kind: 'remind', causes: [], after: 3, audience: ['reporter'], from: null, periods: 1, repeat: null },
  { key: 'remind-1', kind: 'remind', causes: [], after: 1, audience: ['reporter'], from: null, periods: 1, repeat: null },
  { key: 'chase', kind: 'chase', causes: ['report'], after: 0, audience: ['reporter'], from: null, periods: 1, repeat: 5 },
  { key: 'chase-head', kind: 'chase', causes: ['report'], after: 5, audience: ['head'], from: null, periods: 1, repeat: null },
  { key: 'notice', kind: 'notice', causes: judged, after: 2, audience: ['head'], from: 'yellow', periods: 1, repeat: null },
  { key: 'letter', kind: 'letter', causes: judged, after: 5, audience: ['head', 'leader'], from: 'red', periods: 1, repeat: null },
  { key: 'bulletin', kind: 'bulletin', causes: judged, after: 15, audience: ['head', 'leader'], from: 'red', periods: 1, repeat: null },
  { key: 'talk', kind: 'talk', causes: judged, after: 20, audience: ['head', 'leader'], from: 'red', periods: 2, repeat: null },
  { key: 'raise', kind: 'raise', causes: judged, after: 40, audience: ['leader', 'leading-group'], from: 'red', periods: 3, repeat: null },
]

export const ladderOf = (stored: string | null): readonly LadderStep[] => (stored === null ? usualLadder : (JSON.parse(stored) as readonly LadderStep[]))

/** Steps that go out by themselves; from the letter on the product drafts and a person signs. */
const told: ReadonlySet<LadderKind> = new Set(['remind', 'chase', 'notice'])
export const goesOut = (kind: LadderKind): boolean => told.has(kind)

/** A span in which a warning rests; its first day is one that still counted, its last day is part of it. */
export interface Rest {
  readonly from: DateText
  readonly to: DateText
}

/** A promise holds through its day, or where that is off through the next workday; from the workday after that the ladder goes on. */
export const expiresOn = (promisedOn: DateText, workdays: Workdays): DateText => addWorkdays(limitDay(promisedOn, workdays).date, 1, workdays).date

const dayBefore = (day: DateText): DateText => addDays(day, -1)

/** A promise rests the ladder from its day until it expires or is ended. */
export const restOfPromise = ({ at, promisedOn, endedAt }: Pick<Acknowledgement, 'at' | 'promisedOn' | 'endedAt'>, zone: string, workdays: Workdays): Rest => {
  const expires = expiresOn(promisedOn, workdays)
  const ended = endedAt === null ? expires : localDate(endedAt, zone)
  return { from: localDate(at, zone), to: dayBefore(ended < expires ? ended : expires) }
}

export const restOfMute = ({ at, untilOn, endedAt }: Pick<Mute, 'at' | 'untilOn' | 'endedAt'>, zone: string): Rest => {
  const ended = endedAt === null ? null : dayBefore(localDate(endedAt, zone))
  return { from: localDate(at, zone), to: ended !== null && ended < untilOn ? ended : untilOn }
}

const restsOn = (rests: readonly Rest[], today: DateText): boolean => rests.some(({ from, to }) => from <= today && today <= to)

/** Legal workdays after a day up to today, without those that lie in a rest. */
const countedSince = (since: DateText, today: DateText, rests: readonly Rest[], workdays: Workdays): number => {
  let count = today <= since ? 0 : countWorkdays(since, today, workdays).workdays
  let after = since
  for (const { from, to } of rests.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const [begins, ends] = [from > after ? from : after, to < today ? to : today]
    if (begins >= ends) continue
    count -= countWorkdays(begins, ends, workdays).workdays
    after = ends
  }
  return count
}

export interface Reached {
  readonly step: string
  readonly round: number
}

export interface Climb extends Reached {
  readonly kind: LadderKind
  readonly dueOn: DateText
  readonly passed: Flag01
}

export type Climber = Pick<Warning, 'cause' | 'state' | 'light' | 'periods' | 'openedOn' | 'redOn'>

const isFor = ({ causes, from, periods }: LadderStep, warning: Climber): boolean =>
  causes.includes(warning.cause) && warning.periods >= periods && (from === null || !isWorse(from, warning.light))

const sinceOf = ({ from }: LadderStep, { openedOn, redOn }: Climber): DateText => (from === 'red' && redOn !== null ? redOn : openedOn)

interface Due {
  readonly step: LadderStep
  readonly place: number
  readonly round: number
  /** Legal workdays since it was due; 0 is today. */
  readonly late: number
}

const dueSteps = (ladder: readonly LadderStep[], warning: Climber, rests: readonly Rest[], today: DateText, workdays: Workdays): readonly Due[] =>
  ladder.flatMap((step, place): readonly Due[] => {
    if (step.kind === 'remind' || !isFor(step, warning)) return []
    const over = countedSince(sinceOf(step, warning), today, rests, workdays) - step.after
    if (over < 0) return []
    const every = step.repeat ?? 0
    return [{ step, place, round: every > 0 ? Math.floor(over / every) + 1 : 1, late: every > 0 ? over % every : over }]
  })

const isHigher = (a: Due, b: Due): boolean => a.step.after - b.step.after > 0 || (a.step.after === b.step.after && a.place > b.place)

/**
 * Steps that an open warning reaches today, passed ones among them; empty where there is nothing new.
 *
 * @param reached what it reached before, by the keys of the ladder as it was then.
 * @param rests   spans of acknowledgements and mutes, past ones too, in any order.
 */
export const climbsOf = (
  ladder: readonly LadderStep[],
  warning: Climber,
  reached: readonly Reached[],
  rests: readonly Rest[],
  today: DateText,
  workdays: Workdays,
): readonly Climb[] => {
  if (warning.state !== 'open' || restsOn(rests, today)) return []
  const roundOf = new Map<string, number>()
  for (const { step, round } of reached) roundOf.set(step, Math.max(round, roundOf.get(step) ?? 0))
  const due = dueSteps(ladder, warning, rests, today, workdays)
  const fresh = due.filter(({ step, round }) => round > (roundOf.get(step.key) ?? 0))
  if (fresh.length === 0) return []
  const late = fresh.filter((each) => each.late > 0)
  const before = due.filter(({ step }) => roundOf.has(step.key))
  const highest = late.reduce<Due | null>((high, each) => (high === null || isHigher(each, high) ? each : high), null)
  const isTold = (each: Due): boolean => {
    if (each.late === 0) return highest === null || isHigher(each, highest)
    const isBelow = fresh.some((other) => other.late === 0 && isHigher(other, each)) || before.some((other) => isHigher(other, each))
    return each === highest && (roundOf.has(each.step.key) || !isBelow)
  }
  // On a day off, and where the ladder was not looked at on its day, it is the workday that counts.
  const last = isWorkday(today, workdays) ? today : addWorkdays(today, -1, workdays).date
  return fresh.flatMap((each): readonly Climb[] => {
    const { step, round } = each
    const rounds = Array.from({ length: round - (roundOf.get(step.key) ?? 0) }, (_, place) => (roundOf.get(step.key) ?? 0) + place + 1)
    return rounds.map((number) => {
      const back = each.late + (round - number) * (step.repeat ?? 0)
      const dueOn = back === 0 ? last : addWorkdays(last, -back, workdays).date
      return { step: step.key, kind: step.kind, round: number, dueOn, passed: number === round && isTold(each) ? 0 : 1 }
    })
  })
}
