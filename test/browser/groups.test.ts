/** Rows in groups that fold, with their lights. */
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { page, keys, type, cell, goTo, status, settled, batches, paste, copy } = useSheetPage()

const [first, third] = ['foreign-trade', 'good-air-days']

describe('groups of rows', () => {
  const group = (title: string) => page().locator('.sheet-group').filter({ hasText: title })
  const groupBy = (grouping: 'none' | 'tasks' | 'department' | 'light') => page().evaluate((how) => window.page.handle.setGrouping(how), grouping)
  const rows = () => page().evaluate(() => document.querySelectorAll('.ag-row').length)
  const active = () => page().evaluate(() => document.querySelector('.sheet-editor')?.getAttribute('aria-label') ?? '')

  it('stand over their rows with their lights, fold and open by keys and by a click', async () => {
    await groupBy('tasks')
    await keys('Control+Home')
    await page().locator('.sheet-editor').focus()
    await keys('Control+Home')
    await expect.poll(active).toMatch(/^城市能级, 第 1 级, \d+ 项, .*灯 \d+.*, 已展开$/)
    const unfolded = await rows()
    await keys('ArrowLeft')
    await expect.poll(active).toMatch(/已折叠$/)
    await expect.poll(rows).toBeLessThanOrEqual(unfolded)
    await keys('ArrowDown')
    await expect.poll(active).toMatch(/^基础设施能级/)
    // Open already: on to what is under it; back to the group, and back again folds it.
    await keys('ArrowRight', 'Alt+Shift+ArrowLeft')
    await expect.poll(active).toMatch(/^基础设施能级.*已折叠$/)
    await keys('ArrowRight')
    await expect.poll(active).toMatch(/已展开$/)
    await group('基础设施能级').click()
    await expect.poll(active).toMatch(/^基础设施能级.*已折叠$/)
    await keys('Enter')
    await expect.poll(active).toMatch(/已展开$/)
    await expect.poll(async () => (await status())?.levels).toBe(2)
    await page().evaluate(() => window.page.handle.foldTo(0))
    await expect.poll(() => page().locator('.ag-row:not(.ag-full-width-row)').count()).toBe(0)
    await page().evaluate(() => window.page.handle.foldTo(null))
    await expect.poll(() => page().locator('.ag-row:not(.ag-full-width-row)').count()).toBeGreaterThan(5)
  })

  it('take no text, and let whoever types, pastes or adds up pass', async () => {
    await groupBy('light')
    await goTo(first, '2026')
    const row = Number(await page().locator(`.ag-row[row-id="${first}"]`).getAttribute('row-index'))
    // Up to the group over it, whose cells are shown only.
    for (let at = row; at > 0 && !(await active()).includes('第 1 级'); at -= 1) await keys('ArrowUp')
    await expect.poll(active).toMatch(/绿灯|红灯|黄灯/)
    await type('5')
    await expect.poll(async () => (await status())?.message).toBe('此列由系统给出，不能填写')
    await keys('Escape', 'Delete')
    await expect.poll(batches).toEqual([])
    await paste({ text: '1\n2' })
    await settled()
    // A group is stepped over: what was pasted into its row stands in the first under it.
    await expect.poll(async () => (await batches())[0]?.edits.map(({ text }) => text)).toEqual(['1', '2'])
    await expect.poll(async () => (await status())?.message).toBe('已填入 2 格')
    expect((await copy()).text).toBe('1\r\n2')
    // Enter from the last row of a group goes to the first of the next.
    await page().evaluate(() => window.page.handle.setGrouping('department'))
    const last = await page().evaluate(() => {
      const all = [...document.querySelectorAll('.ag-row')].toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
      const at = all.findIndex((one, place) => place > 0 && one.classList.contains('ag-full-width-row'))
      return [all[at - 1]?.getAttribute('row-id') ?? '', all[at + 1]?.getAttribute('row-id') ?? '']
    })
    await goTo(last[0] ?? '', '2026')
    await keys('Enter')
    const name = await cell(last[1] ?? '', 'name')
      .locator('.sheet-name-text')
      .innerText()
    await expect.poll(active).toContain(name)
  })

  it('count lights anew as verdicts come, and move no row until they are asked to', async () => {
    await groupBy('light')
    await goTo(first, '2026-02')
    const before = await group('绿灯').innerText()
    const rowOf = () => page().locator(`.ag-row[row-id="${third}"]`).getAttribute('row-index')
    await page().evaluate(
      ([id]) =>
        window.page.handle.applyChange({
          seq: 500,
          at: '',
          who: '李四',
          cells: [],
          judged: [
            {
              indicator: id ?? '',
              period: '2026-10',
              light: 'blue',
              outcome: 'met',
              reason: 'pace',
              actual: '1',
              expected: '1',
              gap: '0',
              share: '1',
              timeShare: '1',
              lead: '0',
            },
          ],
        }),
      [third],
    )
    const row = await rowOf()
    await page().waitForFunction(() => window.page.status?.isStale)
    await expect.poll(rowOf).toBe(row)
    await page().evaluate(() => window.page.handle.rearrange())
    await page().waitForFunction(() => window.page.status?.isStale === false)
    await goTo(third, '2026-02')
    await expect.poll(rowOf).not.toBe(row)
    expect(before).not.toBe('')
  })

  it('open for a row that is sought under them', async () => {
    await groupBy('department')
    await page().evaluate(() => window.page.handle.foldTo(0))
    await goTo(first, '2026-02')
    await expect.poll(active).toContain('进出口总额')
    await expect.poll(() => cell(first, 'name').count()).toBe(1)
  })
})
