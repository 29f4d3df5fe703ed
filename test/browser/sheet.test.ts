/** The sheet as a person has it under the fingers: keys, mouse, clipboard, input method, in a real browser. */
import type { ServerResponse } from 'node:http'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Plugin } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import type { SheetPage } from './sheet-page/main.ts'
import type { ServedPage } from './sheet-page/serve.ts'
import { forget, serveSheetPage } from './sheet-page/serve.ts'

declare global {
  interface Window {
    page: SheetPage
  }
}

/** The server's side of the live feed: who asked after which number, and the open lines. */
const live = { asked: [] as string[], lines: new Set<ServerResponse>(), status: 200 }
const liveFeed: Plugin = {
  name: 'live feed',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use('/api/plans/plan-1/live', (request, response) => {
      live.asked.push(new URL(request.url ?? '', 'http://page').searchParams.get('after') ?? '')
      if (live.status !== 200) {
        response.writeHead(live.status).end()
        return
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      live.lines.add(response)
      response.on('close', () => live.lines.delete(response))
    })
  },
}
const tell = (seq: number): void => {
  for (const line of live.lines) line.write(`event: change\nid: ${seq}\ndata: ${JSON.stringify({ seq, at: '', who: null, cells: [], judged: [] })}\n\n`)
}

let served: ServedPage
let browser: Browser
/** One for all tests: what the browser has fetched and read once it need not read again. */
let context: BrowserContext
let page: Page
let errors: string[] = []

beforeAll(async () => {
  served = await serveSheetPage([liveFeed])
  browser = await launchChromium()
  context = await browser.newContext()
})
afterAll(async () => {
  await browser.close()
  await served[Symbol.asyncDispose]()
})

const open = async (query = '', viewport = { width: 1440, height: 900 }): Promise<void> => {
  page = await context.newPage()
  await page.setViewportSize(viewport)
  errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (line) => /warning|error/.test(line.type()) && !line.text().includes('404') && errors.push(line.text()))
  await page.goto(`${served.address}${query}`)
  await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 50)
}
beforeEach(() => open())
afterEach(async () => {
  await forget(page)
  await page.close({ runBeforeUnload: false })
  if (errors.length > 0) throw new Error(errors.join('\n'))
})

const goTo = (indicator: string, period: string) => page.evaluate(([id, at]) => window.page.handle.goTo(id ?? '', at), [indicator, period])
const keys = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await page.keyboard.press(name)
}
const type = (text: string): Promise<void> => page.keyboard.type(text)
const cell = (indicator: string, column: string) => page.locator(`.ag-row[row-id="${indicator}"] .ag-cell[col-id="${column}"]`)
const textOf = (indicator: string, column: string): Promise<string> => cell(indicator, column).innerText()
const spoken = async (): Promise<string> => (await page.locator('.sheet-editor').getAttribute('aria-label')) ?? ''
const status = () => page.evaluate(() => window.page.status)
const settled = () => page.waitForFunction(() => window.page.status?.pending === 0)
const batches = () => page.evaluate(() => window.page.batches)
const stored = (indicator: string, column: string) => page.evaluate((key) => window.page.values.get(key), `${indicator} ${column}`)
const see = async (indicator: string, column: string, text: string): Promise<void> => {
  await cell(indicator, column).filter({ hasText: text }).waitFor({ timeout: 5000 })
}
const paste = (text: string) =>
  page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
const copy = (kind: 'copy' | 'cut' = 'copy') =>
  page.evaluate((name) => {
    const data = new DataTransfer()
    document.activeElement?.dispatchEvent(new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true }))
    return { text: data.getData('text/plain'), html: data.getData('text/html') }
  }, kind)

// Two rows that report by the month and stand one below the other, and one by the quarter.
const [first, second, third] = ['foreign-trade', 'foreign-capital', 'good-air-days']
const quarterly = 'gdp'

