/**
 * The course of an order (督办件): issued → signed for → in hand → asked to close → verified → closed, with ways back and aside. One table says
 * who may do what in which state, and one function why not otherwise. Pure; `asOf` and the calendar are handed in.
 *
 * The department signs for, works, reports and asks; the supervising side decides and closes. That is the supervisor alone: the plan office sets
 * the targets and often leads indicators of its own, and the administrator keeps the machine, so neither may close what is asked of a department.
 */
import type { DateText, Id, OrderAct, OrderState } from '../../db/schema.ts'
import type { OrderRefusal } from '../basics/refusals.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays, countWorkdays, limitDay } from '../basics/workdays.ts'
import type { Actor } from './permissions.ts'
import { maySupervise } from './permissions.ts'

/** What is done with an order that is there. */
export type Move = Exclude<OrderAct, 'issued'>
export type OrderSide = 'department' | 'supervisor'

interface MoveRule {
  readonly side: OrderSide
  readonly from: readonly OrderState[]
  /** `null`: it stays where it is. */
  readonly to: OrderState | null
  /** A word is wanted: the progress, the reason, the basis. */
  readonly note: boolean
}

/** Where work goes on, so that the limit runs. */
const running: readonly OrderState[] = ['issued', 'signed', 'in_hand', 'sent_back']
const working: readonly OrderState[] = ['signed', 'in_hand', 'sent_back']
const standing: readonly OrderState[] = [...running, 'closing', 'verified']

export const moves: Readonly<Record<Move, MoveRule>> = {
  signed: { side: 'department', from: ['issued'], to: 'signed', note: false },
  taken: { side: 'department', from: ['signed', 'sent_back'], to: 'in_hand', note: false },
  reported: { side: 'department', from: working, to: null, note: true },
  extension_asked: { side: 'department', from: running, to: null, note: true },
  closing_asked: { side: 'department', from: ['in_hand'], to: 'closing', note: true },
  extended: { side: 'supervisor', from: standing, to: null, note: false },
  extension_refused: { side: 'supervisor', from: standing, to: null, note: true },
  sent_back: { side: 'supervisor', from: ['closing', 'verified'], to: 'sent_back', note: true },
  verified: { side: 'supervisor', from: ['closing'], to: 'verified', note: true },
  closed: { side: 'supervisor', from: ['verified'], to: 'closed', note: false },
  stopped: { side: 'supervisor', from: standing, to: 'stopped', note: true },
  reviewed: { side: 'supervisor', from: ['closed'], to: null, note: false },
}
export const orderMoves = Object.keys(moves) as readonly Move[]

/** Days of the four steps of a problem; `found` stands from the beginning. */
export interface OrderSteps {
  readonly analysedOn: DateText | null
  readonly measuresOn: DateText | null
  readonly solvedOn: DateText | null
}
export const noSteps: OrderSteps = { analysedOn: null, measuresOn: null, solvedOn: null }

/** An order as its rules see it. */
export interface OrderFacts extends OrderSteps {
  readonly state: OrderState
  readonly limitOn: DateText
  readonly foundOn: DateText
  /** Departments it is addressed to, collective names resolved. */
  readonly departments: readonly Id[]
  /** A new limit has been asked for, and nobody has decided. */
  readonly extensionAsked: boolean
  /** Due day of the last target among its indicators' that has to be kept until then; `null` where none has. */
  readonly keptUntil: DateText | null
}

/** What a person does. */
export interface GivenMove {
  readonly act: Move
  readonly note: string
  /** The limit asked for or granted. */
  readonly limitOn: DateText | null
  readonly steps: OrderSteps
  /** Number of files. */
  readonly evidence: number
}

export interface Hindrance {
  readonly code: OrderRefusal | 'not_allowed'
  readonly parameters: Readonly<Record<string, string>>
}
const hindered = (code: Hindrance['code'], parameters: Readonly<Record<string, string>> = {}): Hindrance => ({ code, parameters })

/** Whose part a person has in an order; `null` for those who only read. */
export const sideOf = (actor: Actor, departments: readonly Id[]): OrderSide | null => {
  if (maySupervise(actor)) return 'supervisor'
  return actor.active && actor.role === 'reporter' && departments.some((id) => actor.writes.has(id)) ? 'department' : null
}

/**
 * Why an act is not this person's, or not to be done now; `null` where it may be asked for. What has to come with it is another question
 * (`whyNotSo`), so that a page can show the act before its form is filled in.
 */
export const whyNot = (order: OrderFacts, act: Move, actor: Actor, today: DateText): Hindrance | null => {
  const rule = moves[act]
  if (sideOf(actor, order.departments) !== rule.side) return hindered('order_side', { side: rule.side, act })
  // Who answers for the department does not judge its work.
  if (rule.side === 'supervisor' && order.departments.some((id) => actor.writes.has(id))) return hindered('order_own', { act })
  if (!rule.from.includes(order.state)) return hindered('order_step', { act, state: order.state })
  switch (act) {
    case 'extension_asked':
      if (order.extensionAsked) return hindered('order_asked')
      return today > order.limitOn ? hindered('order_late', { limit: order.limitOn }) : null
    case 'extended':
    case 'extension_refused':
      return order.extensionAsked ? null : hindered('order_not_asked')
    case 'closed':
      return order.keptUntil !== null && today < order.keptUntil ? hindered('order_keeps', { until: order.keptUntil }) : null
    default:
      return null
  }
}

