/** Writes the weekly list of a department's head: what stands unsettled of the departments that he heads, as it is when the list leaves. */
import type { PersonRow } from '../../db/people.ts'
import type { Message } from '../../db/schema.ts'
import type { Context } from '../context.ts'
import { weeklyList } from '../letters/digest.ts'
import { isWanted } from '../rules/mail-rules.ts'
import { readRowsOf } from './digest-facts.ts'
import { mailPages } from './letter-parts.ts'
import { standingNotices } from './standing-matters.ts'
import type { WrittenDigest } from './write-digest.ts'
import { digestFacts } from './write-digest.ts'

/** @returns `null` where nothing stands, or he does without. */
export const writeWeekly = async (ctx: Context, message: Pick<Message, 'id' | 'day'>, person: PersonRow): Promise<WrittenDigest | null> => {
  const asked = { id: message.id, day: message.day, personId: person.id, language: person.language }
  const heads = person.departments.filter(({ role }) => role === 'head').map(({ departmentId }) => departmentId)
  const rows = await readRowsOf(ctx, [asked], await standingNotices(ctx, heads, message, person.id))
  const without = rows.settings.get(person.id)
  const facts = digestFacts(ctx, rows, asked, person)
  if (facts === null) return null
  const plans = facts.plans.filter(({ id }) => {
    const rules = rows.rules.get(id)
    return rules !== undefined && rules.weekly !== null && isWanted('weekly', rules, without)
  })
  const planIds = new Set(plans.map(({ id }) => id))
  const matters = facts.matters.filter(({ kind, planId }) => planIds.has(planId) && kind !== 'asked')
  if (matters.length === 0) return null
  const isOptional = plans.some(({ id }) => rows.rules.get(id)?.optional.includes('weekly') === true)
  const letter = await weeklyList({ ...facts, plans, matters, mentions: [], unsubscribe: isOptional ? mailPages(ctx).unsubscribe : null })
  const [only, another] = plans
  return { ...letter, planId: another === undefined ? (only?.id ?? null) : null }
}
