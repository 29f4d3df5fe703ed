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
import { machineClock } from './clock.ts'

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

/** How long a session is believed without asking the database again, where nothing in this process has ended one since. */
const believedMilliseconds = 5_000
const mostBelieved = 1_000

/**
 * Sessions that were looked up a moment ago, by the cookies they came with: a person who types saves several times a second. All of them are
 * forgotten as soon as any session ends in this process; a sign-out in another process is noticed after `believedMilliseconds`.
 */
class Believed {
  readonly #people = new Map<string, { readonly person: Id; readonly until: number }>()
  /** Counts endings, so that a lookup under way when a session ended is not kept. */
  #endings = 0

  /** @param look what the library says: the person, and how many milliseconds the session still has. */
  async personOf(cookies: string, look: () => Promise<{ readonly person: Id; readonly left: number } | null>): Promise<Id | null> {
    const known = this.#people.get(cookies)
    if (known !== undefined && known.until > performance.now()) return known.person
    const before = this.#endings
    const found = await look()
    if (found === null) return null
    if (this.#people.size >= mostBelieved) this.#people.clear()
    if (before === this.#endings) this.#people.set(cookies, { person: found.person, until: performance.now() + Math.min(believedMilliseconds, found.left) })
    return found.person
  }

  forget(): void {
    this.#endings += 1
    this.#people.clear()
  }
}

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
  const believed = new Believed()
  /** Before, so that no request under way is let in by what was known; and after. */
  const ending = async <T>(work: () => Promise<T>): Promise<T> => {
    believed.forget()
    try {
      return await work()
    } finally {
      believed.forget()
    }
  }
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
    signOut: (headers) =>
      ending(async () => {
        const response = await call('/sign-out', { cookie: headers.get('cookie') ?? '' }, {})
        return response.headers.getSetCookie()
      }),
    personOf: async (headers) => {
      const cookies = headers.get('cookie')
      if (cookies === null) return null
      return believed.personOf(cookies, async () => {
        const found = await library.api.getSession({ headers: new Headers({ cookie: cookies }) })
        return found && { person: found.user.id, left: found.session.expiresAt.getTime() - Date.parse(machineClock.now()) }
      })
    },
    setPassword: (person, password) =>
      ending(async () => {
        const { internalAdapter } = await library.$context
        const hashed = await hash(password)
        if (await credential(person)) await internalAdapter.updatePassword(person, hashed)
        else await internalAdapter.linkAccount({ userId: person, providerId: 'credential', accountId: person, password: hashed })
        await internalAdapter.deleteUserSessions(person)
      }),
    isPassword: async (person, password) => {
      const account = await credential(person)
      return account?.password != null && (await verify(account.password, password))
    },
    endSessions: (person) => ending(async () => (await library.$context).internalAdapter.deleteUserSessions(person)),
  }
}
