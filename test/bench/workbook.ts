/**
 * The ledger of 10,000 indicators, as the server makes it, against the fastest writer there is: the same library fed the same cells
 * by hand, once with every style and once by its streaming writer, which knows styles of columns only.
 *
 * Each runs in a process of its own (`--run`), so that none profits from the memory and the warm code of another.
 */
import { execFile } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import type { Cell as WrittenCell, CellStyle, CellValue } from 'hucre/xlsx'
import type { IndicatorInYear, PlanYear } from '../../server/reports/report.ts'
import { reports } from '../../server/reports/index.ts'
import type { Cell, Sheet, Workbook } from '../../server/workbook.model.ts'
import { makeWorkbook } from '../../server/workbook.ts'
import type { Finding, Target } from './measure.ts'
import { call, expect, median, p95, rounds } from './measure.ts'
import { aPlanYear, aTarget, anAssessment, inYear, readerOf } from '../reports/plan-year.ts'

const indicators = 10_000

/** Figures of all kinds, each row its own. */
const facts = (): PlanYear => {
  const ids = Array.from({ length: indicators }, (_, place) => `i${place}`)
  const light = (place: number) => (['green', 'yellow', 'red', 'blue', 'grey'] as const)[place % 5] ?? 'grey'
  const row = (id: string, place: number): IndicatorInYear =>
    inYear(
      { id, number: String(place + 1), name: `指标 ${place + 1}`, decimals: place % 4, baselinePeriod: '2022', baselineValue: `${place}.5` },
      {
        lead: [`d${place % 40}`],
        responsible: [`d${(place + 1) % 40}`, `d${(place + 2) % 40}`],
        finalTarget: aTarget({ value: String(place + 100) }),
        yearTarget: aTarget({ kind: 'year', value: String(place + 50) }),
        assessment: anAssessment({ light: light(place), actual: `${place}.25`, expected: String(place + 1), gap: '-0.75' }),
      },
    )
  return aPlanYear({
    departments: new Map(Array.from({ length: 40 }, (_, place) => [`d${place}`, `区第${place}局`])),
    indicators: ids.map(row),
    figures: [...Array(12).keys()].map((month) => ({
      period: `2026-${String(month + 1).padStart(2, '0')}`,
      indicators: ids,
      values: ids.map((_, place) => `${place}.${month}5`),
      flags: ids.map(() => 'verified'),
    })),
  })
}
const ledgerOf = async (year: PlanYear): Promise<Workbook> => (await reports.ledger.make(readerOf(year), { language: 'zh-CN', year: 2026 })).workbook

const styleOf = (format?: string): CellStyle => ({
  border: { top: { style: 'thin' }, right: { style: 'thin' }, bottom: { style: 'thin' }, left: { style: 'thin' } },
  alignment: { vertical: 'center' },
  ...(format !== undefined && { numFmt: format }),
})
const valueOf = (cell: Cell): CellValue => {
  if (cell === null || typeof cell === 'string') return cell
  if ('muted' in cell) return cell.muted
  return 'date' in cell ? new Date(`${cell.date}T00:00:00Z`) : Number(cell.number)
}
const headOf = ({ columns }: Sheet): CellValue[] => columns.map(({ title }) => title)

/** What is measured: from rows of cells to the bytes of a file. */
const ways = {
  ours: (workbook: Workbook) => makeWorkbook(workbook),
  'every style by hand': ({ sheets: [sheet] }: Workbook) => {
    if (!sheet) throw new Error('no sheet')
    const cells = new Map<string, WrittenCell>()
    const styles = new Map<string | undefined, CellStyle>()
    const rows = [headOf(sheet)]
    for (const row of sheet.rows) {
      row.forEach((cell, column) => {
        const format = cell !== null && typeof cell === 'object' && 'format' in cell ? cell.format : undefined
        if (!styles.has(format)) styles.set(format, styleOf(format))
        cells.set(`${rows.length},${column}`, { value: null, type: 'empty', style: styles.get(format) as CellStyle })
      })
      rows.push(row.map(valueOf))
    }
    return writeXlsx({ sheets: [{ name: sheet.name, rows, cells, columns: sheet.columns.map(({ width }) => ({ width })) }] })
  },
  'styles of columns, streamed': async ({ sheets: [sheet] }: Workbook) => {
    if (!sheet) throw new Error('no sheet')
    const columns = sheet.columns.map(({ width, kind }) => ({ width, style: styleOf(kind === 'number' ? '#,##0.00' : undefined) }))
    function* rows(): Generator<CellValue[]> {
      if (!sheet) return
      yield headOf(sheet)
      for (const row of sheet.rows) yield row.map(valueOf)
    }
    return new Uint8Array(await new Response(writeXlsxStream(rows(), { name: sheet.name, columns })).arrayBuffer())
  },
} as const satisfies Record<string, (workbook: Workbook) => Promise<Uint8Array>>
type Way = keyof typeof ways
const fastest = 'styles of columns, streamed' satisfies Way

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly kilobytes: number
  readonly peakMegabytes: number
  /** Of the main thread's delay while it runs. */
  readonly p95Milliseconds: number
  readonly worstMilliseconds: number
  readonly columns: number
}

