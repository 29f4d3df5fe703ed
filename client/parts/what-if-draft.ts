/**
 * What a what-if changes of the facts as they stand, and the facts with it. Only changes are kept: what is not in a draft is what the server
 * says, also when a link to it is opened later.
 */
import type { AssessBody } from '../../server/wire/assess.ts'
import type { DateText, DecimalText, Period } from '../../server/wire/rows.ts'
import { dayAfter, endOf } from './period-steps.ts'
import { localMoment } from './moments.ts'

export type Target = AssessBody['targets'][number]
export type Observation = AssessBody['observations'][number]
type Verdict = NonNullable<Observation['verdict']>

/** A figure that is tried: decimal text or `-`, a verdict with its evidence, `null` for no figure. */
export type Tried = string | null | { readonly value: string; readonly verdict: Verdict }
export type TriedByPeriod = Readonly<Record<Period, Tried>>

/** What is tried of a target; what is absent stays. */
export interface TargetChange {
  readonly operator?: Target['operator']
  readonly dueOn?: DateText
  readonly value?: DecimalText
  readonly from?: DecimalText
  readonly to?: DecimalText
}

export interface Node {
  readonly period: Period
  readonly value: DecimalText
}

export interface Draft {
  /** The day of which to judge; without it today, or the day after the last period that is tried. */
  readonly asOf?: DateText
  readonly binding?: boolean
  /** By `keyOf` the target as it stands; a key that there is none of makes one. */
  readonly targets?: Readonly<Record<string, TargetChange>>
  readonly path?: string
  readonly nodes?: readonly Node[]
  readonly preset?: string
  readonly thresholds?: Readonly<Record<string, DecimalText>>
  /** By whose figures they are: '' its own, else the id of a part. */
  readonly values?: Readonly<Record<string, TriedByPeriod>>
}

export const own = ''
/** Before any day that can be judged. */
const always = '1900-01-01T00:00:00.000Z'

/** Versions of one target have one key. */
export const keyOf = ({ kind, dueOn, modal }: Pick<Target, 'kind' | 'dueOn' | 'modal'>): string => `${kind} ${dueOn} ${modal ?? ''}`.trim()

/** The day it is for the facts as they came. */
export const todayOf = ({ asOf, indicator }: AssessBody): DateText => localMoment(asOf, indicator.plan.timeZone).date

/** One version of each target: the last approved by today. In order of due date. */
export const targetsInForce = (body: AssessBody): readonly Target[] => {
  const today = todayOf(body)
  const newest = new Map<string, Target>()
  for (const target of body.targets) {
    const since = target.approval?.date ?? ''
    const other = newest.get(keyOf(target))
    if (since <= today && (other?.approval?.date ?? '') <= since) newest.set(keyOf(target), target)
  }
  return [...newest.values()].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
}

export const changedTarget = (target: Target, { from, to, value, ...change }: TargetChange): Target => {
  const changed = { ...target, ...change }
  if (changed.operator !== 'range') return { ...changed, value: value ?? target.value ?? target.range?.from ?? null, range: null, approval: null }
  const asked = target.value ?? '0'
  return { ...changed, value: null, range: { from: from ?? target.range?.from ?? asked, to: to ?? target.range?.to ?? asked }, approval: null }
}

/** A target that is only tried: as the final one compares, until something else is chosen. */
const madeTarget = (body: AssessBody, key: string): Target => {
  const [kind, dueOn = '', modal] = key.split(' ')
  const final = targetsInForce(body).findLast((target) => target.kind === 'final')
  return {
    kind: kind as Target['kind'],
    dueOn,
    operator: final === undefined || final.operator === 'range' ? '>=' : final.operator,
    value: null,
    modal: (modal ?? null) as Target['modal'],
  }
}

/** Targets in force and those that are only tried, each as it stands, in order of due date. */
export const targetsTried = (
  body: AssessBody,
  { targets = {} }: Draft,
): readonly { readonly key: string; readonly target: Target; readonly isNew: boolean }[] => {
  const standing = targetsInForce(body).map((target) => ({ key: keyOf(target), target, isNew: false }))
  const made = Object.keys(targets)
    .filter((key) => standing.every((each) => each.key !== key))
    .map((key) => ({ key, target: madeTarget(body, key), isNew: true }))
  return [...standing, ...made].toSorted((a, b) => a.target.dueOn.localeCompare(b.target.dueOn))
}

/** A target that is tried is in force on any day, whatever was approved. */
const targetsWith = (body: AssessBody, draft: Draft): readonly Target[] => [
  ...body.targets.filter((target) => draft.targets?.[keyOf(target)] === undefined),
  ...targetsTried(body, draft).flatMap(({ key, target }) => {
    const change = draft.targets?.[key]
    return change === undefined ? [] : [changedTarget(target, change)]
  }),
]

const triedFigure = (whose: string, period: Period, tried: Exclude<Tried, null>): Observation => ({
  ...(whose !== own && { indicator: whose }),
  period,
  value: typeof tried === 'string' ? tried : tried.value,
  flag: 'verified',
  state: 'approved',
  knownFrom: always,
  knownTo: null,
  verdict: typeof tried === 'string' ? null : tried.verdict,
  counts: null,
})

