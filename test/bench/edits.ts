/** Cells saved over HTTP: one after the other, by many at once, and in blocks. */
import { randomUUID } from 'node:crypto'
import type { Finding, Target } from './measure.ts'
import { call, expect, interleaved, median, p95 } from './measure.ts'
import type { EditsAnswer, SheetView } from '../../server/wire.ts'
import type { BareSave } from './bare.ts'

interface Cell {
  readonly indicator: string
  readonly period: string
}

export interface Saver {
  /** Changes cells, as many as said, and sees that they are. @returns milliseconds. */
  readonly saveOurs: (cells?: number) => Promise<number>
  readonly saveBare: (cells?: number) => Promise<number>
}

/** The last months in which every indicator may be written. */
const written = ['2026-08', '2026-09', '2026-10'] as const

/**
 * Saves on both sides, each time other cells, so that many may save at once; each knows what stands in its cells.
 *
 * @param view what both have at the beginning.
 */
export const makeSaver = (ours: Target, bare: Target, plan: string, view: SheetView): Saver => {
  const cells: readonly Cell[] = written.flatMap((period) => view.rows.id.map((indicator) => ({ indicator, period })))
  const side = () => {
    const values = new Map<Cell, string | null>(cells.map((cell, place) => [cell, view.values[cell.period]?.[place % view.rows.id.length] ?? null]))
    let next = 0
    let saves = 0
    /** Other values each time: what is typed again is no change. */
    return (count: number): readonly BareSave[] =>
      Array.from({ length: count }, () => {
        const cell = cells[next++ % cells.length]!
        const was = values.get(cell) ?? null
        saves += 1
        const typed = `${1 + (saves % 97)}.${10 + (saves % 89)}`
        const text = typed === was ? `${typed}5` : typed
        values.set(cell, text)
        return { ...cell, was, text }
      })
  }
  const [nextOurs, nextBare] = [side(), side()]
  return {
    saveOurs: async (count = 1) => {
      const edits = nextOurs(count).map(({ indicator, period, was, text }) => ({ cell: { sheet: 'observations', indicator, period }, was, text }))
      const answer = await expect(call(ours, 'POST', `/api/plans/${plan}/edits`, { id: randomUUID(), label: 'bench', edits }))
      const { outcomes } = JSON.parse(answer.body.toString('utf8')) as EditsAnswer
      const refused = outcomes.find(({ state }) => state !== 'applied')
      if (refused || outcomes.length !== count) throw new Error(`not saved: ${JSON.stringify(refused)}`)
      return answer.milliseconds
    },
    saveBare: async (count = 1) => {
      const answer = await expect(call(bare, 'POST', '/save', nextBare(count)))
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
  const block = await interleaved({ ours: () => saveOurs(1000), bare: () => saveBare(1000) })
  return {
    findings: [
      { name: 'one cell saved, p50', ours: median(one.ours), bare: median(one.bare), unit: 'ms', limit: 3 },
      { name: `${clients} clients saving`, ours: median(many.ours), bare: median(many.bare), unit: '/s', limit: 0.25, least: true },
      { name: 'block of 1,000 cells', ours: median(block.ours), bare: median(block.bare), unit: 'ms', limit: 2 },
    ],
    notes: [`one cell saved, p95: ours ${median(tails.ours).toFixed(2)} ms, bare ${median(tails.bare).toFixed(2)} ms`],
  }
}
