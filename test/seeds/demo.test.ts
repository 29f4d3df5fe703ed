import { describe, expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import type { Connection } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsOf, type IndicatorRow } from '../../db/indicators.ts'
import { installationValue } from '../../db/installation.ts'
import { revisionsOf } from '../../db/observations.ts'
import { addPerson, everybody, personByEmail } from '../../db/people.ts'
import { listQuestions } from '../../db/questions.ts'
import { listPlans, planByCode } from '../../db/plans.ts'
import { greyReasons, lights, type Instant, type Observation, type Plan } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { write } from '../../db/transaction.ts'
import { calendarOf } from '../../db/workdays.ts'
import { loadDemonstration } from '../../seeds/demo.ts'
import { demonstrationPassword, demonstrationPeople } from '../../seeds/demo-people.ts'
import { demonstrationKey } from '../../server/actions/read-session.ts'
import { makeAuth, type Auth } from '../../server/auth.ts'
import { periodsBetween } from '../../server/basics/calendar.ts'
import { workdaysOf } from '../../server/basics/holidays.ts'
import { readFacts } from '../../server/actions/judge.ts'
import { assess, type Assessment } from '../../server/rules/assess.ts'
import { emptyDatabase, referenceDatabase } from '../support/database.ts'

const someDay = '2026-11-23T05:00:00.000Z'
const authOf = (house: Connection): Auth => makeAuth(house, { secret: 'a secret of at least thirty-two characters', publicUrl: 'http://127.0.0.1:3000' })

/** Passwords are slow on purpose, and only one test looks at them. */
const withoutPasswords = (house: Connection) => ({ db: house.db, auth: { ...authOf(house), setPassword: () => Promise.resolve() } })

const demonstrationAt = async (now: Instant): Promise<Connection> => {
  const house = await referenceDatabase()
  expect(await loadDemonstration(withoutPasswords(house), now)).toBe('loaded')
  return house
}

interface Shown {
  readonly plan: Plan
  readonly rows: readonly IndicatorRow[]
  readonly revisions: readonly Observation[]
  /** One a row, in order. */
  readonly standing: readonly Assessment[]
  /** All periods of the year, of all rows. */
  readonly ofTheYear: readonly Assessment[]
}

const shownAt = async ({ db }: Connection, now: Instant): Promise<Shown> => {
  const plan = (await planByCode(db, 'yuzhong-2027'))!
  const rows = await indicatorsOf(db, plan.id)
  const ids = rows.map(({ id }) => id)
  const revisions = await revisionsOf(db, ids)
  const workdays = workdaysOf(await calendarOf(db))
  const facts = await Promise.all(rows.map(async (row) => (await readFacts(db, plan, row, now)).facts))
  const year = now.slice(0, 4)
  return {
    plan,
    rows,
    revisions,
    standing: facts.map((fact) => assess(fact, now, workdays)),
    ofTheYear: facts.flatMap((fact) =>
      periodsBetween(`${year}-01-01`, `${year}-12-31`, fact.indicator.frequency).map(({ text }) => assess(fact, now, workdays, text)),
    ),
  }
}

const greysOf = (verdicts: readonly Assessment[]) => new Set(verdicts.flatMap(({ outcome, reason }) => (outcome === 'none' ? [reason] : [])))