/** A figure that is tried takes the place of every revision of its period, and counts as verified. */
const observationsWith = (body: AssessBody, values: NonNullable<Draft['values']>): readonly Observation[] => [
  ...body.observations.filter(({ indicator, period }) => values[indicator ?? own]?.[period] === undefined),
  ...Object.entries(values).flatMap(([whose, byPeriod]) =>
    Object.entries(byPeriod).flatMap(([period, tried]) => (tried === null ? [] : [triedFigure(whose, period, tried)])),
  ),
]

/** Another preset begins with its own thresholds. */
const lightWith = ({ light }: AssessBody, { preset = light.preset, thresholds }: Draft): AssessBody['light'] => {
  const before = preset === light.preset ? light.thresholds : undefined
  return before === undefined && thresholds === undefined ? { preset } : { preset, thresholds: { ...before, ...thresholds } }
}

/**
 * The day on which a draft is judged: the one chosen; else the day after the last period that has a figure tried, where that has not ended
 * yet. A figure of a period under way is judged by nobody, so that without it nothing that is tried for the future would show.
 */
export const judgedOn = (body: AssessBody, { asOf, values }: Draft): DateText | null => {
  if (asOf !== undefined) return asOf
  const last = Object.values(values ?? {})
    .flatMap((byPeriod) => Object.keys(byPeriod).filter((period) => byPeriod[period] !== null))
    .map(endOf)
    .reduce((a, b) => (a > b ? a : b), '')
  return last >= todayOf(body) ? dayAfter(last) : null
}

/** The facts with all that is tried. */
export const tried = (body: AssessBody, draft: Draft): AssessBody => {
  const { indicator } = body
  const nodes = draft.nodes ?? indicator.path.nodes
  return {
    ...body,
    asOf: judgedOn(body, draft) ?? body.asOf,
    indicator: {
      ...indicator,
      binding: draft.binding ?? indicator.binding,
      path: { kind: draft.path ?? indicator.path.kind, ...(nodes && { nodes }) },
    },
    targets: targetsWith(body, draft),
    observations: observationsWith(body, draft.values ?? {}),
    light: lightWith(body, draft),
  }
}

/** The figure known now of a period; the newest of its revisions. */
export const knownFigure = ({ observations }: Pick<AssessBody, 'observations'>, whose: string, period: Period): Observation | null =>
  observations.findLast((each) => (each.indicator ?? own) === whose && each.period === period && each.knownTo === null) ?? null

const isEmpty = (part: unknown): boolean => part === undefined || (typeof part === 'object' && part !== null && Object.keys(part).length === 0)

/** Without what says nothing, so that a draft that was taken back step by step is none. */
export const tidy = (draft: Draft): Draft => {
  const targets = Object.fromEntries(Object.entries(draft.targets ?? {}).filter(([, change]) => !isEmpty(change)))
  const values = Object.fromEntries(Object.entries(draft.values ?? {}).filter(([, byPeriod]) => !isEmpty(byPeriod)))
  // Nodes may be taken away altogether: an empty list of them says something.
  const { nodes, ...rest } = draft
  const kept = Object.entries({ ...rest, targets, values }).filter(([, part]) => !isEmpty(part))
  return { ...(Object.fromEntries(kept) as Draft), ...(nodes && { nodes }) }
}

export const isUnchanged = (draft: Draft): boolean => Object.keys(tidy(draft)).length === 0

/** A draft without some of its fields. */
export const without = <Key extends keyof Draft>(draft: Draft, ...keys: readonly Key[]): Omit<Draft, Key> =>
  // What is left has no other fields than before.
  Object.fromEntries(Object.entries(draft).filter(([key]) => !keys.includes(key as Key))) as Omit<Draft, Key>

/** A record with one entry set, or taken away by `undefined`. */
export const withEntry = <Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> => {
  const { [key]: _before, ...rest } = record ?? {}
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** A draft with other figures of an indicator or a part; `undefined` takes a try back. */
export const withTried = (draft: Draft, whose: string, changes: Readonly<Record<Period, Tried | undefined>>): Draft => {
  let byPeriod = draft.values?.[whose] ?? {}
  for (const [period, value] of Object.entries(changes)) byPeriod = withEntry(byPeriod, period, value)
  return tidy({ ...draft, values: withEntry(draft.values, whose, byPeriod) })
}

/** A place in the form: what the server refused is told beside it. */
export type Field = 'target' | 'path' | 'light' | 'day' | 'figure'
export interface Place {
  readonly field: Field
  /** Which target, or whose figure of which period; '' for what there is one of. */
  readonly key: string
}
export const figurePlace = (whose: string, period: Period): string => `${whose} ${period}`

/** The field that put a wrong part into a body, by the server's path to it; `null` where none of the form's did. */
export const placeOf = (body: AssessBody, path: string): Place | null => {
  const [part = '', second = '', third = ''] = path.split('.')
  const target = body.targets[Number(second)]
  const observation = body.observations[Number(second)]
  if (part === 'targets' && target) return { field: 'target', key: keyOf(target) }
  if (part === 'observations' && observation) return { field: 'figure', key: figurePlace(observation.indicator ?? own, observation.period) }
  if (part === 'indicator' && second === 'path') return { field: 'path', key: third }
  if (part === 'light') return { field: 'light', key: third }
  return part === 'asOf' ? { field: 'day', key: '' } : null
}
