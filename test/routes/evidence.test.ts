/** Evidence files: what is taken, from whom, how it is handed out, and that nothing half-received stays. */
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { sweepEvidence } from '../../server/actions/evidence.ts'
import { serve } from '../../server/serve.ts'
import type { ProblemDocument } from '../../server/wire/problems.ts'
import type { CellStoryView, EvidenceView } from '../../server/wire/story.ts'
import { aPdf, anXlsx, bytesOf } from '../support/files.ts'
import { openHouse, planCode, readSheet } from '../support/house.ts'
import type { Answer, House, Visitor } from '../support/house.ts'

const period = '2026-Q3'
const megabyte = 1024 * 1024
const files = `/api/plans/${planCode}/evidence`

const send = (
  who: Visitor,
  indicator: string,
  name: string,
  body: Uint8Array | ReadableStream,
  more: Record<string, string> = {},
): Promise<Answer<EvidenceView & ProblemDocument>> =>
  who.ask('POST', `${files}?${new URLSearchParams({ indicator, period, name }).toString()}`, body, { 'content-type': 'application/octet-stream', ...more })
const story = async (who: Visitor, indicator: string): Promise<CellStoryView> =>
  (await who.ask<CellStoryView>('GET', `/api/plans/${planCode}/stories/${indicator}?period=${period}`)).body
const folderOf = (house: House): string => join(house.mail, '..', 'evidence')
const kept = (house: House): readonly string[] => (existsSync(folderOf(house)) ? readdirSync(folderOf(house)) : [])

const opened = async (environment: Record<string, string> = {}) => {
  const house = await openHouse({ environment })
  const [office, health] = [await house.as('office'), await house.as('health')]
  const sheet = await readSheet(health)
  const rights = (await health.ask<{ observations: readonly string[] }>('GET', `/api/plans/${planCode}/rights?to=2026`)).body
  return { house, office, health, own: rights.observations[0]!, foreign: sheet.rows.id.find((id) => !rights.observations.includes(id))! }
}

it('takes a file from who may write the figure, and hands it to every reader as a download that does nothing', async () => {
  const { house, office, health, own, foreign } = await opened()
  await using _ = house
  const { status, body } = await send(health, own, '../../2026年三季度决算 "终稿".pdf', aPdf)
  expect([status, body]).toMatchObject([200, { name: '2026年三季度决算 _终稿_.pdf', size: aPdf.length, who: '卢芷兰', removed: null }])
  expect(kept(house)).toEqual([body.id])
  for (const name of ['office', 'observer', 'leader']) {
    const got = await (await house.as(name)).ask<string>('GET', `${files}/${body.id}`)
    expect([got.status, got.body]).toEqual([200, new TextDecoder().decode(aPdf)])
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="2026___________.pdf"; filename*=UTF-8''2026%E5%B9%B4%E4%B8%89%E5%AD%A3%E5%BA%A6%E5%86%B3%E7%AE%97%20_%E7%BB%88%E7%A8%BF_.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  }
  expect(await house.stranger.ask('GET', `${files}/${body.id}`)).toMatchObject({ status: 401 })
  // The same file again is the same file; under another's figure, and from who only reads, it is refused before a byte is kept.
  expect((await send(health, own, '2026年三季度决算 _终稿_.pdf', aPdf)).body.id).toBe(body.id)
  expect(await send(health, foreign, '决算.pdf', aPdf)).toMatchObject({ status: 403 })
  expect(await send(await house.as('leader'), own, '决算.pdf', aPdf)).toMatchObject({ status: 403 })
  expect(await send(office, foreign, '台账.xlsx', anXlsx)).toMatchObject({ status: 200, body: { name: '台账.xlsx' } })
  expect(kept(house)).toHaveLength(2)
})

it('takes a file away with its bytes, and keeps its name in the history', async () => {
  const { house, health, own } = await opened()
  await using _ = house
  const { id } = (await send(health, own, '错传.pdf', aPdf)).body
  expect(await (await house.as('leader')).ask('DELETE', `${files}/${id}`)).toMatchObject({ status: 403 })
  expect(await health.ask('DELETE', `${files}/${id}`)).toMatchObject({ status: 204 })
  expect(kept(house)).toEqual([])
  for (const method of ['GET', 'DELETE']) expect(await health.ask(method, `${files}/${id}`)).toMatchObject({ status: 404 })
  const told = await story(health, own)
  expect(told.files).toMatchObject([{ name: '错传.pdf', removed: { who: '卢芷兰' } }])
  expect(told.history.turns.slice(0, 2).map(({ file, who }) => [file, who])).toEqual([
    [{ name: '错传.pdf', what: 'removed' }, '卢芷兰'],
    [{ name: '错传.pdf', what: 'added' }, '卢芷兰'],
  ])
})

