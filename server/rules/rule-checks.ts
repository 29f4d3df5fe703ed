/** What is wrong with rules before they are saved, and which changes of a path come too late to be made without approval. Pure. */
import type { DateText, DecimalText, Frequency, Instant, PathNode, Period } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import { addDays, isDate, localDate, periodOf, periodSpan, periodsBetween, tickAtEnd, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, exact, exactOrNull, hundred, minus, sign, text } from '../basics/decimal.ts'
import type { RuleField, RuleProblem } from '../basics/rule-problems.ts'
import { ruleProblem } from '../basics/rule-problems.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Thresholds } from '../lights/light.ts'
import { counters } from '../lights/light.ts'
import { lightPresetKinds, lightPresetOf } from '../lights/index.ts'
import { pathOf } from '../paths/index.ts'
import type { Line, Point } from '../paths/path.ts'
import { valueAt } from '../paths/path.ts'
import { tried } from './backtest.ts'
import type { Approval, Facts } from './facts.ts'
import type { Settled } from './settle.ts'
import { measureFacts } from './find.ts'
import { settle } from './settle.ts'

/** The greatest threshold and the most periods that anybody can mean. */
const mostPercent = exact(200)
const mostPeriods = 24
const whole = /^\d{1,4}$/

const problemsOfThreshold = (name: string, value: DecimalText): readonly RuleProblem[] => {
  const read = exactOrNull(value)
  if (read === null) return [ruleProblem('threshold_not_a_number', 'light', { name, value: value.slice(0, 20) })]
  return sign(read) > 0 && compare(read, mostPercent) <= 0 ? [] : [ruleProblem('threshold_out_of_range', 'light', { name, most: text(mostPercent) })]
}

const leastOf: Readonly<Record<keyof typeof counters, number>> = { redAfter: 0, warnAfter: 1, clearAfter: 1 }

const problemsOfCounter = (name: keyof typeof counters, value: DecimalText): readonly RuleProblem[] => {
  const count = whole.test(value) ? Number(value) : Number.NaN
  // The first period that is not green can only be red if there is no yellow at all; the thresholds say that better.
  const fits = count >= leastOf[name] && count <= mostPeriods && !(name === 'redAfter' && count === 1)
  return fits ? [] : [ruleProblem('counter_not_whole', 'counters', { name, most: String(mostPeriods) })]
}

/**
 * @param thresholds those that are changed, by name; the others are the preset's.
 * @returns everything that is wrong; empty where lights can be given by it.
 */
export const problemsOfLight = (preset: string, thresholds: Thresholds): readonly RuleProblem[] => {
  if (!lightPresetKinds.some((kind) => kind === preset)) return [ruleProblem('no_such_preset', 'light', { preset: preset.slice(0, 40) })]
  const { thresholds: own, descending } = lightPresetOf(preset)
  const isCounter = (name: string): name is keyof typeof counters => Object.hasOwn(counters, name)
  const found = Object.entries(thresholds).flatMap(([name, value]) => {
    if (isCounter(name)) return problemsOfCounter(name, value)
    return Object.hasOwn(own, name) ? problemsOfThreshold(name, value) : [ruleProblem('no_such_threshold', 'light', { name: name.slice(0, 40) })]
  })
  if (found.length > 0) return found
  const valueOf = (name: string): Exact => exact(thresholds[name] ?? own[name] ?? '0')
  return descending.flatMap((name, place) => {
    const next = descending[place + 1]
    return next === undefined || compare(valueOf(name), valueOf(next)) > 0
      ? []
      : [ruleProblem('thresholds_out_of_order', 'light', { preset, greater: name, less: next })]
  })
}

export const problemsOfBasicallyMet = (share: DecimalText | null): readonly RuleProblem[] => {
  if (share === null) return []
  const read = exactOrNull(share)
  const fits = read !== null && sign(read) > 0 && compare(read, hundred) <= 0
  return fits ? [] : [ruleProblem('share_out_of_range', 'basicallyMetFrom')]
}

/** The line along which a year of the plan is judged; `null` where there is none. */
export const courseOfYear = (settled: Settled, year: number): Line | null => {
  const { plan, frequency } = settled.facts.indicator
  const end = `${year}-12-31`
  return settled.measure.course(measureFacts(settled, periodOf(end < plan.to ? end : plan.to, frequency)))
}

