/** The built product with its demonstration, one for a file of tests, and people who open it in browsers of their own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import type { Language } from '../../server/wire/rows.ts'
import { launchChromium } from './chromium.ts'
import { demonstrationNow } from './database.ts'
import type { Run } from './server.ts'
import { asBuilt, startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of a product that has loaded the demonstration, and stopped (`built.ts`). */
    readonly demonstration: string
  }
}

export interface Somebody {
  readonly context: BrowserContext
  readonly page: Page
}

/** Milliseconds after which something that should appear on a page does not come, however busy the machine. */
const patience = 60_000

export const desk = { width: 1440, height: 900 }
export const hand = { width: 390, height: 844 }

/**
 * To be called once at the top of a test file. After each test all browsers are closed; what their consoles complained of fails it. After the last
 * one the product's own log has to be empty.
 *
 * @param now the product's clock; the demonstration's figures end at `demonstrationNow`.
 */
export const useProduct = ({ now = demonstrationNow } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'product-'))
  const open: BrowserContext[] = []
  const complaints: string[] = []
  let server: Run
  let address = ''
  let browser: Browser

  beforeAll(async () => {
    cpSync(inject('demonstration'), folder, { recursive: true })
    server = startServer(folder, [], { CLOCK: now }, asBuilt)
    ;[address, browser] = await Promise.all([server.address, launchChromium()])
  })
  afterEach(async () => {
    for (const context of open.splice(0)) await context.close()
    expect(complaints.splice(0), 'complaints of the browsers').toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await server.kill('SIGTERM')
    rmSync(folder, { recursive: true })
    expect(server.complained(), 'log of the product').toBe('')
  })

  /** A browser of one's own, on no page yet. @param account what stands before the @; `null` is nobody. */
  const somebody = async (account: string | null, options: BrowserContextOptions = {}): Promise<Somebody> => {
    const context = await browser.newContext({ viewport: desk, locale: 'zh-CN', acceptDownloads: true, ...options })
    open.push(context)
    context.setDefaultTimeout(patience)
    if (account !== null) {
      const session = await context.request.post(`${address}/api/session`, {
        data: { email: `${account}@demo.invalid`, password: demonstrationPassword },
      })
      if (!session.ok()) throw new Error(`${account} could not sign in: ${session.status()}`)
    }
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (line) => {
      // A refused request is the browser's own line; what came of it is the page's matter.
      if (/warning|error/.test(line.type()) && !line.text().startsWith('Failed to load resource')) complaints.push(line.text())
    })
    return { context, page }
  }

  return {
    /** Its data folder. */
    folder,
    address: (): string => address,
    somebody,
    /** The same, on a page. @param path from the root, with its slash. */
    visit: async (account: string | null, path = '/', options: BrowserContextOptions = {}): Promise<Somebody> => {
      const one = await somebody(account, options)
      await one.page.goto(`${address}${path}`)
      return one
    },
  }
}

/** Before the first page of a browser: the language that its person chose. */
export const speak = (context: BrowserContext, language: Language): Promise<unknown> =>
  context.addInitScript((chosen) => localStorage.setItem('xushi.language', chosen), language)

/** Until a sheet has drawn its cells. */
export const drawn = (page: Page): Promise<void> => page.locator('.ag-cell').first().waitFor()

/** Waits for colours and places that are on their way to others; what turns for ever is left alone. */
const still = `Promise.all(
  document.getAnimations()
    .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished.catch(() => {}))
).then(() => {})`

/**
 * What a checker of accessibility finds, a line each.
 *
 * @param within CSS selector; the whole page by default.
 * @param rules  of the checker's; all by default.
 */
export const faults = async (
  page: Page,
  { within, rules }: { readonly within?: string; readonly rules?: readonly string[] } = {},
): Promise<readonly string[]> => {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source)
  await page.evaluate(still)
  // The title of a dialog is no second head of the page.
  const heads = (await page.locator('[role=dialog] > header').count()) === 0
  // AG Grid draws a row of column groups also where none of its groups is in sight.
  const where = { ...(within !== undefined && { include: within }), exclude: '.ag-header-row-group:not(:has([role=columnheader]))' }
  const options = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: rules } : { rules: { 'landmark-no-duplicate-banner': { enabled: heads }, 'landmark-unique': { enabled: heads } } }),
  }
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(where)}, ${JSON.stringify(options)})`)) as {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
  }
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
