/**
 * `npm run bench`: what the product takes, beside a bare server that shows and saves the same (`bare.ts`), and what was promised.
 *
 * Both run side by side as processes of the same Node, on files in one temporary folder; runs are interleaved and medians of five, because
 * other work on the machine moves the times of both, and hardly their ratio. A benchmark is no test: it says what is over, and ends well.
 *
 *     npm run bench                      all
 *     npm run bench -- sheet edits       some: pass, reading, edits, sheet, judging, workbook, mail, page, crowd, start
 *     npm run bench -- sheet edits       some: pass, reading, edits, sheet, judging, workbook, mail, delivery, page, crowd, start
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { benchCrowd } from './crowd.ts'
import { benchDelivery } from './delivery.ts'
import { benchEdits, makeSaver } from './edits.ts'
import { benchJudging } from './judging.ts'
import { benchMail } from './mail.ts'
import type { Finding } from './measure.ts'
import { call, expect, hangUp, isOver, line, median, rounds } from './measure.ts'
import { benchPage } from './page.ts'
import { benchPass } from './pass.ts'
import { benchReading, sheetPath } from './reading.ts'
import { hasPages, install, residentMegabytes, seedLarge, startBare, startDemonstration, startLarge, timeStart } from './servers.ts'
import { benchOpening, benchSheet } from './sheet.ts'
import { benchLedger, benchWorkbook } from './workbook.ts'

const cases = ['pass', 'reading', 'edits', 'sheet', 'judging', 'workbook', 'mail', 'delivery', 'page', 'crowd', 'start'] as const
type Case = (typeof cases)[number]

const found: Finding[] = []
const say = (text: string): void => console.log(text)
const tell = (findings: readonly Finding[], notes: readonly string[] = []): void => {
  for (const finding of findings) say(line(finding))
  for (const note of notes) say(`  ${note}`)
  found.push(...findings)
}

const folderIn = (folder: string, name: string): string => {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

/** What the page asks before it shows a sheet. */
const firstPage = ['/', '/api/session', '/api/plans']
const idleMegabytes = 120
const idleSeconds = 10

const benchStart = async (folder: string, data: string): Promise<readonly Finding[]> => {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await timeStart(folder, data, 3790 + round))
  const idle = await startDemonstration(folder, data)
  try {
    const { code = '', years = [] } = idle.plans[0] ?? {}
    const year = Math.min(2026, years.at(-1) ?? 2026)
    for (const path of [...firstPage, `/api/plans/${code}/sheet?from=${year}&to=${year}`, `/api/plans/${code}/rights`]) await expect(call(idle, 'GET', path))
    await wait(idleSeconds * 1000)
    const megabytes = residentMegabytes(idle.process.pid ?? 0)
    return [
      { name: 'second start, to the first answer', ours: median(times), bare: null, unit: 'ms', limit: 700 },
      { name: 'memory after the first page, idle', ours: megabytes, bare: null, unit: 'MB', limit: idleMegabytes },
    ]
  } finally {
    await idle[Symbol.asyncDispose]()
  }
}

/** A plan of a tenth and one of ten times the usual size; the large one takes minutes to be made and judged. */
const benchOtherSizes = async (folder: string): Promise<void> => {
  for (const [rows, limit, times] of [
    [1000, 800, rounds],
    [100_000, 5000, 3],
  ] as const) {
    const data = folderIn(folder, `large-${rows}`)
    await seedLarge(data, rows)
    await using large = await startLarge(folder, data)
    tell(await benchOpening(large, { rows, limit }, times))
  }
}

const bench = async (folder: string, asked: ReadonlySet<Case>): Promise<void> => {
  const largeFolder = folderIn(folder, 'large')
  const demonstrationFolder = folderIn(folder, 'demonstration')
  if (asked.has('pass')) tell(await benchPass())
  if (asked.has('mail')) tell(await benchMail())
  const needsLarge = (['reading', 'edits', 'sheet', 'workbook', 'page'] as const).some((name) => asked.has(name))
  if (needsLarge || asked.has('judging')) await seedLarge(largeFolder)
  if (asked.has('judging')) {
    const own = join(folder, 'judging')
    cpSync(largeFolder, own, { recursive: true })
    tell(await benchJudging(own))
  }
  if (needsLarge) {
    await using large = await startLarge(folder, largeFolder)
    await using bare = await startBare(folder, await expect(call(large, 'GET', sheetPath(large.plan.id))))
    const saver = makeSaver(large, bare, large.plan.id, bare.view)
    if (asked.has('reading')) {
      const { findings, notes } = await benchReading(large, bare, large.plan.id, saver)
      tell(findings, notes)
    }
    if (asked.has('sheet')) {
      tell(await benchOpening(large, { rows: 10_000, limit: 1500 }, rounds))
      tell(await benchSheet(large, folder, saver))
    }
    if (asked.has('edits')) {
      const { findings, notes } = await benchEdits(saver)
      tell(findings, notes)
    }
    if (asked.has('workbook')) {
      const { findings, notes } = await benchWorkbook()
      tell([...findings, ...(await benchLedger(large, large.plan.id))], notes)
    }
    if (asked.has('page')) {
      if (hasPages(folder)) {
        await using demonstration = await startDemonstration(folder, demonstrationFolder)
        tell(await benchPage({ 'large plan': { on: large, plan: 'large' }, 渝中2027: { on: demonstration, plan: 'yuzhong-2027' } }))
      } else say('page usable: left out, dist/client is not built')
    }
  }
  if (asked.has('sheet')) await benchOtherSizes(folder)
  if (asked.has('delivery')) tell(await benchDelivery(folder))
  if (asked.has('crowd')) {
    if (hasPages(folder)) {
      await using demonstration = await startDemonstration(folder, folderIn(folder, 'crowd'))
      const { findings, notes } = await benchCrowd(demonstration, 'yuzhong-2027')
      tell(findings, notes)
    } else say('crowd: left out, dist/client is not built')
  }
  if (asked.has('start')) {
    await using first = await startDemonstration(folder, demonstrationFolder)
    await first[Symbol.asyncDispose]()
    tell(await benchStart(folder, demonstrationFolder))
  }
}

const given = process.argv.slice(2)
const unknown = given.filter((name) => !cases.some((each) => each === name))
if (unknown.length > 0) {
  console.error(`bench: say some of ${cases.join(', ')}, not ${unknown.join(' ')}`)
  process.exit(1)
}
const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'xushi-bench-'))
try {
  install(folder)
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}; medians of ${rounds}`)
  say(`${''.padEnd(44)} ${'ours'.padStart(8)} ${''.padEnd(6)} ${'bare'.padStart(8)} ${''.padEnd(6)} ${'ratio'.padStart(9)}  promised`)
  await bench(folder, new Set(given.length === 0 ? cases : (given as Case[])))
  const over = found.filter(isOver)
  const told = over.length === 0 ? 'all within what was promised' : `${over.length} over: ${over.map(({ name }) => name).join('; ')}`
  say(
    `${found.filter(({ limit }) => limit !== null).length} measured against a promise, ${told}; load now ${loadavg()[0]?.toFixed(1)}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
} finally {
  hangUp()
  rmSync(folder, { recursive: true, force: true })
}
