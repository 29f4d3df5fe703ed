/**
 * Who hears of orders and papers: what the supervising side does reaches the department, what the department asks for reaches the supervisors, a
 * limit that is near reaches the department and one that is past both. It goes out with everybody's one mail of the day.
 */
import type { Trx } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import { newId } from '../../db/ids.ts'
import type { Notification } from '../../db/outbox.ts'
import { addNotifications } from '../../db/outbox.ts'
import { ordersOf, turnsOfOrders } from '../../db/orders.ts'
import type { Order } from '../../db/orders.ts'
import { everybody } from '../../db/people.ts'
import type { DepartmentRole, Id, Instant, OrderAct, Plan } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { OrderSide } from '../rules/orders.ts'
import { isEnded, reminderOn } from '../rules/orders.ts'
import { resolved } from './actor.ts'
import { openMessages } from './tell.ts'

export interface TellingMoment {
  readonly now: Instant
  readonly workdays: Workdays
}

/** Who is told of an act. What only moves the department's work on is seen on the page. */
const hearers: Readonly<Partial<Record<OrderAct, OrderSide>>> = {
  issued: 'department',
  extended: 'department',
  extension_refused: 'department',
  sent_back: 'department',
  verified: 'department',
  closed: 'department',
  stopped: 'department',
  extension_asked: 'supervisor',
  closing_asked: 'supervisor',
}

type Listener = Pick<Notification, 'personId' | 'departmentId' | 'audience'>

/** Parts of a department that hear of its orders. */
const hearing: ReadonlySet<DepartmentRole> = new Set(['reporter', 'head'])

/** People of a side. Where it has nobody, the plan office hears it: nothing goes unheard. */
const listenersOf = async (trx: Trx, side: OrderSide, departmentId: Id | null): Promise<readonly Listener[]> => {
  const people = (await everybody(trx)).filter(({ active }) => active === 1)
  const office = people.filter(({ role }) => role === 'plan-office').map(({ id }): Listener => ({ personId: id, departmentId, audience: 'office' }))
  const found =
    side === 'supervisor'
      ? people.filter(({ role }) => role === 'supervisor').map(({ id }): Listener => ({ personId: id, departmentId, audience: 'supervisor' }))
      : await membersOf(trx, people, departmentId)
  return found.length > 0 ? found : office
}

const membersOf = async (
  trx: Trx,
  people: readonly { readonly id: Id; readonly departments: readonly { readonly departmentId: Id; readonly role: DepartmentRole }[] }[],
  departmentId: Id | null,
): Promise<readonly Listener[]> => {
  const departments = new Set(departmentId === null ? [] : resolved([departmentId], await membersByCollective(trx)))
  return people.flatMap(({ id, departments: parts }): readonly Listener[] => {
    const part = parts.find((each) => departments.has(each.departmentId) && hearing.has(each.role))
    return part === undefined || (part.role !== 'head' && part.role !== 'reporter')
      ? []
      : [{ personId: id, departmentId: part.departmentId, audience: part.role }]
  })
}

const nothingElse = {
  warningId: null,
  turnId: null,
  climbId: null,
  orderTurnId: null,
  draftId: null,
  indicatorId: null,
  period: null,
  dueOn: null,
  standsInFor: null,
} as const

const put = async (
  trx: Trx,
  plan: Plan,
  listeners: readonly Listener[],
  about: Partial<Notification> & Pick<Notification, 'what'>,
  key: string,
  { now, workdays }: TellingMoment,
): Promise<void> => {
  if (listeners.length === 0) return
  const messageFor = await openMessages(trx, plan, [...new Set(listeners.map(({ personId }) => personId))], now, workdays)
  const rows = listeners.map((listener) => ({
    id: newId(),
    planId: plan.id,
    ...nothingElse,
    ...about,
    ...listener,
    dedupKey: `${key}:${listener.personId}`,
    messageId: messageFor(listener.personId),
    createdAt: now,
  }))
  await addNotifications(trx, rows)
}

/** Tells of a turn of an order, where somebody has to hear it. */
export const tellOrder = async (
  trx: Trx,
  plan: Plan,
  order: Pick<Order, 'departmentId'>,
  turn: { readonly id: Id; readonly what: OrderAct },
  moment: TellingMoment,
): Promise<void> => {
  const side = hearers[turn.what]
  if (side !== undefined)
    await put(trx, plan, await listenersOf(trx, side, order.departmentId), { what: 'order', orderTurnId: turn.id }, `order:${turn.id}`, moment)
}

/** Tells the supervisors that a paper waits for a signature; once a draft, however much it takes up. */
export const tellDraft = async (trx: Trx, plan: Plan, draft: { readonly id: Id; readonly departmentId: Id | null }, moment: TellingMoment): Promise<void> =>
  put(trx, plan, await listenersOf(trx, 'supervisor', draft.departmentId), { what: 'draft', draftId: draft.id }, `draft:${draft.id}`, moment)

/** Reminds of limits that are near or past, as of now: each reminder once, however often it is asked for. */
export const remindOrders = async (trx: Trx, plan: Plan, moment: TellingMoment): Promise<void> => {
  const today = localDate(moment.now, plan.timeZone)
  const due = (await ordersOf(trx, plan.id))
    .filter((order) => !isEnded(order))
    .flatMap((order) => {
      const reminder = reminderOn(order, today, moment.workdays)
      return reminder === null ? [] : [{ order, reminder }]
    })
  if (due.length === 0) return
  const newest = new Map(
    (
      await turnsOfOrders(
        trx,
        due.map(({ order }) => order.id),
      )
    ).map((turn) => [turn.orderId, turn.id]),
  )
  for (const { order, reminder } of due) {
    const about = { what: 'order', orderTurnId: newest.get(order.id) ?? null, dueOn: order.limitOn } as const
    const sides: readonly OrderSide[] = reminder.kind === 'near' ? ['department'] : ['department', 'supervisor']
    const key = `order:${order.id}:${order.limitOn}:${reminder.kind}:${reminder.kind === 'near' ? reminder.left : reminder.round}`
    const listeners = (await Promise.all(sides.map((side) => listenersOf(trx, side, order.departmentId)))).flat()
    const once = [...new Map(listeners.map((listener) => [listener.personId, listener])).values()]
    await put(trx, plan, once, about, key, moment)
  }
}
