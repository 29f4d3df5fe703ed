/** Pages in a model of a crowd: each has the client's own queue, way back and table, and a wire to the server that fails as it is told to. */
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { vi } from 'vitest'
import type { CommandCell } from '../../client/edits/commands.ts'
import { keyOf } from '../../client/edits/commands.ts'
import type { Batch, Entry, Kept } from '../../client/edits/entry.ts'
import { replay } from '../../client/edits/journal.ts'
import { postThrough } from '../../client/edits/post.ts'
import { createQueue } from '../../client/edits/queue.ts'
import type { Queue } from '../../client/edits/queue-shape.ts'
import type { UndoStack } from '../../client/edits/undo.ts'
import { createUndoStack } from '../../client/edits/undo.ts'
import type { Table } from '../../client/sheet/table.ts'
import { createTable } from '../../client/sheet/table.ts'
import type { CellAddress, EditsAnswer } from '../../server/wire/edits.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { House, Visitor } from './house.ts'
import { placeOf, planCode, readSheet } from './house.ts'

/** In a hurry some; `CROWD_RUNS` asks for more. */
export const runs = (): number => Number(process.env['CROWD_RUNS'] ?? 80)

const people = ['office', 'admin', 'office'] as const
/** The first has a flag at the start. */
const places = [
  ['gdp', '2026-Q3'],
  ['gdp', '2026-Q2'],
  ['new-jobs', '2026-10'],
] as const

type Trouble = 'lost' | 'answer lost' | 'repeated' | 'late' | 'answer late' | 503

const page = fc.nat({ max: people.length - 1 })
const cell = fc.nat({ max: places.length - 1 })
const text = fc.constantFrom('1', '2', '3', '', 'no number', '１,２００')

/** What may happen. */
export const steps = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('type' as const), page, cell, text }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('open' as const), page, cell }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('commit' as const), page, text }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('paste' as const), page, text }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('undo' as const, 'redo' as const), page, many: fc.constantFrom(1, 1, 2), wholly: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('choose' as const), page, mine: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('trouble' as const),
      page,
      what: fc.constantFrom<Trouble>('lost', 'answer lost', 'repeated', 'late', 'answer late', 503),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), page }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('cut' as const, 'join' as const), page }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reload' as const), page }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait' as const), milliseconds: fc.integer({ min: 0, max: 3000 }) }) },
)
export type Step = typeof steps extends fc.Arbitrary<infer Taken> ? Taken : never

interface Page {
  readonly take: (step: Step) => void
  readonly cut: () => void
  readonly join: () => void
  readonly release: () => void
  readonly settleAll: () => void
  readonly isIdle: () => boolean
  readonly open: () => readonly unknown[]
  readonly shows: () => unknown
}

export interface Crowd {
  readonly plan: string
  /** Sequence number at the start, and what stood in the cells. */
  readonly began: number
  readonly first: ReadonlyMap<string, string | null>
  readonly take: (step: Step) => Promise<void>
  /** The wire is whole again, late ones arrive, conflicts are settled, and time passes. */
  readonly heal: () => Promise<void>
  readonly pages: () => readonly Page[]
  readonly onServer: () => Promise<unknown>
  /** Whether the sender of a batch had seen a value of a cell before sending. */
  readonly sawBefore: (batch: string, cell: string, value: string | null) => boolean
  readonly acknowledged: () => readonly { readonly batch: string; readonly cell: string; readonly value: string | null }[]
  /** Undos that would have taken back what was not the person's own. */
  readonly wrongUndos: () => readonly string[]
  readonly close: () => void
}

interface Ledger {
  readonly seenBy: Map<string, ReadonlySet<string>>
  readonly acknowledged: { batch: string; cell: string; value: string | null }[]
  readonly wrong: string[]
}

const wireError = (status: number): Error => Object.assign(new Error('wire'), { status, detail: 'no connection' })
const said = (key: string, value: string | null): string => `${key} ${value ?? 'nothing'}`
let ids = 0

/** As the browser's own store gives it back. */
const afterCrash = (kept: Kept): Kept => replay([structuredClone({ set: kept.entries, gone: [], flight: kept.flight })])

const shownIn = (view: SheetView, table: Table): unknown =>
  places.map(([code, period]) => {
    const place = placeOf(view, code)
    return [code, period, table.valueAt(period, place), table.flagAt(period, place)]
  })

