import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf, dragBlock, extentOf, isIn, leapFrom, nextIn, pastedExtent, repeated, sizeOf, spotsOf, stepFrom } from '../../client/sheet/block.ts'
import type { Block } from '../../client/sheet/block.ts'

const at = (row: number, column: number) => ({ row, column })
const spots = fc.record({ row: fc.nat(20), column: fc.nat(20) })
const blocks = fc.tuple(spots, spots).map(([a, b]) => blockOf(a, b))

describe('a block', () => {
  it('holds both of its corners and as many cells as it says', () => {
    fc.assert(
      fc.property(spots, spots, (a, b) => {
        const block = blockOf(a, b)
        expect([isIn(a, block), isIn(b, block)]).toEqual([true, true])
        expect([...spotsOf(block)]).toHaveLength(sizeOf(block))
      }),
    )
  })

  it.each(['row', 'column'] as const)('is gone round along each %s, every cell once, and back the same way', (along) => {
    fc.assert(
      fc.property(blocks, (block) => {
        const start = at(block.top, block.left)
        const seen = new Set<string>()
        let spot = start
        for (let step = 0; step < sizeOf(block); step += 1) {
          seen.add(`${spot.row} ${spot.column}`)
          const next = nextIn(block, spot, along, true)
          expect(nextIn(block, next, along, false)).toEqual(spot)
          spot = next
        }
        expect(spot).toEqual(start)
        expect(seen.size).toBe(sizeOf(block))
      }),
    )
  })
})

describe('ways through the sheet', () => {
  const extent = { rows: 10, columns: 5 }
  it('stops at the edges', () => {
    expect(stepFrom(at(0, 0), -1, 0, extent)).toEqual(at(0, 0))
    expect(stepFrom(at(8, 2), 20, 0, extent)).toEqual(at(9, 2))
    expect(stepFrom(at(3, 4), 0, 1, extent)).toEqual(at(3, 4))
  })

  // Rows of one column; x is filled.
  it.each([
    ['xxx.x.....', 0, 1, 2],
    ['xxx.x.....', 2, 1, 4],
    ['xxx.x.....', 4, 1, 9],
    ['...x......', 0, 1, 3],
    ['xxx.x.....', 9, -1, 4],
    ['xxx.x.....', 2, -1, 0],
    ['..........', 5, -1, 0],
    ['xxxxxxxxxx', 9, 1, 9],
  ])('leaps in %s from %i by %i to %i', (column, from, by, to) => {
    expect(leapFrom(at(from, 0), by, 0, extent, ({ row }) => column[row] === 'x')).toEqual(at(to, 0))
  })
})

describe('pasting and filling', () => {
  const selected = (rows: number, columns: number): Block => ({ top: 2, left: 1, bottom: 1 + rows, right: columns })
  it.each([
    ['one cell into a block: fills it', selected(3, 2), { rows: 1, columns: 1 }, { rows: 3, columns: 2 }],
    ['a block into one cell: spreads', selected(1, 1), { rows: 2, columns: 3 }, { rows: 2, columns: 3 }],
    ['a row into several: repeats', selected(4, 3), { rows: 1, columns: 3 }, { rows: 4, columns: 3 }],
    ['into twice its size: tiles', selected(4, 2), { rows: 2, columns: 2 }, { rows: 4, columns: 2 }],
    ['into what it does not fit: spreads', selected(3, 2), { rows: 2, columns: 2 }, { rows: 2, columns: 2 }],
  ])('%s', (_, into, pasted, extent) => {
    expect(pastedExtent(extentOf(into), pasted)).toEqual(extent)
  })

  it('drags one way only, the farther one', () => {
    const source: Block = { top: 3, left: 3, bottom: 4, right: 4 }
    expect(dragBlock(source, at(4, 4))).toEqual(source)
    expect(dragBlock(source, at(8, 5))).toEqual({ ...source, bottom: 8 })
    expect(dragBlock(source, at(5, 9))).toEqual({ ...source, right: 9 })
    expect(dragBlock(source, at(0, 4))).toEqual({ ...source, top: 0 })
  })

  it('repeats a source evenly, also upwards', () => {
    fc.assert(
      fc.property(blocks, spots, (source, spot) => {
        const from = repeated(source, spot)
        const { rows, columns } = extentOf(source)
        expect(isIn(from, source)).toBe(true)
        expect([Math.abs(spot.row - from.row) % rows, Math.abs(spot.column - from.column) % columns]).toEqual([0, 0])
      }),
    )
  })
})
