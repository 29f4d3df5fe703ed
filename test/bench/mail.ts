/**
 * The digests of ten thousand people, read and written as they leave but for the sending: each tells of five warnings, every hundredth of a hundred.
 * Runs in a process of its own (`--run`), on a file.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newId } from '../../db/ids.ts'
import { insertMany } from '../../db/batch.ts'
import type { Notice } from '../../db/letters.ts'
import { addMessages, addNotifications } from '../../db/outbox.ts'
import type { PersonRow } from '../../db/people.ts'
import type { Id, Message, Person } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { prepare } from '../../seeds/prepare.ts'
import { newMessage } from '../../server/actions/new-message.ts'
import { writeDigests } from '../../server/actions/write-digest.ts'
import { settableClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { closeContext, openContext } from '../../server/context.ts'
import { makeLog } from '../../server/log.ts'
import type { Finding } from './measure.ts'
import { complete } from './servers.ts'

const people = 10_000
const atOnce = 500
const usual = 5
const many = 100
const now = '2026-11-23T00:30:00.000Z'
const day = '2026-11-23'

const fill = async ({ db }: Context): Promise<readonly { readonly message: Pick<Message, 'id' | 'day'>; readonly person: PersonRow }[]> => {
  const turns = await db
    .selectFrom('warningTurn')
    .innerJoin('warning', 'warning.id', 'warningTurn.warningId')
    .select(['warningTurn.id', 'warning.id as warningId', 'warning.planId', 'warning.indicatorId', 'warningTurn.period'])
    .where('warningTurn.what', '=', 'opened')
    .execute()
  const written = Array.from({ length: people }, (_, place) => {
    const person: Person = {
      id: newId(),
      name: `填报人${place}`,
      email: `bench${place}@demo.invalid`,
      emailVerified: 1,
      image: null,
      createdAt: now,
      updatedAt: now,
      role: 'reporter',
      title: null,
      language: place % 10 === 0 ? 'en' : 'zh-CN',
      active: 1,
      demonstration: 1,
    }
    return { message: { id: newId(), day }, row: person, person: { ...person, departments: [] } }
  })
  const messages = written.map(({ message: { id }, person }): Message => ({
    ...newMessage({ personId: person.id, planId: null, day, kind: 'digest', dedupKey: `digest:${person.id}:${day}`, sendAfter: now, createdAt: now }),
    id,
  }))
  const noticeOf = (place: number, number: number, messageId: Id, personId: Id): Notice => {
    const turn = turns[(place * 7 + number) % turns.length]
    if (turn === undefined) throw new Error('the demonstration has no warnings')
    return {
      id: newId(),
      planId: turn.planId,
      personId,
      what: 'opened',
      warningId: turn.warningId,
      turnId: turn.id,
      climbId: null,
      orderTurnId: null,
      draftId: null,
      indicatorId: turn.indicatorId,
      period: turn.period,
      dueOn: null,
      departmentId: null,
      audience: 'reporter',
      standsInFor: null,
      dedupKey: `bench:${place}:${number}`,
      messageId,
      createdAt: now,
    }
  }
  await write(db, async (trx) => {
    await insertMany(
      trx,
      'person',
      written.map(({ row }) => row),
    )
    await addMessages(trx, messages)
    await addNotifications(
      trx,
      written.flatMap(({ message, person }, place) =>
        Array.from({ length: place % 100 === 0 ? many : usual }, (_, number) => noticeOf(place, number, message.id, person.id)),
      ),
    )
  })
  return written
}

interface Measured {
  readonly seconds: number
  readonly letters: number
}

const measure = async (): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-mail-'))
  const ctx = await openContext(readConfig({ DATA_DIR: folder }), settableClock(now), makeLog('warn'))
  try {
    await prepare(ctx, { empty: false })
    const all = await fill(ctx)
    const began = performance.now()
    let letters = 0
    for (let from = 0; from < all.length; from += atOnce) letters += (await writeDigests(ctx, all.slice(from, from + atOnce))).size
    return { seconds: (performance.now() - began) / 1000, letters }
  } finally {
    await closeContext(ctx)
    rmSync(folder, { recursive: true, force: true })
  }
}

const file = fileURLToPath(import.meta.url)

export const benchMail = async (): Promise<readonly Finding[]> => {
  const { seconds, letters } = JSON.parse(await complete([file, '--run'])) as Measured
  if (letters !== people) throw new Error(`${letters} digests were written instead of ${people}`)
  return [{ name: '10,000 digests read and written', ours: seconds, bare: null, unit: 's', limit: 60 }]
}

if (import.meta.main && process.argv[2] === '--run') console.log(JSON.stringify(await measure()))
