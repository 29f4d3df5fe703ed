/**
 * The sheet under the fingers: the built product in Chromium, on large plans. How soon it can be used, what scrolling costs beside a bare
 * AG Grid with the same columns, how long pastes and the changes of others take, and how much comes over the line at first.
 *
 * Scrolling is compared in processor time of the page's main thread, because pictures a second depend on what else the machine does.
 */
import { gunzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { launchChromium } from '../support/chromium.ts'
import type { BareGrid } from './bare-grid.ts'
import { serveBareGrid } from './bare-grid.ts'
import type { Saver } from './edits.ts'
import type { Finding, Target } from './measure.ts'
import { call, expect, interleaved, median } from './measure.ts'
import { contextFor, timeToFigures } from './page.ts'
import { sheetPath } from './reading.ts'

type Large = Target & { readonly plan: PlanView }

const years = 'years=2025-2026'
const addressOf = ({ port, plan }: Large): string => `http://127.0.0.1:${port}/plans/${plan.code}?${years}`

const inNewPage = async <Result>(browser: Browser, target: Large, act: (page: Page) => Promise<Result>): Promise<Result> => {
  const context = await contextFor(browser, target)
  try {
    return await act(await context.newPage())
  } finally {
    await context.close()
  }
}

/** How many more rows a plan has, and how long it may take until it can be used. */
export interface Opening {
  readonly rows: number
  readonly limit: number
}

/** @returns how to ask for the milliseconds that the page's main thread has worked. */
const watchWork = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
}

/** The time on the clock, and beside it the work of the main thread, which other work on the machine hardly moves. @param rounds fewer for what takes long. */
export const benchOpening = async (target: Large, { rows, limit }: Opening, rounds: number): Promise<readonly Finding[]> => {
  await using browser = await launchChromium()
  const [times, works]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    const [time, work] = await inNewPage(browser, target, async (page) => {
      const worked = await watchWork(page)
      const before = await worked()
      return [await timeToFigures(page, addressOf(target)), (await worked()) - before] as const
    })
    if (round > 0) times.push(time)
    if (round > 0) works.push(work)
  }
  const size = `${rows.toLocaleString('en')} rows × 44`
  return [
    { name: `sheet usable, ${size}`, ours: median(times), bare: null, unit: 'ms', limit },
    { name: `main thread until then, ${size}`, ours: median(works), bare: null, unit: 'ms', limit: null },
  ]
}

/** Bytes of the page itself as they travel, without what the server knows about plans. */
const firstLoad = (browser: Browser, target: Large): Promise<number> =>
  inNewPage(browser, target, async (page) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const own = new Set<string>()
    let bytes = 0
    session.on('Network.requestWillBeSent', ({ requestId, request }) => new URL(request.url).pathname.startsWith('/api/') || own.add(requestId))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (own.has(requestId)) bytes += encodedDataLength
    })
    await timeToFigures(page, addressOf(target))
    return bytes / 1000
  })

const frames = 120
/** A row a frame or a little more, as a wheel does. */
const scrolling = `new Promise((done) => {
  const viewport = document.querySelector('.ag-grid-viewport')
  let frame = 0
  const step = () => {
    viewport.scrollTop += 30
    frame += 1
    requestAnimationFrame(frame < ${frames} ? step : () => done())
  }
  requestAnimationFrame(step)
})`

/** @returns how to scroll on; each time it tells the milliseconds of the main thread a frame. */
const makeScroller = async (page: Page): Promise<() => Promise<number>> => {
  const worked = await watchWork(page)
  return async () => {
    const before = await worked()
    await page.evaluate(scrolling)
    return ((await worked()) - before) / frames
  }
}

const benchScrolling = async (browser: Browser, target: Large, bare: BareGrid): Promise<Finding> => {
  const [ours, theirs] = [await contextFor(browser, target), await browser.newContext({ viewport: { width: 1440, height: 900 } })]
  try {
    const [page, barePage] = [await ours.newPage(), await theirs.newPage()]
    await timeToFigures(page, addressOf(target))
    const room = (await page.locator('.sheet-grid').boundingBox()) ?? { width: 1440, height: 800 }
    await timeToFigures(barePage, `${bare.address}?width=${room.width}&height=${room.height}`)
    const times = await interleaved({ ours: await makeScroller(page), bare: await makeScroller(barePage) })
    return { name: 'main thread a frame of scrolling', ours: median(times.ours), bare: median(times.bare), unit: 'ms', limit: 1.2 }
  } finally {
    await ours.close()
    await theirs.close()
  }
}

