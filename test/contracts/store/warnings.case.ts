import { describe, expect, it } from 'vitest'
import { letStand } from '../../../db/assessments.ts'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import type { Warning } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { troubleOf } from '../../../db/trouble.ts'
import { addTurns, addWarnings, listWarnings, moveWarnings, turnsOf, unresolvedWarnings } from '../../../db/warnings.ts'
import { madeAt, smallPlan, type SmallPlan } from '../../support/small-plan.ts'

const later = '2026-03-03T01:00:00.000Z'

/** A warning on the first indicator, with a verdict under it. */
export const aWarning = async (db: Db, { planId, indicators }: SmallPlan, more: Partial<Warning> = {}): Promise<Warning> => {
  const indicatorId = more.indicatorId ?? indicators[0]!
  const figures = { actual: null, expected: null, gap: null, share: null, timeShare: null, lead: null }
  const verdict = { indicatorId, period: '2026-01', light: 'red', outcome: 'behind', reason: 'pace', answer: '{}', ...figures } as const
  const [stored] = await write(db, (trx) => letStand(trx, planId, [verdict], { asOf: madeAt, madeAt }, () => Promise.resolve([])))
  return {
    id: newId(),
    planId,
    indicatorId,
    cause: 'pace',
    state: 'open',
    light: 'red',
    firstPeriod: '2026-01',
    period: '2026-01',
    periods: 1,
    goodPeriods: 0,
    missing: 0,
    worst: 'red',
    assessmentId: stored!.id,
    openedOn: '2026-11-23',
    redOn: null,
    openedAt: madeAt,
    changedAt: madeAt,
    resolvedAt: null,
    ...more,
  }
}

export const warningCases = (db: () => Db): void => {
  const add = (...warnings: readonly Warning[]): Promise<void> => write(db(), (trx) => addWarnings(trx, warnings))

  describe('warnings', () => {
    it('stand once for an indicator and cause', async () => {
      const plan = await smallPlan(db())
      const warning = await aWarning(db(), plan)
      await add(warning)
      await expect(add({ ...warning, id: newId() }).catch(troubleOf)).resolves.toBe('duplicate')
      await add({ ...warning, id: newId(), cause: 'report' })
      expect((await unresolvedWarnings(db(), plan.planId)).map(({ cause }) => cause).toSorted()).toEqual(['pace', 'report'])
    })

    it('open anew once the old one is resolved', async () => {
      const plan = await smallPlan(db())
      const warning = await aWarning(db(), plan)
      await add(warning)
      await write(db(), (trx) => moveWarnings(trx, [{ ...warning, state: 'resolved', light: 'green', changedAt: later, resolvedAt: later }]))
      await add({ ...warning, id: newId() })
      expect(await unresolvedWarnings(db(), plan.planId)).toHaveLength(1)
      expect(await listWarnings(db(), plan.planId, { state: 'resolved' }, 10)).toMatchObject([{ id: warning.id, resolvedAt: later }])
    })

    it('move in what moves, and in nothing else', async () => {
      const plan = await smallPlan(db())
      const warning = await aWarning(db(), plan)
      const other = await aWarning(db(), plan, { indicatorId: plan.indicators[1]! })
      await add(warning, other)
      const moved: Warning = { ...warning, period: '2026-02', periods: 12, light: 'yellow', worst: 'red', changedAt: later }
      await write(db(), (trx) => moveWarnings(trx, [{ ...moved, firstPeriod: '2026-09' }]))
      expect(await listWarnings(db(), plan.planId, { state: 'open' }, 10)).toEqual([moved, other])
      expect(await listWarnings(db(), plan.planId, { state: 'open' }, 1)).toEqual([moved])
    })

    it('keep their turns in order of time', async () => {
      const plan = await smallPlan(db())
      const warning = await aWarning(db(), plan)
      await add(warning)
      const turn = { warningId: warning.id, asOf: madeAt, theoreticalAt: madeAt, light: 'red', period: '2026-01', assessmentId: warning.assessmentId } as const
      const turns = [
        { ...turn, id: newId(), madeAt: later, what: 'worsened' },
        { ...turn, id: newId(), madeAt, what: 'opened' },
      ] as const
      await write(db(), (trx) => addTurns(trx, turns))
      expect((await turnsOf(db(), [warning.id])).map(({ what }) => what)).toEqual(['opened', 'worsened'])
    })
  })
}