it.each([
  ['an empty file', '空.pdf', new Uint8Array(0), 422, 'file_empty', '空的'],
  ['wrong magic bytes', '假.pdf', bytesOf('<html>'), 422, 'file_refused', '内容须与扩展名一致'],
  ['a file of 11 MB', '大.txt', new Uint8Array(11 * megabyte).fill(0x61), 413, 'file_too_large', '最大 10 MB'],
  ['a page', '页.html', bytesOf('<p>'), 422, 'file_refused', 'pdf、png'],
])('refuses %s with a sentence, and keeps nothing of it', async (_, name, bytes, status, refusal, sentence) => {
  const { house, health, own } = await opened()
  await using __ = house
  expect(await send(health, own, name, bytes)).toMatchObject({ status, body: { code: refusal, detail: expect.stringContaining(sentence) } })
  expect(kept(house)).toEqual([])
  expect((await story(health, own)).files).toEqual([])
})

it('counts a file whose length nobody said, and stops when it is too much', async () => {
  const { house, own } = await opened()
  await using _ = house
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += megabyte
      if (sent > 100 * megabyte) controller.close()
      else controller.enqueue(new Uint8Array(megabyte).fill(0x61))
    },
  })
  const answer = await createApp(house.ctx).request(`${files}?${new URLSearchParams({ indicator: own, period, name: '长.txt' }).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie: await cookieFor(house, 'health') },
    body: endless,
    duplex: 'half',
  })
  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(20 * megabyte)
  expect(kept(house)).toEqual([])
})

const cookieFor = async ({ stranger }: House, name: string): Promise<string> => {
  const { headers } = await stranger.ask('POST', '/api/session', { email: `${name}@demo.invalid`, password: 'yanshi-2027' })
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
}

it('refuses what does not fit into the plan’s room, and takes it once there is some', async () => {
  const { house, health, own } = await opened({ EVIDENCE_MB: '1' })
  await using _ = house
  const large = new Uint8Array(0.7 * megabyte).fill(0x61)
  const { id } = (await send(health, own, '一.txt', large)).body
  expect(await send(health, own, '二.txt', large)).toMatchObject({
    status: 422,
    body: { code: 'file_quota', detail: expect.stringContaining('（1 MB）不足，已用 0.7 MB') },
  })
  expect(kept(house)).toEqual([id])
  await health.ask('DELETE', `${files}/${id}`)
  expect((await send(health, own, '二.txt', large)).status).toBe(200)
})

it('says so where the bytes on the disk are others than those that were filed', async () => {
  const { house, health, own } = await opened()
  await using _ = house
  const { id } = (await send(health, own, '决算.pdf', aPdf)).body
  writeFileSync(join(folderOf(house), id), '%PDF-1.7 but another')
  expect(await health.ask('GET', `${files}/${id}`)).toMatchObject({ status: 410, body: { code: 'file_lost' } })
})

it('refuses a page of another site, and a form’s way of sending', async () => {
  const { house, health, own } = await opened()
  await using _ = house
  expect(await send(health, own, '决算.pdf', aPdf, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 })
  for (const type of ['multipart/form-data; boundary=x', 'text/plain', ''])
    expect(await send(health, own, '决算.pdf', aPdf, { 'content-type': type })).toMatchObject({ status: 415 })
  expect(kept(house)).toEqual([])
})

it('keeps nothing of an upload whose connection is cut, and goes on', async () => {
  const { house, health, own } = await opened()
  await using _ = house
  const serving = await serve(createApp(house.ctx), { ...house.ctx, config: { ...house.ctx.config, port: 0 } })
  const cookie = await cookieFor(house, 'health')
  const path = `${files}?${new URLSearchParams({ indicator: own, period, name: 'a.pdf' }).toString()}`
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${serving.port}\r\ncookie: ${cookie}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${megabyte}\r\n\r\n`
  const socket = connect(serving.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(head)
  socket.write(Buffer.concat([aPdf, Buffer.alloc(megabyte / 2)]))
  await expect.poll(() => kept(house).some((name) => name.endsWith('.part')), { timeout: 5000 }).toBe(true)
  socket.destroy()
  await expect.poll(() => kept(house), { timeout: 5000 }).toEqual([])
  expect((await story(health, own)).files).toEqual([])
  expect((await send(health, own, 'a.pdf', aPdf)).status).toBe(200)
  await serving.stop()
})

it('sweeps up what a crash has left, and leaves what is filed', async () => {
  const { house, health, own } = await opened()
  await using _ = house
  const { id } = (await send(health, own, '决算.pdf', aPdf)).body
  const yesterday = Date.parse(house.ctx.clock.now()) / 1000 - 2 * 86_400
  for (const name of ['0199-half-received.part', '01990000-orphan-without-a-row', id]) {
    if (name !== id) writeFileSync(join(folderOf(house), name), 'left')
    utimesSync(join(folderOf(house), name), yesterday, yesterday)
  }
  const now = Date.parse(house.ctx.clock.now()) / 1000
  writeFileSync(join(folderOf(house), 'under-way.part'), 'coming')
  utimesSync(join(folderOf(house), 'under-way.part'), now, now)
  expect(await sweepEvidence(house.ctx)).toBe(2)
  expect(kept(house).toSorted()).toEqual([id, 'under-way.part'].toSorted())
})
