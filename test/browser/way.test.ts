/** The whole way once, on the built product: a figure is typed, a light changes in another browser, the night judges, a mail is read, the ledger downloaded. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { SheetView } from '../../server/wire/sheet.ts'
import { demonstrationPassword } from '../../seeds/demo-people.ts'
import { planCode } from '../support/house.ts'
import { drawn, faults, useProduct } from '../support/product.ts'

const product = useProduct()
const somebody = () => product.visit(null)

const signIn = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(name) }).click()
  // Who fills in figures begins with what he owes.
  await page.getByRole('link', { name: '指标', exact: true }).click()
  await drawn(page)
}

/** Leaves one row in the sheet. */
const find = async (page: Page, text: string): Promise<void> => {
  await page.getByPlaceholder('查找指标、单位').fill(text)
  await expect.poll(() => page.locator('.ag-row').count()).toBe(1)
}
const lightOf = (page: Page): Promise<string> => page.locator('.ag-row [col-id="light"]').innerText()
/** Scrolls sideways, as a person does, until a column is there. */
const bring = async (page: Page, period: string): Promise<void> => {
  await page.locator('.ag-row').hover()
  for (let tries = 0; (await periodCell(page, period).count()) === 0 && tries < 20; tries += 1) {
    await page.mouse.wheel(300, 0)
    await page.waitForTimeout(50)
  }
  await periodCell(page, period).scrollIntoViewIfNeeded()
}
const periodCell = (page: Page, period: string) => page.locator(`.ag-row [col-id="${period}"]`)

