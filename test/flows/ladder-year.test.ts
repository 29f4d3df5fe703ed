/** What always holds of warnings and those who are told, whatever happens over the workdays of a year. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acknowledge } from '../../server/actions/acknowledge.ts'
import { mute } from '../../server/actions/mute.ts'
import { addDays, localDate } from '../../server/basics/calendar.ts'
import { addWorkdays, isWorkday } from '../../server/basics/workdays.ts'
import { publishedWorkdays } from '../support/facts.ts'
import type { SmallYear } from '../support/small-year.ts'
import { daysFrom, openYear } from '../support/small-year.ts'

/** More than in a hurry: `LADDER_RUNS`. */
const runs = Number(process.env['LADDER_RUNS'] ?? 4)

/** What a month's figure comes to of what is asked, and how many workdays after its end it comes; `null`: never. */
const month = fc.record({ share: fc.constantFrom(0.3, 0.95, 1.05), after: fc.option(fc.integer({ min: 2, max: 24 }), { nil: null, freq: 5 }) })
const happening = fc.oneof(
  fc.record({
    does: fc.constant('mute' as const),
    of: fc.nat({ max: 1 }),
    on: fc.nat({ max: 240 }),
    days: fc.integer({ min: 1, max: 40 }),
    every: fc.boolean(),
  }),
  fc.record({ does: fc.constant('promise' as const), of: fc.nat({ max: 1 }), on: fc.nat({ max: 240 }), days: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ does: fc.constant('away' as const), on: fc.nat({ max: 240 }), days: fc.integer({ min: 1, max: 15 }), standIn: fc.boolean() }),
  fc.record({ does: fc.constant('down' as const), on: fc.nat({ max: 240 }), days: fc.integer({ min: 1, max: 8 }) }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Taken> ? Taken : never

const first = '2026-01-26'
const workdaysFrom = (until: string): readonly string[] => daysFrom(first, until).filter((day) => isWorkday(day, publishedWorkdays))

/** Lets it happen. Mail leaves every day without being written: what is looked at is who was told. */
const live = async (
  year: SmallYear,
  months: readonly (readonly { readonly share: number; readonly after: number | null }[])[],
  happenings: readonly Happening[],
  until: string,
): Promise<void> => {
  const { house, plan, people } = year
  const { db } = house.ctx
  const days = workdaysFrom(until)
  const figures = plan.indicators.flatMap((indicator, of) =>
    (months[of] ?? []).flatMap(({ share, after }, place) => {
      if (after === null) return []
      const end = new Date(Date.UTC(2026, place + 1, 0)).toISOString().slice(0, 10)
      const value = String(Math.round((place + 1) * 10 * share * 100) / 100)
      return [{ indicator, period: end.slice(0, 7), value, day: addWorkdays(end, after, publishedWorkdays).date }]
    }),
  )
  const down = new Set(happenings.flatMap((each) => (each.does === 'down' ? days.slice(each.on, each.on + each.days) : [])))
  const [li, su] = [await year.act(people.li), await year.act(people.su)]
  for (const [place, day] of days.entries()) {
    if (down.has(day)) continue
    await year.morning(day)
    await db.updateTable('message').set({ state: 'sent', subject: day }).where('state', '=', 'waiting').where('day', '<=', day).execute()
    for (const { indicator, period, value } of figures.filter((figure) => figure.day === day)) await year.report(indicator, period, value, day)
    for (const each of happenings) {
      if (each.on !== place || each.does === 'down') continue
      if (each.does === 'away') await year.away(people.li, day, addDays(day, each.days), each.standIn ? people.hu : null)
      const indicator = plan.indicators[each.does === 'away' ? 0 : each.of] ?? ''
      if (each.does === 'mute')
        await mute(house.ctx, su, plan.planId, { indicator, cause: each.every ? null : 'pace', reason: '口径调整', untilOn: addDays(day, each.days) })
      if (each.does !== 'promise') continue
      const standing = await db
        .selectFrom('warning')
        .select('id')
        .where('indicatorId', '=', indicator)
        .where('cause', '=', 'pace')
        .where('state', 'in', ['open', 'recovering'])
        .execute()
      for (const { id } of standing)
        await acknowledge(house.ctx, li, id, { reason: '原因', measures: '措施', promisedOn: addDays(day, each.days), way: 'page' })
    }
  }
}

const twice = (keys: readonly string[]): readonly string[] => keys.filter((key, place) => keys.indexOf(key) !== place)

/** Everything that must hold, looked at from outside: rows of warnings, steps, notifications, messages. */
const looked = async ({ house, plan }: SmallYear): Promise<void> => {
  const { db } = house.ctx
  const warnings = await db.selectFrom('warning').selectAll().execute()
  const turns = await db.selectFrom('warningTurn').selectAll().orderBy('id').execute()
  const climbs = await db.selectFrom('warningClimb').selectAll().execute()
  const mutes = await db.selectFrom('mute').selectAll().execute()
  const messages = await db.selectFrom('message').selectAll().execute()
  const told = await db
    .selectFrom('notification')
    .leftJoin('warning', 'warning.id', 'notification.warningId')
    .selectAll('notification')
    .select('warning.cause')
    .execute()

  // One warning a cause at a time: from opening to end they do not lie over each other.
  for (const own of Map.groupBy(warnings, ({ indicatorId, cause }) => `${indicatorId} ${cause}`).values()) {
    const spans = own.map(({ openedAt, resolvedAt }) => [openedAt, resolvedAt ?? '9999'] as const).toSorted(([a], [b]) => a.localeCompare(b))
    for (const [place, [opened]] of spans.entries()) if (place > 0) expect(opened >= (spans[place - 1]?.[1] ?? '')).toBe(true)
  }
  for (const { id, state } of warnings) {
    const own = turns.filter(({ warningId }) => warningId === id).map(({ what }) => what)
    expect(own.filter((what) => what === 'opened').length).toBeLessThanOrEqual(1)
    expect(own.filter((what) => what === 'resolved').length).toBe(state === 'resolved' ? 1 : 0)
  }
  expect(turns.every(({ theoreticalAt, asOf }) => theoreticalAt <= asOf)).toBe(true)

  // Nobody is told twice at one step, nor twice of one turn.
  expect(twice(climbs.map(({ warningId, step, round }) => `${warningId} ${step} ${round}`))).toEqual([])
  expect(twice(told.filter(({ climbId }) => climbId !== null).map(({ climbId, personId }) => `${climbId} ${personId}`))).toEqual([])
  expect(twice(told.filter(({ turnId }) => turnId !== null).map(({ turnId, personId }) => `${turnId} ${personId}`))).toEqual([])
  const passed = new Set(climbs.filter((climb) => climb.passed === 1).map(({ id }) => id))
  expect(told.filter(({ climbId }) => climbId !== null && passed.has(climbId))).toEqual([])

  // One message a person and day, and that a workday.
  expect(twice(messages.map(({ personId, day }) => `${personId} ${day}`))).toEqual([])
  expect(messages.filter(({ day }) => !isWorkday(day, publishedWorkdays))).toEqual([])

  // Silence while it is muted.
  for (const { indicatorId, cause, at, untilOn } of mutes) {
    const heard = told.filter(
      (each) =>
        each.indicatorId === indicatorId &&
        (cause === null || cause === each.cause) &&
        each.createdAt > at &&
        localDate(each.createdAt, 'Asia/Shanghai') <= untilOn,
    )
    expect(heard.map(({ what, createdAt }) => `${what} ${createdAt}`)).toEqual([])
  }

  // Who heard of the red hears of the green once, and nobody else does; but for what ended while it was muted, and is so still.
  const last = localDate(house.ctx.clock.now(), 'Asia/Shanghai')
  for (const warning of warnings) {
    const own = told.filter(({ warningId }) => warningId === warning.id)
    const red = new Set(own.filter(({ what }) => what !== 'resolved').map(({ personId }) => personId))
    const green = own.filter(({ what }) => what === 'resolved').map(({ personId }) => personId)
    const isSilent = mutes.some(
      (each) => each.indicatorId === warning.indicatorId && (each.cause === null || each.cause === warning.cause) && each.untilOn >= last,
    )
    expect(twice(green)).toEqual([])
    if (warning.state !== 'resolved') expect(green).toEqual([])
    else if (!isSilent) expect(new Set(green)).toEqual(red)
  }
  expect(plan.indicators.length).toBeGreaterThan(0)
}

it('holds over a whole year of workdays', { timeout: 120_000 }, async () => {
  await using year = await openYear(['a', 'b'])
  const shares = [0.3, 0.95, 1.05, 0.3, 0.3, 1.05, 0.95, 1.05, 0.3, 1.05, 1.05]
  const months = [
    shares.map((share, place) => ({ share, after: place === 5 ? 24 : 8 + (place % 5) })),
    shares.toReversed().map((share, place) => ({ share, after: place === 2 ? null : 12 })),
  ]
  await live(
    year,
    months,
    [
      { does: 'mute', of: 0, on: 30, days: 25, every: true },
      { does: 'promise', of: 1, on: 20, days: 12 },
      { does: 'away', on: 60, days: 10, standIn: true },
      { does: 'away', on: 100, days: 10, standIn: false },
      { does: 'down', on: 120, days: 7 },
      { does: 'mute', of: 1, on: 150, days: 20, every: false },
      { does: 'promise', of: 0, on: 140, days: 5 },
    ],
    '2026-12-31',
  )
  await looked(year)
  const told = await year.told()
  for (const what of ['remind', 'chase', 'opened', 'worsened', 'climbed', 'resolved'])
    expect(
      told.some((line) => line.split(' ')[2] === what),
      what,
    ).toBe(true)
})

it('holds whatever happens in a quarter', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.array(month, { minLength: 3, maxLength: 3 }), fc.array(month, { minLength: 3, maxLength: 3 })),
      fc.array(happening, { maxLength: 8 }),
      async (months, happenings) => {
        await using year = await openYear(['a', 'b'])
        await live(
          year,
          months,
          happenings.map((each) => ({ ...each, on: each.on % 60 })),
          '2026-04-30',
        )
        await looked(year)
      },
    ),
    { numRuns: runs, seed: 20261123 },
  )
})