const openPage = (house: House, who: Visitor, firstView: SheetView, ledger: Ledger): Page => {
  const table = createTable(firstView)
  const stack: UndoStack = createUndoStack()
  const addresses = places.map(([code, period]): CellAddress => ({
    sheet: 'observations',
    indicator: firstView.rows.id[placeOf(firstView, code)] ?? '',
    period,
  }))
  /** Server's values that were on the screen when somebody began to write, or that were chosen over. */
  const seen = new Set<string>()
  /** Texts that this page put into a cell, as the server read them. */
  const own = new Set<string>()
  const troubles: Trouble[] = []
  const late: (() => void)[] = []
  let seq = firstView.seq
  let stop: (() => void) | null = null
  let opened: { readonly address: CellAddress; readonly was: string | null; readonly before: string } | null = null
  let isGone = { is: false }
  let busy = 0

  const held = (): Promise<void> => new Promise((go) => late.push(go))
  const send = async (batch: Batch): Promise<EditsAnswer> => {
    const { status, body } = await who.ask<EditsAnswer & { readonly detail?: string }>('POST', `/api/plans/${planCode}/edits`, batch)
    if (status !== 200) throw Object.assign(new Error('refused'), { status, detail: body.detail })
    return body
  }
  const overWire = async (batch: Batch, mine: { readonly is: boolean }): Promise<EditsAnswer> => {
    busy += 1
    try {
      const answer = await through(batch)
      // A page that is gone hears nothing any more.
      if (!mine.is) return answer
    } catch (error) {
      if (!mine.is) throw error
    } finally {
      busy -= 1
    }
    return new Promise<never>(() => {})
  }
  const through = async (batch: Batch): Promise<EditsAnswer> => {
    const trouble = troubles.shift()
    if (!ledger.seenBy.has(batch.id)) ledger.seenBy.set(batch.id, new Set(seen))
    if (trouble === 'lost') throw wireError(0)
    if (trouble === 503) throw wireError(503)
    if (trouble === 'late') await held()
    const answer = await send(batch)
    if (trouble === 'repeated') await send(batch)
    if (trouble === 'answer late') await held()
    if (trouble === 'answer lost') throw wireError(0)
    batch.edits.forEach(({ cell: address }, place) => {
      const outcome = answer.outcomes[place]
      if (outcome?.state === 'applied') ledger.acknowledged.push({ batch: batch.id, cell: keyOf(address), value: outcome.value })
    })
    return answer
  }

  const makeQueue = (): Queue => {
    const mine = { is: false }
    isGone = mine
    return createQueue(
      {
        marked: () => {},
        settled(cells) {
          stack.settled(cells)
          for (const { address, value, flag, seq: at } of cells) {
            table.setCell(address, value, flag, at)
            if (queue.markOf(keyOf(address))?.state === 'conflict') continue
            // What one's own text became is known to its writer.
            own.add(said(keyOf(address), value))
            seen.add(said(keyOf(address), value))
          }
        },
        judged: () => {},
        understood: () => {},
        counted: () => {},
      },
      postThrough((batch) => overWire(batch, mine)),
      () => `model-batch-${(ids += 1)}`,
    )
  }
  let queue = makeQueue()

  const present = (address: CellAddress) => {
    const mark = queue.markOf(keyOf(address))
    const value = table.valueOf(address)
    const covers = mark !== undefined && mark.state !== 'saved' && mark.state !== 'conflict'
    const place = table.placeOf('indicator' in address ? address.indicator : '') ?? -1
    return { text: covers ? mark.text : (value ?? ''), value, flag: 'period' in address ? table.flagAt(address.period, place) : null }
  }
  const put = (label: string, cells: readonly CommandCell[]): void => {
    for (const { address, was, text: typed } of cells) {
      seen.add(said(keyOf(address), was))
      own.add(said(keyOf(address), typed === '' ? null : typed))
    }
    if (cells.length > 0) queue.put({ label, cells })
  }
  const write = (label: string, cells: readonly { readonly address: CellAddress; readonly text: string; readonly was?: string | null }[]): void => {
    const made = cells.map(({ address, text: typed, was }): CommandCell => {
      const now = present(address)
      return { address, was: was === undefined ? now.value : was, text: typed, before: now.text, flagBefore: now.flag ?? undefined }
    })
    stack.push({ label, cells: made })
    put(label, made)
  }
  const step = (way: 'undo' | 'redo', many: number, wholly: boolean): void => {
    const found = stack.look(way, many, present)
    if (!found) return
    const command = stack.take(found, wholly)
    if (!wholly)
      for (const { address, before } of command.cells)
        if (!own.has(said(keyOf(address), before === '' ? null : before)) && !isFirst(address, before)) ledger.wrong.push(`${way} over ${before}`)
    put(way, command.cells)
  }
  const firsts = new Set(addresses.map((address) => said(keyOf(address), table.valueOf(address))))
  /** What stood there before anybody wrote is put back by a redo's own way. */
  const isFirst = (address: CellAddress, value: string): boolean => firsts.has(said(keyOf(address), value === '' ? null : value))

  const join = (): void => {
    stop ??= house.ctx.live.listen(firstView.plan, seq, {
      send(change: LiveChange) {
        seq = change.seq
        for (const { value, flag, ...address } of change.cells)
          if (table.setCell(address, value, flag, change.seq)) queue.pushed(address, { value, who: change.who, at: change.at, message: null })
      },
      reload: () => {
        throw new Error('too far behind for a model')
      },
      end: () => {},
    })
  }
  const cut = (): void => {
    stop?.()
    stop = null
  }
  const conflicts = (): readonly Entry[] => queue.open().filter(({ state }) => state === 'conflict')
  const choose = (mine: boolean): void => {
    const all = conflicts()
    const keys = all.map(({ address }) => keyOf(address))
    if (mine) {
      for (const { address, theirs, text: typed } of all) {
        seen.add(said(keyOf(address), theirs?.value ?? null))
        own.add(said(keyOf(address), typed === '' ? null : typed))
      }
    }
    if (mine) queue.putMine(keys)
    else queue.drop(keys)
  }
  join()

  return {
    take(done) {
      const at = 'cell' in done ? addresses[done.cell] : undefined
      switch (done.does) {
        case 'type':
          if (at) write('typing', [{ address: at, text: done.text }])
          break
        case 'open':
          if (at) opened = { address: at, was: table.valueOf(at), before: present(at).text }
          break
        case 'commit':
          if (opened && opened.before !== done.text) write('typing', [{ address: opened.address, text: done.text, was: opened.was }])
          opened = null
          break
        case 'paste':
          write(
            'paste',
            addresses.map((address) => ({ address, text: done.text })),
          )
          break
        case 'undo':
        case 'redo':
          step(done.does, done.many, done.wholly)
          break
        case 'choose':
          choose(done.mine)
          break
        case 'trouble':
          troubles.push(done.what)
          break
        case 'reload': {
          const kept = queue.snapshot()
          isGone.is = true
          opened = null
          queue = makeQueue()
          queue.adopt(afterCrash(kept))
          break
        }
        default:
          break
      }
    },
    cut,
    join,
    release: () => late.splice(0).forEach((go) => go()),
    settleAll() {
      troubles.length = 0
      const refused = queue.open().filter(({ state }) => state === 'refused' || state === 'conflict')
      queue.drop(refused.map(({ address }) => keyOf(address)))
      queue.nudge()
    },
    isIdle: () => busy === 0 || late.length > 0,
    open: () => queue.open(),
    shows: () => shownIn(firstView, table),
  }
}

