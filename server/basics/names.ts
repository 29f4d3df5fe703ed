/**
 * Names that people write for things that have ids: departments by name, short name or alias, options by their word. What nobody bears is told
 * with the nearest that somebody does. Pure.
 */
import type { Id } from '../../db/schema.ts'

export interface Named {
  readonly id: Id
  /** As it is shown, and written back. */
  readonly shown: string
  /** Other names that are understood. */
  readonly also: readonly string[]
}

export type Found = { readonly id: Id } | { readonly several: readonly string[] } | { readonly nearest: readonly string[] }

export interface Names {
  readonly find: (text: string) => Found
  /** `undefined` for an id that is none of these. */
  readonly shown: (id: Id) => string | undefined
}

const mostNear = 3
/** Below it a name is another one, not a slip. */
const leastLikeness = 0.34

/** Signs that are not seen and turn others around: they make two names of one. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Text without signs that nobody sees; full-width letters as plain ones, spaces as one. */
export const plainText = (text: string): string => text.toWellFormed().normalize('NFKC').replace(unseen, '').replace(/\s+/g, ' ').trim()

const folded = (text: string): string => plainText(text).toLowerCase().replaceAll(' ', '')

const pairs = (text: string): ReadonlySet<string> =>
  new Set(text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)))

/** Share of neighbouring signs that two texts have in common. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size)

/** @param all whoever is shown by a name goes before those who bear it as an alias. */
export const namesOf = (all: readonly Named[]): Names => {
  const shownById = new Map(all.map(({ id, shown }) => [id, shown]))
  const gather = (namesIn: (one: Named) => readonly string[]): ReadonlyMap<string, ReadonlySet<Id>> => {
    const found = new Map<string, Set<Id>>()
    for (const one of all) {
      for (const name of namesIn(one).map(folded)) if (name !== '') found.set(name, (found.get(name) ?? new Set()).add(one.id))
    }
    return found
  }
  const first = gather(({ shown }) => [shown])
  const other = gather(({ shown, also }) => [shown, ...also])
  const shownOf = (id: Id): string => shownById.get(id) ?? id

  const nearest = (text: string): readonly string[] => {
    const sought = pairs(text)
    const scores = new Map<Id, number>()
    for (const [name, ids] of other) {
      const score = likeness(sought, pairs(name))
      if (score >= leastLikeness) for (const id of ids) scores.set(id, Math.max(score, scores.get(id) ?? 0))
    }
    return [...scores]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, mostNear)
      .map(([id]) => shownOf(id))
  }

  return {
    shown: (id) => shownById.get(id),
    find(text) {
      if (shownById.has(text)) return { id: text }
      const name = folded(text)
      const ids = first.get(name)?.size === 1 ? first.get(name) : other.get(name)
      const [id, ...more] = ids ?? []
      if (id === undefined) return { nearest: name === '' ? [] : nearest(name.slice(0, 80)) }
      return more.length === 0 ? { id } : { several: [id, ...more].map(shownOf) }
    },
  }
}

/** Names in one text: by 、, comma, semicolon or line. */
export const listedIn = (text: string): readonly string[] =>
  text
    .split(/[、，,；;\n\r|]/)
    .map(plainText)
    .filter((name) => name !== '')
