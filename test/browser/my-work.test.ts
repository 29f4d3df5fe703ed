/** One's own work on the built product: figures by keyboard alone, a question answered, a conflict settled, a broken connection survived, in the hand. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OwedView } from '../../server/wire/owed.ts'
import { planCode } from '../support/house.ts'
import { drawn, faults, hand, useProduct } from '../support/product.ts'

/** The demonstration's figures end in November; by the end of January departments owe the fourth quarter's. */
const product = useProduct({ now: '2027-01-22T02:00:00.000Z' })
const somebody = (options: BrowserContextOptions = {}) => product.visit(null, '/', options)
const enter = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor()
}
/** What the focus is on, as a screen reader names it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '')
/** Goes on by Tab until the focus is on something of that name. */
const tabTo = async (page: Page, name: RegExp, key = 'Tab'): Promise<void> => {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press(key)
    if (name.test(await focused(page))) return
  }
  throw new Error(`no way by ${key} to ${name}: at ${await focused(page)}`)
}
const row = (page: Page, name: string) => page.locator(`[data-owed="${name}"]`)
const owedBy = async (context: BrowserContext): Promise<OwedView> => (await (await context.request.get(`${product.address()}/api/me/owed`)).json()) as OwedView
it('does the work of a month without the mouse: signs in, fills in, answers, reads why, downloads, signs out', async () => {
  const { context, page } = await somebody()
  await page.getByRole('button', { name: /庹小雅/ }).waitFor()
  await tabTo(page, /庹小雅/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor()
  // The first field has the focus, and says what it is, of when, in what, and how late.
  await expect.poll(() => focused(page)).toBe('年均新增就业，2026年1—11月，万人，逾期 24 个工作日')
  await page.getByText('已报 0 / 4').waitFor()

  // The rest is read before it is saved, and goes down by Enter; a total below the last month's is asked about.
  await page.keyboard.type('2.54')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toMatch(/^年均新增就业，2026年1—12月/)
  await row(page, '年均新增就业 2026-11').getByText('3.54').last().waitFor()
  await expect.poll(() => row(page, '年均新增就业 2026-11').locator('.owed-asked').innerText()).toContain('累计')
  await page.keyboard.type('４．２')
  await row(page, '年均新增就业 2026-12').getByText('识别为 4.20 万人').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('')
  await page.keyboard.type('４．２')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toMatch(/^城镇调查失业率/)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toMatch(/^基本养老保险参保率/)
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => focused(page)).toMatch(/^城镇调查失业率/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('很多')
  await page.keyboard.press('Enter')
  await row(page, '城镇调查失业率 2026-Q4').getByText('不是数字').waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('5.3')
  await page.keyboard.press('Enter')
  // The light that came of it, with its sentence.
  await row(page, '城镇调查失业率 2026-Q4').getByText('绿灯', { exact: true }).waitFor()

  // The question is answered on the way back.
  await tabTo(page, /^备注：年均新增就业，2026年1—11月/, 'Shift+Tab')
  await page.keyboard.type('口径调整')
  await page.keyboard.press('Enter')
  await expect.poll(() => row(page, '年均新增就业 2026-11').locator('.owed-asked').count()).toBe(0)
  await expect.poll(() => focused(page)).toMatch(/^备注：年均新增就业，2026年1—12月/)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toMatch(/^基本养老保险参保率，/)
  await page.keyboard.type('97.9')
  await page.keyboard.press('Enter')
  await page.getByText('已报 4 / 4').waitFor()
  await page.getByText('全部处理完毕').waitFor()
  await page.getByText(/下一项：/).waitFor()
  await expect.poll(async () => (await owedBy(context)).cells.filter(({ why }) => why !== 'asked')).toEqual([])

  // To the sheet, from there to the light's explanation, and back to the cell.
  await tabTo(page, /^58 城镇调查失业率.*在表中打开/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await drawn(page)
  const spoken = () => page.locator('.sheet-editor').getAttribute('aria-label')
  await expect.poll(spoken).toContain('城镇调查失业率')
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('complementary').locator('.explanation-sentence').getByText('达到要求').waitFor()
  await page.keyboard.press('Escape')
  await tabTo(page, /^关闭说明/)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('complementary').count()).toBe(0)
  await expect.poll(() => focused(page)).toContain('城镇调查失业率')

  // The ledger, and out.
  await page.keyboard.press('Escape')
  await tabTo(page, /^导出台账/, 'Shift+Tab')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect(
    readFileSync(await (await download).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await tabTo(page, /语言、外观、密码、退出/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  const down = async (): Promise<string> => {
    if ((await focused(page)) !== '退出登录') await page.keyboard.press('ArrowDown')
    return focused(page)
  }
  await expect.poll(down).toBe('退出登录')
  await page.keyboard.press('Enter')
  await page.getByText('演示账号').waitFor()
})

it('keeps mine and theirs apart when a colleague was faster, and lets me choose', async () => {
  const { context, page } = await somebody()
  await enter(page, '卢芷兰')
  const cells = (await owedBy(context)).cells.filter(({ why }) => why === 'overdue')
  const [first] = cells
  if (!first) throw new Error('nothing is owed')
  const { cell, name, period } = first
  const office = await product.somebody('office')
  const edit = await office.context.request.post(`${product.address()}/api/plans/${planCode}/edits`, {
    data: { id: 'by-a-colleague', label: '', edits: [{ cell, was: null, text: '4.5' }] },
  })
  expect(edit.ok()).toBe(true)
  await page.keyboard.type('4.7')
  await page.keyboard.press('Enter')
  const trouble = row(page, `${name} ${period}`).getByRole('alert')
  await trouble.getByText('苏明远已改为“4.5”，您填的是“4.7”。').waitFor()
  await trouble.getByRole('button', { name: '仍用我的' }).click()
  await row(page, `${name} ${period}`).getByText('已保存').waitFor()
  await expect.poll(async () => (await owedBy(context)).cells.filter(({ why }) => why === 'overdue').length).toBe(cells.length - 1)
})

it('keeps what is typed without a connection, also over a reload, and sends it when it is back', async () => {
  const { context, page } = await somebody()
  await enter(page, '郎清词')
  await page.waitForFunction(() => document.querySelectorAll('[data-owed-entry]').length > 0)
  const before = (await owedBy(context)).cells.filter(({ why }) => why === 'overdue').length
  await page.route('**/edits', (route) => route.abort())
  await page.locator('[data-owed-entry]').first().focus()
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await page.locator('.notice', { hasText: '离线：1 处已存在本机' }).waitFor()
  await page.unroute('**/edits')
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect.poll(async () => (await owedBy(context)).cells.filter(({ why }) => why === 'overdue').length).toBe(before - 1)
})

it('fits into the hand: no wider than the screen, no field that zooms, what a finger must hit is large, the bar of progress stays', async () => {
  const { page } = await somebody({ viewport: hand, hasTouch: true, isMobile: true })
  await page.getByRole('button', { name: /邹小满/ }).tap()
  await page.locator('[data-owed-entry]').first().waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main input')].map((field) => parseFloat(getComputedStyle(field).fontSize)),
  )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16)
  const heights = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.owed input, .owed .owed-save, .owed select, .owed-more button')].map(
      (field) => field.getBoundingClientRect().height,
    ),
  )
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  // Nothing opens the keyboard before it is asked for.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT')
  await page.locator('[data-owed-entry]').last().scrollIntoViewIfNeeded()
  const bar = await page.getByRole('progressbar').boundingBox()
  expect(bar!.y).toBeGreaterThan(0)
  expect(bar!.y).toBeLessThan(160)
  const length = row(page, '长滨路滨江治理长度 2026-Q4')
  await length.locator('[data-owed-entry]').tap()
  await length.locator('[data-owed-entry]').fill('12')
  await length.getByRole('button', { name: '保存' }).tap()
  await length.getByText('已保存').waitFor()
  expect(await faults(page)).toEqual([])
})