/** Days of the steps after those that are given with an act: sent back means not solved. */
const stepsAfter = (order: OrderSteps, { act, steps }: Pick<GivenMove, 'act' | 'steps'>): OrderSteps => ({
  analysedOn: steps.analysedOn ?? order.analysedOn,
  measuresOn: steps.measuresOn ?? order.measuresOn,
  solvedOn: act === 'sent_back' ? null : (steps.solvedOn ?? order.solvedOn),
})

/** Steps may be given in any order of days but backwards, none of them in the future. */
const stepsWrong = (foundOn: DateText, { analysedOn, measuresOn, solvedOn }: OrderSteps, today: DateText): boolean => {
  const days = [foundOn, analysedOn, measuresOn, solvedOn].filter((day) => day !== null)
  return days.some((day, place) => day > today || (place > 0 && day < days[place - 1]!))
}

/** Acts that carry days of steps. */
const stepping: ReadonlySet<Move> = new Set(['taken', 'reported', 'closing_asked'])

/** What is wanting or wrong in what comes with an act; `null` where it can be done. */
export const whyNotSo = (order: OrderFacts, given: GivenMove, today: DateText, workdays: Workdays): Hindrance | null => {
  const { act, note, limitOn, evidence } = given
  if (moves[act].note && note.trim() === '') return hindered('order_note', { act })
  if (!stepping.has(act) && Object.values(given.steps).some((day) => day !== null)) return hindered('order_steps')
  const steps = stepsAfter(order, given)
  if (stepsWrong(order.foundOn, steps, today)) return hindered('order_steps')
  if (act === 'closing_asked') {
    if (steps.analysedOn === null || steps.measuresOn === null || steps.solvedOn === null) return hindered('order_unsolved')
    if (evidence === 0) return hindered('order_evidence')
  }
  if (act === 'extension_asked' || act === 'extended') {
    if (limitOn === null || limitOn <= order.limitOn || limitDay(limitOn, workdays).date !== limitOn) return hindered('order_limit', { limit: order.limitOn })
  }
  return null
}

/** What an order is after one of its turns; `null` before the first. Its state and days follow from its turns alone. */
export interface OrderCourse extends OrderSteps {
  readonly state: OrderState
  readonly firstLimitOn: DateText
  readonly limitOn: DateText
  readonly extensionAsked: DateText | null
}

interface TurnFacts extends OrderSteps {
  readonly what: OrderAct
  readonly limitOn: DateText | null
}

export const afterTurn = (before: OrderCourse | null, turn: TurnFacts): OrderCourse => {
  const { what, limitOn } = turn
  if (what === 'issued' || before === null) {
    const limit = limitOn ?? before?.limitOn ?? ''
    return { ...noSteps, state: 'issued', firstLimitOn: limit, limitOn: limit, extensionAsked: null }
  }
  return {
    ...stepsAfter(before, { act: what, steps: turn }),
    state: moves[what].to ?? before.state,
    firstLimitOn: before.firstLimitOn,
    limitOn: what === 'extended' ? (limitOn ?? before.limitOn) : before.limitOn,
    extensionAsked: what === 'extension_asked' ? limitOn : what === 'extended' || what === 'extension_refused' ? null : before.extensionAsked,
  }
}

/** An order after all its turns, oldest first. */
export const courseOf = (turns: readonly TurnFacts[]): OrderCourse | null => turns.reduce<OrderCourse | null>(afterTurn, null)

/** Whether the limit runs: not while the supervising side looks at it, nor after the end. */
export const isRunning = ({ state }: Pick<OrderCourse, 'state'>): boolean => running.includes(state)
export const isEnded = ({ state }: Pick<OrderCourse, 'state'>): boolean => !standing.includes(state)
/** Past its limit while the department has it. */
export const isOverdue = (order: Pick<OrderCourse, 'state' | 'limitOn'>, today: DateText): boolean => isRunning(order) && today > order.limitOn

/** The limit of an order that is signed today: so many legal workdays later. */
export const limitAfter = (today: DateText, limitWorkdays: number, workdays: Workdays): DateText => addWorkdays(today, limitWorkdays, workdays).date

/** Legal workdays before the limit on which is reminded, nearest last; and again so many after it. Source: the product's decision, after local practice. */
const remindedBefore = [3, 1] as const
const remindedEvery = 5

/** A reminder that is due: `left` workdays before the limit, or the `round`-th after it. */
export type OrderReminder = { readonly kind: 'near'; readonly left: number } | { readonly kind: 'overdue'; readonly round: number }

/** The reminder that stands on a day, the same until the next one: a missed day makes it up. `null` where none does. */
export const reminderOn = (order: Pick<OrderCourse, 'state' | 'limitOn'>, today: DateText, workdays: Workdays): OrderReminder | null => {
  if (!isRunning(order)) return null
  if (today <= order.limitOn) {
    const left = today === order.limitOn ? 0 : countWorkdays(today, order.limitOn, workdays).workdays
    const near = remindedBefore.findLast((days) => left <= days)
    return near === undefined ? null : { kind: 'near', left: near }
  }
  const past = countWorkdays(order.limitOn, today, workdays).workdays
  return past < 1 ? null : { kind: 'overdue', round: Math.floor((past - 1) / remindedEvery) + 1 }
}