/** Years of the plan that have begun by a day, or all of them. */
export const planYears = ({ from, to }: Facts['indicator']['plan'], until: DateText = to): readonly number[] => {
  const last = until < to ? yearOf(until) : yearOf(to)
  return Array.from({ length: Math.max(0, last - yearOf(from) + 1) }, (_, place) => yearOf(from) + place)
}

type GivenPath = Facts['indicator']['path']

interface ReadNode {
  readonly span: PeriodSpan
  readonly tick: number
  readonly value: Exact
}

const readNodes = (nodes: readonly PathNode[], facts: Facts): { readonly read: readonly ReadNode[]; readonly problems: readonly RuleProblem[] } => {
  const { plan, frequency } = facts.indicator
  const read: ReadNode[] = []
  const problems: RuleProblem[] = []
  for (const [row, { period, value }] of nodes.entries()) {
    const span = periodSpan(period)
    const figure = exactOrNull(value)
    if (span === null) problems.push(ruleProblem('node_not_a_period', 'nodes', { period: period.slice(0, 20) }, row))
    else if (span.to < plan.from || span.to > plan.to) problems.push(ruleProblem('node_outside_plan', 'nodes', { period }, row))
    else if (figure === null) problems.push(ruleProblem('node_not_a_number', 'nodes', { period, value: value.slice(0, 20) }, row))
    else read.push({ span, tick: tickAtEnd(span.to, frequency), value: figure })
  }
  return { read, problems }
}

/** What is wrong with one node against the line through the targets alone, and the node filed before it on that line. */
const problemOfNode = ({ span, tick, value }: ReadNode, before: ReadNode | undefined, line: Line, row: number): RuleProblem | null => {
  const { points } = line
  const start = points[0] as Point
  const end = points.at(-1) as Point
  const period = span.text
  if (tick <= start.tick || tick > end.tick) return ruleProblem('node_outside_plan', 'nodes', { period }, row)
  const here = points.find((point) => point.tick === tick)
  if (here) return compare(here.value, value) === 0 ? null : ruleProblem('node_not_the_target', 'nodes', { period, target: text(here.value) }, row)
  const rises = sign(minus(end.value, start.value))
  const back = (from: Exact, to: Exact): boolean => rises * compare(to, from) < 0
  const passed = points.findLast((point) => point.tick < tick) as Point
  const floor = before !== undefined && before.tick > passed.tick ? before.value : passed.value
  if (back(floor, value)) return ruleProblem('node_falls_back', 'nodes', { period, floor: text(floor), way: rises > 0 ? 'up' : 'down' }, row)
  const next = points.find((point) => point.tick > tick) as Point
  return back(value, next.value) ? ruleProblem('node_beyond_target', 'nodes', { period, target: text(next.value) }, row) : null
}

/** Nodes against one another and against the targets that they lead to. A year without a line has no targets to be held against. */
const problemsOfCourse = (nodes: readonly ReadNode[], facts: Facts, asOf: Instant, workdays: Workdays): readonly RuleProblem[] => {
  const settled = settle(tried(facts, { path: { kind: 'linear' } }), asOf, workdays)
  return nodes.flatMap((node, row): readonly RuleProblem[] => {
    const before = nodes[row - 1]
    if (before !== undefined && before.tick >= node.tick) return [ruleProblem('nodes_out_of_order', 'nodes', { period: node.span.text }, row)]
    const line = courseOfYear(settled, node.span.year)
    const found = line && problemOfNode(node, before, line, row)
    return found ? [found] : []
  })
}

/** Whether any year of the plan is judged along a line, so that a path says anything. */
export const drawsPath = (settled: Settled): boolean => planYears(settled.facts.indicator.plan).some((year) => courseOfYear(settled, year) !== null)

const none: readonly PathNode[] = []

/** @param facts as they are, with the path that is in use. */
export const problemsOfPath = (path: GivenPath, facts: Facts, asOf: Instant, workdays: Workdays): readonly RuleProblem[] => {
  const given = path.nodes ?? none
  const shelf = pathOf(path.kind)
  if (shelf === null) return [ruleProblem('no_such_path', 'path', { path: path.kind.slice(0, 40) })]
  const isChanged = path.kind !== facts.indicator.path.kind || given.length > 0
  if (isChanged && !drawsPath(settle(facts, asOf, workdays))) return [ruleProblem('path_unused', 'path')]
  if (!shelf.takesNodes && given.length > 0) return [ruleProblem('nodes_not_taken', 'nodes')]
  if (shelf.needsNodes && given.length === 0) return [ruleProblem('nodes_missing', 'nodes')]
  const { read, problems } = readNodes(given, facts)
  return problems.length > 0 ? problems : problemsOfCourse(read, facts, asOf, workdays)
}

