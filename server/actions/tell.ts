/**
 * From what a night found to the outbox: who hears of what, in which day's message. The stages are those of `server/rules/notify.ts`.
 *
 * 1. Matters: turns that are news, steps that were climbed, what falls due soon; what is muted is none.
 * 2. Listeners of each; of what is over those who heard, while what nobody has been told yet is taken back.
 * 3. Notifications, each under its key, in the message of the day of each person.
 */
import type { Trx } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Notification } from '../../db/outbox.ts'
import { addMessages, addNotifications, messagesFrom } from '../../db/outbox.ts'
import type { Audience, DateText, Id, Instant, Message, Mute, Plan } from '../../db/schema.ts'
import { takeBack, tellingsOf } from '../../db/tellings.ts'
import { addDays, instantAt } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { limitDay } from '../basics/workdays.ts'
import type { Lead, Listener } from '../rules/audience.ts'
import { listeners, thoseWhoHeard } from '../rules/audience.ts'
import { goesOut } from '../rules/ladder.ts'
import { mailRulesOf, sendingTime } from '../rules/mail-rules.ts'
import { audienceOfNews, isMuted, keys, newsOf } from '../rules/notify.ts'
import type { Reminder } from '../rules/reminders.ts'
import type { Climbed } from './climb-ladder.ts'
import { readCrew } from './crew.ts'
import { wantedBy } from './mail-settings.ts'
import { newMessage } from './new-message.ts'
import type { TurnedWarning } from './turn-warnings.ts'

/** Something that is called to mind before it is due. */
export interface Reminded {
  readonly indicator: IndicatorRow
  readonly reminder: Reminder
}

export interface Found {
  readonly turned: readonly TurnedWarning[]
  readonly climbed: readonly Climbed[]
  readonly reminded: readonly Reminded[]
}

export interface Telling {
  readonly now: Instant
  readonly today: DateText
  readonly workdays: Workdays
  readonly mutes: readonly Mute[]
}

type Subject = Pick<Notification, 'what' | 'warningId' | 'turnId' | 'climbId' | 'indicatorId' | 'period' | 'dueOn'>

/** One thing to tell, and to whom. */
interface Matter {
  readonly subject: Subject
  readonly audience: readonly Audience[]
  readonly leads: readonly Id[]
  /** Those who heard before hear of it too; of what is over only they do. */
  readonly heard: 'no' | 'too' | 'only'
  readonly keyOf: (personId: Id) => string
}

const nothing = { warningId: null, turnId: null, climbId: null, indicatorId: null, period: null, dueOn: null } as const

const newsMatters = ({ turned, mutes, today }: Pick<Found, 'turned'> & Pick<Telling, 'mutes' | 'today'>): readonly Matter[] => {
  const mutesOf = Map.groupBy(mutes, ({ indicatorId }) => indicatorId)
  return turned.flatMap(({ warning, turn, indicator, byRuleAlone }): readonly Matter[] => {
    const what = newsOf(turn.what, warning.cause, byRuleAlone)
    if (what === null || isMuted(mutesOf.get(indicator.id) ?? [], warning.cause, today)) return []
    const subject = { ...nothing, what, warningId: warning.id, turnId: turn.id, indicatorId: indicator.id, period: turn.period }
    const heard = what === 'resolved' ? 'only' : what === 'worsened' ? 'too' : 'no'
    return [{ subject, audience: audienceOfNews, leads: indicator.lead, heard, keyOf: (person) => keys.turn(turn.id, person) }]
  })
}

/** Who owes a figure: the mails chase the same people as the list of what is owed. */
export const owing = ({ lead, responsible }: IndicatorRow): readonly Id[] => (lead.length > 0 ? lead : responsible)

const climbMatters = (climbed: readonly Climbed[]): readonly Matter[] =>
  climbed
    .filter(({ climb }) => climb.passed === 0 && goesOut(climb.kind))
    .map(({ warning, climb, step, indicator, assessment }) => {
      const isChase = climb.kind === 'chase'
      const about = { warningId: warning.id, climbId: climb.id, indicatorId: indicator.id, period: assessment.period }
      return {
        subject: { ...nothing, ...about, what: isChase ? ('chase' as const) : ('climbed' as const), dueOn: isChase ? assessment.release.on : null },
        audience: step.audience,
        leads: isChase ? owing(indicator) : indicator.lead,
        heard: 'no' as const,
        keyOf: (person) => keys.climb(warning.id, climb.step, climb.round, person),
      }
    })

