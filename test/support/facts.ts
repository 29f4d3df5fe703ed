/** Builders of the facts that rules judge: the least valid thing, so that a test states only what matters. */
import type { Facts, IndicatorFacts, ObservationFacts, TargetFacts } from '../../server/rules/facts.ts'
import type { Workdays } from '../../server/basics/workdays.ts'
import { workdaysOf } from '../../server/basics/holidays.ts'
import { publishedYears } from '../../seeds/workdays.ts'

/** The published years, as seeded. */
export const publishedWorkdays: Workdays = workdaysOf({ years: publishedYears, localDays: [] })

type Given = Partial<Omit<IndicatorFacts, 'plan'>> & { readonly plan?: Partial<IndicatorFacts['plan']> }

/** An observation known from the first day, verified and approved. */
export const anObservation = (period: string, value: string, more: Partial<ObservationFacts> = {}): ObservationFacts => ({
  period,
  value,
  flag: 'verified',
  state: 'approved',
  knownFrom: '2000-01-01T00:00:00.000Z',
  knownTo: null,
  ...more,
})

/** A final target due on the plan's last day. */
export const aTarget = (operator: TargetFacts['operator'], value: string | null, more: Partial<TargetFacts> = {}): TargetFacts => ({
  kind: 'final',
  dueOn: '2027-12-31',
  operator,
  value,
  modal: null,
  ...more,
})

/** A monthly annual total of the plan 2023 to 2027, without targets or figures unless given. */
export const someFacts = (
  indicator: Given,
  targets: readonly TargetFacts[],
  values: Readonly<Record<string, string>> | readonly ObservationFacts[] = {},
  light: Facts['light'] = { preset: 'ratio' },
): Facts => ({
  indicator: {
    measure: 'annual-total',
    better: 'higher',
    binding: false,
    basis: 'ytd',
    frequency: 'month',
    unit: '亿元',
    decimals: 2,
    baseline: null,
    path: { kind: 'linear' },
    release: { workdays: 15 },
    ...indicator,
    plan: { from: '2023-01-01', to: '2027-12-31', timeZone: 'Asia/Shanghai', ...indicator.plan },
  },
  targets,
  observations: Array.isArray(values) ? values : Object.entries(values).map(([period, value]) => anObservation(period, value as string)),
  light,
})
