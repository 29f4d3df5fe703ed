/** Questions about figures: the list of them, and somebody's word that a figure was checked. */
import { appendChanges } from '../../db/changes.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { ListedQuestion } from '../../db/questions.ts'
import { answerQuestion, listQuestions, openCodesAt, questionsById } from '../../db/questions.ts'
import type { Db } from '../../db/connect.ts'
import type { Change, Id, Language } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { isDecimalText } from '../basics/decimal.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { answersColumn, questionsSheet } from '../live.ts'
import { mayWriteFigures } from '../rules/permissions.ts'
import { words } from '../words/index.ts'
import { shownAsGiven } from '../words/figures.ts'
import type { QuestionsView, QuestionView } from '../wire/questions.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { openChange } from './ask-questions.ts'
import { planOf } from './plan.ts'

const longestList = 500

const stateOf = ({ answeredAt, answeredBy, replacedAt }: ListedQuestion): QuestionView['state'] => {
  if (answeredAt === null) return 'open'
  if (answeredBy !== null) return 'checked'
  return replacedAt === answeredAt ? 'changed' : 'withdrawn'
}

/** Questions as people read them. */
export const questionViews = async (db: Db, questions: readonly ListedQuestion[], language: Language): Promise<readonly QuestionView[]> => {
  const say = words[language]
  const rows = new Map((await indicatorsById(db, [...new Set(questions.map(({ indicatorId }) => indicatorId))])).map((row) => [row.id, row]))
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, { id, shortName }]))
  return questions.flatMap((question): readonly QuestionView[] => {
    const row = rows.get(question.indicatorId)
    if (!row) return []
    // Codes of our own, and the parameters that were stored with them.
    const asked = { code: question.code, parameters: JSON.parse(question.parameters) } as Parameters<typeof say.questions.ask>[0]
    return [
      {
        id: question.id,
        code: asked.code,
        message: say.questions.ask(asked, row),
        matter: say.questions.matters[asked.code],
        indicator: row.id,
        number: row.number,
        name: row.name,
        nameEn: row.nameEn,
        period: question.period,
        periodLabel: say.period(question.period, row.basis),
        value: isDecimalText(question.value) ? shownAsGiven(question.value) : question.value,
        unit: row.unit,
        lead: row.lead.flatMap((each) => departments.get(each) ?? []),
        askedAt: question.askedAt,
        state: stateOf(question),
        settledAt: question.answeredAt,
        who: question.who,
        answer: question.answer,
      },
    ]
  })
}

/** @throws Refusal not_found */
export const questionsView = async (
  { db }: Context,
  named: Id,
  which: { readonly state: 'open' | 'settled'; readonly department: Id | null },
  language: Language,
): Promise<QuestionsView> => {
  // The number first: what comes between is in the list and told again.
  const plan = await planOf(db, named)
  const found = await listQuestions(db, plan.id, { ...which, limit: longestList + 1 })
  return { seq: plan.seq, questions: await questionViews(db, found.slice(0, longestList), language), more: found.length > longestList }
}

const mayAnswer = async (db: Db, actor: ActingPerson, row: IndicatorRow): Promise<boolean> =>
  mayWriteFigures(actor, resolved([...row.lead, ...row.responsible], await membersByCollective(db)))

/**
 * "Checked, it is right": by who may write the cell. The figure stays as it is, and is not asked about the same again. A question that somebody or
 * something has settled before keeps the first answer.
 *
 * @param said.text a remark; empty for none. @param said.way way in, for the trail.
 * @throws Refusal not_found, not_allowed
 */
export const checkQuestion = async (
  ctx: Context,
  actor: ActingPerson,
  named: Id,
  id: Id,
  { text, way = 'api' }: { readonly text: string; readonly way?: Extract<Change['way'], 'api' | 'link'> },
  language: Language,
): Promise<QuestionView> => {
  const plan = await planOf(ctx.db, named)
  const view = await writePlan(ctx.db, plan.id, async (trx, seq) => {
    const [question] = await questionsById(trx, [id])
    const [row] = question?.planId === plan.id ? await indicatorsById(trx, [question.indicatorId]) : []
    if (!question || !row) throw new Refusal('not_found')
    if (!(await mayAnswer(trx, actor, row))) throw new Refusal('not_allowed')
    const { indicatorId, period } = question
    const before = await openCodesAt(trx, indicatorId, period)
    const at = ctx.clock.now()
    const remark = text.trim() === '' ? null : text.trim()
    if (await answerQuestion(trx, id, { text: remark, by: actor.id, at }))
      await appendChanges(trx, { planId: plan.id, seq, at, personId: actor.id, way, batchId: null }, [
        openChange(indicatorId, period, before, await openCodesAt(trx, indicatorId, period)),
        { sheet: questionsSheet, rowId: indicatorId, column: answersColumn(period), before: question.code, after: remark ?? '' },
      ])
    const [settled] = await questionViews(trx, await questionsById(trx, [id]), language)
    if (!settled) throw new Refusal('not_found')
    return settled
  })
  ctx.live.wake(plan.id)
  return view
}
