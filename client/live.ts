/**
 * Other people's changes as they happen. The server numbers them; after a broken line the page goes on from the last number it
 * has seen, so nothing is missed and nothing comes twice.
 *
 * A browser opens six lines to a server and no more, where there is no HTTP/2. A page that nobody looks at gives its line back after a
 * while, and goes on in the same way when it is looked at again: a seventh tab is not kept waiting by six that are hidden.
 */
import type { LiveChange, PersonHere } from '../server/wire/live.ts'
import type { Id } from '../server/wire/rows.ts'
import { tellSignedOut } from './api/door.ts'

export type LiveState = 'open' | 'waiting' | 'closed'

export interface LiveSetUp {
  readonly plan: Id
  /** Sequence number that the page shows already. */
  readonly after: number
  readonly onChange: (change: LiveChange) => void
  /** Who has the plan open, all at once. */
  readonly onHere: (people: readonly PersonHere[]) => void
  /** Too much has happened to send it piece by piece: the sheet must be read again. */
  readonly onReload: () => void
  /** `closed` for good: the person is no longer signed in, or may not see the plan. */
  readonly onState: (state: LiveState) => void
  /** How long a hidden page keeps its line. */
  readonly hiddenMilliseconds?: number
}

const first = 500
const longest = 30_000
const signedOut = 401
const refusals = new Set([signedOut, 403, 404])

/** Whether the server would have us at all; an EventSource does not tell why it failed. */
const isRefused = async (address: string): Promise<boolean> => {
  const stop = new AbortController()
  try {
    const { status } = await fetch(address, { signal: stop.signal, headers: { accept: 'text/event-stream' } })
    if (status === signedOut) tellSignedOut()
    return refusals.has(status)
  } catch {
    return false
  } finally {
    stop.abort()
  }
}

/** @returns how to stop. */
export const openLive = ({ plan, after, onChange, onHere, onReload, onState, hiddenMilliseconds = 20_000 }: LiveSetUp): (() => void) => {
  let seq = after
  let tries = 0
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  /** Hidden for long. */
  let isResting = false
  /** For good. */
  let isClosed = false

  const address = (): string => `/api/plans/${encodeURIComponent(plan)}/live?after=${seq}`

  const connect = (): void => {
    timer = undefined
    const mine = new EventSource(address())
    source = mine
    mine.addEventListener('open', () => {
      tries = 0
      onState('open')
    })
    mine.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as LiveChange
      if (change.seq <= seq) return
      seq = change.seq
      onChange(change)
    })
    mine.addEventListener('here', ({ data }: MessageEvent<string>) => onHere(JSON.parse(data) as readonly PersonHere[]))
    mine.addEventListener('reload', () => onReload())
    // The browser's own retry would ask with the first address again.
    mine.addEventListener('error', () => {
      mine.close()
      if (source === mine && !isStopped) void again()
    })
  }

  const again = async (): Promise<void> => {
    source = null
    onState('waiting')
    if (await isRefused(address())) {
      isClosed = true
      if (!isStopped) onState('closed')
      return
    }
    if (isStopped || isResting || source !== null || timer !== undefined) return
    timer = setTimeout(connect, Math.min(longest, first * 2 ** tries) * (0.75 + Math.random() / 4))
    tries += 1
  }

  const now = (): void => {
    if (timer === undefined) return
    clearTimeout(timer)
    tries = 0
    connect()
  }
  let rest: ReturnType<typeof setTimeout> | undefined
  const looked = (): void => {
    clearTimeout(rest)
    if (document.visibilityState === 'hidden') {
      rest = setTimeout(() => {
        clearTimeout(timer)
        timer = undefined
        isResting = true
        source?.close()
        source = null
      }, hiddenMilliseconds)
    } else if (source === null && !isClosed) {
      isResting = false
      clearTimeout(timer)
      tries = 0
      connect()
    }
  }
  window.addEventListener('online', now)
  document.addEventListener('visibilitychange', looked)
  connect()

  return () => {
    isStopped = true
    clearTimeout(timer)
    clearTimeout(rest)
    window.removeEventListener('online', now)
    document.removeEventListener('visibilitychange', looked)
    source?.close()
  }
}