describe('typing', () => {
  it('replaces, goes down by Enter and sends what was seen before', async () => {
    await goTo(first, '2026-02')
    const before = await textOf(first, '2026-02')
    await type('12.5')
    await keys('Enter')
    expect(await spoken()).toContain('实际使用外资')
    await settled()
    await see(first, '2026-02', '12.50')
    expect((await batches())[0]?.edits).toEqual([{ cell: { sheet: 'observations', indicator: first, period: '2026-02' }, was: before, text: '12.5' }])
    expect(await textOf(first, 'light')).toBe('绿灯')
  })

  it('opens the old text by F2, keeps it by Esc, and sends nothing where nothing was changed', async () => {
    await goTo(first, '2026-02')
    const before = await textOf(first, '2026-02')
    await keys('F2')
    await type('9')
    expect(await page.locator('.sheet-editor').inputValue()).toBe(`${before}9`)
    await keys('Escape', 'F2', 'Enter')
    expect(await textOf(first, '2026-02')).toBe(before)
    expect(await batches()).toEqual([])
  })

  it('comes back by Enter to the column where a run of Tabs began', async () => {
    await goTo(first, '2026-01')
    await type('1')
    await keys('Tab')
    await type('2')
    await keys('Tab')
    await type('3')
    await keys('Enter')
    expect(await spoken()).toMatch(/^2026年1月, 实际使用外资/)
    await settled()
    expect([await stored(first, '2026-01'), await stored(first, '2026-02'), await stored(first, '2026-03')]).toEqual(['1', '2', '3'])
  })

  it('says why a cell takes no text: not so often, not begun, shown only, not yours', async () => {
    const said = async (indicator: string, column: string) => {
      await goTo(indicator, column)
      await type('5')
      const shown = page.locator('.sheet-note:visible')
      return [(await status())?.message ?? null, (await shown.count()) === 0 ? null : await shown.innerText()]
    }
    expect(await said(quarterly, '2026-02')).toEqual(['该指标不按此期报送', '该指标不按此期报送'])
    expect(await said(first, '2026-12')).toEqual(['该所属期尚未开始', '该所属期尚未开始'])
    expect(await said(first, 'actual')).toEqual(['此列由系统给出，不能填写', '此列由系统给出，不能填写'])
    await page.close()
    await open(`?mine=${second}`)
    expect(await said(first, '2026-02')).toEqual(['不是本单位的指标，不能填写', '不是本单位的指标，不能填写'])
    expect(await said(second, '2026-02')).toEqual([null, null])
    await keys('Escape')
    expect(await batches()).toEqual([])
  })

  it('shows how a text was understood', async () => {
    await goTo(third, '2026-02')
    await type('1.2万')
    await keys('Enter')
    await see(third, '2026-02', '12,000')
    expect((await status())?.message).toBe('1.2万 → 12000')
  })
})

describe('an input method', () => {
  let session: CDPSession
  beforeEach(async () => {
    session = await page.context().newCDPSession(page)
  })
  const compose = (text: string) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

  it('opens the editor with its first letter, keeps Enter to itself, and commits the chosen words', async () => {
    await goTo(first, '2026-02')
    await compose('d')
    await compose('da')
    expect(await page.locator('.sheet-editor-open').inputValue()).toBe('da')
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 })
    expect(await page.locator('.sheet-editor-open').count()).toBe(1)
    await session.send('Input.insertText', { text: '达到' })
    await keys('Enter')
    await settled()
    expect((await batches())[0]?.edits[0]?.text).toBe('达到')
  })

  it('leaves nothing behind in a cell that takes no text', async () => {
    await goTo(first, '2026-12')
    await compose('da')
    await session.send('Input.insertText', { text: '达' })
    await goTo(first, '2026-02')
    await type('7')
    expect(await page.locator('.sheet-editor').inputValue()).toBe('7')
  })
})

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
    await page.waitForFunction(() => window.page.status?.numbers === 2)
    expect(await status()).toMatchObject({ selected: 2, sum: '0.3', average: '0.15', min: '0.1', max: '0.2' })
    await keys('Control+a')
    const all = await status()
    expect(all?.selected).toBeGreaterThan(2000)
  })

  it('leaps by Ctrl and arrows, and reaches both corners', async () => {
    await goTo(first, '2026-01')
    await keys('Control+ArrowRight')
    expect(await spoken()).toMatch(/^2026年\d+月, 进出口总额/)
    await keys('Control+Home')
    expect(await spoken()).toMatch(/^灯, 地区生产总值/)
    await keys('Control+End')
    expect(await spoken()).toMatch(/^2026年, /)
  })

  it('follows the mouse over pinned and scrolling columns', async () => {
    const [from, to] = [await cell(first, 'name').boundingBox(), await cell(second, 'target').boundingBox()]
    if (!from || !to) throw new Error('cells not drawn')
    await page.mouse.move(from.x + 20, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 })
    await page.mouse.up()
    expect((await status())?.selected).toBe(6)
    expect(await page.locator('.sheet-block:visible').count()).toBe(2)
    const pinned = await page.locator('.sheet-layer-pinned .sheet-block').boundingBox()
    expect(Math.abs((pinned?.x ?? 0) - from.x)).toBeLessThanOrEqual(2)
    expect(Math.abs((pinned?.y ?? 0) - from.y)).toBeLessThanOrEqual(2)
    await page.keyboard.type('5')
    expect((await status())?.message).toBe('此列由系统给出，不能填写')
  })

  it('can be left by Esc and Tab', async () => {
    await goTo(first, '2026-01')
    await keys('Escape', 'Tab')
    expect(await page.evaluate(() => document.activeElement?.classList.contains('sheet-editor'))).toBe(false)
  })
})

