/** A cell tells its story, on the built product: two people, a mention that comes by mail, a file up and down, history, flag, a link to exactly this cell. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import type { RightsView } from '../../server/wire/plans.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { aPdf } from '../support/files.ts'
import { planCode } from '../support/house.ts'
import { drawn, faults, hand, useProduct } from '../support/product.ts'

const product = useProduct()
const { somebody } = product
const period = '2026-Q3'
/** An indicator that 卢芷兰 fills in, reported by the quarter. */
let indicator = ''

beforeAll(async () => {
  const { context } = await somebody('health')
  const read = async <View>(what: string): Promise<View> =>
    (await (await context.request.get(`${product.address()}/api/plans/${planCode}/${what}`)).json()) as View
  const [rights, { rows }] = [await read<RightsView>('rights?to=2026'), await read<SheetView>('sheet?from=2026&to=2026')]
  indicator = rows.id.find((id, place) => rights.observations.includes(id) && rows.name[place]?.includes('托位'))!
  await context.close()
})

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: '单元格详情' })
const cellOf = (page: Page, of = period): Locator => page.locator(`.ag-row[row-id="${indicator}"] [col-id="${of}"]`)
/** Follows a link to the cell, as mails and colleagues give it. */
const follow = async (page: Page, more = `period=${period}&cell`): Promise<void> => {
  await page.goto(`${product.address()}/plans/${planCode}?indicator=${indicator}&${more}`)
  await drawn(page)
}
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '')

