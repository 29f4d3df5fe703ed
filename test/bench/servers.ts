/** The two servers as processes of their own: ours as `npm start` runs it, and the yardstick, both on the Node that runs this. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { PlanView, SessionView, SheetView } from '../../server/wire.ts'
import type { Target } from './measure.ts'
import { call, expect } from './measure.ts'

const root = resolve(import.meta.dirname, '../..')
export const bundle = join(root, 'dist/server/main.js')
export const hasPages = (): boolean => existsSync(join(root, 'dist/client/index.html'))

/** All figures are of this day, whenever they are measured: the plan that is measured has its last month behind it. */
const clock = '2026-11-20T01:00:00Z'

export interface Running extends AsyncDisposable {
  readonly process: ChildProcess
  /** What it has said. */
  readonly said: () => string
}

/** Starts a program in the folder of the project and waits until it has said the words. @throws with all it said, if it ends before. */
export const run = async (args: readonly string[], words: RegExp, environment: Readonly<Record<string, string>> = {}): Promise<Running> => {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let heard = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (heard += text))
  while (!words.test(heard)) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}: ${heard}`)
    // oxlint-disable-next-line no-await-in-loop -- waits for a line
    await wait(5)
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { process: child, said: () => heard, [Symbol.asyncDispose]: stop }
}

/** Runs a command to its end. */
export const complete = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> => {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let heard = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (heard += text))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${heard}`)
  return heard
}

const settings = (folder: string): Readonly<Record<string, string>> => ({ DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', CLOCK: clock, LOG_LEVEL: 'warn' })

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
export const seedLarge = (folder: string): Promise<string> => complete(['seeds/main.ts', 'large'], settings(folder))

const isDue = async (ours: Target): Promise<boolean> =>
  (JSON.parse((await expect(call(ours, 'GET', '/healthz'))).body.toString('utf8')) as { readonly late: readonly string[] }).late.length > 0

/** Ours on the large plan of a folder, with an administrator, after the night's work that a start makes up for. */
export const startLarge = async (folder: string): Promise<Ours & { readonly plan: PlanView }> => {
  const running = await run([bundle, '--empty'], administrator, settings(folder))
  const [, email = '', password = ''] = administrator.exec(running.said()) ?? []
  const ours = await signedIn(running, email, password)
  // oxlint-disable-next-line no-await-in-loop -- until nothing is late
  while (await isDue(ours)) await wait(100)
  const plan = ours.plans.find(({ code }) => code === 'large')
  if (!plan) throw new Error('the large plan is not there')
  return { ...ours, plan }
}

/** Ours as a first `npm start` leaves it, signed in as the first of the demonstration's accounts. */
export const startDemonstration = async (folder: string): Promise<Ours> => {
  const running = await run([bundle], started, settings(folder))
  const answer = await fetch(`http://127.0.0.1:${portOf(running.said())}/api/session`)
  const { demonstration } = (await answer.json()) as SessionView
  const office = demonstration?.accounts.find(({ role }) => role === 'plan-office')
  if (!demonstration || !office) throw new Error('no demonstration account')
  return signedIn(running, office.email, demonstration.password)
}

/** Starts an installation that is there. @returns milliseconds from the start of the process to its first answer. */
export const timeStart = async (folder: string, port: number): Promise<number> => {
  const began = performance.now()
  const child = spawn(process.execPath, [bundle], { cwd: root, env: { ...process.env, ...settings(folder), PORT: String(port) }, stdio: 'ignore' })
  try {
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- until it answers
        if ((await call({ port, headers: {} }, 'GET', '/healthz')).status === 200) return performance.now() - began
      } catch {
        if (child.exitCode !== null) throw new Error(`the start ended with ${child.exitCode}`)
      }
      // oxlint-disable-next-line no-await-in-loop
      await wait(5)
    }
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

/** The yardstick with the same content as a sheet of ours. */
export const startBare = async (folder: string, { body }: { readonly body: Buffer }): Promise<Running & Target & { readonly view: SheetView }> => {
  const text = gunzipSync(body).toString('utf8')
  const content = join(folder, 'sheet.json')
  writeFileSync(content, text)
  const running = await run(['test/bench/bare.ts', join(folder, 'bare.db'), content], /port (\d+)/)
  const port = Number(/port (\d+)/.exec(running.said())?.[1])
  return { ...running, port, headers: { 'accept-encoding': 'gzip' }, view: JSON.parse(text) as SheetView }
}

/** Memory of a process that is resident, in MB. Linux only. */
export const residentMegabytes = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
