import { describe, expect, it } from 'vitest'
import { keyOf } from '../../client/edits/commands.ts'
import type { Entry } from '../../client/edits/entry.ts'
import { newId } from '../../client/edits/ids.ts'
import { replay } from '../../client/edits/journal.ts'

const entry = (indicator: string, text: string, at: number): Entry => ({
  address: { sheet: 'observations', indicator, period: '2026-01' },
  was: null,
  text,
  flag: undefined,
  label: 'typing',
  at,
  state: 'waiting',
  reason: null,
  theirs: null,
})
const textsOf = (records: readonly unknown[]) => replay(records).entries.map(({ text }) => text)

describe('a journal of unsent edits', () => {
  const batch = { id: 'batch-1', label: '', edits: [] }

  it('comes to what stood last, in the order it was typed', () => {
    const records = [
      { set: [entry('a', '1', 1), entry('b', '2', 1)], gone: [], flight: batch },
      { set: [entry('c', '3', 2)], gone: [keyOf(entry('b', '', 0).address)] },
      { set: [entry('a', '4', 3)], gone: [] },
    ]
    expect(textsOf(records)).toEqual(['3', '4'])
    expect(replay(records).flight).toEqual(batch)
    expect(replay([...records, { set: [], gone: [], flight: null }]).flight).toBe(null)
  })

  it('is read with care: what has not our form is left out', () => {
    expect(textsOf([null, 7, {}, { set: [1, { text: 'x' }, { ...entry('a', '1', 1), address: null }], gone: [7] }, { set: 'x', flight: 7 }])).toEqual([])
    expect(textsOf([{ set: [entry('a', '1', 1)] }, { gone: 'a' }])).toEqual(['1'])
  })
})

describe('an id', () => {
  it('is a random UUID', () => {
    const all = Array.from({ length: 500 }, newId)
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(all).size).toBe(500)
  })
})
