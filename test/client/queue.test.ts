import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settled } from '../../client/edits/commands.ts'
import { keyOf, rowOf } from '../../client/edits/commands.ts'
import type { Batch, Kept } from '../../client/edits/entry.ts'
import { keepSteps, keptSteps, openWay } from '../../client/edits/kept-steps.ts'
import { postThrough } from '../../client/edits/post.ts'
import type { Queue } from '../../client/edits/queue-shape.ts'
import { createQueue } from '../../client/edits/queue.ts'
import { createUndoStack } from '../../client/edits/undo.ts'
import type { CellAddress, EditOutcome, EditsAnswer } from '../../server/wire/edits.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const cell = (name: string): CellAddress => ({ sheet: 'observations', indicator: name, period: '2026-01' })
const key = (name: string): string => keyOf(cell(name))

/** A server in a few lines: compare and set, one answer for each batch id, and whatever goes wrong on the way. */
const aServer = () => {
  const values = new Map<string, string | null>()
  const answers = new Map<string, EditsAnswer>()
  const batches: Batch[] = []
  const waiting: (() => void)[] = []
  let seq = 0
  const server = {
    values,
    batches,
    /** What the next batch meets on its way out, or its answer on the way back. */
    trouble: [] as ('lost' | 'answer lost' | 401 | 400 | 503)[],
    holds: false,
    release: () => waiting.splice(0).forEach((go) => go()),
    async send(batch: Batch): Promise<EditsAnswer> {
      batches.push(batch)
      if (server.holds) await new Promise<void>((go) => waiting.push(go))
      const trouble = server.trouble.shift()
      if (trouble === 'lost') throw Object.assign(new Error('lost'), { status: 0, detail: 'no connection' })
      if (typeof trouble === 'number') throw Object.assign(new Error('refused'), { status: trouble, detail: `status ${trouble}` })
      const answer = answers.get(batch.id) ?? { seq: (seq += 1), outcomes: batch.edits.map(write), judged: [] }
      answers.set(batch.id, answer)
      if (trouble === 'answer lost') throw Object.assign(new Error('lost'), { status: 0, detail: 'no connection' })
      return answer
    },
  }
  const write = ({ cell: address, was, text }: Batch['edits'][number]): EditOutcome => {
    const name = keyOf(address)
    const present = values.get(name) ?? null
    if (text === 'bad') return { state: 'problem', code: 'not_a_number', message: 'not a number' }
    const value = text === '' ? null : text.replace('万', '0000')
    if (value === present) return { state: 'unchanged', value, understood: null }
    if (present !== was) return { state: 'conflict', value: present, flag: null, who: 'Li', at: '2026-01-01T00:00:00Z', message: 'Li was faster' }
    values.set(name, value)
    return { state: 'applied', value, understood: text === value ? null : `${text} → ${value}` }
  }
  return server
}

const aQueue = (server = aServer()) => {
  const settled: Settled[] = []
  const notes: string[] = []
  let ids = 0
  const queue: Queue = createQueue(
    {
      marked: () => {},
      settled: (cells) => settled.push(...cells),
      judged: () => {},
      understood: (texts) => notes.push(...texts),
      counted: () => {},
    },
    // A page that is gone sends no more; what it sent before arrives or not.
    postThrough((batch) => (house.isGone ? new Promise<never>(() => {}) : server.send(batch))),
    () => `batch-${(ids += 1)}-${Math.random()}`,
  )
  const put = (name: string, text: string, was: string | null = null) =>
    queue.put({ label: 'typing', cells: [{ address: cell(name), was, text, before: was ?? '' }] })
  const house = { server, queue, settled, notes, put, isGone: false }
  return house
}
const soon = () => vi.advanceTimersByTimeAsync(0)