describe('blocks', () => {
  it('pastes what a spreadsheet copied as one batch, passes over what takes no text, and undoes it in one step', async () => {
    await goTo(first, '2026-01')
    const before = [await textOf(first, '2026-01'), await textOf(second, '2026-02')]
    await paste('1,001\t2\r\n3\t"4"\r\n')
    await settled()
    expect(await batches()).toHaveLength(1)
    expect([await stored(first, '2026-01'), await stored(first, '2026-02'), await stored(second, '2026-01'), await stored(second, '2026-02')]).toEqual([
      '1001',
      '2',
      '3',
      '4',
    ])
    expect((await status())?.selected).toBe(4)
    await keys('Control+z')
    await settled()
    expect([await textOf(first, '2026-01'), await textOf(second, '2026-02')]).toEqual(before)
    await keys('Control+y')
    await settled()
    expect(await stored(first, '2026-01')).toBe('1001')
    await goTo(first, '2026-11')
    await paste('5\t6')
    expect((await status())?.message).toBe('已填入 1 格，1 格不能填写，已跳过')
  })

  it('copies every digit as text and as a table; cuts; clears; fills down and right', async () => {
    await goTo(first, '2026-01')
    await type('1234.5678')
    await keys('Enter', 'ArrowUp')
    await settled()
    expect(await copy()).toEqual({ text: '1234.5678', html: '<table><tr><td>1234.5678</td></tr></table>' })
    await keys('Shift+ArrowDown', 'Control+d')
    await settled()
    expect(await stored(second, '2026-01')).toBe('1234.5678')
    await keys('Shift+ArrowRight', 'Control+r')
    await settled()
    expect(await stored(second, '2026-02')).toBe('1234.5678')
    expect((await copy('cut')).text).toBe('1234.5678\t1234.5678\r\n1234.5678\t1234.5678')
    await settled()
    expect(await stored(second, '2026-02')).toBe(null)
    await keys('Control+z')
    await settled()
    await keys('Delete')
    await settled()
    expect(await stored(first, '2026-02')).toBe(null)
  })

  it('fills by the handle', async () => {
    await goTo(first, '2026-01')
    await type('77')
    await keys('Enter', 'ArrowUp')
    await settled()
    const [handle, to] = [await page.locator('.sheet-handle').boundingBox(), await cell(third, '2026-01').boundingBox()]
    if (!handle || !to) throw new Error('no handle')
    await page.mouse.move(handle.x + 3, handle.y + 3)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 })
    await page.mouse.up()
    await settled()
    expect([await stored(second, '2026-01'), await stored(third, '2026-01')]).toEqual(['77', '77'])
    expect((await status())?.selected).toBe(3)
  })
})

describe('what the server does not take', () => {
  it('keeps a refused text in its cell with the reason, reachable by keys', async () => {
    await goTo(first, '2026-02')
    await type('abc')
    await keys('Enter')
    await settled()
    expect(await textOf(first, '2026-02')).toBe('abc')
    await keys('F8')
    expect(await spoken()).toContain('“abc”不是数字')
    expect(await page.locator('.sheet-note').innerText()).toContain('您填的：abc')
    await keys('Shift+F2')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('修改')
    await keys('Enter')
    expect(await page.locator('.sheet-editor-open').inputValue()).toBe('abc')
    await keys('Control+a')
    await type('8')
    await keys('Enter')
    await settled()
    await see(first, '2026-02', '8.00')
    expect((await status())?.failed).toBe(0)
  })

  it('shows who was faster, and lets the person choose', async () => {
    await page.evaluate((id) => window.page.byOther(id, '2026-02', '500', false), first)
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await see(first, '2026-02', '500.00')
    await keys('F8')
    expect(await page.locator('.sheet-note').innerText()).toContain('李四于 2026-11-18 01:00 已先改为 500.00；您填的 6 没有写入')
    await page.getByRole('button', { name: '仍用我的' }).click()
    await see(first, '2026-02', '6.00')
    await settled()
    expect(await stored(first, '2026-02')).toBe('6')
    expect((await status())?.failed).toBe(0)
  })

  it('keeps edits while offline, sends them when it can, and only once', async () => {
    await page.evaluate(() => (window.page.trouble = 'offline'))
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await page.waitForFunction(() => window.page.status?.offline === true)
    expect((await status())?.message).toBe('连不上服务器，1 格保存在本机，恢复后自动提交')
    expect(await textOf(first, '2026-02')).toBe('6.00')
    await page.evaluate(() => {
      window.page.trouble = null
      window.dispatchEvent(new Event('online'))
    })
    await settled()
    expect(await stored(first, '2026-02')).toBe('6')
    expect(new Set((await batches()).map(({ id }) => id)).size).toBe(1)
  })

  it('brings unsent edits back after the page was left, even signed out', async () => {
    await page.evaluate(() => (window.page.trouble = 'signed_out'))
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await page.waitForFunction(() => window.page.status?.message?.startsWith('登录已失效') === true)
    await page.goto('about:blank')
    await page.goto(served.address)
    await page.waitForFunction(() => window.page.values.has('foreign-trade 2026-02'))
    await see(first, '2026-02', '6.00')
    expect(await stored(first, '2026-02')).toBe('6')
  })
})

