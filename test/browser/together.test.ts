/** Many people in one sheet, as one of them has it under the fingers: closed periods, others who are here, the way back past their values. */
import type { PersonHere } from '../../server/wire/live.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LiveChange } from '../../server/wire/live.ts'
import { launchChromium } from '../support/chromium.ts'
import type { SheetPage } from './sheet-page/main.ts'
import type { ServedPage } from './sheet-page/serve.ts'
import { forget, serveSheetPage } from './sheet-page/serve.ts'

declare global {
  interface Window {
    page: SheetPage
  }
}

let served: ServedPage
let browser: Browser
let context: BrowserContext
let page: Page
let errors: string[] = []
beforeAll(async () => {
  served = await serveSheetPage()
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  await browser.close()
  await served[Symbol.asyncDispose]()
})
beforeEach(async () => {
  page = await context.newPage()
  errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(served.address)
  await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 50)
})
afterEach(async () => {
  await forget(page)
  await page.close({ runBeforeUnload: false })
  if (errors.length > 0) throw new Error(errors.join('\n'))
})

const [first, second] = ['foreign-trade', 'foreign-capital']
const goTo = (indicator: string, period: string) => page.evaluate(([id, at]) => window.page.handle.goTo(id ?? '', at), [indicator, period])
const keys = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await page.keyboard.press(name)
}
const cell = (indicator: string, column: string) => page.locator(`.ag-row[row-id="${indicator}"] .ag-cell[col-id="${column}"]`)
const note = () => page.locator('.sheet-note')
const status = () => page.evaluate(() => window.page.status)
const settled = () => page.waitForFunction(() => window.page.status?.pending === 0)

describe('a closed period', () => {
  const turn = (period: string, isClosed: boolean) =>
    page.evaluate(
      ([closed]) => {
        window.page.closed = closed?.isClosed ? new Set([closed.period]) : new Set()
        const change: LiveChange = { seq: 1_000_000, at: '2026-11-18T01:00:00Z', who: '李四', cells: [], judged: [], closed: closed ? [closed] : [] }
        window.page.handle.applyChange(change)
      },
      [{ period, isClosed, note: isClosed ? '已汇总' : null }],
    )
  const lock = (period: string) => page.locator(`.ag-header-cell[col-id="${period}"] .sheet-lock`)

  it('is locked at once, says who, when and why, and takes figures again when it is opened', async () => {
    await goTo(first, '2026-02')
    await turn('2026-02', true)
    expect((await status())?.message).toBe('李四关闭了2026年2月的填报')
    await lock('2026-02').waitFor()
    expect(await lock('2026-02').getAttribute('title')).toBe('李四于2026-11-18 01:00关闭填报，已汇总')
    expect(await cell(second, '2026-02').evaluate((element) => element.classList.contains('sheet-closed'))).toBe(true)
    await page.keyboard.type('5')
    expect(await note().innerText()).toBe('该所属期已关闭填报')
    await goTo(first, '2026-03')
    await goTo(first, '2026-02')
    expect(await page.locator('.sheet-editor').getAttribute('aria-label')).toContain('该所属期已关闭填报')
    await turn('2026-02', false)
    await lock('2026-02').waitFor({ state: 'hidden' })
    await page.keyboard.type('5')
    await keys('Enter')
    await settled()
    expect(await page.evaluate(() => window.page.values.get('foreign-trade 2026-02'))).toBe('5')
  })

  it('tells an open editor, and keeps its text though it is not written', async () => {
    await goTo(first, '2026-02')
    await page.keyboard.type('77')
    await turn('2026-02', true)
    expect(await note().innerText()).toBe('2026年2月刚由李四关闭填报。您输入的内容会留在本格，但不会写入。')
    await page.keyboard.type('8')
    expect(await page.locator('.sheet-editor').inputValue()).toBe('778')
    await keys('Enter')
    await settled()
    expect((await status())?.failed).toBe(1)
    await goTo(first, '2026-02')
    expect(await note().innerText()).toContain('您填的：778')
    expect(await page.evaluate(() => window.page.values.has('foreign-trade 2026-02'))).toBe(false)
  })
})

