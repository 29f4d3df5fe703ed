/** Many people at one plan over real HTTP: each with the client's own queue and table and a live line of its own, typing into a few common cells. */
import { setTimeout as wait } from 'node:timers/promises'
import { keyOf } from '../../client/edits/commands.ts'
import type { Batch } from '../../client/edits/entry.ts'
import { newId } from '../../client/edits/ids.ts'
import { postThrough } from '../../client/edits/post.ts'
import type { Queue } from '../../client/edits/queue-shape.ts'
import { createQueue } from '../../client/edits/queue.ts'
import { createTable } from '../../client/sheet/table.ts'
import type { CellAddress, EditsAnswer } from '../../server/wire/edits.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { diceOf } from './simulated.ts'

type Headers = Readonly<Record<string, string>>

export interface CrowdSettings {
  readonly address: string
  readonly headers: readonly Headers[]
  readonly plan: string
  readonly clients: number
  readonly editsPerSecond: number
  readonly seconds: number
  readonly seed: number
}

export interface CrowdReport {
  readonly typed: number
  readonly acknowledged: number
  readonly conflicts: number
  /** Acknowledged edits that the server's changes do not hold, or hold over another value than its writer saw. Empty if all is well. */
  readonly lost: readonly string[]
  /** Clients whose cells are others than the server's. */
  readonly different: number
  /** Milliseconds from the key to another client's table. */
  readonly latencies: readonly number[]
}

interface Acknowledged {
  readonly cell: string
  readonly was: string | null
  readonly value: string | null
  readonly seq: number
}

/** Texts of an event stream, event by event. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ readonly event: string; readonly data: string }> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const fields = new Map(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
      if (fields.has('data')) yield { event: fields.get('event') ?? 'message', data: fields.get('data') ?? '' }
    }
  }
}

interface Client {
  readonly type: (cell: CellAddress, text: string) => void
  readonly settle: (chance: () => number) => void
  readonly queue: Queue
  readonly valueOf: (cell: CellAddress) => string | null
  readonly stop: () => void
}

const openClient = (
  address: string,
  headers: Headers,
  view: SheetView,
  onHeard: (change: LiveChange) => void,
  onAnswer: (done: Acknowledged) => void,
): Client => {
  const table = createTable(view)
  const ends = new AbortController()
  const post = async (batch: Batch): Promise<EditsAnswer> => {
    const response = await fetch(`${address}/api/plans/${view.plan}/edits`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    })
    if (!response.ok) throw Object.assign(new Error('refused'), { status: response.status, detail: await response.text() })
    const answer = (await response.json()) as EditsAnswer
    batch.edits.forEach(({ cell, was }, place) => {
      const outcome = answer.outcomes[place]
      if (outcome?.state === 'applied') onAnswer({ cell: keyOf(cell), was, value: outcome.value, seq: answer.seq })
    })
    return answer
  }
  const queue: Queue = createQueue(
    {
      marked: () => {},
      settled: (cells) => cells.forEach(({ address: cell, value, flag, seq }) => table.setCell(cell, value, flag, seq)),
      judged: () => {},
      understood: () => {},
      counted: () => {},
    },
    postThrough(post),
    newId,
  )
  const listen = async (): Promise<void> => {
    const response = await fetch(`${address}/api/plans/${view.plan}/live?after=${view.seq}`, { headers, signal: ends.signal })
    if (!response.body) throw new Error(`live answered ${response.status}`)
    for await (const { event, data } of eventsOf(response.body)) {
      if (event === 'reload') throw new Error('a client fell too far behind')
      if (event !== 'change') continue
      const change = JSON.parse(data) as LiveChange
      for (const { value, flag, ...cell } of change.cells)
        if (table.setCell(cell, value, flag, change.seq)) queue.pushed(cell, { value, who: change.who, at: change.at, message: null })
      onHeard(change)
    }
  }
  listen().catch((error: unknown) => {
    if (!ends.signal.aborted) throw error
  })
  return {
    type(cell, text) {
      const was = table.valueOf(cell)
      queue.put({ label: 'typing', cells: [{ address: cell, was, text, before: was ?? '' }] })
    },
    /** A person looks at a conflict and takes one side. */
    settle(chance) {
      for (const { address: cell, state } of queue.open()) {
        if (state === 'refused') queue.drop([keyOf(cell)])
        if (state !== 'conflict') continue
        if (chance() < 0.5) queue.putMine([keyOf(cell)])
        else queue.drop([keyOf(cell)])
      }
    },
    queue,
    valueOf: table.valueOf,
    stop: () => ends.abort(),
  }
}

