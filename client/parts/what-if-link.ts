/**
 * A what-if at the end of an address, `#try=…`: letters, digits, - and _ only, so that no mail program or messenger breaks it. It holds the
 * changes, not the facts: who opens it sees them tried on the figures of that day. What comes from an address is looked at piece by piece.
 */
import type { Draft, Node, TargetChange, Tried } from './what-if-draft.ts'
import { tidy } from './what-if-draft.ts'

const mark = '#try='
const longest = 60_000

const operators = ['>=', '>', '<=', '<', '=', 'range', '~'] as const
const outcomes = ['met', 'on_pace', 'behind', 'missed'] as const

type Read<Value> = (given: unknown) => Value | null

const texts =
  (form: RegExp): Read<string> =>
  (given) =>
    typeof given === 'string' && form.test(given) ? given : null
const day = texts(/^(19|20|21)\d\d-\d\d-\d\d$/)
const period = texts(/^\d{4}(-(H[12]|Q[1-4]|\d\d(-\d\d)?))?$/)
const decimal = texts(/^-?\d{1,30}(\.\d{1,30})?$/)
const kind = texts(/^[a-z-]{1,30}$/)
const targetKey = texts(/^(final|year|node) (19|20|21)\d\d-\d\d-\d\d( (ensure|strive))?$/)
const threshold = texts(/^[a-zA-Z]{1,20}$/)
const indicator = texts(/^[\w-]{0,64}$/)
const words = texts(/^.{0,2000}$/s)
const flag: Read<boolean> = (given) => (typeof given === 'boolean' ? given : null)
const oneOf =
  <Value extends string>(choices: readonly Value[]): Read<Value> =>
  (given) =>
    choices.find((choice) => choice === given) ?? null

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> => typeof given === 'object' && given !== null && !Array.isArray(given)

const lists =
  <Value>(read: Read<Value>): Read<readonly Value[]> =>
  (given) => {
    if (!Array.isArray(given)) return null
    const found = given.map(read)
    return found.every((each) => each !== null) ? found : null
  }

/** An object whose keys are data; one wrong entry makes the whole wrong. */
const records =
  <Value>(readKey: Read<string>, read: (given: unknown) => Value | undefined): Read<Readonly<Record<string, Value>>> =>
  (given) => {
    if (!isRecord(given)) return null
    const found = Object.entries(given).map(([key, value]) => [readKey(key), read(value)] as const)
    return found.every((entry): entry is readonly [string, Value] => entry[0] !== null && entry[1] !== undefined) ? Object.fromEntries(found) : null
  }

/** An object of known fields, each of which may be absent; others are refused. */
const shapes =
  <Shape extends object>(fields: { readonly [Key in keyof Required<Shape>]: Read<Exclude<Shape[Key], undefined>> }): Read<Shape> =>
  (given) => {
    if (!isRecord(given)) return null
    const found = Object.entries(given).map(([key, value]) => [key, Object.hasOwn(fields, key) ? fields[key as keyof Shape](value) : null] as const)
    return found.every(([, value]) => value !== null) ? (Object.fromEntries(found) as Shape) : null
  }

/** All fields of a shape are there. */
const whole =
  <Shape extends object>(read: Read<Partial<Shape>>, count: number): Read<Shape> =>
  (given) => {
    const found = read(given)
    return found !== null && Object.keys(found).length === count ? (found as Shape) : null
  }

type Spoken = Exclude<Tried, string | null>
const verdict = whole<Spoken['verdict']>(shapes({ outcome: oneOf(outcomes), by: words, on: day, evidence: lists(words) }), 4)
const spoken = whole<Spoken>(shapes({ value: words, verdict }), 2)
const figure = (given: unknown): Tried | undefined => (given === null ? null : given === '-' ? '-' : (decimal(given) ?? spoken(given) ?? undefined))
const given =
  <Value>(read: Read<Value>) =>
  (value: unknown): Value | undefined =>
    read(value) ?? undefined

const draft = shapes<Draft>({
  asOf: day,
  binding: flag,
  targets: records(targetKey, given(shapes<TargetChange>({ operator: oneOf(operators), dueOn: day, value: decimal, from: decimal, to: decimal }))),
  path: kind,
  nodes: lists(whole<Node>(shapes<Partial<Node>>({ period, value: decimal }), 2)),
  preset: kind,
  thresholds: records(threshold, given(decimal)),
  values: records(indicator, given(records(period, figure))),
})

/** What stands after the address; empty where nothing is tried. */
export const linkOf = (asked: Draft): string => {
  const kept = tidy(asked)
  if (Object.keys(kept).length === 0) return ''
  const bytes = new TextEncoder().encode(JSON.stringify(kept))
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return mark + letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The draft of an address's end; `null` where there is none, `'broken'` where it cannot be read as a whole. */
export const draftOf = (hash: string): Draft | null | 'broken' => {
  if (!hash.startsWith(mark)) return null
  if (hash.length > longest) return 'broken'
  try {
    const letters = atob(hash.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'))
    const read = draft(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)))))
    return read === null ? 'broken' : tidy(read)
  } catch {
    // Cut off on the way, or not ours.
    return 'broken'
  }
}
