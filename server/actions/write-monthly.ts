/** Writes the monthly page of a leader in charge, and makes the ledger that goes with it: both are judged as the plan stands when they leave. */
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { promisesOn } from '../../db/letters.ts'
import { ordersOnIndicators } from '../../db/lists.ts'
import { mailSettingsOf } from '../../db/mail-settings.ts'
import type { PersonRow } from '../../db/people.ts'
import { planById } from '../../db/plans.ts'
import type { Id, Language, Light, Message, OptionalMail, Plan } from '../../db/schema.ts'
import { lights } from '../../db/schema.ts'
import { unresolvedWarnings } from '../../db/warnings.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Letter } from '../letters/layout.ts'
import type { RedLine } from '../letters/monthly.ts'
import { monthlyPage } from '../letters/monthly.ts'
import { isWanted, mailRulesOf } from '../rules/mail-rules.ts'
import { byUrgency } from '../rules/urgency.ts'
import { words } from '../words/index.ts'
import { resolved } from './actor.ts'
import { judge } from './judge.ts'
import { indicatorLink, mailPages, planLink } from './letter-parts.ts'
import { makeReport } from './make-report.ts'

/** Mail servers take 10 MB and more, of which the encoding adds a third. */
const mostMegabytes = 6
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface LetterFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}
export interface WrittenMonthly extends Letter {
  readonly planId: Id
  readonly files: readonly LetterFile[]
}

/** The ledger of the year; `null` where it is too large for a mail. */
const ledgerOf = async (ctx: Context, plan: Plan, year: number, language: Language): Promise<LetterFile | null> => {
  try {
    const { name, bytes } = await makeReport(ctx, 'ledger', { plan: plan.id, year, language, asOf: null })
    return bytes.length > mostMegabytes * 1024 * 1024 ? null : { name, type: workbookType, bytes }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'too_large') return null
    throw error
  }
}

const nameIn = (language: Language, row: { readonly name: string; readonly nameEn: string }): string =>
  language === 'en' && row.nameEn !== '' ? row.nameEn : row.name

/** @returns `null` where the plan is gone, nothing is his, or he does without. */
export const writeMonthly = async (ctx: Context, message: Pick<Message, 'id' | 'day' | 'planId'>, person: PersonRow): Promise<WrittenMonthly | null> => {
  const { db, clock } = ctx
  const { language } = person
  const plan = message.planId === null ? undefined : await planById(db, message.planId)
  if (plan?.watched !== 1) return null
  const rules = mailRulesOf(plan)
  const [setting] = await mailSettingsOf(db, [person.id])
  const without = new Set(setting === undefined ? [] : (JSON.parse(setting.without) as OptionalMail[]))
  if (rules.monthly === null || !isWanted('monthly', rules, without)) return null

  const now = clock.now()
  const say = words[language]
  const departments = new Map((await allDepartments(db)).map((row) => [row.id, language === 'en' && row.nameEn !== '' ? row.nameEn : row.shortName]))
  const members = await membersByCollective(db)
  const led = person.departments.filter(({ role }) => role === 'leader').map(({ departmentId }) => departmentId)
  // Who leads the whole sees the whole; who is in charge of departments sees theirs.
  const isWhole = person.role === 'leader' && led.length === 0
  const all = await indicatorsOf(db, plan.id)
  const own = isWhole ? all : all.filter(({ lead }) => resolved(lead, members).some((id) => led.includes(id)))
  if (own.length === 0) return null

  const judged = await judge(db, plan, own, await ctx.workdays(), now)
  const counts = Object.fromEntries(lights.map((light) => [light, 0])) as Record<Light, number>
  for (const { assessment } of judged) counts[assessment.light] += 1
  const red = judged
    .filter(({ assessment }) => assessment.light === 'red')
    .map((each, sort) => ({ ...each, group: 'red' as const, dueOn: each.assessment.dueOn, sort }))
    .toSorted(byUrgency)
  const warnings = Map.groupBy(await unresolvedWarnings(db, plan.id), ({ indicatorId }) => indicatorId)
  const redIds = red.map(({ indicator }) => indicator.id)
  const standing = redIds.flatMap((id) => warnings.get(id) ?? [])
  const promises = new Map(
    (
      await promisesOn(
        db,
        standing.map(({ id }) => id),
      )
    ).map(({ warningId, promisedOn }) => [warningId, promisedOn]),
  )
  const orders = new Map((await ordersOnIndicators(db, redIds)).map((order) => [order.indicatorId, order]))
  const lines = red.map(({ indicator, assessment }): RedLine => {
    const warned = (warnings.get(indicator.id) ?? []).filter(({ light }) => light === 'red')
    const opened = warned.map(({ openedOn }) => openedOn).toSorted()[0]
    return {
      number: indicator.number,
      name: nameIn(language, indicator),
      who: indicator.lead.map((id) => departments.get(id) ?? id),
      since: opened ?? null,
      periods: assessment.streak,
      gap: say.gap(assessment, indicator),
      promised: warned.map(({ id }) => promises.get(id)).find((on) => on !== undefined) ?? null,
      order: orders.get(indicator.id) ?? null,
      link: indicatorLink(ctx, plan, indicator.id),
    }
  })
  const ledger = rules.withoutFigures === 1 ? null : await ledgerOf(ctx, plan, Math.min(yearOf(message.day), yearOf(plan.endsOn)), language)
  const letter = await monthlyPage({
    person: person.name,
    language,
    day: localDate(now, plan.timeZone),
    month: message.day.slice(0, 7),
    plan: {
      id: plan.id,
      title: language === 'en' && plan.titleEn !== '' ? plan.titleEn : plan.title,
      document: plan.documentTitle,
      office: plan.issuer,
      contact: rules.contact,
      link: planLink(ctx, plan),
      withoutFigures: rules.withoutFigures === 1,
      demonstration: plan.demonstration === 1,
    },
    scope: isWhole ? null : led.map((id) => departments.get(id) ?? id),
    counts,
    unreported: judged.filter(({ assessment }) => assessment.reason === 'not_reported').length,
    red: lines,
    ledger: ledger === null ? { most: mostMegabytes } : { name: ledger.name },
    settings: mailPages(ctx).settings,
    unsubscribe: rules.optional.includes('monthly') ? mailPages(ctx).unsubscribe : null,
  })
  return { ...letter, planId: plan.id, files: ledger === null ? [] : [ledger] }
}
