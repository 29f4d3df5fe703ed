/**
 * Whether a text is what was looked for: as it is written, or by pinyin, in whole or by initials (`dqsczz` finds 地区生产总值). Pure.
 * One way for the search field, lists of filters and finding inside of cells.
 */

import { simplified } from './simplified.ts'

/** Readings of characters without tones, separated by spaces: `重` → `zhong chong`. */
export type Readings = Readonly<Record<string, string>>

/** As texts are compared: full-width like half-width, capitals like small letters, traditional characters like simplified ones. */
export const folded = (text: string): string => simplified(text.normalize('NFKC').toLowerCase())

/** Longer words are looked for only as they are written. */
const longestSpelled = 30
const isSpelling = /^[a-z][a-z0-9]*$/
const isPassedOver = /[\s\p{P}\p{S}]/u

/**
 * Walks through the text once with all beginnings of the word that fit so far, as bits: bit `n` says that `n` letters are found. Readings are
 * taken whole or by their first letter, the last one also in part; signs between characters are passed over.
 */
const isSpelled = (text: string, word: string, readingsOf: (character: string) => readonly string[] | undefined): boolean => {
  const end = 1 << word.length
  let found = 0
  for (const character of text) {
    const readings = readingsOf(character)
    if (!readings && isPassedOver.test(character)) continue
    let next = 0
    // Mostly nothing is begun, and only a first letter counts.
    const most = found === 0 ? 1 : word.length
    for (let at = 0; at < most; at += 1) {
      if (at > 0 && (found & (1 << at)) === 0) continue
      if (!readings) {
        if (word.startsWith(character, at)) next |= 1 << (at + character.length)
        continue
      }
      for (const reading of readings) {
        if (reading.charCodeAt(0) !== word.charCodeAt(at)) continue
        next |= 1 << (at + 1)
        if (word.startsWith(reading, at)) next |= 1 << (at + reading.length)
        else if (word.length - at < reading.length && reading.startsWith(word.slice(at))) return true
      }
    }
    if ((next & end) !== 0) return true
    found = next
  }
  return false
}

export interface Matcher {
  /** One word, folded, in a folded text. */
  readonly holds: (text: string, word: string) => boolean
  /** All words of a query in one text. An empty query is in every text. */
  readonly finder: (query: string) => (text: string) => boolean
}

export const wordsOf = (query: string): readonly string[] =>
  folded(query)
    .split(/\s+/)
    .filter((word) => word !== '')

export const createMatcher = (readings: Readings): Matcher => {
  const known = new Map(Object.entries(readings).map(([character, all]) => [folded(character), all.split(' ')]))
  const readingsOf = (character: string): readonly string[] | undefined => known.get(character)
  const holds: Matcher['holds'] = (text, word) =>
    text.includes(word) || (word.length > 1 && word.length <= longestSpelled && isSpelling.test(word) && isSpelled(text, word, readingsOf))
  return {
    holds,
    finder(query) {
      const words = wordsOf(query)
      return (text) => {
        const here = folded(text)
        return words.every((word) => holds(here, word))
      }
    },
  }
}
