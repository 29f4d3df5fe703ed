/**
 * The judge: facts of one indicator and a moment of knowledge in, the verdict out. Pure; every screen, mail and workbook
 * takes its figures from here.
 *
 * Step 1 stands in `settle.ts`, 3 and 4 in `find.ts`, the light in `colour.ts`; the chart, the forecast and the backtest stand on them too.
 *
 * 1. Keep what was known at `asOf`: observations by their revisions, targets by their approval.
 * 2. Choose the period: the one asked for, else the latest that has ended and has a figure or should have one.
 * 3. Without a figure: not released, not reported, or what the measure calls its silence.
 * 4. Else the measure judges; what it needs and lacks is grey; a due date waits for a deciding figure.
 * 5. The light, the count of periods in this light, and the answer as text.
 */
import type { DateText, DecimalText, Instant, Light, ObservationFlag, Operator, Outcome, Period, Reason } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodOf, previousPeriod, spanOf } from '../basics/calendar.ts'
import { compare, exact, minus, text, textOrNull } from '../basics/decimal.ts'
import { firmness } from '../basics/flags.ts'
import type { Workdays } from '../basics/workdays.ts'
import { satisfies } from '../measures/bound.ts'
import { usualPath } from '../paths/index.ts'
import type { Details, Extras, Finding, Grey, Manner, Wanted } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { hasEnded } from './due.ts'
import type { Approval, Facts, PeerFacts } from './facts.ts'
import type { Settled } from './settle.ts'
import { awaits, firstPeriod, judgePeriod, litBefore, measureFacts, observationOf, releaseIn, groundOf } from './find.ts'
import { colour, isPending, peersIn } from './colour.ts'
import { readTarget, settle } from './settle.ts'

/** The verdict. Figures in the indicator's unit; `share`, `timeShare`, `ratio` in percent; all decimal text. */
export interface Assessment extends Extras {
  readonly period: Period
  readonly outcome: Outcome
  readonly reason: Reason
  readonly light: Light
  readonly actual: DecimalText | null
  readonly expected: DecimalText | null
  /** `actual` − `expected`, exact. */
  readonly gap: DecimalText | null
  readonly share: DecimalText | null
  readonly timeShare: DecimalText | null
  /** 个百分点; more than 0 is ahead. */
  readonly lead: DecimalText | null
  readonly ratio: DecimalText | null
  readonly required: { readonly perPeriod: DecimalText; readonly soFar: DecimalText | null } | null
  readonly monthsBehind: DecimalText | null
  /** Periods in this light up to this one; 0 where the light is grey. */
  readonly streak: number
  /** Judged value and due date, where there is one. */
  readonly target: DecimalText | null
  /** Ends of what reaches the target, themselves too unless `strict`; `null` where a side is open. */
  readonly limits: { readonly low: DecimalText | null; readonly high: DecimalText | null; readonly strict: boolean } | null
  readonly dueOn: DateText | null
  /** How the figures read; `null` where there is no verdict. */
  readonly manner: Manner | null
  /** Flag of the figure judged. */
  readonly flag: ObservationFlag | null
  /** Release day of the period, and the first day of lateness. */
  readonly release: { readonly on: DateText; readonly lateFrom: DateText }
  /** The path that the expectation was read off; `null` where none was. */
  readonly path: string | null
  /** The path that was asked for, where it could not be drawn. */
  readonly pathAsked?: string
  readonly missing?: readonly Period[]
  /** Whose figures are missing, where the indicator is made from others. */
  readonly missingParts?: readonly Wanted[]
  /** Of `no_target`: it is the year's own that is wanted. */
  readonly ofYear?: true
  readonly basicallyMet?: true
  /** Not green, but fewer periods running than the rule of lights asks for before it warns. */
  readonly pending?: true
  /** 力争, beside the 确保 that is judged. */
  readonly stretch?: { readonly dueOn: DateText; readonly operator: Operator; readonly value: DecimalText | null; readonly met: boolean }
  /** What the judged target was before it was changed, oldest first; for footnotes. */
  readonly formerTargets?: readonly { readonly operator: Operator; readonly value: DecimalText | null; readonly approval: Approval | null }[]
  /** The approval by which the judged target is in force. */
  readonly approval?: Approval
  readonly peers?: readonly { readonly name: string; readonly value: DecimalText }[]
  readonly uncertain?: readonly string[]
}

