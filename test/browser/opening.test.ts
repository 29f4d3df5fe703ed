/** What a sheet shows first: figures, where it has some, before anybody has scrolled. */
import { expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const { open, page } = useSheetPage()

const scrolled = () => page().evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft)
const isSeen = (period: string) =>
  page().evaluate((id) => {
    const [head, room] = [document.querySelector(`.ag-header-cell[col-id="${id}"]`), document.querySelector('.ag-grid-viewport')]
    return (head?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY) <= (room?.getBoundingClientRect().right ?? 0) + 1
  }, period)

it('brings the last period with figures into sight where the months are empty, and leaves a sheet that was scrolled as it is', async () => {
  await open('?every=quarter')
  await expect.poll(() => isSeen('2026-Q3')).toBe(true)
  await expect.poll(() => page().locator('.ag-cell[col-id="2026-Q3"]').first().innerText()).toMatch(/\d/)
  await page().evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo({ left: 40 }))
  await page().evaluate(() => window.page.reload())
  await expect.poll(scrolled).toBe(40)
})

it('begins at the beginning where figures are seen there', async () => {
  await open('?every=month')
  await expect.poll(() => isSeen('2026-01')).toBe(true)
  expect(await scrolled()).toBe(0)
})
