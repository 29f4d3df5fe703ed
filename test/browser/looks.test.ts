/** Every room in every look and both languages: no fault that a checker of accessibility finds, nothing wider than the screen, nothing unsaid; and on paper. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Language } from '../../server/wire/rows.ts'
import { planCode } from '../support/house.ts'
import { desk, drawn, faults, hand, speak, useProduct } from '../support/product.ts'

const product = useProduct()

const inPlan = [
  '',
  '/tasks',
  '/warnings',
  '/orders',
  '/orders/register',
  '/quality',
  '/reports',
  '/targets',
  '/rules',
  '/rules?section=indicators',
  '/rules?section=release',
  '/what-if',
]
const rooms = ['/my-work', ...inPlan.map((room) => `/plans/${planCode}${room}`), '/mails', '/calendar', '/people', '/work', '/nowhere']

/** Between them they have every part that is coloured in its own way. */
const coloured = new Set(['/my-work', ...['', '/warnings', '/orders', '/quality', '/rules', '/what-if'].map((room) => `/plans/${planCode}${room}`)])

const looks = [
  ['light', { colorScheme: 'light', contrast: 'no-preference' }],
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['high contrast', { colorScheme: 'light', contrast: 'more' }],
  ['high contrast, dark', { colorScheme: 'dark', contrast: 'more' }],
] as const

const open = async (options: BrowserContextOptions, language: Language, account = 'admin'): Promise<Page> => {
  const { context, page } = await product.somebody(account, { locale: language, ...options })
  await speak(context, language)
  return page
}
const quietMilliseconds = 150
/** By the page's own way from room to room, as people go; the first time by its address. */
const visit = async (page: Page, room: string): Promise<void> => {
  if (page.url() === 'about:blank') await page.goto(`${product.address()}${room}`)
  else
    await page.evaluate((path) => {
      history.pushState(null, '', path)
      window.dispatchEvent(new PopStateEvent('popstate'))
    }, room)
  await page.locator('main h1').first().waitFor({ state: 'attached' })
  // All that was asked for has come when nothing waits and nothing changes any more.
  await page.evaluate(
    (pause) =>
      new Promise<void>((settle) => {
        const look = (): void => {
          if (document.querySelector('main .waiting, main [aria-busy=true]')) timer = setTimeout(look, pause)
          else settle()
        }
        let timer = setTimeout(look, pause)
        new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(look, pause)
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    quietMilliseconds,
  )
}
const faultsOf = async (page: Page, where: string, only: Parameters<typeof faults>[1] = {}): Promise<readonly string[]> =>
  (await faults(page, only)).map((fault) => `${where} ${fault}`)

/** What the page itself says in English; names that the data has in Chinese only stand elsewhere. */
const unsaid = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('header a, nav a, main h1, main label, main th[scope=col]')]
      .map((each) => (each.textContent ?? '').trim())
      .filter((text) => /\p{Script=Han}/u.test(text) && text !== '中文'),
  )

/** Rules of the checker that a narrower page may break. */
const laidOut = [
  'target-size',
  'scrollable-region-focusable',
  'button-name',
  'link-name',
  'label',
  'select-name',
  'aria-hidden-focus',
  'duplicate-id-aria',
  'region',
]

/** Between a desk and a hand. */
const small = { width: 1024, height: 768 }

const tooWide = async (page: Page, room: string, size: typeof desk): Promise<readonly string[]> => {
  await page.setViewportSize(size)
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  // What a page folds away it folds after it has seen the new width.
  for (let tries = 0; tries < 20 && (await over()) > 0; tries += 1) await page.waitForTimeout(50)
  return (await over()) > 0 ? [`${room} is ${await over()} px wider than ${size.width}`] : []
}

/** What is there is the same in every look; how it is seen is not. */
const contrasts = async (page: Page, room: string, within?: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const [name, options] of looks.slice(1)) {
    await page.emulateMedia(options)
    await page.waitForFunction((dark) => document.documentElement.dataset['mantineColorScheme'] === (dark ? 'dark' : 'light'), options.colorScheme === 'dark')
    found.push(...(await faultsOf(page, `${room} ${name}`, { rules: ['color-contrast'], ...(within !== undefined && { within }) })))
  }
  await page.emulateMedia(looks[0][1])
  return found
}

it('shows every room without a fault in every look, on a desk and in the hand, and no wider than the screen', { timeout: 240_000 }, async () => {
  const page = await open({}, 'zh-CN')
  const found: string[] = []
  for (const room of rooms) {
    await visit(page, room)
    found.push(...(await faultsOf(page, room)), ...(await tooWide(page, room, small)))
    if (coloured.has(room)) found.push(...(await contrasts(page, room)))
    // Colours are those of the desk.
    found.push(...(await tooWide(page, room, hand)), ...(await faultsOf(page, `${room} in the hand`, { rules: laidOut })))
    await page.setViewportSize(desk)
  }
  expect(found).toEqual([])
})

