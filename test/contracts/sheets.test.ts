/** What every sheet on the shelf has to keep: addresses that come back, and one answer for any text. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nothingAround, optionsIn } from '../../server/actions/plan-facts.ts'
import { namesOf } from '../../server/basics/names.ts'
import { addressOf, checkCell, columnOf, keyOf, placeOf, sheets, subjectOf, writersOf } from '../../server/sheets/index.ts'
import { departmentColumns, indicatorColumns, taskColumns } from '../../server/sheets/sheet.ts'
import type { CellAddress, SheetKind } from '../../server/sheets/sheet.ts'
import { words } from '../../server/words/index.ts'

/** A cell of each sheet; a sheet without one here fails to compile. */
const cells: { readonly [S in SheetKind]: readonly Extract<CellAddress, { sheet: S }>[] } = {
  observations: [
    { sheet: 'observations', indicator: 'i-1', period: '2026-09' },
    { sheet: 'observations', indicator: 'i-1', period: '2026' },
  ],
  indicators: indicatorColumns.map((column) => ({ sheet: 'indicators', indicator: 'i-1', column })),
  targets: [{ sheet: 'targets', indicator: 'i-1', year: 2026 }],
  tasks: taskColumns.map((column) => ({ sheet: 'tasks', task: 't-1', column })),
  departments: departmentColumns.map((column) => ({ sheet: 'departments', department: 'd-1', column })),
}
const all: readonly CellAddress[] = Object.values(cells).flat()
const rows = {
  indicator: {
    id: 'i-1',
    measure: 'annual-total',
    unit: '亿元',
    basis: 'ytd',
    frequency: 'month',
    formula: null,
    baselineValue: null,
    archivedAt: null,
  },
  task: { id: 't-1', responsible: ['d-1'], archivedAt: null },
  department: { id: 'd-1', archivedAt: null },
} as const
const departments = namesOf([
  { id: 'd-1', shown: '区发展改革委', also: ['重庆市渝中区发展和改革委员会', '发改委'] },
  { id: 'd-2', shown: '区财政局', also: ['财政局'] },
])
const facts = {
  plan: { startsOn: '2023-01-01', endsOn: '2027-12-31' },
  today: '2026-11-23',
  by: '张三',
  closed: new Set<string>(),
  mayReopen: false,
  around: { ...nothingAround, names: () => departments, options: optionsIn('zh-CN') },
}
/** Whatever is typed into these is kept as it is, or must not be empty. */
const takesAnyText = (cell: CellAddress): boolean => {
  const column = columnOf(cell)
  return column !== null && (column.required === true || ['text', 'lines', 'names', 'row', 'place'].includes(column.kind))
}

it('has a case for every sheet', () => {
  expect(Object.keys(cells)).toEqual(Object.keys(sheets))
})

it('names each cell by a key of its own', () => {
  expect(new Set(all.map(keyOf)).size).toBe(all.length)
})

it.each(all)('finds $sheet again by the place that its change row names', (cell) => {
  const { sheet, rowId, column } = placeOf(cell)
  expect(addressOf(sheet, rowId, column)).toEqual(cell)
})

it('knows no other sheets', () => {
  expect(addressOf('assessments', 'i-1', '2026')).toBeNull()
  expect(addressOf('toString', 'i-1', '2026')).toBeNull()
})

it.each(all)('answers any text for $sheet with a value of that cell or a problem with a sentence', (cell) => {
  expect(['figures', 'plan']).toContain(writersOf({ cell, was: null, text: '' }))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = checkCell({ cell, was: null, text }, rows[subjectOf(cell)], facts)
      const sentences = 'code' in found ? Object.values(words).map((language) => language.problem(found)) : []
      expect(sentences.join(' ')).not.toMatch(/undefined/)
      expect('code' in found || keyOf(found) === keyOf(cell)).toBe(true)
    }),
  )
})

it.each(all.filter((cell) => !takesAnyText(cell)))('empties a cell of $sheet by the word for it', (cell) => {
  expect(checkCell({ cell, was: 'x', text: '清空' }, rows[subjectOf(cell)], facts)).toMatchObject({ value: null })
})