describe('the data read anew', () => {
  it('leaves alone what is being typed', async () => {
    await goTo(first, '2026-02')
    await page.keyboard.type('1.2')
    await page.evaluate(() => window.page.reload())
    await page.keyboard.type('5')
    expect(await page.locator('.sheet-editor').inputValue()).toBe('1.25')
    await keys('Enter')
    await settled()
    expect(await page.evaluate(() => window.page.values.get('foreign-trade 2026-02'))).toBe('1.25')
  })
})

describe('the way back', () => {
  const dialog = () => page.locator('.sheet-dialog')
  const value = (indicator: string, period = '2026-02') => page.evaluate((key) => window.page.values.get(key), `${indicator} ${period}`)
  /** Two cells typed by me, one of which 李四 has changed since. */
  const overwritten = async (): Promise<void> => {
    await goTo(first, '2026-02')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '6\r\n7')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await settled()
    await page.evaluate((id) => window.page.byOther(id, '2026-02', '43', true), first)
    await keys('Control+z')
    await dialog().waitFor()
  }

  it('says beforehand what would be undone, step by step', async () => {
    const before = await cell(first, '2026-02').innerText()
    await goTo(first, '2026-02')
    await page.keyboard.type('6')
    await keys('Enter')
    await settled()
    expect((await status())?.undo).toBe(`录入 进出口总额 2026年2月：6.00 → ${before}`)
    await goTo(first, '2026-02')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '1\t2')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await settled()
    expect(await page.evaluate(() => window.page.handle.steps('undo'))).toEqual([
      '粘贴 2 格（进出口总额 2026年2月…）',
      `录入 进出口总额 2026年2月：6.00 → ${before}`,
    ])
    await page.evaluate(() => window.page.handle.undo(2))
    await settled()
    expect((await status())?.message).toBe('已撤销 2 格')
    expect(await value(first)).toBe(before)
    expect(await page.evaluate(() => window.page.handle.steps('redo').length)).toBe(2)
  })

  it('asks where somebody has written since, with who, when and both values; Esc leaves all as it is', async () => {
    await overwritten()
    expect(await dialog().innerText()).toMatch(/有 1 格已被别人改过[^]*进出口总额 2026年2月：现为 43.00（李四，2026-11-18 01:00），将改为 3.58/)
    await keys('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect([await value(first), await value(second)]).toEqual(['43', '7'])
    expect(await page.evaluate(() => document.activeElement?.classList.contains('sheet-editor'))).toBe(true)
    expect((await status())?.undo).toContain('粘贴 2 格')
  })

  it('undoes the rest only, by Enter', async () => {
    await overwritten()
    await keys('Enter')
    await expect.poll(async () => [await value(first), await value(second)]).toEqual(['43', '0.05'])
    await settled()
    expect((await status())?.message).toBe('已撤销 1 格')
  })

  it('writes over theirs where that is chosen, by keys', async () => {
    await overwritten()
    await keys('Tab', 'Enter')
    await expect.poll(async () => [await value(first), await value(second)]).toEqual(['3.58', '0.05'])
    await settled()
  })

  it('takes nothing from anybody by Enter alone', async () => {
    await goTo(first, '2026-02')
    await page.keyboard.type('6')
    await keys('Enter')
    await settled()
    await page.evaluate((id) => window.page.byOther(id, '2026-02', '43', true), first)
    await keys('Control+z')
    await dialog().waitFor()
    await keys('Enter')
    await dialog().waitFor({ state: 'detached' })
    expect(await value(first)).toBe('43')
    await keys('Control+z')
    await dialog().waitFor()
    await keys('Tab', 'Enter')
    await expect.poll(() => value(first)).toBe('3.58')
    await settled()
  })

  it('outlives a reload of the page', async () => {
    await goTo(first, '2026-02')
    await page.keyboard.type('6')
    await keys('Enter')
    await settled()
    await page.reload()
    await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 50)
    expect((await status())?.undo).toContain('进出口总额 2026年2月')
  })
})

