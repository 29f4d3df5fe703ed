/** Many people in one sheet, as one of them has it under the fingers: closed periods, others who are here, the way back past their values. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LiveChange } from '../../server/wire.ts'
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
