/** Saved ways to look at a sheet. */
import { expect, it } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { newId } from '../../../db/ids.ts'
import { addPerson } from '../../../db/people.ts'
import type { Id, SavedViewRow } from '../../../db/schema.ts'
import { write } from '../../../db/transaction.ts'
import { addView, countViews, removeView, replaceView, viewById, viewsFor } from '../../../db/views.ts'
import { madeAt, smallPlan } from '../../support/small-plan.ts'

const later = '2026-01-06T01:00:00.000Z'

export const viewCases = (db: () => Db): void => {
  const person = (name: string): Promise<Id> => {
    const given = { name, email: `${newId()}@views.invalid`, role: 'observer', title: null, language: 'zh-CN', demonstration: 0, departments: [] } as const
    return write(db(), (trx) => addPerson(trx, given, madeAt))
  }
  const aView = (planId: Id, personId: Id, more: Partial<SavedViewRow> = {}): SavedViewRow => ({
    id: newId(),
    planId,
    personId,
    shared: 0,
    name: '红黄灯',
    content: '{}',
    at: madeAt,
    ...more,
  })

  it('finds one’s own views and the shared ones, by name, and nobody else’s', async () => {
    const { planId, personId } = await smallPlan(db())
    const other = await person('李四')
    const views = [aView(planId, personId, { name: '乙' }), aView(planId, other, { name: '甲', shared: 1 }), aView(planId, other, { name: '丙' })]
    await write(db(), async (trx) => {
      for (const view of views) await addView(trx, view)
    })
    const found = await viewsFor(db(), planId, personId)
    expect(found.map(({ name }) => name)).toEqual(['乙', '甲'].toSorted())
    expect(found.find(({ name }) => name === '甲')).toMatchObject({ ...views[1], who: '李四' })
    expect(await viewsFor(db(), 'another plan', personId)).toEqual([])
    expect([await countViews(db(), planId, personId), await countViews(db(), planId, other)]).toEqual([1, 2])
    expect(await viewById(db(), 'another plan', views[0]!.id)).toBeUndefined()
  })

  it('replaces what was seen, once, and takes away once', async () => {
    const { planId, personId } = await smallPlan(db())
    const view = aView(planId, personId)
    await write(db(), (trx) => addView(trx, view))
    const newer = { ...view, name: '新', at: later }
    expect(await write(db(), (trx) => replaceView(trx, newer, madeAt))).toBe(true)
    expect(await write(db(), (trx) => replaceView(trx, { ...newer, name: '旧' }, madeAt))).toBe(false)
    expect(await viewById(db(), planId, view.id)).toEqual(newer)
    expect(await write(db(), (trx) => removeView(trx, view.id))).toBe(true)
    expect(await write(db(), (trx) => removeView(trx, view.id))).toBe(false)
  })
}
