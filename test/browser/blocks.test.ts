/** Blocks by the fingers: whole rows and columns, finding, going somewhere, the menu, the page of keys. */
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const sheet = useSheetPage()
const { keys, type, cell, head, goTo, status, says, spoken, settled, stored } = sheet

const [first, second, third] = ['foreign-trade', 'foreign-capital', 'good-air-days']

describe('whole rows and columns', () => {
  it('are selected by the numbers of the rows, on by Shift and by dragging', async () => {
    const columns = await sheet.page().evaluate(() => document.querySelectorAll('.ag-header-cell').length)
    const number = (indicator: string) => cell(indicator, 'row-number')
    expect(await number(first).innerText()).toMatch(/^\d+$/)
    await number(first).click()
    const one = (await status())?.selected ?? 0
    expect(one).toBeGreaterThan(columns / 2)
    await number(third).click({ modifiers: ['Shift'] })
    expect((await status())?.selected).toBe(3 * one)
    const [from, to] = [await number(first).boundingBox(), await number(second).boundingBox()]
    await sheet.page().mouse.move((from?.x ?? 0) + 5, (from?.y ?? 0) + 5)
    await sheet.page().mouse.down()
    await sheet.page().mouse.move((to?.x ?? 0) + 5, (to?.y ?? 0) + 5, { steps: 3 })
    await sheet.page().mouse.up()
    expect((await status())?.selected).toBe(2 * one)
    // The border runs from the first pinned column, beside the numbers.
    const [border, light] = [await sheet.page().locator('.sheet-layer-pinned .sheet-block').boundingBox(), await cell(first, 'light').boundingBox()]
    expect(Math.abs((border?.x ?? 0) - (light?.x ?? 99))).toBeLessThanOrEqual(2)
  })

  it('are selected by the heads of the columns; typing goes on in them', async () => {
    const rows = (await status())?.allRows ?? 0
    await goTo(first, '2026-01')
    await head('2026-02').click()
    expect(await status()).toMatchObject({ selected: rows, shownRows: rows })
    await sheet.page().waitForFunction(() => window.page.status?.sum !== null)
    await head('2026-04').click({ modifiers: ['Shift'] })
    expect((await status())?.selected).toBe(3 * rows)
    await goTo(first, '2026-07')
    const [from, to] = [await head('2026-05').boundingBox(), await head('2026-06').boundingBox()]
    await sheet.page().mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 8)
    await sheet.page().mouse.down()
    await sheet.page().mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 8, { steps: 3 })
    await sheet.page().mouse.up()
    expect((await status())?.selected).toBe(2 * rows)
    expect(await spoken()).toMatch(/^2026年5月, 进出口总额/)
    await type('7')
    await keys('Enter')
    await settled()
    expect(await stored(first, '2026-05')).toBe('7')
  })

  it('all of them by the corner', async () => {
    await head('row-number').click()
    const { selected = 0, allRows = 1 } = (await status()) ?? {}
    expect(selected % allRows).toBe(0)
    expect(selected).toBeGreaterThan(20 * allRows)
    await keys('Delete')
    expect((await status())?.message).toMatch(/^已填入 \d+ 格，\d+ 格不能填写，已跳过$/)
  })

  it('count the rows as they stand', async () => {
    await sheet.page().evaluate(() => window.page.handle.setFilter({ conditions: [{ kind: 'list', column: 'light', values: ['red'] }] }))
    const numbers = (await sheet.page().locator('.ag-cell[col-id="row-number"]').allInnerTexts()).map(Number)
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
  })
})

describe('finding', () => {
  const said = () => sheet.page().locator('.sheet-bar:visible output').innerText()
  const hasSaid = (text: string) => sheet.page().locator('.sheet-bar:visible output', { hasText: text }).waitFor()

  it('goes from hit to hit, forth and back, says which, and gives the focus back', async () => {
    await goTo(first, '2026-01')
    await keys('Control+Home', 'Control+f')
    await type('总')
    await hasSaid('1/')
    const all = Number((await said()).split('/')[1])
    expect(all).toBeGreaterThan(1)
    expect(await spoken()).toContain('总')
    await keys('Enter')
    await hasSaid('2/')
    await keys('Shift+F3')
    await hasSaid('1/')
    await keys('Shift+Enter')
    await hasSaid(`${all}/${all}`)
    await keys('Escape')
    expect(await sheet.page().locator('.sheet-bar:visible').count()).toBe(0)
    await keys('F3')
    await sheet.page().waitForFunction(() => document.querySelector('.sheet-editor')?.getAttribute('aria-label')?.includes('总'))
    expect(await sheet.page().evaluate(() => document.activeElement?.classList.contains('sheet-editor'))).toBe(true)
  })

  it('finds figures however their thousands are written, just typed ones too, and says what is hidden', async () => {
    await goTo(first, '2026-02')
    await type('98765.43')
    await keys('Enter')
    await settled()
    await keys('Control+Home', 'Control+f')
    await type('98,765')
    await hasSaid('1/2')
    expect(await spoken()).toContain('98,765.43')
    await keys('Enter')
    await hasSaid('2/2')
    expect(await spoken()).toMatch(/^2026年2月, 进出口总额/)
    await keys('Escape')
    await sheet.page().evaluate(() => window.page.handle.setQuickSearch('空气'))
    await keys('Control+f')
    await hasSaid('被隐藏的 1 行里有')
    await sheet.page().locator('.sheet-bar:visible input').fill('没有这样的东西')
    await hasSaid('没有找到')
  })
})

