/** Cells saved over HTTP: one after the other, by many at once, and in blocks. */
import { randomUUID } from 'node:crypto'
import type { Finding, Target } from './measure.ts'
import { call, expect, interleaved, median, p95 } from './measure.ts'
import type { EditsAnswer } from '../../server/wire/edits.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import type { BareSave } from './bare.ts'

interface Cell {
  readonly indicator: string
  readonly period: string
}

/** Down one month, or ten months wide, as a pasted block is. */
type Shape = 'column' | 'block'

export interface Saver {
  /** Changes cells, as many as said, and sees that they are: of as many indicators, or of a tenth of them in ten months. @returns milliseconds. */
  readonly saveOurs: (cells?: number, shape?: Shape) => Promise<number>
  readonly saveBare: (cells?: number, shape?: Shape) => Promise<number>
}

/** Months in which every indicator may be written; single cells go down the last three. */
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'] as const
const written = months.slice(-3)
const blockRows = 100

/**
 * Saves on both sides, each time other cells, so that many may save at once; each knows what stands in its cells.
 *
 * @param view what both have at the beginning.
 */
export const makeSaver = (ours: Target, bare: Target, plan: string, view: SheetView): Saver => {
  const ids = view.rows.id
  const places = new Map(ids.map((id, place) => [id, place]))
  const tens = Array.from({ length: Math.floor(ids.length / blockRows) }, (_, block) => ids.slice(block * blockRows, (block + 1) * blockRows))
  const order: Readonly<Record<Shape, readonly Cell[]>> = {
    column: written.flatMap((period) => ids.map((indicator) => ({ indicator, period }))),
    block: tens.flatMap((rows) => rows.flatMap((indicator) => months.map((period) => ({ indicator, period })))),
  }
  const side = () => {
    const typedBefore = new Map<string, string>()
    const next = { column: 0, block: 0 }
    let saves = 0
    /** Other values each time, because what is typed again is no change; near what stood there, as a correction is. */
    return (count: number, shape: Shape): readonly BareSave[] =>
      Array.from({ length: count }, () => {
        const cells = order[shape]
        const cell = cells[next[shape]++ % cells.length]!
        const key = `${cell.indicator} ${cell.period}`
        const was = typedBefore.get(key) ?? view.values[cell.period]?.[places.get(cell.indicator) ?? -1] ?? null
        saves += 1
        const text = was === null ? `${1 + (saves % 97)}.${10 + (saves % 89)}` : (Number(was) * (0.97 + (saves % 7) / 100) + 0.001).toFixed(3)
        typedBefore.set(key, text)
        return { ...cell, was, text }
      })
  }
  const [nextOurs, nextBare] = [side(), side()]
  return {
    saveOurs: async (count = 1, shape = 'column') => {
      const edits = nextOurs(count, shape).map(({ indicator, period, was, text }) => ({ cell: { sheet: 'observations', indicator, period }, was, text }))
      const answer = await expect(call(ours, 'POST', `/api/plans/${plan}/edits`, { id: randomUUID(), label: 'bench', edits }))
      const { outcomes } = JSON.parse(answer.body.toString('utf8')) as EditsAnswer
      const refused = outcomes.find(({ state }) => state !== 'applied')
      if (refused || outcomes.length !== count) throw new Error(`not saved: ${JSON.stringify(refused)}`)
      return answer.milliseconds
    },
    saveBare: async (count = 1, shape = 'column') => {
      const answer = await expect(call(bare, 'POST', '/save', nextBare(count, shape)))
      const { outcomes } = JSON.parse(answer.body.toString('utf8')) as { readonly outcomes: readonly string[] }
      if (outcomes.some((state) => state !== 'applied') || outcomes.length !== count) throw new Error('bare has not saved')
      return answer.milliseconds
    },
  }
}

const savesInRound = 150
const clients = 32
const secondsOfLoad = 2

const timesOf = async (save: () => Promise<number>): Promise<readonly number[]> => {
  const times: number[] = []
  for (let place = 0; place < savesInRound; place += 1) times.push(await save())
  return times
}

/** @returns saves a second with all clients at work, each with its next save as soon as the last is answered. */
const load = async (save: () => Promise<number>): Promise<number> => {
  const began = performance.now()
  const until = began + secondsOfLoad * 1000
  let saves = 0
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      await save()
      saves += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return saves / ((performance.now() - began) / 1000)
}

export const benchEdits = async ({ saveOurs, saveBare }: Saver): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly string[] }> => {
  const tails = { ours: [] as number[], bare: [] as number[] }
  const p50 = async (side: keyof typeof tails, save: () => Promise<number>): Promise<number> => {
    const times = await timesOf(save)
    tails[side].push(p95(times))
    return median(times)
  }
  const one = await interleaved({ ours: () => p50('ours', saveOurs), bare: () => p50('bare', saveBare) })
  const many = await interleaved({ ours: () => load(saveOurs), bare: () => load(saveBare) })
  const block = await interleaved({ ours: () => saveOurs(1000, 'block'), bare: () => saveBare(1000, 'block') })
  const column = await interleaved({ ours: () => saveOurs(1000), bare: () => saveBare(1000) })
  return {
    findings: [
      { name: 'one cell saved, p50', ours: median(one.ours), bare: median(one.bare), unit: 'ms', limit: 3 },
      { name: `${clients} clients saving`, ours: median(many.ours), bare: median(many.bare), unit: '/s', limit: 0.25, least: true },
      { name: 'block of 1,000 cells, 100 rows', ours: median(block.ours), bare: median(block.bare), unit: 'ms', limit: 2 },
      { name: 'block of 1,000 cells, 1,000 rows', ours: median(column.ours), bare: median(column.bare), unit: 'ms', limit: 2 },
    ],
    notes: [`one cell saved, p95: ours ${median(tails.ours).toFixed(2)} ms, bare ${median(tails.bare).toFixed(2)} ms`],
  }
}
