/** Ten thousand rows, by what they cost the page's main thread: the clock on the wall tells more of what else the machine does. */
import type { CDPSession } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { open, ready, page, goTo, settled, batches, paste } = useSheetPage()
const first = 'foreign-trade'

let session: CDPSession
beforeEach(async () => {
  await open('?rows=10000&from=2025')
  session = await page().context().newCDPSession(page())
  await session.send('Performance.enable')
})

/** Milliseconds of the main thread that something costs. */
const cost = async (act: () => Promise<unknown>): Promise<number> => {
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN)
  }
  const before = await spent()
  await act()
  return (await spent()) - before
}

it('are grouped, folded, filtered, found and sorted, each in the blink of an eye', async () => {
  const acts = {
    group: () => window.page.handle.setGrouping('tasks'),
    fold: () => window.page.handle.foldTo(0),
    unfold: () => window.page.handle.foldTo(null),
    filter: () => window.page.handle.setFilter({ conditions: [{ kind: 'list', column: 'light', values: ['red', 'yellow'] }] }),
    clear: () => window.page.handle.setFilter({}),
    find: () => window.page.handle.setQuickSearch('dqsczz'),
    all: () => window.page.handle.setQuickSearch(''),
    sort: () => window.page.handle.sortBy('name', 'asc'),
    ungroup: () => window.page.handle.setGrouping('none'),
  }
  // On a quiet machine each is below 200, with what it draws.
  for (const [name, act] of Object.entries(acts)) {
    const took = await cost(async () => {
      await page().evaluate(act)
      await page().evaluate(() => new Promise(requestAnimationFrame))
    })
    expect([name, took < 1500], `${took} ms`).toEqual([name, true])
  }
})

it('are mounted, take a large block and a thousand changes without a stall', async () => {
  const mounting = await cost(async () => {
    await page().reload()
    await ready()
  })
  expect(mounting).toBeLessThan(3000)
  await goTo(first, '2026-01')
  const lines = Array.from({ length: 1000 }, (_, row) => `${row}\t${row}`).join('\r\n')
  await paste({ text: lines })
  await settled()
  await expect.poll(async () => (await batches()).length).toBeLessThanOrEqual(2)
  const changing = await cost(() =>
    page().evaluate(() => {
      for (let place = 0; place < 1000; place += 1)
        window.page.byOther(place < 121 ? 'foreign-trade' : `foreign-trade-${place}`, '2026-01', String(place), true)
    }),
  )
  expect(changing).toBeLessThan(2000)
})
