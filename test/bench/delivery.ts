/**
 * Delivery: letters that are written wait in the outbox, and go to a mail server on loopback; beside them the same letters by the bare mail library with as
 * many connections. The server is a process of its own.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { addMessages } from '../../db/outbox.ts'
import { newId } from '../../db/ids.ts'
import { everybody } from '../../db/people.ts'
import type { Message } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { loadDemonstration } from '../../seeds/demo.ts'
import { loadReference } from '../../seeds/reference.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { fixedClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { closeContext, openContext } from '../../server/context.ts'
import { makeLog } from '../../server/log.ts'
import type { Finding } from './measure.ts'
import { interleaved, median } from './measure.ts'
import { startMailServer } from './servers.ts'

const letters = 1000
const connections = 5
const now = '2026-11-23T02:00:00.000Z'

const text = '请于2026年11月26日前处理（3 个工作日内）。\n'.repeat(40)
const html = `<!doctype html><html lang="zh-CN"><body>${'<p>进出口总额：欠序时 12.4 个百分点</p>'.repeat(300)}</body></html>`

const waiting = (personId: string, round: number, place: number): Message => {
  const id = newId()
  return {
    id,
    personId,
    robotId: null,
    planId: null,
    day: '2026-11-23',
    kind: 'digest',
    dedupKey: `bench:${round}:${place}`,
    state: 'waiting',
    sendAfter: now,
    attempts: 0,
    leaseUntil: null,
    messageIdHeader: `${id}@xushi`,
    address: `reader-${place}@bench.invalid`,
    subject: '【红灯预警】区商务委：进出口总额欠序时 12.4 个百分点（1—8月）',
    text,
    html,
    answer: null,
    createdAt: now,
    sentAt: null,
  }
}

/** @returns letters a second. */
const ours = async (ctx: Context, personId: string, round: number): Promise<number> => {
  const messages = Array.from({ length: letters }, (_, place) => waiting(personId, round, place))
  await write(ctx.db, (trx) => addMessages(trx, messages))
  const began = performance.now()
  const { sent } = await deliver(ctx)
  if (sent !== letters) throw new Error(`sent ${sent} of ${letters}`)
  return (letters / (performance.now() - began)) * 1000
}

const bare = async (url: string): Promise<number> => {
  const transport = createTransport({ url, pool: true, maxConnections: connections } as Parameters<typeof createTransport>[0])
  const began = performance.now()
  await Promise.all(
    Array.from({ length: letters }, (_, place) =>
      transport.sendMail({ from: 'xushi@bench.invalid', to: `reader-${place}@bench.invalid`, subject: '【红灯预警】区商务委', text, html }),
    ),
  )
  transport.close()
  return (letters / (performance.now() - began)) * 1000
}

/** @param folder for the data. */
export const benchDelivery = async (folder: string): Promise<readonly Finding[]> => {
  await using server = await startMailServer()
  const data = join(folder, 'delivery')
  mkdirSync(data)
  const ctx = await openContext(readConfig({ DATA_DIR: data, SMTP_URL: server.url, LOG_LEVEL: 'error' }), fixedClock(now), makeLog('error'))
  try {
    await loadReference(ctx.db, now)
    await loadDemonstration(ctx, now)
    const [person] = await everybody(ctx.db)
    let round = 0
    const speeds = await interleaved({ ours: () => ours(ctx, person?.id ?? '', (round += 1)), bare: () => bare(server.url) })
    return [
      { name: `letters delivered, ${connections} connections`, ours: median(speeds.ours), bare: median(speeds.bare), unit: '/s', limit: 0.6, least: true },
    ]
  } finally {
    await closeContext(ctx)
  }
}