const remindMatters = ({ reminded, turned, mutes, today }: Pick<Found, 'reminded' | 'turned'> & Pick<Telling, 'mutes' | 'today'>): readonly Matter[] => {
  const mutesOf = Map.groupBy(mutes, ({ indicatorId }) => indicatorId)
  // Who hears today that a target is in danger needs no reminder of its day beside it.
  const isNews = new Set(turned.filter(({ warning, turn }) => warning.cause === 'deadline' && turn.what === 'opened').map(({ indicator }) => indicator.id))
  return reminded.flatMap(({ indicator, reminder: { of, period, dueOn, step } }): readonly Matter[] => {
    const isFigure = of === 'figure'
    if (!isFigure && isNews.has(indicator.id)) return []
    if (isMuted(mutesOf.get(indicator.id) ?? [], isFigure ? 'report' : 'deadline', today)) return []
    return [
      {
        subject: { ...nothing, what: 'remind', indicatorId: indicator.id, period, dueOn },
        audience: step.audience,
        leads: isFigure ? owing(indicator) : indicator.lead,
        heard: 'no',
        keyOf: (person) => keys.remind(indicator.id, isFigure ? period : `due ${dueOn}`, step.key, person),
      },
    ]
  })
}

/**
 * Writes notifications, and the messages that carry them: one a person and workday. A message that is already on its way takes nothing more;
 * what comes after it goes with the next workday's.
 *
 * @returns number of people who are told something.
 */
export const tell = async (trx: Trx, plan: Plan, found: Found, telling: Telling): Promise<number> => {
  const { now, workdays } = telling
  const matters = [...newsMatters({ ...found, ...telling }), ...climbMatters(found.climbed), ...remindMatters({ ...found, ...telling })]
  const over = found.turned.filter(({ turn }) => turn.what === 'resolved').map(({ warning }) => warning.id)
  const asked = matters.flatMap(({ subject, heard }) => (heard === 'no' || subject.warningId === null ? [] : [subject.warningId]))
  const told = await tellingsOf(trx, [...new Set([...over, ...asked])])
  const isOver = new Set(over)
  await takeBack(
    trx,
    told.filter(({ warningId, hasLeft }) => hasLeft === 0 && isOver.has(warningId ?? '')),
  )
  if (matters.length === 0) return 0
  const { day } = sendingTime(now, plan.timeZone, workdays, mailRulesOf(plan))
  const crew = (await readCrew(trx, plan, day))(day)
  const collectives = await membersByCollective(trx)
  const leadOf = (departmentId: Id): Lead => ({ departmentId, members: collectives.get(departmentId) ?? [] })
  const heardBy = Map.groupBy(
    told.filter(({ what, warningId, hasLeft }) => what !== 'resolved' && (hasLeft === 1 || !isOver.has(warningId ?? ''))),
    ({ warningId }) => warningId,
  )
  const meantAll = matters.flatMap((matter) => {
    const heard = matter.heard === 'no' ? [] : (heardBy.get(matter.subject.warningId) ?? []).map(({ personId }) => personId)
    const meant = matter.heard === 'only' ? [] : listeners(matter.audience, matter.leads.map(leadOf), crew)
    const known = new Set(meant.map(({ personId }) => personId))
    return [...meant, ...thoseWhoHeard(heard, crew).filter(({ personId }) => !known.has(personId))].map((listener) => ({ matter, listener }))
  })
  const isWanted = await wantedBy(
    trx,
    plan,
    meantAll.map(({ listener }) => listener.personId),
  )
  const all = meantAll.filter(({ matter, listener }) => listener.isInstead || isWanted(listener.personId, matter.subject.what))
  const people = [...new Set(all.map(({ listener }) => listener.personId))]
  const messageFor = await openMessages(trx, plan, people, now, workdays)
  await addNotifications(
    trx,
    all.map(({ matter: { subject, keyOf }, listener }) =>
      notificationOf(plan, subject, listener, keyOf(listener.personId), messageFor(listener.personId), now),
    ),
  )
  return people.length
}

const notificationOf = (plan: Plan, subject: Subject, listener: Listener, dedupKey: string, messageId: Id, now: Instant): Notification => {
  const { isInstead, ...to } = listener
  // A reason goes to the plan office instead of the matter's own people; what it is about is named all the same.
  const what = isInstead ? 'nobody' : subject.what
  return { id: newId(), planId: plan.id, ...to, ...subject, what, orderTurnId: null, draftId: null, dedupKey, messageId, createdAt: now }
}

/** For each person the message that still takes something, made where there is none. */
export const openMessages = async (
  trx: Trx,
  plan: Pick<Plan, 'timeZone' | 'mailRules'>,
  personIds: readonly Id[],
  now: Instant,
  workdays: Workdays,
): Promise<(personId: Id) => Id> => {
  const rules = mailRulesOf(plan)
  const first = sendingTime(now, plan.timeZone, workdays, rules)
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
      sendAfter = instantAt(day, `${rules.from}:00`, plan.timeZone)
    }
    const fresh = { personId, planId: null, day, kind: 'digest', dedupKey: `digest:${personId}:${day}`, sendAfter, createdAt: now } as const
    const message = own.get(day) ?? newMessage(fresh)
    if (!own.has(day)) added.push(message as Message)
    found.set(personId, message.id)
  }
  await addMessages(trx, added)
  return (personId) => found.get(personId) ?? ''
}