describe('the demonstration', () => {
  it('has been asked about what was wrong at first, and seldom about what was right', async () => {
    await using house = await demonstrationAt(someDay)
    const { db } = house
    const plan = (await planByCode(db, 'yuzhong-2027'))!
    const all = { department: null, limit: 1_000 }
    const open = await listQuestions(db, plan.id, { ...all, state: 'open' })
    expect(open.map(({ code, period }) => [code, period])).toEqual([['over_whole', '2026-Q3']])
    const settled = await listQuestions(db, plan.id, { ...all, state: 'settled' })
    const { revisions } = await shownAt(house, someDay)
    const wrong = new Set(revisions.filter(({ note }) => note?.startsWith('更正')).map(({ indicatorId, period }) => `${indicatorId} ${period}`))
    const aboutRight = settled.filter(({ indicatorId, period }) => !wrong.has(`${indicatorId} ${period}`))
    expect(settled.length - aboutRight.length).toBeGreaterThan(5)
    // At most one figure in a hundred is asked about without need.
    expect(aboutRight.length).toBeLessThanOrEqual(revisions.length / 100)
    expect(settled.some(({ who, answer }) => who !== null && answer !== null)).toBe(true)
  })

  it.each([someDay, '2026-07-15T08:00:00.000Z', '2027-01-05T01:00:00.000Z', '2027-03-31T08:00:00.000Z', '2027-12-31T08:00:00.000Z'])(
    'shows every light and every reason for grey on %s',
    async (now) => {
      await using house = await demonstrationAt(now)
      const { standing, ofTheYear } = await shownAt(house, now)
      expect(new Set(standing.map(({ light }) => light))).toEqual(new Set(lights))
      // An indicator's own verdict looks at a period whose figure could be there.
      expect(greysOf(standing)).toEqual(new Set(greyReasons).difference(new Set(['not_released'])))
      expect(greysOf([...standing, ...ofTheYear])).toEqual(new Set(greyReasons))
    },
  )

  it.each(['2024-02-01T08:00:00.000Z', someDay, '2029-01-01T08:00:00.000Z'])('is mostly on pace or done, and has something to act on, on %s', async (now) => {
    await using house = await demonstrationAt(now)
    const { standing } = await shownAt(house, now)
    const count = (...wanted: readonly string[]): number => standing.filter(({ light }) => wanted.includes(light)).length
    expect(count('green', 'blue')).toBeGreaterThan(standing.length / 2)
    expect(count('red')).toBeGreaterThan(2)
    expect(count('yellow')).toBeGreaterThan(3)
    expect(count('red', 'yellow')).toBeLessThan(20)
  })

  it('stands in the order of its numbers, with what it adds at the end', async () => {
    await using house = await demonstrationAt(someDay)
    const { rows } = await shownAt(house, someDay)
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => String(at + 1)))
  })

  it('gives departments that lead something red or yellow', async () => {
    await using house = await demonstrationAt(someDay)
    const { rows, standing } = await shownAt(house, someDay)
    const ill = rows.filter(({ lead }, at) => lead.length > 0 && ['red', 'yellow'].includes(standing[at]!.light))
    expect(new Set(ill.flatMap(({ lead }) => lead)).size).toBeGreaterThan(4)
  })

  it('has a past: figures known when they would have been, verified later, and put right', async () => {
    await using house = await demonstrationAt(someDay)
    const { revisions, rows } = await shownAt(house, someDay)
    expect(revisions.length).toBeGreaterThan(800)
    expect(revisions.every(({ knownFrom, knownTo }) => knownFrom <= someDay && (knownTo === null || knownTo > knownFrom))).toBe(true)
    expect(Math.min(...revisions.map(({ knownFrom }) => Number(knownFrom.slice(0, 4))))).toBe(2023)
    const gdp = rows.find(({ code }) => code === 'gdp')!
    const closed = revisions.filter(({ indicatorId, period }) => indicatorId === gdp.id && period === '2024-Q4')
    expect(closed.map(({ flag }) => flag)).toEqual(['flash', 'verified', 'final'])
    expect(revisions.some(({ note }) => note?.startsWith('更正') === true)).toBe(true)
  })

  it('gives every numeric indicator with a path from 2022 its baseline, and every year its target', async () => {
    await using house = await demonstrationAt(someDay)
    const { rows } = await shownAt(house, someDay)
    const lacking = rows.filter(({ measure, baselineValue }) => measure === 'level' && baselineValue === null)
    expect(lacking.map(({ code }) => code)).toEqual(['high-tech-firms'])
    const gdp = rows.find(({ code }) => code === 'gdp')!
    const targets = await targetsOf(house.db, [gdp.id])
    expect(targets.map(({ kind, dueOn }) => `${kind} ${dueOn.slice(0, 4)}`)).toEqual(['year 2023', 'year 2024', 'year 2025', 'year 2026', 'final 2027'])
  })

  it('is the same however often it is made for one moment', async () => {
    const plain = async (): Promise<unknown> => {
      await using house = await demonstrationAt(someDay)
      const { revisions, rows } = await shownAt(house, someDay)
      const codeById = new Map(rows.map(({ id, code }) => [id, code]))
      return revisions
        .map(({ indicatorId, period, value, flag, knownFrom }) => [codeById.get(indicatorId), period, value, flag, knownFrom].join(' '))
        .toSorted()
    }
    expect(await plain()).toEqual(await plain())
  })

  it('marks the plan that holds made-up figures, watches it, and leaves the others as they are', async () => {
    await using house = await demonstrationAt(someDay)
    const marks = (await listPlans(house.db)).map(({ code, demonstration, watched }) => [code, demonstration, watched])
    expect(marks.filter(([, demonstration, watched]) => demonstration === 1 || watched === 1)).toEqual([['yuzhong-2027', 1, 1]])
  })

  it('writes no change: nobody edited those cells', async () => {
    await using house = await demonstrationAt(someDay)
    const { plan } = await shownAt(house, someDay)
    expect(await changesAfter(house.db, plan.id, 0, 10)).toEqual([])
    expect(plan.seq).toBe(2)
  })
})

