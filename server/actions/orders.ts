/**
 * Orders of supervision: issued, moved on, reviewed. Each act in one transaction: the state that was seen is compared, the turn is kept, the change
 * recorded, and who has to hear of it is told by the outbox. Nothing moves an order but a person.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { appendChanges } from '../../db/changes.ts'
import type { Db, Trx } from '../../db/connect.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import { evidenceOfOrder } from '../../db/evidence.ts'
import { newId } from '../../db/ids.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Order, OrderTurn } from '../../db/orders.ts'
import { addOrder, addOrderTurn, moveOrder, nextOrderNumber, orderById } from '../../db/orders.ts'
import type { DateText, Id, OrderState, Plan } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import { asWritten, onOneLine } from '../basics/texts.ts'
import type { Context } from '../context.ts'
import type { GivenMove } from '../rules/orders.ts'
import { afterTurn, isEnded, limitAfter, noSteps, sideOf, whyNot, whyNotSo } from '../rules/orders.ts'
import { mayReadPlans, maySupervise } from '../rules/permissions.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import type { KnownOrder } from './order-facts.ts'
import { knowOrders } from './order-facts.ts'
import { planOf } from './plan.ts'
import { ordersSheet } from './recorded.ts'
import type { TellingMoment } from './tell-orders.ts'
import { tellOrder } from './tell-orders.ts'

/** An order of a plan as known now. @throws Refusal not_found, alike for a foreign one and one that is none. */
export const knownOrder = async (db: Db, actor: ActingPerson, plan: Plan, id: Id): Promise<KnownOrder> => {
  const order = await orderById(db, id)
  if (order?.planId !== plan.id || !mayReadPlans(actor)) throw new Refusal('not_found')
  const [known] = await knowOrders(db, plan, [order])
  if (known === undefined) throw new Refusal('not_found')
  return known
}

/** Evidence may be filed as long as the order runs, by both sides. */
export const mayFileUnder = ({ facts, order }: KnownOrder, actor: ActingPerson): boolean => order.endedAt === null && sideOf(actor, facts.departments) !== null

/** What is needed to issue an order, whether by hand or by a signed letter. */
export interface NewOrder {
  readonly title: string
  readonly demand: string
  readonly basis: string
  readonly departmentId: Id
  readonly indicatorId: Id | null
  readonly warningId: Id | null
  readonly draftId: Id | null
  readonly limitOn: DateText
  readonly foundOn: DateText
}

const writtenTurn = (turn: OrderTurn): ChangedCell => ({
  sheet: ordersSheet,
  rowId: turn.orderId,
  column: `turn/${turn.id}`,
  before: null,
  after: JSON.stringify(turn),
})
const writtenState = (orderId: Id, before: OrderState | null, after: OrderState): ChangedCell => ({
  sheet: ordersSheet,
  rowId: orderId,
  column: 'state',
  before,
  after,
})

/** Issues an order with the next number of its year. Inside `writePlan`, so that no number is lost or given twice. @returns the order. */
export const issueIn = async (trx: Trx, plan: Plan, seq: number, actor: ActingPerson, given: NewOrder, moment: TellingMoment): Promise<Order> => {
  const at = moment.now
  const year = yearOf(localDate(at, plan.timeZone))
  const { limitOn, ...rest } = given
  const order: Order = {
    id: newId(),
    planId: plan.id,
    year,
    number: await nextOrderNumber(trx, plan.id, year),
    ...rest,
    issuedBy: actor.id,
    issuedAt: at,
    firstLimitOn: limitOn,
    limitOn,
    state: 'issued',
    ...noSteps,
    cause: null,
    handling: null,
    lesson: null,
    practice: 0,
    changedAt: at,
    endedAt: null,
  }
  const turn: OrderTurn = {
    id: newId(),
    orderId: order.id,
    at,
    personId: actor.id,
    way: 'page',
    what: 'issued',
    note: '',
    limitOn,
    ...noSteps,
    evidenceIds: '[]',
  }
  await addOrder(trx, order, turn)
  await appendChanges(trx, { planId: plan.id, seq, at, personId: actor.id, way: 'grid', batchId: null }, [
    writtenState(order.id, null, 'issued'),
    writtenTurn(turn),
  ])
  await tellOrder(trx, plan, order, turn, moment)
  return order
}

/** The department that an order is to, if this person may issue it there. @throws Refusal not_allowed, order_own, order_unaddressed */
export const checkAddressee = async (db: Db, actor: ActingPerson, departmentId: Id): Promise<void> => {
  if (!maySupervise(actor)) throw new Refusal('not_allowed')
  const department = (await allDepartments(db)).find(({ id }) => id === departmentId)
  if (department === undefined || department.archivedAt !== null) throw new Refusal('order_unaddressed')
  if (resolved([departmentId], await membersByCollective(db)).some((id) => actor.writes.has(id))) throw new Refusal('order_own', { act: 'issued' })
}

export interface GivenOrder {
  readonly title: string
  readonly demand: string
  readonly basis: string
  readonly department: Id
  readonly indicator: Id | null
  readonly limitWorkdays: number
  /** `null`: today. */
  readonly foundOn: DateText | null
}

