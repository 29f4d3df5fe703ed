import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlock, writeBlock, writeHtml } from '../../client/sheet/clipboard.ts'

describe('a block on the clipboard', () => {
  it.each([
    ['one cell', '1', [['1']]],
    [
      'a last line end, which is no row',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['line ends of Unix and of old Macs', '1\n2\r3', [['1'], ['2'], ['3']]],
    ['a quoted cell with tab, quote and line end', '"a\t""b""\r\nc"\t1', [['a\t"b"\nc', '1']]],
    ['a quote that quotes nothing', '5" pipe\t"x"y', [['5" pipe', '"x"y']]],
    ['a quote without an end', '"1\t2', [['"1', '2']]],
    [
      'rows of different length',
      '1\t2\n3',
      [
        ['1', '2'],
        ['3', ''],
      ],
    ],
    ['an empty row in between', '1\n\n2\n', [['1'], [''], ['2']]],
    ['empty cells', '\t\n', [['', '']]],
    ['an empty quoted cell', '""\t1', [['', '1']]],
    ['nothing', '', [['']]],
  ])('reads %s', (_, text, rows) => expect(readBlock(text)).toEqual(rows))

  it('reads more rows than a call takes arguments', () => {
    expect(readBlock('1\n'.repeat(300_000))).toHaveLength(300_000)
  })

  it('comes back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '\t', '\n', '"', ' ', '亿', ',') })
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
    fc.assert(
      fc.property(rows, (all) => {
        // A last line end is no row, so one empty last row of one cell cannot be told from none.
        fc.pre(!(all[0]?.length === 1 && all.at(-1)?.[0] === ''))
        expect(readBlock(writeBlock(all))).toEqual(all)
      }),
    )
  })

  it('is a table of plain text in HTML', () => {
    expect(writeHtml([['<b>1</b>', 'a&b\n"c"']])).toBe('<table><tr><td>&lt;b&gt;1&lt;/b&gt;</td><td>a&amp;b<br>&quot;c&quot;</td></tr></table>')
  })
})
