import { describe, expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { claimRun, endRun, forgetRuns, lastDone, renewRun, runsOf } from '../../../db/job-runs.ts'

const at = (minute: number): string => `2026-03-03T01:${String(minute).padStart(2, '0')}:00.000Z`
const slot = '2026-03-03'

export const jobCases = (db: () => Db): void => {
  const claim = (minute: number, of = slot): Promise<boolean> => claimRun(db(), 'evaluate', of, at(minute), at(minute + 2))

  describe('runs of jobs', () => {
    it('are claimed by one', async () => {
      expect([await claim(0), await claim(1)]).toEqual([true, false])
      expect(await runsOf(db(), 'evaluate', 5)).toMatchObject([{ slot, state: 'running', tries: 1, startedAt: at(0), leaseUntil: at(2) }])
    })

    it('are claimed again when the holder let its lease run out', async () => {
      expect([await claim(0), await claim(2), await claim(3)]).toEqual([true, true, false])
      expect(await runsOf(db(), 'evaluate', 5)).toMatchObject([{ tries: 2, startedAt: at(2) }])
    })

    it('are held on by who runs them, and by nobody else', async () => {
      await claim(0)
      expect([await renewRun(db(), 'evaluate', slot, at(1), at(9)), await renewRun(db(), 'evaluate', slot, at(2), at(4))]).toEqual([false, true])
      expect([await claim(3), await claim(4)]).toEqual([false, true])
      await endRun(db(), 'evaluate', slot, 'done', '', at(5))
      expect(await renewRun(db(), 'evaluate', slot, at(6), at(9))).toBe(false)
    })

    it('are claimed again, though done, by a clock that went back behind them', async () => {
      await claim(10)
      await endRun(db(), 'evaluate', slot, 'done', '', at(11))
      expect([await claim(10), await claim(9)]).toEqual([false, true])
    })

    it('are known by the newest slot that is done', async () => {
      expect(await lastDone(db(), 'evaluate')).toBeUndefined()
      for (const of of ['2026-03-02', '2026-03-04', '2026-03-03']) await claim(0, of)
      for (const of of ['2026-03-02', '2026-03-03']) await endRun(db(), 'evaluate', of, 'done', '', at(1))
      expect(await lastDone(db(), 'evaluate')).toMatchObject({ slot: '2026-03-03' })
    })

    it('are claimed again after they failed, never after they were done', async () => {
      await claim(0)
      await endRun(db(), 'evaluate', slot, 'failed', 'no disk', at(1))
      expect(await runsOf(db(), 'evaluate', 5)).toMatchObject([{ state: 'failed', outcome: 'no disk', endedAt: at(1) }])
      expect(await claim(1)).toBe(true)
      expect(await runsOf(db(), 'evaluate', 5)).toMatchObject([{ state: 'running', outcome: null, endedAt: null, tries: 2 }])
      await endRun(db(), 'evaluate', slot, 'done', '5 plans', at(2))
      expect(await claim(59)).toBe(false)
    })

    it('of different jobs and slots stand beside each other, the latest slot first', async () => {
      expect([await claim(0), await claim(0, '2026-03-04'), await claimRun(db(), 'deliver', slot, at(0), at(2))]).toEqual([true, true, true])
      expect((await runsOf(db(), 'evaluate', 5)).map((run) => run.slot)).toEqual(['2026-03-04', slot])
      expect(await runsOf(db(), 'evaluate', 1)).toHaveLength(1)
    })

    it('are forgotten once they are old', async () => {
      await claim(0)
      await endRun(db(), 'evaluate', slot, 'done', '', at(1))
      await claim(5, '2026-03-04')
      await forgetRuns(db(), 'evaluate', at(30))
      expect((await runsOf(db(), 'evaluate', 5)).map((run) => run.slot)).toEqual(['2026-03-04'])
    })
  })
}
