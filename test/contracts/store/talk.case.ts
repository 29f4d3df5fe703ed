import { describe, expect, it } from 'vitest'
import { appendChanges } from '../../../db/changes.ts'
import {
  addComment,
  changeComment,
  commentById,
  commentsAt,
  commentsInMail,
  mentionsOf,
  removeComment,
  takeMention,
  waitingMentions,
} from '../../../db/comments.ts'
import type { Db } from '../../../db/connect.ts'
import { keepBatches } from '../../../db/edit-batches.ts'
import { addEvidence, evidenceAt, evidenceById, evidenceBytes, keptEvidence, removeEvidence } from '../../../db/evidence.ts'
import { newId } from '../../../db/ids.ts'
import { setObservations } from '../../../db/observations.ts'
import { addMessages } from '../../../db/outbox.ts'
import { addPerson, changePerson } from '../../../db/people.ts'
import type { Id, Period } from '../../../db/schema.ts'
import { changesOfCell, revisionsAt, talkAt, talkOf } from '../../../db/talk.ts'
import { write, writePlan } from '../../../db/transaction.ts'
import { smallPlan, type SmallPlan } from '../../support/small-plan.ts'
import { aMessage } from '../../support/a-message.ts'

const first = '2026-02-02T01:00:00.000Z'
const second = '2026-03-03T01:00:00.000Z'

