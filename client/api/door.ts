/**
 * The one door to the server; the other files of this folder have a function for every call, typed by the shapes that travel. A refusal
 * becomes an `ApiError` whose `detail` is a sentence in the person's language; without a connection the sentence is our own.
 */
import type { ProblemDocument } from '../../server/wire/problems.ts'
import { words } from '../words/index.ts'
import type { Language } from '../words/index.ts'

export class ApiError extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  readonly code: string
  readonly detail: string
  /** Place in the body that was wrong; `null` where nothing in it was. */
  readonly path: string | null
  constructor(status: number, code: string, detail: string, { path = null, ...options }: ErrorOptions & { readonly path?: string | null } = {}) {
    super(`${status} ${code}: ${detail}`, options)
    this.path = path
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.detail = detail
  }
}

let language: Language = 'zh-CN'
/** Answers come in this language from now on. */
export const speak = (chosen: Language): void => {
  language = chosen
}

const listeners = new Set<() => void>()
/** Calls back whenever the server no longer knows who asks; returns the way to stop listening. */
export const onSignedOut = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
/** Also for who hears of it by another way than `request`. */
export const tellSignedOut = (): void => {
  for (const listener of listeners) listener()
}

const problemOf = async (response: Response): Promise<ApiError> => {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const problem: Partial<ProblemDocument> = isProblem ? ((await response.json().catch(() => ({}))) as Partial<ProblemDocument>) : {}
  return new ApiError(response.status, problem.code ?? 'failed', problem.detail ?? words[language].failure.server, { path: problem.path ?? null })
}

export const request = async (method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const headers: Record<string, string> = { 'accept-language': language, ...more }
  if (body !== undefined) headers['content-type'] = body instanceof File ? 'application/octet-stream' : 'application/json'
  const sent = body instanceof File ? body : JSON.stringify(body)
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: sent }) }).catch((cause: unknown) => {
    throw new ApiError(0, 'offline', words[language].failure.offline, { cause })
  })
  if (response.ok) return response
  const error = await problemOf(response)
  if (error.code === 'not_signed_in') tellSignedOut()
  throw error
}

/** The body is trusted to have the shape that the server's types promise. */
export const call = async <Answer>(method: string, path: string, body?: unknown, more?: Readonly<Record<string, string>>): Promise<Answer> =>
  (await (await request(method, path, body, more)).json()) as Answer
export const send = async (method: string, path: string, body?: unknown): Promise<void> => {
  await request(method, path, body)
}

export const at = (...parts: readonly string[]): string => `/api/${parts.map(encodeURIComponent).join('/')}`
export const asking = (path: string, given: Readonly<Record<string, string | number | null>>): string =>
  `${path}?${new URLSearchParams(Object.entries(given).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]))).toString()}`