/** Share of the target from which a miss is called 基本完成, unless the plan says another. Source: local practice, 95 %. */
export const usuallyBasicallyMet = exact(95)

/** Whether anybody has filed what the period's figure is, though it may not come out as one. */
export const isFiled = (settled: Settled, period: PeriodSpan): boolean =>
  groundOf(settled, period.text) !== null || settled.known.lacking.get(period.text) === 'no_denominator'

/** The latest period that has ended and has a figure, or should have one by now; else the plan's first. */
const latestPeriod = (settled: Settled): PeriodSpan => {
  const { plan, frequency } = settled.facts.indicator
  const first = firstPeriod(settled)
  if (!hasEnded(first, settled.today)) return first
  let period = periodOf(settled.today < plan.to ? settled.today : plan.to, frequency)
  if (!hasEnded(period, settled.today)) period = previousPeriod(period)
  for (; period.from > first.from; period = previousPeriod(period)) {
    if (isFiled(settled, period) || settled.today >= releaseIn(settled, period).lateFrom) return period
  }
  return first
}

/** This period and those before it in the same light; grey neither counts nor breaks. */
const streakOf = (settled: Settled, period: PeriodSpan, light: Light): number => {
  let count = 1
  for (const [earlier, found] of litBefore(settled, period)) {
    if (colour(settled, earlier, found) !== light) break
    count += 1
  }
  return count
}

const blank = {
  actual: null,
  expected: null,
  gap: null,
  share: null,
  timeShare: null,
  lead: null,
  ratio: null,
  required: null,
  monthsBehind: null,
  streak: 0,
  target: null,
  limits: null,
  dueOn: null,
  path: null,
  manner: null,
} as const

const greyAnswer = (settled: Settled, period: PeriodSpan, { grey, missing, parts, ofYear }: Grey): Assessment => {
  const release = releaseIn(settled, period)
  return {
    ...blank,
    period: period.text,
    outcome: 'none',
    reason: grey,
    light: 'grey',
    flag: groundOf(settled, period.text)?.flag ?? null,
    release: { on: release.on, lateFrom: release.lateFrom },
    ...(missing && { missing }),
    ...(parts && { missingParts: parts }),
    ...(ofYear && { ofYear }),
    ...(release.uncertain.length > 0 && { uncertain: release.uncertain.map(String) }),
  }
}

type Figures = Pick<Assessment, Exclude<keyof typeof blank, 'streak'> | 'pathAsked'>

const figures = (settled: Settled, found: Finding, { required, monthsBehind }: Details): Figures => ({
  actual: textOrNull(found.actual),
  expected: textOrNull(found.expected),
  gap: found.actual && found.expected ? text(minus(found.actual, found.expected)) : null,
  share: textOrNull(found.share),
  timeShare: textOrNull(found.timeShare),
  lead: textOrNull(found.lead),
  ratio: textOrNull(found.ratio),
  required: required && { perPeriod: text(required.perPeriod), soFar: textOrNull(required.soFar) },
  monthsBehind: textOrNull(monthsBehind),
  target: textOrNull(found.target),
  limits: found.limits && { low: textOrNull(found.limits.low), high: textOrNull(found.limits.high), strict: found.limits.strict },
  dueOn: found.dueOn,
  path: found.path,
  manner: found.manner,
  ...(found.path === usualPath && found.path !== settled.facts.indicator.path.kind && { pathAsked: settled.facts.indicator.path.kind }),
})

/** Whether a miss may be called basically met (基本完成): of what is expected only, for what binds has no tolerance. */
const isBasicallyMet = (settled: Settled, found: Finding): boolean => {
  const { binding, basicallyMetFrom } = settled.facts.indicator
  if (found.outcome !== 'missed' || found.bound || binding) return false
  const done = found.share ?? found.ratio
  return done !== null && compare(done, basicallyMetFrom === undefined ? usuallyBasicallyMet : exact(basicallyMetFrom)) >= 0
}

/** 力争 for the date that is judged, and whether the figure reaches it already. */
const stretchOf = (settled: Settled, period: PeriodSpan, found: Finding): Pick<Assessment, 'stretch'> => {
  const stretch = settled.stretch.find(({ dueOn }) => dueOn === found.dueOn) ?? settled.stretch.find(({ dueOn }) => dueOn >= period.from)
  if (!stretch) return {}
  const read = readTarget(stretch)
  const isNumber = read.value !== null || read.range !== null
  const met = isNumber && found.actual !== null && satisfies(found.actual, read, measureFacts(settled, period))
  return { stretch: { dueOn: stretch.dueOn, operator: stretch.operator, value: stretch.value, met } }
}

