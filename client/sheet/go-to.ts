/** Reads where somebody wants to go: an indicator by number or name, a period, or both. Pure. */
import type { Frequency, Period } from '../../server/wire/rows.ts'
import { folded } from './match.ts'
import { frequencyOf, partsOf } from './periods.ts'

export interface Destination {
  /** What is left as the name or number of an indicator; empty for the one that is active. */
  readonly name: string
  /** `null` where none was named. */
  readonly period: Period | null
}

const chinese: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 上: 1, 下: 2, 前: 1, 后: 2 }
const numberOf = (text: string): number => chinese[text] ?? Number(text)

interface Form {
  readonly kind: Frequency
  readonly pattern: RegExp
}
const year = String.raw`(?:(?<year>20\d\d)\s*[年\-/.]?\s*)?`
/** The more telling first: 2026-03 is a month, and 2026 by itself a year. */
const forms: readonly Form[] = [
  { kind: 'day', pattern: /(?<![\d-])(?<year>20\d\d)[-/.](?<place>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/ },
  { kind: 'month', pattern: /(?<![\d-])(?<year>20\d\d)[-/.](?<place>\d{1,2})(?!\d)/ },
  { kind: 'quarter', pattern: new RegExp(`(?<![\\w])${year}(?:q(?<place>[1-4])|第?(?<word>[一二三四1-4])季度?)(?!\\w)`, 'i') },
  { kind: 'half-year', pattern: new RegExp(`(?<![\\w])${year}(?:h(?<place>[12])|(?<word>[上下前后])半年)(?!\\w)`, 'i') },
  { kind: 'month', pattern: new RegExp(`(?<!\\d)${year}(?<place>1[0-2]|0?[1-9])月份?`) },
  { kind: 'year', pattern: /(?<!\d)(?<year>20\d\d)\s*年?(?:全年)?(?!\d)/ },
  { kind: 'year', pattern: /全年/ },
]

/**
 * @param periods columns there are; without a year the latest one that has the period is meant.
 *
 * @example readDestination('地区生产总值 3月', periods)   // { name: '地区生产总值', period: '2026-03' }
 * @example readDestination('12 2026-Q1', periods)         // { name: '12', period: '2026-Q1' }
 */
export const readDestination = (typed: string, periods: readonly Period[]): Destination => {
  const text = typed.normalize('NFKC').trim()
  for (const { kind, pattern } of forms) {
    const found = pattern.exec(text)
    if (!found) continue
    const { year: given, place, word, day } = found.groups ?? {}
    const at = place === undefined && word === undefined ? 1 : numberOf(word ?? place ?? '')
    const period = periods.findLast((each) => {
      const parts = partsOf(each)
      return (
        frequencyOf(each) === kind && parts.place === at && (day === undefined || parts.day === Number(day)) && (given === undefined || parts.year === given)
      )
    })
    if (period === undefined) continue
    return { name: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim(), period }
  }
  return { name: text, period: null }
}

/** One indicator as it can be named. */
export interface Named {
  readonly place: number
  readonly number: string
  readonly name: string
}

/**
 * The indicators that a name or a number means, best first: the very number, then names that begin so, then names that contain it.
 *
 * @param isNamed other ways to name a row, as by the first letters of its sounds.
 */
export const indicatorsNamed = (name: string, rows: Iterable<Named>, most: number, isNamed: (place: number, text: string) => boolean): readonly number[] => {
  const sought = folded(name)
  if (sought === '') return []
  const [numbered, beginning, containing]: readonly number[][] = [[], [], []]
  for (const { place, number, name: full } of rows) {
    const own = folded(full)
    if (number === sought) numbered?.push(place)
    else if (own.startsWith(sought)) beginning?.push(place)
    else if (own.includes(sought) || isNamed(place, sought)) containing?.push(place)
  }
  return [...(numbered ?? []), ...(beginning ?? []), ...(containing ?? [])].slice(0, most)
}
