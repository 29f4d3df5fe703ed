/**
 * What waits for a person beside figures, over all plans that are watched.
 *
 * 1. Lead departments: red lights about which they have said nothing that still holds. A missing figure is asked for as a figure; what nobody is
 *    told of for a while waits as long.
 * 2. Both sides of orders: those that wait for this person's act, as the list of orders says.
 * 3. Who signs: papers in the tray.
 */
import { standingAcknowledgements } from '../../db/acknowledgements.ts'
import { assessmentsById } from '../../db/assessments.ts'
import { membersByCollective } from '../../db/departments.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { mutesOf } from '../../db/mutes.ts'
import { listPlans } from '../../db/plans.ts'
import type { Id, Language, Plan, Warning } from '../../db/schema.ts'
import { listWarnings } from '../../db/warnings.ts'
import type { Context } from '../context.ts'
import type { Assessment } from '../rules/assess.ts'
import type { MattersView, WordWanted } from '../wire/matters.ts'
import { words } from '../words/index.ts'
import { speakerOf } from './acknowledge.ts'
import type { ActingPerson } from './actor.ts'
import { ordersView } from './read-orders.ts'

const mostWarnings = 500

const wantsWord = ({ state, light, cause }: Warning): boolean => state === 'open' && light === 'red' && cause !== 'report'

const wordsWanted = async ({ db }: Context, actor: ActingPerson, plan: Plan, language: Language): Promise<readonly WordWanted[]> => {
  const say = words[language]
  const red = (await listWarnings(db, plan.id, { state: 'open' }, mostWarnings)).filter(wantsWord)
  if (red.length === 0) return []
  const members = await membersByCollective(db)
  const ids = red.map(({ indicatorId }) => indicatorId)
  const rows = new Map((await indicatorsById(db, ids)).map((row) => [row.id, row]))
  const mutes = (await mutesOf(db, plan.id)).filter(({ endedAt }) => endedAt === null)
  const isMuted = ({ indicatorId, cause }: Warning): boolean =>
    mutes.some((mute) => mute.indicatorId === indicatorId && (mute.cause === null || mute.cause === cause))
  // The plan office may speak for everybody, and is asked for what nobody leads.
  const isMine = ({ indicatorId }: Warning): boolean => {
    const row = rows.get(indicatorId)
    const speaker = row ? speakerOf(actor, row, members) : null
    return speaker !== null && (speaker.department !== null || row?.lead.length === 0)
  }
  const own = red.filter((warning) => isMine(warning) && !isMuted(warning))
  const said = new Set(
    (
      await standingAcknowledgements(
        db,
        own.map(({ id }) => id),
      )
    ).map(({ warningId }) => warningId),
  )
  const open = own.filter(({ id }) => !said.has(id))
  const verdictIds = open.map(({ assessmentId }) => assessmentId)
  const verdicts = new Map((await assessmentsById(db, verdictIds)).map((row) => [row.id, JSON.parse(row.answer) as Assessment]))
  return open.flatMap(({ id, indicatorId, assessmentId, light, cause, period }): readonly WordWanted[] => {
    const [row, verdict] = [rows.get(indicatorId), verdicts.get(assessmentId)]
    if (!row || !verdict) return []
    const { number, name, nameEn } = row
    const sentence = say.explain(verdict, row)
    return [
      { plan: plan.id, id, indicator: indicatorId, number, name, nameEn, light, lightWord: say.lights[light], causeWord: say.causes[cause], period, sentence },
    ]
  })
}

export const mattersView = async (ctx: Context, actor: ActingPerson, language: Language): Promise<MattersView> => {
  const plans = (await listPlans(ctx.db)).filter(({ watched }) => watched === 1)
  const warnings: WordWanted[] = []
  const orders: MattersView['orders'][number][] = []
  const papers: { readonly plan: Id; readonly count: number }[] = []
  for (const plan of plans) {
    warnings.push(...(await wordsWanted(ctx, actor, plan, language)))
    const view = await ordersView(ctx, actor, plan.id, language)
    orders.push(...view.orders.filter(({ mine }) => mine).map((order) => ({ ...order, plan: plan.id })))
    if (view.waiting > 0) papers.push({ plan: plan.id, count: view.waiting })
  }
  return { plans: plans.map(({ id, code, title, titleEn }) => ({ id, code, title, titleEn })), warnings, orders, papers }
}
