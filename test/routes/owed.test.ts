/** What a person owes: his departments' cells and nobody else's, in agreement with the lights of the sheet and the mails. */
import { expect, it } from 'vitest'
import type { MailBodyView, MailView } from '../../server/wire/mail.ts'
import type { OwedCell, OwedView } from '../../server/wire/owed.ts'
import type { House, Visitor } from '../support/house.ts'
import { openHouse, planCode, readSheet, sendEdits, typeFigure } from '../support/house.ts'

const owed = async (who: Visitor, language = 'zh-CN'): Promise<OwedView> =>
  (await who.ask<OwedView>('GET', '/api/me/owed', undefined, { 'accept-language': language })).body
const said = ({ cells }: OwedView): readonly string[] => cells.map(({ why, name, period }) => `${why} ${name} ${period}`)
const figureOf = ({ cell }: OwedCell): string => (cell.sheet === 'observations' ? `${cell.indicator} ${cell.period}` : '')

/** The house at ten in the morning of a day, judged. */
const judgedOn = async (day: string): Promise<House & { readonly office: Visitor }> => {
  const house = await openHouse({ now: `${day}T02:00:00.000Z` })
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: day })
  return Object.assign(house, { office })
}

const accounts = ['drc', 'housing', 'caiyuanba', 'commerce', 'science', 'digital', 'environment', 'labour', 'health', 'data', 'culture', 'education']

it('shows a figure that was not reported to its department, until it is', async () => {
  await using house = await judgedOn('2026-11-23')
  const reporter = await house.as('data')
  const [cell, ...more] = (await owed(reporter)).cells
  expect(more).toEqual([])
  expect(cell).toMatchObject({
    why: 'overdue',
    name: '软件和信息服务业从业人员',
    period: '2026-Q3',
    periodLabel: '2026年三季度',
    due: { on: '2026-10-27', workdays: 19, uncertain: [] },
    departments: ['区大数据局'],
    value: null,
    counted: true,
    last: { periodLabel: '2026年二季度' },
    yearBefore: { periodLabel: '2025年三季度' },
  })
  expect((await owed(reporter, 'en')).cells[0]?.periodLabel).toMatch(/2026/)
  const before = (await owed(reporter)).isIn
  const { indicator, period } = cell!.cell as Extract<OwedCell['cell'], { sheet: 'observations' }>
  expect(await typeFigure(reporter, indicator, period, null, '9.9万')).toMatchObject({ state: 'applied' })
  const after = await owed(reporter)
  // The quick question about the size of the figure may stay, the missing report does not.
  expect(after.cells.filter(({ why }) => why === 'overdue')).toEqual([])
  expect(after.isIn).toBe(before + 1)
  expect(after.next).toMatchObject({ due: { on: expect.stringMatching(/^202[67]-/) as string } })
})

it('agrees with the lights of the sheet and with the mails about what is overdue', async () => {
  await using house = await judgedOn('2027-01-25')
  await house.office.ask('POST', '/api/jobs/deliver')
  const sheet = await readSheet(house.office)
  const grey = new Map(sheet.rows.id.flatMap((id, place) => (sheet.judged.reason[place] === 'not_reported' ? [[id, sheet.judged.period[place]]] : [])))
  const made = new Set(sheet.rows.id.filter((_, place) => sheet.rows.made[place] === 1))
  const found = new Map<string, string>()
  for (const name of [...accounts, 'office']) {
    const who = await house.as(name)
    const late = (await owed(who)).cells.filter(({ why }) => why === 'overdue')
    // The newest of each indicator stands first.
    const newest = late
      .toSorted((a, b) => b.period.localeCompare(a.period))
      .filter(({ cell }, place, all) => all.findIndex((one) => one.cell.indicator === cell.indicator) === place)
    for (const each of newest) found.set(each.cell.indicator, each.period)
    const mails = (await who.ask<readonly MailView[]>('GET', '/api/mails')).body.filter(({ address }) => address === `${name}@demo.invalid`)
    const letters = await Promise.all(mails.map(async ({ id }) => (await who.ask<MailBodyView>('GET', `/api/mails/${id}`)).body.text))
    const chased = letters
      .join('\n')
      .split('【')
      // What reaches nobody of its department is told to the plan office under a head of its own.
      .filter((part) => /^(未报|需主管处理) · /.test(part))
      .join('\n')
    for (const { name: indicator } of newest) expect(chased, name).toContain(indicator)
  }
  const expected = [...grey].filter(([id]) => !made.has(id))
  expect(expected.length).toBeGreaterThan(15)
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
})

