/**
 * The request of `POST /api/assess`: facts of one indicator from outside, checked and brought to the shape that the judge takes. What is not
 * given is what an approved, verified figure of an undisputed target would have.
 */
import { z } from 'zod'
import type { Frequency } from '../../db/schema.ts'
import { bases, frequencies, observationFlags, observationStates, operators } from '../../db/schema.ts'
import { endOfDay, instantText, isDate, periodSpan, periodsBetween } from '../basics/calendar.ts'
import { compare, exact, isDecimalText } from '../basics/decimal.ts'
import { lightPresetKinds, thresholdsOf } from '../lights/index.ts'
import { counters } from '../lights/light.ts'
import { measureKinds, measureOf } from '../measures/index.ts'
import { pathKinds } from '../paths/index.ts'
import type { Facts, ObservationFacts, TargetFacts } from '../rules/facts.ts'

const mostObservations = 5000
const mostTargets = 200
const mostNodes = 500
const mostPeers = 5000
/** A plan of days for sixteen years. */
const mostPeriods = 6000
/** Years that the calendar counts in. */
const isKnownYear = (text: string): boolean => /^(19|20|21)\d\d/.test(text)
const isMoment = (text: string): boolean => isKnownYear(text) && (isDate(text) || instantText(text) !== null)

const decimal = z.string().max(62).refine(isDecimalText, { error: 'not a decimal number' })
const day = z.string().refine(isDate, { error: 'not a day' })
const period = z
  .string()
  .max(10)
  .refine((text) => isKnownYear(text) && periodSpan(text) !== null, { error: 'not a period' })
const name = z.string().min(1).max(100)
/** An id or several. */
const parts = z.union([name.transform((one) => [one]), z.array(name).min(1).max(200)])

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const isMade = (measure: string): boolean => measureOf(measure).isMade === true

const indicator = z
  .object({
    measure: z.enum(measureKinds),
    better: z.enum(['higher', 'lower']).nullish(),
    binding: z.boolean().default(false),
    basis: z.enum(bases),
    frequency: z.enum(frequencies),
    unit: z.string().max(40).default(''),
    decimals: z.int().min(0).max(10).default(2),
    baseline: z.object({ period, value: decimal }).nullish(),
    plan: z
      .object({ from: day, to: day, timeZone: z.string().max(60).refine(isZone, { error: 'not a time zone' }).default('Asia/Shanghai') })
      .refine(({ from, to }) => from <= to, { error: 'ends before it begins', path: ['to'] }),
    path: z
      .object({
        kind: z.enum(pathKinds),
        nodes: z
          .array(z.object({ period, value: decimal }))
          .max(mostNodes)
          .optional(),
      })
      .default({ kind: 'linear' }),
    release: z
      .object({
        workdays: z.int().min(0).max(400),
        after: z.object({ name, workdays: z.int().min(0).max(400), dates: z.record(period, day).optional() }).nullish(),
        dates: z.record(period, day).optional(),
      })
      .default({ workdays: 15 }),
    preliminaryDecides: z.boolean().optional(),
    basicallyMetFrom: decimal.optional(),
    judgedAs: z.enum(measureKinds).nullish(),
    numerator: parts.nullish(),
    denominator: parts.nullish(),
    scale: decimal.nullish(),
    formula: z
      .object({
        plus: z.array(name).max(200).default([]),
        minus: z.array(name).max(200).default([]),
        over: z.array(name).max(200).default([]),
        scale: decimal.default('1'),
        growth: z.boolean().default(false),
      })
      .nullish(),
  })
  .refine((given) => !isTooLong(given), { error: 'too many periods', path: ['plan', 'to'] })
  .refine((given) => !isMade(given.measure) || (given.judgedAs != null && !isMade(given.judgedAs)), { error: 'is judged as another kind', path: ['judgedAs'] })
  .refine((given) => !isMade(given.measure) || given.numerator != null || given.formula != null, { error: 'is made from parts', path: ['numerator'] })

const instant = z
  .string()
  .max(40)
  .refine((text) => instantText(text) !== null, { error: 'not an instant' })

