/**
 * Loads the demonstration: made-up people, baselines, year targets and figures for 渝中 2027, up to now. The plan is marked, so that every
 * page, mail and workbook says that its figures are made up; the reference plans beside it hold facts only.
 *
 * 1. Once an installation: a key in the database says that it is there. Where people work already it is never loaded, so that no real
 *    figure can meet a made-up one.
 * 2. People, targets and figures in one transaction, in the order in which they would have been entered, each with its past moment of
 *    knowledge, and asked about as they would have been. A load writes no change rows: nobody edited those cells.
 * 3. Passwords after it, by the sign-in door. Killed before the last one, the next start goes on here.
 */
import { setCell } from '../db/cells.ts'
import type { Db, Trx } from '../db/connect.ts'
import { allDepartments } from '../db/departments.ts'
import { indicatorsOf, type IndicatorRow } from '../db/indicators.ts'
import { installationValue, setInstallationValue } from '../db/installation.ts'
import { setObservations, type NewObservation } from '../db/observations.ts'
import { addPerson, everybody } from '../db/people.ts'
import { planByCode } from '../db/plans.ts'
import { answerQuestion, listQuestions } from '../db/questions.ts'
import type { Id, Instant, Plan } from '../db/schema.ts'
import { setYearTarget, targetsOf } from '../db/targets.ts'
import { write, writePlan } from '../db/transaction.ts'
import { calendarOf } from '../db/workdays.ts'
import { makeFigures, writtenPeriods } from '../server/actions/make-figures.ts'
import { askQuestions } from '../server/actions/ask-questions.ts'
import { demonstrationKey } from '../server/actions/read-session.ts'
import type { Auth } from '../server/auth.ts'
import { addDays, instantAt, localDate, yearOf } from '../server/basics/calendar.ts'
import { workdaysOf } from '../server/basics/holidays.ts'
import { measureOf } from '../server/measures/index.ts'
import { courses, levels, steps } from './demo-courses.ts'
import { addParts, entriesOfParts, type Parts } from './demo-parts.ts'
import { entriesOf, yearOfSteps, type Entry, type Moment } from './demo-figures.ts'
import { demonstrationPassword, demonstrationPeople, officeEmail } from './demo-people.ts'

const key = 'demonstration'
export const demonstrationPlan = 'yuzhong-2027'

/** `loaded` by this call, `there` from an earlier one, or not loaded because people use the installation (`in_use`). */
export type DemonstrationOutcome = 'loaded' | 'there' | 'in_use'

/**
 * Loads the demonstration once. The reference plans must be there.
 *
 * @param now figures reach up to this moment, and not beyond the plan's end.
 */
export const loadDemonstration = async ({ db, auth }: { readonly db: Db; readonly auth: Auth }, now: Instant): Promise<DemonstrationOutcome> => {
  const state = await installationValue(db, key)
  if (state === 'complete') return 'there'
  if (state === null) {
    if ((await everybody(db)).length > 0) return 'in_use'
    await loadFigures(db, now)
  }
  await givePasswords(db, auth)
  return 'loaded'
}

const loadFigures = async (db: Db, now: Instant): Promise<void> => {
  const plan = await planByCode(db, demonstrationPlan)
  if (plan === undefined) throw new Error(`load demonstration: there is no plan ${demonstrationPlan}; load the reference plans first`)
  const moment: Moment = { plan, now, workdays: workdaysOf(await calendarOf(db)) }
  const start = instantAt(plan.startsOn, '09:00:00', plan.timeZone)
  const rows = await indicatorsOf(db, plan.id)
  await writePlan(db, plan.id, async (trx) => {
    // Of two processes that start at once, the second finds the key and stops.
    if ((await installationValue(trx, key)) !== null) return
    await markPlan(trx, plan)
    const people = await addPeople(trx, start)
    await addTargets(trx, rows, moment, start)
    await addFigures(trx, rows, await addParts(trx, rows), people, moment)
    await setInstallationValue(trx, key, 'without passwords')
  })
}

const givePasswords = async (db: Db, auth: Auth): Promise<void> => {
  const people = (await everybody(db)).filter(({ demonstration }) => demonstration === 1)
  await Promise.all(people.map(({ id }) => auth.setPassword(id, demonstrationPassword)))
  await write(db, async (trx) => {
    await setInstallationValue(trx, demonstrationKey, demonstrationPassword)
    await setInstallationValue(trx, key, 'complete')
  })
}

const markPlan = async (trx: Trx, { id, demonstration, watched }: Plan): Promise<void> => {
  await setCell(trx, { table: 'plan', id, column: 'demonstration', was: demonstration, value: 1 })
  await setCell(trx, { table: 'plan', id, column: 'watched', was: watched, value: 1 })
}

interface Signatory {
  readonly id: Id
  readonly name: string
}

/** Who enters figures: the reporter of a department, by its id; and the plan office for what no department leads. */
interface Signatories {
  readonly office: Signatory
  readonly byDepartment: ReadonlyMap<Id, Signatory>
}

