/** A sheet alone on a page in a real browser (`test/browser/sheet-page`), and what fingers do to it. Opened anew for each test of a file. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import type { Plugin } from 'vite'
import type { SheetPage as InPage } from './main.ts'
import type { ServedPage } from './serve.ts'
import { serveSheetPage } from './serve.ts'
import { launchChromium } from '../../support/chromium.ts'

declare global {
  interface Window {
    page: InPage
  }
}

export interface Clip {
  readonly text?: string
  readonly html?: string
}

/** Each test stands alone: nothing of this page is left for the next in the same browser. */
const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
    return new Promise<void>((settle) => {
      const gone = indexedDB.deleteDatabase('xushi')
      for (const event of ['success', 'error'] as const) gone.addEventListener(event, () => settle())
    })
  })

type Side = 'x' | 'y' | 'width' | 'height'
const corner: readonly Side[] = ['x', 'y']
/** Place and size. */
export const everySide: readonly Side[] = [...corner, 'width', 'height']

/** By how many pixels two things differ; by no end where one is not drawn. */
export const apart = async (one: Locator, other: Locator, sides = corner): Promise<number> => {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()]
  return a && b ? Math.max(...sides.map((side) => Math.abs(a[side] - b[side]))) : Infinity
}

/** To be called once at the top of a test file. @param plugins what else the server of the page answers. */
export const useSheetPage = (plugins: readonly Plugin[] = []) => {
  let served: ServedPage
  let browser: Browser
  /** One for all tests: what the browser has fetched and read once it need not read again. */
  let shared: BrowserContext
  /** Of a test that wants another window than the others'. */
  let own: BrowserContext | null = null
  let page: Page | null = null
  let errors: string[] = []
  /** Addresses that the page has asked for since it was opened. */
  let asked: string[] = []

  const close = async (): Promise<void> => {
    if (page && !page.isClosed()) {
      if (!own) await forget(page)
      await page.close({ runBeforeUnload: false })
    }
    await own?.close()
    page = own = null
  }
  const ready = async (on: Page): Promise<void> => {
    await on.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 30)
  }
  const open = async (query = '', options: BrowserContextOptions | null = null): Promise<void> => {
    await close()
    own = options && (await browser.newContext(options))
    page = await (own ?? shared).newPage()
    errors = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (line) => /warning|error/.test(line.type()) && !line.text().includes('404') && errors.push(line.text()))
    await page.goto(`${served.address}${query}`)
    await ready(page)
    asked = []
    page.on('request', (request) => asked.push(request.url()))
  }

  beforeAll(async () => {
    ;[served, browser] = await Promise.all([serveSheetPage(inject('sheetPage'), plugins), launchChromium()])
    shared = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  })
  afterAll(async () => {
    await browser.close()
    await served[Symbol.asyncDispose]()
  })
  beforeEach(() => open())
  afterEach(async () => {
    await close()
    if (errors.length > 0) throw new Error(errors.join('\n'))
  })

  const opened = (): Page => {
    if (!page) throw new Error('no page is open')
    return page
  }
  const keys = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await opened().keyboard.press(name)
  }
  const cell = (indicator: string, column: string): Locator => opened().locator(`.ag-row[row-id="${indicator}"] .ag-cell[col-id="${column}"]`)
  return {
    open,
    /** Until the sheet has drawn its cells, after a page was opened or loaded again. */
    ready: (on: Page = opened()) => ready(on),
    page: opened,
    browser: (): Browser => browser,
    address: (): string => served.address,
    /** Takes complaints of the page's console away that the test has provoked. */
    forgive: (words: string): void => {
      errors = errors.filter((line) => !line.includes(words))
    },
    asked: (): readonly string[] => asked,
    keys,
    type: (text: string): Promise<void> => opened().keyboard.type(text),
    cell,
    textOf: (indicator: string, column: string): Promise<string> => cell(indicator, column).innerText(),
    head: (column: string): Locator => opened().locator(`.ag-header-cell[col-id="${column}"]`),
    goTo: (indicator: string, column: string): Promise<void> => opened().evaluate(([id, at]) => window.page.handle.goTo(id ?? '', at), [indicator, column]),
    status: () => opened().evaluate(() => window.page.status),
    says: async (): Promise<string | null> => (await opened().evaluate(() => window.page.status))?.message ?? null,
    spoken: async (): Promise<string> => (await opened().locator('.sheet-editor').getAttribute('aria-label')) ?? '',
    settled: () => opened().waitForFunction(() => window.page.status?.pending === 0),
    see: (indicator: string, column: string, text: string): Promise<void> => cell(indicator, column).filter({ hasText: text }).waitFor(),
    /** Whether typing goes into the sheet. */
    hasFocus: (): Promise<boolean> => opened().evaluate(() => document.activeElement?.classList.contains('sheet-editor') === true),
    stored: (indicator: string, column: string) => opened().evaluate((key) => window.page.values.get(key), `${indicator} ${column}`),
    batches: () => opened().evaluate(() => window.page.batches),
    paste: ({ text = '', html = '' }: Clip) =>
      opened().evaluate(
        ([plain, table]) => {
          const data = new DataTransfer()
          if (plain) data.setData('text/plain', plain)
          if (table) data.setData('text/html', table)
          document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        },
        [text, html],
      ),
    copy: (kind: 'copy' | 'cut' = 'copy') =>
      opened().evaluate((name) => {
        const data = new DataTransfer()
        document.activeElement?.dispatchEvent(new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true }))
        return { text: data.getData('text/plain'), html: data.getData('text/html') }
      }, kind),
    /** Draws the mouse from one thing to another. @param at how far from the left and the top of both. */
    drag: async (from: Locator, to: Locator, [x, y]: readonly [number, number], [toX, toY] = [x, y] as readonly [number, number]): Promise<void> => {
      const [begin, end] = [await from.boundingBox(), await to.boundingBox()]
      if (!begin || !end) throw new Error('nothing to draw from or to')
      const { mouse } = opened()
      await mouse.move(begin.x + x, begin.y + y)
      await mouse.down()
      await mouse.move(end.x + toX, end.y + toY, { steps: 4 })
      await mouse.up()
    },
    /** Drops a file on a cell. */
    drop: async (on: Locator, name: string, bytes: readonly number[]) => {
      const box = await on.boundingBox()
      await opened().evaluate(
        ([file, content, x, y]) => {
          const data = new DataTransfer()
          data.items.add(new File([new Uint8Array(content)], file))
          const at = { clientX: x, clientY: y, dataTransfer: data, bubbles: true, cancelable: true }
          document.elementFromPoint(x, y)?.dispatchEvent(new DragEvent('drop', at))
        },
        [name, [...bytes], (box?.x ?? 0) + 5, (box?.y ?? 0) + 5] as const,
      )
    },
  }
}
