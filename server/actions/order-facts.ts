/** Orders with what their rules ask for: whose they are, what they are about, where they stand, and until when a target has to be kept. */
import type { Db } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import type { Draft } from '../../db/drafts.ts'
import { draftsById } from '../../db/drafts.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { NamedOrderTurn, Order } from '../../db/orders.ts'
import { turnsOfOrders } from '../../db/orders.ts'
import type { DateText, Id, PaperContent, Plan, Target } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { localDate } from '../basics/calendar.ts'
import { measureOf } from '../measures/index.ts'
import type { OrderCourse, OrderFacts } from '../rules/orders.ts'
import { courseOf } from '../rules/orders.ts'
import { resolved } from './actor.ts'

export const contentOf = ({ content }: Pick<Draft, 'content'>): PaperContent => JSON.parse(content) as PaperContent

export interface KnownOrder {
  readonly order: Order
  /** The signed letter it came with. */
  readonly draft: Draft | null
  readonly turns: readonly NamedOrderTurn[]
  readonly course: OrderCourse
  readonly indicators: readonly IndicatorRow[]
  readonly facts: OrderFacts
}

/** The next day on which a target that has to be kept is due, from the day of the order on. */
const keptUntil = (indicators: readonly IndicatorRow[], targets: ReadonlyMap<Id, readonly Target[]>, issuedOn: DateText): DateText | null => {
  const days = indicators
    .filter(({ measure, judgedAs }) => measureOf(judgedAs ?? measure).keeps === true)
    .flatMap(
      ({ id }) =>
        (targets.get(id) ?? [])
          .map(({ dueOn }) => dueOn)
          .filter((dueOn) => dueOn >= issuedOn)
          .toSorted()[0] ?? [],
    )
  return days.toSorted().at(-1) ?? null
}

/** Orders of one plan, in their order. */
export const knowOrders = async (db: Db, plan: Pick<Plan, 'timeZone'>, orders: readonly Order[]): Promise<readonly KnownOrder[]> => {
  const drafts = new Map(
    (
      await draftsById(
        db,
        orders.flatMap(({ draftId }) => draftId ?? []),
      )
    ).map((draft) => [draft.id, draft]),
  )
  const about = (order: Order): readonly Id[] => {
    const draft = drafts.get(order.draftId ?? '')
    return draft === undefined ? (order.indicatorId === null ? [] : [order.indicatorId]) : contentOf(draft).items.map(({ indicatorId }) => indicatorId)
  }
  const ids = [...new Set(orders.flatMap(about))]
  const indicators = new Map((await indicatorsById(db, ids)).map((row) => [row.id, row]))
  const targets = Map.groupBy(await targetsOf(db, ids), ({ indicatorId }) => indicatorId)
  const turns = Map.groupBy(
    await turnsOfOrders(
      db,
      orders.map(({ id }) => id),
    ),
    ({ orderId }) => orderId,
  )
  const members = await membersByCollective(db)
  return orders.map((order) => {
    const own = [...new Set(about(order))].flatMap((id) => indicators.get(id) ?? [])
    const course = courseOf(turns.get(order.id) ?? [])
    if (course === null) throw new Error(`order ${order.id} has no turns`)
    return {
      order,
      draft: drafts.get(order.draftId ?? '') ?? null,
      turns: turns.get(order.id) ?? [],
      course,
      indicators: own,
      facts: {
        ...course,
        foundOn: order.foundOn,
        departments: resolved([order.departmentId], members),
        extensionAsked: course.extensionAsked !== null,
        keptUntil: keptUntil(own, targets, localDate(order.issuedAt, plan.timeZone)),
      },
    }
  })
}
