/**
 * What would be told of one indicator over a row of days under some ladder and calendar: the same rules as the night's work, on states that nobody
 * stores. Pure.
 *
 * Figures are those that are known now, with the moments at which they became known; targets and rules of lights are today's. Mail is supposed to leave
 * every day. People are as they are now.
 */
import type { Cause, DateText, Id, Instant, LadderKind, LadderStep, NotificationTable, Period } from '../../db/schema.ts'
import { addDays, instantAt, localDate, periodsBetween } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { isWorkday } from '../basics/workdays.ts'
import type { Assessment } from './assess.ts'
import { assess } from './assess.ts'
import type { Crew, Lead, Listener } from './audience.ts'
import { listeners, thoseWhoHeard } from './audience.ts'
import { releaseOf } from './due.ts'
import type { Facts } from './facts.ts'
import type { Reached, Rest } from './ladder.ts'
import { climbsOf, goesOut } from './ladder.ts'
import type { Night } from './night.ts'
import { nightFacts, nightOf } from './night.ts'
import { audienceOfNews, newsOf } from './notify.ts'
import { signsOf } from './signs.ts'
import type { Standing } from './warnings.ts'
import { nextWarnings } from './warnings.ts'

/** A warning of the rehearsal: what stands, how far it has climbed, and who has heard of it. */
export interface Rehearsed extends Standing {
  readonly reached: readonly Reached[]
  readonly heard: readonly Id[]
  /** Promises that rest it. */
  readonly rests: readonly Rest[]
}

/** Nobody is told of the indicator, or of one cause of it. */
export interface Silence extends Rest {
  readonly cause: Cause | null
}

export interface Rehearsing {
  readonly id: Id
  readonly facts: Facts
  readonly leads: readonly Lead[]
  /** Who owes its figures. */
  readonly owing: readonly Lead[]
  readonly silences: readonly Silence[]
  /** Since when a question about a figure has been open, by its period. */
  readonly asked: ReadonlyMap<Period, Instant>
  /** As it stands at the beginning; empty where it begins long before what is looked at. */
  readonly standing: readonly Rehearsed[]
}

/** Somebody would be told something. */
export interface WouldTell {
  readonly day: DateText
  readonly indicator: Id
  readonly what: NotificationTable['what']
  readonly kind: LadderKind | null
  readonly cause: Cause | null
  readonly to: Listener
}
/** A paper would be drafted for a signature. */
export interface WouldDraft {
  readonly day: DateText
  readonly indicator: Id
  readonly kind: LadderKind
}
export interface Outcome {
  readonly told: readonly WouldTell[]
  readonly drafted: readonly WouldDraft[]
}

const evaluatedAt = '07:00:00'

/**
 * Nights of the workdays from one day to another, both included.
 *
 * @param before moment of the evaluation before the first; `null`: there was none.
 */
export const nightsBetween = (
  from: DateText,
  to: DateText,
  zone: string,
  ladder: readonly LadderStep[],
  workdays: Workdays,
  before: Instant | null = null,
): readonly Night[] => {
  const nights: Night[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWorkday(day, workdays)) continue
    nights.push(nightOf(instantAt(day, evaluatedAt, zone), nights.at(-1)?.asOf ?? before, zone, ladder, workdays))
  }
  return nights
}

/** Days from which on an indicator can be judged otherwise than before: figures came, periods ended, release and due days passed. */
const turningDays = ({ indicator, observations, targets }: Facts, from: DateText, to: DateText, workdays: Workdays): readonly DateText[] => {
  const { plan, frequency, release } = indicator
  const next = (day: DateText): DateText => addDays(day, 1)
  const moments = [...observations.flatMap(({ knownFrom, knownTo }) => [knownFrom, knownTo ?? '']), ...targets.map(({ knownFrom }) => knownFrom ?? '')]
  const known = moments.filter((moment) => moment > '1').flatMap((moment) => [localDate(moment, plan.timeZone), next(localDate(moment, plan.timeZone))])
  const first = addDays(from, -400)
  const periods = periodsBetween(first > plan.from ? first : plan.from, to, frequency)
  const passed = periods.flatMap((period) => [next(period.to), releaseOf(period, release, workdays).lateFrom])
  const due = targets.flatMap(({ dueOn, approval }) => [dueOn, next(dueOn), ...(approval ? [approval.date] : [])])
  return [...new Set([...known, ...passed, ...due])].filter((day) => day > from && day <= to).toSorted()
}

