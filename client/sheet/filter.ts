/**
 * Which rows are shown: conditions on columns, all of them at once; the person's own; and the quick search over names, numbers, departments and
 * units, all its words at once.
 */
import { compareDecimals, isDecimal } from '../cells/decimal.ts'
import type { Id } from '../../server/wire/rows.ts'
import type { Choice, NumberCondition, RowCondition, SheetFilter } from './conditions.ts'
import type { Facet } from './facets.ts'
import type { Field } from './fields.ts'
import type { Matcher } from './match.ts'
import { folded, wordsOf } from './match.ts'
import type { Table } from './table.ts'

export interface RowFilter {
  readonly isShown: (place: number) => boolean
  readonly setFilter: (filter: SheetFilter) => void
  readonly setSearch: (text: string) => void
  /** Hides anything at all. */
  readonly isActive: () => boolean
  /** What there is to choose by in a column; none where its condition is no list. */
  readonly choicesOf: (column: string) => readonly Choice[]
  /** Columns that rows are chosen by from a list. */
  readonly listed: readonly string[]
}

interface Facts {
  readonly table: Table
  readonly field: (id: string) => Field | undefined
  readonly facets: readonly Facet[]
  readonly matcher: Matcher
}

type Test = (place: number) => boolean

const numberTest = ({ operator, value, to }: NumberCondition, read: Field['read']): Test | null => {
  if (operator === 'empty') return (place) => (read(place) ?? '') === ''
  if (operator === 'filled') return (place) => (read(place) ?? '') !== ''
  if (value === null || !isDecimal(value)) return null
  const compared = (test: (order: number, text: string) => boolean): Test => {
    return (place) => {
      const text = read(place)
      return text !== null && isDecimal(text) && test(compareDecimals(text, value), text)
    }
  }
  switch (operator) {
    case '>':
      return compared((order) => order > 0)
    case '>=':
      return compared((order) => order >= 0)
    case '<':
      return compared((order) => order < 0)
    case '<=':
      return compared((order) => order <= 0)
    case '=':
      return compared((order) => order === 0)
    case 'between': {
      if (to === null || !isDecimal(to)) return null
      const [least, most] = compareDecimals(value, to) <= 0 ? [value, to] : [to, value]
      return compared((_, text) => compareDecimals(text, least) >= 0 && compareDecimals(text, most) <= 0)
    }
    default:
      return operator satisfies never
  }
}

export const createFilter = ({ table, field, facets, matcher }: Facts): RowFilter => {
  const { rows, departments } = table.view
  let keys: readonly { readonly names: string; readonly english: string; readonly number: string }[] | null = null
  let words: readonly string[] = []
  let tests: readonly { readonly column: string; readonly test: Test }[] = []
  let isMine: Test | null = null

  const names = (places: readonly number[] | undefined): string => (places ?? []).map((place) => departments[place]?.shortName ?? '').join(' ')
  const makeKeys = () =>
    rows.id.map((_, place) => ({
      names: folded([rows.name[place], names(rows.lead[place]), names(rows.responsible[place]), rows.unit[place]].join('\n')),
      english: folded(rows.nameEn[place] ?? ''),
      number: folded(rows.number[place] ?? ''),
    }))
  /** A number is that of the row, or the beginning of one that is divided further: `12` and `12.1`, not `120`. */
  const isNumber = (number: string, word: string): boolean => number === word || (number.startsWith(word) && /^[.\-．、（(]/.test(number.slice(word.length)))
  const isFound: Test = (place) => {
    if (words.length === 0) return true
    keys ??= makeKeys()
    const key = keys[place]
    return key !== undefined && words.every((word) => isNumber(key.number, word) || key.english.includes(word) || matcher.holds(key.names, word))
  }
  const facetOf = (column: string): Facet | undefined => facets.find(({ id }) => id === column)

  const testOf = (condition: RowCondition): Test | null => {
    const by = field(condition.column)
    switch (condition.kind) {
      case 'list': {
        const facet = facetOf(condition.column)
        const values = new Set(condition.values)
        return facet && values.size > 0 ? (place) => facet.keysOf(place).some((key) => values.has(key)) : null
      }
      case 'number':
        return by ? numberTest(condition, by.read) : null
      case 'text': {
        const find = matcher.finder(condition.text)
        return by && condition.text.trim() !== '' ? (place) => find(by.show(by.read(place), place)) : null
      }
      default:
        return condition satisfies never
    }
  }
  const passes = (place: number, without: string | null): boolean =>
    (isMine === null || isMine(place)) && tests.every(({ column, test }) => column === without || test(place)) && isFound(place)

  return {
    isShown: (place) => passes(place, null),
    setFilter({ conditions, mine }) {
      tests = (conditions ?? []).flatMap((condition) => {
        const test = testOf(condition)
        return test ? [{ column: condition.column, test }] : []
      })
      const own = mine == null ? null : new Set<Id>(mine)
      const takesPart = (places: readonly number[] | undefined): boolean => (places ?? []).some((place) => own?.has(departments[place]?.id ?? '') === true)
      isMine = own && ((place) => takesPart(rows.lead[place]) || takesPart(rows.responsible[place]))
    },
    setSearch(text) {
      words = wordsOf(text)
    },
    listed: facets.map(({ id }) => id),
    isActive: () => isMine !== null || tests.length > 0 || words.length > 0,
    choicesOf(column) {
      const facet = facetOf(column)
      if (!facet) return []
      const counts = new Map<string, number>()
      for (let place = 0; place < table.size; place += 1) {
        const isLeft = passes(place, column)
        for (const key of facet.keysOf(place)) counts.set(key, (counts.get(key) ?? 0) + (isLeft ? 1 : 0))
      }
      // Only what some row is, even if the rest that is asked for leaves none of it.
      return [...facet.keys, ''].flatMap((key) => {
        const count = counts.get(key)
        return count === undefined ? [] : [{ key, word: facet.wordOf(key), count }]
      })
    },
  }
}