const isTooLong = (given: { readonly frequency: Frequency; readonly plan: { readonly from: string; readonly to: string } }): boolean =>
  periodsBetween(given.plan.from, given.plan.to, given.frequency).length > mostPeriods

const modals: Readonly<Record<string, 'ensure' | 'strive'>> = { ensure: 'ensure', strive: 'strive', 确保: 'ensure', 力争: 'strive' }

const target = z
  .object({
    dueOn: day,
    operator: z.enum(operators),
    value: decimal.nullish(),
    range: z.object({ from: decimal, to: decimal }).nullish(),
    kind: z.enum(['final', 'year', 'node']),
    modal: z
      .string()
      .refine((modal) => Object.hasOwn(modals, modal), { error: 'not a modal' })
      .nullish(),
    width: decimal.nullish(),
    text: z.string().max(2000).nullish(),
    approval: z
      .object({ body: z.string().max(200).nullish(), documentNumber: z.string().max(200).nullish(), date: day, reason: z.string().max(2000).nullish() })
      .nullish(),
    knownFrom: instant.nullish(),
  })
  .refine(({ operator, range, value }) => operator !== 'range' || range != null || value == null, { error: 'a range has two ends', path: ['range'] })
  .refine(({ range }) => range == null || compare(exact(range.from), exact(range.to)) <= 0, { error: 'a range runs upwards', path: ['range'] })

const verdict = z.object({
  outcome: z.enum(['met', 'on_pace', 'behind', 'missed']).nullish(),
  by: z.string().max(200).nullish(),
  on: z.string().max(40).nullish(),
  evidence: z.array(z.string().max(2000)).max(100).nullish(),
})

const observation = z.object({
  indicator: name.nullish(),
  period,
  value: z.string().max(2000).nullish(),
  flag: z.enum(observationFlags).default('verified'),
  state: z.enum(observationStates).default('approved'),
  knownFrom: instant.optional(),
  knownTo: instant.nullish(),
  verdict: verdict.nullish(),
  counts: z.object({ good: z.int().min(0), of: z.int().min(0) }).nullish(),
})

const light = z
  .object({
    preset: z.enum(lightPresetKinds),
    thresholds: z.union([z.record(z.string().max(20), decimal), z.array(decimal).max(4)]).optional(),
  })
  .superRefine(({ preset, thresholds }, issue) => {
    const known = Object.keys(thresholdsOf(preset))
    const given = Array.isArray(thresholds) ? known.slice(0, thresholds.length) : Object.keys(thresholds ?? {})
    for (const key of given) if (!known.includes(key)) issue.addIssue({ code: 'custom', message: 'no such threshold', path: ['thresholds', key] })
  })

export const assessRequest = z.object({
  asOf: z.string().max(40).refine(isMoment, { error: 'neither a day nor an instant' }),
  period: period.optional(),
  indicator,
  targets: z.array(target).max(mostTargets).default([]),
  observations: z.array(observation).max(mostObservations).default([]),
  light: light.optional(),
  peers: z
    .array(z.object({ name: z.string().max(100), period, value: decimal }))
    .max(mostPeers)
    .optional(),
})
export type AssessRequest = z.output<typeof assessRequest>

const notApplicable = new Set(['-', '–', '—', 'ー', '一', '－'])
const always = '0000-01-01T00:00:00.000Z'

const targetOf = (given: AssessRequest['targets'][number]): TargetFacts => ({
  kind: given.kind,
  dueOn: given.dueOn,
  operator: given.operator,
  value: given.operator === 'range' ? null : (given.value ?? null),
  range: given.range ?? null,
  modal: given.modal == null ? null : (modals[given.modal] as 'ensure' | 'strive'),
  width: given.width ?? null,
  text: given.text ?? null,
  approval: given.approval
    ? {
        body: given.approval.body ?? null,
        documentNumber: given.approval.documentNumber ?? null,
        date: given.approval.date,
        reason: given.approval.reason ?? null,
      }
    : null,
  ...(given.knownFrom != null && { knownFrom: instantText(given.knownFrom) as string }),
})