const period = '2026-Q2'
/** Few, so that people meet. */
const mostCells = 24

/** Cells of a quarter that take plain numbers. */
export const commonCells = (view: SheetView): readonly CellAddress[] =>
  view.rows.id
    .filter(
      (_, place) =>
        view.rows.frequency[place] === 'quarter' &&
        view.rows.made[place] === 0 &&
        !['verdict', 'milestone', 'veto', 'rank'].includes(view.rows.measure[place] ?? ''),
    )
    .slice(0, mostCells)
    .map((indicator) => ({ sheet: 'observations', indicator, period }))

/** Lets them type for a while, settles what is open, and compares. */
export const letCrowdType = async ({ address, headers, plan, clients, editsPerSecond, seconds, seed }: CrowdSettings): Promise<CrowdReport> => {
  const dice = diceOf(seed)
  const reader = headers[0] ?? {}
  const read = async (): Promise<SheetView> =>
    (await (await fetch(`${address}/api/plans/${plan}/sheet?from=2026&to=2026`, { headers: reader })).json()) as SheetView
  const view = await read()
  const cells = commonCells(view)
  const typedAt = new Map<string, readonly [at: number, by: number]>()
  const latencies: number[] = []
  const acknowledged: Acknowledged[] = []
  /** What the plan's changes say, once, in order. */
  const feed: LiveChange[] = []
  const all = Array.from({ length: clients }, (_, who) =>
    openClient(
      address,
      headers[who % headers.length] ?? reader,
      view,
      (change) => {
        if (who === 0) feed.push(change)
        for (const cell of change.cells) {
          const [at, by] = typedAt.get(cell.value ?? '') ?? []
          if (at !== undefined && by !== who) latencies.push(performance.now() - at)
        }
      },
      (done) => acknowledged.push(done),
    ),
  )
  let typed = 0
  let conflicts = 0
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    const who = Math.floor(dice.even() * clients)
    const cell = cells[Math.floor(dice.even() ** 2 * cells.length)]
    const client = all[who]
    typed += 1
    // Every text is unlike all others, so that it can be followed.
    const text = String(1000 + typed)
    typedAt.set(text, [performance.now(), who])
    if (client && cell) client.type(cell, text)
    for (const each of all) {
      conflicts += each.queue.counts().conflicts
      each.settle(dice.even)
    }
    await wait(Math.max(0, began + (typed * 1000) / editsPerSecond - performance.now()))
  }
  for (let quiet = 0; quiet < 3;) {
    for (const each of all) each.settle(dice.even)
    await wait(400)
    quiet = all.every(({ queue }) => queue.open().length === 0) ? quiet + 1 : 0
  }
  const now = createTable(await read())
  const different = all.filter((client) => cells.some((cell) => client.valueOf(cell) !== now.valueOf(cell))).length
  for (const { stop } of all) stop()
  return { typed, acknowledged: acknowledged.length, conflicts, lost: lostIn(view, acknowledged, feed, now), different, latencies }
}

/** Each acknowledged edit stands in the feed, over the value that its writer saw. */
const lostIn = (
  view: SheetView,
  acknowledged: readonly Acknowledged[],
  feed: readonly LiveChange[],
  now: ReturnType<typeof createTable>,
): readonly string[] => {
  const first = createTable(view)
  const histories = new Map<string, { readonly seq: number; readonly before: string | null; readonly after: string | null }[]>()
  for (const { seq, cells } of feed) {
    for (const { value, flag: _, ...cell } of cells) {
      const history = histories.get(keyOf(cell)) ?? []
      histories.set(keyOf(cell), history)
      history.push({ seq, before: history.at(-1)?.after ?? (history.length > 0 ? null : first.valueOf(cell)), after: value })
    }
  }
  const missing = acknowledged.filter(
    ({ cell, was, value, seq }) => !histories.get(cell)?.some((step) => step.seq === seq && step.before === was && step.after === value),
  )
  const last = feed.flatMap(({ cells }) => cells).filter((cell) => histories.get(keyOf(cell))?.at(-1)?.after !== now.valueOf(cell))
  return [...missing.map(({ cell, value }) => `${cell} ${value}`), ...last.map((cell) => `last of ${keyOf(cell)}`)]
}