/** What the target that is judged was before, and by whose word it is what it is. */
const changesOf = (settled: Settled, found: Finding): Pick<Assessment, 'formerTargets' | 'approval'> => {
  const isJudged = ({ dueOn }: { readonly dueOn: DateText }): boolean => dueOn === found.dueOn
  // A document may confirm what was there: then nothing was changed.
  const isOther = ({ value }: { readonly value: DecimalText | null }): boolean =>
    value === null || found.target === null || compare(exact(value), found.target) !== 0
  const former = settled.former.filter((target) => isJudged(target) && isOther(target))
  if (former.length === 0) return {}
  const approval = settled.facts.targets.findLast((target) => isJudged(target) && target.approval != null && target.approval.date <= settled.today)?.approval
  return {
    formerTargets: former.map(({ operator, value, approval: before }) => ({ operator, value, approval: before ?? null })),
    ...(approval && { approval }),
  }
}

/** Firmest flag that the period's figure has had by now. */
const firmestBefore = (settled: Settled, period: Period, asOf: Instant): number =>
  Math.max(
    -1,
    ...settled.facts.observations
      .filter((each) => each.period === period && each.indicator === undefined && each.state === 'approved' && each.knownFrom <= asOf)
      .map(({ flag }) => firmness(flag)),
  )

/** A flag that went backwards: what was firm is said to be less so, and somebody has to say why. */
const isDoubtful = (settled: Settled, period: Period, asOf: Instant): boolean => {
  const observation = observationOf(settled, period)
  if (!observation) return false
  const firmest = observation.firmest === undefined ? firmestBefore(settled, period, asOf) : firmness(observation.firmest)
  return firmness(observation.flag) < firmest
}

const reasonOf = (settled: Settled, period: PeriodSpan, found: Finding, asOf: Instant): Reason => {
  if (isDoubtful(settled, period.text, asOf)) return 'data'
  return settled.preset.needsPeers && found.path === null && !found.bound && found.actual !== null && peersIn(settled, period).length === 0
    ? 'peers_missing'
    : found.reason
}

const peersNamed = (settled: Settled, period: PeriodSpan): readonly PeerFacts[] => (settled.facts.peers ?? []).filter((peer) => peer.period === period.text)

const answerFor = (settled: Settled, period: PeriodSpan, asOf: Instant): Assessment => {
  const found = judgePeriod(settled, period)
  if (isGrey(found)) return greyAnswer(settled, period, found)
  const details = found.details()
  const shown = { ...figures(settled, found, details), ...stretchOf(settled, period, found), ...changesOf(settled, found) }
  if (awaits(settled, period, found)) return { ...greyAnswer(settled, period, { grey: 'awaiting_final' }), ...shown }
  const light = colour(settled, period, found)
  const peers = peersNamed(settled, period)
  return {
    ...greyAnswer(settled, period, { grey: 'not_due' }),
    ...shown,
    ...details.extras,
    outcome: found.outcome,
    reason: reasonOf(settled, period, found, asOf),
    light,
    streak: streakOf(settled, period, light),
    ...(isBasicallyMet(settled, found) && { basicallyMet: true as const }),
    ...(isPending(settled, period, found) && { pending: true as const }),
    ...(peers.length > 0 && { peers: peers.map(({ name, value }) => ({ name, value })) }),
  }
}

/**
 * Judges one indicator as known at a moment.
 *
 * @param asOf   instant of knowledge; revisions learned and targets approved later are not seen.
 * @param period the period to judge; without it the latest that has ended and has a figure or is late.
 * @returns without a figure `not_released` through the release day, `not_reported` from the next legal workday; never zero.
 *
 * Source: the product's rules on pace (序时进度): the pace of the period counts, not that of the day the job runs.
 */
export const assess = (facts: Facts, asOf: Instant, workdays: Workdays, period?: Period): Assessment => {
  const settled = settle(facts, asOf, workdays)
  return answerFor(settled, period === undefined ? latestPeriod(settled) : spanOf(period), asOf)
}
