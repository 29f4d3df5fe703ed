/**
 * Who has a plan's sheet open, and in which cell. Kept in memory and nowhere else: it is gone with the process, and several processes on one
 * database know each their own pages.
 *
 * 1. A page says where it stands when it moves, and every few seconds that it is still there. 2. Pages that have been silent for too long are
 * gone. 3. Listeners are told at most twice a second, all people at once; somebody with two pages is one person, where he moved last.
 */
import type { Id } from '../db/schema.ts'
import type { HereCell, PersonHere } from './wire/live.ts'

/** A page speaks every ten seconds. */
const silentMilliseconds = 25_000
const tickMilliseconds = 500
/** More tabs of one person than anybody has; the oldest goes. */
const mostPages = 10

interface Page {
  readonly person: { readonly id: Id; readonly name: string }
  readonly cell: HereCell | null
  /** Of the process's own clock, which nobody sets. */
  readonly seen: number
  /** In the order of moves. */
  readonly moved: number
}
type Tell = (people: readonly PersonHere[]) => void

interface Room {
  readonly pages: Map<string, Page>
  readonly listeners: Set<Tell>
  /** What was told last, as text. */
  told: string
}

export class Presence {
  readonly #rooms = new Map<Id, Room>()
  readonly #now: () => number
  #moves = 0
  #timer: NodeJS.Timeout | null = null

  /** @param now milliseconds of a clock that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** A page is here. @param page named by itself; only its own person moves it. */
  put(planId: Id, person: Page['person'], page: string, cell: HereCell | null): void {
    const { pages } = this.#room(planId)
    const key = `${person.id} ${page}`
    const before = pages.get(key)
    const isMoved = !before || (['sheet', 'row', 'column'] as const).some((part) => before.cell?.[part] !== cell?.[part])
    pages.set(key, { person, cell, seen: this.#now(), moved: isMoved ? (this.#moves += 1) : before.moved })
    const own = [...pages].filter(([, each]) => each.person.id === person.id)
    if (own.length > mostPages) pages.delete(own.toSorted(([, a], [, b]) => a.seen - b.seen)[0]?.[0] ?? '')
  }

  leave(planId: Id, personId: Id, page: string): void {
    this.#rooms.get(planId)?.pages.delete(`${personId} ${page}`)
  }

  /** Told who is here, now and whenever it changes. @returns how to stop. */
  listen(planId: Id, tell: Tell): () => void {
    const room = this.#room(planId)
    room.listeners.add(tell)
    tell(this.people(planId))
    return () => {
      room.listeners.delete(tell)
    }
  }

  /** People with the plan open, by name. */
  people(planId: Id): readonly PersonHere[] {
    const newest = new Map<Id, Page>()
    for (const page of this.#rooms.get(planId)?.pages.values() ?? []) {
      const known = newest.get(page.person.id)
      if (this.#now() - page.seen < silentMilliseconds && (!known || known.moved < page.moved)) newest.set(page.person.id, page)
    }
    return [...newest.values()].map(({ person, cell }) => ({ ...person, cell })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    this.#rooms.clear()
  }

  #room(planId: Id): Room {
    const known = this.#rooms.get(planId) ?? { pages: new Map(), listeners: new Set(), told: '[]' }
    this.#rooms.set(planId, known)
    this.#timer ??= setInterval(() => this.tick(), tickMilliseconds).unref()
    return known
  }

  /** Forgets who is silent, and tells what is new. */
  tick(): void {
    for (const [planId, room] of this.#rooms) {
      for (const [key, { seen }] of room.pages) if (this.#now() - seen >= silentMilliseconds) room.pages.delete(key)
      const people = this.people(planId)
      const text = JSON.stringify(people)
      if (text !== room.told) for (const tell of room.listeners) tell(people)
      room.told = text
      if (room.pages.size === 0 && room.listeners.size === 0) this.#rooms.delete(planId)
    }
    if (this.#rooms.size === 0) this.close()
  }
}