const runOnce = async (way: Way): Promise<Run> => {
  const workbook = await ledgerOf(facts())
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const cpu = process.cpuUsage()
  const began = performance.now()
  delay.enable()
  const bytes = await ways[way](workbook)
  const seconds = (performance.now() - began) / 1000
  const used = process.cpuUsage(cpu)
  // So that a delay up to the end is seen as well.
  await setTimeout(50)
  delay.disable()
  return {
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    kilobytes: Math.round(bytes.byteLength / 1024),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    p95Milliseconds: delay.percentile(95) / 1e6,
    worstMilliseconds: delay.max / 1e6,
    columns: workbook.sheets[0]?.columns.length ?? 0,
  }
}

const run = promisify(execFile)
const file = fileURLToPath(import.meta.url)
const inProcess = async (way: Way): Promise<Run> => JSON.parse((await run(process.execPath, [file, '--run', way])).stdout) as Run

/** As the server makes the ledger in one process and the fastest writer the same cells in another. */
export const benchWorkbook = async (): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly string[] }> => {
  const names = Object.keys(ways) as Way[]
  const runs = new Map<Way, Run[]>(names.map((way) => [way, []]))
  for (let round = 0; round < rounds; round += 1) for (const way of names) runs.get(way)?.push(await inProcess(way))
  const of = (way: Way, what: keyof Run): number => median((runs.get(way) ?? []).map((each) => each[what]))
  const ours = { ours: of('ours', 'seconds'), unit: 's' }
  return {
    findings: names
      .filter((way) => way !== 'ours')
      .map((way) => ({ ...ours, name: `ledger; writer: ${way}`, bare: of(way, 'seconds'), limit: way === fastest ? 2 : null })),
    notes: names.map((way) => {
      const figures = `CPU ${of(way, 'cpuSeconds').toFixed(2)} s, peak ${of(way, 'peakMegabytes')} MB, ${of(way, 'kilobytes')} KB`
      return `ledger of ${indicators} × ${of(way, 'columns')}, ${way}: ${figures}, main thread held up p95 ${of(way, 'p95Milliseconds').toFixed(0)} ms`
    }),
  }
}

/** The ledger over HTTP, and how long other people wait meanwhile: for a request that costs next to nothing by itself. */
export const benchLedger = async (ours: Target, plan: string): Promise<readonly Finding[]> => {
  const seconds: number[] = []
  const waits: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    let made = false
    const asked = expect(call(ours, 'GET', `/api/reports/ledger?plan=${plan}&year=2026`)).finally(() => (made = true))
    const own: number[] = []
    while (!made) {
      own.push((await expect(call(ours, 'GET', '/api/plans'))).milliseconds)
      await wait(10)
    }
    seconds.push((await asked).milliseconds / 1000)
    waits.push(p95(own))
  }
  return [
    { name: 'ledger over HTTP', ours: median(seconds), bare: null, unit: 's', limit: null },
    { name: 'others meanwhile, p95', ours: median(waits), bare: null, unit: 'ms', limit: 100 },
  ]
}

const [flag, way] = process.argv.slice(2)
if (import.meta.main && flag === '--run' && way !== undefined && Object.hasOwn(ways, way)) console.log(JSON.stringify(await runOnce(way as Way)))
