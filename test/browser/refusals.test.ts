/** What the server does not take, or takes with a question: it stays in sight, and is settled by keys. */
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { open, page, address, keys, type, see, hasFocus, textOf, goTo, status, spoken, settled, stored, batches, paste } = useSheetPage()

// Rows that report by the month and stand one below the other.
const [first, second] = ['foreign-trade', 'foreign-capital']
const note = () => page().locator('.sheet-note')

describe('what the server does not take', () => {
  it('keeps a refused text in its cell with the reason, reachable by keys', async () => {
    await goTo(first, '2026-02')
    await type('abc')
    await keys('Enter')
    await settled()
    await expect.poll(() => textOf(first, '2026-02')).toBe('abc')
    await keys('F8')
    await expect.poll(spoken).toContain('“abc”不是数字')
    await expect.poll(() => note().innerText()).toContain('您填的：abc')
    await keys('Shift+F2')
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('修改')
    await keys('Enter')
    await expect.poll(() => page().locator('.sheet-editor-open').inputValue()).toBe('abc')
    await keys('Control+a')
    await type('8')
    await keys('Enter')
    await settled()
    await see(first, '2026-02', '8.00')
    await expect.poll(async () => (await status())?.failed).toBe(0)
  })

  it('shows who was faster, and lets the person choose', async () => {
    await page().evaluate((id) => window.page.byOther(id, '2026-02', '500', false), first)
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await see(first, '2026-02', '500.00')
    await keys('F8')
    await expect.poll(() => note().innerText()).toContain('李四于 2026-11-18 01:00 已先改为 500.00；您填的 6 没有写入')
    await page().getByRole('button', { name: '仍用我的' }).click()
    await see(first, '2026-02', '6.00')
    await settled()
    await expect.poll(() => stored(first, '2026-02')).toBe('6')
    await expect.poll(async () => (await status())?.failed).toBe(0)
  })

  it('keeps edits while offline, sends them when it can, and only once', async () => {
    await page().evaluate(() => (window.page.trouble = 'offline'))
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await page().waitForFunction(() => window.page.status?.offline === true)
    await expect.poll(async () => (await status())?.message).toBe('连不上服务器，1 格保存在本机，恢复后自动提交')
    await expect.poll(() => textOf(first, '2026-02')).toBe('6.00')
    await page().evaluate(() => {
      window.page.trouble = null
      window.dispatchEvent(new Event('online'))
    })
    await settled()
    await expect.poll(() => stored(first, '2026-02')).toBe('6')
    await expect.poll(async () => new Set((await batches()).map(({ id }) => id)).size).toBe(1)
  })

  it('brings unsent edits back after the page was left, even signed out', async () => {
    await page().evaluate(() => (window.page.trouble = 'signed_out'))
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await page().waitForFunction(() => window.page.status?.message?.startsWith('登录已失效') === true)
    await page().goto('about:blank')
    await page().goto(address())
    await page().waitForFunction(() => window.page.values.has('foreign-trade 2026-02'))
    await see(first, '2026-02', '6.00')
    await expect.poll(() => stored(first, '2026-02')).toBe('6')
  })
})