/** Tells what the server has confirmed, and when changes of others came and were painted. */
const spy = `{
  const spied = (window.spied = { confirmed: 0, cells: 0, began: null, shown: 0 })
  const ask = window.fetch
  window.fetch = async (address, init) => {
    const answer = await ask(address, init)
    if (String(address).endsWith('/edits') && typeof init?.body === 'string') spied.confirmed += JSON.parse(init.body).edits.length
    return answer
  }
  const listen = EventSource.prototype.addEventListener
  EventSource.prototype.addEventListener = function (name, heard, ...rest) {
    const hear = (event) => {
      spied.began ??= performance.now()
      heard.call(this, event)
      spied.cells += JSON.parse(event.data).cells.length
      requestAnimationFrame(() => setTimeout(() => { spied.shown = performance.now() - spied.began }))
    }
    return listen.call(this, name, name === 'change' ? hear : heard, ...rest)
  }
}`

const arrived = `new Promise((done) => {
  const look = () => (window.spied.cells >= 1000 && window.spied.shown > 0 ? done() : setTimeout(look, 20))
  look()
})`

interface Pasting {
  readonly shown: number
  readonly confirmed: number
}
const pasting = `([text, first, count]) => new Promise((done, failed) => {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  window.spied.confirmed = 0
  const began = performance.now()
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  let shown = 0
  const look = () => {
    const now = performance.now() - began
    if (shown === 0 && document.querySelector('.sheet-editor').getAttribute('aria-label').includes(first)) shown = now
    if (shown > 0 && window.spied.confirmed >= count) done({ shown, confirmed: now })
    else if (now > 60000) failed(new Error('not confirmed: ' + window.spied.confirmed + ' of ' + count + ', first ' + shown))
    else setTimeout(look, 2)
  }
  requestAnimationFrame(() => setTimeout(look))
})`

/** Pastes blocks of ten months; each round other figures, near those that stand there. */
const makePaster = (page: Page, { values, periods }: SheetView, top: number) => {
  let round = 0
  return async (rows: number): Promise<Pasting> => {
    round += 1
    const months = periods.filter((period) => /^2025-\d\d$/.test(period)).slice(0, 10)
    const figure = (period: string, row: number): string => (Number(values[period]?.[top + row] ?? 1) + round / 100).toFixed(2)
    const block = Array.from({ length: rows }, (_, row) => months.map((period) => figure(period, row)))
    await page.keyboard.press('Control+g')
    await page.keyboard.type(`${top + 1} 2025-01`)
    await page.keyboard.press('Enter')
    const text = block.map((row) => row.join('\t')).join('\r\n')
    return page.evaluate<Pasting>(`(${pasting})(${JSON.stringify([text, block[0]?.[0] ?? '', rows * 10])})`)
  }
}

const rounds = 5
const far = 5000

const benchBlocks = (browser: Browser, target: Large, view: SheetView, saver: Saver): Promise<readonly Finding[]> =>
  inNewPage(browser, target, async (page) => {
    await page.addInitScript(spy)
    await timeToFigures(page, addressOf(target))
    await page.locator('.live-open').waitFor()
    const others: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      await page.evaluate('Object.assign(window.spied, { cells: 0, began: null, shown: 0 })')
      await saver.saveOurs(1000, 'block')
      await page.evaluate(arrived)
      if (round > 0) others.push(await page.evaluate<number>('window.spied.shown'))
    }
    await page.locator('.sheet-grid .ag-cell[col-id="name"]').first().click()
    const paste = makePaster(page, view, far)
    const times = { thousand: [] as Pasting[], tenThousand: [] as Pasting[] }
    for (let round = 0; round <= rounds; round += 1) {
      const [thousand, tenThousand] = [await paste(100), await paste(1000)]
      if (round > 0) times.thousand.push(thousand)
      if (round > 0) times.tenThousand.push(tenThousand)
    }
    const finding = (name: string, figures: readonly number[], limit: number): Finding => ({ name, ours: median(figures), bare: null, unit: 'ms', limit })
    return [
      finding(
        '1,000 pasted cells, visible',
        times.thousand.map(({ shown }) => shown),
        150,
      ),
      finding(
        '1,000 pasted cells, confirmed',
        times.thousand.map(({ confirmed }) => confirmed),
        500,
      ),
      finding(
        '10,000 pasted cells, confirmed',
        times.tenThousand.map(({ confirmed }) => confirmed),
        3000,
      ),
      finding('1,000 changes of others, from arrival to seen', others, 200),
    ]
  })

/** @param target the plan of ten thousand rows. @param folder for what is built. */
export const benchSheet = async (target: Large, folder: string, saver: Saver): Promise<readonly Finding[]> => {
  const { body } = await expect(call(target, 'GET', sheetPath(target.plan.id)))
  const text = gunzipSync(body).toString('utf8')
  await using bare = await serveBareGrid(folder, text)
  await using browser = await launchChromium()
  const kilobytes = await firstLoad(browser, target)
  return [
    { name: 'first load of the page, zipped', ours: kilobytes, bare: null, unit: 'kB', limit: 600 },
    await benchScrolling(browser, target, bare),
    ...(await benchBlocks(browser, target, JSON.parse(text) as SheetView, saver)),
  ]
}
