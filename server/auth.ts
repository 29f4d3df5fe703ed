/**
 * Who is asking: accounts, passwords and sessions, by the sign-in library. The only door to it and to the password hash.
 *
 * The library's own routes are not mounted: our routes call it, so that every answer is ours. Persons are our own rows
 * (`db/people.ts`); the library keeps credentials and sessions beside them.
 */
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import type { Connection } from '../db/connect.ts'
import { newId } from '../db/ids.ts'
import type { Id } from '../db/schema.ts'
import { Refusal } from './basics/refusals.ts'

/** Address of the other side of the socket, which the library counts tries by. Written by us, never taken from a request. */
const peerHeader = 'x-real-peer'
const sessionHours = 12
const triesPerMinute = 30
export const shortestPassword = 8

export interface Auth {
  /** @returns the cookies to set. @throws Refusal wrong_password, too_many_tries */
  readonly signIn: (email: string, password: string, peer: string) => Promise<readonly string[]>
  /** @returns the cookies that end the session on the browser; the session is dead on the server. */
  readonly signOut: (headers: Headers) => Promise<readonly string[]>
  /** The person of a session cookie; `null` where there is none or it has ended. */
  readonly personOf: (headers: Headers) => Promise<Id | null>
  /** Sets a password and ends all the person's sessions. */
  readonly setPassword: (person: Id, password: string) => Promise<void>
  readonly isPassword: (person: Id, password: string) => Promise<boolean>
  readonly endSessions: (person: Id) => Promise<void>
}

export interface AuthSettings {
  readonly secret: string
  readonly publicUrl: string
}

const make = (connection: Connection, { secret, publicUrl }: AuthSettings) =>
  betterAuth({
    // Both engines keep the same text and 0/1, which is what the library sends to SQLite.
    database: { db: connection.db, type: 'sqlite' },
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    // The library compares its tables with what it knows; our own columns of a person are told here, and written by us alone.
    user: {
      modelName: 'person',
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        title: { type: 'string', required: false, input: false },
        language: { type: 'string', required: true, input: false },
        active: { type: 'number', required: true, input: false },
        demonstration: { type: 'number', required: true, input: false },
      },
    },
    session: { expiresIn: sessionHours * 3600, updateAge: sessionHours * 3600, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
      password: { hash: (password) => hash(password), verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    rateLimit: { enabled: true, storage: 'database', customRules: { '/sign-in/email': { window: 60, max: triesPerMinute } } },
    advanced: {
      ipAddress: { ipAddressHeaders: [peerHeader] },
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

export const makeAuth = (connection: Connection, settings: AuthSettings): Auth => {
  const library = make(connection, settings)
  const call = (path: string, headers: Headers | Record<string, string>, body: object): Promise<Response> =>
    library.handler(
      new Request(`${settings.publicUrl}/api/auth${path}`, {
        method: 'POST',
        headers: { ...Object.fromEntries(new Headers(headers)), 'content-type': 'application/json', origin: settings.publicUrl },
        body: JSON.stringify(body),
      }),
    )
  const credential = async (person: Id) =>
    (await (await library.$context).internalAdapter.findAccounts(person)).find(({ providerId }) => providerId === 'credential')

  return {
    signIn: async (email, password, peer) => {
      const response = await call('/sign-in/email', { [peerHeader]: peer }, { email, password })
      if (response.status === 429) throw new Refusal('too_many_tries')
      if (response.status === 401 || response.status === 400 || response.status === 403) throw new Refusal('wrong_password')
      if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
      return response.headers.getSetCookie()
    },
    signOut: async (headers) => {
      const response = await call('/sign-out', { cookie: headers.get('cookie') ?? '' }, {})
      return response.headers.getSetCookie()
    },
    personOf: async (headers) => {
      if (!headers.has('cookie')) return null
      const found = await library.api.getSession({ headers: new Headers({ cookie: headers.get('cookie') ?? '' }) })
      return found?.user.id ?? null
    },
    setPassword: async (person, password) => {
      const { internalAdapter } = await library.$context
      const hashed = await hash(password)
      if (await credential(person)) await internalAdapter.updatePassword(person, hashed)
      else await internalAdapter.linkAccount({ userId: person, providerId: 'credential', accountId: person, password: hashed })
      await internalAdapter.deleteUserSessions(person)
    },
    isPassword: async (person, password) => {
      const account = await credential(person)
      return account?.password != null && (await verify(account.password, password))
    },
    endSessions: async (person) => (await library.$context).internalAdapter.deleteUserSessions(person),
  }
}