it('takes a comment with a mention and a file from one, and shows them to another at once, in his mail, and in the history', async () => {
  const reporter = await somebody('health')
  await follow(reporter.page)
  const panel = panelOf(reporter.page)
  await panel.getByRole('heading', { name: '评论' }).waitFor()
  // The panel took room, and the cell is still to be seen.
  await expect.poll(() => cellOf(reporter.page).isVisible()).toBe(true)

  const office = await somebody('office')
  await office.page.goto(`${product.address()}/plans/${planCode}`)
  await drawn(office.page)

  const area = panel.getByLabel('评论内容')
  await area.click()
  await reporter.page.keyboard.type('<img src=x onerror=alert(1)> 请核口径，@苏')
  await panel.getByRole('option', { name: /苏明远/ }).waitFor()
  await reporter.page.keyboard.press('Enter')
  await reporter.page.keyboard.press('Control+Enter')
  await panel.getByText('请核口径').waitFor()
  await expect.poll(() => panel.locator('.comment-text img').count()).toBe(0)

  await panel.locator('input[type=file]').setInputFiles([
    { name: '../=cmd|三季度决算.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf) },
    { name: '假.png', mimeType: 'image/png', buffer: Buffer.from('<html>') },
    { name: '大.txt', mimeType: 'text/plain', buffer: Buffer.alloc(11 * 1024 * 1024, 'a') },
  ])
  await panel.getByText('内容须与扩展名一致').waitFor()
  await panel.getByText('大.txt：超过 10 兆').waitFor()
  const file = panel.getByRole('link', { name: /三季度决算/ })
  const download = reporter.page.waitForEvent('download')
  await file.click()
  const got = await download
  expect(readFileSync(await got.path())).toEqual(Buffer.from(aPdf))
  expect(got.suggestedFilename()).toBe('=cmd_三季度决算.pdf')

  // In the other browser the cell is marked without a touch, and a screen reader hears of it.
  await office.page.evaluate(() => new Promise(requestAnimationFrame))
  await office.page.goto(`${product.address()}/plans/${planCode}?row=${indicator}&period=${period}`)
  await expect.poll(() => cellOf(office.page).getAttribute('class')).toMatch(/sheet-talked.*sheet-filed|sheet-filed.*sheet-talked/)
  await expect.poll(() => office.page.locator('.sheet-editor').getAttribute('aria-label')).toContain('1 条评论，1 个附件')
  await office.page.keyboard.press('Control+Shift+F2')
  await panelOf(office.page).getByText('请核口径').waitFor()
  await expect.poll(() => panelOf(office.page).getByRole('button', { name: '修改' }).count()).toBe(0)

  // An answer comes back while the first panel is open.
  await panelOf(office.page).getByLabel('评论内容').fill('已核')
  await panelOf(office.page).getByRole('button', { name: '发表' }).click()
  await panel.getByText('已核').waitFor()

  // The night tells whom it names, with a link that leads here.
  await office.page.request.post(`${product.address()}/api/jobs/evaluate`, { data: { asOf: '2026-11-23' } })
  await office.page.request.post(`${product.address()}/api/jobs/deliver`)
  await office.page.goto(`${product.address()}/mails`)
  await office.page.locator('.mails-list').getByText('苏明远').first().click()
  const letter = office.page.frameLocator('iframe')
  await letter.getByText('有人提到您').first().waitFor()
  const link = await letter.getByRole('link', { name: /托位/ }).first().getAttribute('href')
  await office.page.goto(`${product.address()}${new URL(link!).pathname}${new URL(link!).search}`)
  await panelOf(office.page).getByText('请核口径').waitFor()

  // What one wrote one takes back; a placeholder stays.
  await panel.getByRole('button', { name: '删除', exact: true }).first().click()
  await panel.getByRole('button', { name: '确定删除？' }).click()
  await panel.getByText('评论已由卢芷兰').waitFor()
  await expect.poll(() => panelOf(office.page).getByText('请核口径').count()).toBe(0)
  await panel.getByRole('button', { name: /^删除附件/ }).click()
  await panel.getByRole('button', { name: '确定删除？' }).click()
  await panel.getByText('删除附件 =cmd_三季度决算.pdf').waitFor()
})

it('changes the kind of a figure through the sheet’s own queue, shows it in the history, and undoes it', async () => {
  const { page } = await somebody('health')
  await follow(page)
  const panel = panelOf(page)
  await panel.getByRole('combobox', { name: '数据性质' }).click()
  await page.getByRole('option', { name: '部门预计' }).click()
  await panel.getByText(/数据性质：.* → 部门预计/).waitFor()
  await panel.getByText('改数据性质').waitFor()
  await expect.poll(() => cellOf(page).innerText()).toContain('部')
  await page.getByRole('button', { name: /^撤销：/ }).click()
  await panel.getByText(/数据性质：部门预计数 → /).waitFor()
})

it('is opened by keys and closed by Esc, with the focus where it was; a link to another year turns to that year', async () => {
  const { page } = await somebody('health')
  await page.goto(`${product.address()}/plans/${planCode}?row=${indicator}&period=${period}`)
  await cellOf(page).waitFor()
  await expect.poll(() => focused(page)).toContain('sheet-editor')
  for (const key of ['Shift+F2', 'Control+Shift+F2']) {
    await page.keyboard.press(key)
    await panelOf(page).getByRole('heading', { name: '历史' }).waitFor()
    expect(new URL(page.url()).searchParams.has('cell')).toBe(true)
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toContain('sheet-editor')
  }
  await page.keyboard.press('Control+Shift+F2')
  await panelOf(page).getByRole('heading', { name: '历史' }).waitFor()
  const area = () => page.evaluate(() => document.activeElement?.closest('.toolbar, .sheet, .side-panel')?.classList[0])
  for (const [keys, reached] of [
    ['F6', 'toolbar'],
    ['F6', 'sheet'],
    ['F6', 'side-panel'],
    ['Shift+F6', 'sheet'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect.poll(area).toBe(reached)
  }
  // Without `cell` the same address explains the light, as ever.
  await follow(page, `period=${period}`)
  await page.getByRole('complementary', { name: '判灯说明' }).getByRole('button', { name: '评论与来历' }).click()
  await panelOf(page).getByRole('heading', { name: '历史' }).waitFor()
  await follow(page, 'period=2025-Q4&cell')
  await panelOf(page).getByText('2025年四季度', { exact: true }).waitFor()
  await expect.poll(() => cellOf(page, '2025-Q4').isVisible()).toBe(true)
  await panelOf(page).getByRole('button', { name: '复制链接' }).click()
  await page.getByText(/链接已复制|浏览器不允许复制/).waitFor()
  expect(await faults(page, { within: 'aside' })).toEqual([])
})

it('shows the last twelve figures while typing, beside the cell and the next ones, without taking the focus, until it is turned off', async () => {
  const { page } = await somebody('health')
  await page.goto(`${product.address()}/plans/${planCode}?row=${indicator}&period=${period}`)
  await cellOf(page).waitFor()
  await expect.poll(() => focused(page)).toContain('sheet-editor')
  const recent = page.locator('.sheet-recent')
  await expect.poll(() => recent.isVisible()).toBe(false)
  await page.keyboard.type('4')
  await recent.waitFor()
  // Of 2025 and before, which the sheet does not show, too.
  await expect.poll(() => recent.innerText()).toMatch(/2025年三季度\s+\d/)
  await expect.poll(() => recent.locator('.sheet-recent-value').count()).toBe(12)
  await expect.poll(() => focused(page)).toContain('sheet-editor')
  const [panel, cell] = [(await recent.boundingBox())!, (await cellOf(page).boundingBox())!]
  expect(panel.x + panel.width <= cell.x || panel.x >= cell.x + 2 * cell.width).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => recent.isVisible()).toBe(false)
  await page.keyboard.press('Control+Shift+F2')
  await panelOf(page).getByRole('switch', { name: '录入时在旁显示近 12 期' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toContain('sheet-editor')
  await page.keyboard.type('4')
  await expect.poll(() => page.locator('.sheet-editor-open').count()).toBe(1)
  await expect.poll(() => recent.isVisible()).toBe(false)
  await page.keyboard.press('Escape')
})

it('works on a phone: the panel over the sheet, nothing wider than the screen', async () => {
  const { page } = await somebody('health', { viewport: hand })
  await follow(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: '历史' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await dialog.getByLabel('关闭详情').click()
  await dialog.waitFor({ state: 'detached' })
})
