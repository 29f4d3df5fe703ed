/** Ways to look at the sheet, on the built product: lists to choose by, columns, groups, saved views and their links, by mouse and by keys. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { planCode } from '../support/house.ts'
import { drawn, faults, useProduct } from '../support/product.ts'

const product = useProduct()
const enter = async (who: string, path = `/plans/${planCode}`): Promise<Page> => {
  const { page } = await product.visit(who, path)
  await drawn(page)
  return page
}
const rows = (page: Page) => page.locator('.ag-row:not(.ag-full-width-row)')
const shown = (page: Page) =>
  page
    .getByText(/^显示 \d+ \/ \d+ 项$/)
    .first()
    .innerText()
it('finds by pinyin initials and by number', async () => {
  const page = await enter('labour')
  const search = page.getByPlaceholder('查找指标、单位')
  await search.fill('dqsczz')
  await expect.poll(() => page.locator('[col-id="name"] .sheet-name-text').allInnerTexts()).toEqual(expect.arrayContaining(['地区生产总值']))
  await expect.poll(() => rows(page).count()).toBeLessThan(10)
  await search.fill('11')
  await expect.poll(() => page.locator('.ag-cell[col-id="number"]').allInnerTexts()).toEqual(['11'])
  await search.fill('zzzzzz')
  await page.getByText('筛选条件把所有行都隐去了').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect.poll(() => rows(page).count()).toBeGreaterThan(10)
  await expect.poll(() => search.inputValue()).toBe('')
})

it('chooses rows by lists and figures, from the panel and at the head, and takes each back', async () => {
  const page = await enter('office')
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  await page.getByPlaceholder('查找选项').fill('zjw')
  await page.getByRole('checkbox', { name: /^区住建委/ }).check()
  await page.getByRole('button', { name: /^灯/ }).click()
  await page.getByRole('checkbox', { name: /^绿灯/ }).check()
  await page.getByRole('button', { name: '反选' }).click()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.ag-cell[col-id="light"]').allInnerTexts()).not.toContain('绿灯')
  await expect.poll(() => page.locator('.filter-chip').allInnerTexts()).toEqual(['单位（牵头或责任）：区住建委', expect.stringMatching(/^灯：.* 等 4 项$/)])
  await expect.poll(async () => Number(/\d+/.exec(await shown(page))?.[0])).toBe(await rows(page).count())
  const both = await shown(page)
  await page.getByRole('button', { name: /^去掉筛选：灯/ }).click()
  await expect.poll(() => shown(page)).not.toBe(both)
  await page.getByRole('button', { name: '清除筛选' }).click()
  // By the keyboard: at the head of the active column.
  await page.locator('.ag-cell[col-id="lead_points"]').first().click()
  await page.keyboard.press('Control+Shift+L')
  await page.getByLabel('条件').selectOption('<')
  await page.getByLabel('数值').fill('很多')
  await page.getByText('请填数字').waitFor()
  await page.getByLabel('数值').fill('０')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.filter-chip').allInnerTexts()).toEqual(['领先（百分点）：小于 0'])
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => {
      const points = await page.locator('.ag-cell[col-id="lead_points"]').allInnerTexts()
      return points.length > 0 && points.every((text) => text.startsWith('−'))
    })
    .toBe(true)
})

it('keeps columns, density and groups per person, and goes back to how they began', async () => {
  const page = await enter('leader')
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByPlaceholder('查找列').fill('责任')
  await page.getByRole('checkbox', { name: '责任单位' }).check()
  await page.getByText('紧凑', { exact: true }).click()
  await page.locator('.ag-header-cell[col-id="responsible"]').waitFor()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^分组/ }).click()
  await page.getByRole('menuitemradio', { name: '按任务' }).click()
  await page.locator('.sheet-group').first().waitFor()
  await page.reload()
  await page.locator('.sheet-group').first().waitFor()
  await expect.poll(() => page.locator('.ag-header-cell[col-id="responsible"]').count()).toBe(1)
  expect((await page.locator('.ag-row').first().boundingBox())?.height).toBe(24)
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('menuitem', { name: '默认视图' }).click()
  await expect.poll(() => page.locator('.sheet-group').count()).toBe(0)
  await expect.poll(() => page.locator('.ag-header-cell[col-id="responsible"]').count()).toBe(0)
})

it('saves a view, shares it, sends it as a link, and says when it is looked at otherwise', async () => {
  const page = await enter('office')
  await page.getByRole('button', { name: /^红灯/ }).click()
  await page.getByRole('button', { name: /^分组/ }).click()
  await page.getByRole('menuitemradio', { name: '按牵头单位' }).click()
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('menuitem', { name: '另存为新视图' }).click()
  await page.getByLabel('视图名称').fill('红灯调度')
  await page.getByLabel('共享给所有人').check()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(() => page.url()).toContain('view=')
  const link = new URL(page.url())

  const colleague = await enter('labour', `${link.pathname}${link.search}`)
  await colleague.locator('.sheet-group').first().waitFor()
  await expect.poll(async () => new Set(await colleague.locator('.ag-cell[col-id="light"]').allInnerTexts())).toEqual(new Set(['红灯']))
  const button = colleague.getByRole('button', { name: /^视图/ })
  await expect.poll(() => button.innerText()).toBe('红灯调度')
  await colleague.getByRole('button', { name: /^黄灯/ }).click()
  await expect.poll(() => button.getAttribute('aria-label')).toBe('视图：红灯调度（已改动）')
  await button.click()
  // Whoever may not change it saves his own, or goes back.
  await expect.poll(() => colleague.getByRole('menuitem', { name: '保存到此视图' }).count()).toBe(0)
  await colleague.getByRole('menuitem', { name: '恢复到保存时' }).click()
  await expect.poll(() => button.getAttribute('aria-label')).toBe('视图：红灯调度')

  // A column that is made wider is looked at otherwise, too; deleting asks first.
  const own = page.getByRole('button', { name: /^视图/ })
  await expect.poll(() => own.getAttribute('aria-label')).toBe('视图：红灯调度')
  await page.locator('.ag-header-cell[col-id="name"] .ag-header-cell-resize').dblclick()
  await expect.poll(() => own.getAttribute('aria-label')).toBe('视图：红灯调度（已改动）')
  await own.click()
  await page.getByRole('menuitem', { name: '修改视图' }).click()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await page.getByRole('dialog', { name: '删除视图“红灯调度”' }).getByRole('button', { name: '删除', exact: true }).click()
  await expect.poll(() => own.getAttribute('aria-label')).toBe('视图')

  const lost = await enter('labour', `/plans/${planCode}?view=nothing`)
  await lost.getByText('链接里的视图不存在').waitFor()
})
