/**
 * Saves the cells of one's own work as the sheet does: one queue a plan, kept in this browser until the server has answered. What another page
 * left unsent is brought along; what is still open when this page goes is the next sheet's.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CellAddress } from '../../server/wire/edits.ts'
import type { OwedCell } from '../../server/wire/owed.ts'
import type { AskedView } from '../../server/wire/questions.ts'
import type { Id, ObservationFlag } from '../../server/wire/rows.ts'
import { postEdits } from '../api/sheet.ts'
import { keyOf } from '../edits/commands.ts'
import type { Mark } from '../edits/entry.ts'
import type { Queue } from '../edits/queue-shape.ts'
import type { Saving } from '../sheet/saving.ts'
import { startSaving } from '../sheet/saving.ts'

/** What became of a cell in this visit. */
export interface Done {
  /** What stands there now; `null` where it was cleared. */
  readonly value: string | null
  /** How the text was read, where that changed it. */
  readonly understood: string | null
  /** Odd about the new figure, and not answered yet. */
  readonly questions: readonly AskedView[]
  readonly how: 'saved' | 'answered'
}

interface Seen {
  /** Of cells on their way, refused, or in conflict. */
  readonly marks: ReadonlyMap<string, Mark>
  readonly done: ReadonlyMap<string, Done>
  /** Cells that wait because nothing gets through. */
  readonly waiting: number
}

export interface OwedSaving extends Seen {
  readonly put: (owed: OwedCell, text: string, flag: ObservationFlag) => void
  /** Over what somebody else has written. */
  readonly putMine: (owed: OwedCell) => void
  /** Leaves what stands on the server. */
  readonly drop: (owed: OwedCell) => void
  /** `null`: it is open again. */
  readonly setDone: (owed: OwedCell, done: Done | null) => void
}

export const owedKey = ({ plan, cell }: { readonly plan: Id; readonly cell: CellAddress }): string => `${plan} ${keyOf(cell)}`

interface Store {
  readonly subscribe: (look: () => void) => () => void
  readonly seen: () => Seen
  readonly queueOf: (plan: Id) => Queue | undefined
  readonly setDone: (key: string, done: Done | null) => void
  /** Opens the queues of plans that have none yet. */
  readonly open: (plans: readonly Id[]) => void
  readonly nudge: () => void
  readonly close: () => void
}

/** @param judged tells of indicators that were judged anew. */
const createStore = (person: Id, judged: (plan: Id, indicator: Id) => void): Store => {
  const savings = new Map<Id, Saving>()
  const readings = new Map<string, string>()
  const ears = new Set<() => void>()
  let seen: Seen = { marks: new Map(), done: new Map(), waiting: 0 }

  const look = (done = seen.done): void => {
    const open = [...savings].flatMap(([plan, { queue }]) => queue.open().map((entry) => [owedKey({ plan, cell: entry.address }), entry] as const))
    const counts = [...savings.values()].map(({ queue }) => queue.counts())
    seen = { marks: new Map(open), done, waiting: counts.reduce((sum, { waiting, failing }) => sum + (failing ? waiting : 0), 0) }
    for (const ear of ears) ear()
  }
  const post = async (plan: Id, batch: Parameters<typeof postEdits>[1]) => {
    const answer = await postEdits(plan, batch, person)
    for (const [place, { cell }] of batch.edits.entries()) {
      const outcome = answer.outcomes[place]
      const reading = outcome && 'understood' in outcome ? outcome.understood : null
      const key = owedKey({ plan, cell })
      if (reading === null) readings.delete(key)
      else readings.set(key, reading)
    }
    return answer
  }
  const settled = (plan: Id, address: CellAddress, value: string | null, questions: readonly AskedView[] | null): readonly [string, Done] => {
    const key = owedKey({ plan, cell: address })
    return [key, { value, understood: readings.get(key) ?? null, questions: questions ?? [], how: 'saved' }]
  }
  const openOne = (plan: Id): void => {
    const saving = startSaving({ person, view: { plan }, post: (batch) => post(plan, batch) }, () => savings.get(plan) !== saving, {
      marked: () => look(),
      counted: () => look(),
      understood: () => undefined,
      // Closing the page asks, as long as something is open.
      notKept: () => undefined,
      judged: (rows) => {
        for (const { indicator } of rows) judged(plan, indicator)
      },
      settled(cells) {
        const saved = cells.filter(({ address }) => saving.queue.markOf(keyOf(address))?.state === 'saved')
        look(new Map([...seen.done, ...saved.map(({ address, value, questions }) => settled(plan, address, value, questions))]))
      },
    })
    savings.set(plan, saving)
    void saving.takeOver().then(() => look())
  }

  return {
    subscribe(ear) {
      ears.add(ear)
      return () => ears.delete(ear)
    },
    seen: () => seen,
    queueOf: (plan) => savings.get(plan)?.queue,
    setDone(key, what) {
      const done = new Map(seen.done)
      if (what === null) done.delete(key)
      else done.set(key, what)
      look(done)
    },
    open(plans) {
      for (const plan of plans) if (!savings.has(plan)) openOne(plan)
    },
    nudge() {
      for (const { queue } of savings.values()) queue.nudge()
    },
    close() {
      const own = [...savings.values()]
      savings.clear()
      for (const saving of own) saving.stop()
    },
  }
}

/** @param label what the edits are called in the history. */
export const useOwedSaving = (cells: readonly OwedCell[], person: Id, label: string): OwedSaving => {
  const answers = useQueryClient()
  const [store] = useState(() => createStore(person, (plan, indicator) => void answers.invalidateQueries({ queryKey: ['indicator', plan, indicator] })))
  const seen = useSyncExternalStore(store.subscribe, store.seen)

  useEffect(() => {
    store.open([...new Set(cells.map(({ plan }) => plan))])
    // A list that was fetched again came over a connection: what waits may go, too.
    store.nudge()
  }, [store, cells])
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent): void => {
      if (store.seen().marks.size > 0) event.preventDefault()
    }
    window.addEventListener('online', store.nudge)
    window.addEventListener('beforeunload', stay)
    return () => {
      window.removeEventListener('online', store.nudge)
      window.removeEventListener('beforeunload', stay)
      store.close()
    }
  }, [store])

  return {
    ...seen,
    put(owed, text, flag) {
      const flagBefore = owed.flag === null || owed.flag === 'verified' ? undefined : owed.flag
      const done = seen.done.get(owedKey(owed))
      const was = done === undefined ? owed.value : done.value
      store.queueOf(owed.plan)?.put({
        label,
        cells: [{ address: owed.cell, was, text, flag: flag === 'verified' ? undefined : flag, before: was ?? '', flagBefore }],
      })
    },
    putMine: (owed) => store.queueOf(owed.plan)?.putMine([keyOf(owed.cell)]),
    drop(owed) {
      const theirs = seen.marks.get(owedKey(owed))?.theirs
      store.queueOf(owed.plan)?.drop([keyOf(owed.cell)])
      if (theirs) store.setDone(owedKey(owed), { value: theirs.value, understood: null, questions: [], how: 'saved' })
    },
    setDone: (owed, done) => store.setDone(owedKey(owed), done),
  }
}