export const talkCases = (db: () => Db): void => {
  const say = async (
    { planId, personId }: SmallPlan,
    indicatorId: Id,
    period: Period | null,
    text: string,
    mentioned: readonly Id[] = [],
    at = first,
  ): Promise<Id> => {
    const id = newId()
    const comment = { id, planId, indicatorId, period, personId, text, at, editedAt: null, removedAt: null, removedBy: null }
    await writePlan(db(), planId, (trx) => addComment(trx, comment, mentioned))
    return id
  }
  const file = async ({ planId, personId }: SmallPlan, indicatorId: Id, period: Period | null, name: string, size: number): Promise<Id> => {
    const id = newId()
    const row = {
      id,
      planId,
      indicatorId,
      period,
      orderId: null,
      name,
      type: 'pdf',
      size,
      sha256: 'ab',
      addedAt: first,
      addedBy: personId,
      removedAt: null,
      removedBy: null,
    }
    await writePlan(db(), planId, (trx) => addEvidence(trx, row))
    return id
  }
  const somebody = (name: string): Promise<Id> =>
    write(db(), (trx) =>
      addPerson(trx, { name, email: `${newId()}@small.example`, role: 'reporter', title: null, language: 'zh-CN', demonstration: 0, departments: [] }, first),
    )
  const mail = async (personId: Id): Promise<Id> => {
    const id = newId()
    await write(db(), (trx) => addMessages(trx, [aMessage(personId, '2026-02-03', { id, dedupKey: id, sendAfter: first, createdAt: first })]))
    return id
  }

  describe('comments', () => {
    it('stand at their cell or their indicator, oldest first, with their writer', async () => {
      const plan = await smallPlan(db())
      const [a, b] = [plan.indicators[0]!, plan.indicators[1]!]
      await say(plan, a, '2026-01', '后', [], second)
      await say(plan, a, '2026-01', '先')
      await say(plan, a, null, '指标')
      await say(plan, b, '2026-01', '别处')
      expect((await commentsAt(db(), { indicatorId: a, period: '2026-01' })).map(({ text, who, period }) => [text, who, period])).toEqual([
        ['先', '黎一', '2026-01'],
        ['后', '黎一', '2026-01'],
      ])
      expect((await commentsAt(db(), { indicatorId: a, period: null })).map(({ text }) => text)).toEqual(['指标'])
      expect(await commentById(db(), 'nothing')).toBeUndefined()
    })

    it('leave a row behind when they are removed, once, and count no more', async () => {
      const plan = await smallPlan(db())
      const indicatorId = plan.indicators[0]!
      const id = await say(plan, indicatorId, '2026-01', '写错了')
      await file(plan, indicatorId, '2026-01', '决算.pdf', 5)
      expect(await talkAt(db(), { indicatorId, period: '2026-01' })).toEqual({ comments: 1, files: 1 })
      const remove = () => writePlan(db(), plan.planId, (trx) => removeComment(trx, id, second, plan.personId))
      expect([await remove(), await remove()]).toEqual([true, false])
      expect(await commentById(db(), id)).toMatchObject({ removedAt: second, remover: '黎一' })
      await writePlan(db(), plan.planId, (trx) => changeComment(trx, id, '又来', second, []))
      expect(await commentById(db(), id)).toMatchObject({ text: '写错了', editedAt: null })
      expect(await talkOf(db(), plan.planId)).toEqual([{ indicatorId, period: '2026-01', comments: 0, files: 1 }])
    })

    it('hand each mention to one mail, and not to a second one after an edit', async () => {
      const plan = await smallPlan(db())
      const [li, wang, gone] = [plan.personId, await somebody('王二'), await somebody('赵三')]
      const id = await say(plan, plan.indicators[0]!, '2026-01', '@王二 @赵三 请看', [wang, gone])
      await write(db(), (trx) => changePerson(trx, gone, { active: 0 }, first))
      expect(await waitingMentions(db(), [plan.planId])).toEqual([{ commentId: id, personId: wang }])
      expect(await waitingMentions(db(), [])).toEqual([])
      const message = await mail(wang)
      const take = () => write(db(), (trx) => takeMention(trx, { commentId: id, personId: wang }, message))
      expect([await take(), await take()]).toEqual([true, false])
      // Who was told stays named in the row; who was not is let go, and who is new waits.
      await writePlan(db(), plan.planId, (trx) => changeComment(trx, id, '@黎一 请看', second, [li, wang]))
      expect(await waitingMentions(db(), [plan.planId])).toEqual([{ commentId: id, personId: li }])
      expect((await mentionsOf(db(), [id])).map(({ name }) => name).toSorted()).toEqual(['王二', '黎一'].toSorted())
      expect((await commentsInMail(db(), message)).map(({ text, who }) => [text, who])).toEqual([['@黎一 请看', '黎一']])
      await writePlan(db(), plan.planId, (trx) => removeComment(trx, id, second, li))
      expect(await waitingMentions(db(), [plan.planId])).toEqual([])
    })
  })

  describe('evidence', () => {
    it('is listed, added up while it is kept, and known by its ids', async () => {
      const plan = await smallPlan(db())
      const indicatorId = plan.indicators[0]!
      const [kept, gone] = [await file(plan, indicatorId, '2026-01', '一.pdf', 7), await file(plan, indicatorId, null, '二.pdf', 5)]
      expect(await evidenceBytes(db(), plan.planId)).toBe(12)
      const remove = () => writePlan(db(), plan.planId, (trx) => removeEvidence(trx, gone, second, plan.personId))
      expect([await remove(), await remove()]).toEqual([true, false])
      expect(await evidenceBytes(db(), plan.planId)).toBe(7)
      expect(await evidenceBytes(db(), 'nothing')).toBe(0)
      expect(await keptEvidence(db(), [kept, gone, 'nothing'])).toEqual(new Set([kept]))
      expect((await evidenceAt(db(), { indicatorId, period: null })).map(({ name, who, remover }) => [name, who, remover])).toEqual([
        ['二.pdf', '黎一', '黎一'],
      ])
      expect(await evidenceById(db(), kept)).toMatchObject({ name: '一.pdf', removedAt: null })
    })
  })

  describe('the history of a cell', () => {
    it('has its own value, flag and files, newest first, with who and by which batch', async () => {
      const plan = await smallPlan(db())
      const { planId, personId } = plan
      const [indicatorId, other] = [plan.indicators[0]!, plan.indicators[1]!]
      const commit = (seq: number) => ({ planId, seq, at: first, personId, way: 'grid', batchId: seq === 1 ? 'batch-1' : null }) as const
      const cell = (sheet: string, rowId: Id, column: string, after: string) => ({ sheet, rowId, column, before: null, after })
      await writePlan(db(), planId, async (trx) => {
        await keepBatches(trx, [{ id: 'batch-1', planId, personId, seq: 1, at: first, label: '粘贴', answer: '{}' }])
        await appendChanges(trx, commit(1), [
          cell('observations', indicatorId, '2026-01', '5'),
          cell('observations', indicatorId, '2026-01/flag', 'estimate'),
          cell('observations', indicatorId, '2026-10', '9'),
          cell('questions', indicatorId, '2026-01/open', '[]'),
          cell('observations', other, '2026-01', '7'),
        ])
        await appendChanges(trx, commit(2), [
          cell('evidence', indicatorId, '2026-01/file-1', '{}'),
          cell('evidence', indicatorId, '2026-10/file-2', '{}'),
          cell('evidence', indicatorId, '/file-3', '{}'),
        ])
      })
      const found = await changesOfCell(db(), planId, { indicatorId, period: '2026-01' }, { figures: 'observations', files: 'evidence' }, [
        '2026-01',
        '2026-01/flag',
      ])
      expect(found.map(({ column, who, label }) => [column, who, label])).toEqual([
        ['2026-01/file-1', '黎一', null],
        ['2026-01/flag', '黎一', '粘贴'],
        ['2026-01', '黎一', '粘贴'],
      ])
    })

    it('has every value that was known, oldest first', async () => {
      const plan = await smallPlan(db())
      const indicatorId = plan.indicators[0]!
      const set = (at: string, value: string | null, typed: string) =>
        writePlan(db(), plan.planId, (trx) =>
          setObservations(trx, { ...plan, at }, [
            { indicatorId, period: '2026-01', value, typed, flag: 'verified', state: 'approved', counts: null, verdict: null, note: null },
          ]),
        )
      await set(first, '50000', '5万')
      await set(second, '6', '6')
      expect((await revisionsAt(db(), indicatorId, '2026-01')).map(({ value, typed, until, who }) => [value, typed, until, who])).toEqual([
        ['50000', '5万', second, '黎一'],
        ['6', '6', null, '黎一'],
      ])
      expect(await revisionsAt(db(), indicatorId, '2026-02')).toEqual([])
    })
  })
}