it('goes from the cell to the light, the mail and the workbook', async () => {
  const reporter = await somebody()
  await signIn(reporter.page, '卢芷兰')
  await reporter.page.getByText('演示数据').first().waitFor()
  const office = await somebody()
  await signIn(office.page, '苏明远')
  for (const { page } of [reporter, office]) {
    await find(page, '托位')
    await expect.poll(() => lightOf(page)).toContain('红灯')
  }

  // The reporter types a figure over the one that was wrong.
  await bring(reporter.page, '2026-Q3')
  await bring(office.page, '2026-Q3')
  await periodCell(reporter.page, '2026-Q3').click()
  await reporter.page.keyboard.type('4.6')
  await reporter.page.keyboard.press('Enter')
  await expect.poll(() => lightOf(reporter.page)).not.toContain('红灯')
  // Without a touch in the other browser; how soon is told by `npm run bench -- crowd`.
  await expect.poll(() => lightOf(office.page)).toBe(await lightOf(reporter.page))
  await expect.poll(() => periodCell(office.page, '2026-Q3').innerText()).toContain('4.6')

  // A refused edit says why on the cell, and keeps what was typed.
  await periodCell(reporter.page, '2026-Q2').click()
  await reporter.page.keyboard.type('很多')
  await reporter.page.keyboard.press('Enter')
  await reporter.page.getByText('不是数字').first().waitFor()
  await reporter.page.keyboard.press('Control+z')

  // A click on the light explains it.
  await office.page.locator('.ag-row [col-id="light"]').click()
  const explanation = office.page.getByRole('complementary')
  await explanation.getByText('按序时应为').first().waitFor()
  await explanation.locator('svg').first().waitFor()
  await expect.poll(() => explanation.innerText()).toContain('卢芷兰')
  await office.page.keyboard.press('Escape')

  // The night's work, for today.
  await office.page.getByRole('link', { name: '运行' }).click()
  await office.page.getByRole('button', { name: '开始判定' }).click()
  await office.page
    .getByText(/解除 [1-9]/)
    .first()
    .waitFor()
  // The head has had his weekly list today, and gets one mail a day.
  await office.context.request.put(`${product.address()}/api/clock`, { data: { now: '2026-11-24T02:00:00.000Z' } })
  await office.page.getByRole('button', { name: '发送待发邮件' }).click()
  // By this press, or by the minute's own run before it.
  await office.page
    .getByText(/已发 \d+，/)
    .first()
    .waitFor()

  // The letter, read by the head of the department, who heard of the red light before.
  const head = await somebody()
  await signIn(head.page, '闵怀仁')
  await head.page.getByRole('link', { name: '邮件' }).click()
  await head.page.locator('.mails-list').getByText('已转好').first().click()
  const letter = head.page.frameLocator('iframe')
  await letter.getByText('已转好').filter({ visible: true }).first().waitFor()
  await letter.getByText('每千人口3岁以下婴幼儿托位数').first().waitFor()
  await letter.getByText('演示数据').first().waitFor()

  // The ledger, from the button.
  await office.page.getByRole('link', { name: '指标', exact: true }).click()
  await drawn(office.page)
  const download = office.page.waitForEvent('download')
  await office.page.getByRole('button', { name: '导出台账' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/指标台账.*\.xlsx$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

it('keeps what is typed in a tab whose session has ended, and sends it after signing in again', async () => {
  const { context, page } = await somebody()
  await signIn(page, '卢芷兰')
  await find(page, '托位')
  await bring(page, '2026-Q1')
  const kept = async (figure: string): Promise<boolean> => {
    const sheet = await context.request.get(`${product.address()}/api/plans/${planCode}/sheet?from=2026&to=2026`)
    const { values } = (await sheet.json()) as Pick<SheetView, 'values'>
    return values['2026-Q1']?.includes(figure) ?? false
  }
  const signInAgain = async (): Promise<void> => {
    const dialog = page.getByRole('dialog')
    await dialog.getByText('登录已失效').waitFor()
    await dialog.getByLabel('密码').first().fill(demonstrationPassword)
    await dialog.getByRole('button', { name: '登录', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  // It was ended elsewhere, in the middle of a figure: half of it is nobody's figure.
  await periodCell(page, '2026-Q1').click()
  await page.keyboard.type('3.3')
  await context.request.delete(`${product.address()}/api/session`)
  await signInAgain()
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => kept('3.33')).toBe(true)
  // It ran out unseen: the edit is refused, and waits.
  await context.clearCookies()
  await periodCell(page, '2026-Q1').click()
  await page.keyboard.type('3.44')
  await page.keyboard.press('Enter')
  await signInAgain()
  await expect.poll(() => kept('3.44')).toBe(true)
})

it('tries what an indicator would be, beside what it is, and hands it on by a link', async () => {
  const { page } = await somebody()
  await signIn(page, '程伯川')
  await find(page, '进出口总额')
  await page.locator('.ag-row [col-id="light"]').click()
  await page.getByRole('complementary').getByRole('button', { name: '试算' }).click()
  const strip = page.locator('.what-if-strip')
  await expect.poll(() => strip.innerText()).toMatch(/黄灯[^]*黄灯/)
  await page.getByRole('button', { name: '按后续每期需填' }).click()
  await expect.poll(() => strip.innerText()).toMatch(/黄灯[^]*蓝灯/)
  const target = page.getByLabel('目标值 亿元').first()
  await target.fill('很多')
  await page.getByText('“很多”不是数字').waitFor()
  await target.fill('９４')
  await expect.poll(() => strip.innerText()).toMatch(/黄灯[^]*未完成/)
  // Nothing of it is kept but in the address, by which a colleague sees the same.
  const link = page.url()
  const colleague = await somebody()
  await signIn(colleague.page, '卢芷兰')
  await colleague.page.goto(link)
  await expect.poll(() => colleague.page.locator('.what-if-strip').innerText()).toMatch(/黄灯[^]*未完成/)
  expect(await faults(colleague.page)).toEqual([])
  await colleague.page.getByRole('button', { name: '全部恢复' }).click()
  await expect.poll(() => colleague.page.locator('.what-if-strip').innerText()).toMatch(/黄灯[^]*黄灯/)
  expect(colleague.page.url()).not.toContain('#')
})

it('publishes a year from the pasted text of its notice', async () => {
  const { page } = await somebody()
  await signIn(page, '苏明远')
  await page.goto(`${product.address()}/calendar?year=2027`)
  await page.getByText('2027年放假安排尚未录入').waitFor()
  await page.getByRole('button', { name: '录入放假安排' }).click()
  await page.getByLabel('通知正文').fill('国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。')
  await page.getByRole('button', { name: '读取' }).click()
  await page.getByText('1 天改为休息，0 天改为上班').waitFor()
  await page.getByText('没有读到“春节”的安排。').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('工作日 260 天').waitFor()
  // The year is one stop of the keyboard; the arrows move inside.
  await page.locator('[data-date][tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('1月8日 星期五').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['date'])).toBe('2027-01-08')
})

it('shows what a rule would have done before it can be saved, and judges by it at once', async () => {
  const sheet = await somebody()
  await signIn(sheet.page, '苏明远')
  await find(sheet.page, '进出口总额')
  await expect.poll(() => lightOf(sheet.page)).toContain('黄灯')
  const { page } = await somebody()
  await signIn(page, '苏明远')
  await page.getByRole('link', { name: '规则', exact: true }).click()
  await page.getByText('看过之后才能保存').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '保存并重新判定' }).count()).toBe(0)
  await page.getByRole('radio', { name: /低于序时的百分点/ }).check()
  // Both rows, all months, the indicators that would differ; what makes no sense is refused with its reason.
  await page.getByRole('row', { name: /进出口总额.*黄灯 → 绿灯/ }).waitFor()
  await expect.poll(() => page.locator('.backtest-month').count()).toBe(24)
  await page.getByLabel('红灯：低于序时超过').fill('5')
  await page.getByText('红灯界限须大于黄灯界限').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '保存并重新判定' }).isDisabled()).toBe(true)
  await page.getByLabel('红灯：低于序时超过').fill('30')
  await page.getByRole('button', { name: '保存并重新判定' }).click()
  await page.getByText('现行规则：低于序时不足 10 个百分点绿').waitFor()
  await expect.poll(() => lightOf(sheet.page)).toContain('绿灯')

  // Nodes of next year, filed in the drawer.
  await page.getByText('各指标规则').click()
  await page.getByPlaceholder('查找指标').fill('进出口总额')
  await page.getByRole('button', { name: '设置：进出口总额' }).click()
  await page
    .locator('.rules-editor')
    .getByRole('radio', { name: /自报节点/ })
    .check()
  await page.getByRole('textbox', { name: '2027年一季度自报累计' }).fill('12')
  await page.getByText('没有一盏灯会变').waitFor()
  await page.locator('.rules-editor .path-chart svg').waitFor()
  await page.getByRole('button', { name: '保存并重新判定' }).click()
  await page.getByRole('cell', { name: '自报节点 1 个节点' }).waitFor()
})

it('speaks English where it is asked to', async () => {
  const { page } = await somebody()
  await page.getByText('English').click()
  await page.getByRole('button', { name: /程伯川/ }).click()
  await drawn(page)
  await expect.poll(() => page.locator('header').innerText()).not.toMatch(/指标|任务|预警|报表|邮件/)
})
