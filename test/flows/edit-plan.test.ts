/** The plan itself edited through the gate: rows added, moved, archived and brought back, columns of every kind, and what leans on them. */
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { allDepartments } from '../../db/departments.ts'
import { everyIndicatorOf, indicatorsById } from '../../db/indicators.ts'
import { setInstallationValue } from '../../db/installation.ts'
import { tasksById, tasksOf } from '../../db/tasks.ts'
import { write } from '../../db/transaction.ts'
import { loadReference } from '../../seeds/reference.ts'
import type { CellAddress, EditOutcome, EditRequest } from '../../server/wire/edits.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { PlanSheetView } from '../../server/wire/plan-sheets.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { TasksView } from '../../server/wire/tasks.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import type { Visitor } from '../support/house.ts'
import { openHouse, placeOf, planCode, readPlan, readSheet, sendEdits } from '../support/house.ts'

const idFor = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
type IndicatorColumn = Extract<CellAddress, { sheet: 'indicators' }>['column']
type TaskColumn = Extract<CellAddress, { sheet: 'tasks' }>['column']
type DepartmentColumn = Extract<CellAddress, { sheet: 'departments' }>['column']

const ofIndicator = (indicator: string, column: IndicatorColumn, was: string | null, text: string): EditRequest => ({
  cell: { sheet: 'indicators', indicator, column },
  was,
  text,
})
const ofTask = (task: string, column: TaskColumn, was: string | null, text: string): EditRequest => ({ cell: { sheet: 'tasks', task, column }, was, text })
const ofDepartment = (department: string, column: DepartmentColumn, was: string | null, text: string): EditRequest => ({
  cell: { sheet: 'departments', department, column },
  was,
  text,
})
const figure = (indicator: string, period: string, was: string | null, text: string): EditRequest => ({
  cell: { sheet: 'observations', indicator, period },
  was,
  text,
})

const outcomesOf = async (who: Visitor, edits: readonly EditRequest[], id?: string): Promise<readonly EditOutcome[]> => {
  const { status, body } = await sendEdits(who, edits, id)
  if (status !== 200) throw new Error(`edits answered ${status}: ${JSON.stringify(body)}`)
  return body.outcomes
}
const one = async (who: Visitor, edit: EditRequest): Promise<EditOutcome> => (await outcomesOf(who, [edit]))[0] as EditOutcome
const statesOf = (outcomes: readonly EditOutcome[]): readonly string[] => outcomes.map((each) => ('code' in each ? each.code : each.state))

/** A new indicator with all that its first light needs. */
const fromScratch = (id: string): readonly EditRequest[] => [
  ofIndicator(id, 'row', null, 'present'),
  ofIndicator(id, 'name', null, '新增专利数'),
  ofIndicator(id, 'unit', null, '件'),
  ofIndicator(id, 'measure', null, '年度总量'),
  ofIndicator(id, 'basis', null, '年初以来累计'),
  ofIndicator(id, 'frequency', null, '每月'),
  ofIndicator(id, 'better', null, '越高越好'),
  ofIndicator(id, 'lead', null, '区科技局、渝中区发展和改革委员会'),
  ofIndicator(id, 'baselineValue', null, '1.2万件'),
  ofIndicator(id, 'sort', null, '99999000'),
]

const indicatorId = async (who: Visitor, code: string): Promise<string> => {
  const sheet = await readSheet(who)
  return sheet.rows.id[placeOf(sheet, code)]!
}

it('adds an indicator from nothing to its first light', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const heard: LiveChange[] = []
  const plan = await readPlan(office)
  const before = await readSheet(office)
  const stop = house.ctx.live.listen(before.plan, before.seq, { send: (change) => heard.push(change), reload: () => {}, end: () => {} })
  const id = idFor(1)
  const outcomes = await outcomesOf(office, fromScratch(id))
  expect(statesOf(outcomes)).toEqual(outcomes.map(() => 'applied'))
  expect(outcomes[8]).toMatchObject({ value: '12000', understood: '1.2万件 → 12000 件' })
  expect(await one(office, { cell: { sheet: 'targets', indicator: id, year: 2026 }, was: null, text: '15000' })).toMatchObject({ state: 'applied' })
  const typed = await sendEdits(office, [figure(id, '2026-10', null, '9000')])
  expect(typed.body.judged).toMatchObject([{ indicator: id, period: '2026-10', light: 'red' }])

  const sheet = await readSheet(office)
  const place = sheet.rows.id.indexOf(id)
  expect(place).toBe(sheet.rows.id.length - 1)
  expect(sheet.rows).toMatchObject({ name: { [place]: '新增专利数' }, unit: { [place]: '件' }, frequency: { [place]: 'month' } })
  expect(sheet.rows.lead[place]!.map((at) => sheet.departments[at]!.shortName)).toEqual(['区科技局', '区发改委'])
  expect((await readPlan(office)).indicators).toBe(plan.indicators + 1)
  await expect
    .poll(() => heard.flatMap(({ cells }) => cells).filter((cell) => 'column' in cell && cell.column === 'row'))
    .toMatchObject([{ sheet: 'indicators', indicator: id, value: 'present' }])
  stop()
})

