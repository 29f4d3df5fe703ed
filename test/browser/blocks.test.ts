/** What is done with a block: the clipboard of the sheet itself, filling, the menu of a cell, the page of keys. */
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { page, keys, type, cell, drag, textOf, goTo, status, says, spoken, settled, stored, batches, paste, copy } = useSheetPage()

// Rows that report by the month and stand one below the other.
const [first, second, third] = ['foreign-trade', 'foreign-capital', 'good-air-days']

describe('blocks', () => {
  it('pastes what a spreadsheet copied as one batch, passes over what takes no text, and undoes it in one step', async () => {
    await goTo(first, '2026-01')
    const before = [await textOf(first, '2026-01'), await textOf(second, '2026-02')]
    await paste({ text: '1,001\t2\r\n3\t"4"\r\n' })
    await settled()
    await expect.poll(batches).toHaveLength(1)
    await expect
      .poll(async () => [await stored(first, '2026-01'), await stored(first, '2026-02'), await stored(second, '2026-01'), await stored(second, '2026-02')])
      .toEqual(['1001', '2', '3', '4'])
    await expect.poll(async () => (await status())?.selected).toBe(4)
    await keys('Control+z')
    await settled()
    await expect.poll(async () => [await textOf(first, '2026-01'), await textOf(second, '2026-02')]).toEqual(before)
    await keys('Control+y')
    await settled()
    await expect.poll(() => stored(first, '2026-01')).toBe('1001')
    await goTo(first, '2026-11')
    await paste({ text: '5\t6' })
    await expect.poll(async () => (await status())?.message).toBe('已填入 1 格，1 格不能填写，已跳过')
  })

  it('copies every digit as text and as a table; cuts; clears; fills down and right', async () => {
    await goTo(first, '2026-01')
    await type('1234.5678')
    await keys('Enter', 'ArrowUp')
    await settled()
    expect(await copy()).toEqual({ text: '1234.5678', html: '<table><tr><td>1234.5678</td></tr></table>' })
    await keys('Shift+ArrowDown', 'Control+d')
    await settled()
    await expect.poll(() => stored(second, '2026-01')).toBe('1234.5678')
    await keys('Shift+ArrowRight', 'Control+r')
    await settled()
    await expect.poll(() => stored(second, '2026-02')).toBe('1234.5678')
    expect((await copy('cut')).text).toBe('1234.5678\t1234.5678\r\n1234.5678\t1234.5678')
    await settled()
    await expect.poll(() => stored(second, '2026-02')).toBe(null)
    await keys('Control+z')
    await settled()
    await keys('Delete')
    await settled()
    await expect.poll(() => stored(first, '2026-02')).toBe(null)
  })

  it('takes one entry into all of its cells by Ctrl+Enter, as one step; Enter and Tab go round inside of it', async () => {
    await goTo(first, '2026-01')
    const before = [await textOf(first, '2026-01'), await textOf(second, '2026-02')]
    await keys('Shift+ArrowDown', 'Shift+ArrowRight')
    await type('5.5')
    await keys('Control+Enter')
    await settled()
    const all = async () => Promise.all([first, second].flatMap((row) => ['2026-01', '2026-02'].map((period) => stored(row, period))))
    await expect.poll(all).toEqual(['5.5', '5.5', '5.5', '5.5'])
    await expect.poll(async () => (await batches()).length).toBe(1)
    await expect.poll(async () => (await status())?.selected).toBe(4)
    await keys('Enter')
    await expect.poll(spoken).toMatch(/^2026年1月, 实际使用外资/)
    await keys('Enter')
    await expect.poll(spoken).toMatch(/^2026年2月, 进出口总额/)
    await keys('Tab', 'Tab')
    await expect.poll(spoken).toMatch(/^2026年2月, 实际使用外资/)
    await expect.poll(async () => (await status())?.selected).toBe(4)
    await keys('Control+z')
    await settled()
    await expect.poll(async () => [await textOf(first, '2026-01'), await textOf(second, '2026-02')]).toEqual(before)
  })

  it('fills by the handle', async () => {
    await goTo(first, '2026-01')
    await type('77')
    await keys('Enter', 'ArrowUp')
    await settled()
    await drag(page().locator('.sheet-handle'), cell(third, '2026-01'), [3, 3], [20, 10])
    await settled()
    await expect.poll(async () => [await stored(second, '2026-01'), await stored(third, '2026-01')]).toEqual(['77', '77'])
    await expect.poll(async () => (await status())?.selected).toBe(3)
  })
})

describe('the menu of a cell', () => {
  const items = () => page().locator('.sheet-menu:visible button')

  it('opens by the right button on the selection and by Shift+F10, and is walked by keys', async () => {
    await goTo(first, '2026-01')
    await keys('Shift+ArrowDown')
    await cell(second, '2026-01').click({ button: 'right' })
    await expect.poll(async () => (await status())?.selected).toBe(2)
    await expect.poll(() => items().count()).toBeGreaterThan(10)
    await keys('Escape')
    await expect.poll(() => items().count()).toBe(0)
    await keys('Shift+F10', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('清除Delete')
    await keys('Enter')
    await settled()
    await expect.poll(async () => [await stored(first, '2026-01'), await stored(second, '2026-01')]).toEqual([null, null])
    await keys('Control+z')
    await settled()
  })

  it('copies, sorts by the column and back', async () => {
    await page().context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await goTo(first, '2026-01')
    await type('1234.5678')
    await keys('Enter', 'ArrowUp')
    await settled()
    await cell(first, '2026-01').click({ button: 'right' })
    await items().filter({ hasText: '复制' }).click()
    await expect.poll(says).toBe('已复制 1 格')
    await expect.poll(() => page().evaluate(() => navigator.clipboard.readText())).toBe('1234.5678')
    const rising = (all: readonly number[]): boolean => String(all) === String(all.toSorted((a, b) => a - b))
    const order = async () => (await page().locator('.ag-cell[col-id="number"]').allInnerTexts()).map(Number)
    await expect.poll(async () => rising(await order())).toBe(true)
    const before = await order()
    await keys('Shift+F10', 'End', 'ArrowUp', 'ArrowUp', 'Enter')
    await expect.poll(order).not.toEqual(before)
    await keys('Shift+F10', 'End', 'ArrowUp', 'Enter')
    await expect.poll(order).toEqual(before)
  })
})

describe('the page of keys', () => {
  it('opens by F1, is closed by Esc, and typing goes on', async () => {
    await goTo(first, '2026-01')
    await keys('F1')
    const card = page().locator('dialog.sheet-dialog')
    await expect.poll(() => card.innerText()).toContain('Ctrl+G')
    await expect.poll(() => card.innerText()).toContain('=1200+35')
    await keys('Escape')
    await expect.poll(() => card.count()).toBe(0)
    await type('4')
    await expect.poll(() => page().locator('.sheet-editor-open').inputValue()).toBe('4')
  })
})