describe('a conflict', () => {
  it('shows mine and theirs, who and when, is settled by keys, and gives the focus back', async () => {
    for (const id of [first, second]) await page.evaluate((indicator) => window.page.byOther(indicator, '2026-02', '500', false), id)
    await goTo(first, '2026-02')
    for (const text of ['6', '7']) {
      await page.keyboard.type(text)
      await keys('Enter')
    }
    await page.waitForFunction(() => window.page.status?.failed === 2)
    await keys('F8')
    expect(await note().innerText()).toContain('李四于 2026-11-18 01:00 已先改为 500.00；您填的')
    await keys('Shift+F2')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('用对方的')
    // Round and round inside of the card, not out of the page.
    await keys('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('仍用我的')
    await keys('Escape')
    expect(await page.evaluate(() => document.activeElement?.classList.contains('sheet-editor'))).toBe(true)
    await keys('Shift+F2', 'Tab', 'Enter')
    await page.waitForFunction(() => window.page.status?.failed === 1 && window.page.status.pending === 0)
    await keys('F8', 'Shift+F2', 'Enter')
    await page.waitForFunction(() => window.page.status?.failed === 0)
    expect([
      await page.evaluate(() => window.page.values.get('foreign-trade 2026-02')),
      await page.evaluate(() => window.page.values.get('foreign-capital 2026-02')),
    ]).toEqual(expect.arrayContaining(['500']))
  })
})

describe('others who are here', () => {
  const people = (...all: readonly PersonHere[]) => page.evaluate((here) => window.page.handle.setPeople(here), all)
  const at = (row: string, column: string) => ({ sheet: 'figures', row, column }) as const
  const boxes = () => page.locator('.sheet-person')

  it('have a box round their cell with a name that fades, and no box where they are not in sight', async () => {
    await people(
      { id: 'p-2', name: '李四', cell: at(first, '2026-02') },
      { id: 'p-3', name: '王五', cell: at(first, '2026-02') },
      { id: 'p-4', name: '赵六', cell: at(second, 'name') },
      { id: 'p-5', name: '钱七', cell: at('another-plan', '2026-02') },
      { id: 'p-6', name: '孙八', cell: null },
      // The same row and column, but of another sheet.
      { id: 'p-7', name: '周九', cell: { sheet: 'indicators', row: second, column: 'lead' } },
    )
    expect(await boxes().allInnerTexts()).toEqual(expect.arrayContaining(['李四、王五', '赵六']))
    expect(await boxes().count()).toBe(2)
    const [box, under] = [await page.locator('.sheet-person', { hasText: '李四' }).boundingBox(), await cell(first, '2026-02').boundingBox()]
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(Math.abs((box?.[side] ?? 0) - (under?.[side] ?? 0))).toBeLessThanOrEqual(2)
    // Seen, but not read out, and not in the way of the pointer.
    expect(
      await boxes()
        .first()
        .evaluate((element) => [element.closest('[aria-hidden]') !== null, getComputedStyle(element).pointerEvents]),
    ).toEqual([true, 'none'])
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.sheet-person-name')!).opacity === '0')
    await people()
    expect(await boxes().count()).toBe(0)
  })

  it('stand where their cell stands when rows are filtered', async () => {
    await people({ id: 'p-2', name: '李四', cell: at(second, '2026-02') })
    await page.evaluate(() => window.page.handle.setQuickSearch('实际使用外资'))
    const [box, under] = [await boxes().boundingBox(), await cell(second, '2026-02').boundingBox()]
    expect(Math.abs((box?.y ?? 0) - (under?.y ?? 1000))).toBeLessThanOrEqual(2)
    await page.evaluate(() => window.page.handle.setQuickSearch('进出口总额'))
    expect(await boxes().count()).toBe(0)
  })

  it('hear in which cell I stand', async () => {
    await goTo(first, '2026-03')
    expect(await page.evaluate(() => window.page.active)).toEqual(at(first, '2026-03'))
    expect(await page.evaluate(() => window.page.handle.nameOfCell({ sheet: 'figures', row: 'foreign-trade', column: '2026-03' }))).toBe(
      '进出口总额 · 2026年3月',
    )
  })
})
