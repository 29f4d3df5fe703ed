/**
 * How urgent a matter is: the group of a mail that it stands in, and its place there. This rank alone decides what comes first, what the subject
 * names and what is told at length; nobody marks anything urgent by hand, and nothing leaves outside sending hours. Pure.
 */
import type { Cause, DateText, Light } from '../../db/schema.ts'
import { compare, exact } from '../basics/decimal.ts'
import type { Assessment } from './assess.ts'

/** Groups of a mail, the most urgent first. */
export const groups = ['overdue', 'unreported', 'red', 'yellow', 'near', 'orders', 'drafts', 'office', 'asked', 'mentions', 'recovered'] as const
export type Group = (typeof groups)[number]

export interface Standing {
  readonly what: 'opened' | 'worsened' | 'resolved' | 'climbed' | 'standing'
  readonly cause: Cause
  readonly light: Light
  readonly assessment: Pick<Assessment, 'light' | 'dueOn'>
}

/** The group of a warning. A due date that is still to come is near, not overdue. */
export const groupOf = ({ what, cause, light, assessment }: Standing, day: DateText): Group => {
  if (what === 'resolved') return 'recovered'
  if (cause === 'report') return 'unreported'
  if (cause === 'deadline') return assessment.dueOn !== null && assessment.dueOn >= day ? 'near' : 'overdue'
  return light === 'red' ? 'red' : 'yellow'
}

/** What tells two matters of a group apart. */
export interface Ranked {
  readonly group: Group
  /** `null` where there is no verdict. */
  readonly assessment: Pick<Assessment, 'outcome' | 'lead' | 'streak'> | null
  /** Day on which it is or was due. */
  readonly dueOn: DateText | null
  readonly sort: number
}

const isFinal = ({ assessment }: Ranked): boolean => assessment?.outcome === 'broken' || assessment?.outcome === 'missed'

const byLead = ({ assessment: a }: Ranked, { assessment: b }: Ranked): number => {
  if (a?.lead == null || b?.lead == null) return a?.lead == null ? (b?.lead == null ? 0 : 1) : -1
  return compare(exact(a.lead), exact(b.lead))
}

/**
 * Order of matters: by group; what is broken or missed first, then what is furthest behind, then what has lasted longest; what is due first; then
 * the plan's own order.
 */
export const byUrgency = (a: Ranked, b: Ranked): number =>
  groups.indexOf(a.group) - groups.indexOf(b.group) ||
  Number(isFinal(b)) - Number(isFinal(a)) ||
  byLead(a, b) ||
  (b.assessment?.streak ?? 0) - (a.assessment?.streak ?? 0) ||
  (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
  a.sort - b.sort
