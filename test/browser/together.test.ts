/** Many people in one sheet, as one of them has it under the fingers: closed periods, others who are here and what they write, the way back past their values. */
import type { LiveChange, PersonHere } from '../../server/wire/live.ts'
import { describe, expect, it } from 'vitest'
import { apart, everySide, useSheetPage } from './sheet-page/use.ts'

const { ready, page, keys, type, cell, see, hasFocus, goTo, status, spoken, settled, stored, paste } = useSheetPage()

// Rows that report by the month and stand one below the other.
const [first, second] = ['foreign-trade', 'foreign-capital']
const note = () => page().locator('.sheet-note')

describe('a closed period', () => {
  const turn = (period: string, isClosed: boolean) =>
    page().evaluate(
      ([closed]) => {
        window.page.closed = closed?.isClosed ? new Set([closed.period]) : new Set()
        const change: LiveChange = { seq: 1_000_000, at: '2026-11-18T01:00:00Z', who: '李四', cells: [], judged: [], closed: closed ? [closed] : [] }
        window.page.handle.applyChange(change)
      },
      [{ period, isClosed, note: isClosed ? '已汇总' : null }],
    )
  const lock = (period: string) => page().locator(`.ag-header-cell[col-id="${period}"] .sheet-lock`)

  it('is locked at once, says who, when and why, and takes figures again when it is opened', async () => {
    await goTo(first, '2026-02')
    await turn('2026-02', true)
    await expect.poll(async () => (await status())?.message).toBe('李四关闭了2026年2月的填报')
    await lock('2026-02').waitFor()
    await expect.poll(() => lock('2026-02').getAttribute('title')).toBe('李四于2026-11-18 01:00关闭填报，已汇总')
    await expect.poll(() => cell(second, '2026-02').evaluate((element) => element.classList.contains('sheet-closed'))).toBe(true)
    await type('5')
    await expect.poll(() => note().innerText()).toBe('该所属期已关闭填报')
    await goTo(first, '2026-03')
    await goTo(first, '2026-02')
    await expect.poll(spoken).toContain('该所属期已关闭填报')
    await turn('2026-02', false)
    await lock('2026-02').waitFor({ state: 'hidden' })
    await type('5')
    await keys('Enter')
    await settled()
    await expect.poll(() => stored(first, '2026-02')).toBe('5')
  })

  it('tells an open editor, and keeps its text though it is not written', async () => {
    await goTo(first, '2026-02')
    await type('77')
    await turn('2026-02', true)
    await expect.poll(() => note().innerText()).toBe('2026年2月刚由李四关闭填报。您输入的内容会留在本格，但不会写入。')
    await type('8')
    await expect.poll(() => page().locator('.sheet-editor').inputValue()).toBe('778')
    await keys('Enter')
    await settled()
    await expect.poll(async () => (await status())?.failed).toBe(1)
    await goTo(first, '2026-02')
    await expect.poll(() => note().innerText()).toContain('您填的：778')
    await expect.poll(() => page().evaluate(() => window.page.values.has('foreign-trade 2026-02'))).toBe(false)
  })
})

describe('the data read anew', () => {
  it('leaves alone what is being typed', async () => {
    await goTo(first, '2026-02')
    await type('1.2')
    await page().evaluate(() => window.page.reload())
    await type('5')
    await expect.poll(() => page().locator('.sheet-editor').inputValue()).toBe('1.25')
    await keys('Enter')
    await settled()
    await expect.poll(() => stored(first, '2026-02')).toBe('1.25')
  })
})

describe('the way back', () => {
  const dialog = () => page().locator('.sheet-dialog')
  const value = (indicator: string) => stored(indicator, '2026-02')
  /** Two cells typed by me, one of which 李四 has changed since. */
  const overwritten = async (): Promise<void> => {
    await goTo(first, '2026-02')
    await paste({ text: '6\r\n7' })
    await settled()
    await page().evaluate((id) => window.page.byOther(id, '2026-02', '43', true), first)
    await keys('Control+z')
    await dialog().waitFor()
  }

  it('says beforehand what would be undone, step by step', async () => {
    const before = await cell(first, '2026-02').innerText()
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await settled()
    await expect.poll(async () => (await status())?.undo).toBe(`录入 进出口总额 2026年2月：6.00 → ${before}`)
    await goTo(first, '2026-02')
    await paste({ text: '1\t2' })
    await settled()
    await expect
      .poll(() => page().evaluate(() => window.page.handle.steps('undo')))
      .toEqual(['粘贴 2 格（进出口总额 2026年2月…）', `录入 进出口总额 2026年2月：6.00 → ${before}`])
    await page().evaluate(() => window.page.handle.undo(2))
    await settled()
    await expect.poll(async () => (await status())?.message).toBe('已撤销 2 格')
    await expect.poll(() => value(first)).toBe(before)
    await expect.poll(() => page().evaluate(() => window.page.handle.steps('redo').length)).toBe(2)
  })

  it('asks where somebody has written since, with who, when and both values; Esc leaves all as it is', async () => {
    await overwritten()
    await expect.poll(() => dialog().innerText()).toMatch(/有 1 格已被别人改过[^]*进出口总额 2026年2月：现为 43.00（李四，2026-11-18 01:00），将改为 3.58/)
    await keys('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(async () => [await value(first), await value(second)]).toEqual(['43', '7'])
    await expect.poll(hasFocus).toBe(true)
    await expect.poll(async () => (await status())?.undo).toContain('粘贴 2 格')
  })

  it('undoes the rest only, by Enter', async () => {
    await overwritten()
    await keys('Enter')
    await expect.poll(async () => [await value(first), await value(second)]).toEqual(['43', '0.05'])
    await settled()
    await expect.poll(async () => (await status())?.message).toBe('已撤销 1 格')
  })

  it('writes over theirs where that is chosen, by keys', async () => {
    await overwritten()
    await keys('Tab', 'Enter')
    await expect.poll(async () => [await value(first), await value(second)]).toEqual(['3.58', '0.05'])
    await settled()
  })

  it('takes nothing from anybody by Enter alone', async () => {
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await settled()
    await page().evaluate((id) => window.page.byOther(id, '2026-02', '43', true), first)
    await keys('Control+z')
    await dialog().waitFor()
    await keys('Enter')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => value(first)).toBe('43')
    await keys('Control+z')
    await dialog().waitFor()
    await keys('Tab', 'Enter')
    await expect.poll(() => value(first)).toBe('3.58')
    await settled()
  })

  it('outlives a reload of the page', async () => {
    await goTo(first, '2026-02')
    await type('6')
    await keys('Enter')
    await settled()
    await page().reload()
    await ready()
    await expect.poll(async () => (await status())?.undo).toContain('进出口总额 2026年2月')
  })
})

