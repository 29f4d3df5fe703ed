/** Builders of what a report takes: the least valid thing, so that a test states only what matters; and a reference plan filled with made-up figures. */
import type { Indicator, ObservationFlag, Period, Plan, Target } from '../../db/schema.ts'
import { orderStates } from '../../db/schema.ts'
import { departments } from '../../seeds/departments.ts'
import type { SeedIndicator, SeedPlan } from '../../seeds/plans/shape.ts'
import { blankIndicator } from '../../server/actions/blank-rows.ts'
import { endOfDay, periodsBetween } from '../../server/basics/calendar.ts'
import { fraction, exact, text, times } from '../../server/basics/decimal.ts'
import type { IndicatorInYear, PlanYear, OrdersOfYear, ReportReader } from '../../server/reports/report.ts'
import type { Assessment } from '../../server/rules/assess.ts'
import { assess } from '../../server/rules/assess.ts'
import { factsOf } from '../../server/rules/facts.ts'
import { publishedWorkdays } from '../support/facts.ts'

const begun = '2000-01-01T00:00:00.000Z'

export const aPlan = (more: Partial<Plan> = {}): Plan => ({
  id: 'plan',
  code: 'plan',
  title: '某区规划',
  titleEn: 'A plan',
  area: '某区',
  issuer: '某区人民政府',
  documentTitle: '某区规划文件',
  documentNumber: null,
  issuedOn: null,
  documentNote: null,
  startsOn: '2023-01-01',
  endsOn: '2027-12-31',
  timeZone: 'Asia/Shanghai',
  lightPreset: 'ratio',
  lightThresholds: null,
  basicallyMetFrom: null,
  ladder: null,
  mailRules: null,
  reviewRequired: 0,
  demonstration: 0,
  watched: 1,
  judgedAsOf: null,
  priority: 1,
  seq: 1,
  createdAt: begun,
  archivedAt: null,
  ...more,
})

export const anIndicator = (more: Partial<Indicator> = {}): Indicator => ({
  ...blankIndicator('indicator', 'plan'),
  number: '1',
  sort: 1,
  name: '地区生产总值',
  nameEn: 'Gross regional product',
  unit: '亿元',
  frequency: 'month',
  sourceClause: '二、主要目标',
  archivedAt: null,
  ...more,
})

export const aTarget = (more: Partial<Target> = {}): Target => ({
  id: 'target',
  indicatorId: 'indicator',
  kind: 'final',
  dueOn: '2027-12-31',
  operator: '>=',
  value: '2100',
  rangeFrom: null,
  rangeTo: null,
  modal: null,
  width: null,
  text: null,
  approvalBody: null,
  approvalDocument: null,
  approvedOn: null,
  approvalReason: null,
  createdAt: begun,
  ...more,
})

export const anAssessment = (more: Partial<Assessment> = {}): Assessment => ({
  period: '2026-09',
  outcome: 'behind',
  reason: 'pace',
  light: 'red',
  manner: 'way',
  limits: null,
  actual: '1200',
  expected: '1500',
  gap: '-300',
  share: '60',
  timeShare: '75',
  lead: '-15',
  ratio: '80',
  required: { perPeriod: '266.67', soFar: '133.33' },
  monthsBehind: '1.8',
  streak: 2,
  target: '2000',
  dueOn: '2026-12-31',
  flag: 'verified',
  release: { on: '2026-10-28', lateFrom: '2026-10-29' },
  path: 'linear',
  ...more,
})

export const inYear = (indicator: Partial<Indicator> = {}, more: Partial<Omit<IndicatorInYear, 'indicator'>> = {}): IndicatorInYear => ({
  indicator: anIndicator(indicator),
  lead: [],
  responsible: [],
  finalTarget: null,
  yearTarget: null,
  changes: [],
  assessment: null,
  ...more,
})

export const aPlanYear = (more: Partial<PlanYear> = {}): PlanYear => ({
  plan: aPlan(),
  year: 2026,
  asOf: '2026-11-10T15:59:59.999Z',
  today: '2026-11-10',
  dimensions: [],
  departments: new Map(),
  indicators: [],
  figures: [],
  ...more,
})

/** An order about each indicator, in every state in turn, every third one extended and every fifth asked to be. */
const ordersOf = ({ plan, asOf, today, departments: units, indicators }: PlanYear, year: number): OrdersOfYear => ({
  plan,
  year,
  asOf,
  today,
  orders: indicators.map(({ indicator, lead }, place) => ({
    mark: indicator.unit,
    year,
    number: place + 1,
    title: indicator.name,
    department: units.get(lead[0] ?? '') ?? '',
    issuedOn: '2026-09-01',
    foundOn: '2026-08-31',
    state: orderStates[place % orderStates.length] ?? 'issued',
    firstLimitOn: '2026-09-08',
    limitOn: place % 3 === 0 ? '2026-09-15' : '2026-09-08',
    extensionAsked: place % 5 === 0 ? '2026-09-22' : null,
    analysedOn: place % 2 === 0 ? '2026-09-03' : null,
    measuresOn: null,
    solvedOn: null,
    closedOn: orderStates[place % orderStates.length] === 'closed' ? '2026-09-10' : null,
  })),
})