const observationOf = (given: AssessRequest['observations'][number]): ObservationFacts => ({
  ...(given.indicator != null && { indicator: given.indicator }),
  period: given.period,
  value: given.value == null ? '' : notApplicable.has(given.value.trim()) ? '-' : given.value,
  flag: given.flag,
  state: given.state,
  knownFrom: given.knownFrom === undefined ? always : (instantText(given.knownFrom) ?? always),
  knownTo: given.knownTo == null ? null : instantText(given.knownTo),
  verdict: given.verdict?.outcome
    ? { outcome: given.verdict.outcome, by: given.verdict.by ?? '', on: given.verdict.on ?? '', evidence: given.verdict.evidence ?? [] }
    : null,
  counts: given.counts ?? null,
})

const lightOf = ({ light: given }: AssessRequest): Facts['light'] => {
  if (given === undefined) return { preset: 'ratio' }
  const { preset, thresholds } = given
  if (!Array.isArray(thresholds)) return thresholds === undefined ? { preset } : { preset, thresholds }
  // A list gives the preset's own thresholds in their order; the counters come first in the whole list.
  const names = Object.keys(thresholdsOf(preset)).filter((key) => !Object.hasOwn(counters, key))
  return { preset, thresholds: Object.fromEntries(thresholds.map((value, place) => [names[place] ?? '', value])) }
}

const formulaOf = ({ numerator, denominator, scale, formula }: AssessRequest['indicator']): Facts['indicator']['formula'] => {
  if (formula != null) return formula
  return numerator == null ? null : { plus: numerator, minus: [], over: denominator ?? [], scale: scale ?? '1', growth: false }
}

/** A value that its measure cannot take: where it stands, for the refusal. */
export const unfitValue = ({ indicator: asked, observations }: AssessRequest): string | null => {
  const measure = measureOf(asked.measure)
  const isVerdict = (each: AssessRequest['observations'][number]): boolean => each.verdict != null
  const place = observations.findIndex((each) => {
    if (each.value == null) return !isVerdict(each)
    if (notApplicable.has(each.value.trim()) || isVerdict(each)) return false
    if (measure.takes?.text === true) return false
    return !isDecimalText(each.value) || !(measure.takes?.number?.(exact(each.value)) ?? true)
  })
  return place < 0 ? null : `observations.${place}.value`
}

/** Facts for the judge, and the moment asked: a bare day means its end in the plan's zone. */
export const factsOfRequest = (given: AssessRequest): { readonly facts: Facts; readonly asOf: string } => {
  const { numerator: _numerator, denominator: _denominator, scale: _scale, ...asked } = given.indicator
  return {
    asOf: isDate(given.asOf) ? endOfDay(given.asOf, asked.plan.timeZone) : (instantText(given.asOf) as string),
    facts: {
      indicator: {
        measure: asked.measure,
        better: asked.better ?? null,
        binding: asked.binding,
        basis: asked.basis,
        frequency: asked.frequency,
        unit: asked.unit,
        decimals: asked.decimals,
        baseline: asked.baseline ?? null,
        plan: asked.plan,
        path: { kind: asked.path.kind, ...(asked.path.nodes && { nodes: asked.path.nodes }) },
        release: {
          workdays: asked.release.workdays,
          ...(asked.release.after && {
            after: {
              name: asked.release.after.name,
              workdays: asked.release.after.workdays,
              ...(asked.release.after.dates && { dates: asked.release.after.dates }),
            },
          }),
          ...(asked.release.dates && { dates: asked.release.dates }),
        },
        ...(asked.preliminaryDecides !== undefined && { preliminaryDecides: asked.preliminaryDecides }),
        ...(asked.basicallyMetFrom !== undefined && { basicallyMetFrom: asked.basicallyMetFrom }),
        formula: formulaOf(given.indicator) ?? null,
        judgedAs: asked.judgedAs ?? null,
      },
      targets: given.targets.map(targetOf),
      observations: given.observations.map(observationOf),
      light: lightOf(given),
      ...(given.peers && { peers: given.peers }),
    },
  }
}