/** Verdicts night by night; judged only where anything can have turned. */
const verdictsOf = (facts: Facts, nights: readonly Night[]): readonly { readonly assessment: Assessment; readonly isNew: boolean }[] => {
  const [first, last] = [nights[0], nights.at(-1)]
  if (!first || !last) return []
  const turning = turningDays(facts, first.today, last.today, first.workdays)
  let place = 0
  let known: { readonly assessment: Assessment; readonly text: string } | null = null
  return nights.map(({ asOf, today, workdays }) => {
    const before = place
    while (place < turning.length && (turning[place] ?? '') <= today) place += 1
    if (known !== null && before === place) return { assessment: known.assessment, isNew: false }
    const assessment = assess(facts, asOf, workdays)
    const text = JSON.stringify(assessment)
    const isNew = known?.text !== text
    known = { assessment, text }
    return { assessment, isNew }
  })
}

const isSilent = (silences: readonly Silence[], cause: Cause, today: DateText): boolean =>
  silences.some((silence) => (silence.cause === null || silence.cause === cause) && silence.from <= today && today <= silence.to)

/**
 * @param nights  in order, under one ladder and calendar.
 * @param counted first day whose tellings are given; those before only bring about how things stand.
 * @param crewOn  people by day.
 */
export const rehearse = (subject: Rehearsing, nights: readonly Night[], counted: DateText, crewOn: (day: DateText) => Crew): Outcome => {
  const { facts, leads, owing, silences, asked, id } = subject
  const told: WouldTell[] = []
  const drafted: WouldDraft[] = []
  let standing = [...subject.standing]
  let made = 0
  const verdicts = verdictsOf(facts, nights)
  for (const [place, night] of nights.entries()) {
    const verdict = verdicts[place]
    if (!verdict) continue
    const { today, ladder, workdays } = night
    const crew = crewOn(today)
    const tell = (what: WouldTell['what'], kind: LadderKind | null, cause: Cause | null, people: readonly Listener[]): readonly Id[] => {
      if (today >= counted) for (const to of people) told.push({ day: today, indicator: id, what: to.isInstead ? 'nobody' : what, kind, cause, to })
      return people.map(({ personId }) => personId)
    }
    const found = nightFacts(facts, verdict.assessment, verdict.isNew, night)
    const { assessment } = found
    const signs = signsOf(assessment, { chance: found.chance, near: found.near, askedAt: asked.get(assessment.period) ?? null })
    const moment = { period: assessment.period, light: assessment.light, today, clearAfter: found.clearAfter }
    const after = new Map(standing.map((warning) => [warning.id, warning]))
    let isEndangered = false
    for (const { turn, ...step } of nextWarnings(standing, signs, moment)) {
      const before = step.id === null ? undefined : after.get(step.id)
      const own = before?.id ?? `${id} ${(made += 1)}`
      const what = isSilent(silences, step.cause, today) ? null : newsOf(turn, step.cause, false)
      const heard = before?.heard ?? []
      const people = what === null ? [] : what === 'resolved' ? thoseWhoHeard(heard, crew) : listeners(audienceOfNews, leads, crew)
      const also = what === 'worsened' ? thoseWhoHeard(heard, crew).filter(({ personId }) => !people.some((each) => each.personId === personId)) : []
      const hearing = what === null ? [] : tell(what, null, step.cause, [...people, ...also])
      if (step.cause === 'deadline' && turn === 'opened') isEndangered = true
      if (step.state === 'resolved') after.delete(own)
      else after.set(own, { ...step, id: own, reached: before?.reached ?? [], rests: before?.rests ?? [], heard: [...new Set([...heard, ...hearing])] })
    }
    for (const warning of after.values()) {
      if (signs[warning.cause].is === 'overtaken') continue
      const quiet = silences.filter(({ cause }) => cause === null || cause === warning.cause)
      const climbs = climbsOf(ladder, warning, warning.reached, [...warning.rests, ...quiet], today, workdays)
      if (climbs.length === 0) continue
      const heard = new Set(warning.heard)
      for (const climb of climbs.filter(({ passed }) => passed === 0)) {
        const step = ladder.find(({ key }) => key === climb.step)
        if (!step) continue
        if (!goesOut(climb.kind)) {
          if (today >= counted) drafted.push({ day: today, indicator: id, kind: climb.kind })
        } else {
          const isChase = climb.kind === 'chase'
          for (const person of tell(isChase ? 'chase' : 'climbed', climb.kind, warning.cause, listeners(step.audience, isChase ? owing : leads, crew)))
            heard.add(person)
        }
      }
      after.set(warning.id, { ...warning, reached: [...warning.reached, ...climbs], heard: [...heard] })
    }
    for (const { of, step } of found.reminders) {
      const isFigure = of === 'figure'
      if ((!isFigure && isEndangered) || isSilent(silences, isFigure ? 'report' : 'deadline', today)) continue
      tell('remind', 'remind', null, listeners(step.audience, isFigure ? owing : leads, crew))
    }
    standing = [...after.values()]
  }
  return { told, drafted }
}
