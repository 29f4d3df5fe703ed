/**
 * A plan of 10,000 indicators and 24 months for measuring speed: all made up, always the same, and marked as a demonstration. Measures are
 * mixed, so that judging it does every kind of work that monthly figures can ask for.
 */
import { setCell } from '../db/cells.ts'
import type { Db } from '../db/connect.ts'
import { indicatorsOf, type IndicatorRow } from '../db/indicators.ts'
import { setObservations } from '../db/observations.ts'
import { installationValue, setInstallationValue } from '../db/installation.ts'
import { putDepartments, putPlan, type GivenIndicator, type GivenTask } from '../db/reference.ts'
import type { Id, Instant } from '../db/schema.ts'
import { write, writePlan } from '../db/transaction.ts'
import { addDays, instantAt, periodsBetween } from '../server/basics/calendar.ts'
import { chance } from './demo-figures.ts'

const largeCode = 'large'
const startsOn = '2025-01-01'
const endsOn = '2026-12-31'
const years = [2025, 2026]
const timeZone = 'Asia/Shanghai'
const departmentCount = 60
const taskCount = 200

/** Kinds of indicator, taken in turn. `asked` is of the plan's size 100; `of` gives the value at a share of the year and of the plan. */
interface Kind {
  readonly measure: string
  readonly basis: GivenIndicator['row']['basis']
  readonly operator: '>=' | '<='
  /** Asked of each year, beside the final target; `null` where there is one bound for all. */
  readonly yearly: number | null
  readonly final: number
  readonly baseline: number | null
  readonly of: (ofYear: number, ofPlan: number) => number
}
const kinds: readonly Kind[] = [
  { measure: 'annual-total', basis: 'ytd', operator: '>=', yearly: 100, final: 100, baseline: null, of: (year) => 100 * year },
  { measure: 'plan-total', basis: 'to-date', operator: '>=', yearly: 100, final: 200, baseline: null, of: (_, plan) => 200 * plan },
  { measure: 'each-year', basis: 'ytd', operator: '>=', yearly: null, final: 100, baseline: null, of: (year) => 100 * year },
  { measure: 'annual-mean', basis: 'flow', operator: '>=', yearly: null, final: 100, baseline: null, of: () => 100 / 12 },
  { measure: 'level', basis: 'stock', operator: '>=', yearly: null, final: 160, baseline: 100, of: (_, plan) => 100 + 60 * plan },
  { measure: 'hold', basis: 'stock', operator: '>=', yearly: null, final: 95, baseline: null, of: () => 97 },
  { measure: 'growth', basis: 'rate', operator: '>=', yearly: null, final: 7, baseline: null, of: () => 7 },
  { measure: 'share', basis: 'ytd', operator: '>=', yearly: null, final: 85, baseline: null, of: () => 85 },
]
const kindOf = (place: number): Kind => kinds[place % kinds.length]!

const four = (place: number): string => String(place + 1).padStart(4, '0')
const departmentCode = (place: number): string => `large-${four(place % departmentCount)}`
const taskCode = (place: number): string => `task-${four(place % taskCount)}`

const department = (place: number) => ({
  parent: null,
  members: [],
  row: {
    code: departmentCode(place),
    area: '测速',
    name: `测速部门${place + 1}`,
    nameEn: `Measuring department ${place + 1}`,
    shortName: `测速${place + 1}`,
    aliases: '[]',
    kind: 'department' as const,
    note: '测速数据，均为虚构。',
  },
})

const task = (place: number): GivenTask => ({
  parent: null,
  lead: [departmentCode(place)],
  responsible: [],
  openList: false,
  row: {
    code: taskCode(place),
    kind: 'task',
    number: String(place + 1),
    title: `测速任务${place + 1}`,
    titleEn: `Measuring task ${place + 1}`,
    summary: null,
    dueOn: null,
    sourceClause: '',
  },
})

