/** Writes a person's digest from what his message has to tell: gathers the facts for the letter. */
import { assessmentsById } from '../../db/assessments.ts'
import { commentsInMail } from '../../db/comments.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { mattersOf } from '../../db/outbox.ts'
import type { PersonRow } from '../../db/people.ts'
import { listPlans } from '../../db/plans.ts'
import type { Id, Message, Plan } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { localDate } from '../basics/calendar.ts'
import { addWorkdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import type { Letter } from '../letters/layout.ts'
import type { Mentioning } from '../letters/mentions.ts'
import type { DigestFacts, Matter } from '../letters/digest.ts'
import { digest } from '../letters/digest.ts'
import type { Assessment } from '../rules/assess.ts'
import { words } from '../words/index.ts'
import { askedOf } from './asked-of.ts'

/** Workdays that people have to answer. */
const answerWorkdays = 3

/** A link to an indicator, as one to a cell of it: in the year that has it, with what is told of it open. */
const cellLink = (link: string, period: string | null): string =>
  period === null ? `${link}&cell` : `${link}&period=${encodeURIComponent(period)}&years=${period.slice(0, 4)}&cell`

/** @returns `null` where there is nothing to tell. */
export const writeDigest = async (ctx: Context, message: Pick<Message, 'id' | 'day'>, person: PersonRow): Promise<Letter | null> => {
  const { db, config } = ctx
  const rows = await mattersOf(db, message.id)
  const comments = await commentsInMail(db, message.id)
  if (rows.length + comments.length === 0) return null
  const indicatorIds = [...new Set([...rows, ...comments].map(({ indicatorId }) => indicatorId))]
  const indicators = new Map((await indicatorsById(db, indicatorIds)).map((row) => [row.id, row]))
  const targets = Map.groupBy(await targetsOf(db, indicatorIds), ({ indicatorId }) => indicatorId)
  const assessments = new Map(
    (
      await assessmentsById(
        db,
        rows.map(({ assessmentId }) => assessmentId),
      )
    ).map((row) => [row.id, row]),
  )
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, shortName]))
  const plans = await listPlans(db)

  const say = words[person.language]
  const nameOf = (row: { readonly name: string; readonly nameEn: string }): string => (person.language === 'en' && row.nameEn !== '' ? row.nameEn : row.name)
  const linkOf = (plan: Plan, indicator?: Id): string =>
    `${config.publicUrl}/plans/${encodeURIComponent(plan.code)}${indicator === undefined ? '' : `?indicator=${encodeURIComponent(indicator)}`}`
  const matterOf = (plan: Plan, row: (typeof rows)[number]): readonly Matter[] => {
    const indicator = indicators.get(row.indicatorId)
    const stored = assessments.get(row.assessmentId)
    // Archived since it was noted: nobody has to do anything about it.
    if (!indicator || indicator.archivedAt !== null || !stored) return []
    const assessment = JSON.parse(stored.answer) as Assessment
    return [
      {
        number: indicator.number,
        subject: { name: nameOf(indicator), unit: indicator.unit, decimals: indicator.decimals, basis: indicator.basis },
        assessment,
        cause: row.cause,
        what: row.what,
        asked: askedOf(targets.get(indicator.id) ?? [], assessment),
        link: linkOf(plan, indicator.id),
      },
    ]
  }
  const told: DigestFacts['plans'] = plans
    .map((plan) => ({
      title: person.language === 'en' && plan.titleEn !== '' ? plan.titleEn : plan.title,
      document: plan.documentTitle,
      office: plan.issuer,
      link: linkOf(plan),
      matters: rows.filter(({ planId }) => planId === plan.id).flatMap((row) => matterOf(plan, row)),
    }))
    .filter(({ matters }) => matters.length > 0)
  const mentions = comments.flatMap((comment): readonly Mentioning[] => {
    const [indicator, plan] = [indicators.get(comment.indicatorId), plans.find(({ id }) => id === comment.planId)]
    if (!indicator || !plan) return []
    const { period } = comment
    return [
      {
        who: comment.who,
        number: indicator.number,
        name: nameOf(indicator),
        period: period === null ? null : say.period(period, indicator.basis),
        moment: say.date(localDate(comment.at, plan.timeZone)),
        text: comment.removedAt === null ? comment.text : null,
        link: cellLink(linkOf(plan, indicator.id), period),
      },
    ]
  })
  if (told.length + mentions.length === 0) return null
  const concerned = new Set(rows.map(({ departmentId }) => departmentId).filter((id) => id !== null))
  const [only] = concerned
  return digest({
    person: person.name,
    language: person.language,
    day: message.day,
    department: concerned.size === 1 && only !== undefined ? (departments.get(only) ?? null) : null,
    demonstration: plans.some((plan) => plan.demonstration === 1 && [...rows, ...comments].some(({ planId }) => planId === plan.id)),
    limit: addWorkdays(message.day, answerWorkdays, await ctx.workdays()),
    plans: told,
    mentions,
  })
}
