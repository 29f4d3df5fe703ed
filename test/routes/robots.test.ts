/** Robots of groups: the plan office’s alone, off until it says so, told once a day. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import type { RobotTried, RobotView } from '../../server/wire/robots.ts'
import { openHouse, planCode } from '../support/house.ts'

const robots = `/api/plans/${planCode}/robots`
const given = { kind: 'wecom', name: '计划群', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-key', secret: null }

it('are entered, named, switched and taken away by the plan office; their addresses are shown to nobody', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const added = await office.ask<RobotView>('POST', robots, given)
  expect([added.status, added.body]).toMatchObject([201, { kind: 'wecom', name: '计划群', host: 'qyapi.weixin.qq.com', signed: false, active: false }])
  const { id } = added.body
  expect((await office.ask('PATCH', `${robots}/${id}`, { active: true, name: '领导群' })).status).toBe(204)
  const listed = await office.ask<readonly RobotView[]>('GET', robots)
  expect(listed.body).toMatchObject([{ id, name: '领导群', active: true }])
  expect(JSON.stringify(listed.body)).not.toContain('secret-key')
  for (const name of ['supervisor', 'leader', 'health', 'observer']) {
    const other = await house.as(name)
    const tries = [
      await other.ask('GET', robots),
      await other.ask('POST', robots, given),
      await other.ask('PATCH', `${robots}/${id}`, { active: false }),
      await other.ask('DELETE', `${robots}/${id}`),
      await other.ask('POST', `${robots}/${id}/trial`),
    ]
    expect(
      tries.map(({ status }) => status),
      name,
    ).toEqual([403, 403, 403, 403, 403])
  }
  expect((await office.ask('DELETE', `${robots}/${id}`)).status).toBe(204)
  expect((await office.ask('GET', robots)).body).toEqual([])
  for (const [method, path, body] of [
    ['PATCH', `${robots}/${id}`, { active: true }],
    ['DELETE', `${robots}/${id}`, undefined],
    ['POST', `${robots}/${id}/trial`, undefined],
    ['DELETE', `${robots}/nothing`, undefined],
  ] as const)
    expect((await office.ask(method, path, body)).status).toBe(404)
})

it.each([
  ['an inner address', { ...given, kind: 'webhook', url: 'https://10.0.0.1/x' }, 400, 'robot_address'],
  ['an address in clear', { ...given, kind: 'webhook', url: 'http://hooks.example.com/x' }, 400, 'robot_address'],
  ['another maker’s address', { ...given, url: 'https://oapi.dingtalk.com/robot/send' }, 400, 'robot_address'],
  ['a kind that is none', { ...given, kind: 'qq' }, 400, 'malformed'],
  ['no name', { ...given, name: '  ' }, 400, 'malformed'],
])('refuses %s', async (_, body, status, code) => {
  await using house = await openHouse()
  expect(await (await house.as('office')).ask('POST', robots, body)).toMatchObject({ status, body: { code } })
})

it('has at most ten in a plan', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  const answers = await Promise.all(Array.from({ length: 12 }, () => office.ask('POST', robots, given)))
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([...Array.from({ length: 10 }, () => 201), 409, 409])
})

it('tells a group that is on once a day what turned, and no other', async () => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    request.on('data', (part: Buffer) => heard.push(part.toString('utf8')))
    request.on('end', () => response.end('ok'))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  await using house = await openHouse({ now: '2026-11-23T00:30:00.000Z', environment: { OUTSIDE_HOSTS: '127.0.0.1' } })
  const office = await house.as('office')
  const enter = async (name: string): Promise<string> =>
    (await office.ask<RobotView>('POST', robots, { kind: 'webhook', name, url, secret: 'of the group' })).body.id
  const on = await enter('开')
  await enter('关')
  await office.ask('PATCH', `${robots}/${on}`, { active: true })
  expect((await office.ask<RobotTried>('POST', `${robots}/${on}/trial`)).body).toEqual({ taken: true, words: '200 ok' })
  heard.splice(0)
  await evaluate(house.ctx, null)
  await evaluate(house.ctx, null)
  await deliver(house.ctx)
  await deliver(house.ctx)
  expect(heard).toHaveLength(1)
  const { title, text } = JSON.parse(heard[0]!) as { readonly title: string; readonly text: string }
  expect(title).toContain('演示数据')
  expect(text).toMatch(/今日新增 \d+ 项/)
  expect(text.split('\n').length).toBeLessThan(18)
  server.close()
})
