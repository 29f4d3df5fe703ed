import { describe, expect, it } from 'vitest'
import { newId } from '../../client/edits/ids.ts'
import { openDrawer } from '../../client/edits/kept.ts'
import type { Entry } from '../../client/edits/entry.ts'
import { readLayout } from '../../client/sheet/layout.ts'

/** Enough of the browser's store. */
const aStorage = (): Storage => {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    key: (place) => [...items.keys()][place] ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => void items.set(name, value),
  }
}

const entry: Entry = {
  address: { sheet: 'observations', indicator: 'a', period: '2026-01' },
  was: null,
  text: '1',
  flag: undefined,
  label: 'typing',
  state: 'waiting',
  reason: null,
  theirs: null,
}

describe('edits kept in the browser', () => {
  it('are taken over from a page that is gone, once, and not from one that lives', async () => {
    const storage = aStorage()
    const gone = openDrawer('zhang', 'plan', 'one', storage)
    gone.save({ flight: null, entries: [entry] })
    const next = openDrawer('zhang', 'plan', 'two', storage)
    expect(await next.takeOver()).toEqual([])
    gone.release()
    await new Promise((settle) => setTimeout(settle, 20))
    expect((await next.takeOver()).map(({ entries }) => entries.map(({ text }) => text))).toEqual([['1']])
    expect(await next.takeOver()).toEqual([])
    next.release()
  })

  it('belong to one person and one plan', async () => {
    const storage = aStorage()
    const gone = openDrawer('zhang', 'plan', 'one', storage)
    gone.save({ flight: null, entries: [entry] })
    gone.release()
    await new Promise((settle) => setTimeout(settle, 20))
    for (const [person, plan] of [
      ['li', 'plan'],
      ['zhang', 'other'],
    ] as const) {
      const drawer = openDrawer(person, plan, 'two', storage)
      expect(await drawer.takeOver()).toEqual([])
      drawer.release()
    }
  })

  it('leave nothing in the store when all is sent, and are read with care', async () => {
    const storage = aStorage()
    const drawer = openDrawer('zhang', 'plan', 'one', storage)
    drawer.save({ flight: null, entries: [entry] })
    drawer.save({ flight: null, entries: [] })
    expect(storage.length).toBe(0)
    storage.setItem('xushi.edits/zhang/plan/broken', '{"entries":[1,{"text":"x"}')
    storage.setItem('xushi.edits/zhang/plan/odd', '{"entries":[1,{"text":"x"}],"flight":7}')
    expect(await drawer.takeOver()).toEqual([{ flight: null, entries: [] }])
    drawer.release()
  })
})

describe('an id', () => {
  it('is a random UUID', () => {
    const all = Array.from({ length: 500 }, newId)
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(all).size).toBe(500)
  })
})

describe('a remembered layout', () => {
  const known = new Set(['name', 'target'])
  it('comes back as far as it has our form and names columns that there are', () => {
    const text = JSON.stringify({
      widths: [
        { colId: 'name', width: 300.4 },
        { colId: 'gone', width: 50 },
        { colId: 'target', width: '9' },
        { colId: 'target', width: 99_999 },
      ],
      order: ['target', 'gone', 7],
      hidden: 'name',
      sort: [
        { colId: 'name', sort: 'desc' },
        { colId: 'name', sort: 'up' },
      ],
      openGroups: ['group-basics', {}],
      __proto__: { polluted: true },
    })
    expect(readLayout(text, known)).toEqual({
      widths: [{ colId: 'name', width: 300 }],
      order: ['target'],
      hidden: [],
      sort: [{ colId: 'name', sort: 'desc' }],
      openGroups: ['group-basics'],
    })
  })
  it.each([null, '', 'not json', '7', 'null', '[]'])('is none where %j is stored', (text) => expect(readLayout(text, known)?.widths ?? []).toEqual([]))
})
