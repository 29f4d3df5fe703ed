/** A sheet alone on a page in a real browser (`test/browser/sheet-page`), and what fingers do to it. Opened anew for each test of a file. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
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

const desk = { viewport: { width: 1440, height: 900 } }

/** To be called once at the top of a test file. */
export const useSheetPage = () => {
  let served: ServedPage
  let browser: Browser
  let context: BrowserContext | null = null
  let page: Page
  let errors: string[] = []
  /** Addresses that the page has asked for since it was opened. */
  let asked: string[] = []

  const open = async (query = '', options: BrowserContextOptions = desk): Promise<void> => {
    await context?.close()
    context = await browser.newContext(options)
    page = await context.newPage()
    errors = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (line) => /warning|error/.test(line.type()) && !line.text().includes('404') && errors.push(line.text()))
    await page.goto(`${served.address}${query}`)
    await page.waitForFunction(() => document.querySelectorAll('.ag-cell').length > 30)
    asked = []
    page.on('request', (request) => asked.push(request.url()))
  }

  beforeAll(async () => {
    served = await serveSheetPage()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser.close()
    await served[Symbol.asyncDispose]()
  })
  beforeEach(() => open())
  afterEach(() => {
    if (errors.length > 0) throw new Error(errors.join('\n'))
  })

  const keys = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await page.keyboard.press(name)
  }
  const cell = (indicator: string, column: string): Locator => page.locator(`.ag-row[row-id="${indicator}"] .ag-cell[col-id="${column}"]`)
  return {
    open,
    page: (): Page => page,
    asked: (): readonly string[] => asked,
    keys,
    type: (text: string): Promise<void> => page.keyboard.type(text),
    cell,
    textOf: (indicator: string, column: string): Promise<string> => cell(indicator, column).innerText(),
    head: (column: string): Locator => page.locator(`.ag-header-cell[col-id="${column}"]`),
    goTo: (indicator: string, column: string): Promise<void> => page.evaluate(([id, at]) => window.page.handle.goTo(id ?? '', at), [indicator, column]),
    status: () => page.evaluate(() => window.page.status),
    says: async (): Promise<string | null> => (await page.evaluate(() => window.page.status))?.message ?? null,
    spoken: async (): Promise<string> => (await page.locator('.sheet-editor').getAttribute('aria-label')) ?? '',
    settled: () => page.waitForFunction(() => window.page.status?.pending === 0),
    stored: (indicator: string, column: string) => page.evaluate((key) => window.page.values.get(key), `${indicator} ${column}`),
    batches: () => page.evaluate(() => window.page.batches),
    paste: ({ text = '', html = '' }: Clip) =>
      page.evaluate(
        ([plain, table]) => {
          const data = new DataTransfer()
          if (plain) data.setData('text/plain', plain)
          if (table) data.setData('text/html', table)
          document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        },
        [text, html],
      ),
    copy: (kind: 'copy' | 'cut' = 'copy') =>
      page.evaluate((name) => {
        const data = new DataTransfer()
        document.activeElement?.dispatchEvent(new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true }))
        return { text: data.getData('text/plain'), html: data.getData('text/html') }
      }, kind),
    /** Drops a file on a cell. */
    drop: async (on: Locator, name: string, bytes: readonly number[]) => {
      const box = await on.boundingBox()
      await page.evaluate(
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
