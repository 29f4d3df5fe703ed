/** The two servers as processes of their own: ours as `npm start` runs it, and the yardstick, both on the Node that runs this. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SessionView } from '../../server/wire/session.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { Target } from './measure.ts'
import { call, expect } from './measure.ts'

const root = resolve(import.meta.dirname, '../..')
const bundle = 'dist/server/main.js'

/** Builds the product and copies what was built, so that what is measured stays the same, whoever builds again meanwhile. */
export const install = (folder: string): void => {
  const done = spawnSync(process.execPath, ['install.mjs', '--build'], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) throw new Error('the build failed')
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}
export const hasPages = (folder: string): boolean => existsSync(join(folder, 'dist/client/index.html'))

/** All figures are of this day, whenever they are measured: the plan that is measured has its last month behind it. */
const clock = '2026-11-20T01:00:00Z'

export interface Running extends AsyncDisposable {
  readonly process: ChildProcess
  /** What it has said. */
  readonly said: () => string
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Starts a program and waits until it has said the words. @throws with all it said, if it ends before. */
const run = async (cwd: string, args: readonly string[], words: RegExp, environment: Readonly<Record<string, string>> = {}): Promise<Running> => {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let heard = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (heard += text))
  while (!words.test(heard)) {
    if (hasEnded(child)) throw new Error(`${args.join(' ')} ended with ${child.exitCode ?? child.signalCode}: ${heard}`)
    await wait(5)
  }
  const stop = async (): Promise<void> => {
    if (hasEnded(child)) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { process: child, said: () => heard, [Symbol.asyncDispose]: stop }
}

/** Runs a command of the project to its end. */
export const complete = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> => {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let heard = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (heard += text))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${heard}`)
  return heard
}

const settings = (data: string): Readonly<Record<string, string>> => ({ DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', CLOCK: clock, LOG_LEVEL: 'warn' })

export interface Ours extends Running, Target {
  readonly plans: readonly PlanView[]
}

const started = /https?:\/\/[^\s:]+:(\d+)/
const portOf = (said: string): number => Number(started.exec(said)?.[1])
const administrator = /(\S+@\S+)\s{2,}(\S+)/

/** Signs in and says which plans there are. */
const signedIn = async (running: Running, email: string, password: string): Promise<Ours> => {
  const port = portOf(running.said())
  const stranger = { port, headers: {} }
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`sign in: ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  const headers = { cookie, 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' }
  const plans = JSON.parse((await expect(call({ ...stranger, headers }, 'GET', '/api/plans'))).body.toString('utf8')) as readonly PlanView[]
  return { ...running, port, headers, plans }
}

/** Puts the large plan into a folder that is empty. */
export const seedLarge = (data: string, indicators = 10_000): Promise<string> => complete(['seeds/main.ts', 'large', String(indicators)], settings(data))

const isDue = async (ours: Target): Promise<boolean> =>
  (JSON.parse((await expect(call(ours, 'GET', '/healthz'))).body.toString('utf8')) as { readonly late: readonly string[] }).late.length > 0

/** Ours on the large plan, with an administrator, after the night's work that a start makes up for. */
export const startLarge = async (folder: string, data: string): Promise<Ours & { readonly plan: PlanView }> => {
  const running = await run(folder, [bundle, '--empty'], administrator, settings(data))
  const [, email = '', password = ''] = administrator.exec(running.said()) ?? []
  const ours = await signedIn(running, email, password)
  while (await isDue(ours)) await wait(100)
  const plan = ours.plans.find(({ code }) => code === 'large')
  if (!plan) throw new Error('the large plan is not there')
  return { ...ours, plan }
}

/** Ours as a first `npm start` leaves it, signed in as the first of the demonstration's accounts. */
export const startDemonstration = async (folder: string, data: string): Promise<Ours> => {
  const running = await run(folder, [bundle], started, settings(data))
  const answer = await fetch(`http://127.0.0.1:${portOf(running.said())}/api/session`)
  const { demonstration } = (await answer.json()) as SessionView
  const office = demonstration?.accounts.find(({ role }) => role === 'plan-office')
  if (!demonstration || !office) throw new Error('no demonstration account')
  return signedIn(running, office.email, demonstration.password)
}

/** Starts an installation that is there. @returns milliseconds from the start of the process to its first answer. */
export const timeStart = async (folder: string, data: string, port: number): Promise<number> => {
  const began = performance.now()
  const child = spawn(process.execPath, [bundle], { cwd: folder, env: { ...process.env, ...settings(data), PORT: String(port) }, stdio: 'ignore' })
  try {
    for (;;) {
      try {
        if ((await call({ port, headers: {} }, 'GET', '/healthz')).status === 200) return performance.now() - began
      } catch {
        if (hasEnded(child)) throw new Error(`the start ended with ${child.exitCode ?? child.signalCode}`)
      }
      await wait(5)
    }
  } finally {
    child.kill('SIGTERM')
    if (!hasEnded(child)) await once(child, 'exit')
  }
}

/** The yardstick with the same content as a sheet of ours. */
export const startBare = async (folder: string, { body }: { readonly body: Buffer }): Promise<Running & Target & { readonly view: SheetView }> => {
  const text = gunzipSync(body).toString('utf8')
  const content = join(folder, 'sheet.json')
  writeFileSync(content, text)
  const running = await run(root, ['test/bench/bare.ts', join(folder, 'bare.db'), content], /port (\d+)/)
  const port = Number(/port (\d+)/.exec(running.said())?.[1])
  return { ...running, port, headers: { 'accept-encoding': 'gzip' }, view: JSON.parse(text) as SheetView }
}

/** Memory of a process that is resident, in MB. Linux only. */
export const residentMegabytes = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** A mail server that takes everything. */
export const startMailServer = async (): Promise<AsyncDisposable & { readonly url: string }> => {
  const running = await run(root, ['test/bench/mail-server.ts'], /port \d+\n/)
  const port = /port (\d+)/.exec(running.said())?.[1] ?? ''
  return { url: `smtp://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() }
}
