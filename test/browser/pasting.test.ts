/** What is pasted or dropped from elsewhere: spreadsheets, web pages, files, and what nobody should be able to do harm with. */
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const sheet = useSheetPage()
const { keys, type, cell, goTo, status, says, settled, stored, paste, copy, drop, batches } = sheet

// Three rows that report by the month and stand one below the other.
const [first, second, third] = ['foreign-trade', 'foreign-capital', 'good-air-days']
const dialog = () => sheet.page().locator('dialog.sheet-dialog')
const excel = (rows: string): string => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=Generator content="Microsoft Excel 15"><style><!--table {mso-displayed-decimal-separator:"\\.";} td {mso-number-format:General;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse;width:162pt'>
<!--StartFragment--><col width=72 span=3 style='width:54pt'>${rows}<!--EndFragment--></table></body></html>`

describe('more than there is room for', () => {
  const wide = Array.from({ length: 2 }, () => Array.from({ length: 40 }, (_, column) => column).join('\t')).join('\r\n')

  it('is asked about first, with how much; nothing is written where it is not wanted', async () => {
    await goTo(first, '2026-09')
    await paste({ text: wide })
    await expect
      .poll(() => dialog().innerText())
      .toMatch(/要粘贴 2 行 × 40 列，从这里起只有 2 行 × 9 列。\s+多出 31 列，共 62 格不会填入。\s+填入放得下的 18 格\s+取消/)
    await keys('Escape')
    await expect.poll(says).toBe('没有粘贴')
    await expect.poll(batches).toEqual([])
    await paste({ text: wide })
    await keys('Enter')
    await expect.poll(says).toMatch(/^已填入 8 格，10 格不能填写，已跳过，62 格超出表格$/)
    await settled()
    await expect.poll(async () => [await stored(first, '2026-09'), await stored(second, '2026-10')]).toEqual(['0', '1'])
    await expect.poll(async () => (await status())?.selected).toBe(18)
  })

  it('says that hidden rows stay as they are', async () => {
    await sheet.page().evaluate(() => window.page.handle.setQuickSearch('外资'))
    await goTo(second, '2026-01')
    await paste({ text: '1\r\n2' })
    await expect.poll(() => dialog().innerText()).toMatch(/另有 \d+ 行被筛选或折叠隐藏，粘贴只填入显示的行/)
    await keys('Enter')
    await expect.poll(says).toMatch(/^已填入 1 格，1 格超出表格，只填入显示的行，\d+ 行被隐藏未动$/)
    await settled()
    await expect.poll(async () => [await stored(second, '2026-01'), await stored(third, '2026-01')]).toEqual(['1', undefined])
  })
})

describe('cells that take nothing', () => {
  it('are passed over, marked and counted, and the rest goes in; the marks go with Esc', async () => {
    await goTo(first, '2026-10')
    await paste({ text: '1\t2\t3' })
    await settled()
    await expect.poll(says).toBe('已填入 2 格，1 格不能填写，已跳过')
    const marks = () => sheet.page().locator('.sheet-passed-over').count()
    await expect.poll(marks).toBe(1)
    await expect.poll(() => cell(first, '2026-12').getAttribute('class')).toContain('sheet-passed-over')
    await keys('Escape')
    await expect.poll(marks).toBe(0)
  })
})

describe('merged cells', () => {
  it('of Excel leave what they cover alone; blanks of others clear and are counted', async () => {
    await goTo(first, '2026-01')
    const before = await sheet.textOf(second, '2026-01')
    const html = excel(`
 <tr height=20><td rowspan=2 height=40 class=xl65 width=72>11</td><td>12</td><td align=right>13</td></tr>
 <tr height=20><td></td><td align=right>####</td></tr>`)
    await paste({ text: '11\t12\t13\r\n\t\t23\r\n', html })
    await settled()
    await expect.poll(says).toBe('已填入 5 格，其中 1 格为空白，已清空，合并单元格盖住的 1 格未动')
    await expect
      .poll(async () => [await stored(first, '2026-01'), await stored(second, '2026-02'), await stored(second, '2026-03')])
      .toEqual(['11', null, '23'])
    await expect.poll(() => sheet.textOf(second, '2026-01')).toBe(before)
  })

  it('are not what only runs over its neighbours, and WPS writes them with styles', async () => {
    await goTo(first, '2026-01')
    const html = `<html><body><!--StartFragment--><table width="216" style="border-collapse:collapse;"><tr height="19" style="height:14.25pt;">
<td class="et2" colspan="2" style="mso-ignore:colspan;" x:str>31</td><td class="et3" x:num="33">33</td></tr></table><!--EndFragment--></body></html>`
    await paste({ text: '31\t\t33', html })
    await settled()
    await expect.poll(says).toBe('已填入 3 格，其中 1 格为空白，已清空')
  })
})

