/** The sheet as a person has it under the fingers: what typing does in a cell, on a phone too, and what is left when the page goes. */
import { beforeEach, describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { open, page, keys, type, cell, see, textOf, goTo, status, spoken, settled, stored, batches } = useSheetPage()

// Rows that report by the month and stand one below the other.
const [first, second, third] = ['foreign-trade', 'foreign-capital', 'good-air-days']
const quarterly = 'gdp'

describe('typing', () => {
  it('replaces, goes down by Enter and sends what was seen before', async () => {
    await goTo(first, '2026-02')
    const before = await textOf(first, '2026-02')
    await type('12.5')
    await keys('Enter')
    await expect.poll(spoken).toContain('实际使用外资')
    await settled()
    await see(first, '2026-02', '12.50')
    await expect
      .poll(async () => (await batches())[0]?.edits)
      .toEqual([{ cell: { sheet: 'observations', indicator: first, period: '2026-02' }, was: before, text: '12.5' }])
    await expect.poll(() => textOf(first, 'light')).toBe('绿灯')
  })

  it('opens the old text by F2, keeps it by Esc, and sends nothing where nothing was changed', async () => {
    await goTo(first, '2026-02')
    const before = await textOf(first, '2026-02')
    await keys('F2')
    await type('9')
    await expect.poll(() => page().locator('.sheet-editor').inputValue()).toBe(`${before}9`)
    await keys('Escape', 'F2', 'Enter')
    await expect.poll(() => textOf(first, '2026-02')).toBe(before)
    await expect.poll(batches).toEqual([])
  })

  it('comes back by Enter to the column where a run of Tabs began', async () => {
    await goTo(first, '2026-01')
    await type('1')
    await keys('Tab')
    await type('2')
    await keys('Tab')
    await type('3')
    await keys('Enter')
    await expect.poll(spoken).toMatch(/^2026年1月, 实际使用外资/)
    await settled()
    await expect.poll(async () => [await stored(first, '2026-01'), await stored(first, '2026-02'), await stored(first, '2026-03')]).toEqual(['1', '2', '3'])
  })

  it('says why a cell takes no text: not so often, not begun, shown only, not yours', async () => {
    const said = async (indicator: string, column: string) => {
      await goTo(indicator, column)
      await type('5')
      const shown = page().locator('.sheet-note:visible')
      return [(await status())?.message ?? null, (await shown.count()) === 0 ? null : await shown.innerText()]
    }
    await expect.poll(() => said(quarterly, '2026-02')).toEqual(['该指标不按此期报送', '该指标不按此期报送'])
    await expect.poll(() => said(first, '2026-12')).toEqual(['该所属期尚未开始', '该所属期尚未开始'])
    await expect.poll(() => said(first, 'actual')).toEqual(['此列由系统给出，不能填写', '此列由系统给出，不能填写'])
    await open(`?mine=${second}`)
    await expect.poll(() => said(first, '2026-02')).toEqual(['不是本单位的指标，不能填写', '不是本单位的指标，不能填写'])
    await expect.poll(() => said(second, '2026-02')).toEqual([null, null])
    await keys('Escape')
    await expect.poll(batches).toEqual([])
  })

  it('shows how a text was understood', async () => {
    await goTo(third, '2026-02')
    await type('1.2万')
    await keys('Enter')
    await see(third, '2026-02', '12,000')
    await expect.poll(async () => (await status())?.message).toBe('1.2万 → 12000')
  })
})

describe('leaving', () => {
  it('still sends what was typed last, and leaves nothing behind', async () => {
    await goTo(first, '2026-02')
    await type('6')
    await page().evaluate(() => window.page.handle.destroy())
    await page().waitForFunction(() => window.page.values.has('foreign-trade 2026-02'))
    await expect.poll(() => page().evaluate(() => document.querySelector('#root')?.childElementCount)).toBe(0)
  })

  it('asks before a page with unsent edits is closed', async () => {
    const asks = () =>
      page().evaluate(() => {
        const event = new Event('beforeunload', { cancelable: true })
        window.dispatchEvent(event)
        return event.defaultPrevented
      })
    expect(await asks()).toBe(false)
    await goTo(first, '2026-02')
    await type('6')
    expect(await asks()).toBe(true)
    await keys('Enter')
    await settled()
    expect(await asks()).toBe(false)
  })
})

describe('on a phone', () => {
  beforeEach(() => open('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }))

  it('pins little, selects by a tap and edits by a second', async () => {
    await goTo(first, '2026-02')
    await cell(first, '2026-01').tap()
    await expect.poll(() => page().locator('.sheet-editor-open').count()).toBe(0)
    await cell(first, '2026-01').tap()
    await expect.poll(() => page().locator('.sheet-editor-open').count()).toBe(1)
    await keys('Control+a')
    await type('5')
    await keys('Enter')
    await settled()
    await expect.poll(() => stored(first, '2026-01')).toBe('5')
    expect((await page().locator('.ag-header .ag-grid-pinned-left-cells').first().boundingBox())?.width).toBeLessThan(200)
  })
})