const addPeople = async (trx: Trx, at: Instant): Promise<Signatories> => {
  const idByCode = new Map((await allDepartments(trx)).map(({ id, code }) => [code, id]))
  const byDepartment = new Map<Id, Signatory>()
  let office: Signatory | undefined
  // One after the other: they are listed in the order in which they were added.
  for (const { departments, ...person } of demonstrationPeople) {
    const parts = departments.flatMap(({ code, role }) => {
      const departmentId = idByCode.get(code)
      return departmentId === undefined ? [] : [{ departmentId, role }]
    })
    const id = await addPerson(trx, { ...person, language: 'zh-CN', demonstration: 1, departments: parts }, at)
    for (const { departmentId, role } of parts) if (role === 'reporter') byDepartment.set(departmentId, { id, name: person.name })
    if (person.email === officeEmail) office = { id, name: person.name }
  }
  if (office === undefined) throw new Error(`load demonstration: nobody has the address ${officeEmail}`)
  return { office, byDepartment }
}

/** Baselines of the year before the plan, and what each year is to bring. The last year's target is the document's where that has a number. */
const addTargets = async (trx: Trx, rows: readonly IndicatorRow[], moment: Moment, start: Instant): Promise<void> => {
  const firstYear = yearOf(moment.plan.startsOn)
  const filed = new Map(
    (
      await targetsOf(
        trx,
        rows.map(({ id }) => id),
      )
    ).map((target) => [target.indicatorId, target]),
  )
  for (const row of rows) {
    const course = courses[row.code]
    if (course?.baseline !== undefined) {
      await setCell(trx, { table: 'indicator', id: row.id, column: 'baselinePeriod', was: null, value: String(firstYear - 1) })
      await setCell(trx, { table: 'indicator', id: row.id, column: 'baselineValue', was: null, value: String(course.baseline) })
    }
    const given = filed.get(row.id)
    const operator = given?.operator ?? '>='
    const add = (year: number, value: number) =>
      setYearTarget(trx, { indicatorId: row.id, year, was: null, value: String(value), operator, today: start.slice(0, 10) }, start)
    if (steps[row.code] !== undefined) await add(yearOfSteps(moment), steps[row.code]!.count)
    if (course === undefined || !takesYears(row)) continue
    for (const [place, value] of course.years.entries()) {
      const year = firstYear + place
      const isLast = String(year) === given?.dueOn.slice(0, 4)
      if (!(isLast && given?.value !== null)) await add(year, value)
    }
  }
}

/** Measures whose path goes through what each year is to bring; the others are asked for the same every year, or for nothing the product knows. */
const takesYears = ({ measure }: IndicatorRow): boolean => ['annual-total', 'plan-total', 'level', 'growth', 'milestone'].includes(measure)

/** Cells of one person at one moment are written together. Later moments come later, because each closes what it finds. */
const addFigures = async (trx: Trx, rows: readonly IndicatorRow[], parts: Parts, people: Signatories, moment: Moment): Promise<void> => {
  const counts = entriesOfParts(entriesOf(parts.whole, moment))
  const typed: readonly (readonly [IndicatorRow, readonly Entry[]])[] = [
    ...rows.filter((row) => row !== parts.whole).map((row) => [row, entriesOf(row, moment)] as const),
    [parts.passed, counts.passed],
    [parts.assessed, counts.assessed],
  ]
  const entered = typed.flatMap(([row, entries]) => {
    const by = row.lead.map((id) => people.byDepartment.get(id)).find((person) => person !== undefined) ?? people.office
    return entries.map((entry) => ({ by, at: entry.at, cell: cellOf(row, entry, by, moment) }))
  })
  const asked = new Map(typed.map(([row]) => [row.id, row]))
  const sittings = Map.groupBy(entered, ({ at, by }) => `${at} ${by.id}`)
  for (const [, sitting] of [...sittings].toSorted(([a], [b]) => a.localeCompare(b))) {
    const { at, by } = sitting[0]!
    const cells = sitting.map(({ cell }) => cell)
    await setObservations(trx, { planId: moment.plan.id, personId: by.id, at }, cells)
    const made = await makeFigures(trx, moment.plan, writtenPeriods(cells), at)
    await askQuestions(trx, moment.plan, cells, asked, made.indicators, at)
  }
  const slipped = rows.filter(({ code }) => levels[code]?.newest === 'slipped').map(({ id }) => id)
  await answerQuestions(trx, people, new Set(slipped), moment)
}

/** What later figures did not answer, somebody has looked at within two days, but where a slip stands; what was asked of late is still open. */
const answerQuestions = async (trx: Trx, { office }: Signatories, slipped: ReadonlySet<Id>, { plan, now }: Moment): Promise<void> => {
  for (const { id, indicatorId, askedAt } of await listQuestions(trx, plan.id, { state: 'open', department: null, limit: 1_000 })) {
    const at = instantAt(addDays(localDate(askedAt, plan.timeZone), 2), '10:00:00', plan.timeZone)
    if (at < now && !slipped.has(indicatorId)) await answerQuestion(trx, id, { text: '已核对，与统计部门一致', by: office.id, at })
  }
}

/** Read by the indicator's measure, as the sheet reads what people type. */
const cellOf = (row: IndicatorRow, { period, typed, flag, note, at }: Entry, by: Signatory, { plan }: Moment): NewObservation => {
  const reading = measureOf(row.measure).read(typed, { unit: row.unit, by: by.name, on: localDate(at, plan.timeZone) })
  const cell = { indicatorId: row.id, period, typed, flag, state: 'approved', counts: null, note } as const
  switch (reading.kind) {
    case 'value':
      return { ...cell, value: reading.value, verdict: null }
    case 'verdict':
      return { ...cell, value: reading.value, verdict: JSON.stringify(reading.verdict) }
    case 'not_applicable':
      return { ...cell, value: '-', verdict: null }
    default:
      throw new Error(`load demonstration: ${row.code} ${period} does not read: ${typed}`)
  }
}
