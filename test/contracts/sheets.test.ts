/** What every sheet on the shelf has to keep: addresses that come back, and one answer for any text. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressOf, checkCell, keyOf, placeOf, sheets, writersOf } from '../../server/sheets/index.ts'
import type { CellAddress, SheetKind } from '../../server/sheets/sheet.ts'
import { words } from '../../server/words/index.ts'

/** A cell of each sheet; a sheet without one here fails to compile. */
const cells: { readonly [S in SheetKind]: readonly Extract<CellAddress, { sheet: S }>[] } = {
  observations: [
    { sheet: 'observations', indicator: 'i-1', period: '2026-09' },
    { sheet: 'observations', indicator: 'i-1', period: '2026' },
  ],
  indicators: [
    { sheet: 'indicators', indicator: 'i-1', column: 'baselinePeriod' },
    { sheet: 'indicators', indicator: 'i-1', column: 'baselineValue' },
  ],
  targets: [{ sheet: 'targets', indicator: 'i-1', year: 2026 }],
}
const all: readonly CellAddress[] = Object.values(cells).flat()
const indicator = { id: 'i-1', measure: 'annual-total', unit: '亿元', frequency: 'month', formula: null } as const
const facts = { plan: { startsOn: '2023-01-01', endsOn: '2027-12-31' }, today: '2026-11-23', by: '张三' }

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
      const found = checkCell({ cell, was: null, text }, indicator, facts)
      const sentences = 'code' in found ? Object.values(words).map((language) => language.problem(found)) : []
      expect(sentences.join(' ')).not.toMatch(/undefined/)
      expect('code' in found || (found.sheet === cell.sheet && found.indicator === 'i-1')).toBe(true)
    }),
  )
  expect(checkCell({ cell, was: 'x', text: '清空' }, indicator, facts)).toMatchObject({ value: null })
})