export const readerOf = (facts: PlanYear): ReportReader => ({
  planYear: (year) => Promise.resolve({ ...facts, year }),
  orders: (year) => Promise.resolve(ordersOf(facts, year)),
})

/** Made-up figures: on the way from 60 % of the target to all of it, faster or slower by the indicator's place. */
const madeUp = (seed: SeedIndicator, place: number, from: string, today: string): readonly (readonly [Period, string, ObservationFlag])[] => {
  const final = seed.targets.findLast(({ kind }) => kind === 'final')?.value
  if (final === undefined || final === null || place % 9 === 8) return []
  const periods = periodsBetween(from, today, seed.frequency).filter(({ to }) => to < today)
  const speed = [100, 96, 88, 104, 70, 98, 120][place % 7] ?? 100
  return periods.map((period, at) => {
    const way = seed.basis === 'ytd' ? fraction(Number(period.to.slice(5, 7)), 12) : fraction(6 * periods.length + 4 * (at + 1), 10 * periods.length)
    const exactly = times(times(exact(final), way), fraction(speed, 100))
    const [whole = '0', rest = ''] = text(exactly).split('.')
    const value = seed.decimals === 0 ? whole : `${whole}.${rest.slice(0, seed.decimals).padEnd(seed.decimals, '0')}`
    return [period.text, value, at === periods.length - 1 && place % 3 === 0 ? 'flash' : 'verified']
  })
}

/** A reference plan in one year with made-up baselines, year targets and figures, judged as at the end of `today`. */
export const filledPlanYear = (seed: SeedPlan, today: string): PlanYear => {
  const plan = aPlan({
    title: seed.title,
    titleEn: seed.titleEn,
    area: seed.area,
    issuer: seed.issuer,
    documentTitle: seed.document.title,
    documentNumber: seed.document.number,
    issuedOn: seed.document.issuedOn,
    documentNote: seed.document.note,
    startsOn: seed.startsOn,
    endsOn: seed.endsOn,
    demonstration: 1,
  })
  const year = Number(today.slice(0, 4))
  const asOf = endOfDay(today, plan.timeZone)
  const values = new Map(seed.indicators.map((each, place) => [each.code, madeUp(each, place, seed.startsOn, today)]))
  const indicators = seed.indicators.map((each, place): IndicatorInYear => {
    const indicator = anIndicator({
      ...each,
      id: each.code,
      number: String(place + 1),
      dimensionId: each.dimension,
      sourceClause: each.clause,
      path: 'linear',
      ...(place % 4 !== 3 && { baselinePeriod: '2022', baselineValue: '1' }),
    })
    const targets = each.targets.map((target) => aTarget({ ...target, indicatorId: each.code }))
    const final = targets.findLast(({ kind }) => kind === 'final') ?? null
    const yearTarget = final?.value && place % 5 !== 4 ? aTarget({ ...final, kind: 'year', dueOn: `${year}-12-31` }) : null
    const observations = (values.get(each.code) ?? []).map(([period, value, flag]) => ({
      period,
      value,
      flag,
      state: 'approved' as const,
      verdict: null,
      knownFrom: begun,
      knownTo: null,
    }))
    const judged = yearTarget ? [...targets, yearTarget] : targets
    return {
      indicator,
      lead: each.lead,
      responsible: each.responsible,
      finalTarget: final,
      yearTarget,
      changes: [],
      assessment: assess(factsOf(plan, indicator, judged, observations), asOf, publishedWorkdays),
    }
  })
  const current = [...values].flatMap(([id, own]) => own.map(([period, value, flag]) => ({ id, period, value, flag })))
  return aPlanYear({
    plan,
    year,
    asOf,
    today,
    dimensions: seed.tasks.filter(({ kind }) => kind === 'dimension').map(({ code, title, titleEn }) => ({ id: code, title, titleEn })),
    departments: new Map(departments.map(({ code, shortName }) => [code, shortName])),
    indicators,
    figures: [...Map.groupBy(current, ({ period }) => period)].map(([period, own]) => ({
      period,
      indicators: own.map(({ id }) => id),
      values: own.map(({ value }) => value),
      flags: own.map(({ flag }) => flag),
    })),
  })
}
