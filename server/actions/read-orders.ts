/** Orders as people see them: a list, one whole with what this person may do, the library of good practice. */
import type { Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import { draftsOf } from '../../db/drafts.ts'
import type { NamedEvidence } from '../../db/evidence.ts'
import { evidenceOfOrder } from '../../db/evidence.ts'
import { ordersOf } from '../../db/orders.ts'
import { personById } from '../../db/people.ts'
import type { DateText, Id, Instant, Language, Plan } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import { countWorkdays } from '../basics/workdays.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { isOverdue, isRunning, moves, orderMoves, sideOf, whyNot } from '../rules/orders.ts'
import { mayReadPaper, maySupervise } from '../rules/permissions.ts'
import type { OrderActView, OrderIndicator, OrderStory, OrdersView, OrderTurnView, OrderView, PracticeView } from '../wire/orders.ts'
import type { DepartmentName } from '../wire/people.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { evidenceView } from './evidence.ts'
import type { KnownOrder } from './order-facts.ts'
import { contentOf, knowOrders } from './order-facts.ts'
import { knownOrder, mayFileUnder } from './orders.ts'
import { planOf } from './plan.ts'

/** Open drafts are few; this is only a bound. */
const mostDrafts = 500

interface Looking {
  readonly actor: ActingPerson
  readonly today: DateText
  readonly zone: string
  readonly workdays: Workdays
  readonly departments: ReadonlyMap<Id, DepartmentName>
  readonly say: Words
}

const looking = async (ctx: Context, actor: ActingPerson, plan: Plan, language: Language): Promise<Looking> => ({
  actor,
  today: localDate(ctx.clock.now(), plan.timeZone),
  zone: plan.timeZone,
  workdays: await ctx.workdays(),
  departments: await departmentNames(ctx.db),
  say: words[language],
})

export const departmentNames = async (db: Db): Promise<ReadonlyMap<Id, DepartmentName>> =>
  new Map((await allDepartments(db)).map(({ id, shortName }) => [id, { id, shortName }]))

const numberOf = ({ order, draft }: Pick<KnownOrder, 'order' | 'draft'>, say: Words): string =>
  say.orders.number(draft === null ? '' : contentOf(draft).mark, order.year, order.number)

const indicatorsIn = ({ indicators }: KnownOrder, say: Words): readonly OrderIndicator[] =>
  indicators.map(({ id, number, name, nameEn, measure }) => ({ id, number, name, nameEn, measureWord: say.measures[measure] ?? measure }))

const departmentIn = ({ order }: KnownOrder, { departments }: Looking): DepartmentName =>
  departments.get(order.departmentId) ?? { id: order.departmentId, shortName: '' }

/** What a side is waited for. */
const mineNow = ({ facts, course }: KnownOrder, { actor }: Looking): boolean => {
  const side = sideOf(actor, facts.departments)
  if (side === 'department') return isRunning(course)
  return side === 'supervisor' && (course.state === 'closing' || course.state === 'verified' || course.extensionAsked !== null)
}

const closedOn = (endedAt: Instant | null, zone: string): DateText | null => (endedAt === null ? null : localDate(endedAt, zone))

const viewOf = (known: KnownOrder, look: Looking): OrderView => {
  const { order, course } = known
  const overdue = isOverdue(course, look.today)
  return {
    id: order.id,
    number: numberOf(known, look.say),
    year: order.year,
    title: order.title,
    department: departmentIn(known, look),
    indicators: indicatorsIn(known, look.say),
    state: course.state,
    stateWord: look.say.orders.states[course.state],
    overdue,
    left: isRunning(course) ? countWorkdays(look.today, course.limitOn, look.workdays).workdays : null,
    firstLimitOn: course.firstLimitOn,
    limitOn: course.limitOn,
    extensionAsked: course.extensionAsked,
    issuedOn: localDate(order.issuedAt, look.zone),
    foundOn: order.foundOn,
    analysedOn: course.analysedOn,
    measuresOn: course.measuresOn,
    solvedOn: course.solvedOn,
    closedOn: course.state === 'closed' ? closedOn(order.endedAt, look.zone) : null,
    mine: mineNow(known, look),
  }
}

/** Orders of a plan: what waits for this person first, then what is overdue, then the nearest limit; ended ones last, newest first. @throws Refusal not_found */
export const ordersView = async (ctx: Context, actor: ActingPerson, named: Id, language: Language): Promise<OrdersView> => {
  const plan = await planOf(ctx.db, named)
  const look = await looking(ctx, actor, plan, language)
  const views = (await knowOrders(ctx.db, plan, await ordersOf(ctx.db, plan.id))).map((known) => viewOf(known, look))
  const ended = ({ state }: OrderView): boolean => state === 'closed' || state === 'stopped'
  const rank = (view: OrderView): number => (ended(view) ? 3 : view.mine ? 0 : view.overdue ? 1 : 2)
  const orders = views.toSorted((a, b) => rank(a) - rank(b) || (ended(a) ? b.issuedOn.localeCompare(a.issuedOn) : a.limitOn.localeCompare(b.limitOn)))
  const supervises = maySupervise(actor)
  const waiting = supervises ? (await draftsOf(ctx.db, plan.id, mostDrafts)).filter(({ state }) => state === 'open').length : 0
  return { orders, supervises, waiting }
}

const turnView = (turn: KnownOrder['turns'][number], files: readonly NamedEvidence[], say: Words): OrderTurnView => {
  const named = new Set(JSON.parse(turn.evidenceIds) as Id[])
  return {
    id: turn.id,
    what: turn.what,
    word: say.orders.acts[turn.what],
    who: turn.who,
    at: turn.at,
    byLink: turn.way === 'link',
    note: turn.note,
    limitOn: turn.limitOn,
    files: files.filter(({ id }) => named.has(id)).map(evidenceView),
  }
}

/** Acts of this person's side that the state offers, and those that only a condition holds back, with the reason. */
const actsOf = ({ facts }: KnownOrder, { actor, today, say }: Looking): readonly OrderActView[] =>
  orderMoves.flatMap((act): readonly OrderActView[] => {
    const why = whyNot(facts, act, actor, today)
    if (why !== null && ['order_side', 'order_step', 'order_not_asked'].includes(why.code)) return []
    return [{ act, word: say.orders.acts[act], why: why === null ? null : say.refusal(why.code, why.parameters), note: moves[act].note }]
  })

/** One order whole. @throws Refusal not_found */
export const orderStory = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, language: Language): Promise<OrderStory> => {
  const plan = await planOf(ctx.db, named)
  const known = await knownOrder(ctx.db, actor, plan, id)
  const look = await looking(ctx, actor, plan, language)
  const { order, draft, turns } = known
  const files = await evidenceOfOrder(ctx.db, id)
  const spoken = new Set(turns.flatMap(({ evidenceIds }) => JSON.parse(evidenceIds) as Id[]))
  const { cause, handling, lesson } = order
  return {
    ...viewOf(known, look),
    demand: order.demand,
    basis: order.basis,
    issuedBy: (await personById(ctx.db, order.issuedBy))?.name ?? '',
    paper: draft !== null && mayReadPaper(actor, { signed: draft.state === 'signed', open: true, department: draft.departmentId }) ? draft.id : null,
    turns: turns.map((turn) => turnView(turn, files, look.say)),
    acts: actsOf(known, look),
    files: files.filter((file) => file.removedAt === null && !spoken.has(file.id)).map(evidenceView),
    mayFile: mayFileUnder(known, actor),
    review: cause === null || handling === null || lesson === null ? null : { cause, handling, lesson, practice: order.practice === 1 },
  }
}

/** Closed cases that were put into the library, the newest first. @throws Refusal not_found */
export const practiceView = async (ctx: Context, actor: ActingPerson, named: Id, language: Language): Promise<readonly PracticeView[]> => {
  const plan = await planOf(ctx.db, named)
  const look = await looking(ctx, actor, plan, language)
  const kept = (await ordersOf(ctx.db, plan.id)).filter(({ practice, state }) => practice === 1 && state === 'closed').toReversed()
  return (await knowOrders(ctx.db, plan, kept)).map((known) => ({
    id: known.order.id,
    number: numberOf(known, look.say),
    title: known.order.title,
    department: departmentIn(known, look),
    indicators: indicatorsIn(known, look.say),
    closedOn: closedOn(known.order.endedAt, look.zone) ?? look.today,
    cause: known.order.cause ?? '',
    handling: known.order.handling ?? '',
    lesson: known.order.lesson ?? '',
  }))
}