const visitors = new WeakMap<House, readonly Visitor[]>()

export const openCrowd = async (house: House): Promise<Crowd> => {
  const known = visitors.get(house) ?? (await Promise.all(people.map((name) => house.as(name))))
  visitors.set(house, known)
  const view = await readSheet(known[0]!)
  const ledger: Ledger = { seenBy: new Map(), acknowledged: [], wrong: [] }
  const pages = known.map((who) => openPage(house, who, view, ledger))
  const first = new Map(places.map(([code, period]) => [`${view.rows.id[placeOf(view, code)]} ${period}`, view.values[period]?.[placeOf(view, code)] ?? null]))

  /** Until everything that was sent is answered, and heard. */
  const quiet = async (): Promise<void> => {
    for (let calm = 0; calm < 6;) {
      await turn()
      calm = pages.every((each) => each.isIdle()) ? calm + 1 : 0
    }
  }
  const pass = async (milliseconds: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    await quiet()
  }

  return {
    plan: view.plan,
    began: view.seq,
    first,
    async take(done) {
      const at = 'page' in done ? pages[done.page] : undefined
      if (done.does === 'wait') await pass(done.milliseconds)
      else if (done.does === 'cut') at?.cut()
      else if (done.does === 'join') at?.join()
      else if (done.does === 'release') at?.release()
      else at?.take(done)
      await turn()
    },
    async heal() {
      for (let round = 0; round < 12; round += 1) {
        for (const each of pages) {
          each.join()
          each.release()
          each.settleAll()
        }
        await pass(20_000)
        if (pages.every((each) => each.open().length === 0)) break
      }
      await pass(2000)
      await quiet()
    },
    pages: () => pages,
    onServer: async () => {
      const now = await readSheet(known[1]!)
      return shownIn(now, createTable(now))
    },
    sawBefore: (batch, key, value) => ledger.seenBy.get(batch)?.has(said(key, value)) ?? false,
    acknowledged: () => ledger.acknowledged,
    wrongUndos: () => ledger.wrong,
    close() {
      for (const each of pages) each.cut()
    },
  }
}
