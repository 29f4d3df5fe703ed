/** The whole way of a mail that is the form, on a phone: from the link in the letter to the thanks, with a bad connection, a reload and a second browser. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { faults, hand, useProduct } from '../support/product.ts'

/** By the end of January the fourth quarter's figures are late. */
const product = useProduct({ now: '2027-01-22T02:00:00.000Z' })
const field = (page: Page, place: number) => page.locator('.form-figure').nth(place)
const store = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))

/** Judges, delivers, and takes the link out of a person's newest mail. */
const linkOf = async (name: string): Promise<string> => {
  const { context } = await product.somebody('office')
  for (const [path, data] of [
    ['evaluate', { asOf: '2027-01-22' }],
    ['deliver', {}],
  ] as const)
    expect((await context.request.post(`${product.address()}/api/jobs/${path}`, { data })).status()).toBe(200)
  const mails = join(product.folder, 'mail')
  const letters = await Promise.all(readdirSync(mails).map((file) => PostalMime.parse(readFileSync(join(mails, file)))))
  const own = letters.filter(({ to }) => to?.[0]?.address === `${name}@demo.invalid`).toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const [link] = own.flatMap(({ text = '' }) => text.match(/\S+\/form\/\S+/g) ?? []).slice(-1)
  if (!link) throw new Error(`no link in the mails of ${name}`)
  return new URL(link).pathname + new URL(link).hash
}

it('fills in what a mail asks for, in the hand and without a password', async () => {
  const link = await linkOf('labour')
  const { context, page } = await product.visit(null, link, { viewport: hand, hasTouch: true })
  await page.getByRole('heading', { level: 1, name: '庹小雅，您好' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '打开填报' }).click()
  await page.getByRole('heading', { name: '待填数据 · 3' }).waitFor()
  expect(await faults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(hand.width)
  expect(await context.cookies(`${product.address()}/`)).toEqual([])

  // What is typed outlives a reload, and a broken connection.
  await field(page, 0).fill('２.５４')
  await field(page, 0).press('Enter')
  await page.keyboard.type('很多')
  await page.reload()
  await expect.poll(() => field(page, 1).inputValue()).toBe('很多')
  await context.setOffline(true)
  await page.getByRole('button', { name: '保存 2 处' }).click()
  await page.getByText('2 处已存在本机').waitFor()
  await page.reload().catch(() => undefined)
  await context.setOffline(false)
  await page.goto(`${product.address()}${link}`)
  await page.reload()
  // Sent by itself: one was saved and is asked about, one is not a number.
  await page.getByText('“很多”不是数字').waitFor()
  await page.getByText('已保存 1 处，1 处未保存').waitFor()
  const asked = page.locator('.form-card', { has: page.locator('.form-asked') })
  await asked.getByRole('button', { name: '核对无误' }).click()
  await page.getByRole('heading', { name: '已收到 · 1' }).waitFor()
  for (const [place, value] of ['5.0', '98'].entries()) await field(page, place).fill(value)
  await page.getByRole('button', { name: '保存 2 处' }).click()
  await page.getByText('已保存 2 处').waitFor()
  for (let left = await page.locator('.form-asked').count(); left > 0; left -= 1) {
    await page.getByRole('button', { name: '核对无误' }).first().click()
    await expect.poll(() => page.locator('.form-asked').count()).toBe(left - 1)
  }

  // A word on the warning, and nothing is left to do.
  await page.locator('summary').first().click()
  await page.getByRole('button', { name: '提交说明' }).click()
  await page.getByText('请写原因。').waitFor()
  await page.getByLabel('原因').fill('受季节因素影响')
  await page.getByLabel('措施').fill('开展专项招聘')
  await page.getByLabel('承诺日期').fill('2027-03-31')
  await page.getByRole('button', { name: '提交说明' }).click()
  await page.getByText('承诺 3月31日前完成').waitFor()
  await page.getByText('谢谢，本邮件所列事项已全部收到。').waitFor()
  expect(await store(page)).toBe('{}')
  expect(await faults(page)).toEqual([])

  const other = await product.visit(null, link, { viewport: hand, colorScheme: 'dark' })
  await other.page.getByRole('heading', { level: 1, name: '这个链接已在另一个浏览器中打开' }).waitFor()
  expect(await faults(other.page)).toEqual([])
  await other.page.getByRole('button', { name: '发新链接到我的邮箱' }).click()
  await other.page.getByText('发到您的邮箱').waitFor()
})

it('says where the link is to those who come without its secret', async () => {
  const { page } = await product.visit(null, '/form', { viewport: hand, locale: 'en-GB' })
  await page.getByRole('heading', { level: 1, name: 'This link does not open' }).waitFor()
  await page.goto(`${product.address()}/form/01a20aa4-ab5f-7410-9430-f3a0cdbe5810#wrong`)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'This link does not open' }).waitFor()
})
