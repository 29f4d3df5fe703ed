/** Questions about the size of a figure: a slip of the point, of 万 and 亿, of a percentage and its fraction, or simply far from the usual. */
import type { DecimalText } from '../../../db/schema.ts'
import { compare, divided, exact, exactOrNull, hundred, magnitude, sign, text, times } from '../../basics/decimal.ts'
import type { Exact } from '../../basics/decimal.ts'
import type { Entry, Question } from './entry.ts'
import { isSameRun, isTotal, question, roughly } from './entry.ts'
import { bringsAmounts, courseOf, fewest, isFar, likeLastYear, medianIn, spreadsAllowed, usualOf } from './usual.ts'

/** Figures that are usual, newest last; so many are looked at. */
const looked = 24
const isPercent = ({ facts: { indicator } }: Entry): boolean => indicator.unit === '%'

const mostOf = (values: readonly Exact[]): Exact | null =>
  values.reduce<Exact | null>((most, each) => (most === null || compare(each, most) > 0 ? each : most), null)

/** What the plan itself says of the indicator's size: its targets and its baseline. */
const planned = ({ facts: { indicator } }: Entry): readonly Exact[] =>
  [...indicator.targets, ...(indicator.baseline === null ? [] : [indicator.baseline])].flatMap((each) => exactOrNull(each) ?? []).map(magnitude)

/** A part of a whole of more than all of it; not asked where figures or targets of the indicator lie above 100 by right. */
export const askOverWhole = (entry: Entry): Question | null => {
  const { indicator } = entry.facts
  if (!isPercent(entry) || indicator.basis === 'rate' || indicator.means === 'fall' || compare(entry.value, hundred) <= 0) return null
  const isUsual = entry.others.some(({ number }) => number > 100) || planned(entry).some((each) => compare(each, hundred) > 0)
  return isUsual ? null : question('over_whole', { value: entry.text })
}

/** Around 1, as a factor either way. */
const isNear = (ratio: number, factor: number): boolean => ratio >= 1 / factor && ratio <= factor

/** What the figure is expected to be of: the usual figure; of a running total the last one and a usual amount more. */
const expectedOf = (entry: Entry): { readonly value: number; readonly count: number; readonly wide: () => number } | null => {
  const { others, last, facts } = entry
  const recent = others.slice(-looked)
  if (!isTotal(facts.indicator)) {
    const sizes = recent.map(({ number }) => Math.abs(number)).filter((size) => size > 0)
    if (sizes.length === 0) return null
    const median = medianIn(sizes)
    return { value: median, count: sizes.length, wide: () => Math.max(Math.max(...sizes) / median, median / Math.min(...sizes)) }
  }
  const { byPeriod } = courseOf(entry)
  const amounts = [...byPeriod.values()].slice(-looked).filter((amount) => amount > 0)
  if (amounts.length === 0) return null
  const usual = medianIn(amounts)
  const isRunning = last !== null && isSameRun(facts.indicator, last.span, entry.span)
  if (!isRunning && facts.indicator.basis !== 'ytd') return null
  const value = isRunning ? last.number + usual : usual * entry.span.place
  return value > 0 ? { value, count: amounts.length, wide: () => 1 } : null
}

/**
 * How near to the factor a figure must be, on how many figures, how far these may lie apart, and how large they must be: among small numbers ten
 * times as much is growth.
 */
const slips = [
  { factor: 10, near: 1.25, fewest, wide: 2.5, least: 10 },
  { factor: 100, near: 1.5, fewest: 2, wide: 8, least: 5 },
  { factor: 1_000, near: 1.6, fewest: 2, wide: 25, least: 0 },
  { factor: 10_000, near: 2, fewest: 1, wide: 50, least: 0 },
] as const

/** A first figure this many times larger than anything the plan says is in another unit. */
const beyondPlan = exact(300)

/** ×10, ×100, ×1,000, ×10,000 against the usual, either way; of a first figure, one in another unit than the plan's own figures. */
export const askMagnitude = (entry: Entry): Question | null => {
  const size = Math.abs(entry.number)
  if (size === 0 || entry.facts.indicator.means === 'place') return null
  const expected = expectedOf(entry)
  if (expected === null) {
    const most = mostOf(planned(entry))
    const isBeyond = entry.others.length === 0 && most !== null && sign(most) > 0 && compare(magnitude(entry.value), times(most, beyondPlan)) > 0
    return isBeyond ? question('magnitude', { value: entry.text, usual: text(most), factor: '10000', way: 'more', likely: dividedBy(entry, '10000') }) : null
  }
  for (const slip of slips) {
    if (expected.count < slip.fewest || expected.value < slip.least) continue
    for (const way of ['more', 'less'] as const) {
      const ratio = way === 'more' ? size / expected.value / slip.factor : (size / expected.value) * slip.factor
      if (!isNear(ratio, slip.near) || expected.wide() > slip.wide) continue
      const factor = String(slip.factor)
      return question(percentSlip(entry, slip.factor, way), {
        value: entry.text,
        usual: roughly(expected.value),
        factor,
        way,
        likely: way === 'more' ? dividedBy(entry, factor) : text(times(entry.value, exact(factor))),
      })
    }
  }
  return null
}