describe('going somewhere', () => {
  const hasFound = (text: string) => sheet.page().locator('.sheet-bar:visible output', { hasText: text }).waitFor()
  it('by name and period, by number, by period alone', async () => {
    await goTo(second, '2026-01')
    await keys('Control+g')
    await type('进出口总额 3月')
    expect(await sheet.page().locator('.sheet-bar-list li').first().innerText()).toContain('进出口总额　2026年3月')
    await keys('Enter')
    expect(await spoken()).toMatch(/^2026年3月, 进出口总额/)
    await keys('Control+g')
    await type('jckze 4月')
    await keys('Enter')
    expect(await spoken()).toMatch(/^2026年4月, 进出口总额/)
    await keys('Control+f')
    await type('dqsczz')
    await hasFound('1/')
    expect(await spoken()).toContain('地区生产总值')
    await keys('Escape')
    await goTo(first, '2026-01')
    await keys('Control+g')
    await type('二季度')
    await keys('Enter')
    expect(await spoken()).toMatch(/^2026年二季度, 进出口总额/)
    const number = await cell(third, 'number').innerText()
    await keys('Control+g')
    await type(`${number} 2026-05`)
    await keys('Enter')
    expect(await spoken()).toMatch(/^2026年5月/)
    await type('3')
    await keys('Enter')
    await settled()
    expect(await stored(third, '2026-05')).toBe('3')
  })

  it('says when there is no such indicator, and when its row is not shown', async () => {
    await goTo(second, '2026-01')
    await keys('Control+g')
    await type('没有这样的')
    expect(await sheet.page().locator('.sheet-bar:visible output').innerText()).toBe('没有这个指标')
    await keys('Escape')
    await sheet.page().evaluate(() => window.page.handle.setQuickSearch('空气'))
    await keys('Control+g')
    await type('进出口总额')
    expect(await sheet.page().locator('.sheet-bar-list li').first().innerText()).toContain('被筛选')
    await keys('Enter')
    expect(await sheet.page().locator('.sheet-bar:visible').count()).toBe(1)
  })
})

describe('the menu of a cell', () => {
  const items = () => sheet.page().locator('.sheet-menu:visible button')

  it('opens by the right button on the selection and by Shift+F10, and is walked by keys', async () => {
    await goTo(first, '2026-01')
    await keys('Shift+ArrowDown')
    await cell(second, '2026-01').click({ button: 'right' })
    expect((await status())?.selected).toBe(2)
    expect(await items().count()).toBeGreaterThan(10)
    await keys('Escape')
    expect(await items().count()).toBe(0)
    await keys('Shift+F10', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await sheet.page().evaluate(() => document.activeElement?.textContent)).toBe('清除Delete')
    await keys('Enter')
    await settled()
    expect([await stored(first, '2026-01'), await stored(second, '2026-01')]).toEqual([null, null])
    await keys('Control+z')
    await settled()
  })

  it('copies, sorts by the column and back', async () => {
    await sheet.page().context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await goTo(first, '2026-01')
    await type('1234.5678')
    await keys('Enter', 'ArrowUp')
    await settled()
    await cell(first, '2026-01').click({ button: 'right' })
    await items().filter({ hasText: '复制' }).click()
    expect(await says()).toBe('已复制 1 格')
    expect(await sheet.page().evaluate(() => navigator.clipboard.readText())).toBe('1234.5678')
    const order = async () => (await sheet.page().locator('.ag-cell[col-id="number"]').allInnerTexts()).map(Number)
    const before = await order()
    expect(before).toEqual(before.toSorted((a, b) => a - b))
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
    const page = sheet.page().locator('dialog.sheet-dialog')
    expect(await page.innerText()).toContain('Ctrl+G')
    expect(await page.innerText()).toContain('=1200+35')
    await keys('Escape')
    expect(await page.count()).toBe(0)
    await type('4')
    expect(await sheet.page().locator('.sheet-editor-open').inputValue()).toBe('4')
  })
})
