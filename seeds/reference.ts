/**
 * Loads what the program brings: departments, the calendar of legal workdays, and the five plans as their documents have them. Nothing in it
 * is made up; what the documents do not say stays empty for people to fill in (`db/reference.ts` says what then is theirs).
 *
 * 1. A hash over all of it is compared with the one kept in the database: equal ends it, with one query.
 * 2. Departments and calendar are written, then each plan in a transaction of its own, found by code. Killed anywhere in between, the
 *    next start does it again and comes to the same.
 * 3. The codes of each plan are kept, so that a later version knows what it no longer brings.
 */
import { createHash } from 'node:crypto'
import type { Db } from '../db/connect.ts'
import { installationValue, setInstallationValue } from '../db/installation.ts'
import { putDepartments, putPlan, type GivenPlan } from '../db/reference.ts'
import type { Instant } from '../db/schema.ts'
import { write } from '../db/transaction.ts'
import { putYears } from '../db/workdays.ts'
import { departments as allDepartments } from './departments.ts'
import { plans as allPlans } from './plans/index.ts'
import type { SeedDepartment, SeedIndicator, SeedPlan, SeedTask } from './plans/shape.ts'
import { publishedYears } from './workdays.ts'

/** What there is now; `loaded` says whether this call wrote it. */
export interface ReferenceCounts {
  readonly loaded: boolean
  readonly departments: number
  readonly plans: number
  readonly tasks: number
  readonly indicators: number
  readonly targets: number
}

/** The rows of a load; tests give others than the program's own. */
export interface ReferenceData {
  readonly departments: readonly SeedDepartment[]
  readonly plans: readonly SeedPlan[]
}
const programs: ReferenceData = { departments: allDepartments, plans: allPlans }

const timeZone = 'Asia/Shanghai'
/** Grows when the rows are made otherwise from the same data, so that databases load them anew. */
const form = 1

/** @param at when a row is new, this is its moment of making. */
export const loadReference = async (db: Db, at: Instant, data: ReferenceData = programs): Promise<ReferenceCounts> => {
  const hash = hashOf(data)
  const loaded = (await installationValue(db, 'reference')) !== hash
  if (loaded) await load(db, at, data, hash)
  const indicators = data.plans.flatMap((plan) => plan.indicators)
  return {
    loaded,
    departments: data.departments.length,
    plans: data.plans.length,
    tasks: data.plans.reduce((sum, { tasks }) => sum + tasks.length, 0),
    indicators: indicators.length,
    targets: indicators.reduce((sum, { targets }) => sum + targets.length, 0),
  }
}

const hashOf = (data: ReferenceData): string =>
  createHash('sha256')
    .update(JSON.stringify([form, data, publishedYears]))
    .digest('base64url')

const load = async (db: Db, at: Instant, { departments, plans }: ReferenceData, hash: string): Promise<void> => {
  await write(db, async (trx) => {
    // Taken first, this row makes processes that start at once follow one another.
    await setInstallationValue(trx, 'reference', 'loading')
    await putDepartments(trx, departments.map(departmentRow))
    await putYears(trx, publishedYears, at)
  })
  for (const [place, plan] of plans.entries()) {
    const key = `reference ${plan.code}`
    const before = JSON.parse((await installationValue(db, key)) ?? '{"indicators":[],"tasks":[]}') as Codes
    const now = codesOf(plan)
    const gone = (name: keyof Codes): readonly string[] => before[name].filter((code) => !now[name].includes(code))
    await putPlan(db, planRows(plan, place, { indicators: gone('indicators'), tasks: gone('tasks') }), at)
    await write(db, (trx) => setInstallationValue(trx, key, JSON.stringify(now)))
  }
  await write(db, (trx) => setInstallationValue(trx, 'reference', hash))
}

interface Codes {
  readonly indicators: readonly string[]
  readonly tasks: readonly string[]
}
const codesOf = ({ indicators, tasks }: SeedPlan): Codes => ({ indicators: indicators.map(({ code }) => code), tasks: tasks.map(({ code }) => code) })

const departmentRow = ({ parent, members, ...row }: SeedDepartment) => ({ parent, members, row: { ...row, aliases: JSON.stringify(row.aliases) } })

const planRows = (plan: SeedPlan, place: number, vanished: Codes): GivenPlan => ({
  row: {
    code: plan.code,
    title: plan.title,
    titleEn: plan.titleEn,
    area: plan.area,
    issuer: plan.issuer,
    documentTitle: plan.document.title,
    documentNumber: plan.document.number,
    issuedOn: plan.document.issuedOn,
    documentNote: plan.document.note,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
  },
  settings: {
    timeZone,
    lightPreset: 'ratio',
    lightThresholds: null,
    basicallyMetFrom: null,
    reviewRequired: 0,
    demonstration: 0,
    watched: 0,
    priority: place + 1,
  },
  bodies: plan.bodies.map(({ parent, clause, ...row }) => ({ parent, row: { ...row, sourceClause: clause } })),
  tasks: plan.tasks.map(taskRow),
  indicators: plan.indicators.map(indicatorRow),
  vanished,
})

const taskRow = ({ parent, lead, responsible, openList, clause, ...row }: SeedTask) => ({
  parent,
  lead,
  responsible,
  openList,
  row: { ...row, sourceClause: clause },
})

/** The quoted words stay in the program: they prove the figure to who reads the data, and have no column. */
const indicatorRow = ({ dimension, tasks, lead, responsible, targets, clause, quote: _quote, ...row }: SeedIndicator) => {
  return { dimension, tasks, lead, responsible, targets, row: { ...row, sourceClause: clause } }
}
