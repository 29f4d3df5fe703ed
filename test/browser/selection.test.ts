/** Selecting by keys and mouse, from one cell to whole rows and columns. */
import { describe, expect, it } from 'vitest'
import { apart, useSheetPage } from './sheet-page/use.ts'

const { page, keys, type, cell, drag, hasFocus, head, goTo, status, spoken, settled, stored, batches } = useSheetPage()

// Rows that report by the month and stand one below the other.
const [first, second, third] = ['foreign-trade', 'foreign-capital', 'good-air-days']

/** Cells that are selected. */
const selected = async (): Promise<number> => (await status())?.selected ?? 0
describe('selection', () => {
  it('moves and extends by keys, and adds up exactly', async () => {
    await goTo(first, '2026-01')
    for (const text of ['0.1', '0.2']) {
      await type(text)
      await keys('Tab')
    }
    await settled()
    await goTo(first, '2026-01')
    await keys('Shift+ArrowRight')
    await page().waitForFunction(() => window.page.status?.numbers === 2)
    await expect.poll(status).toMatchObject({ selected: 2, sum: '0.3', average: '0.15', min: '0.1', max: '0.2' })
    await keys('Control+a')
    await expect.poll(selected).toBeGreaterThan(2000)
  })

  it('leaps by Ctrl and arrows, and reaches both corners', async () => {
    await goTo(first, '2026-01')
    await keys('Control+ArrowRight')
    await expect.poll(spoken).toMatch(/^2026年\d+月, 进出口总额/)
    await keys('Control+Home')
    await expect.poll(spoken).toMatch(/^灯, 地区生产总值/)
    await keys('Control+End')
    await expect.poll(spoken).toMatch(/^2026年, /)
  })

  it('follows the mouse over pinned and scrolling columns', async () => {
    await drag(cell(first, 'name'), cell(second, 'target'), [20, 10])
    await expect.poll(selected).toBe(6)
    await expect.poll(() => page().locator('.sheet-block:visible').count()).toBe(2)
    await expect.poll(() => apart(page().locator('.sheet-layer-pinned .sheet-block'), cell(first, 'name'))).toBeLessThanOrEqual(2)
    await type('5')
    await expect.poll(async () => (await status())?.message).toBe('此列由系统给出，不能填写')
  })

  it('takes the whole column by Ctrl+Space, the whole row by Shift+Space, and what lies between by Shift and a click or a corner', async () => {
    const { allRows: rows = 0 } = (await status()) ?? {}
    await goTo(first, '2026-01')
    await keys('Control+Space')
    await expect.poll(selected).toBe(rows)
    await goTo(first, '2026-01')
    await keys('Shift+ArrowRight', 'Control+Space')
    await expect.poll(selected).toBe(2 * rows)
    await goTo(first, '2026-01')
    await keys('Shift+Space')
    await expect.poll(selected).toBeGreaterThan(20)
    const columns = await selected()
    await goTo(first, '2026-01')
    await keys('Shift+ArrowDown', 'Shift+Space')
    await expect.poll(selected).toBe(2 * columns)
    await cell(first, '2026-01').click()
    await cell(third, '2026-02').click({ modifiers: ['Shift'] })
    await expect.poll(selected).toBe(6)
    await keys('Control+Home')
    await expect.poll(spoken).toMatch(/^灯, /)
    await keys('Control+Shift+End')
    await expect.poll(selected).toBe(rows * columns)
    await keys('Control+End', 'Control+Shift+Home')
    await expect.poll(selected).toBe(rows * columns)
    expect(await batches()).toEqual([])
  })

  it('goes on below and beside what is in sight while the mouse is held beyond the edge, and stops when it is let go', async () => {
    await goTo(first, '2026-01')
    const [from, room] = [await cell(first, '2026-01').boundingBox(), await page().locator('.ag-grid-viewport').boundingBox()]
    if (!from || !room) throw new Error('nothing drawn')
    const scrolled = () =>
      page().evaluate(() => [document.querySelector('.ag-grid-viewport')!.scrollTop, document.querySelector('.ag-grid-viewport')!.scrollLeft])
    const [top = 0, left = 0] = await scrolled()
    const { mouse } = page()
    await mouse.move(from.x + 20, from.y + 10)
    await mouse.down()
    await mouse.move(from.x + 20, room.y + room.height + 40, { steps: 3 })
    // Further than a screen, without another move of the hand.
    await expect.poll(async () => (await scrolled())[0]).toBeGreaterThan(top + room.height)
    await mouse.move(room.x + room.width - 2, from.y + 60, { steps: 3 })
    await expect.poll(async () => (await scrolled())[1]).toBeGreaterThan(left)
    await mouse.up()
    const many = await selected()
    expect(many).toBeGreaterThan(20)
    const still = await scrolled()
    await page().evaluate(() => new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle))))
    expect([await scrolled(), await selected()]).toEqual([still, many])
    // Typing goes into the cell where it began.
    await expect.poll(spoken).toMatch(/^2026年1月, 进出口总额/)
  })

  it('can be left by Esc and Tab', async () => {
    await goTo(first, '2026-01')
    await keys('Escape', 'Tab')
    await expect.poll(hasFocus).toBe(false)
  })
})