const dividedBy = ({ value }: Entry, factor: DecimalText): DecimalText => text(divided(value, exact(factor)) as Exact)

const percentSlip = (entry: Entry, factor: number, way: 'more' | 'less') => {
  const isRate = isPercent(entry) || entry.facts.indicator.unit === ''
  return factor === 100 && isRate ? (way === 'less' ? 'as_fraction' : 'as_percent') : 'magnitude'
}

/** 0.85 where 85 is usual, and the other way round; before there are figures, by what the plan asks for. */
export const askFraction = (entry: Entry): Question | null => {
  if (!isPercent(entry) || entry.number === 0) return null
  const known = entry.others.slice(-looked).map(({ number }) => Math.abs(number))
  const sizes = (known.length > 0 ? known : planned(entry).map((each) => Number(text(each)))).filter((size) => size > 0)
  if (sizes.length === 0) return null
  const usual = medianIn(sizes)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const size = Math.abs(entry.number)
  const given = { value: entry.text, usual: roughly(usual), factor: '100' }
  // Beside the usual the figure must be out of place as it stands, and in place a hundred times larger or smaller.
  if (size <= 1 && least > 2 * size && least >= 2 && size * 100 >= least / 1.5 && size * 100 <= most * 1.5)
    return question('as_fraction', { ...given, way: 'less', likely: text(times(entry.value, hundred)) })
  if (most <= 1 && size > 2 * most && size / 100 >= least / 1.5 && size / 100 <= most * 1.5)
    return question('as_percent', { ...given, way: 'more', likely: dividedBy(entry, '100') })
  return null
}

/** Least spread of a level, as a share of it; of percentages in points, because a low rate does not wander less. */
const levelSpread = 0.01
const pointSpread = 0.4
/** Least spread of amounts, as a share of the usual one. */
const amountSpread = 0.15
/** Things that are counted scatter by chance alone, as the root of their number. */
const leastOfAmounts = ({ text: typed }: Entry, median: number): number =>
  Math.max(amountSpread * Math.abs(median), typed.includes('.') ? 0 : Math.sqrt(Math.abs(median)))
/** Where five neighbours or more show how last year is followed, that decides, and the figure need only be uncommon by itself. */
const seasonalSpreads = 2

/**
 * A jump beyond the usual. Not where last year took the same one, and not where the figure before was as far: who goes on at a new height has
 * been asked already.
 */
export const askJump = (entry: Entry): Question | null => {
  if (entry.facts.indicator.means === 'place' || entry.last === null) return null
  const course = courseOf(entry)
  const { own, byPeriod } = course
  const usual = usualOf([...byPeriod.values()].slice(-looked))
  if (own === null || usual === null) return null
  const amounts = bringsAmounts(entry)
  const least = amounts ? leastOfAmounts(entry, usual.median) : isPercent(entry) ? pointSpread : levelSpread * Math.abs(entry.last.number)
  // Nothing is usual for what mostly stays as it is.
  if (Math.max(usual.spread, least) === 0 || (usual.spread === 0 && usual.median === 0)) return null
  // The least that is wanted in any case, before last year is looked at.
  if (!isFar(own, usual, least, seasonalSpreads)) return null
  const season = likeLastYear(entry, course)
  if (season !== null && !isFar(own, season, amounts ? leastOfAmounts(entry, season.median) : least)) return null
  const spreads = amounts && season !== null && season.count >= fewest ? seasonalSpreads : spreadsAllowed(usual.count)
  const before = byPeriod.get(entry.last.span.text)
  const centres = [usual.median, ...(amounts && before !== undefined ? [before] : [])]
  if (!centres.every((median) => isFar(own, { ...usual, median }, least, spreads))) return null
  return question('jump', {
    value: entry.text,
    last: entry.last.text,
    lastPeriod: entry.last.span.text,
    step: roughly(own),
    usual: roughly(usual.median),
    kind: isTotal(entry.facts.indicator) ? 'total' : amounts ? 'flow' : 'level',
    periods: String(usual.count),
  })
}

/** Places that a ranking moves by without anybody wondering. */
const quietPlaces = 4

/** A place far from the last one: further than four, and than three times as far as it ever was. */
export const askPlaces = (entry: Entry): Question | null => {
  if (entry.facts.indicator.means !== 'place' || entry.last === null || entry.others.length < 2) return null
  const moves = entry.others.slice(1).map(({ number }, place) => Math.abs(number - (entry.others[place]?.number ?? number)))
  const move = Math.abs(entry.number - entry.last.number)
  if (move <= Math.max(quietPlaces, 3 * Math.max(...moves))) return null
  return question('places_jump', { value: entry.text, last: entry.last.text, lastPeriod: entry.last.span.text, places: roughly(move) })
}
