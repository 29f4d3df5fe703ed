import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitting, isSameLayout, readLayout, remembering, usualLayout } from '../../client/sheet/layout.ts'
import { readContent, usualContent } from '../../client/sheet/view-content.ts'

describe('a remembered layout', () => {
  const stored: unknown = JSON.parse(`{
    "widths": [{"colId": "name", "width": 300.4}, {"colId": "gone", "width": 50}, {"colId": "target", "width": "9"}, {"colId": "x", "width": 99999}, 7, null],
    "order": ["target", "gone", 7, "target", ""],
    "hidden": "name",
    "shown": ["unit", {"toString": 1}],
    "frozen": ["light", 3],
    "sort": [{"colId": "name", "sort": "desc"}, {"colId": "name", "sort": "up"}, {"colId": "unit", "sort": "up"}],
    "groups": [{"groupId": "group-2026", "open": false}, {"groupId": "group-2027", "open": "no"}],
    "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}
  }`)
  it('comes back as far as it has our form', () => {
    expect(readLayout(stored)).toEqual({
      widths: [
        { colId: 'name', width: 300 },
        { colId: 'gone', width: 50 },
      ],
      order: ['target', 'gone'],
      hidden: [],
      shown: ['unit'],
      frozen: ['light'],
      sort: [{ colId: 'name', sort: 'desc' }],
      groups: [{ groupId: 'group-2026', open: false }],
    })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
  it('names only columns that there are, and remembers those of other years', () => {
    const known = new Set(['name', 'target'])
    const layout = readLayout(stored)
    expect(fitting(layout, known)).toMatchObject({ widths: [{ colId: 'name' }], order: ['target'], shown: [], frozen: null })
    expect(fitting({ ...usualLayout, frozen: [] }, known).frozen).toEqual([])
    expect(remembering({ ...usualLayout, widths: [{ colId: 'name', width: 90 }] }, layout, known).widths).toEqual([
      { colId: 'name', width: 90 },
      { colId: 'gone', width: 50 },
    ])
  })
  it.each([null, 7, 'text', [], undefined, { order: { length: 9 } }])('is the usual one where %j is stored', (found) => {
    expect(readLayout(found)).toEqual(usualLayout)
  })
  it('is another when a column stands elsewhere, is wider, hidden, frozen or sorted by; not by columns that are not there', () => {
    const known = new Set(['name', 'target', 'due', 'light'])
    const same = (one: Partial<typeof usualLayout>, other: Partial<typeof usualLayout> = {}) =>
      isSameLayout({ ...usualLayout, ...one }, { ...usualLayout, ...other }, known)
    expect(same({})).toBe(true)
    expect(same({ widths: [{ colId: 'name', width: 300 }] })).toBe(false)
    expect(same({ widths: [{ colId: 'gone', width: 300 }], hidden: ['gone'], order: ['gone'], sort: [{ colId: 'gone', sort: 'asc' }] })).toBe(true)
    expect(same({ order: ['target', 'name', 'due', 'light'] })).toBe(false)
    // A view of before the column due came along.
    expect(same({ order: ['target', 'name', 'light'] }, { order: ['target', 'name', 'due', 'light'] })).toBe(true)
    expect(same({ order: ['target', 'name', 'light'] }, { order: ['name', 'target', 'due', 'light'] })).toBe(false)
    expect(same({ hidden: ['due', 'target'] }, { hidden: ['target', 'due'] })).toBe(true)
    expect(same({ hidden: ['due'] })).toBe(false)
    expect(same({ frozen: [] })).toBe(false)
    expect(same({ sort: [{ colId: 'due', sort: 'asc' }] }, { sort: [{ colId: 'due', sort: 'desc' }] })).toBe(false)
    expect(same({ groups: [{ groupId: 'group-2026', open: false }] })).toBe(false)
  })
  it('is bounded, whatever is stored', () => {
    const order = Array.from({ length: 100_000 }, (_, place) => `c${place}`)
    expect(readLayout({ order, hidden: ['x'.repeat(65)] })).toMatchObject({ order: { length: 2000 }, hidden: [] })
  })
})

describe('a way to look at the sheet', () => {
  it('is read from anything, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = readContent(value)
        expect(readContent(JSON.parse(JSON.stringify(once)))).toEqual(once)
      }),
    )
    const entry = fc.record({
      kind: fc.constantFrom('list', 'number', 'text', 'other'),
      column: fc.oneof(fc.string(), fc.constant('light')),
      values: fc.jsonValue(),
      operator: fc.constantFrom('>', 'between', 'empty', 'like', null),
      value: fc.oneof(fc.constant('1'), fc.jsonValue()),
      to: fc.oneof(fc.constant('2'), fc.jsonValue()),
      text: fc.jsonValue(),
    })
    fc.assert(
      fc.property(fc.record({ conditions: fc.array(entry), years: fc.jsonValue(), depth: fc.jsonValue() }), (value) => {
        const once = readContent(value)
        expect(readContent(JSON.parse(JSON.stringify(once)))).toEqual(once)
        const columns = once.conditions.map(({ column }) => column)
        expect(new Set(columns).size).toBe(columns.length)
      }),
    )
  })
  it('keeps what can be used', () => {
    expect(readContent(null)).toEqual(usualContent)
    const found = readContent({
      grouping: 'light',
      depth: 1,
      density: 'roomy',
      conditions: [
        { kind: 'number', column: '2026-02', operator: 'between', value: '1', to: 'x' },
        { kind: 'number', column: '2026-02', operator: 'empty', value: '1', to: null },
        { kind: 'list', column: 'light', values: ['red', 'red', 4] },
      ],
      search: 'x'.repeat(1000),
      mine: 'yes',
      years: { from: 2027, to: 2026 },
    })
    expect(found).toEqual({
      ...usualContent,
      grouping: 'light',
      depth: 1,
      density: 'roomy',
      conditions: [
        { kind: 'number', column: '2026-02', operator: 'empty', value: null, to: null },
        { kind: 'list', column: 'light', values: ['red'] },
      ],
      search: 'x'.repeat(200),
    })
  })
})
