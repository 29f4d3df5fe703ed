/**
 * A process of its own that lives through one workday after the other: figures change, the night judges, mails leave. For tests that kill it at any moment.
 *
 *     node test/support/mailing-days.ts DATA_DIR SMTP_URL            until it is killed
 *     node test/support/mailing-days.ts DATA_DIR SMTP_URL --finish   sends what is left, and ends
 */
import { observationsAt } from '../../db/observations.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { personByEmail } from '../../db/people.ts'
import { actingPerson } from '../../server/actions/actor.ts'
import { applyEdits } from '../../server/actions/apply-edits.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import { planOf } from '../../server/actions/plan.ts'
import { instantAt, localDate } from '../../server/basics/calendar.ts'
import { addWorkdays } from '../../server/basics/workdays.ts'
import { settableClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { closeContext, openContext } from '../../server/context.ts'
import { makeLog } from '../../server/log.ts'
import { planCode } from './house.ts'

const [folder = '', smtp = '', finish] = process.argv.slice(2)
const period = '2026-10'
const changed = 8

const clock = settableClock()
const ctx = await openContext(readConfig({ DATA_DIR: folder, SMTP_URL: smtp, LOG_LEVEL: 'silent' }), clock, makeLog('silent'))
const plan = await planOf(ctx.db, planCode)
const workdays = await ctx.workdays()
const office = await personByEmail(ctx.db, 'office@demo.invalid')
const actor = await actingPerson(ctx.db, office?.id ?? '')
const monthly = (await indicatorsOf(ctx.db, plan.id)).filter(
  ({ frequency, measure, formula }) => frequency === 'month' && measure !== 'verdict' && formula === null,
)

/** Figures go up and down, so that lights do. */
const change = async (round: number): Promise<void> => {
  const cells = monthly.map(({ id }) => ({ indicatorId: id, period }))
  const values = new Map((await observationsAt(ctx.db, cells)).map(({ indicatorId, value }) => [indicatorId, value]))
  const edits = monthly.slice(0, changed).map(({ id }, place) => ({
    cell: { sheet: 'observations' as const, indicator: id, period },
    was: values.get(id) ?? null,
    text: (round + place) % 2 === 0 ? '0.01' : '99',
  }))
  await applyEdits(ctx, actor, plan.id, { id: crypto.randomUUID(), label: 'days', edits }, 'zh-CN')
}

let day = localDate((await planOf(ctx.db, plan.id)).judgedAsOf ?? '2026-11-20T01:00:00.000Z', plan.timeZone)
const nextDay = (): void => {
  day = addWorkdays(day, 1, workdays).date
  clock.set(instantAt(day, '08:31:00', plan.timeZone))
}

/** What is refused for now gets its next tries on the same day. */
const sendAll = async (): Promise<void> => {
  for (let tries = 0, left = true; left && tries < 6; tries += 1) {
    left = (await deliver(ctx)).waiting > 0
    clock.set(new Date(Date.parse(clock.now()) + 5 * 60_000).toISOString())
  }
}

process.stdout.write('ready\n')
if (finish === undefined) {
  for (let round = day.charCodeAt(9); ; round += 1) {
    nextDay()
    await change(round)
    await evaluate(ctx, null)
    await sendAll()
    process.stdout.write(`${day}\n`)
  }
}
for (let left = true; left;) {
  nextDay()
  const { sent, waiting, failed, wayClosed } = await deliver(ctx)
  left = sent + waiting + failed > 0 || wayClosed !== undefined
}
await closeContext(ctx)
process.stdout.write('finished\n')
