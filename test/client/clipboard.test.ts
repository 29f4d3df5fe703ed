import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlock, writeBlock, writeHtml } from '../../client/sheet/clipboard.ts'
import { isTextFile, readTextFile } from '../../client/sheet/text-file.ts'

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

  it('is a table in HTML: text stays text, a figure is one', () => {
    const text = `<td style="mso-number-format:'\\@'">`
    expect(
      writeHtml([
        ['<b>1</b>', 'a&b\n"c"'],
        ['-1.5', '2026-03'],
        ['', '=cmd|1'],
      ]),
    ).toBe(
      `<table><tr>${text}&lt;b&gt;1&lt;/b&gt;</td>${text}a&amp;b<br style="mso-data-placement:same-cell">&quot;c&quot;</td></tr>` +
        `<tr><td>-1.5</td>${text}2026-03</td></tr><tr><td></td>${text}=cmd|1</td></tr></table>`,
    )
  })

  it('never becomes a formula elsewhere, and comes back as it was', () => {
    const texts = ["=cmd|'/c calc'!A0", '@SUM(1)', '+1+1', '-1+1', '-', '-5', '+5', '=', "'=1", "''=1", "'", "'a", '=\n1']
    const guarded = ["'=cmd|'/c calc'!A0", "'@SUM(1)", "'+1+1", "'-1+1", '-', '-5', '+5', '=', "''=1", "'''=1", "'", "'a", `"'=\n1"`]
    expect(texts.map((text) => writeBlock([[text]]))).toEqual(guarded)
    expect(texts.map((text) => readBlock(writeBlock([[text]]))[0]?.[0])).toEqual(texts)
  })
})

describe('a file of text', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  it.each([
    ['a.txt', bytes('1,234\n5'), [['1,234'], ['5']]],
    ['a.txt', bytes('\ufeff1\t2\r\n'), [['1', '2']]],
    [
      'a.csv',
      bytes('1,"1,234"\n"a\nb",'),
      [
        ['1', '1,234'],
        ['a\nb', ''],
      ],
    ],
    ['a.CSV', bytes('1,2\t3'), [['1,2', '3']]],
    // 约5万 as GB 18030, and 约5 as UTF-16 with its mark.
    ['a.txt', new Uint8Array([0xd4, 0xbc, 0x35, 0xcd, 0xf2]), [['约5万']]],
    ['a.txt', new Uint8Array([0xff, 0xfe, 0xa6, 0x7e, 0x35, 0x00]), [['约5']]],
    ['a.txt', new Uint8Array([]), [['']]],
  ])('%s is read', (name, content, rows) => expect(readTextFile(name, content)).toEqual(rows))

  it('is known by its name', () => {
    expect(['a.txt', 'A.CSV', 'a.tsv', 'a.xlsx', 'txt', 'a.txt.exe'].map(isTextFile)).toEqual([true, true, true, false, false, false])
  })
})
