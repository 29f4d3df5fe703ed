import { describe, expect, it } from 'vitest'
import { fileTypeOf, shownName } from '../../server/basics/file-types.ts'
import { aDocx, aJpg, aPdf, aPng, anOfd, anXlsx, bytesOf, zipOf } from '../support/files.ts'

const national = Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4, 0x2c, 0x31)
const wide = Uint8Array.of(0xff, 0xfe, 0x2d, 0x4e, 0x31, 0)

describe('a file', () => {
  it.each([
    ['决算.pdf', aPdf, 'pdf'],
    ['截图.PNG', aPng, 'png'],
    ['照片.jpeg', aJpg, 'jpg'],
    ['台账.xlsx', anXlsx, 'xlsx'],
    ['说明.docx', aDocx, 'docx'],
    ['公文.ofd', anOfd, 'ofd'],
    ['数据.csv', bytesOf('月份,数值\r\n1,2\r\n'), 'csv'],
    ['数据.csv', national, 'csv'],
    ['说明.txt', wide, 'txt'],
    ['说明.txt', bytesOf("\uFEFF=cmd|' /C calc'!A0"), 'txt'],
  ])('%s is what its name says', (name, bytes, type) => {
    expect(fileTypeOf(name, bytes)).toBe(type)
  })

  it.each([
    ['a program called a document', '决算.pdf', bytesOf('MZ\u0090\0')],
    ['a page called a picture', '图.png', bytesOf('<html><script>alert(1)</script>')],
    ['a document called a table', '表.xlsx', aDocx],
    ['a document called text', '表.txt', aPdf],
    ['an archive', '材料.zip', zipOf('a.txt')],
    ['an archive called a table', '材料.xlsx', zipOf('a.txt')],
    ['a table with macros', '宏.xlsx', zipOf('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['a table with macros under its own name', '宏.xlsm', zipOf('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['an archive that ends too early', '表.xlsx', anXlsx.subarray(0, anXlsx.length - 30)],
    ['a directory that leads outside', '表.xlsx', Uint8Array.from([...anXlsx.subarray(0, -6), 0xff, 0xff, 0xff, 0x7f, 0, 0])],
    ['a page', '页.html', bytesOf('<p>')],
    ['a drawing with scripts', '图.svg', bytesOf('<svg onload="alert(1)"/>')],
    ['bytes called text', '数.txt', Uint8Array.of(0, 1, 2, 3)],
    ['text that is none in any encoding', '数.csv', Uint8Array.of(0xff, 0xff, 0xff)],
    ['no ending', '决算', aPdf],
    ['only an ending', '.pdf.', aPdf],
  ])('is not taken: %s', (_, name, bytes) => {
    expect(fileTypeOf(name, bytes)).toBeNull()
  })
})

describe('a file’s name', () => {
  it.each([
    ['2026年决算 （终稿）.pdf', '2026年决算 （终稿）.pdf'],
    ['../../x', 'x'],
    ['..\\..\\windows\\x.pdf', 'x.pdf'],
    ['/etc/passwd.txt', 'passwd.txt'],
    ['决算\u202Efdp.xlsx', '决算fdp.xlsx'],
    ["=cmd|' /C calc'!A0.csv", "C calc'!A0.csv"],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['a\r\nSet-Cookie: b.txt', 'aSet-Cookie_ b.txt'],
    ['CON\0.txt', 'CON.txt'],
    ['  两  端  .pdf ', '两 端.pdf'],
    ['...', '文件'],
    ['.pdf', '文件.pdf'],
    ['', '文件'],
    [`${'长'.repeat(200)}.xlsx`, `${'长'.repeat(115)}.xlsx`],
  ])('%j is shown as %j', (given, shown) => {
    expect(shownName(given)).toBe(shown)
  })
})
