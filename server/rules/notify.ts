/**
 * Who is told what: stages in one visible order. A turn is news or not; news has an audience; each person is told one thing
 * once. When a message goes out is settled by legal workdays and sending hours.
 */
import type { DateText, DepartmentRole, Id, Instant, NotificationTable } from '../../db/schema.ts'
import { instantAt, localDate, addDays } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import { limitDay } from '../basics/workdays.ts'
import type { Turn } from './warnings.ts'

type What = 'opened' | 'worsened' | 'resolved'

/** Turns that people hear of. A warning that eases or goes on is seen on the page, and mailed no second time. */
const news: Readonly<Partial<Record<Turn, What>>> = { opened: 'opened', worsened: 'worsened', resolved: 'resolved' }
export const newsOf = (turn: Turn): What | null => news[turn] ?? null

/** Parts in the lead department that hear of each kind of news. */
const audience: Readonly<Record<What, ReadonlySet<DepartmentRole>>> = {
  opened: new Set(['reporter', 'head']),
  worsened: new Set(['reporter', 'head']),
  resolved: new Set(),
}
/** A missing figure is chased where it is filled in. */
const chased: ReadonlySet<DepartmentRole> = new Set(['reporter'])

export interface Member {
  readonly personId: Id
  readonly departmentId: Id
  readonly role: DepartmentRole
}

export interface Listener {
  readonly personId: Id
  readonly departmentId: Id | null
  readonly audience: NotificationTable['audience']
}

/**
 * People to tell, each once. All who heard of a warning hear of its end. Where a lead department is not named, or has nobody to hear it, the
 * plan office does: no warning goes unheard.
 *
 * @param members people of the lead departments.
 * @param office  people of the plan office.
 * @param heard   people who were told of this warning before.
 */
export const listeners = (what: What, isReport: boolean, members: readonly Member[], office: readonly Id[], heard: readonly Id[]): readonly Listener[] => {
  if (what === 'resolved') return [...new Set(heard)].map((personId) => ({ personId, departmentId: null, audience: 'heard' }))
  const parts = isReport ? chased : audience[what]
  const told = new Map<Id, Listener>()
  for (const member of members) {
    if (parts.has(member.role) && !told.has(member.personId))
      told.set(member.personId, { personId: member.personId, departmentId: member.departmentId, audience: member.role })
  }
  return told.size > 0 ? [...told.values()] : office.map((personId) => ({ personId, departmentId: null, audience: 'office' }))
}

/** Sending hours, in the zone of the plan. */
export const opensAt = '08:30:00'
const sendingUntil = '18:00:00'

/** The day and the moment a message decided now goes out: at once inside sending hours, else when they next begin. */
export const sendingTime = (now: Instant, zone: string, workdays: Workdays): { readonly day: DateText; readonly sendAfter: Instant } => {
  const today = localDate(now, zone)
  const open = limitDay(today, workdays).date
  if (open === today && now <= instantAt(today, sendingUntil, zone)) {
    const from = instantAt(today, opensAt, zone)
    return { day: today, sendAfter: now > from ? now : from }
  }
  const next = open === today ? limitDay(addDays(today, 1), workdays).date : open
  return { day: next, sendAfter: instantAt(next, opensAt, zone) }
}