describe('other people', () => {
  it('shows their change at once, leaves an open editor and the scroll alone, and tells of a clash', async () => {
    await goTo(first, '2026-02')
    await type('6')
    const scroll = await page().evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft)
    await page().evaluate(
      ([a, b]) => {
        window.page.byOther(a ?? '', '2026-01', '41', true)
        window.page.byOther(b ?? '', '2026-02', '42', true)
        window.page.byOther(a ?? '', '2026-02', '43', true)
      },
      [first, second],
    )
    await see(first, '2026-01', '41.00')
    await see(second, '2026-02', '42.00')
    await expect.poll(() => cell(second, '2026-02').getAttribute('class')).toContain('ag-cell-data-changed')
    await expect.poll(() => page().locator('.sheet-editor-open').inputValue()).toBe('6')
    await expect.poll(() => note().innerText()).toBe('李四刚改为 43')
    await expect.poll(() => page().evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft)).toBe(scroll)
    await keys('Enter')
    await page().waitForFunction(() => window.page.status?.failed === 1)
    await expect.poll(() => stored(first, '2026-02')).toBe('43')
  })

  it('are told apart from oneself, when a cell is opened again before its former text has arrived', async () => {
    await page().evaluate(() => Object.assign(window.page, { milliseconds: 200, echoes: true }))
    await goTo(first, '2026-02')
    await type('1.2万')
    await keys('Enter', 'ArrowUp')
    await type('6')
    await page().waitForFunction(() => document.querySelector<HTMLElement>('.sheet-note')?.innerText.includes('刚改为 12000') === true)
    await settled()
    await expect.poll(() => page().locator('.sheet-note:visible').count()).toBe(0)
    await keys('Enter')
    await page().waitForFunction(() => window.page.values.get('foreign-trade 2026-02') === '6')
    await settled()
    await expect.poll(async () => (await status())?.failed).toBe(0)
  })
})

describe('others who are here', () => {
  const people = (...all: readonly PersonHere[]) => page().evaluate((here) => window.page.handle.setPeople(here), all)
  const at = (row: string, column: string) => ({ sheet: 'figures', row, column }) as const
  const boxes = () => page().locator('.sheet-person')

  it('have a box round their cell with a name that fades, and no box where they are not in sight', async () => {
    await people(
      { id: 'p-2', name: '李四', cell: at(first, '2026-02') },
      { id: 'p-3', name: '王五', cell: at(first, '2026-02') },
      { id: 'p-4', name: '赵六', cell: at(second, 'name') },
      { id: 'p-5', name: '钱七', cell: at('another-plan', '2026-02') },
      { id: 'p-6', name: '孙八', cell: null },
      // The same row and column, but of another sheet.
      { id: 'p-7', name: '周九', cell: { sheet: 'indicators', row: second, column: 'lead' } },
    )
    await expect.poll(() => boxes().allInnerTexts()).toEqual(expect.arrayContaining(['李四、王五', '赵六']))
    await expect.poll(() => boxes().count()).toBe(2)
    await expect.poll(() => apart(page().locator('.sheet-person', { hasText: '李四' }), cell(first, '2026-02'), everySide)).toBeLessThanOrEqual(2)
    // Seen, but not read out, and not in the way of the pointer.
    await expect
      .poll(() =>
        boxes()
          .first()
          .evaluate((element) => [element.closest('[aria-hidden]') !== null, getComputedStyle(element).pointerEvents]),
      )
      .toEqual([true, 'none'])
    await page().waitForFunction(() => getComputedStyle(document.querySelector('.sheet-person-name')!).opacity === '0')
    await people()
    await expect.poll(() => boxes().count()).toBe(0)
  })

  it('stand where their cell stands when rows are filtered', async () => {
    await people({ id: 'p-2', name: '李四', cell: at(second, '2026-02') })
    await page().evaluate(() => window.page.handle.setQuickSearch('实际使用外资'))
    await expect.poll(() => apart(boxes(), cell(second, '2026-02'))).toBeLessThanOrEqual(2)
    await page().evaluate(() => window.page.handle.setQuickSearch('进出口总额'))
    await expect.poll(() => boxes().count()).toBe(0)
  })

  it('hear in which cell I stand', async () => {
    await goTo(first, '2026-03')
    await expect.poll(() => page().evaluate(() => window.page.active)).toEqual(at(first, '2026-03'))
    await expect
      .poll(() => page().evaluate(() => window.page.handle.nameOfCell({ sheet: 'figures', row: 'foreign-trade', column: '2026-03' })))
      .toBe('进出口总额 · 2026年3月')
  })
})