it('asks a head for his word on a red light, and says when nothing waits any more', async () => {
  const { page } = await somebody()
  await page.getByRole('button', { name: /闵怀仁/ }).click()
  await drawn(page)
  await page.getByRole('link', { name: /我的待办\s*1/ }).click()
  await page.getByRole('heading', { name: '待说明的红灯' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '反馈原因和措施：每千人口3岁以下婴幼儿托位数' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '原因' }).fill('园所装修延期')
  await dialog.getByRole('textbox', { name: '措施' }).fill('周末施工')
  await dialog.getByRole('button', { name: '提交反馈' }).click()
  await page.getByRole('heading', { name: '待说明的红灯' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '我的待办', exact: true }).waitFor()
  const { page: stranger } = await product.somebody('observer')
  await stranger.goto(`${product.address()}/my-work`)
  await stranger.getByText('没有需要您填报的数据').waitFor()
})

it('gives the plan office what plans lack, and what departments have not reported', async () => {
  const { page } = await somebody()
  await page.getByRole('button', { name: /苏明远/ }).click()
  await drawn(page)
  await page.getByRole('link', { name: /我的待办/ }).click()
  await page.getByText('各单位逾期未报').waitFor()
  await page.getByRole('row', { name: /区住建委/ }).waitFor()
  expect(await faults(page)).toEqual([])
})
