/** An order from the signed letter to its closing, by the two sides that have to do with it; and its register on paper. */
import { expect, it } from 'vitest'
import { planCode } from '../support/house.ts'
import { faults, useProduct } from '../support/product.ts'

const product = useProduct()
const room = `/plans/${planCode}/orders`

it('goes from a signed letter to the supervisor’s closing, with evidence, and stands in the register', { timeout: 240_000 }, async () => {
  const { page: supervisor } = await product.visit('supervisor', `${room}/papers`)
  await supervisor
    .getByRole('link', { name: /督办函$/ })
    .first()
    .click()
  await supervisor.getByLabel('发文字号').fill('渝中督')
  await supervisor.getByLabel('联系人').fill('贺立言')
  await supervisor.getByRole('button', { name: '保存' }).click()
  await supervisor.getByText('已保存').waitFor()
  await supervisor.getByRole('button', { name: '签发' }).click()
  const sure = supervisor.getByRole('dialog', { name: '签发文稿' })
  const despite = sure.getByRole('checkbox')
  if ((await despite.count()) > 0) await despite.check()
  await sure.getByRole('button', { name: '签发' }).click()
  await supervisor.getByRole('link', { name: '查看督办件' }).click()
  await supervisor.getByText(/^渝中督〔2026〕\d+号$/).waitFor()
  const [, order = ''] = /orders\/([^/?]+)/.exec(supervisor.url()) ?? []
  const { department } = (await (await supervisor.request.get(`${product.address()}/api/plans/${planCode}/orders/${order}`)).json()) as {
    readonly department: { readonly shortName: string }
  }
  const account = { 区人社局: 'labour', 区卫健委: 'health', 区住建委: 'housing' }[department.shortName] ?? 'commerce'

  const { page } = await product.visit(account, `${room}/${order}`)
  const act = async (name: string): Promise<void> => {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').getByRole('button', { name }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await act('签收')
  await act('开始办理')
  await page.getByRole('button', { name: '申请办结' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('原因分析').fill('2026-11-23')
  await form.getByLabel('整改措施').fill('2026-11-23')
  await form.getByLabel('办理结果').fill('已按要求完成。')
  await form.getByRole('button', { name: '申请办结' }).click()
  await form.getByText('申请办结须附佐证材料。').waitFor()
  await form.locator('input[type=file]').setInputFiles({ name: '验收单.txt', mimeType: 'text/plain', buffer: Buffer.from('验收合格') })
  // At once: it waits until the file is there.
  await form.getByRole('button', { name: '申请办结' }).click()
  await form.waitFor({ state: 'detached' })
  expect(await page.locator('.order-state').textContent()).toBe('申请办结')
  expect(await page.getByText('目前没有需要您办理的事项。').count()).toBe(1)
  expect(await faults(page)).toEqual([])

  await supervisor.reload()
  await supervisor.getByRole('button', { name: '复核通过' }).click()
  await supervisor.getByLabel('复核意见').fill('属实。')
  await supervisor.keyboard.press('Tab')
  await supervisor.getByRole('dialog').getByRole('button', { name: '复核通过' }).click()
  await supervisor.getByRole('button', { name: '退回重办' }).waitFor()
  await supervisor.getByRole('button', { name: '销号' }).or(supervisor.getByText('此前不能销号')).first().waitFor()
  await supervisor.goto(`${product.address()}${room}/register`)
  expect(await supervisor.locator('table tr', { hasText: '渝中督' }).textContent()).toContain('已复核')
})