it('counts for the plan office what departments have not reported', async () => {
  await using house = await judgedOn('2026-11-23')
  const view = await owed(house.office)
  expect(view.unreported).toMatchObject([{ department: { shortName: '区大数据局' }, count: 1, due: { on: '2026-10-27', workdays: 19 } }])
  for (const name of ['data', 'leader', 'supervisor']) expect((await owed(await house.as(name))).unreported, name).toEqual([])
})

it('gives the plan office what the plan lacks, and what no department has', async () => {
  await using house = await judgedOn('2026-11-23')
  const cells = (await owed(house.office)).cells
  expect(said({ cells } as OwedView)).toContain('asked 基本医疗保险参保率 2026-Q3')
  const lacking = cells.filter(({ why }) => why === 'no_baseline')
  expect(lacking.map(({ cell, name }) => `${name} ${cell.sheet === 'indicators' ? cell.column : ''}`)).toEqual([
    '高新技术企业数 baselinePeriod',
    '高新技术企业数 baselineValue',
  ])
  const edits = lacking.map(({ cell }, place) => ({ cell, was: null, text: ['2022', '220'][place] ?? '' }))
  expect((await sendEdits(house.office, edits)).body.outcomes.map(({ state }) => state)).toEqual(['applied', 'applied'])
  expect((await owed(house.office)).cells.filter(({ why }) => why === 'no_baseline')).toEqual([])
})

it('shows nobody the cells of another department, and those who fill in nothing none at all', async () => {
  await using house = await judgedOn('2027-01-25')
  const seen = new Map<string, string>()
  for (const name of accounts) {
    const view = await owed(await house.as(name))
    expect(view.reports, name).toBe(true)
    for (const cell of view.cells) {
      expect(cell.departments.length, cell.name).toBeGreaterThan(0)
      seen.set(figureOf(cell), name)
    }
  }
  const labour = (await owed(await house.as('labour'))).cells
  expect(new Set(labour.flatMap(({ departments }) => departments))).toEqual(new Set(['区人社局']))
  const health = new Set((await owed(await house.as('health'))).cells.map(figureOf))
  expect(labour.filter((cell) => health.has(figureOf(cell)))).toEqual([])
  for (const name of ['leader', 'observer', 'supervisor', 'health.head']) {
    const view = await owed(await house.as(name))
    expect([view.cells, view.reports, view.unreported], name).toEqual([[], false, []])
  }
  expect((await house.stranger.ask('GET', '/api/me/owed')).status).toBe(401)
})

it('asks nothing for an indicator that is archived, or of a plan that is not watched or archived', async () => {
  await using house = await judgedOn('2026-11-23')
  const reporter = await house.as('data')
  expect((await owed(reporter)).cells.length).toBe(1)
  await house.office.ask('PATCH', `/api/plans/${planCode}`, { watched: false })
  expect(await owed(reporter)).toMatchObject({ plans: [], cells: [], reports: false })
  await house.office.ask('PATCH', `/api/plans/${planCode}`, { watched: true })
  const id = (await owed(reporter)).cells[0]!.cell.indicator
  await house.ctx.db.updateTable('indicator').set({ archivedAt: '2026-11-23T01:00:00.000Z' }).where('id', '=', id).execute()
  expect((await owed(reporter)).cells).toEqual([])
})

it('leaves a figure that waits for its review to the reviewer', async () => {
  await using house = await judgedOn('2026-11-23')
  await house.ctx.db.updateTable('plan').set({ reviewRequired: 1 }).where('code', '=', planCode).execute()
  const reporter = await house.as('data')
  const [cell] = (await owed(reporter)).cells
  await typeFigure(reporter, cell!.cell.indicator, cell!.period, null, '6.1')
  expect((await owed(reporter)).cells.filter(({ why }) => why === 'overdue')).toEqual([])
})

it('asks for nothing in a period that is closed', async () => {
  await using house = await judgedOn('2026-11-23')
  const reporter = await house.as('data')
  expect((await owed(reporter)).cells.length).toBe(1)
  const { status } = await house.office.ask('PUT', `/api/plans/${planCode}/periods/2026-Q3`, { closed: true, upTo: false, note: null })
  expect(status).toBe(200)
  expect((await owed(reporter)).cells).toEqual([])
})
