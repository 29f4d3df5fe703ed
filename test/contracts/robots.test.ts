/** Robots and webhooks: what each kind sends, how it is signed, what its answers mean, and that none leads where it must not. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RobotKind } from '../../db/schema.ts'
import { robotKinds } from '../../db/schema.ts'
import { callOutside, isPublicAddress } from '../../server/channels/outside.ts'
import { isRobotAddress, postToRobot } from '../../server/channels/robots/index.ts'
import { within } from '../../server/channels/robots/robot.ts'

const now = '2026-11-23T00:30:00.000Z'
const message = { id: 'message-1', title: '【预警简报】某区规划', text: '· 新增 红灯：1 进出口总额（区商务委）' }
const here: ReadonlySet<string> = new Set(['127.0.0.1'])
const nowhere: ReadonlySet<string> = new Set()

interface Heard {
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
let server: Server
let address = ''
let heard: Heard[] = []
let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: '' }

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push({ url: new URL(request.url ?? '', address), headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      response.writeHead(answer.status, answer.headers)
      response.end(answer.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

const taken: Readonly<Record<RobotKind, string>> = {
  wecom: '{"errcode":0,"errmsg":"ok"}',
  dingtalk: '{"errcode":0,"errmsg":"ok"}',
  feishu: '{"code":0,"msg":"success"}',
  webhook: 'thanks',
}
const refused: Readonly<Record<RobotKind, { readonly status: number; readonly body: string }>> = {
  wecom: { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' },
  dingtalk: { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' },
  feishu: { status: 200, body: '{"code":19021,"msg":"sign match fail"}' },
  webhook: { status: 403, body: 'no' },
}
const busy: Readonly<Record<RobotKind, { readonly status: number; readonly body: string }>> = {
  wecom: { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' },
  dingtalk: { status: 200, body: '{"errcode":130101,"errmsg":"send too fast"}' },
  feishu: { status: 200, body: '{"code":11232,"msg":"frequency limited"}' },
  webhook: { status: 503, body: 'later' },
}

const post = (kind: RobotKind, secret: string | null = null): Promise<string> => postToRobot({ kind, url: `${address}/hook?key=k`, secret }, message, now, here)

describe.each(robotKinds)('robot %s', (kind) => {
  it('brings title and text, and says what was said', async () => {
    answer = { status: 200, body: taken[kind] }
    heard = []
    expect(await post(kind)).toMatch(/\S/)
    expect(heard).toHaveLength(1)
    const text = JSON.stringify(JSON.parse(heard[0]!.body))
    expect(text).toContain('进出口总额')
    expect(text).toContain('【预警简报】某区规划')
    expect(heard[0]!.headers['content-type']).toContain('application/json')
    expect(heard[0]!.url.searchParams.get('key')).toBe('k')
  })

  it('tells a refusal for good from one for now, and either from silence', async () => {
    answer = refused[kind]
    await expect(post(kind)).rejects.toMatchObject({ name: 'ChannelError', permanent: true })
    answer = busy[kind]
    await expect(post(kind)).rejects.toMatchObject({ name: 'ChannelError', permanent: false })
    answer = { status: 502, body: '<html>bad gateway</html>' }
    await expect(post(kind)).rejects.toMatchObject({ name: 'ChannelError', permanent: false })
    await expect(postToRobot({ kind, url: 'http://127.0.0.1:9/', secret: null }, message, now, here)).rejects.toMatchObject({ permanent: false })
  })

  it('follows no redirect', async () => {
    answer = { status: 302, body: '', headers: { location: `${address}/elsewhere` } }
    heard = []
    await expect(post(kind)).rejects.toMatchObject({ name: 'ChannelError' })
    expect(heard).toHaveLength(1)
  })

  it('reads no answer without an end', async () => {
    answer = { status: 200, body: 'x'.repeat(100_000) }
    await expect(post(kind)).rejects.toMatchObject({ name: 'ChannelError', message: expect.stringContaining('too long') })
  })

  it('goes to no address of the inner network unless the settings name it', async () => {
    heard = []
    await expect(postToRobot({ kind, url: `${address}/hook`, secret: null }, message, now, nowhere)).rejects.toMatchObject({ permanent: true })
    expect(heard).toEqual([])
  })
})

it('signs as each maker asks', async () => {
  const secret = 'SEC-of-the-group'
  heard = []
  for (const kind of ['dingtalk', 'feishu', 'webhook'] as const) {
    answer = { status: 200, body: taken[kind] }
    await post(kind, secret)
  }
  const [ding, lark, hook] = heard
  const milliseconds = String(Date.parse(now))
  const seconds = String(Date.parse(now) / 1000)
  expect(ding!.url.searchParams.get('timestamp')).toBe(milliseconds)
  expect(ding!.url.searchParams.get('sign')).toBe(createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64'))
  expect(JSON.parse(lark!.body)).toMatchObject({ timestamp: seconds, sign: createHmac('sha256', `${seconds}\n${secret}`).digest('base64') })
  expect(hook!.headers).toMatchObject({
    'idempotency-key': 'message-1',
    'x-xushi-timestamp': seconds,
    'x-xushi-signature': `sha256=${createHmac('sha256', secret).update(`${seconds}.${hook!.body}`).digest('hex')}`,
  })
})

it('cuts a text by bytes, and no sign in half', () => {
  expect(within('红灯', 6)).toBe('红灯')
  expect(within('红灯红灯', 9)).toBe('红灯…')
  expect(within('a😀b😀', 9)).toBe('a😀b…')
  expect(within('', 3)).toBe('')
})

it.each([
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', true],
  ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=t', true],
  ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/t', true],
  ['webhook', 'https://hooks.example.com/x', true],
  ['wecom', 'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send', false],
  ['wecom', 'https://evil.example/qyapi.weixin.qq.com', false],
  ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send', false],
  ['dingtalk', 'https://user:pass@oapi.dingtalk.com/robot/send', false],
  ['webhook', 'ftp://hooks.example.com/x', false],
  ['webhook', 'javascript:alert(1)', false],
  ['webhook', 'not an address', false],
  ['webhook', '', false],
] as const)('knows whether a %s robot may have %s', (kind, url, fits) => {
  expect(isRobotAddress(kind, url, nowhere)).toBe(fits)
})

it.each([
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '0',
  '0.0.0.0',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '0177.0.0.1',
  '127.0.0.1.',
  '①②⑦.⓪.⓪.①',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.1.254',
  '169.254.169.254',
  '0xa9fea9fe',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::a00:1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[febf::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:a00:1::]',
  '[2001::1]',
  '[3fff::1]',
  '[100::1]',
  'localhost',
  'LOCALHOST',
  'localhost.',
])('goes not to %s', async (host) => {
  for (const scheme of ['https', 'http']) {
    const url = `${scheme}://${host}:${new URL(address).port}/`
    heard = []
    await expect(callOutside('POST', url, { body: 'x', allowed: nowhere })).rejects.toThrow(/public|https|address|ENOTFOUND/)
    expect(heard).toEqual([])
  }
})

it('knows public addresses', () => {
  for (const open of ['1.1.1.1', '223.5.5.5', '2400:3200::1', '2606:4700::1111']) expect(isPublicAddress(open)).toBe(true)
  for (const closed of ['', 'nothing', '127.0.0.1', '::1', '1.1.1']) expect(isPublicAddress(closed)).toBe(false)
})
