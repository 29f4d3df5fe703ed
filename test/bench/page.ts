/** The page in Chromium: from the address to a sheet with figures in it, and what the server then holds in memory. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import type { Finding, Target } from './measure.ts'
import { median, rounds } from './measure.ts'

const mostMilliseconds = 30_000

/** A painted row whose cells show figures: looked at in the frame after it was laid out. The page's own clock starts with its navigation. */
const painted = `new Promise((found, failed) => {
  const look = () => {
    const cells = [...document.querySelectorAll('[role="gridcell"]')]
    if (cells.some((cell) => /^\\d[\\d,]*\\.\\d+$/.test(cell.textContent.trim()))) requestAnimationFrame(() => found(performance.now()))
    else if (performance.now() > ${mostMilliseconds}) failed(new Error('no figure on the page: ' + document.body.innerText.slice(0, 300)))
    else requestAnimationFrame(look)
  }
  look()
})`

/** A browser that has nothing kept, signed in as the target is. */
export const contextFor = async (browser: Browser, { port, headers }: Target): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const cookies = (headers['cookie'] ?? '').split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: `http://127.0.0.1:${port}` }
  })
  await context.addCookies(cookies)
  return context
}

/** Goes there. @returns milliseconds from the navigation on until figures are painted. */
export const timeToFigures = async (page: Page, address: string): Promise<number> => {
  await page.goto(address, { waitUntil: 'commit' })
  return page.evaluate<number>(painted)
}

const timeToSheet = async (browser: Browser, target: Target, plan: string): Promise<number> => {
  const context = await contextFor(browser, target)
  try {
    return await timeToFigures(await context.newPage(), `http://127.0.0.1:${target.port}/plans/${plan}`)
  } finally {
    await context.close()
  }
}

/** @param servers which plan on which server, by what the line calls it. */
export const benchPage = async (servers: Readonly<Record<string, { readonly on: Target; readonly plan: string }>>): Promise<readonly Finding[]> => {
  await using browser = await launchChromium()
  const times = new Map(Object.keys(servers).map((name) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, { on, plan }] of Object.entries(servers)) {
      const time = await timeToSheet(browser, on, plan)
      if (round > 0) times.get(name)?.push(time)
    }
  return [...times].map(([name, own]) => ({ name: `page usable, ${name}`, ours: median(own), bare: null, unit: 'ms', limit: 2000 }))
}
