/** Questions about figures: asked when they are written, seen by others, answered, and left behind by a new value. */
import { expect, it } from 'vitest'
import { changesAfter } from '../../db/changes.ts'
import { planByCode } from '../../db/plans.ts'
import { eventsOf } from '../../server/live.ts'
import type { EditOutcome } from '../../server/wire/edits.ts'
import type { QualityView } from '../../server/wire/quality.ts'
import type { QuestionsView, QuestionView } from '../../server/wire/questions.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { House, Visitor } from '../support/house.ts'
import { openHouse, placeOf, planCode, readSheet, sendEdits, typeFigure } from '../support/house.ts'

const questions = `/api/plans/${planCode}/questions`
/** Without the one that the demonstration leaves open. */
const listed = async (who: Visitor, which = ''): Promise<readonly QuestionView[]> =>
  (await who.ask<QuestionsView>('GET', `${questions}${which}`)).body.questions.filter((asked) => asked.code !== 'over_whole')

/** A total since January, in 万人, that 区人社局 files every month. */
const code = 'new-jobs'
const cellIn = (sheet: SheetView, period: string) => {
  const place = placeOf(sheet, code)
  return { indicator: sheet.rows.id[place]!, was: sheet.values[period]?.[place] ?? null }
}
const codesOf = (outcome: EditOutcome | undefined): readonly string[] =>
  outcome?.state === 'applied' ? (outcome.questions ?? []).map((asked) => asked.code) : [outcome?.state ?? 'nothing']

/** Types a figure into the newest month, and tells what was asked. */
const typed = async (who: Visitor, period: string, text: string): Promise<EditOutcome> => {
  const { indicator, was } = cellIn(await readSheet(who), period)
  return typeFigure(who, indicator, period, was, text)
}

const eventsAfter = async ({ ctx }: House, seq: number) => {
  const plan = (await planByCode(ctx.db, planCode))!
  return eventsOf(await changesAfter(ctx.db, plan.id, seq, 100))
}
const seqOf = async ({ ctx }: House): Promise<number> => (await planByCode(ctx.db, planCode))!.seq

it('asks about a total that falls, in the language of the page, and lists it with its cell', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  expect(await listed(office)).toEqual([])
  const last = cellIn(await readSheet(office), '2026-08').was!
  const outcome = await typed(office, '2026-09', String(Number(last) - 1))
  expect(codesOf(outcome)).toEqual(['falls_below_last'])
  const [open, ...more] = await listed(office)
  expect(more).toEqual([])
  expect(open).toMatchObject({ state: 'open', period: '2026-09', code: 'falls_below_last', who: null, answer: null })
  expect(open!.message).toContain(last)
  const english = (await office.ask<QuestionsView>('GET', questions, undefined, { 'accept-language': 'en' })).body.questions.find(({ id }) => id === open!.id)!
  expect(english.message).toMatch(/running total/i)
  expect(english.message).not.toMatch(/累计/)
})

it('writes nothing more for a figure that is in order', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const before = await seqOf(house)
  const { was } = cellIn(await readSheet(office), '2026-09')
  const outcome = await typed(office, '2026-09', `${was}1`)
  expect(outcome).not.toHaveProperty('questions')
  expect((await changesAfter(house.ctx.db, (await planByCode(house.ctx.db, planCode))!.id, before, 100)).map(({ sheet }) => sheet)).not.toContain('questions')
})

it('keeps the answer of who may write the cell, and asks no more about the same value', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const right = cellIn(await readSheet(office), '2026-09').was!
  await typed(office, '2026-09', '90.7')
  const [open] = await listed(office)
  const at = `${questions}/${open!.id}/answer`
  for (const name of ['leader', 'observer', 'health'])
    expect(await (await house.as(name)).ask('POST', at, { text: '' })).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  expect(await office.ask('POST', `${questions}/nothing/answer`, {})).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const seq = await seqOf(house)
  const reporter = await house.as('labour')
  expect((await reporter.ask<QuestionView>('POST', at, { text: ' 口径调整 ' })).body).toMatchObject({ state: 'checked', answer: '口径调整' })
  expect(await listed(office)).toEqual([])
  const [settled] = await listed(office, '?state=settled')
  expect(settled).toMatchObject({ id: open!.id, state: 'checked', answer: '口径调整', who: expect.any(String) as string })
  // The audit has the answer, and open pages hear that the mark is gone.
  const [event] = await eventsAfter(house, seq)
  expect(event).toMatchObject({ cells: [], judged: [], asked: [{ indicator: open!.indicator, period: '2026-09', open: 0 }] })
  // A second answer changes nothing.
  expect((await office.ask<QuestionView>('POST', at, { text: '又一次' })).body.answer).toBe('口径调整')
  // Another value is asked about anew, the same one is not.
  expect(codesOf(await typed(office, '2026-09', right))).toEqual([])
  expect(codesOf(await typed(office, '2026-09', '90.7'))).toEqual([])
  expect(codesOf(await typed(office, '2026-09', '9000'))).not.toEqual([])
})

