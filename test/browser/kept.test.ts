/** Unsent edits in the browser's own store: they outlive the page, the browser and a process that is killed. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { launchProfile } from '../support/chromium.ts'
import { useSheetPage } from './sheet-page/use.ts'

const { open, ready, page: opened, browser, address } = useSheetPage()
const type = async (on: Page, indicator: string, text: string): Promise<void> => {
  await on.evaluate((id) => window.page.handle.goTo(id, '2026-02'), indicator)
  await on.keyboard.type(text)
  await on.keyboard.press('Enter')
}
const cut = (on: Page) => on.evaluate(() => (window.page.trouble = 'offline'))
const stored = (on: Page, indicator: string) =>
  on.waitForFunction((key) => window.page.values.get(key), `${indicator} 2026-02`).then((value) => value.jsonValue())
const painted = (on: Page) => on.evaluate(() => new Promise<void>((settle) => requestAnimationFrame(() => requestAnimationFrame(() => settle()))))
/** What lies in the browser's store. */
const records = (on: Page): Promise<number> =>
  on.evaluate(
    () =>
      new Promise<number>((settle) => {
        const opening = indexedDB.open('xushi', 1)
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('records').objectStore('records').count()
          counting.addEventListener('success', () => {
            opening.result.close()
            settle(counting.result)
          })
        })
      }),
  )
const untilRecords = async (on: Page, count: number): Promise<void> => {
  await expect.poll(() => records(on)).toBe(count)
}

describe('a drawer of unsent edits', () => {
  it('is taken over when its page is gone, in the order it was typed, and is empty when all is sent', async () => {
    const page = opened()
    await cut(page)
    for (const [indicator, text] of [
      ['foreign-trade', '1'],
      ['foreign-capital', '2'],
      ['foreign-trade', '3'],
    ] as const)
      await type(page, indicator, text)
    await page.goto('about:blank')
    await page.goto(address())
    await expect.poll(() => stored(page, 'foreign-capital')).toBe('2')
    await page.waitForFunction(() => window.page.status?.pending === 0)
    await expect.poll(async () => [await stored(page, 'foreign-trade'), await stored(page, 'foreign-capital')]).toEqual(['3', '2'])
    const sent = await page.evaluate(() => window.page.batches.flatMap(({ edits }) => edits.map(({ text }) => text)))
    // The one that was under way when the page ended comes first; its text was typed over since.
    expect(sent).toEqual(['1', '2', '3'])
    await untilRecords(page, 0)
  })

  it('is left alone while its page lives, also where the browser has no locks', async () => {
    for (const locks of [true, false]) {
      const context = await browser().newContext({ viewport: { width: 1440, height: 900 } })
      if (!locks) await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }))
      const [first, second] = [await context.newPage(), await context.newPage()]
      await first.goto(address())
      await ready(first)
      await cut(first)
      await type(first, 'foreign-trade', '1')
      await second.goto(address())
      await ready(second)
      // The one that lives was asked, and had its time to answer.
      await second.waitForTimeout(600)
      await expect.poll(() => second.evaluate(() => [window.page.batches.length, window.page.status?.pending])).toEqual([0, 0])
      await first.close()
      await second.reload()
      await expect.poll(() => stored(second, 'foreign-trade')).toBe('1')
      await context.close()
    }
  })

  it('holds a hundred thousand cells, and brings them all back', async () => {
    await open('?rows=18000&from=2024')
    const page = opened()
    await cut(page)
    await page.evaluate(() => window.page.handle.focus())
    await page.keyboard.press('Control+a')
    const cells = await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '7')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      return new Promise<number>((settle) => setTimeout(() => settle(window.page.status?.pending ?? 0), 100))
    })
    expect(cells).toBeGreaterThan(100_000)
    // One read behind the writes: when it is answered, they are done.
    await expect.poll(() => records(page)).toBeGreaterThan(0)
    await page.goto('about:blank')
    await page.goto(`${address()}?rows=18000&from=2024&trouble=offline`)
    await page.waitForFunction((all) => window.page.status?.pending === all, cells)
  })
})

it('is still there when the browser was killed right after the last key', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'xushi-profile-'))
  try {
    const before = await launchProfile(profile)
    const [typing = await before.newPage()] = before.pages()
    await typing.goto(address())
    await ready(typing)
    // On a new profile the browser takes its time to make the store; an hour later nobody remembers.
    await untilRecords(typing, 0)
    await cut(typing)
    await type(typing, 'foreign-trade', '123')
    await type(typing, 'foreign-capital', '456')
    await painted(typing)
    killBrowserOf(profile)
    await before.close().catch(() => {})
    const after = await launchProfile(profile)
    const [again = await after.newPage()] = after.pages()
    await again.goto(address())
    await expect.poll(async () => [await stored(again, 'foreign-trade'), await stored(again, 'foreign-capital')]).toEqual(['123', '456'])
    await after.close()
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})

/** Ends the browser's process as a crash does: every process that was started on this profile, by its id, and no other. */
const killBrowserOf = (profile: string): void => {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(profile)) process.kill(Number(id), 'SIGKILL')
    } catch {
      // Ended meanwhile, or somebody else's.
    }
  }
}