it('takes a new row back as an archived one, and brings it back with all that it held', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const id = idFor(2)
  await outcomesOf(office, fromScratch(id))
  await outcomesOf(office, [figure(id, '2026-10', null, '9000')])
  expect(await one(office, ofIndicator(id, 'row', 'present', ''))).toMatchObject({ state: 'applied', value: 'archived' })
  expect((await readSheet(office)).rows.id).not.toContain(id)
  expect(await one(office, figure(id, '2026-10', '9000', '9001'))).toMatchObject({ state: 'problem', code: 'unknown_cell' })
  expect(await one(office, ofIndicator(id, 'name', '新增专利数', 'x'))).toMatchObject({ state: 'problem', code: 'unknown_cell' })
  expect((await office.ask('GET', `/api/plans/${planCode}/indicators/${id}`)).status).toBe(404)
  expect(await one(office, ofIndicator(id, 'row', 'archived', 'present'))).toMatchObject({ state: 'applied', value: 'present' })
  const sheet = await readSheet(office)
  expect(sheet.values['2026-10']![sheet.rows.id.indexOf(id)]).toBe('9000')
})

it('leaves an archived indicator out everywhere, and shows it on days on which it was there', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  const warnings = (await office.ask<readonly WarningView[]>('GET', `/api/plans/${planCode}/warnings`)).body
  const { indicator } = warnings[0]!
  const before = await readPlan(office)
  const light = await lightOf(office, indicator)
  house.clock.set('2026-11-24T02:00:00.000Z')
  expect(await one(office, ofIndicator(indicator, 'row', 'present', 'archived'))).toMatchObject({ state: 'applied' })

  expect((await readSheet(office)).rows.id).not.toContain(indicator)
  const after = await readPlan(office)
  expect(after.indicators).toBe(before.indicators - 1)
  expect(after.lights[light]).toBe(before.lights[light] - 1)
  const open = (await office.ask<readonly WarningView[]>('GET', `/api/plans/${planCode}/warnings`)).body
  expect(open.map((each) => each.indicator)).not.toContain(indicator)
  const tasks = (await office.ask<TasksView>('GET', `/api/plans/${planCode}/tasks`)).body
  expect(JSON.stringify(tasks)).not.toContain(indicator)
  for (const path of ['targets', 'rules', 'quality', 'questions']) {
    const { body } = await office.ask('GET', `/api/plans/${planCode}/${path}`)
    expect([path, JSON.stringify(body).includes(indicator)]).toEqual([path, false])
  }
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-24' })
  await office.ask('POST', '/api/jobs/deliver')
  for (const mail of (await office.ask<readonly { id: string }[]>('GET', '/api/mails')).body)
    expect((await office.ask<string>('GET', `/api/mails/${mail.id}/html`)).body).not.toContain(indicator)

  const past = (await office.ask<SheetView>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&asOf=2026-11-23`)).body
  expect(past.rows.id).toContain(indicator)
  expect((await office.ask('GET', `/api/plans/${planCode}/indicators/${indicator}?asOf=2026-11-23`)).status).toBe(200)
})

const lightOf = async (who: Visitor, indicator: string): Promise<keyof PlanView['lights']> => {
  const sheet = await readSheet(who)
  return sheet.judged.light[sheet.rows.id.indexOf(indicator)]!
}

it('does not know an added indicator on days before it was there', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  house.clock.set('2026-11-24T02:00:00.000Z')
  await outcomesOf(office, fromScratch(idFor(3)))
  const past = (await office.ask<SheetView>('GET', `/api/plans/${planCode}/sheet?from=2026&to=2026&asOf=2026-11-23`)).body
  expect(past.rows.id).not.toContain(idFor(3))
})

it('does not change under figures what gives them their meaning', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const jobs = await indicatorId(office, 'new-jobs')
  const [row] = await indicatorsById(house.ctx.db, [jobs])
  const tries = [
    ofIndicator(jobs, 'frequency', row!.frequency, '每年'),
    ofIndicator(jobs, 'basis', row!.basis, '期末时点'),
    ofIndicator(jobs, 'measure', row!.measure, '水平（时点）'),
    ofIndicator(jobs, 'unit', row!.unit, '人'),
  ]
  expect(statesOf(await outcomesOf(office, tries))).toEqual(['has_figures', 'has_figures', 'has_figures', 'has_figures'])
  // As they are, they may be written again.
  expect(await one(office, ofIndicator(jobs, 'frequency', row!.frequency, row!.frequency))).toMatchObject({ state: 'unchanged' })
  expect(await one(office, ofIndicator(jobs, 'frequency', row!.frequency, '每年'))).toMatchObject({ message: expect.stringMatching(/\d+ 期数值/) })
})

it('judges again only what verdicts lean on', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const jobs = await indicatorId(office, 'new-jobs')
  const [row] = await indicatorsById(house.ctx.db, [jobs])
  const seq = (await readSheet(office)).seq
  await outcomesOf(office, [
    ofIndicator(jobs, 'name', row!.name, '城镇新增就业（人）'),
    ofIndicator(jobs, 'lead', JSON.stringify(row!.lead), '区教委'),
    ofIndicator(jobs, 'decimals', String(row!.decimals), '3'),
    ofIndicator(jobs, 'calibre', row!.calibre, '口径\n第二行'),
  ])
  const changes = await changesAfter(house.ctx.db, row!.planId, seq, 50)
  expect(changes.map(({ sheet, column }) => `${sheet} ${column}`)).toEqual(['indicators name', 'indicators lead', 'indicators decimals', 'indicators calibre'])
  const turned = await sendEdits(office, [ofIndicator(jobs, 'better', row!.better, '越低越好')])
  expect(turned.body.outcomes).toMatchObject([{ state: 'applied', value: 'lower' }])
})

it('knows the owners of a past day, whichever page changed them', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const jobs = await indicatorId(office, 'new-jobs')
  const ownersAt = async (day: string) => (await office.ask<IndicatorView>('GET', `/api/plans/${planCode}/indicators/${jobs}?asOf=${day}`)).body.owners.lead
  const [row] = await indicatorsById(house.ctx.db, [jobs])
  const finance = (await allDepartments(house.ctx.db)).find(({ shortName }) => shortName === '区教委')!
  house.clock.set('2026-11-24T02:00:00.000Z')
  await outcomesOf(office, [ofIndicator(jobs, 'lead', JSON.stringify(row!.lead), '渝中区教育委员会')])
  house.clock.set('2026-11-25T02:00:00.000Z')
  const owners = { lead: [...row!.lead, finance.id], responsible: row!.responsible }
  expect((await office.ask('PUT', `/api/plans/${planCode}/indicators/${jobs}/owners`, owners)).status).toBe(204)
  house.clock.set('2026-11-26T02:00:00.000Z')
  expect([await ownersAt('2026-11-23'), await ownersAt('2026-11-24'), await ownersAt('2026-11-25')]).toEqual([row!.lead, [finance.id], owners.lead])
  // One history of one cell: the sheet's conflict names who set it on the other page.
  expect(await one(office, ofIndicator(jobs, 'lead', JSON.stringify([finance.id]), '区卫健委'))).toMatchObject({
    state: 'conflict',
    message: expect.stringContaining('区教委'),
  })
})

it('refuses a reporter every cell of the plan, and names that are none with the nearest', async () => {
  await using house = await openHouse()
  const [office, labour] = [await house.as('office'), await house.as('labour')]
  const jobs = await indicatorId(office, 'new-jobs')
  const [task] = await tasksOf(house.ctx.db, (await readPlan(office)).id)
  const [department] = await allDepartments(house.ctx.db)
  const tries = [
    ofIndicator(jobs, 'name', 'x', 'y'),
    ofIndicator(jobs, 'row', 'present', 'archived'),
    ofIndicator(idFor(4), 'row', null, 'present'),
    ofIndicator(idFor(4), 'name', null, 'x'),
    ofTask(task!.id, 'title', 'x', 'y'),
    ofTask(idFor(5), 'row', null, 'present'),
    ofDepartment(department!.id, 'shortName', 'x', 'y'),
  ]
  expect(new Set(statesOf(await outcomesOf(labour, tries)))).toEqual(new Set(['not_yours']))
  expect(await one(office, ofIndicator(jobs, 'responsible', null, '区发展改革委、区教委'))).toMatchObject({
    code: 'unknown_name',
    message: expect.stringContaining('区发改委'),
  })
  // An id of another plan, one that no page has made, and an archiving of nothing add nothing.
  const other = (await office.ask<readonly PlanView[]>('GET', '/api/plans')).body.find(({ code }) => code !== planCode)!
  const foreign = (await everyIndicatorOf(house.ctx.db, other.id))[0]!.id
  const strange = [
    ofIndicator(foreign, 'row', null, 'present'),
    ofIndicator(foreign, 'name', null, 'x'),
    ofIndicator('made-up', 'row', null, 'present'),
    ofIndicator(idFor(6), 'row', null, 'archived'),
    ofIndicator(idFor(7), 'name', null, 'x'),
  ]
  expect(statesOf(await outcomesOf(office, strange))).toEqual(strange.map(() => 'unknown_cell'))
})

it('adds, moves, carries and archives tasks', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const plan = await readPlan(office)
  const [first] = (await tasksOf(house.ctx.db, plan.id)).filter(({ kind }) => kind === 'task')
  const [a, b] = [idFor(11), idFor(12)]
  expect(
    statesOf(
      await outcomesOf(office, [
        ofTask(a, 'row', null, 'present'),
        ofTask(a, 'title', null, '<img src=x onerror=alert(1)>'),
        ofTask(a, 'dueOn', null, '2027年底'),
        ofTask(a, 'responsible', null, '区教委等'),
        ofTask(a, 'openList', null, '是'),
        ofTask(b, 'row', null, 'present'),
        ofTask(b, 'title', null, '=cmd|calc'),
        ofTask(b, 'openList', null, '是'),
      ]),
    ),
  ).toEqual(['applied', 'applied', 'applied', 'applied', 'applied', 'applied', 'applied', 'no_list_to_open'])
  expect(await tasksById(house.ctx.db, [a])).toMatchObject([{ title: '<img src=x onerror=alert(1)>', dueOn: '2027-12-31', departments: [{ openList: 1 }] }])

  expect(statesOf(await outcomesOf(office, [ofTask(b, 'parentId', null, a), ofTask(a, 'parentId', null, b)]))).toEqual(['applied', 'stands_under_itself'])
  expect(await one(office, ofTask(a, 'parentId', null, a))).toMatchObject({ code: 'stands_under_itself' })
  expect(await one(office, ofTask(a, 'row', 'present', 'archived'))).toMatchObject({ code: 'has_below' })
  expect(statesOf(await outcomesOf(office, [ofTask(a, 'row', 'present', 'archived'), ofTask(b, 'row', 'present', 'archived')]))).toEqual(['applied', 'applied'])
  expect((await readPlan(office)).tasks).toBe(plan.tasks)
  expect(await one(office, ofTask(first!.id, 'sort', String(first!.sort), String(first!.sort + 1)))).toMatchObject({ state: 'applied' })
})

it('edits the departments of every plan, and makes the others read their names anew', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const plans = (await office.ask<readonly PlanView[]>('GET', '/api/plans')).body
  const other = plans.find(({ code }) => code !== planCode)!
  const namesIn = async () => {
    const { body } = await office.ask<SheetView>('GET', `/api/plans/${other.code}/sheet?from=${other.years[0]}&to=${other.years[0]}`)
    return body.departments.map(({ shortName }) => shortName)
  }
  expect(await namesIn()).toContain('区教委')
  const finance = (await allDepartments(house.ctx.db)).find(({ shortName }) => shortName === '区教委')!
  expect(await one(office, ofDepartment(finance.id, 'row', 'present', 'archived'))).toMatchObject({ code: 'department_in_use' })
  await outcomesOf(office, [ofDepartment(finance.id, 'shortName', '区教委', '区教委本级'), ofDepartment(finance.id, 'aliases', null, '教育；办学的')])
  expect(await namesIn()).toContain('区教委本级')
  const jobs = await indicatorId(office, 'new-jobs')
  const [row] = await indicatorsById(house.ctx.db, [jobs])
  expect(await one(office, ofIndicator(jobs, 'lead', JSON.stringify(row!.lead), '办学的'))).toMatchObject({
    state: 'applied',
    value: JSON.stringify([finance.id]),
    understood: '办学的 → 区教委本级',
  })
  const fresh = idFor(21)
  await outcomesOf(office, [
    ofDepartment(fresh, 'row', null, 'present'),
    ofDepartment(fresh, 'name', null, '渝中区低空经济发展中心'),
    ofDepartment(fresh, 'shortName', null, '区低空中心'),
  ])
  expect(await one(office, ofIndicator(jobs, 'responsible', JSON.stringify(row!.responsible), '区低空中心'))).toMatchObject({ state: 'applied' })
})

it('answers a batch that adds rows again as it did, and lets only one of two add the same', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const edits = fromScratch(idFor(31))
  const first = await sendEdits(office, edits, 'add-once')
  expect((await sendEdits(office, edits, 'add-once')).body).toEqual(first.body)
  const second = await outcomesOf(office, edits, 'add-twice')
  expect(new Set(statesOf(second))).toEqual(new Set(['unchanged']))
  const answers = await Promise.all([
    outcomesOf(office, [ofIndicator(idFor(32), 'row', null, 'present'), ofIndicator(idFor(32), 'name', null, '甲')]),
    outcomesOf(office, [ofIndicator(idFor(32), 'name', null, '乙')]),
  ])
  expect(answers.map(statesOf)).toEqual([['applied', 'applied'], ['conflict']])
})

it('keeps what people have written when the program brings its plans anew', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const [jobs, gdp] = [await indicatorId(office, 'new-jobs'), await indicatorId(office, 'gdp')]
  const [row] = await indicatorsById(house.ctx.db, [jobs])
  const [task] = await tasksOf(house.ctx.db, row!.planId)
  await outcomesOf(office, [
    ofIndicator(jobs, 'name', row!.name, '另一个名称'),
    ofIndicator(jobs, 'lead', JSON.stringify(row!.lead), '区教委'),
    ofIndicator(gdp, 'row', 'present', 'archived'),
    ofTask(task!.id, 'title', task!.title, '另一项任务'),
    ofTask(idFor(41), 'row', null, 'present'),
    ofTask(idFor(41), 'title', null, '自己的任务'),
  ])
  await write(house.ctx.db, (trx) => setInstallationValue(trx, 'reference', 'older'))
  expect(await loadReference(house.ctx.db, '2026-11-24T02:00:00.000Z')).toMatchObject({ loaded: true })
  const [now, archived] = [(await indicatorsById(house.ctx.db, [jobs]))[0]!, (await indicatorsById(house.ctx.db, [gdp]))[0]!]
  const finance = (await allDepartments(house.ctx.db)).find(({ shortName }) => shortName === '区教委')!
  expect([now.name, now.lead, archived.archivedAt === null]).toEqual(['另一个名称', [finance.id], false])
  expect((await tasksById(house.ctx.db, [task!.id, idFor(41)])).map(({ title }) => title).toSorted()).toEqual(['另一项任务', '自己的任务'])
})

it('shows the plan as sheets to those who set it up, and to nobody else', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const read = async (sheet: string, who = office) => who.ask<PlanSheetView>('GET', `/api/plans/${planCode}/plan-sheets/${sheet}`)
  for (const name of ['supervisor', 'leader', 'labour', 'observer']) expect((await read('indicators', await house.as(name))).status).toBe(403)
  expect((await house.stranger.ask('GET', `/api/plans/${planCode}/plan-sheets/tasks`)).status).toBe(401)
  expect((await read('people')).status).toBe(400)
  expect((await office.ask('GET', '/api/plans/nowhere/plan-sheets/tasks')).status).toBe(404)

  const tasks = (await read('tasks')).body
  expect(tasks.depth.some((depth) => depth > 0)).toBe(true)
  expect(tasks.parent.every((parent, place) => parent === null || tasks.id.indexOf(parent) < place)).toBe(true)
  const years = (await read('years')).body
  expect(years.columns.filter(({ year }) => year !== null).map(({ id }) => id)).toEqual(['2023', '2024', '2025', '2026', '2027'])
  const { body } = await read('indicators')
  const measure = body.columns.find(({ id }) => id === 'measure')!
  expect(measure.options).toContainEqual({ id: 'annual-total', shown: '年度总量', also: [], meaning: expect.any(String) })
  expect(measure.options!.map(({ id }) => id)).not.toContain('ratio')
  for (const [column, cells] of Object.entries(body.cells)) expect([column, cells.length]).toEqual([column, body.id.length])
  await one(office, ofIndicator(body.id[0]!, 'row', 'present', 'archived'))
  expect((await read('indicators')).body.archived).toMatchObject([{ id: body.id[0] }])
})