describe('the queue of edits', () => {
  it('sends what is typed, shows it saved for a moment, and forgets it', async () => {
    const { server, queue, settled, notes, put } = aQueue()
    put('a', '1万')
    expect(queue.markOf(key('a'))).toMatchObject({ state: 'saving', text: '1万' })
    await soon()
    expect(queue.markOf(key('a'))).toMatchObject({ state: 'saved', text: '10000' })
    expect(settled).toMatchObject([{ text: '1万', value: '10000', flag: null, seq: 1 }])
    expect(notes).toEqual(['1万 → 10000'])
    await vi.advanceTimersByTimeAsync(2000)
    expect([queue.isEmpty(), queue.open(), server.batches.length]).toEqual([true, [], 1])
  })

  it('keeps the first base while a cell is typed again, and sends the newest text after the former has arrived', async () => {
    const { server, queue, put } = aQueue()
    server.holds = true
    put('a', '1')
    put('a', '2', '1')
    put('b', '8')
    put('a', '3', '2')
    put('b', '9', '8')
    expect(queue.counts().waiting).toBe(2)
    server.release()
    await soon()
    server.release()
    await soon()
    expect(server.batches.map(({ edits }) => edits.map(({ was, text }) => [was, text]))).toEqual([
      [[null, '1']],
      [
        ['1', '3'],
        [null, '9'],
      ],
    ])
    expect([server.values.get(key('a')), server.values.get(key('b'))]).toEqual(['3', '9'])
  })

  it('does not write over somebody else because a cell was typed again before the conflict was known', async () => {
    const { server, queue, put } = aQueue()
    server.values.set(key('a'), '7')
    server.holds = true
    put('a', '1')
    put('a', '2')
    server.release()
    await soon()
    expect(queue.markOf(key('a'))).toMatchObject({ state: 'conflict', text: '2', theirs: { value: '7' } })
    expect([server.batches.length, server.values.get(key('a'))]).toEqual([1, '7'])
  })

  it('sends nothing for a text that is the old value again, unless the figure was not verified', async () => {
    const { server, queue, put } = aQueue()
    put('a', '5', '5')
    expect(queue.isEmpty()).toBe(true)
    queue.put({ label: 'typing', cells: [{ address: cell('a'), was: '5', text: '5', before: '5', flagBefore: 'flash' }] })
    expect(server.batches).toHaveLength(1)
    await soon()
  })

  it('keeps a refused text with its reason until it is given up or typed anew', async () => {
    const { queue, put } = aQueue()
    put('a', 'bad')
    await soon()
    expect(queue.markOf(key('a'))).toMatchObject({ state: 'refused', text: 'bad', reason: 'not a number' })
    expect(queue.counts()).toEqual({ waiting: 0, conflicts: 0, problems: 1, failing: null })
    queue.drop([key('a')])
    expect(queue.isEmpty()).toBe(true)
  })

  it('gives a batch that is refused as a whole back to the person, cell by cell', async () => {
    const { server, queue, put } = aQueue()
    server.trouble.push(400)
    put('a', '1')
    await soon()
    expect(queue.markOf(key('a'))).toMatchObject({ state: 'refused', reason: 'status 400' })
    put('b', '1')
    await soon()
    expect(server.values.get(key('b'))).toBe('1')
  })

  it('shows both sides of a conflict; theirs can be taken, mine put again; equal texts are none', async () => {
    const { server, queue, settled, put } = aQueue()
    for (const name of ['a', 'b', 'c']) server.values.set(key(name), '7')
    put('a', '1')
    put('b', '2')
    put('c', '7')
    await soon()
    expect(queue.markOf(key('a'))).toMatchObject({ state: 'conflict', text: '1', theirs: { value: '7', who: 'Li', message: 'Li was faster' } })
    expect(queue.markOf(key('c'))?.state).toBe('saved')
    expect(settled.map(({ value }) => value)).toEqual(['7', '7', '7'])
    queue.pushed(cell('a'), { value: '8', who: 'Wang', at: '2026-01-01T00:00:00Z', message: null })
    server.values.set(key('a'), '8')
    queue.putMine([key('a')])
    queue.drop([key('b')])
    await soon()
    expect([server.values.get(key('a')), server.values.get(key('b'))]).toEqual(['1', '7'])
    expect(queue.counts()).toMatchObject({ waiting: 0, conflicts: 0 })
  })

  it('tries again with growing pauses, at once when told, and under the same id', async () => {
    const { server, queue, put } = aQueue()
    server.trouble.push('lost', 503, 'answer lost')
    put('a', '1')
    await soon()
    expect(queue.counts().failing).toEqual({ why: 'offline', message: 'no connection' })
    await vi.advanceTimersByTimeAsync(300)
    expect(server.batches).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(server.batches).toHaveLength(2)
    queue.nudge()
    await soon()
    queue.nudge()
    await soon()
    expect(new Set(server.batches.map(({ id }) => id)).size).toBe(1)
    expect(server.batches).toHaveLength(4)
    expect([server.values.get(key('a')), queue.counts().failing]).toEqual(['1', null])
  })

  it('does not try by itself after a sign-out, only when something is typed or it is told to', async () => {
    const { server, queue, put } = aQueue()
    server.trouble.push(401, 401)
    put('a', '1')
    await soon()
    put('b', '2')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.batches).toHaveLength(2)
    expect(queue.counts()).toMatchObject({ waiting: 2, failing: { why: 'signed_out' } })
    queue.nudge()
    await soon()
    expect([server.values.get(key('a')), server.values.get(key('b'))]).toEqual(['1', '2'])
  })

  it('tries once more where somebody signed in while a batch of before was still under way', async () => {
    const { server, queue, put } = aQueue()
    server.trouble.push(401)
    put('a', '1')
    queue.nudge()
    await soon()
    await soon()
    expect([server.values.get(key('a')), queue.counts().failing]).toEqual(['1', null])
  })

  it('sends at most two thousand at once', async () => {
    const { server, queue } = aQueue()
    queue.put({ label: 'paste', cells: Array.from({ length: 4500 }, (_, place) => ({ address: cell(`i${place}`), was: null, text: '1', before: '' })) })
    await soon()
    expect(server.batches.map(({ edits }) => edits.length)).toEqual([2000, 2000, 500])
  })

  it('closes without a pause: what gets through goes out, what does not stays to be kept', async () => {
    const { server, queue, put } = aQueue()
    server.holds = true
    put('a', '1')
    put('b', '2')
    const closed = queue.close()
    server.release()
    await soon()
    server.trouble.push('lost')
    server.release()
    await closed
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.batches).toHaveLength(2)
    expect(queue.snapshot().entries.map(({ text }) => text)).toEqual(['2'])
  })

  it('loses nothing and writes nothing twice, whatever is lost and whenever the page ends', async () => {
    const troubles = fc.constantFrom('lost' as const, 'answer lost' as const, 503 as const)
    const steps = fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('put' as const), name: fc.constantFrom('a', 'b', 'c'), text: fc.constantFrom('1', '2', '3', '') }),
        fc.record({ do: fc.constant('trouble' as const), what: troubles }),
        fc.record({ do: fc.constant('wait' as const), milliseconds: fc.integer({ min: 0, max: 2000 }) }),
        fc.record({ do: fc.constant('end' as const) }),
      ),
      { maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const server = aServer()
        let house = aQueue(server)
        const wanted = new Map<string, string>()
        for (const step of all) {
          if (step.do === 'put') {
            const shown = house.queue.markOf(key(step.name))
            // Alone at the sheet: what is seen is what is stored, or one's own text on its way.
            house.put(step.name, step.text, shown?.state === 'saved' ? (shown.text === '' ? null : shown.text) : (server.values.get(key(step.name)) ?? null))
            wanted.set(key(step.name), step.text)
          } else if (step.do === 'trouble') server.trouble.push(step.what)
          else if (step.do === 'wait') await vi.advanceTimersByTimeAsync(step.milliseconds)
          else {
            // The page is gone in the middle; the next one takes over what was kept.
            const kept = JSON.parse(JSON.stringify(house.queue.snapshot())) as Kept
            house.isGone = true
            house = aQueue(server)
            house.queue.adopt(kept)
          }
        }
        await vi.advanceTimersByTimeAsync(200_000)
        expect(house.queue.open()).toEqual([])
        for (const [name, text] of wanted) expect(server.values.get(name) ?? '').toBe(text)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the way back', () => {
  const read = (values: Record<string, string>) => (address: CellAddress) => ({
    text: values[rowOf(address)] ?? '',
    value: values[rowOf(address)] ?? null,
    flag: null,
  })
  const command = (name: string, before: string, text: string) => ({ label: 'typing', cells: [{ address: cell(name), was: before, text, before }] })
  type Stack = ReturnType<typeof createUndoStack>
  const step = (stack: Stack, way: 'undo' | 'redo', values: Record<string, string>, { steps = 1, wholly = false } = {}) => {
    const turn = stack.look(way, steps, read(values))
    return turn && stack.take(turn, wholly)
  }
  const textsOf = (made: ReturnType<typeof step>) => made?.cells.map(({ was, text }) => [was, text])
  const counts = (stack: Stack) => [stack.steps('undo').length, stack.steps('redo').length]

  it('undoes and redoes a command as one, with the value that stands there now as base', () => {
    const stack = createUndoStack()
    stack.push({ label: 'paste', cells: [...command('a', '1', '10').cells, ...command('b', '2', '20').cells] })
    expect(textsOf(step(stack, 'undo', { a: '10', b: '20' }))).toEqual([
      ['10', '1'],
      ['20', '2'],
    ])
    expect(counts(stack)).toEqual([0, 1])
    expect(textsOf(step(stack, 'redo', { a: '1', b: '2' }))).toEqual([
      ['1', '10'],
      ['2', '20'],
    ])
  })

  it('tells what others have overwritten, and leaves it alone or not, as is wanted', () => {
    for (const [wholly, texts] of [
      [false, [['10', '1']]],
      [
        true,
        [
          ['10', '1'],
          ['99', '2'],
        ],
      ],
    ] as const) {
      const stack = createUndoStack()
      stack.push({ label: 'paste', cells: [...command('a', '1', '10').cells, ...command('b', '2', '20').cells] })
      expect(stack.look('undo', 1, read({ a: '10', b: '99' }))?.cells.map(({ overwritten }) => overwritten)).toEqual([null, '99'])
      expect(textsOf(step(stack, 'undo', { a: '10', b: '99' }, { wholly }))).toEqual(texts)
      expect(counts(stack)).toEqual([0, 1])
    }
  })

  it('goes back over several steps at once, and forth again one by one', () => {
    const stack = createUndoStack()
    for (const [before, text] of [
      ['1', '2'],
      ['2', '3'],
      ['3', '4'],
    ] as const)
      stack.push(command('a', before, text))
    expect(textsOf(step(stack, 'undo', { a: '4' }, { steps: 2 }))).toEqual([['4', '2']])
    expect(counts(stack)).toEqual([1, 2])
    expect(textsOf(step(stack, 'redo', { a: '2' }))).toEqual([['2', '3']])
  })

  it('sees what others wrote between two of the steps', () => {
    const typed = () => {
      const stack = createUndoStack()
      stack.push(command('a', '1', '5'))
      // Somebody writes 6, which is then typed over.
      stack.push(command('a', '6', '7'))
      return stack
    }
    expect(typed().look('undo', 2, read({ a: '7' }))?.cells).toMatchObject([{ overwritten: '6', kept: { text: '6' }, wholly: { text: '1' } }])
    expect(textsOf(step(typed(), 'undo', { a: '7' }, { steps: 2 }))).toEqual([['7', '6']])
    expect(textsOf(step(typed(), 'undo', { a: '7' }, { steps: 2, wholly: true }))).toEqual([['7', '1']])
  })

  it('follows how the server read a text', () => {
    const stack = createUndoStack()
    stack.push(command('a', '1', '2万'))
    stack.settled([{ address: cell('a'), text: '2万', isWritten: true, value: '20000', flag: null, questions: null, seq: 1 }])
    expect(textsOf(step(stack, 'undo', { a: '20000' }))).toEqual([['20000', '1']])
  })

  it('does not take for its own what somebody else wrote instead', () => {
    const stack = createUndoStack()
    stack.push(command('a', '1', '5'))
    stack.settled([{ address: cell('a'), text: '5', isWritten: false, value: '7', flag: null, questions: null, seq: 1 }])
    expect(stack.look('undo', 1, read({ a: '7' }))?.cells).toMatchObject([{ overwritten: '7', kept: null }])
  })

  it('brings a flag back with its figure, and forgets what was undone when something new is done', () => {
    const stack = createUndoStack()
    stack.push({ label: 'typing', cells: [{ address: cell('a'), was: '1', text: '2', before: '1', flagBefore: 'flash' }] })
    expect(step(stack, 'undo', { a: '2' })?.cells[0]).toMatchObject({ text: '1', flag: 'flash' })
    stack.push(command('a', '1', '3'))
    expect(step(stack, 'redo', { a: '3' })).toBe(null)
    expect(step(createUndoStack(), 'undo', {})).toBe(null)
  })

  it('outlives a reload of the page in its tab, as far as there is room', () => {
    const items = new Map<string, string>()
    const storage = { getItem: (name: string) => items.get(name) ?? null, setItem: (name: string, text: string) => items.set(name, text) } as unknown as Storage
    const stack = createUndoStack()
    stack.push(command('a', '1', '2'))
    stack.push(command('b', '', '3'))
    stack.push(command('c', '', '4'))
    step(stack, 'undo', { c: '4' })
    keepSteps(storage, 'zhang', 'plan', stack)
    const { stack: next } = openWay(storage, 'zhang', 'plan')
    expect(textsOf(step(next, 'redo', { c: '' }))).toEqual([['', '4']])
    step(next, 'undo', { c: '4' })
    expect(textsOf(step(next, 'undo', { a: '2', b: '3' }))).toEqual([['3', '']])
    expect(textsOf(step(next, 'undo', { a: '2', b: '' }))).toEqual([['2', '1']])
    const none = { undo: [], redo: [] }
    expect(keptSteps(storage, 'li', 'plan')).toEqual(none)
    items.set('xushi.undo/zhang/plan', '{"undo":[7,{"label":"x","cells":[{}]}],"redo":5}')
    expect(keptSteps(storage, 'zhang', 'plan')).toEqual({ undo: [{ label: 'x', cells: new Map() }], redo: [] })
    items.set('xushi.undo/zhang/plan', '[')
    expect(keptSteps(storage, 'zhang', 'plan')).toEqual(none)
  })
})