describe('whole rows and columns', () => {
  it('are selected by the numbers of the rows, on by Shift and by dragging', async () => {
    const columns = await page().evaluate(() => document.querySelectorAll('.ag-header-cell').length)
    const number = (indicator: string) => cell(indicator, 'row-number')
    await expect.poll(() => number(first).innerText()).toMatch(/^\d+$/)
    await number(first).click()
    await expect.poll(selected).toBeGreaterThan(columns / 2)
    const one = await selected()
    await number(third).click({ modifiers: ['Shift'] })
    await expect.poll(selected).toBe(3 * one)
    await drag(number(first), number(second), [5, 5])
    await expect.poll(selected).toBe(2 * one)
    // The border runs from the first pinned column, beside the numbers.
    await expect.poll(() => apart(page().locator('.sheet-layer-pinned .sheet-block'), cell(first, 'light'))).toBeLessThanOrEqual(2)
  })

  it('are selected by the heads of the columns; typing goes on in them', async () => {
    const rows = (await status())?.allRows ?? 0
    await goTo(first, '2026-01')
    await head('2026-02').click()
    await expect.poll(status).toMatchObject({ selected: rows, shownRows: rows })
    await page().waitForFunction(() => window.page.status?.sum !== null)
    await head('2026-04').click({ modifiers: ['Shift'] })
    await expect.poll(selected).toBe(3 * rows)
    await goTo(first, '2026-07')
    await drag(head('2026-05'), head('2026-06'), [60, 8])
    await expect.poll(selected).toBe(2 * rows)
    await expect.poll(spoken).toMatch(/^2026年5月, 进出口总额/)
    await type('7')
    await keys('Enter')
    await settled()
    await expect.poll(() => stored(first, '2026-05')).toBe('7')
  })

  it('all of them by the corner', async () => {
    await head('row-number').click()
    const rows = (await status())?.allRows ?? 1
    await expect.poll(selected).toBeGreaterThan(20 * rows)
    await expect.poll(async () => (await selected()) % rows).toBe(0)
    await keys('Delete')
    await expect.poll(async () => (await status())?.message).toMatch(/^已填入 \d+ 格，\d+ 格不能填写，已跳过$/)
  })

  it('count the rows as they stand', async () => {
    const numbers = async () => (await page().locator('.ag-cell[col-id="row-number"]').allInnerTexts()).map(Number)
    await page().evaluate(() => window.page.handle.setFilter({ conditions: [{ kind: 'list', column: 'light', values: ['red'] }] }))
    const rows = await page().evaluate(() => window.page.handle.visibleCount())
    await expect.poll(numbers).toHaveLength(rows)
    await expect.poll(numbers).toEqual(Array.from({ length: rows }, (_, place) => place + 1))
  })
})
