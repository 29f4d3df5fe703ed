/**
 * Tells open pages what a commit changed. The `change` rows are the only source: the feed reads those after its last sequence
 * number and hands each commit on as one event, so that a page that was away resumes where it stopped.
 *
 * 1. A commit of this process wakes the plan. 2. Commits of other processes are found by asking for sequence numbers once a
 * second, as long as anybody listens. 3. Each listener keeps its own last number and gets what lies after it.
 */
import { changesAfter } from '../db/changes.ts'
import type { Db } from '../db/connect.ts'
import { sequenceNumbers } from '../db/plans.ts'
import type { Change, Id, ObservationFlag } from '../db/schema.ts'
import type { Log } from './log.ts'
import { addressOf } from './sheets/index.ts'
import type { LiveChange } from './wire/live.ts'
import type { JudgedRow } from './wire/sheet.ts'
import type { TalkCell, TalkCounts } from './wire/story.ts'

const pollMilliseconds = 1000
/** A page that is further behind loads the sheet anew. */
const longestReplay = 2000

/** An open page. */
export interface Listening {
  readonly send: (change: LiveChange) => void
  /** It is too far behind for single changes. */
  readonly reload: () => void
  /** The server stops. */
  readonly end: () => void
}
interface Listener extends Listening {
  seq: number
}

/** Sheet name of verdicts among the changes; flags of figures stand in a column of their own. */
export const judgedSheet = 'assessments'
const flagMark = '/flag'
export const flagColumn = (period: string): string => `${period}${flagMark}`
/** Sheet name of questions about figures; the codes of those that are open stand in a column beside the figure's own. */
export const questionsSheet = 'questions'
const openMark = '/open'
export const questionsColumn = (period: string): string => `${period}${openMark}`
/** Periods of the plan itself: closed where something stands after, open where nothing does. */
export const periodsSheet = 'periods'
/** Answers stand in another one: code before, remark after. */
export const answersColumn = (period: string): string => `${period}/answer`

/** Sheet names of comments and of files about a figure, or an indicator; each has a column of its own under the period's. */
export const commentsSheet = 'comments'
export const evidenceSheet = 'evidence'
export const talkColumn = (period: string | null, id: Id): string => `${period ?? ''}/${id}`
/** How many of both there are since stands beside them: as JSON in the column of the period, of the indicator in one without a name. */
export const talkSheet = 'talk'

type Named = Change & { readonly who: string | null }

/** Changes of one commit as the event that pages get. */
const eventOf = (seq: number, changes: readonly Named[]): LiveChange => {
  const flags = new Map<string, ObservationFlag>()
  for (const { column, rowId, after } of changes)
    if (column.endsWith(flagMark)) flags.set(`${rowId} ${column.slice(0, -flagMark.length)}`, after as ObservationFlag)
  const cells: LiveChange['cells'][number][] = []
  const judged: JudgedRow[] = []
  const asked: NonNullable<LiveChange['asked']>[number][] = []
  const talk: TalkCell[] = []
  const closed: NonNullable<LiveChange['closed']>[number][] = []
  for (const change of changes) {
    if (change.sheet === questionsSheet) {
      const period = change.column.slice(0, -openMark.length)
      if (change.column.endsWith(openMark)) asked.push({ indicator: change.rowId, period, open: (JSON.parse(change.after ?? '[]') as string[]).length })
    } else if (change.sheet === talkSheet)
      talk.push({ indicator: change.rowId, period: change.column === '' ? null : change.column, ...(JSON.parse(change.after ?? '{}') as TalkCounts) })
    else if (change.sheet === periodsSheet) {
      const { note } = JSON.parse(change.after ?? '{"note":null}') as { readonly note: string | null }
      closed.push({ period: change.column, isClosed: change.after !== null, note })
    } else if (change.sheet === judgedSheet) judged.push(JSON.parse(change.after ?? 'null') as JudgedRow)
    else if (!change.column.endsWith(flagMark)) {
      const address = addressOf(change.sheet, change.rowId, change.column)
      if (address) cells.push({ ...address, value: change.after, flag: flags.get(`${change.rowId} ${change.column}`) ?? null })
    }
  }
  // Edits that arrived together share a commit, and then nobody is named.
  const people = new Set(changes.map(({ who }) => who))
  return {
    seq,
    at: changes[0]?.at ?? '',
    who: people.size === 1 ? (changes[0]?.who ?? null) : null,
    cells,
    judged,
    ...(asked.length > 0 && { asked }),
    ...(talk.length > 0 && { talk }),
    ...(closed.length > 0 && { closed }),
  }
}

/** Changes, in order, as the events of their commits. */
export const eventsOf = (changes: readonly Named[]): readonly LiveChange[] =>
  [...Map.groupBy(changes, (change) => change.seq)].map(([seq, own]) => eventOf(seq, own))

export class LiveFeed {
  readonly #db: Db
  readonly #log: Log
  readonly #listeners = new Map<Id, Set<Listener>>()
  readonly #busy = new Set<Id>()
  readonly #again = new Set<Id>()
  #timer: NodeJS.Timeout | null = null

  constructor(db: Db, log: Log) {
    this.#db = db
    this.#log = log
  }

  /** Listens to a plan after a sequence number. @returns how to stop. */
  listen(planId: Id, seq: number, page: Listening): () => void {
    const listener = { ...page, seq }
    const all = this.#listeners.get(planId) ?? new Set()
    this.#listeners.set(planId, all.add(listener))
    this.#timer ??= setInterval(() => void this.#poll(), pollMilliseconds).unref()
    this.wake(planId)
    return () => {
      all.delete(listener)
      if (all.size === 0) this.#listeners.delete(planId)
      if (this.#listeners.size === 0) this.#rest()
    }
  }

  /** A commit of this plan has happened. */
  wake(planId: Id): void {
    if (!this.#listeners.has(planId)) return
    if (this.#busy.has(planId)) {
      this.#again.add(planId)
      return
    }
    this.#busy.add(planId)
    this.#spread(planId)
      .catch((error: unknown) => this.#log.error({ err: error, planId }, 'live feed failed'))
      .finally(() => {
        this.#busy.delete(planId)
        if (this.#again.delete(planId)) this.wake(planId)
      })
  }

  /** Ends all listeners. */
  close(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener.end()
    this.#listeners.clear()
    this.#rest()
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  async #spread(planId: Id): Promise<void> {
    const listeners = [...(this.#listeners.get(planId) ?? [])]
    const oldest = Math.min(...listeners.map(({ seq }) => seq))
    const changes = await changesAfter(this.#db, planId, oldest, longestReplay)
    if (changes.length >= longestReplay) {
      const now = (await sequenceNumbers(this.#db)).get(planId) ?? oldest
      for (const listener of listeners) {
        listener.seq = Math.max(listener.seq, now)
        listener.reload()
      }
      return
    }
    for (const event of eventsOf(changes)) {
      for (const listener of listeners.filter((each) => each.seq < event.seq)) {
        listener.seq = event.seq
        listener.send(event)
      }
    }
  }

  async #poll(): Promise<void> {
    try {
      const now = await sequenceNumbers(this.#db)
      for (const [planId, listeners] of this.#listeners) if ([...listeners].some(({ seq }) => seq < (now.get(planId) ?? 0))) this.wake(planId)
    } catch (error) {
      this.#log.error({ err: error }, 'live feed could not ask for changes')
    }
  }
}