describe('a table of a web page', () => {
  it('whose text has lost its columns is read as a table', async () => {
    await goTo(first, '2026-01')
    await paste({
      text: '1.5\n2.5\n3.5\n4.5',
      html: '<div><table><tr><th>1.5</th><td>2.5</td></tr><tr><td><p>3.5</p></td><td>&nbsp;4.5<br></td></tr></table></div>',
    })
    await settled()
    await expect
      .poll(async () => [await stored(first, '2026-01'), await stored(first, '2026-02'), await stored(second, '2026-01'), await stored(second, '2026-02')])
      .toEqual(['1.5', '2.5', '3.5', '4.5'])
  })

  it('runs nothing and fetches nothing', async () => {
    await goTo(first, '2026-01')
    const html = `<table><tr><td><img src="/evil.png" onerror="window.harmed = 1"><script>window.harmed = 2</script>7<iframe src="/evil"></iframe></td>
      <td><svg onload="window.harmed = 3"><use href="/evil.svg"/></svg>8</td></tr></table><link rel=stylesheet href="/evil.css"><style>@import "/evil2.css"</style>`
    await paste({ html })
    await settled()
    await expect.poll(async () => [await stored(first, '2026-01'), await stored(first, '2026-02')]).toEqual([undefined, '8'])
    await sheet.page().waitForTimeout(300)
    await expect.poll(() => sheet.page().evaluate(() => (window as { harmed?: number }).harmed)).toBe(undefined)
    expect(sheet.asked().filter((address) => address.includes('evil'))).toEqual([])
  })
})

describe('hostile text', () => {
  it('stands in its cell as text with the reason, is never markup or a formula, and takes nothing with it', async () => {
    await goTo(first, '2026-01')
    const image = '<img src=/evil.png onerror="window.harmed = 1">'
    const texts = ["=cmd|'/c calc'!A0", image, '\u202e\u2067123\u2069', '5']
    await paste({ text: texts.join('\t') })
    await settled()
    await expect.poll(() => stored(first, '2026-04')).toBe('5')
    await expect.poll(async () => (await status())?.failed).toBeGreaterThanOrEqual(2)
    await expect.poll(() => sheet.textOf(first, '2026-02')).toBe(image)
    await expect.poll(() => sheet.page().locator('.ag-cell img, .sheet-note img').count()).toBe(0)
    const note = async () => (await sheet.page().locator('.sheet-note').innerText()).split('\n').at(0)
    await keys('F8')
    await expect.poll(note).toContain(image)
    await goTo(first, '2026-01')
    await expect.poll(note).toContain("=cmd|'/c calc'!A0")
    await keys('Shift+ArrowRight')
    const copied = await copy()
    expect(copied.text).toBe(`'=cmd|'/c calc'!A0\t"${image.replaceAll('"', '""')}"`)
    expect(copied.html).not.toContain('<img')
    expect(sheet.asked().filter((address) => address.includes('evil'))).toEqual([])
    await expect.poll(() => sheet.page().evaluate(() => (window as { harmed?: number }).harmed)).toBe(undefined)
  })

  it('of five thousand characters is refused with a reason; a longer one is left out and said', async () => {
    await goTo(first, '2026-01')
    await paste({ text: `${'字'.repeat(5000)}\t${'长'.repeat(20_000)}\t6` })
    await settled()
    await expect.poll(says).toBe('已填入 2 格，1 格文字超过 5000 字，未填入')
    await expect.poll(async () => (await batches())[0]?.edits).toHaveLength(2)
    await expect.poll(async () => [await stored(first, '2026-03'), (await status())?.failed]).toEqual(['6', 1])
    await goTo(second, '2026-01')
    await type('8')
    await keys('Enter')
    await settled()
    await expect.poll(() => stored(second, '2026-01')).toBe('8')
  })
})

