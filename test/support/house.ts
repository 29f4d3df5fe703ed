/** The whole web side over a database in memory, with a clock that the test sets, and people who ask it things. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../db/connect.ts'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import { createApp } from '../../server/app.ts'
import type { SettableClock } from '../../server/clock.ts'
import { settableClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { closeContext, contextOver } from '../../server/context.ts'
import { makeLog } from '../../server/log.ts'
import type { EditOutcome, EditRequest, EditsAnswer } from '../../server/wire/edits.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { demonstrationDatabase, demonstrationNow } from './database.ts'

export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** Somebody with or without a session. */
export interface Visitor {
  readonly ask: <Body = never>(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer<Body>>
}

export interface House extends AsyncDisposable {
  readonly ctx: Context
  readonly clock: SettableClock
  readonly stranger: Visitor
  /** Signs in a demonstration account, named by what stands before the @. */
  readonly as: (name: string) => Promise<Visitor>
  /** Folder into which mail goes. */
  readonly mail: string
}

export interface HouseSettings {
  readonly database?: Connection
  readonly now?: string
  readonly environment?: Readonly<Record<string, string>>
}

const visitor = (app: ReturnType<typeof createApp>, cookie: string): Visitor => ({
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what it asked for
  ask: async <Body>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const sent =
      typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
        ? (body as string | Uint8Array<ArrayBuffer>)
        : JSON.stringify(body)
    const response = await app.request(path, {
      method,
      headers: { ...(cookie !== '' && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: sent }),
    })
    const isJson = response.headers.has('content-encoding') ? false : (response.headers.get('content-type')?.includes('json') ?? false)
    const read: unknown = isJson ? await response.json() : await response.text()
    return { status: response.status, headers: response.headers, body: read as Body }
  },
})

export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

/** @example await using house = await openHouse() */
export const openHouse = async ({ database, now = demonstrationNow, environment = {} }: HouseSettings = {}): Promise<House> => {
  const directory = mkdtempSync(join(tmpdir(), 'xushi-test-'))
  const config = readConfig({ DATA_DIR: directory, LOG_LEVEL: 'silent', ...environment })
  const clock = settableClock(now)
  const ctx = contextOver(database ?? (await demonstrationDatabase()), config, clock, makeLog(config.logLevel), 'a secret of at least thirty-two characters')
  const app = createApp(ctx)
  const stranger = visitor(app, '')
  return {
    ctx,
    clock,
    stranger,
    mail: join(directory, 'mail'),
    as: async (name) => {
      const { status, headers } = await stranger.ask('POST', '/api/session', { email: `${name}@demo.invalid`, password: demonstrationPassword })
      if (status !== 200) throw new Error(`${name} could not sign in: ${status}`)
      return visitor(app, cookieOf(headers))
    },
    [Symbol.asyncDispose]: async () => {
      await closeContext(ctx)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export const planCode = 'yuzhong-2027'

/** The plan of the demonstration. */
export const readPlan = async (who: Visitor): Promise<PlanView> => {
  const plans = (await who.ask<readonly PlanView[]>('GET', '/api/plans')).body
  const plan = plans.find(({ code }) => code === planCode)
  if (!plan) throw new Error('the demonstration has no plan')
  return plan
}

export const readSheet = async (who: Visitor, year = 2026): Promise<SheetView> =>
  (await who.ask<SheetView>('GET', `/api/plans/${planCode}/sheet?from=${year}&to=${year}`)).body

/** Place of an indicator in a sheet, by its code. */
export const placeOf = (sheet: SheetView, code: string): number => {
  const place = sheet.rows.code.indexOf(code)
  if (place < 0) throw new Error(`no indicator ${code}`)
  return place
}

/** A figure that stands in a sheet, ready to be written over. */
export const figureOf = (sheet: SheetView, code: string, period: string): { readonly place: number; readonly indicator: string; readonly was: string } => {
  const place = placeOf(sheet, code)
  const [indicator, was] = [sheet.rows.id[place], sheet.values[period]?.[place]]
  if (indicator === undefined || was == null) throw new Error(`no figure of ${code} in ${period}`)
  return { place, indicator, was }
}

let batches = 0
export const sendEdits = async (who: Visitor, edits: readonly EditRequest[], id = `test-batch-${++batches}`): Promise<Answer<EditsAnswer>> =>
  who.ask<EditsAnswer>('POST', `/api/plans/${planCode}/edits`, { id, label: '填报', edits })

/** Sends one edit of a figure and tells what became of it. */
export const typeFigure = async (who: Visitor, indicator: string, period: string, was: string | null, text: string): Promise<EditOutcome> => {
  const { status, body } = await sendEdits(who, [{ cell: { sheet: 'observations', indicator, period }, was, text }])
  const [outcome] = body.outcomes ?? []
  if (status !== 200 || !outcome) throw new Error(`edits answered ${status}: ${JSON.stringify(body)}`)
  return outcome
}
