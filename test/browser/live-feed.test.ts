/** The live feed of a page, against a server that breaks the line and ends the session. */
import type { ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

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

const { page, forgive } = useSheetPage([liveFeed])

describe('the live feed', () => {
  /** Waits until the page has heard so much. */
  const hears = async (...all: readonly (string | number)[]): Promise<void> => {
    const asText = JSON.stringify(all)
    await page().waitForFunction((text) => JSON.stringify((window as unknown as { heard: unknown[] }).heard) === text, asText, { timeout: 10_000 })
  }
  const cut = (): void => {
    for (const line of live.lines) line.end()
    live.lines.clear()
  }

  it('goes on after the last change when the line breaks, hears nothing twice, and ends when signed out', async () => {
    Object.assign(live, { asked: [], status: 200 })
    await page().evaluate(() => {
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
    await page().waitForTimeout(1200)
    expect(live.asked).toHaveLength(asked)
    forgive('401')
  })

  it('gives its line back while nobody looks at the page, and misses nothing', async () => {
    Object.assign(live, { asked: [], status: 200 })
    const look = (state: 'hidden' | 'visible') =>
      page().evaluate((now) => {
        Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await page().evaluate(() => {
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
