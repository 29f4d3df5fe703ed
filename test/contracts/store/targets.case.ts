/** Versions of targets, and decompositions that are worked on. */
import { expect, it } from 'vitest'
import { printedMoments } from '../../../db/assessments.ts'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import type { Target, TargetDraft } from '../../../db/schema.ts'
import { draftMoments, draftsOf, putDrafts, removeDrafts } from '../../../db/target-drafts.ts'
import { addTargets, bare, removeTarget, targetsOf } from '../../../db/targets.ts'
import { write } from '../../../db/transaction.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'

const later = '2026-01-06T01:00:00.000Z'

export const targetCases = (db: () => Db): void => {
  it('keeps versions of a target beside each other, and takes one away', async () => {
    const [id] = (await smallPlan(db())).indicators
    const version = (value: string, createdAt: string): Target => ({
      ...bare,
      id: newId(),
      indicatorId: id!,
      kind: 'year',
      dueOn: '2026-12-31',
      operator: '>=',
      value,
      approvalBody: '区政府',
      approvalDocument: '8号',
      approvedOn: '2026-01-05',
      approvalReason: '分解',
      createdAt,
    })
    const second = version('21', later)
    await write(db(), (trx) => addTargets(trx, [version('20', madeAt), second]))
    const years = async () =>
      (await targetsOf(db(), [id!])).filter(({ kind }) => kind === 'year').map(({ value, approvalDocument }) => [value, approvalDocument])
    expect(await years()).toEqual([
      ['20', '8号'],
      ['21', '8号'],
    ])
    await write(db(), (trx) => removeTarget(trx, second.id))
    expect(await years()).toEqual([['20', '8号']])
    await write(db(), (trx) => addTargets(trx, []))
    expect(await printedMoments(db(), id!)).toEqual(new Map())
  })

  it('keeps one draft an indicator, the newest, with who saved it', async () => {
    const { planId, indicators, personId } = await smallPlan(db())
    const draft = (at: string, years: Readonly<Record<string, string>>): TargetDraft => ({
      indicatorId: indicators[0]!,
      planId,
      draft: JSON.stringify({ method: 'even', years, nodes: null }),
      personId,
      at,
    })
    await write(db(), (trx) => putDrafts(trx, [draft(madeAt, { 2026: '1' })]))
    await write(db(), (trx) => putDrafts(trx, [draft(later, { 2026: '约2' })]))
    expect(await draftsOf(db(), planId)).toEqual([{ ...draft(later, { 2026: '约2' }), who: '黎一' }])
    expect(await draftMoments(db(), indicators)).toEqual(new Map([[indicators[0], later]]))
    await write(db(), (trx) => removeDrafts(trx, indicators))
    expect(await draftsOf(db(), planId)).toEqual([])
  })
}
