/** The plan edited by keys on the built product: an indicator from nothing to its first light, ten pasted from Excel and taken back. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { planCode } from '../support/house.ts'
import { drawn, useProduct } from '../support/product.ts'

const product = useProduct()
const open = async (name: string, path: string): Promise<Page> => (await product.visit(name, `/plans/${planCode}/${path}`)).page
const rows = (page: Page): Promise<string> => page.locator('.status-line').innerText()
const saved = async (page: Page): Promise<void> => {
  await expect.poll(() => page.locator('.status-line').innerText()).toContain('已保存')
}
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
const typeAlong = async (page: Page, texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    if (text !== '') await page.keyboard.insertText(text)
    await page.keyboard.press('Tab')
  }
}

it('brings an indicator from nothing to its first light, by keys alone', async () => {
  const page = await open('office', 'edit')
  await drawn(page)
  await page.locator('.ag-row[row-index="0"] [col-id="number"]').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  // Words of lists are typed in part, and taken by Tab.
  await typeAlong(page, ['200', '低空飞行架次', '架次', '0', '年度总', '年初以来', '越高', '预期', '每月', '', '', '区发改'])
  await saved(page)
  await expect.poll(() => page.locator('.ag-row', { hasText: '低空飞行架次' }).first().isVisible()).toBe(true)

  await page.getByText('年度目标', { exact: true }).click()
  await page.locator('.ag-cell[col-id="2026"]').first().waitFor()
  await page.getByPlaceholder('查找名称、序号').fill('低空飞行')
  await expect.poll(() => page.locator('.ag-row').count()).toBeLessThan(4)
  await page.locator('.ag-row[row-index="0"] [col-id="2026"]').click()
  await page.keyboard.insertText('1200')
  await page.keyboard.press('Enter')
  const target = page.locator('.ag-row[row-index="0"] [col-id="2026"]')
  for (const [key, shown] of [
    ['Control+z', ''],
    ['Control+y', '1,200'],
  ] as const) {
    await expect.poll(() => target.innerText()).not.toBe(shown)
    await page.keyboard.press(key)
    await expect.poll(() => target.innerText()).toBe(shown)
  }
  await saved(page)

  const sheet = await open('office', '')
  await drawn(sheet)
  await sheet.getByPlaceholder(/查找/).first().fill('低空飞行')
  await expect.poll(() => sheet.locator('.ag-row').count()).toBeLessThan(4)
  await expect.poll(() => sheet.locator('.ag-row [col-id="light"]').first().innerText()).toContain('灰')
  const answer = await page.evaluate(async (plan) => {
    const read = async <T>(path: string): Promise<T> => (await fetch(path)).json() as Promise<T>
    const view = await read<{ rows: { id: string[]; name: string[] } }>(`/api/plans/${plan}/sheet?from=2026&to=2026`)
    const indicator = view.rows.id[view.rows.name.indexOf('低空飞行架次')]
    const edits = [{ cell: { sheet: 'observations', indicator, period: '2026-10' }, was: null, text: '1000' }]
    const body = JSON.stringify({ id: 'the-first-figure', label: '填报', edits })
    await fetch(`/api/plans/${plan}/edits`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return indicator
  }, planCode)
  expect(answer).toMatch(/^[0-9a-f-]{36}$/)
  await expect.poll(() => sheet.locator('.ag-row [col-id="light"]').first().innerText()).toContain('绿')
})

it('asks before it adds ten rows for a paste, and takes them back in one step', async () => {
  const page = await open('office', 'edit')
  await drawn(page)
  const before = Number(/共 (\d+) 项/.exec(await rows(page))?.[1])
  await page.locator('.ag-row[row-index="0"] [col-id="number"]').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  const lines = Array.from({ length: 10 }, (_, n) => `${300 + n}\t新指标${n}\t万元\t2\t年度总量\t年初以来累计\t越高越好\t\t每季`)
  await paste(page, lines.join('\r\n'))
  await page.getByRole('button', { name: '新增 9 行并填入' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => rows(page)).toContain(`共 ${before + 10} 项`)
  await page.keyboard.press('Control+z')
  await expect.poll(() => rows(page)).toContain(`共 ${before} 项`)
  await page.keyboard.press('Control+y')
  await expect.poll(() => rows(page)).toContain(`共 ${before + 10} 项`)
  await page.keyboard.press('Control+z')
  await expect.poll(() => rows(page)).toContain(`共 ${before} 项`)
  // What was taken back is archived, and can be brought back one by one.
  await page.getByText('已归档', { exact: true }).click()
  await page.getByText('新指标3').waitFor()
})

const nameIn = (page: Page, row: number, column: string) => page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)
const section = async (page: Page, name: string, column: string): Promise<void> => {
  await page.locator('.edit-plan-head').getByText(name, { exact: true }).click()
  await page.locator(`.ag-cell[col-id="${column}"]`).first().waitFor()
}
const typeInto = async (page: Page, row: number, column: string, text: string): Promise<void> => {
  await nameIn(page, row, column).click()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
  await saved(page)
}

it('goes back through all sheets in the order of what was done, also after a reload, and tells the undo in the history of the cell', async () => {
  const page = await open('office', 'edit')
  await drawn(page)
  const [indicator, task] = ['指标改名', '任务改名']
  const [before, beforeTask] = [await nameIn(page, 2, 'name').innerText(), '城市能级']
  await typeInto(page, 2, 'name', indicator)
  await section(page, '任务', 'title')
  await typeInto(page, 0, 'title', task)
  await section(page, '部门', 'shortName')
  await page.reload()
  await page.locator('.ag-cell[col-id="shortName"]').first().waitFor()
  await page.getByRole('button', { name: '撤销：任务表：录入 1 格' }).waitFor()

  await nameIn(page, 0, 'shortName').click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => nameIn(page, 0, 'title').innerText()).toContain(beforeTask)
  expect(page.url()).toContain('section=tasks')
  await page.keyboard.press('Control+z')
  await page.locator('.ag-cell[col-id="measure"]').first().waitFor()
  await expect.poll(() => nameIn(page, 2, 'name').innerText()).toBe(before)
  await saved(page)

  // What was turned is the active cell.
  await page.keyboard.press('Control+Shift+F2')
  const turns = page.locator('.turn')
  await expect
    .poll(() => turns.allInnerTexts())
    .toEqual([
      expect.stringMatching(`${indicator} → ${before}[^]*撤销：录入`),
      expect.stringMatching(`${before} → ${indicator}[^]*录入`),
      expect.stringContaining('随规划导入'),
    ])
  await page.getByText('整行', { exact: true }).click()
  await expect.poll(() => turns.first().innerText()).toContain('指标名称')
  expect(page.url()).toContain('history')
})

it('chooses rows from lists, moves them by keys, and shows who else is here', async () => {
  const [page, other] = [await open('office', 'edit'), await open('admin', 'edit')]
  for (const one of [page, other]) await drawn(one)
  await nameIn(other, 3, 'measure').click()
  await page.locator('.sheet-person', { hasText: '秦知行' }).waitFor({ state: 'attached' })
  await section(other, '任务', 'title')
  await nameIn(other, 1, 'title').click()
  await page.locator('.sheet-person').waitFor({ state: 'detached' })
  await page.locator('.status-people').click()
  await page.getByRole('menuitem', { name: /秦知行.*编制 · 任务/ }).click()
  await page.waitForURL(/section=tasks&row=/)
  await section(page, '指标', 'measure')

  const names = [await nameIn(page, 1, 'name').innerText(), await nameIn(page, 2, 'name').innerText()]
  await nameIn(page, 2, 'name').click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(() => nameIn(page, 1, 'name').innerText()).toBe(names[1])
  await page.keyboard.press('Control+z')
  await expect.poll(() => nameIn(page, 1, 'name').innerText()).toBe(names[0])

  await page.locator('.ag-header-cell[col-id="measure"]').click({ button: 'right' })
  await page.getByRole('checkbox', { name: /累计下降/ }).check()
  await expect.poll(() => rows(page)).toMatch(/显示 2 \/ \d+ 项/)
})

it('shows the room to nobody else', async () => {
  const page = await open('labour', 'edit')
  await page.locator('h2, h1').first().waitFor()
  await expect.poll(() => page.locator('.ag-cell').count()).toBe(0)
  await expect.poll(() => page.getByRole('link', { name: '编制' }).count()).toBe(0)
})
