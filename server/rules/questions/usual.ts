/**
 * What is usual for an indicator: the amounts that its periods brought, or the steps of its level, by median and median deviation, which one
 * wild figure does not move. This is statistics, and so in floats; nothing is judged by it, somebody is only asked.
 */
import type { Period } from '../../../db/schema.ts'
import { medianOf } from '../forecast/median.ts'
import { aYearBefore } from '../../measures/formula.ts'
import type { Entry, Known } from './entry.ts'
import { isSameRun, isTotal } from './entry.ts'

/** Fewer say nothing about what is usual. */
export const fewest = 5

const periodsInYear = { day: 366, month: 12, quarter: 4, 'half-year': 2, year: 1 } as const

/** Place of a period on an axis of its frequency. */
const indexOf = ({ span: { frequency, year, place } }: Known): number => year * periodsInYear[frequency] + place

/** What a period brought: of a total what it added, a period, where some before it are missing; of a flow itself. */
const amountOf = (known: Known, before: Known | null, entry: Entry): number | null => {
  const { indicator } = entry.facts
  if (isTotal(indicator)) {
    if (before !== null && isSameRun(indicator, known.span, before.span)) return (known.number - before.number) / (indexOf(known) - indexOf(before))
    return indicator.basis === 'ytd' ? known.number / known.span.place : null
  }
  if (indicator.basis === 'flow') {
    // 1—2月 is filed under 02 and holds both.
    const holdsJanuary = known.span.frequency === 'month' && known.span.place === 2 && before?.span.text !== `${known.span.year}-01`
    return holdsJanuary ? known.number / 2 : known.number
  }
  // A rate of the year so far starts anew each January, and wide of the mark.
  return before === null || !isSameRun(indicator, known.span, before.span) ? null : known.number - before.number
}

/** Whether the indicator's periods bring amounts, which are compared as ratios; a level takes steps, which are compared as distances. */
export const bringsAmounts = ({ facts: { indicator } }: Entry): boolean => isTotal(indicator) || (indicator.basis === 'flow' && indicator.means === undefined)

export interface Course {
  /** What the period in question brought, or its step; `null` where nothing before it tells. */
  readonly own: number | null
  /** The same of the others; what leans on the figure in question is left out. */
  readonly byPeriod: ReadonlyMap<Period, number>
}

const findCourse = (entry: Entry): Course => {
  const byPeriod = new Map<Period, number>()
  for (const [place, known] of entry.others.entries()) {
    // What came after the figure in question cannot say what it brought without it.
    if (known === entry.next) continue
    const amount = amountOf(known, entry.others[place - 1] ?? null, entry)
    if (amount !== null) byPeriod.set(known.span.text, amount)
  }
  return { own: amountOf(entry, entry.last, entry), byPeriod }
}

const courses = new WeakMap<Entry, Course>()
/** Several questions look at it. */
export const courseOf = (entry: Entry): Course => {
  let course = courses.get(entry)
  if (!course) courses.set(entry, (course = findCourse(entry)))
  return course
}

export interface Usual {
  readonly median: number
  /** Like a standard deviation, from the median distance to the median. */
  readonly spread: number
  readonly count: number
}

/** Median distance of a normal law to its median, as a share of its standard deviation. */
const ofStandardDeviation = 1.4826

/** `null` for fewer than five. */
export const usualOf = (values: readonly number[]): Usual | null => {
  if (values.length < fewest) return null
  const room = new Float64Array(values.length)
  const median = medianIn(values, room)
  for (let place = 0; place < room.length; place += 1) room[place] = Math.abs((room[place] as number) - median)
  return { median, spread: ofStandardDeviation * medianOf(room, room.length), count: values.length }
}

/** Of one number or more. */
export const medianIn = (values: readonly number[], room = new Float64Array(values.length)): number => {
  // By place: the typed array's own ways to be filled cost as much as finding the median.
  for (let place = 0; place < values.length; place += 1) room[place] = values[place] as number
  return medianOf(room, values.length)
}

/** How many spreads are beyond the usual: more where few figures tell how wide it is. */
export const spreadsAllowed = (count: number): number => 4 * (1 + fewest / Math.max(fewest, count))

export const isFar = (value: number, usual: Usual, leastSpread: number, spreads = spreadsAllowed(usual.count)): boolean =>
  Math.abs(value - usual.median) > spreads * Math.max(usual.spread, leastSpread)

/** What the period would bring if it stood to last year's as its neighbours do; `null` where last year is not known. */
export const likeLastYear = (entry: Entry, { byPeriod }: Course): Usual | null => {
  const before = aYearBefore(entry.span)
  const then = before === null ? undefined : byPeriod.get(before.text)
  if (then === undefined) return null
  if (!bringsAmounts(entry)) return { median: then, spread: 0, count: 1 }
  const ratios = entry.others.flatMap(({ span }) => {
    const [now, earlier] = [byPeriod.get(span.text), byPeriod.get(aYearBefore(span)?.text ?? '')]
    return now !== undefined && earlier !== undefined && earlier > 0 ? [now / earlier] : []
  })
  const usual = usualOf(ratios)
  const ratio = usual?.median ?? (ratios.length > 0 ? medianIn(ratios) : 1)
  return { median: then * ratio, spread: Math.abs(then) * (usual?.spread ?? 0), count: Math.max(1, ratios.length) }
}