describe('leaving', () => {
  it('still sends what was typed last, and leaves nothing behind', async () => {
    await goTo(first, '2026-02')
    await type('6')
    await page.evaluate(() => window.page.handle.destroy())
    await page.waitForFunction(() => window.page.values.has('foreign-trade 2026-02'))
    expect(await page.evaluate(() => document.querySelector('#root')?.childElementCount)).toBe(0)
  })

  it('asks before a page with unsent edits is closed', async () => {
    const asks = () =>
      page.evaluate(() => {
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

describe('a question about a figure', () => {
  const asked = (indicator: string, period: string) => page.locator(`.ag-row[row-id="${indicator}"] .ag-cell.sheet-asked[col-id="${period}"]`)
  const note = () => page.locator('.sheet-note')
  const checked = () => page.evaluate(() => window.page.checked)
  const wrong = '2000000'

  it('is a mark and a sentence, and does not stand in the way of typing', async () => {
    await goTo(first, '2026-08')
    await type(wrong)
    await keys('Enter')
    // Typing goes on below while the answer comes.
    await type('12')
    await asked(first, '2026-08').waitFor()
    expect(await page.locator('.sheet-editor-open').inputValue()).toBe('12')
    await keys('Enter')
    await settled()
    expect(await asked(second, '2026-08').count()).toBe(0)
    expect(await status()).toMatchObject({ asked: 1, failed: 0, pending: 0 })
    await goTo(first, '2026-08')
    expect(await spoken()).toContain('单位是否有误')
    expect(await note().innerText()).toContain('单位是否有误')
    expect(await note().getAttribute('data-kind')).toBe('asked')
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
    expect(await checked()).toEqual([[[`question ${first} 2026-08 ${wrong}`], '年报口径']])
    expect(await textOf(first, '2026-08')).toBe('2,000,000.00')
    expect(await status()).toMatchObject({ asked: 0 })
    // Back in the sheet: typing writes into the cell.
    await type('7')
    expect(await page.locator('.sheet-editor-open').inputValue()).toBe('7')
  })

  it('opens the editor with the figure to put it right, and a right one is asked no more', async () => {
    await goTo(first, '2026-08')
    await type(wrong)
    await keys('Enter', 'ArrowUp')
    await asked(first, '2026-08').waitFor()
    await note().getByRole('button', { name: '改正' }).click()
    expect(await page.locator('.sheet-editor-open').inputValue()).toBe(wrong)
    await keys('Control+a')
    await type('20')
    await keys('Enter')
    await asked(first, '2026-08').waitFor({ state: 'detached' })
    expect(await checked()).toEqual([])
  })

  it('is counted after a paste, and F8 steps from one to the next', async () => {
    await goTo(first, '2026-07')
    await paste(`1\t${wrong}\n${wrong}\t2`)
    await settled()
    expect(await status()).toMatchObject({ asked: 2, message: expect.stringContaining('2 格有疑问') as string })
    await keys('F8')
    expect(await spoken()).toMatch(/^2026年8月/)
    await keys('F8')
    expect(await spoken()).toMatch(/^2026年7月/)
    await page.evaluate(() => window.page.handle.nextAsked())
    expect(await spoken()).toMatch(/^2026年8月/)
  })

  it('appears and goes as others write, and newer news is not undone by an older list', async () => {
    await goTo(second, '2026-08')
    await page.evaluate(([id, value]) => window.page.byOther(id, '2026-08', value, true), [first, wrong] as const)
    await page.evaluate(() => window.page.loadQuestions())
    await asked(first, '2026-08').waitFor()
    await page.evaluate((id) => window.page.byOther(id, '2026-08', '5', true), first)
    await asked(first, '2026-08').waitFor({ state: 'detached' })
    await page.evaluate((id) => {
      const old = [{ id: 'x', code: 'jump', message: 'x', indicator: id, period: '2026-08' }]
      window.page.handle.setQuestions({ seq: 1, questions: old as never })
    }, first)
    expect(await asked(first, '2026-08').count()).toBe(0)
  })

  it('shows those who may not write the cell what is asked, and no more', async () => {
    await page.close()
    await open(`?mine=${second}`)
    await goTo(second, '2026-08')
    await page.evaluate(([id, value]) => window.page.byOther(id, '2026-08', value, true), [first, wrong] as const)
    await page.evaluate(() => window.page.loadQuestions())
    await asked(first, '2026-08').waitFor()
    await goTo(first, '2026-08')
    expect(await note().innerText()).toContain('单位是否有误')
    expect(await note().locator('button, input').count()).toBe(0)
    expect(await status()).toMatchObject({ asked: 0 })
  })
})

describe('other people', () => {
  it('shows their change at once, leaves an open editor and the scroll alone, and tells of a clash', async () => {
    await goTo(first, '2026-02')
    await type('6')
    const scroll = await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft)
    await page.evaluate(
      ([a, b]) => {
        window.page.byOther(a ?? '', '2026-01', '41', true)
        window.page.byOther(b ?? '', '2026-02', '42', true)
        window.page.byOther(a ?? '', '2026-02', '43', true)
      },
      [first, second],
    )
    await see(first, '2026-01', '41.00')
    await see(second, '2026-02', '42.00')
    expect(await cell(second, '2026-02').getAttribute('class')).toContain('ag-cell-data-changed')
    expect(await page.locator('.sheet-editor-open').inputValue()).toBe('6')
    expect(await page.locator('.sheet-note').innerText()).toBe('李四刚改为 43')
    expect(await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft)).toBe(scroll)
    await keys('Enter')
    await page.waitForFunction(() => window.page.status?.failed === 1)
    expect(await stored(first, '2026-02')).toBe('43')
  })

  it('are told apart from oneself, when a cell is opened again before its former text has arrived', async () => {
    await page.evaluate(() => Object.assign(window.page, { milliseconds: 200, echoes: true }))
    await goTo(first, '2026-02')
    await type('1.2万')
    await keys('Enter', 'ArrowUp')
    await type('6')
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.sheet-note')?.innerText.includes('刚改为 12000') === true)
    await settled()
    expect(await page.locator('.sheet-note:visible').count()).toBe(0)
    await keys('Enter')
    await page.waitForFunction(() => window.page.values.get('foreign-trade 2026-02') === '6')
    await settled()
    expect((await status())?.failed).toBe(0)
  })
})

describe('the live feed', () => {
  /** Waits until the page has heard so much. */
  const hears = async (...all: readonly (string | number)[]): Promise<void> => {
    const asText = JSON.stringify(all)
    await page.waitForFunction((text) => JSON.stringify((window as unknown as { heard: unknown[] }).heard) === text, asText, { timeout: 10_000 })
  }
  const cut = (): void => {
    for (const line of live.lines) line.end()
    live.lines.clear()
  }

  it('goes on after the last change when the line breaks, hears nothing twice, and ends when signed out', async () => {
    Object.assign(live, { asked: [], status: 200 })
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      window.page.openLive({
        plan: 'plan-1',
        after: 7,
        onChange: ({ seq }) => heard.push(seq),
        onHere: () => {},
        onReload: () => heard.push('reload'),
        onState: (state) => heard.push(state),
      })
    })
    await hears('open')
    tell(8)
    tell(8)
    for (const line of live.lines) line.write('event: reload\ndata: {}\n\n')
    await hears('open', 8, 'reload')
    cut()
    await hears('open', 8, 'reload', 'waiting', 'open')
    tell(9)
    await hears('open', 8, 'reload', 'waiting', 'open', 9)
    expect([live.asked[0], live.asked.at(-1)]).toEqual(['7', '8'])
    live.status = 401
    cut()
    await hears('open', 8, 'reload', 'waiting', 'open', 9, 'waiting', 'closed')
    const asked = live.asked.length
    await page.waitForTimeout(1200)
    expect(live.asked).toHaveLength(asked)
    errors = errors.filter((line) => !line.includes('401'))
  })

  it('gives its line back while nobody looks at the page, and misses nothing', async () => {
    Object.assign(live, { asked: [], status: 200 })
    const look = (state: 'hidden' | 'visible') =>
      page.evaluate((now) => {
        Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      const quiet = { plan: 'plan-1', after: 7, onHere: () => {}, onReload: () => heard.push('reload'), hiddenMilliseconds: 50 }
      window.page.openLive({ ...quiet, onChange: ({ seq }) => heard.push(seq), onState: (state) => heard.push(state) })
    })
    await hears('open')
    tell(8)
    await hears('open', 8)
    await look('hidden')
    await expect.poll(() => live.lines.size).toBe(0)
    await look('visible')
    await hears('open', 8, 'open')
    expect(live.asked).toEqual(['7', '8'])
  })
})

describe('finding', () => {
  it('searches, filters, keeps both over a reload of the data, and explains a light', async () => {
    const all = (await status())?.allRows
    await page.evaluate(() => window.page.handle.setQuickSearch('进出口'))
    expect(await page.evaluate(() => window.page.handle.visibleCount())).toBeLessThan(5)
    await page.evaluate(() => window.page.handle.setQuickSearch(''))
    await page.evaluate(() => window.page.handle.setFilter({ conditions: [{ kind: 'list', column: 'light', values: ['red'] }] }))
    const red = await page.evaluate(() => window.page.handle.visibleCount())
    expect(red).toBeGreaterThan(0)
    expect(red).toBeLessThan(all ?? 0)
    expect(new Set(await page.locator('.ag-cell[col-id="light"]').allInnerTexts())).toEqual(new Set(['红灯']))
    await page.evaluate(() => window.page.reload())
    expect(await page.evaluate(() => window.page.handle.visibleCount())).toBe(red)
    await page.locator('.ag-cell[col-id="light"]').first().click()
    await keys('ArrowRight', 'ArrowRight', 'Alt+Enter')
    expect(await page.evaluate(() => window.page.explained.map(([id]) => id))).toHaveLength(2)
  })

  it('sorts by a click on the arrow of a head, and remembers widths and order of rows', async () => {
    const head = page.locator('.ag-header-cell[col-id="lead_points"]')
    const arrow = head.locator('.ag-sort-indicator-container')
    for (let click = 0; click < 2; click += 1) {
      await head.hover()
      await arrow.click()
    }
    const points = async () => (await page.locator('.ag-cell[col-id="lead_points"]').allInnerTexts()).map((text) => Number(text.replace('−', '-')))
    const shown = await points()
    expect(await page.evaluate(() => document.activeElement?.classList.contains('sheet-editor'))).toBe(true)
    expect(shown).toEqual(shown.toSorted((a, b) => b - a))
    const width = () => page.evaluate(() => document.querySelector('.ag-header-cell[col-id="target"]')?.clientWidth ?? 0)
    const [before, edge] = [await width(), await page.locator('.ag-header-cell[col-id="target"] .ag-header-cell-resize').boundingBox()]
    await page.mouse.move((edge?.x ?? 0) + 4, (edge?.y ?? 0) + 8)
    await page.mouse.down()
    await page.mouse.move((edge?.x ?? 0) + 64, (edge?.y ?? 0) + 8, { steps: 3 })
    await page.mouse.up()
    const wide = await width()
    expect(wide).toBe(before + 60)
    await page.evaluate(() => window.page.reload())
    expect(await width()).toBe(wide)
    await page.reload()
    await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 50)
    expect(await points()).toEqual(shown)
    expect(await width()).toBe(wide)
    await page.setViewportSize({ width: 400, height: 800 })
    await page.waitForFunction(() => document.querySelector('.sheet')?.getAttribute('data-narrow') === 'true')
    await page.waitForTimeout(300)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.waitForFunction(() => document.querySelector('.sheet')?.getAttribute('data-narrow') === 'false')
    expect(await width()).toBe(wide)
    expect(await points()).toEqual(shown)
    await page.evaluate(() => window.page.handle.resetLayout())
    await page.waitForFunction(() => document.querySelector('.ag-row[row-index="0"] .ag-cell[col-id="number"]')?.textContent === '1')
    expect(await width()).toBe(before)
  })
})

describe('columns', () => {
  const head = (column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`)
  const groupHead = (title: string) => page.locator('.ag-header-group-cell').filter({ has: page.getByText(title, { exact: true }) })
  const ids = () =>
    page.evaluate(() =>
      window.page.handle
        .columns()
        .filter(({ isShown }) => isShown)
        .map(({ id }) => id),
    )
  const remembered = async () => {
    await page.waitForTimeout(100)
    return page.evaluate(
      () =>
        JSON.parse(localStorage.getItem('sheet-page') ?? '{}') as { frozen: readonly string[] | null; groups: readonly { groupId: string; open: boolean }[] },
    )
  }
  const again = async (): Promise<void> => {
    await page.reload()
    await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 50)
  }

  it('of a quarter fold to its last month, of a year to the year, and are remembered; months stand side by side', async () => {
    await goTo(first, '2026-02')
    const [march, april] = [await head('2026-03').boundingBox(), await head('2026-04').boundingBox()]
    expect(april!.x - march!.x).toBeCloseTo(march!.width, 0)
    await groupHead('一季度').locator('.ag-header-expand-icon').locator('visible=true').click()
    await head('2026-01').waitFor({ state: 'detached' })
    expect([await head('2026-02').count(), await head('2026-03').count()]).toEqual([0, 1])
    expect((await remembered()).groups).toEqual([{ groupId: 'group-2026-Q1', open: false }])
    await again()
    await goTo(first, '2026-03')
    expect(await head('2026-02').count()).toBe(0)
    // The quarter that runs keeps the month that runs.
    await goTo(first, '2026-11')
    await groupHead('四季度').locator('.ag-header-expand-icon').locator('visible=true').click()
    await head('2026-12').waitFor({ state: 'detached' })
    expect(await head('2026-11').count()).toBe(1)
    await groupHead('2026年').locator('.ag-header-expand-icon').locator('visible=true').click()
    await head('2026-11').waitFor({ state: 'detached' })
    expect(await head('2026').count()).toBe(1)
    await page.evaluate(() => window.page.handle.resetLayout())
    await goTo(first, '2026-01')
    expect(await head('2026-01').count()).toBe(1)
  })

  it('are shown and hidden, frozen as far as half of the room allows, and stay so', async () => {
    expect(await ids()).not.toContain('unit')
    await page.evaluate(() => window.page.handle.showColumns(['unit'], true))
    await page.evaluate(() => window.page.handle.showColumns(['target'], false))
    expect(await ids()).toContain('unit')
    expect(await page.evaluate(() => window.page.handle.freezeTo('lead'))).toBe(true)
    expect((await remembered()).frozen).toEqual(['light', 'number', 'name', 'unit', 'lead'])
    await again()
    expect(await ids()).toEqual(expect.arrayContaining(['unit', 'lead']))
    expect(await ids()).not.toContain('target')
    await page.mouse.move(900, 400)
    await page.mouse.wheel(3000, 0)
    await page.waitForTimeout(200)
    expect(await head('lead').isVisible()).toBe(true)
    // More than half of the room: refused, and said.
    await page.evaluate(() => window.page.handle.freezeTo(null))
    expect(await page.evaluate(() => window.page.handle.freezeTo('lead_points'))).toBe(false)
    expect((await status())?.message).toBe('冻结的列太宽，至少留一半给可滚动的列')
    expect((await remembered()).frozen).toEqual([])
    await page.evaluate(() => window.page.handle.resetLayout())
    expect((await ids()).slice(0, 4)).toEqual(['light', 'number', 'name', 'lead'])
  })

  it('tell what can be done with them by a button, a right click and keys', async () => {
    await head('lead').hover()
    await head('lead').getByRole('button').click()
    await head('target').click({ button: 'right' })
    await goTo(first, '2026-02')
    await keys('Control+Shift+l')
    expect(await page.evaluate(() => window.page.heads)).toEqual(['lead', 'target', '2026-02'])
    // None of it sorts.
    expect(await page.locator('[aria-sort="ascending"], [aria-sort="descending"]').count()).toBe(0)
  })

  it('keep their rows at one height, whichever is chosen', async () => {
    const heightOf = async () => (await page.locator('.ag-row').first().boundingBox())?.height
    const heights: (number | undefined)[] = []
    for (const density of ['compact', 'normal', 'roomy'] as const) {
      await page.evaluate((wanted) => window.page.handle.setDensity(wanted), density)
      heights.push(await heightOf())
    }
    expect(heights).toEqual([24, 28, 34])
  })

  it('open whatever stands in the store', async () => {
    for (const kept of [
      '{"widths":7,"order":[{}],"frozen":["nothing"],"groups":[{"groupId":"group-2026","open":"x"}]}',
      '[[[',
      '{"hidden":["light","name","number"],"__proto__":{"x":1}}',
    ]) {
      await page.evaluate((text) => localStorage.setItem('sheet-page', text), kept)
      await again()
      expect(await page.locator('.ag-row').count()).toBeGreaterThan(10)
    }
  })
})

describe('groups of rows', () => {
  const group = (title: string) => page.locator('.sheet-group').filter({ hasText: title })
  const groupBy = (grouping: 'none' | 'tasks' | 'department' | 'light') => page.evaluate((how) => window.page.handle.setGrouping(how), grouping)
  const rows = () => page.evaluate(() => document.querySelectorAll('.ag-row').length)
  const active = () => page.evaluate(() => document.querySelector('.sheet-editor')?.getAttribute('aria-label') ?? '')

  it('stand over their rows with their lights, fold and open by keys and by a click', async () => {
    await groupBy('tasks')
    await keys('Control+Home')
    await page.locator('.sheet-editor').focus()
    await keys('Control+Home')
    expect(await active()).toMatch(/^城市能级, 第 1 级, \d+ 项, .*灯 \d+.*, 已展开$/)
    const unfolded = await rows()
    await keys('ArrowLeft')
    expect(await active()).toMatch(/已折叠$/)
    expect(await rows()).toBeLessThanOrEqual(unfolded)
    await keys('ArrowDown')
    expect(await active()).toMatch(/^基础设施能级/)
    // Open already: on to what is under it; back to the group, and back again folds it.
    await keys('ArrowRight', 'Alt+Shift+ArrowLeft')
    expect(await active()).toMatch(/^基础设施能级.*已折叠$/)
    await keys('ArrowRight')
    expect(await active()).toMatch(/已展开$/)
    await group('基础设施能级').click()
    expect(await active()).toMatch(/^基础设施能级.*已折叠$/)
    await keys('Enter')
    expect(await active()).toMatch(/已展开$/)
    expect((await status())?.levels).toBe(2)
    await page.evaluate(() => window.page.handle.foldTo(0))
    expect(await page.locator('.ag-row:not(.ag-full-width-row)').count()).toBe(0)
    await page.evaluate(() => window.page.handle.foldTo(null))
    expect(await page.locator('.ag-row:not(.ag-full-width-row)').count()).toBeGreaterThan(5)
  })

  it('take no text, and let whoever types, pastes or adds up pass', async () => {
    await groupBy('light')
    await goTo(first, '2026')
    const row = Number(await page.locator(`.ag-row[row-id="${first}"]`).getAttribute('row-index'))
    // Up to the group over it, whose cells are shown only.
    for (let at = row; at > 0 && !(await active()).includes('第 1 级'); at -= 1) await keys('ArrowUp')
    expect(await active()).toMatch(/绿灯|红灯|黄灯/)
    await type('5')
    expect((await status())?.message).toBe('此列由系统给出，不能填写')
    await keys('Escape', 'Delete')
    expect(await batches()).toEqual([])
    await paste('1\n2')
    await settled()
    // A group is stepped over: what was pasted into its row stands in the first under it.
    expect((await batches())[0]?.edits.map(({ text }) => text)).toEqual(['1', '2'])
    expect((await status())?.message).toBe('已填入 2 格')
    expect((await copy()).text).toBe('1\r\n2')
    // Enter from the last row of a group goes to the first of the next.
    await page.evaluate(() => window.page.handle.setGrouping('department'))
    const last = await page.evaluate(() => {
      const all = [...document.querySelectorAll('.ag-row')].toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
      const at = all.findIndex((one, place) => place > 0 && one.classList.contains('ag-full-width-row'))
      return [all[at - 1]?.getAttribute('row-id') ?? '', all[at + 1]?.getAttribute('row-id') ?? '']
    })
    await goTo(last[0] ?? '', '2026')
    await keys('Enter')
    const name = await cell(last[1] ?? '', 'name')
      .locator('.sheet-name-text')
      .innerText()
    expect(await active()).toContain(name)
  })

  it('count lights anew as verdicts come, and move no row until they are asked to', async () => {
    await groupBy('light')
    await goTo(first, '2026-02')
    const before = await group('绿灯').innerText()
    const rowOf = () => page.locator(`.ag-row[row-id="${third}"]`).getAttribute('row-index')
    await page.evaluate(
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
    await page.waitForFunction(() => window.page.status?.isStale)
    expect(await rowOf()).toBe(row)
    await page.evaluate(() => window.page.handle.rearrange())
    await page.waitForFunction(() => window.page.status?.isStale === false)
    await goTo(third, '2026-02')
    expect(await rowOf()).not.toBe(row)
    expect(before).not.toBe('')
  })

  it('open for a row that is sought under them', async () => {
    await groupBy('department')
    await page.evaluate(() => window.page.handle.foldTo(0))
    await goTo(first, '2026-02')
    expect(await active()).toContain('进出口总额')
    expect(await cell(first, 'name').count()).toBe(1)
  })
})

describe('on a phone', () => {
  beforeEach(async () => {
    await page.close()
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    page = await phone.newPage()
    await page.goto(served.address)
    await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 30)
  })

  it('pins little, selects by a tap and edits by a second', async () => {
    await goTo(first, '2026-02')
    await cell(first, '2026-01').tap()
    expect(await page.locator('.sheet-editor-open').count()).toBe(0)
    await cell(first, '2026-01').tap()
    expect(await page.locator('.sheet-editor-open').count()).toBe(1)
    await page.keyboard.press('Control+a')
    await type('5')
    await keys('Enter')
    await settled()
    expect(await stored(first, '2026-01')).toBe('5')
    expect((await page.locator('.ag-header .ag-grid-pinned-left-cells').first().boundingBox())?.width).toBeLessThan(200)
  })
})

describe('size', () => {
  it('groups, folds, filters, finds and sorts ten thousand rows, each in the blink of an eye', async () => {
    await page.close()
    await open('?rows=10000&from=2025')
    const took = await page.evaluate(() => {
      const { handle } = window.page
      const time = (act: () => void): number => {
        const began = performance.now()
        act()
        // What was asked for is laid out, too.
        void document.body.offsetHeight
        return performance.now() - began
      }
      return {
        group: time(() => handle.setGrouping('tasks')),
        fold: time(() => handle.foldTo(0)),
        unfold: time(() => handle.foldTo(null)),
        filter: time(() => handle.setFilter({ conditions: [{ kind: 'list', column: 'light', values: ['red', 'yellow'] }] })),
        clear: time(() => handle.setFilter({})),
        find: time(() => handle.setQuickSearch('dqsczz')),
        all: time(() => handle.setQuickSearch('')),
        sort: time(() => handle.sortBy('name', 'asc')),
        ungroup: time(() => handle.setGrouping('none')),
      }
    })
    // Beside other work on the machine; alone each is below 200.
    for (const [act, milliseconds] of Object.entries(took)) expect([act, milliseconds < 1500]).toEqual([act, true])
  })

  it('mounts ten thousand rows of two years and takes a large block and a thousand changes without a stall', async () => {
    await page.close()
    await open('?rows=10000&from=2025')
    expect(await page.evaluate(() => window.page.mountMilliseconds)).toBeLessThan(2000)
    await goTo(first, '2026-01')
    const lines = Array.from({ length: 1000 }, (_, row) => `${row}\t${row}`).join('\r\n')
    await paste(lines)
    await settled()
    expect((await batches()).length).toBeLessThanOrEqual(2)
    const changing = await page.evaluate(() => {
      const began = performance.now()
      for (let place = 0; place < 1000; place += 1)
        window.page.byOther(place < 121 ? 'foreign-trade' : `foreign-trade-${place}`, '2026-01', String(place), true)
      return performance.now() - began
    })
    expect(changing).toBeLessThan(2000)
  })
})