it('closes a question when its figure is put right, and tells open pages both times', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const right = cellIn(await readSheet(office), '2026-09').was!
  const before = await seqOf(house)
  await typed(office, '2026-09', '1')
  await typed(office, '2026-09', right)
  const events = await eventsAfter(house, before)
  expect(events.map(({ asked }) => asked?.map(({ open }) => open))).toEqual([[1], [0]])
  expect(events.every(({ who }) => who !== null)).toBe(true)
  expect(await listed(office)).toEqual([])
  expect((await listed(office, '?state=settled'))[0]).toMatchObject({ period: '2026-09', state: 'changed' })
})

it('withdraws what a neighbour has answered, and asks nothing of an untouched cell', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const sheet = await readSheet(office)
  const [august, september] = ['2026-08', '2026-09'].map((period) => cellIn(sheet, period))
  // August too high: asked there, where it was typed; September is left alone.
  await typed(office, '2026-08', String(Number(september!.was) + 0.1))
  expect((await listed(office)).map(({ period, code: asked }) => [period, asked])).toEqual([['2026-08', 'above_next']])
  // September follows: what was asked about August no longer holds.
  await typed(office, '2026-09', String(Number(september!.was) + 0.36))
  expect(await listed(office)).toEqual([])
  expect((await listed(office, '?state=settled'))[0]).toMatchObject({ period: '2026-08', state: 'withdrawn' })
  expect(august!.was).not.toBeNull()
})

it('answers the same batch with the same questions', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const { indicator, was } = cellIn(await readSheet(office), '2026-09')
  const edits = [{ cell: { sheet: 'observations', indicator, period: '2026-09' }, was, text: '1' }] as const
  const first = await sendEdits(office, edits, 'asked-twice')
  expect((await sendEdits(office, edits, 'asked-twice')).body).toEqual(first.body)
  expect(await listed(office)).toHaveLength(1)
})

it('finds the questions of one department', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await typed(office, '2026-09', '1')
  const [open] = await listed(office)
  expect(await listed(office, `?department=${open!.lead[0]!.id}`)).toHaveLength(1)
  expect(await listed(office, '?department=nowhere')).toEqual([])
})

it('tells how far first figures moved, by department and figure, and leaves out what is still to check', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const quality = async () => (await office.ask<QualityView>('GET', `/api/plans/${planCode}/quality`)).body
  const before = await quality()
  expect(before.total.figures).toBeGreaterThan(700)
  expect(before.total.up + before.total.down).toBe(before.total.revised)
  expect(before.largest.length).toBeGreaterThan(5)
  const sizes = before.largest.map(({ move }) => Math.abs(Number(move)))
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  // October moves by two in a hundred.
  const { indicator, was } = cellIn(await readSheet(office), '2026-10')
  const right = (Number(was) * 1.02).toFixed(2)
  expect(codesOf(await typed(office, '2026-10', right))).toEqual([])
  const after = await quality()
  expect(after.total.revised).toBe(before.total.revised + 1)
  expect(after.indicators.find(({ id }) => id === indicator)!.drift.up).toBe((before.indicators.find(({ id }) => id === indicator)?.drift.up ?? 0) + 1)
  // A figure under question is nobody's word yet.
  await typed(office, '2026-10', '9000')
  const doubted = await quality()
  expect(doubted.total.revised).toBe(before.total.revised)
  expect(doubted.largest.some(({ latest }) => latest === '9,000')).toBe(false)
})