/** Issues an order by hand: what a meeting or a leader's word asks for. @returns its id. @throws Refusal not_found, not_allowed, order_own, order_unaddressed, order_steps */
export const issueOrder = async (ctx: Context, actor: ActingPerson, named: Id, given: GivenOrder): Promise<Id> => {
  const plan = await planOf(ctx.db, named)
  await checkAddressee(ctx.db, actor, given.department)
  if (given.indicator !== null) {
    const [row] = await indicatorsById(ctx.db, [given.indicator])
    if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  }
  const workdays = await ctx.workdays()
  const id = await writePlan(ctx.db, plan.id, async (trx, seq) => {
    const now = ctx.clock.now()
    const today = localDate(now, plan.timeZone)
    const foundOn = given.foundOn ?? today
    if (foundOn > today) throw new Refusal('order_steps')
    const order = {
      title: onOneLine(given.title),
      demand: asWritten(given.demand),
      basis: asWritten(given.basis),
      departmentId: given.department,
      indicatorId: given.indicator,
      warningId: null,
      draftId: null,
      limitOn: limitAfter(today, given.limitWorkdays, workdays),
      foundOn,
    }
    if (order.title === '' || order.demand === '' || order.basis === '') throw new Refusal('order_note', { act: 'issued' })
    return (await issueIn(trx, plan, seq, actor, order, { now, workdays })).id
  })
  ctx.live.wake(plan.id)
  return id
}

/** What a closed case teaches. */
export interface GivenReview {
  readonly cause: string
  readonly handling: string
  readonly lesson: string
  /** For the library of good practice. */
  readonly practice: boolean
}

export interface GivenTurn extends Omit<GivenMove, 'evidence'> {
  /** State that the person saw. */
  readonly seen: OrderState
  /** Files of the order that show it. */
  readonly evidence: readonly Id[]
  /** Only of a review. */
  readonly review: GivenReview | null
}

/** @throws Refusal: whose act it is first, then that somebody was faster, then what stands in its way. */
const checkTurn = (
  { facts, order, turns }: KnownOrder,
  actor: ActingPerson,
  given: GivenTurn,
  moment: { readonly today: DateText; readonly workdays: TellingMoment['workdays'] },
): void => {
  const why = whyNot(facts, given.act, actor, moment.today)
  if (why?.code === 'order_side' || why?.code === 'order_own') throw new Refusal(why.code, why.parameters)
  if (order.state !== given.seen) throw new Refusal('order_moved', { state: order.state, who: turns.at(-1)?.who ?? '' })
  const lacking = why ?? whyNotSo(facts, { ...given, evidence: given.evidence.length }, moment.today, moment.workdays)
  if (lacking !== null) throw new Refusal(lacking.code, lacking.parameters)
}

const reviewed = (given: GivenTurn): Partial<Pick<Order, 'cause' | 'handling' | 'lesson' | 'practice'>> => {
  if (given.act !== 'reviewed') return {}
  const { cause, handling, lesson } = given.review ?? { cause: '', handling: '', lesson: '' }
  const texts = { cause: asWritten(cause), handling: asWritten(handling), lesson: asWritten(lesson) }
  if (Object.values(texts).includes('')) throw new Refusal('order_note', { act: 'reviewed' })
  return { ...texts, practice: given.review?.practice ? 1 : 0 }
}

const tracked = ['limitOn', 'analysedOn', 'measuresOn', 'solvedOn', 'cause', 'handling', 'lesson', 'practice'] as const

/** What an act wrote beside the state, a row a column. */
const writtenColumns = (order: Order, columns: Partial<Order>): readonly ChangedCell[] =>
  tracked.flatMap((column) => {
    const [before, after] = [order[column], columns[column]]
    return after === undefined || after === before
      ? []
      : [{ sheet: ordersSheet, rowId: order.id, column, before: before === null ? null : String(before), after: after === null ? null : String(after) }]
  })

/**
 * Does something with an order.
 *
 * @param way `link` where it comes by the link of a mail.
 * @throws Refusal not_found, order_moved where somebody was faster, and what `rules/orders.ts` has against it; malformed for a file that is not the order's.
 */
export const turnOrder = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, given: GivenTurn, way: OrderTurn['way'] = 'page'): Promise<void> => {
  const plan = await planOf(ctx.db, named)
  const workdays = await ctx.workdays()
  await writePlan(ctx.db, plan.id, async (trx, seq) => {
    const now = ctx.clock.now()
    const known = await knownOrder(trx, actor, plan, id)
    const { order } = known
    checkTurn(known, actor, given, { today: localDate(now, plan.timeZone), workdays })
    const review = reviewed(given)
    const files = new Set((await evidenceOfOrder(trx, id)).filter(({ removedAt }) => removedAt === null).map((file) => file.id))
    if (given.evidence.some((file) => !files.has(file))) throw new Refusal('malformed', { path: 'evidence' })
    const turn: OrderTurn = {
      id: newId(),
      orderId: id,
      at: now,
      personId: actor.id,
      way,
      what: given.act,
      note: asWritten(given.note),
      limitOn: given.limitOn,
      ...given.steps,
      evidenceIds: JSON.stringify([...new Set(given.evidence)]),
    }
    const { state, limitOn, analysedOn, measuresOn, solvedOn } = afterTurn(known.course, turn)
    const columns = {
      state,
      limitOn,
      analysedOn,
      measuresOn,
      solvedOn,
      ...review,
      changedAt: now,
      ...(isEnded({ state }) && order.endedAt === null && { endedAt: now }),
    }
    if (!(await moveOrder(trx, id, given.seen, columns))) throw new Refusal('order_moved', { state: order.state, who: '' })
    await addOrderTurn(trx, turn)
    await appendChanges(trx, { planId: plan.id, seq, at: now, personId: actor.id, way: way === 'link' ? 'link' : 'grid', batchId: null }, [
      ...(state === order.state ? [] : [writtenState(id, order.state, state)]),
      ...writtenColumns(order, columns),
      writtenTurn(turn),
    ])
    await tellOrder(trx, plan, order, turn, { now, workdays })
  })
  ctx.live.wake(plan.id)
}