describe('a conflict', () => {
  it('shows mine and theirs, who and when, is settled by keys, and gives the focus back', async () => {
    for (const id of [first, second]) await page().evaluate((indicator) => window.page.byOther(indicator, '2026-02', '500', false), id)
    await goTo(first, '2026-02')
    for (const text of ['6', '7']) {
      await page().keyboard.type(text)
      await keys('Enter')
    }
    await page().waitForFunction(() => window.page.status?.failed === 2)
    await keys('F8')
    await expect.poll(() => note().innerText()).toContain('李四于 2026-11-18 01:00 已先改为 500.00；您填的')
    await keys('Shift+F2')
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('用对方的')
    // Round and round inside of the card, not out of the page().
    await keys('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('仍用我的')
    await keys('Escape')
    await expect.poll(hasFocus).toBe(true)
    await keys('Shift+F2', 'Tab', 'Enter')
    await page().waitForFunction(() => window.page.status?.failed === 1 && window.page.status.pending === 0)
    await keys('F8', 'Shift+F2', 'Enter')
    await page().waitForFunction(() => window.page.status?.failed === 0)
    await expect.poll(async () => [await stored(first, '2026-02'), await stored(second, '2026-02')]).toEqual(expect.arrayContaining(['500']))
  })
})

describe('a question about a figure', () => {
  const asked = (indicator: string, period: string) => page().locator(`.ag-row[row-id="${indicator}"] .ag-cell.sheet-asked[col-id="${period}"]`)
  const checked = () => page().evaluate(() => window.page.checked)
  const wrong = '2000000'

  it('is a mark and a sentence, and does not stand in the way of typing', async () => {
    await goTo(first, '2026-08')
    await type(wrong)
    await keys('Enter')
    // Typing goes on below while the answer comes.
    await type('12')
    await asked(first, '2026-08').waitFor()
    await expect.poll(() => page().locator('.sheet-editor-open').inputValue()).toBe('12')
    await keys('Enter')
    await settled()
    await expect.poll(() => asked(second, '2026-08').count()).toBe(0)
    await expect.poll(status).toMatchObject({ asked: 1, failed: 0, pending: 0 })
    await goTo(first, '2026-08')
    await expect.poll(spoken).toContain('单位是否有误')
    await expect.poll(() => note().innerText()).toContain('单位是否有误')
    await expect.poll(() => note().getAttribute('data-kind')).toBe('asked')
  })

  it('is answered by keys alone, with a remark, and the mark goes', async () => {
    await goTo(first, '2026-08')
    await type(wrong)
    await keys('Enter', 'ArrowUp')
    await asked(first, '2026-08').waitFor()
    await keys('Shift+F2', 'Shift+Tab')
    await type('年报口径')
    await keys('Enter')
    await asked(first, '2026-08').waitFor({ state: 'detached' })
    await expect.poll(checked).toEqual([[[`question ${first} 2026-08 ${wrong}`], '年报口径']])
    await expect.poll(() => textOf(first, '2026-08')).toBe('2,000,000.00')
    await expect.poll(status).toMatchObject({ asked: 0 })
    // Back in the sheet: typing writes into the cell.
    await type('7')
    await expect.poll(() => page().locator('.sheet-editor-open').inputValue()).toBe('7')
  })

  it('opens the editor with the figure to put it right, and a right one is asked no more', async () => {
    await goTo(first, '2026-08')
    await type(wrong)
    await keys('Enter', 'ArrowUp')
    await asked(first, '2026-08').waitFor()
    await note().getByRole('button', { name: '改正' }).click()
    await expect.poll(() => page().locator('.sheet-editor-open').inputValue()).toBe(wrong)
    await keys('Control+a')
    await type('20')
    await keys('Enter')
    await asked(first, '2026-08').waitFor({ state: 'detached' })
    await expect.poll(checked).toEqual([])
  })

  it('is counted after a paste, and F8 steps from one to the next', async () => {
    await goTo(first, '2026-07')
    await paste({ text: `1\t${wrong}\n${wrong}\t2` })
    await settled()
    await expect.poll(status).toMatchObject({ asked: 2, message: expect.stringContaining('2 格有疑问') as string })
    await keys('F8')
    await expect.poll(spoken).toMatch(/^2026年8月/)
    await keys('F8')
    await expect.poll(spoken).toMatch(/^2026年7月/)
    await page().evaluate(() => window.page.handle.nextAsked())
    await expect.poll(spoken).toMatch(/^2026年8月/)
  })

  it('appears and goes as others write, and newer news is not undone by an older list', async () => {
    await goTo(second, '2026-08')
    await page().evaluate(([id, value]) => window.page.byOther(id, '2026-08', value, true), [first, wrong] as const)
    await page().evaluate(() => window.page.loadQuestions())
    await asked(first, '2026-08').waitFor()
    await page().evaluate((id) => window.page.byOther(id, '2026-08', '5', true), first)
    await asked(first, '2026-08').waitFor({ state: 'detached' })
    await page().evaluate((id) => {
      const old = [{ id: 'x', code: 'jump', message: 'x', indicator: id, period: '2026-08' }]
      window.page.handle.setQuestions({ seq: 1, questions: old as never })
    }, first)
    await expect.poll(() => asked(first, '2026-08').count()).toBe(0)
  })

  it('shows those who may not write the cell what is asked, and no more', async () => {
    await open(`?mine=${second}`)
    await goTo(second, '2026-08')
    await page().evaluate(([id, value]) => window.page.byOther(id, '2026-08', value, true), [first, wrong] as const)
    await page().evaluate(() => window.page.loadQuestions())
    await asked(first, '2026-08').waitFor()
    await goTo(first, '2026-08')
    await expect.poll(() => note().innerText()).toContain('单位是否有误')
    await expect.poll(() => note().locator('button, input').count()).toBe(0)
    await expect.poll(status).toMatchObject({ asked: 0 })
  })
})
