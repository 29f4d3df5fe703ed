/** From turns of warnings to the outbox: who hears of what, in which day's message. */
import { everybody } from '../../db/people.ts'
import type { Trx } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Notification } from '../../db/outbox.ts'
import { addMessages, addNotifications, messagesFrom, toldOf } from '../../db/outbox.ts'
import type { DateText, Id, Instant, Message, Plan, Warning } from '../../db/schema.ts'
import type { WarningTurn } from '../../db/warnings.ts'
import { addDays, instantAt } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { limitDay } from '../basics/workdays.ts'
import type { Listener, Member } from '../rules/notify.ts'
import { listeners, newsOf, opensAt, sendingTime } from '../rules/notify.ts'
import { resolved } from './actor.ts'

export interface TurnedWarning {
  readonly warning: Warning
  readonly turn: WarningTurn
  readonly indicator: IndicatorRow
  readonly assessmentId: Id
}

interface Told {
  readonly turned: TurnedWarning
  readonly what: Notification['what']
  readonly listener: Listener
}

interface People {
  readonly byDepartment: ReadonlyMap<Id, readonly Member[]>
  readonly office: readonly Id[]
}

/** Active people, by department, and those of the plan office. */
const activePeople = async (trx: Trx): Promise<People> => {
  const people = (await everybody(trx)).filter(({ active }) => active === 1)
  const parts = people.flatMap(({ id, departments }) => departments.map(({ departmentId, role }): Member => ({ personId: id, departmentId, role })))
  return {
    byDepartment: Map.groupBy(parts, ({ departmentId }) => departmentId),
    office: people.filter(({ role }) => role === 'plan-office').map(({ id }) => id),
  }
}

const aboutNothingElse = { climbId: null, orderTurnId: null, draftId: null, indicatorId: null, period: null, dueOn: null, standsInFor: null } as const

/**
 * Writes notifications, and the messages that carry them: one a person and workday. A message that is already on its way takes nothing more;
 * what comes after it goes with the next workday's.
 *
 * @returns number of people who are told something.
 */
export const tell = async (
  trx: Trx,
  plan: Plan,
  turned: readonly TurnedWarning[],
  { now, workdays }: { readonly now: Instant; readonly workdays: Workdays },
): Promise<number> => {
  const news = turned.flatMap((each) => {
    const what = newsOf(each.turn.what)
    return what === null ? [] : [{ each, what }]
  })
  if (news.length === 0) return 0
  const people = await activePeople(trx)
  const collectives = await membersByCollective(trx)
  const heard = Map.groupBy(
    await toldOf(
      trx,
      news.map(({ each }) => each.warning.id),
    ),
    ({ warningId }) => warningId,
  )
  const all = news.flatMap(({ each, what }): readonly Told[] => {
    const leads = resolved(each.indicator.lead, collectives).flatMap((department) => people.byDepartment.get(department) ?? [])
    const knowing = (heard.get(each.warning.id) ?? []).map(({ personId }) => personId)
    return listeners(what, each.warning.cause === 'report', leads, people.office, knowing).map((listener) => ({ turned: each, what, listener }))
  })
  const messageFor = await openMessages(trx, plan, [...new Set(all.map(({ listener }) => listener.personId))], now, workdays)
  await addNotifications(
    trx,
    all.map(({ turned: { warning, turn }, what, listener }) => ({
      id: newId(),
      planId: plan.id,
      ...listener,
      warningId: warning.id,
      turnId: turn.id,
      ...aboutNothingElse,
      what,
      dedupKey: `${turn.id}:${listener.personId}`,
      messageId: messageFor(listener.personId),
      createdAt: now,
    })),
  )
  return new Set(all.map(({ listener }) => listener.personId)).size
}

/** For each person the message that still takes something, made where there is none. */
export const openMessages = async (
  trx: Trx,
  plan: Pick<Plan, 'timeZone'>,
  personIds: readonly Id[],
  now: Instant,
  workdays: Workdays,
): Promise<(personId: Id) => Id> => {
  const first = sendingTime(now, plan.timeZone, workdays)
  const present = Map.groupBy(await messagesFrom(trx, personIds, first.day), ({ personId }) => personId)
  const added: Message[] = []
  const found = new Map<Id, Id>()
  for (const personId of personIds) {
    const own = new Map((present.get(personId) ?? []).map((message) => [message.day, message]))
    let { day, sendAfter } = first
    // A letter that is written is closed, even if it still waits for its second try.
    const isClosed = (on: DateText): boolean => {
      const message = own.get(on)
      return message !== undefined && (message.state !== 'waiting' || message.subject !== null)
    }
    while (isClosed(day)) {
      day = limitDay(addDays(day, 1), workdays).date
      sendAfter = instantAt(day, opensAt, plan.timeZone)
    }
    const message = own.get(day) ?? newMessage(personId, day, sendAfter, now)
    if (!own.has(day)) added.push(message as Message)
    found.set(personId, message.id)
  }
  await addMessages(trx, added)
  return (personId) => found.get(personId) ?? ''
}

const newMessage = (personId: Id, day: DateText, sendAfter: Instant, now: Instant): Message => {
  const id = newId()
  return {
    id,
    personId,
    robotId: null,
    planId: null,
    day,
    kind: 'digest',
    dedupKey: `digest:${personId}:${day}`,
    state: 'waiting',
    sendAfter,
    attempts: 0,
    leaseUntil: null,
    messageIdHeader: `${id}@xushi`,
    address: null,
    subject: null,
    text: null,
    html: null,
    answer: null,
    createdAt: now,
    sentAt: null,
  }
}