/** Nodes of a year are filed until the end of its January. Source: product rules on pace, so that nobody moves his targets to the end of the year. */
export const filingEnds = (year: number): DateText => `${year}-01-31`

const sameNodes = (a: GivenPath, b: GivenPath, year: number): boolean => {
  const own = ({ nodes = none }: GivenPath): string =>
    JSON.stringify(nodes.filter(({ period }) => periodSpan(period)?.year === year).map(({ period, value }) => [period, value]))
  return own(a) === own(b)
}

const isSameCourse = (before: Settled, after: Settled, year: number): boolean => {
  const [one, other] = [courseOfYear(before, year), courseOfYear(after, year)]
  // Without a target nothing is drawn yet; what is filed would count once there is one.
  if (one === null || other === null) return one === other && sameNodes(before.facts.indicator.path, after.facts.indicator.path, year)
  const { plan, frequency } = before.facts.indicator
  return periodsBetween(`${year}-01-01`, `${year}-12-31`, frequency)
    .filter(({ to }) => to >= plan.from && to <= plan.to)
    .every(({ to }) => {
      const tick = tickAtEnd(to, frequency)
      return compare(valueAt(one, tick), valueAt(other, tick)) === 0
    })
}

/**
 * Years whose course another path would change although their January is over: for these somebody has to have approved it.
 *
 * What counts is what would be expected at the ends of periods, not how it was filed: nodes of next year leave this one as it is where each year
 * has a course of its own, and change it where one line leads through both.
 */
export const yearsToApprove = (path: GivenPath, facts: Facts, asOf: Instant, workdays: Workdays): readonly number[] => {
  const { plan } = facts.indicator
  const today = localDate(asOf, plan.timeZone)
  const before = settle(facts, asOf, workdays)
  const after = settle(tried(facts, { path }), asOf, workdays)
  return planYears(plan, today).filter((year) => today > filingEnds(year) && !isSameCourse(before, after, year))
}

/** @param approval `null`: none was given. */
export const problemsOfApproval = (approval: Approval | null, years: readonly number[], today: DateText): readonly RuleProblem[] => {
  if (years.length > 0 && approval === null) return [ruleProblem('approval_missing', 'approval', { year: String(years.at(-1)) })]
  if (approval !== null && !isDate(approval.date)) return [ruleProblem('release_not_a_day', 'approval', { date: approval.date.slice(0, 20) })]
  return approval !== null && approval.date > today ? [ruleProblem('approval_in_future', 'approval', { date: approval.date })] : []
}

/** A year of workdays; a figure that takes longer is out on no rule. */
const mostWorkdays = 250
const longestWaitDays = 730

export const problemsOfWorkdays = (workdays: number, field: RuleField): readonly RuleProblem[] =>
  Number.isInteger(workdays) && workdays >= 0 && workdays <= mostWorkdays ? [] : [ruleProblem('workdays_not_whole', field, { most: String(mostWorkdays) })]

/** @param frequency of the indicator; `null` for a source, which may publish for periods of every length. */
export const problemsOfReleaseDates = (
  dates: Readonly<Record<Period, DateText>>,
  plan: { readonly from: DateText; readonly to: DateText },
  frequency: Frequency | null,
  field: RuleField,
): readonly RuleProblem[] =>
  Object.entries(dates).flatMap(([period, date]) => {
    const span = periodSpan(period)
    if (span === null || span.to < plan.from || span.to > plan.to) return [ruleProblem('release_not_a_period', field, { period: period.slice(0, 20) })]
    if (frequency !== null && span.frequency !== frequency) return [ruleProblem('release_not_its_period', field, { period })]
    if (!isDate(date)) return [ruleProblem('release_not_a_day', field, { date: date.slice(0, 20) })]
    if (date <= span.to) return [ruleProblem('release_before_end', field, { period, date })]
    return date > addDays(span.to, longestWaitDays) ? [ruleProblem('release_too_late', field, { period, date })] : []
  })