const indicator = (place: number): GivenIndicator => {
  const { measure, basis, operator, yearly, final } = kindOf(place)
  const target = (kind: 'final' | 'year', dueOn: string, value: number) => ({ kind, dueOn, operator, value: String(value), modal: null, text: null })
  return {
    dimension: null,
    tasks: [taskCode(place)],
    lead: [departmentCode(place)],
    responsible: [departmentCode(place + 1)],
    targets: [...(yearly === null ? [] : years.map((year) => target('year', `${year}-12-31`, yearly))), target('final', endsOn, final)],
    row: {
      code: `i${place + 1}`,
      name: `测速指标${place + 1}`,
      nameEn: `Measuring indicator ${place + 1}`,
      unit: basis === 'rate' || measure === 'hold' || measure === 'share' ? '%' : '亿元',
      decimals: 2,
      measure,
      better: 'higher',
      nature: place % 5 === 0 ? 'binding' : 'expected',
      basis,
      frequency: 'month',
      releaseWorkdays: 15,
      calibre: null,
      sourceClause: '',
    },
  }
}

/** From 0.8 to 1.1 of what is asked: some are red, some yellow, most are green. */
const paceOf = (place: number): number => 0.8 + 0.3 * Math.sqrt(chance('large', place))

const addFigures = (db: Db, planId: Id, rows: readonly IndicatorRow[]): Promise<void> =>
  writePlan(db, planId, async (trx) => {
    for (const [place, { id }] of rows.entries()) {
      const { baseline } = kindOf(place)
      if (baseline === null) continue
      await setCell(trx, { table: 'indicator', id, column: 'baselinePeriod', was: null, value: String(years[0]! - 1) })
      await setCell(trx, { table: 'indicator', id, column: 'baselineValue', was: null, value: String(baseline) })
    }
    const months = periodsBetween(startsOn, endsOn, 'month')
    for (const [month, period] of months.entries()) {
      const cells = rows.map(({ id }, place) => {
        const asked = kindOf(place).of(period.place / 12, (month + 1) / months.length)
        const value = (asked * paceOf(place) * (0.995 + 0.01 * chance(place, month))).toFixed(2)
        return {
          indicatorId: id,
          period: period.text,
          value,
          typed: value,
          flag: 'verified',
          state: 'approved',
          counts: null,
          verdict: null,
          note: null,
        } as const
      })
      await setObservations(trx, { planId, personId: null, at: instantAt(addDays(period.to, 10), '10:00:00', timeZone) }, cells)
    }
    await setInstallationValue(trx, largeCode, 'complete')
  })

/**
 * Loads the plan once.
 *
 * @param size number of indicators; tests take fewer.
 * @returns `false` if it is there already; nothing is written then.
 */
export const loadLarge = async (db: Db, at: Instant, size = 10_000): Promise<boolean> => {
  if ((await installationValue(db, largeCode)) !== null) return false
  const each = <T>(count: number, make: (place: number) => T): readonly T[] => Array.from({ length: count }, (_, place) => make(place))
  await write(db, (trx) => putDepartments(trx, each(departmentCount, department)))
  const document = { documentTitle: '测速数据', documentNumber: null, issuedOn: null, documentNote: '均为虚构，只用于测速。' }
  const planId = await putPlan(
    db,
    {
      row: {
        code: largeCode,
        title: '测速：一万项指标',
        titleEn: 'Measuring: ten thousand indicators',
        area: '测速',
        issuer: '测速',
        ...document,
        startsOn,
        endsOn,
      },
      settings: {
        timeZone,
        lightPreset: 'ratio',
        lightThresholds: null,
        basicallyMetFrom: null,
        reviewRequired: 0,
        demonstration: 1,
        watched: 1,
        priority: 99,
      },
      bodies: [],
      tasks: each(taskCount, task),
      indicators: each(size, indicator),
      vanished: { indicators: [], tasks: [] },
    },
    at,
  )
  await addFigures(db, planId, await indicatorsOf(db, planId))
  return true
}
