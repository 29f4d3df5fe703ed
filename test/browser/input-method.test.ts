/** Input methods, by the browser's own commands for them: no key is lost, none is taken for another. */
import type { CDPSession } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { useSheetPage } from './sheet-page/use.ts'

const sheet = useSheetPage()
const { keys, goTo, says, settled, stored, batches, type } = sheet
const [first, second] = ['foreign-trade', 'foreign-capital']

let session: CDPSession
beforeEach(async () => {
  session = await sheet.page().context().newCDPSession(sheet.page())
})
const compose = (text: string) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
const insert = (text: string) => session.send('Input.insertText', { text })
/** A key that the input method takes for itself. */
const processed = (code: string) => session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code, windowsVirtualKeyCode: 229 })
const text = () => sheet.page().locator('.sheet-editor').inputValue()
const isOpen = async () => (await sheet.page().locator('.sheet-editor-open').count()) === 1
const texts = async () => (await batches()).flatMap(({ edits }) => edits.map((edit) => edit.text))

describe('an input method', () => {
  it('opens the editor with its first letter, keeps Enter to itself, and commits the chosen words', async () => {
    await goTo(first, '2026-02')
    await compose('d')
    await compose('da')
    await expect.poll(() => sheet.page().locator('.sheet-editor-open').inputValue()).toBe('da')
    await processed('Enter')
    await expect.poll(() => sheet.page().locator('.sheet-editor-open').count()).toBe(1)
    await insert('达到')
    await keys('Enter')
    await settled()
    await expect.poll(async () => (await batches())[0]?.edits[0]?.text).toBe('达到')
  })

  it('leaves nothing behind in a cell that takes no text', async () => {
    await goTo(first, '2026-12')
    await compose('da')
    await insert('达')
    await goTo(first, '2026-02')
    await type('7')
    await expect.poll(() => sheet.page().locator('.sheet-editor').inputValue()).toBe('7')
  })

  it('loses no full-width digit and no Chinese punctuation that comes first', async () => {
    for (const [typed, period] of [
      ['１２．５', '2026-01'],
      ['－３', '2026-02'],
      ['（１２）', '2026-03'],
      ['＝１２００＋３５', '2026-04'],
    ] as const) {
      await goTo(first, period)
      for (const letter of typed) {
        await processed('Digit1')
        await insert(letter)
      }
      await expect.poll(async () => [await isOpen(), await text()]).toEqual([true, typed])
      await keys('Enter')
    }
    await settled()
    await expect.poll(texts).toEqual(['１２．５', '－３', '（１２）', '＝１２００＋３５'])
  })

  it('takes Enter and arrows for its candidates; the next Enter commits and goes down', async () => {
    await goTo(first, '2026-01')
    for (const pinyin of ['y', 'yu', 'yue']) await compose(pinyin)
    await processed('ArrowDown')
    await processed('Enter')
    await processed('Escape')
    await expect.poll(async () => [await isOpen(), await text()]).toEqual([true, 'yue'])
    await insert('约')
    await type('5')
    await keys('Enter')
    await settled()
    await expect.poll(texts).toEqual(['约5'])
    await expect.poll(() => sheet.spoken()).toContain('实际使用外资')
  })

  it('leaves the cell as it was when its composition is given up and Esc is pressed', async () => {
    await goTo(first, '2026-01')
    const before = await sheet.textOf(first, '2026-01')
    await compose('da')
    await processed('Escape')
    await compose('')
    await keys('Escape')
    await expect.poll(async () => [await isOpen(), await sheet.textOf(first, '2026-01')]).toEqual([false, before])
    await keys('ArrowDown')
    await type('7')
    await keys('Enter')
    await settled()
    await expect.poll(async () => [await texts(), await stored(second, '2026-01')]).toEqual([['7'], '7'])
  })

  it('opens nothing over a cell that is shown only, and says why', async () => {
    await goTo(first, 'actual')
    await processed('KeyD')
    await compose('d')
    await compose('da')
    await expect.poll(isOpen).toBe(false)
    await expect.poll(says).toBe('此列由系统给出，不能填写')
    await insert('达')
    await keys('ArrowDown', 'F2', 'Escape')
    await goTo(first, '2026-01')
    await type('8')
    await expect.poll(text).toBe('8')
    await keys('Enter')
    await settled()
    await expect.poll(texts).toEqual(['8'])
  })

  it('goes on composing while changes of others arrive, in this cell too', async () => {
    await goTo(first, '2026-01')
    await compose('y')
    await sheet.page().evaluate(
      ([a, b]) => {
        window.page.byOther(a ?? '', '2026-01', '41', true)
        window.page.byOther(b ?? '', '2026-01', '42', true)
        window.page.reload()
      },
      [first, second],
    )
    await compose('yu')
    await compose('yue')
    await expect.poll(async () => [await isOpen(), await text()]).toEqual([true, 'yue'])
    await insert('约')
    await type('6')
    await expect.poll(text).toBe('约6')
    await keys('Escape')
    await expect.poll(texts).toEqual([])
  })
})