describe('a file that is dropped', () => {
  it('is pasted where it falls, as GB 18030 too', async () => {
    // 约5万 and a tab and 6, as a Chinese Windows saves it.
    await drop(cell(first, '2026-01'), '数据.txt', [0xd4, 0xbc, 0x35, 0xcd, 0xf2, 0x09, 0x36])
    await sheet.page().waitForFunction(() => window.page.batches.length > 0)
    await settled()
    await expect.poll(async () => (await batches())[0]?.edits.map(({ text }) => text)).toEqual(['约5万', '6'])
    await expect.poll(() => stored(first, '2026-02')).toBe('6')
  })

  it('of another kind is refused by name', async () => {
    await drop(cell(first, '2026-01'), '月报.xlsx', [0x50, 0x4b])
    await sheet.page().waitForFunction(() => window.page.status?.message?.includes('不是文本文件'))
    await expect.poll(batches).toEqual([])
  })
})

describe('a hundred thousand cells', () => {
  it('are pasted, copied, undone as one step; nothing is lost and all is said', async () => {
    await sheet.open('?rows=9000&from=2025&every=month')
    await sheet.page().evaluate(() => (window.page.milliseconds = 1))
    await goTo(first, '2025-01')
    const [rows, columns] = [8334, 12]
    const text = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => `${row}.${column}`).join('\t')).join('\r\n')
    const began = performance.now()
    await paste({ text })
    const message = (await says()) ?? ''
    const shown = performance.now() - began
    const written = rows * columns
    expect(message).toBe(`已填入 ${written} 格`)
    await sheet.page().waitForFunction(() => window.page.status?.pending === 0, undefined, { timeout: 60_000 })
    const confirmed = performance.now() - began
    const edits = await sheet.page().evaluate(() => window.page.batches.reduce((sum, batch) => sum + batch.edits.length, 0))
    expect(edits).toBe(written)
    await expect.poll(() => stored(first, '2025-03')).toBe('0.2')
    await copy()
    await expect.poll(says).toBe(`已复制 ${written} 格`)
    await keys('Control+z')
    await sheet.page().waitForFunction(() => window.page.status?.message?.startsWith('已撤销') === true, undefined, { timeout: 30_000 })
    await expect.poll(says).toContain(`已撤销 ${written} 格`)
    await sheet.page().waitForFunction(() => window.page.status?.pending === 0, undefined, { timeout: 60_000 })
    await expect.poll(async () => (await status())?.undo).toBe(null)
    await expect.poll(() => stored(first, '2025-03')).not.toBe('0.2')
    // Far above what it takes; a stall of a minute would be a mistake.
    expect(
      [shown, confirmed].every((time) => time < 60_000),
      `shown ${shown}, confirmed ${confirmed}`,
    ).toBe(true)
  }, 200_000)

  it('are the most at a time', async () => {
    await goTo(first, '2026-01')
    await paste({ text: `${'1\t'.repeat(99)}1\r\n`.repeat(2001) })
    await expect.poll(says).toBe('共 200100 格，一次最多 20 万格，请分次进行')
  })
})