it('shows what opens over a room or beside it without a fault in every look', { timeout: 240_000 }, async () => {
  const plan = `/plans/${planCode}`
  const page = await open({}, 'zh-CN', 'office')
  const found: string[] = []
  const look = async (what: string, within = 'body'): Promise<void> => {
    found.push(...(await faultsOf(page, what, { within })), ...(await contrasts(page, what, within)))
  }
  await visit(page, plan)
  await drawn(page)
  await page.locator('.sheet-light').first().click()
  await page.getByRole('complementary').locator('.explanation-sentence').waitFor()
  await look('the explanation', '.side-panel')
  await page.getByRole('complementary').getByRole('button', { name: '评论与来历' }).click()
  await page
    .getByRole('complementary')
    .getByPlaceholder(/写评论/)
    .waitFor()
  await look('the story of a cell', '.side-panel')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '视图', exact: true }).click()
  await page.getByRole('menuitem', { name: '另存为新视图' }).click()
  await page.getByLabel('视图名称').waitFor()
  await look('a dialog', '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('.sheet-editor').focus()
  await page.keyboard.press('F1')
  await page.locator('.sheet-dialog').waitFor()
  await look('the keys', '.sheet-dialog')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^筛选/ }).click()
  await page.getByPlaceholder('查找选项').waitFor()
  await look('the filters', '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.context().clearCookies()
  await page.goto(product.address())
  await page.getByLabel('邮箱').waitFor()
  await look('signing in')
  await page.setViewportSize(hand)
  found.push(...(await faultsOf(page, 'signing in in the hand')))
  expect(found).toEqual([])
})

it('shows every room in English, says nothing of its own in Chinese, and is no wider than the screen', { timeout: 240_000 }, async () => {
  const page = await open({}, 'en')
  const found: string[] = []
  for (const room of rooms) {
    await visit(page, room)
    // What the checker finds it finds in either language; what has no name at all shows in Chinese as well.
    found.push(...(await unsaid(page)).map((text) => `${room} in Chinese: ${text}`), ...(await tooWide(page, room, small)))
    await page.setViewportSize(desk)
  }
  expect(found).toEqual([])
})

it('takes high contrast from the person’s menu, and keeps it', async () => {
  const page = await open({}, 'zh-CN')
  await visit(page, '/mails')
  const look = () => page.evaluate(() => document.documentElement.dataset['contrast'])
  await expect.poll(look).toBe('usual')
  await page.getByRole('button', { name: /秦知行/ }).click()
  await page.getByRole('menuitemcheckbox', { name: '高对比度' }).click()
  await expect.poll(look).toBe('more')
  await page.reload()
  await expect.poll(look).toBe('more')
})

it('keeps lights, the selection and the focus seen where the system chooses the colours', async () => {
  const page = await open({ forcedColors: 'active' }, 'zh-CN')
  await visit(page, `/plans/${planCode}`)
  await drawn(page)
  const seen = await page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor
    const shape = document.querySelector('.sheet-light-green .shape, .sheet-light-red .shape')
    const active = document.querySelector('.sheet-active')
    return {
      shape: shape !== null && getComputedStyle(shape).fill !== canvas,
      word: document.querySelector('.sheet-light')?.textContent?.trim() !== '',
      border: active !== null && getComputedStyle(active).borderTopWidth !== '0px' && getComputedStyle(active).borderTopColor !== canvas,
    }
  })
  expect(seen).toEqual({ shape: true, word: true, border: true })
})

it('prints rooms black on white without their tools, the sheet as a table of all its rows, the explanation by itself', async () => {
  const page = await open({ colorScheme: 'dark' }, 'zh-CN', 'office')
  await visit(page, `/plans/${planCode}`)
  await drawn(page)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const rows = page.locator('.sheet-print table').first().locator('tbody tr')
  await expect.poll(() => rows.count()).toBeGreaterThan(100)
  await page.locator('.sheet-print').getByText('绿灯').first().waitFor()
  await expect.poll(() => page.locator('.top-bar, .toolbar, .status-line, .ag-root').filter({ visible: true }).count()).toBe(0)
  await page
    .locator('.print-head')
    .getByText(/苏明远打印/)
    .waitFor()
  await expect
    .poll(() => page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.sheet-print td')!).color]))
    .toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect.poll(() => page.locator('.sheet-print').count()).toBe(0)
  for (const room of ['/warnings', '/what-if', '/rules', '/tasks']) {
    await visit(page, `/plans/${planCode}${room}`)
    await expect.poll(() => page.locator('.top-bar, .mantine-SegmentedControl-root').filter({ visible: true }).count(), { message: room }).toBe(0)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight), { message: room }).toBeGreaterThan(0)
  }
})
