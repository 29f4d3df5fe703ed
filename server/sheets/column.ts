/**
 * Columns of the sheets in which a plan itself is edited, as data: what kind of cell they have, which the page picks its editor by, and how its
 * text is read. A text in the form in which it is stored is always understood, so that an undo comes back to exactly what was there. Pure.
 */
import type { Id } from '../../db/schema.ts'
import { readDate, readPeriod } from '../basics/dates.ts'
import { listedIn, plainText } from '../basics/names.ts'
import type { Names } from '../basics/names.ts'
import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'

export const columnKinds = [
  'text',
  'lines',
  'whole',
  'number',
  'date',
  'period',
  'choice',
  'measure',
  'department',
  'departments',
  'task',
  'tasks',
  'names',
  'row',
  'place',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** A cell's new content. `value` null is empty; `understood` says how a text was read where that changed it. */
export interface Content {
  readonly value: string | null
  readonly understood: string | null
}

/** Things that cells name. */
export const lists = ['departments', 'tasks', 'dimensions'] as const
export type List = (typeof lists)[number]

/** What the rest of the plan says to a cell that is to be written. */
export interface PlanFacts {
  readonly names: (list: List) => Names
  /** Options of a column by the words for them. */
  readonly options: (column: string) => Names
  /** How many figures an indicator has, and whether targets are filed for it. */
  readonly figures: (indicator: Id) => number
  readonly hasTargets: (indicator: Id) => boolean
  /** Names of the indicators that are made from it. */
  readonly wholes: (indicator: Id) => readonly string[]
  /** What stands above a task or a department. */
  readonly above: (row: Id) => Id | null
  /** How many rows stand under a task or a department, or name it, and are not archived in the same batch. */
  readonly leaning: (row: Id) => number
}

export interface Column<Row = unknown> {
  readonly kind: ColumnKind
  /** Verdicts lean on it: who changes it has the indicator judged again. */
  readonly judged?: true
  readonly required?: true
  /** Keys of a choice, in order, and under which name there are words for them. */
  readonly options?: readonly string[]
  readonly words?: string
  readonly list?: List
  readonly read: (text: string, row: Row, facts: PlanFacts) => Content | Problem
}

const cut = (text: string): string => plainText(text).slice(0, 40)
const plainly = (value: string | null): Content => ({ value, understood: null })
const isCleared = (text: string): boolean => /^(清空)?$/.test(plainText(text))
/** How a text was read, where that is not as it stands. */
const understood = (text: string, value: string, shown: string): Content => ({
  value,
  understood: plainText(text) === plainText(shown) || text === value ? null : `${cut(text)} → ${shown}`,
})

/** Control signs and those that turn writing around have no place in names. */
// oxlint-disable-next-line no-control-regex -- they are what is sought
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const cleaned = (text: string, lines: boolean): string => {
  const kept = text.toWellFormed().replaceAll('\r\n', '\n').replace(controls, '').normalize('NFC')
  return (lines ? kept : kept.replace(/\s+/g, ' ')).trim()
}

export interface TextRules {
  readonly longest: number
  readonly required?: true
  /** Empty is no text, not an empty one. */
  readonly orNull?: true
  readonly lines?: true
}

/** Free text. Whatever it begins with, it stays text. */
export const text = ({ longest, required, orNull, lines }: TextRules): Column => ({
  kind: lines ? 'lines' : 'text',
  ...(required && { required }),
  read(typed) {
    const value = cleaned(typed, lines === true)
    if (value.length > longest) return problem('text_too_long', { limit: String(longest), length: String(value.length) })
    if (value === '' && required) return problem('must_not_be_empty')
    return plainly(value === '' && orNull ? null : value)
  },
})

export const whole = (from: number, to: number): Column => ({
  kind: 'whole',
  required: true,
  read(typed) {
    const value = plainText(typed)
    const number = /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN
    return number >= from && number <= to ? plainly(String(number)) : problem('not_a_whole_number', { text: cut(typed), from: String(from), to: String(to) })
  },
})

export const date: Column = {
  kind: 'date',
  read(typed) {
    if (isCleared(typed)) return plainly(null)
    const day = readDate(typed)
    return day === null ? problem('not_a_date', { text: cut(typed) }) : understood(typed, day, day)
  },
}

export const period: Column = {
  kind: 'period',
  judged: true,
  read(typed) {
    if (isCleared(typed)) return plainly(null)
    const found = readPeriod(typed)
    return found === null ? problem('not_a_period', { text: typed.slice(0, 40) }) : understood(typed, found, found)
  },
}

const found = (typed: string, names: Names): { readonly id: Id } | Problem => {
  const answer = names.find(typed)
  if ('id' in answer) return answer
  if ('several' in answer) return problem('ambiguous_name', { text: cut(typed), names: answer.several.slice(0, 4).join('、') })
  return problem('unknown_name', { text: cut(typed), ...(answer.nearest.length > 0 && { names: answer.nearest.join('、') }) })
}

const one =
  (namesIn: (facts: PlanFacts) => Names, required = false): Column['read'] =>
  (typed, _, facts) => {
    if (isCleared(typed)) return required ? problem('must_not_be_empty') : plainly(null)
    const names = namesIn(facts)
    const answer = found(typed, names)
    return 'code' in answer ? answer : understood(typed, answer.id, names.shown(answer.id) ?? answer.id)
  }

export const choice = (column: string, options: readonly string[], more: Pick<Column, 'judged' | 'required'> = {}): Column => ({
  kind: 'choice',
  options,
  words: column,
  ...more,
  read: one((facts) => facts.options(column), more.required === true),
})

export const oneOf = (kind: 'department' | 'task', list: List): Column => ({ kind, list, read: one((facts) => facts.names(list)) })

/** Ids as they are stored: a JSON list. */
const storedList = (typed: string): readonly string[] | null => {
  if (!typed.startsWith('["')) return null
  try {
    const items: unknown = JSON.parse(typed)
    return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items : null
  } catch {
    return null
  }
}

/** A list of names as the list of their ids. */
export const listOf = (ids: readonly Id[]): string | null => (ids.length === 0 ? null : JSON.stringify(ids))

/** Who stands after 等 is not said: the names before it are meant. */
const andOthers = /\s*等(有关|相关)?(单位|部门)?$/

export const several = (kind: 'departments' | 'tasks', list: List): Column => ({
  kind,
  list,
  read(typed, _, facts) {
    if (isCleared(typed)) return plainly(null)
    const names = facts.names(list)
    const ids = new Set<Id>()
    const whole_ = names.find(typed)
    const parts = storedList(typed) ?? ('id' in whole_ ? [typed] : listedIn(typed))
    for (const part of parts) {
      const bare = part.replace(andOthers, '')
      if (bare === '' && parts.length > 1) continue
      const answer = 'id' in names.find(part) ? found(part, names) : found(bare, names)
      if ('code' in answer) return answer
      ids.add(answer.id)
    }
    if (ids.size > mostNamed) return problem('too_many_names', { limit: String(mostNamed) })
    const value = listOf([...ids])
    return value === null ? plainly(null) : understood(typed, value, [...ids].map((id) => names.shown(id) ?? id).join('、'))
  },
})
const mostNamed = 60

/** What a cell holds, as people read it. */
export const shown = ({ list, words }: Pick<Column, 'list' | 'words'>, value: string | null, facts: Pick<PlanFacts, 'names' | 'options'>): string => {
  if (value === null) return ''
  if (words !== undefined) return facts.options(words).shown(value) ?? value
  const ids = storedList(value)
  const nameOf = (id: Id): string => (list === undefined ? id : (facts.names(list).shown(id) ?? id))
  return ids === null ? nameOf(value) : ids.map(nameOf).join('、')
}

/** Names of one thing, kept as they are written. */
export const names = (longest: number): Column => ({
  kind: 'names',
  read(typed) {
    const parts = [...new Set((storedList(typed) ?? listedIn(typed)).map(plainText))]
    if (parts.some(({ length }) => length > longest)) return problem('text_too_long', { limit: String(longest), length: String(plainText(typed).length) })
    if (parts.length > mostNamed) return problem('too_many_names', { limit: String(mostNamed) })
    return plainly(listOf(parts))
  },
})

/** Where a row stands among its like: smaller comes first. Only their order means something. */
export const place: Column = { ...whole(-2_000_000_000, 2_000_000_000), kind: 'place' }

const rowStates = ['present', 'archived'] as const

/**
 * Whether a row is there. Adding one, archiving it and bringing it back are edits of this column, and so are recorded and undone like any other.
 * A row is never deleted: taking back that it was added archives it.
 *
 * @param inTheWay why it cannot be archived; `null` where it can.
 */
export const row = <Row extends { readonly id: Id; readonly archivedAt: string | null }>(
  inTheWay: (row: Row, facts: PlanFacts) => Problem | null,
): Column<Row> => ({
  kind: 'row',
  judged: true,
  options: rowStates,
  words: 'row',
  read(typed, held, facts) {
    if (typed === 'present') return plainly(typed)
    if (typed !== '' && typed !== 'archived') return problem('unknown_cell')
    return (held.archivedAt === null ? inTheWay(held, facts) : null) ?? plainly('archived')
  },
})

/** Under what a row stands; never under itself. */
export const parent = <Row extends { readonly id: Id }>(kind: 'department' | 'task', list: List): Column<Row> => {
  const plain = oneOf(kind, list)
  return {
    ...plain,
    read(typed, held, facts) {
      const content = plain.read(typed, held, facts)
      if ('code' in content) return content
      const seen = new Set<Id>()
      for (let id = content.value; id !== null && !seen.has(id); id = facts.above(id)) {
        if (id === held.id) return problem('stands_under_itself')
        seen.add(id)
      }
      return content
    },
  }
}
