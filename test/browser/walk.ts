/**
 * A recorded walk: a month's figures typed by keyboard only, on the built product with the demonstration. Not a test; it leaves a folder of
 * numbered pictures and a page that shows them one after the other with what was pressed. Nothing of it is kept in the repository.
 *
 *     npm run walk -- walk
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { demonstrationNow } from '../support/database.ts'
import { startServer } from '../support/server.ts'

interface Step {
  readonly caption: string
  /** Keys by their names; what is in quotes is typed. */
  readonly keys: readonly string[]
}

const steps: readonly Step[] = [
  { caption: '定位到“进出口总额”的 9 月：Ctrl+G，输入名称和月份', keys: ['Control+g', '"进出口总额 9月"'] },
  { caption: 'Enter 到达', keys: ['Enter'] },
  { caption: '直接输入，Enter 向下', keys: ['"66.9"', 'Enter'] },
  { caption: '带单位的写法按本指标的单位换算，下方说明如何理解', keys: ['"8300万美元"', 'Enter'] },
  { caption: 'Ctrl+↓ 跳过不按月报的行，到下一个有数的格', keys: ['Control+ArrowDown'] },
  { caption: '算式：原文保留，下方说明结果', keys: ['"=209+28"', 'Enter'] },
  { caption: '写错了：留在格里，标红并说明', keys: ['"二类"', 'Enter', 'ArrowUp'] },
  { caption: 'F2 修改，全角数字也行', keys: ['F2', 'Control+a', '"３"', 'Enter'] },
  { caption: 'Ctrl+Z 撤销上一步', keys: ['Control+z'] },
  { caption: 'Ctrl+Y 重做', keys: ['Control+y'] },
  { caption: 'Shift+方向键选择，下方给出合计、平均、最小、最大', keys: ['ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowLeft', 'Shift+ArrowLeft'] },
  { caption: 'Ctrl+F 查找，F3 到下一处', keys: ['Control+f', '"总额"', 'F3'] },
  { caption: 'Esc 回到表格，Shift+F10 打开菜单', keys: ['Escape', 'Shift+F10'] },
  { caption: 'F1 列出全部按键', keys: ['Escape', 'F1'] },
]

/** Long enough for an answer of the server and for a fading mark to be seen. */
const rest = 700

const press = async (page: Page, key: string): Promise<void> => {
  const [, text] = /^"(.*)"$/.exec(key) ?? []
  if (text === undefined) await page.keyboard.press(key)
  else await page.keyboard.type(text, { delay: 40 })
}

const shownPage = (pictures: readonly Step[]): string => `<!doctype html>
<meta charset="utf-8"><title>序时：只用键盘填一个月的数</title>
<style>body{margin:0;font:16px sans-serif;background:#222;color:#eee}img{width:100%}p{margin:8px 16px}kbd{padding:0 6px;border:1px solid #888;border-radius:3px}</style>
<p id="caption"></p><img id="picture" alt="">
<script>
const steps = ${JSON.stringify(pictures)}
let at = 0
const show = () => {
  picture.src = String(at).padStart(2, '0') + '.png'
  caption.replaceChildren((at + 1) + '/' + steps.length + '　' + steps[at].caption + '　')
  for (const key of steps[at].keys) caption.append(Object.assign(document.createElement('kbd'), { textContent: key }), ' ')
}
const move = (by) => { at = (at + by + steps.length) % steps.length; show() }
setInterval(() => document.hasFocus() && !window.held && move(1), 2500)
addEventListener('keydown', ({ key }) => { window.held = true; if (key === 'ArrowRight') move(1); if (key === 'ArrowLeft') move(-1) })
show()
</script>
`

const walk = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'walk-'))
  const server = startServer(data, [], { CLOCK: demonstrationNow })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await page.goto(await server.address)
    await page.getByRole('button', { name: /苏明远/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '指标', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.ag-cell').first().waitFor()
    await page.locator('.sheet-editor').focus()
    const taken: Step[] = []
    for (const step of [{ caption: '打开指标表', keys: [] }, ...steps]) {
      for (const key of step.keys) await press(page, key)
      await page.waitForTimeout(rest)
      await page.screenshot({ path: join(folder, `${String(taken.length).padStart(2, '0')}.png`) })
      taken.push(step)
    }
    writeFileSync(join(folder, 'index.html'), shownPage(taken))
    console.log(`${taken.length} pictures: ${join(folder, 'index.html')}`)
  } finally {
    await browser.close()
    await server.kill('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('walk: say the folder for the pictures')
  process.exit(1)
}
await walk(resolve(folder))
