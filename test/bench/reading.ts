/** The sheet of 10,000 indicators × 24 periods, read over HTTP. */
import { gunzipSync } from 'node:zlib'
import type { Finding, Target } from './measure.ts'
import { call, expect, interleaved, median } from './measure.ts'
import type { Saver } from './edits.ts'

export const sheetPath = (plan: string): string => `/api/plans/${plan}/sheet?from=2025&to=2026`

const size = (body: Buffer): string => `${(gunzipSync(body).length / 1e6).toFixed(1)} MB, ${(body.length / 1e6).toFixed(2)} zipped`

/** @param saver changes a cell on both sides before each reading, so that nothing kept can be sent. */
export const benchReading = async (
  ours: Target,
  bare: Target,
  plan: string,
  saver: Saver,
): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly string[] }> => {
  const path = sheetPath(plan)
  const get = (target: Target, address: string, headers = {}) => expect(call(target, 'GET', address, null, headers))
  const first = `${path}&limit=100`
  const behind = `${path}&lights=yellow,red`
  const changed = async (target: Target, change: () => Promise<unknown>, address: string): Promise<number> => {
    await change()
    return (await get(target, address)).milliseconds
  }
  const kept = await interleaved({
    ours: () => changed(ours, () => saver.saveOurs(), path),
    bare: () => changed(bare, () => saver.saveBare(), '/sheet'),
    again: async () => (await get(ours, path)).milliseconds,
    unchanged: async () => {
      const { etag } = await get(ours, path)
      return (await expect(call(ours, 'GET', path, null, { 'if-none-match': etag ?? '' }), 304)).milliseconds
    },
    anew: async () => {
      await expect(call(ours, 'PATCH', `/api/plans/${plan}`, { watched: true }))
      return (await get(ours, path)).milliseconds
    },
    oursFirst: () => changed(ours, () => saver.saveOurs(), first),
    bareFirst: () => changed(bare, () => saver.saveBare(), '/first'),
    oursBehind: () => changed(ours, () => saver.saveOurs(), behind),
    bareBehind: () => changed(bare, () => saver.saveBare(), '/behind'),
  })
  const of = (way: keyof typeof kept): number => median(kept[way])
  const finding = (name: string, a: keyof typeof kept, b: keyof typeof kept, limit: number): Finding => ({ name, ours: of(a), bare: of(b), unit: 'ms', limit })
  const [oursWhole, bareWhole] = [await get(ours, path), await get(bare, '/sheet')]
  const spread = (way: keyof typeof kept): string => `${Math.min(...kept[way]).toFixed(0)}–${Math.max(...kept[way]).toFixed(0)}`
  return {
    findings: [
      finding('whole sheet, a cell changed since', 'ours', 'bare', 1.3),
      { ...finding('whole sheet, nothing of it in memory', 'anew', 'bare', 0), limit: null },
      finding('whole sheet, kept body', 'again', 'bare', 0.1),
      finding('whole sheet, unchanged (304)', 'unchanged', 'bare', 0.1),
      finding('first 100 rows', 'oursFirst', 'bareFirst', 2),
      finding('only those behind', 'oursBehind', 'bareBehind', 1.3),
    ],
    notes: [`sheet: ours ${size(oursWhole.body)}; bare ${size(bareWhole.body)}; runs ours ${spread('ours')} ms, bare ${spread('bare')} ms`],
  }
}
