/**
 * Fifty browsers on one plan for a minute, five edits a second: no lost update, everybody ends with the same values, others' changes within a
 * second. Six of them are real pages, as many as two cores carry beside the server; the others are made of the same client code over HTTP.
 */
import type { Browser, Page } from 'playwright-core'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import { launchChromium } from '../support/chromium.ts'
import { commonCells, letCrowdType } from '../support/crowd-clients.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { Finding, Target } from './measure.ts'
import { median, p95 } from './measure.ts'
import { contextFor } from './page.ts'
import { signInAt } from '../support/server.ts'
import type { Ours } from './servers.ts'

const clients = 44
const realPages = 6
const seconds = 60
const editsPerSecond = 5
/** A real page types once in so long. */
const pageMilliseconds = 6000

const open = async (browser: Browser, target: Target, plan: string, period: string): Promise<Page> => {
  const context = await contextFor(browser, target)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${target.port}/plans/${plan}/sheet`)
  await page.locator('.ag-cell').first().waitFor()
  await page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo({ left: 1100 }))
  // Quarters stand behind what is said about each indicator.
  await page.locator(`.ag-cell[col-id="${period}"]`).first().waitFor()
  return page
}

/** Types with real keys until the time is over. */
const typeOn = async (page: Page, rows: readonly string[], period: string, place: number, until: number): Promise<void> => {
  for (let count = 0; performance.now() < until; count += 1) {
    const cell = page.locator(`.ag-row[row-id="${rows[(place * 7 + count) % rows.length]}"] .ag-cell[col-id="${period}"]`)
    if ((await cell.count()) > 0) {
      await cell.click()
      await page.keyboard.type(String(100_000 + place * 1000 + count))
      await page.keyboard.press('Enter')
    }
    await page.waitForTimeout(pageMilliseconds)
  }
}

/** What stands in the cells that a page draws at the moment, by row: those that are scrolled away are not in it. */
const shown = async (page: Page, period: string): Promise<ReadonlyMap<string, string>> => {
  const cells = page.locator(`.ag-row .ag-cell[col-id="${period}"]`)
  const found = await cells.evaluateAll((all) =>
    all.map((cell): [string, string] => [cell.closest('.ag-row')?.getAttribute('row-id') ?? '', cell.textContent.trim()]),
  )
  return new Map(found)
}

/** Conflicts that are open on a page: the person takes theirs. */
const takeTheirs = async (page: Page): Promise<void> => {
  for (let tries = 0; tries < 10; tries += 1) {
    await page.locator('.sheet-editor').focus()
    await page.keyboard.press('F8')
    const button = page.locator('.sheet-note[data-kind="conflict"]:visible button').first()
    if ((await button.count()) === 0) return
    await button.click()
  }
}

export const benchCrowd = async (target: Ours, plan: string): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly string[] }> => {
  await using browser = await launchChromium()
  const address = `http://127.0.0.1:${target.port}`
  const headers = [target.headers, await signInAt(address, 'admin@demo.invalid', demonstrationPassword)]
  const view = (await (await fetch(`${address}/api/plans/${plan}/sheet?from=2026&to=2026`, { headers: target.headers })).json()) as SheetView
  const cells = commonCells(view)
  const [first] = cells
  const period = first && 'period' in first ? first.period : ''
  const rows = cells.flatMap((cell) => ('indicator' in cell ? [cell.indicator] : []))
  const pages: Page[] = []
  for (let place = 0; place < realPages; place += 1)
    pages.push(await open(browser, { ...target, headers: headers[place % headers.length] ?? target.headers }, plan, period))
  const until = performance.now() + seconds * 1000
  const [report] = await Promise.all([
    letCrowdType({ address, headers, plan, clients, editsPerSecond, seconds, seed: 50 }),
    ...pages.map((page, place) => typeOn(page, rows, period, place, until)),
  ])
  for (const page of pages) await takeTheirs(page)
  await pages[0]?.waitForTimeout(1500)
  const fresh = await shown(await open(browser, target, plan, period), period)
  const ends = await Promise.all(pages.map((page) => shown(page, period)))
  const unlike = ends.flatMap((end, place) =>
    [...end]
      .filter(([row, text]) => fresh.has(row) && fresh.get(row) !== text)
      .map(([row, text]) => `page ${place}: ${row} ${text} instead of ${fresh.get(row)}`),
  )
  const differentPages = new Set(unlike.map((line) => line.split(':', 1)[0])).size
  const compared = ends.reduce((sum, end) => sum + [...end.keys()].filter((row) => fresh.has(row)).length, 0)
  const count = (name: string, ours: number): Finding => ({ name, ours, bare: null, unit: '', limit: 0 })
  return {
    findings: [
      count('crowd: lost updates', report.lost.length),
      count('crowd: browsers with other values', report.different + differentPages),
      { name: "crowd: others' changes, p50", ours: median(report.latencies), bare: null, unit: 'ms', limit: null },
      { name: "crowd: others' changes, p95", ours: p95(report.latencies), bare: null, unit: 'ms', limit: 1000 },
    ],
    notes: [
      `${clients} clients and ${realPages} pages, ${report.typed} texts, ${report.acknowledged} written, ${report.latencies.length} changes heard, ${compared} cells of pages compared`,
      ...report.lost.slice(0, 5),
      ...unlike.slice(0, 5),
    ],
  }
}
