/** Columns: folded, shown, frozen, what can be done with them, and what is remembered of it. */
import { describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { ready, page, keys, goTo, status } = useSheetPage()
const first = 'foreign-trade'

describe('columns', () => {
  const head = (column: string) => page().locator(`.ag-header-cell[col-id="${column}"]`)
  const groupHead = (title: string) =>
    page()
      .locator('.ag-header-group-cell')
      .filter({ has: page().getByText(title, { exact: true }) })
  const ids = () =>
    page().evaluate(() =>
      window.page.handle
        .columns()
        .filter(({ isShown }) => isShown)
        .map(({ id }) => id),
    )
  const remembered = () =>
    page().evaluate(
      () =>
        JSON.parse(localStorage.getItem('sheet-page') ?? '{}') as { frozen: readonly string[] | null; groups: readonly { groupId: string; open: boolean }[] },
    )
  const again = async (): Promise<void> => {
    await page().reload()
    await ready()
  }

  it('of a quarter fold to its last month, of a year to the year, and are remembered; months stand side by side', async () => {
    await goTo(first, '2026-02')
    const [march, april] = [await head('2026-03').boundingBox(), await head('2026-04').boundingBox()]
    expect(april!.x - march!.x).toBeCloseTo(march!.width, 0)
    await groupHead('一季度').locator('.ag-header-expand-icon').locator('visible=true').click()
    await head('2026-01').waitFor({ state: 'detached' })
    await expect.poll(async () => [await head('2026-02').count(), await head('2026-03').count()]).toEqual([0, 1])
    await expect.poll(async () => (await remembered()).groups).toEqual([{ groupId: 'group-2026-Q1', open: false }])
    await again()
    await goTo(first, '2026-03')
    await expect.poll(() => head('2026-02').count()).toBe(0)
    // The quarter that runs keeps the month that runs.
    await goTo(first, '2026-11')
    await groupHead('四季度').locator('.ag-header-expand-icon').locator('visible=true').click()
    await head('2026-12').waitFor({ state: 'detached' })
    await expect.poll(() => head('2026-11').count()).toBe(1)
    await groupHead('2026年').locator('.ag-header-expand-icon').locator('visible=true').click()
    await head('2026-11').waitFor({ state: 'detached' })
    await expect.poll(() => head('2026').count()).toBe(1)
    await page().evaluate(() => window.page.handle.resetLayout())
    await goTo(first, '2026-01')
    await expect.poll(() => head('2026-01').count()).toBe(1)
  })

  it('are shown and hidden, frozen as far as half of the room allows, and stay so', async () => {
    await expect.poll(ids).not.toContain('unit')
    await page().evaluate(() => window.page.handle.showColumns(['unit'], true))
    await page().evaluate(() => window.page.handle.showColumns(['target'], false))
    await expect.poll(ids).toContain('unit')
    expect(await page().evaluate(() => window.page.handle.freezeTo('lead'))).toBe(true)
    await expect.poll(async () => (await remembered()).frozen).toEqual(['light', 'number', 'name', 'unit', 'lead'])
    await again()
    await expect.poll(ids).toEqual(expect.arrayContaining(['unit', 'lead']))
    await expect.poll(ids).not.toContain('target')
    await page().mouse.move(900, 400)
    await page().mouse.wheel(3000, 0)
    await expect.poll(() => head('lead').isVisible()).toBe(true)
    // More than half of the room: refused, and said.
    await page().evaluate(() => window.page.handle.freezeTo(null))
    expect(await page().evaluate(() => window.page.handle.freezeTo('lead_points'))).toBe(false)
    await expect.poll(async () => (await status())?.message).toBe('冻结的列太宽，至少留一半给可滚动的列')
    await expect.poll(async () => (await remembered()).frozen).toEqual([])
    await page().evaluate(() => window.page.handle.resetLayout())
    await expect.poll(async () => (await ids()).slice(0, 4)).toEqual(['light', 'number', 'name', 'lead'])
  })

  it('tell what can be done with them by a button, a right click and keys', async () => {
    await head('lead').hover()
    await head('lead').getByRole('button').click()
    await head('target').click({ button: 'right' })
    await goTo(first, '2026-02')
    await keys('Control+Shift+l')
    await expect.poll(() => page().evaluate(() => window.page.heads)).toEqual(['lead', 'target', '2026-02'])
    // None of it sorts.
    await expect.poll(() => page().locator('[aria-sort="ascending"], [aria-sort="descending"]').count()).toBe(0)
  })

  it('keep their rows at one height, whichever is chosen', async () => {
    const heightOf = async () => (await page().locator('.ag-row').first().boundingBox())?.height
    const heights: (number | undefined)[] = []
    for (const density of ['compact', 'normal', 'roomy'] as const) {
      await page().evaluate((wanted) => window.page.handle.setDensity(wanted), density)
      heights.push(await heightOf())
    }
    expect(heights).toEqual([24, 28, 34])
  })

  it('open whatever stands in the store', async () => {
    for (const kept of [
      '{"widths":7,"order":[{}],"frozen":["nothing"],"groups":[{"groupId":"group-2026","open":"x"}]}',
      '[[[',
      '{"hidden":["light","name","number"],"__proto__":{"x":1}}',
    ]) {
      await page().evaluate((text) => localStorage.setItem('sheet-page', text), kept)
      await again()
      await expect.poll(() => page().locator('.ag-row').count()).toBeGreaterThan(10)
    }
  })
})
