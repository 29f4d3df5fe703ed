/**
 * Collects edits, sends them, and settles each cell by the server's answer. Knows nothing of the grid or the page.
 *
 * 1. `put` marks cells as waiting; what is typed again before it was sent replaces the text, not the base.
 * 2. One batch is under way at a time, of at most 2,000 edits in the order they were made. It keeps its id and its edits
 *    until it is answered, also over a reload: sent twice, it is stored once.
 * 3. Applied cells show `saved` for a moment and are forgotten; refused ones keep the typed text and the reason; conflicts
 *    keep both texts until somebody chooses.
 * 4. A connection that fails is tried again with growing pauses; signed out, the queue waits for `nudge`.
 */
import type { CellAddress, EditOutcome, EditRequest } from '../../server/wire/edits.ts'
import { pauseBefore } from './backoff.ts'
import type { CellKey, CommandCell, Settled } from './commands.ts'
import { keyOf } from './commands.ts'
import type { Batch, Entry } from './entry.ts'
import type { Answer, Post } from './post.ts'
import type { Queue, QueueCounts, QueueEars } from './queue-shape.ts'

const mostEdits = 2000
const savedFor = 1200

/** @param newId given to tests; an id need only be unlike all others. */
export const createQueue = (ears: QueueEars, post: Post, newId: () => string): Queue => {
  const entries = new Map<CellKey, Entry>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let flight: Batch | null = null
  let under = new Set<CellKey>()
  let sending = false
  let tries = 0
  let failing: QueueCounts['failing'] = null
  let pause: ReturnType<typeof setTimeout> | undefined
  let rested: (() => void) | null = null

  const tell = (cells: readonly CellAddress[]): void => {
    if (cells.length > 0) ears.marked(cells)
    ears.counted()
  }

  const putOne = (cell: CommandCell, label: string): void => {
    const key = keyOf(cell.address)
    const known = entries.get(key)
    const pending = known !== undefined && (known.state === 'waiting' || under.has(key))
    const was = pending ? known.was : cell.was
    const isBack = !under.has(key) && cell.flag === undefined && cell.flagBefore === undefined && cell.text === (was ?? '')
    entries.delete(key)
    if (!isBack)
      entries.set(key, { address: cell.address, was, text: cell.text, flag: cell.flag, label, at: Date.now(), state: 'waiting', reason: null, theirs: null })
  }

  const load = (): Batch | null => {
    const waiting = [...entries].filter(([, { state }]) => state === 'waiting').slice(0, mostEdits)
    if (waiting.length === 0) return null
    for (const [key, entry] of waiting) entries.set(key, { ...entry, state: 'saving' })
    const edits = waiting.map(([, { address, was, text, flag }]) => ({ cell: address, was, text, ...(flag === undefined ? {} : { flag }) }))
    const labels = [...new Set(waiting.map(([, { label }]) => label))]
    under = new Set(waiting.map(([key]) => key))
    tell(edits.map(({ cell }) => cell))
    return { id: newId(), label: labels.slice(0, 3).join(' · ').slice(0, 120), edits }
  }

  /** Asked to go on while a batch was under way. */
  let nudged = false

  const go = (): void => {
    if (sending || pause !== undefined) return
    flight ??= load()
    if (!flight) {
      rested?.()
      return
    }
    const batch = flight
    sending = true
    // Kept before it leaves, so that a page that ends now sends the same batch again.
    ears.counted()
    void post(batch).then((answer) => settle(batch, answer))
  }

  const retry = (): void => {
    clearTimeout(pause)
    pause = undefined
    go()
  }

  const rest = (why: 'offline' | 'signed_out', message: string): void => {
    const again = nudged
    nudged = false
    failing = { why, message }
    if (again && !rested) {
      go()
      return
    }
    if (rested) rested()
    else if (why === 'offline') pause = setTimeout(retry, pauseBefore(tries))
    tries += 1
    ears.counted()
  }

  const settle = (batch: Batch, result: Answer): void => {
    sending = false
    if ('failed' in result && result.failed !== 'refused') {
      rest(result.failed, result.message)
      return
    }
    flight = null
    failing = null
    tries = 0
    const outcomes = 'failed' in result ? [] : result.answer.outcomes
    const refusal: EditOutcome = { state: 'problem', code: 'refused', message: 'failed' in result ? result.message : '' }
    const seq = 'failed' in result ? 0 : result.answer.seq
    const done = batch.edits.flatMap((edit, place) => settleOne(edit, outcomes[place] ?? refusal, seq))
    under = new Set()
    tell(batch.edits.map(({ cell }) => cell))
    ears.settled(done)
    if (!('failed' in result)) ears.judged(result.answer.judged, seq)
    const notes = outcomes.flatMap((outcome) => ('understood' in outcome && outcome.understood !== null ? [outcome.understood] : []))
    if (notes.length > 0) ears.understood(notes)
    const timer = setTimeout(() => {
      timers.delete(timer)
      fade(batch)
    }, savedFor)
    timers.add(timer)
    go()
  }

  const settleOne = ({ cell, text, flag }: EditRequest, outcome: EditOutcome, seq: number): readonly Settled[] => {
    const key = keyOf(cell)
    const entry = entries.get(key)
    if (!entry) return []
    // Typed again while the former text was under way.
    const isNewer = entry.state === 'waiting'
    if (outcome.state === 'problem') {
      if (!isNewer) entries.set(key, { ...entry, state: 'refused', reason: outcome.message })
      return []
    }
    const { value } = outcome
    const isConflict = outcome.state === 'conflict' && (value ?? '') !== entry.text
    if (isConflict) {
      entries.set(key, { ...entry, state: 'conflict', theirs: { value, who: outcome.who, at: outcome.at, message: outcome.message } })
    } else if (isNewer && entry.text !== (value ?? '')) entries.set(key, { ...entry, was: value })
    else entries.set(key, { ...entry, state: 'saved', text: value ?? '' })
    const questions = outcome.state === 'applied' ? (outcome.questions ?? []) : null
    // What was not written over keeps its own flag.
    const present = outcome.state === 'conflict' ? outcome.flag : flag === 'verified' ? null : (flag ?? null)
    return [{ address: cell, text, isWritten: !isConflict, value, flag: present, questions, seq }]
  }

  const fade = ({ edits }: Batch): void => {
    const faded = edits.map(({ cell }) => cell).filter((cell) => entries.get(keyOf(cell))?.state === 'saved')
    for (const cell of faded) entries.delete(keyOf(cell))
    if (faded.length > 0) tell(faded)
  }

  return {
    put({ label, cells }) {
      for (const cell of cells) putOne(cell, label)
      tell(cells.map(({ address }) => address))
      go()
    },
    markOf: (key) => entries.get(key),
    isEmpty: () => entries.size === 0,
    open: () => [...entries.values()].filter(({ state }) => state !== 'saved'),
    counts() {
      let [waiting, conflicts, problems] = [0, 0, 0]
      for (const { state } of entries.values()) {
        if (state === 'waiting' || state === 'saving') waiting += 1
        else if (state === 'conflict') conflicts += 1
        else if (state === 'refused') problems += 1
      }
      return { waiting, conflicts, problems, failing }
    },
    pushed(address, theirs) {
      const key = keyOf(address)
      const entry = entries.get(key)
      if (entry?.state !== 'conflict') return
      if (entry.text === (theirs.value ?? '')) entries.delete(key)
      else entries.set(key, { ...entry, theirs })
      tell([address])
    },
    putMine(keys) {
      const mine = keys.flatMap((key) => entries.get(key) ?? []).filter(({ state }) => state === 'conflict')
      for (const entry of mine) entries.set(keyOf(entry.address), { ...entry, state: 'waiting', was: entry.theirs?.value ?? null, theirs: null })
      tell(mine.map(({ address }) => address))
      go()
    },
    drop(keys) {
      const dropped = keys.flatMap((key) => entries.get(key) ?? []).filter(({ state }) => state === 'conflict' || state === 'refused')
      for (const { address } of dropped) entries.delete(keyOf(address))
      tell(dropped.map(({ address }) => address))
    },
    nudge() {
      // Somebody has signed in while a batch was under way that will come back refused for the time before.
      nudged = sending
      retry()
    },
    adopt(kept) {
      for (const entry of kept.entries) {
        const known = entries.get(keyOf(entry.address))
        if (!known || known.at < entry.at) entries.set(keyOf(entry.address), entry)
      }
      if (kept.flight && !flight) {
        flight = kept.flight
        under = new Set(kept.flight.edits.map(({ cell }) => keyOf(cell)))
      }
      // A second batch goes with the next one; what of it is stored already comes back as unchanged.
      for (const [key, entry] of entries) if (entry.state === 'saving' && !under.has(key)) entries.set(key, { ...entry, state: 'waiting' })
      tell(kept.entries.map(({ address }) => address))
      go()
    },
    flight: () => flight,
    snapshot: () => ({ flight, entries: [...entries.values()].filter(({ state }) => state !== 'saved') }),
    close() {
      for (const timer of timers) clearTimeout(timer)
      clearTimeout(pause)
      const { promise, resolve } = Promise.withResolvers<void>()
      rested = resolve
      if (pause !== undefined || (failing && !sending)) resolve()
      else go()
      pause = undefined
      return promise
    },
  }
}
