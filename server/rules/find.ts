/** What the measure of an indicator finds in its periods, from settled facts; each period is worked out once. Pure. */
import type { ObservationFlag, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { periodOf, periodsBetween, previousPeriod, spanOf, tickAtEnd } from '../basics/calendar.ts'
import { exactOrNull } from '../basics/decimal.ts'
import { firmness } from '../basics/flags.ts'
import { makeFigure } from '../measures/formula.ts'
import type { Finding, Grey, MeasureFacts, ValueFact } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { yearTotal } from '../measures/totals.ts'
import { lineBy } from '../paths/index.ts'
import { shapeOf } from '../paths/like-last-year.ts'
import type { Line, Point, Shape } from '../paths/path.ts'
import type { Release } from './due.ts'
import { hasEnded, releaseOf } from './due.ts'
import type { ObservationFacts } from './facts.ts'
import { coversIn, figuresIn, valueIn } from './periods.ts'
import type { Settled } from './settle.ts'
import { own } from './settle.ts'

const notApplicable = '-'

const readValue = (observation: ObservationFacts): ValueFact => ({
  period: spanOf(observation.period),
  value: exactOrNull(observation.value),
  applicable: observation.value !== notApplicable,
  flag: observation.flag,
  verdict: observation.verdict ?? null,
  counts: observation.counts ?? null,
})

/** The observation that is known for a period of the indicator itself. */
export const observationOf = (settled: Settled, period: Period): ObservationFacts | null => settled.observations.get(own)?.get(period) ?? null

const filedBy =
  (settled: Settled, whose: string) =>
  (period: Period): ValueFact | null => {
    const observation = settled.observations.get(whose)?.get(period)
    return observation ? readValue(observation) : null
  }

const madeIn = (settled: Settled, period: Period): ValueFact | null => {
  const { formula, basis } = settled.facts.indicator
  if (formula == null) return valueIn(period, basis, filedBy(settled, own))
  const span = spanOf(period)
  const made = makeFigure(formula, span, (indicator, text) => figuresIn(text, basis, filedBy(settled, indicator)))
  switch (made.made) {
    case 'value':
      return { period: span, value: made.value, applicable: true, flag: made.flag, verdict: null, counts: null }
    case 'not_applicable':
      return { period: span, value: null, applicable: false, flag: 'final', verdict: null, counts: null }
    case 'missing':
      settled.known.lacking.set(period, made.missing)
      return null
    case 'no_denominator':
      settled.known.lacking.set(period, 'no_denominator')
      return null
    default:
      return made satisfies never
  }
}

export const valueOf = (settled: Settled, period: Period): ValueFact | null => {
  const read = settled.known.values.get(period)
  if (read !== undefined) return read
  const value = madeIn(settled, period)
  settled.known.values.set(period, value)
  return value
}

/** What a period is judged on: its own figure, or of flows that are added up one that holds it. */
export const groundOf = (settled: Settled, period: Period): ValueFact | null => {
  const known = valueOf(settled, period)
  if (known !== null || settled.facts.indicator.basis !== 'flow' || settled.measure.sums !== true) return known
  return coversIn(period, (text) => valueOf(settled, text))
}

const yearsBack = 3

/** Totals of a year at the ends of its periods, as a shape; `null` unless every period is known. January may be published with February. */
const shapeOfYear = (settled: Settled, year: number): Shape | null => {
  const facts = measureFacts(settled, periodOf(`${year}-12-31`, settled.facts.indicator.frequency))
  if (facts.frequency === 'day' || facts.frequency === 'year') return null
  const totals: Point[] = []
  for (const period of periodsBetween(`${year}-01-01`, `${year}-12-31`, facts.frequency)) {
    const total = yearTotal(facts, period)
    if (!isGrey(total)) totals.push({ tick: tickAtEnd(period.to, facts.frequency) - year * 12, value: total })
    else if (!(period.frequency === 'month' && period.place === 1 && facts.valueOf(`${year}-02`) !== null)) return null
  }
  return shapeOf(totals)
}

/** Shape of the last complete year before one. */
const lastShape = (settled: Settled, year: number): Shape | null => {
  const { shapes } = settled.known
  for (let before = year - 1; before >= year - yearsBack; before -= 1) {
    let shape = shapes.get(before)
    if (shape === undefined) shapes.set(before, (shape = shapeOfYear(settled, before)))
    if (shape !== null) return shape
  }
  return null
}

export const measureFacts = (settled: Settled, period: PeriodSpan): MeasureFacts => {
  const { indicator } = settled.facts
  const drawn = (kind: string) => (start: Point, nodes: readonly Point[]) =>
    lineBy(kind, { start, nodes, filed: settled.filed, shape: () => lastShape(settled, period.year) })
  const facts: MeasureFacts = {
    period,
    frequency: indicator.frequency,
    basis: indicator.basis,
    unit: indicator.unit,
    better: indicator.better,
    plan: indicator.plan,
    baseline: settled.baseline,
    targets: settled.targets,
    valueOf: (asked) => valueOf(settled, asked),
    course: () => courseIn(settled, facts),
    line: drawn(indicator.path.kind),
    stepped: drawn('steps'),
    judgedAs: settled.judgedAs,
  }
  return facts
}

const courseIn = ({ measure, known: { courses } }: Settled, facts: MeasureFacts): Line | null => {
  const { year } = facts.period
  let course = courses.get(year)
  if (course === undefined) courses.set(year, (course = measure.course(facts)))
  return course
}

export const releaseIn = (settled: Settled, period: PeriodSpan): Release => releaseOf(period, settled.facts.indicator.release, settled.workdays)

const dueInside = (settled: Settled, period: PeriodSpan): boolean => settled.targets.some(({ dueOn }) => dueOn >= period.from && dueOn <= period.to)

/** Why there is no figure: what would have to come, and whether it is late. */
const silenceOf = (settled: Settled, period: PeriodSpan): Grey => {
  const facts = measureFacts(settled, period)
  const lacking = settled.known.lacking.get(period.text)
  if (lacking === 'no_denominator') return { grey: 'no_denominator' }
  const silence = settled.measure.silence?.(facts)
  if (silence) return { grey: silence }
  if (settled.today >= releaseIn(settled, period).lateFrom)
    return lacking
      ? { grey: 'not_reported', missing: [...new Set(lacking.map((wanted) => wanted.period))], parts: lacking }
      : { grey: 'not_reported', missing: [period.text] }
  return { grey: dueInside(settled, period) ? 'awaiting_final' : 'not_released' }
}

/** A flow that is not applicable adds nothing to a sum in which others count. */
const isPartOfSum = (settled: Settled, period: PeriodSpan): boolean =>
  settled.measure.sums === true &&
  settled.facts.indicator.basis === 'flow' &&
  periodsBetween(`${period.year}-01-01`, period.to, settled.facts.indicator.frequency).some(({ text }) => valueOf(settled, text)?.applicable === true)

/** A January whose flow was published with February's, under February: nothing is missing, and it has no figure of its own. */
const isPublishedTogether = (settled: Settled, { frequency, place, year }: PeriodSpan): boolean =>
  settled.facts.indicator.basis === 'flow' && frequency === 'month' && place === 1 && valueOf(settled, `${year}-02`) !== null

const findIn = (settled: Settled, period: PeriodSpan): Finding | Grey => {
  if (!hasEnded(period, settled.today)) return { grey: 'not_released' }
  const known = groundOf(settled, period.text)
  if (known && !known.applicable && !isPartOfSum(settled, period)) return { grey: 'not_applicable' }
  if (!known) return isPublishedTogether(settled, period) ? { grey: 'not_applicable' } : silenceOf(settled, period)
  const facts = measureFacts(settled, period)
  if (settled.measure.needs.baseline(facts) && !facts.baseline) return { grey: 'no_baseline' }
  return settled.measure.judge(facts)
}

/** Finding or grey of one period, before its light. */
export const judgePeriod = (settled: Settled, period: PeriodSpan): Finding | Grey => {
  const { findings } = settled.known
  let found = findings.get(period.text)
  if (!found) findings.set(period.text, (found = findIn(settled, period)))
  return found
}

/** Flags on which a due date is decided. */
const decides = (settled: Settled, flag: ObservationFlag): boolean =>
  firmness(flag) >= firmness(settled.facts.indicator.preliminaryDecides === true ? 'preliminary' : 'verified')

/** A due date waits for a figure that decides; verdicts of persons decide by themselves. */
export const awaits = (settled: Settled, period: PeriodSpan, found: Finding): boolean => {
  const known = groundOf(settled, period.text)
  return found.atDue && known !== null && known.verdict === null && !decides(settled, known.flag)
}

/** The finding of a period that has a light; `null` for grey ones. */
export const litIn = (settled: Settled, period: PeriodSpan): Finding | null => {
  const found = judgePeriod(settled, period)
  return isGrey(found) || awaits(settled, period, found) ? null : found
}

export const firstPeriod = ({ facts: { indicator } }: Settled): PeriodSpan => periodOf(indicator.plan.from, indicator.frequency)

/** Earlier periods that have a light, latest first; grey ones neither count nor break. */
export function* litBefore(settled: Settled, period: PeriodSpan): Generator<readonly [PeriodSpan, Finding]> {
  const first = firstPeriod(settled)
  for (let earlier = previousPeriod(period); earlier.from >= first.from; earlier = previousPeriod(earlier)) {
    if (groundOf(settled, earlier.text) === null) continue
    const found = litIn(settled, earlier)
    if (found) yield [earlier, found]
  }
}