describe('demonstration people', () => {
  it('are marked, have addresses that receive nothing, and a head and a reporter for each leading department', async () => {
    await using house = await demonstrationAt(someDay)
    const { rows } = await shownAt(house, someDay)
    const people = await everybody(house.db)
    expect(people).toHaveLength(demonstrationPeople.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    expect(people.every(({ demonstration, email }) => demonstration === 1 && email.endsWith('.invalid'))).toBe(true)
    const names = new Map((await allDepartments(house.db)).map(({ id, shortName }) => [id, shortName]))
    const parts = people.flatMap(({ departments }) => departments.map(({ departmentId, role }) => `${names.get(departmentId)} ${role}`))
    const leads = [...new Set(rows.flatMap(({ lead }) => lead))].flatMap((id) => [`${names.get(id)} head`, `${names.get(id)} reporter`])
    expect(parts.toSorted()).toEqual(leads.toSorted())
  })

  it('sign in with the common password', async () => {
    await using house = await referenceDatabase()
    const auth = authOf(house)
    expect(await loadDemonstration({ db: house.db, auth }, someDay)).toBe('loaded')
    expect(await installationValue(house.db, demonstrationKey)).toBe(demonstrationPassword)
    for (const email of ['admin@demo.invalid', 'commerce@demo.invalid', 'health.head@demo.invalid'])
      expect(await auth.isPassword((await personByEmail(house.db, email))!.id, demonstrationPassword)).toBe(true)
  })
})

describe('loading the demonstration', () => {
  it('happens once', async () => {
    await using house = await demonstrationAt(someDay)
    const before = await shownAt(house, someDay)
    expect(await loadDemonstration(withoutPasswords(house), '2027-03-31T08:00:00.000Z')).toBe('there')
    expect(await shownAt(house, someDay)).toEqual(before)
  })

  it('goes on where it was killed: people, but no passwords yet', async () => {
    await using house = await referenceDatabase()
    const refusing = { ...authOf(house), setPassword: () => Promise.reject(new Error('killed')) }
    await expect(loadDemonstration({ db: house.db, auth: refusing }, someDay)).rejects.toThrow('killed')
    expect(await loadDemonstration(withoutPasswords(house), someDay)).toBe('loaded')
    expect(await everybody(house.db)).toHaveLength(demonstrationPeople.length)
  })

  it('keeps away from an installation that people use', async () => {
    await using house = await referenceDatabase()
    const someone = {
      name: '王一',
      email: 'wang@example.com',
      role: 'administrator',
      title: null,
      language: 'zh-CN',
      demonstration: 0,
      departments: [],
    } as const
    await write(house.db, (trx) => addPerson(trx, someone, someDay))
    expect(await loadDemonstration(withoutPasswords(house), someDay)).toBe('in_use')
    const { plan, revisions } = await shownAt(house, someDay)
    expect([plan.demonstration, revisions]).toEqual([0, []])
  })

  it('wants the reference plans first', async () => {
    await using house = await emptyDatabase()
    await expect(loadDemonstration(withoutPasswords(house), someDay)).rejects.toThrow('load the reference plans first')
  })
})
