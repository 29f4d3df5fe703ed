/**
 * A person's deadlines for the calendar on his phone, by a private address that he can change or give up: due days of targets that he answers for,
 * days by which figures are wanted, promised days, and limits of orders. Made anew at each read, by his rights of that moment.
 */
import { standingAcknowledgements } from '../../db/acknowledgements.ts'
import { feedBySecret, feedOf, noteFeedRead, putFeed, removeFeed } from '../../db/calendar-feeds.ts'
import { membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { ordersOf } from '../../db/orders.ts'
import { listPlans } from '../../db/plans.ts'
import { standingFigures } from '../../db/questions.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { DateText, Id, Instant, Plan } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { write } from '../../db/transaction.ts'
import { unresolvedWarnings } from '../../db/warnings.ts'
import { addDays, localDate, periodsBetween, yearOf } from '../basics/calendar.ts'
import type { CalendarEvent, Revision } from '../basics/icalendar.ts'
import { icalendar, revisedEvents } from '../basics/icalendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { releaseOf } from '../rules/due.ts'
import { factsOf, nothingBeside } from '../rules/facts.ts'
import { inForce } from '../rules/in-force.ts'
import { sideOf } from '../rules/orders.ts'
import { hashOf, newSecret } from '../seal.ts'
import type { CalendarFeedView } from '../wire/calendar-feed.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { actingPerson, resolved } from './actor.ts'

/** Past days stay for a while: calendars are looked back at. */
const daysBack = 31
const daysAhead = 366

interface Looking {
  readonly ctx: Context
  readonly actor: ActingPerson
  readonly say: Words
  readonly now: Instant
  readonly workdays: Workdays
  readonly members: ReadonlyMap<Id, readonly Id[]>
  /** Departments in which the person has any part, those below included. */
  readonly own: ReadonlySet<Id>
}

interface OfPlan extends Looking {
  readonly plan: Plan
  readonly today: DateText
  readonly until: DateText
  readonly since: DateText
  readonly link: string
}

const nameIn = ({ actor }: Pick<Looking, 'actor'>, row: { readonly name: string; readonly nameEn: string }): string =>
  actor.person.language === 'en' && row.nameEn !== '' ? row.nameEn : row.name

const isOwn = ({ own, members }: Looking, departments: readonly Id[]): boolean => resolved(departments, members).some((id) => own.has(id))

interface Matter {
  readonly day: DateText
  readonly name: string
  readonly line: string
  readonly uncertain: readonly number[]
}

/** What falls on one day is one event: a department has dozens of figures, and a calendar a few lines a day. */
const together = ({ plan, link, say }: OfPlan, kind: 'release' | 'target', matters: readonly Matter[]): readonly CalendarEvent[] =>
  [...Map.groupBy(matters, ({ day }) => day)].map(([day, own]) => {
    const uncertain = [...new Set(own.flatMap((matter) => matter.uncertain))].toSorted((a, b) => a - b)
    const lines = [...own.map(({ line }) => line), ...(uncertain.length > 0 ? [say.unknownYears(uncertain.map(String)).trim()] : [])]
    return {
      uid: `${kind}-${plan.id}-${day}@xushi`,
      day,
      summary: say.forms.feed[kind](own.length, own[0]?.name ?? ''),
      description: lines.join('\n'),
      url: link,
    }
  })

/** Days by which the person's figures are wanted in the year to come; of those that are in nothing more is wanted. */
const releases = async (look: OfPlan, rows: readonly IndicatorRow[]): Promise<readonly Matter[]> => {
  const { ctx, plan, say, workdays, since, until } = look
  const reported = rows.filter(({ formula, lead, responsible }) => formula === null && isOwn(look, lead.length > 0 ? lead : responsible))
  const figures = await standingFigures(
    ctx.db,
    reported.map(({ id }) => id),
    String(yearOf(since) - 1),
  )
  const sources = new Map((await releaseSourcesOf(ctx.db, plan.id)).map((source) => [source.id, source]))
  const [from, to] = [addDays(since, -daysAhead), until < plan.endsOn ? until : plan.endsOn]
  return reported.flatMap((row) => {
    const { release } = factsOf(plan, row, [], [], { ...nothingBeside, source: sources.get(row.releaseSourceId ?? '') ?? null }).indicator
    const isIn = new Set((figures.get(row.id) ?? []).map(({ period }) => period))
    return periodsBetween(from < plan.startsOn ? plan.startsOn : from, to, row.frequency).flatMap((span): readonly Matter[] => {
      const { on, uncertain } = releaseOf(span, release, workdays)
      if (isIn.has(span.text) || on < since || on > until) return []
      const name = nameIn(look, row)
      return [{ day: on, name, line: say.forms.feed.matter(row.number, name, say.period(span.text, row.basis)), uncertain }]
    })
  })
}

/** Due days of targets of indicators that the person's departments lead. */
const targets = async (look: OfPlan, rows: readonly IndicatorRow[]): Promise<readonly Matter[]> => {
  const { ctx, say, since, now, today } = look
  const led = rows.filter(({ lead }) => isOwn(look, lead))
  const byIndicator = Map.groupBy(
    await targetsOf(
      ctx.db,
      led.map(({ id }) => id),
    ),
    ({ indicatorId }) => indicatorId,
  )
  return led.flatMap((row) => {
    const facts = factsOf(look.plan, row, byIndicator.get(row.id) ?? [], []).targets
    return inForce(facts, today, now)
      .judged.filter(({ dueOn }) => dueOn >= since)
      .map((target): Matter => {
        const asked = say.asked({ ...target, rangeFrom: target.range?.from ?? null, rangeTo: target.range?.to ?? null, text: target.text ?? null }, row)
        const name = nameIn(look, row)
        return { day: target.dueOn, name, line: say.forms.feed.matter(row.number, name, asked), uncertain: [] }
      })
  })
}

const promises = async (look: OfPlan, rows: readonly IndicatorRow[]): Promise<readonly CalendarEvent[]> => {
  const { ctx, plan, say, since, link } = look
  const led = new Map(rows.filter(({ lead }) => isOwn(look, lead)).map((row) => [row.id, row]))
  const warnings = new Map((await unresolvedWarnings(ctx.db, plan.id)).filter(({ indicatorId }) => led.has(indicatorId)).map((one) => [one.id, one]))
  const given = await standingAcknowledgements(ctx.db, [...warnings.keys()])
  return given.flatMap(({ warningId, promisedOn, reason, measures }): readonly CalendarEvent[] => {
    const warning = warnings.get(warningId)
    const row = led.get(warning?.indicatorId ?? '')
    if (!warning || !row || promisedOn < since) return []
    const { feed } = say.forms
    const url = `${link}/warnings`
    return [
      {
        uid: `promise-${warningId}@xushi`,
        day: promisedOn,
        summary: feed.promise(nameIn(look, row)),
        description: [feed.cause(say.causes[warning.cause]), reason, measures].join('\n'),
        url,
      },
    ]
  })
}

const orders = async (look: OfPlan): Promise<readonly CalendarEvent[]> => {
  const { ctx, plan, actor, members, say, link } = look
  const running = (await ordersOf(ctx.db, plan.id)).filter(
    ({ endedAt, departmentId }) => endedAt === null && sideOf(actor, resolved([departmentId], members)) !== null,
  )
  return running.map(({ id, year, number, title, demand, limitOn, firstLimitOn }) => ({
    uid: `order-${id}@xushi`,
    day: limitOn,
    summary: say.forms.feed.order(say.orders.number('', year, number), title),
    description: [demand, ...(firstLimitOn === limitOn ? [] : [say.forms.feed.firstLimit(firstLimitOn)])].join('\n'),
    url: `${link}/orders/${encodeURIComponent(id)}`,
  }))
}

/** All events of a person, by day. */
const eventsOf = async (ctx: Context, actor: ActingPerson): Promise<readonly CalendarEvent[]> => {
  const now = ctx.clock.now()
  const own = new Set([...actor.writes, ...actor.person.departments.map(({ departmentId }) => departmentId)])
  const look: Looking = { ctx, actor, say: words[actor.person.language], now, workdays: await ctx.workdays(), members: await membersByCollective(ctx.db), own }
  const found: CalendarEvent[] = []
  for (const plan of (await listPlans(ctx.db)).filter(({ watched }) => watched === 1)) {
    const today = localDate(now, plan.timeZone)
    const ofPlan: OfPlan = {
      ...look,
      plan,
      today,
      since: addDays(today, -daysBack),
      until: addDays(today, daysAhead),
      link: `${ctx.config.publicUrl}/plans/${encodeURIComponent(plan.code)}`,
    }
    const rows = own.size === 0 ? [] : await indicatorsOf(ctx.db, plan.id)
    found.push(...together(ofPlan, 'release', await releases(ofPlan, rows)), ...together(ofPlan, 'target', await targets(ofPlan, rows)))
    found.push(...(await promises(ofPlan, rows)), ...(await orders(ofPlan)))
  }
  return found.toSorted((a, b) => a.day.localeCompare(b.day) || a.uid.localeCompare(b.uid))
}

/** @throws Refusal not_found, alike for an address that is unknown, given up, or of a person who has left. */
export const readFeed = async (ctx: Context, secret: string): Promise<{ readonly text: string; readonly etag: string }> => {
  const feed = await feedBySecret(ctx.db, hashOf(secret))
  const actor = feed && (await actingPerson(ctx.db, feed.personId).catch(() => undefined))
  if (!feed || !actor) throw new Refusal('not_found')
  const { name, language } = actor.person
  const now = ctx.clock.now()
  const events = await eventsOf(ctx, actor)
  const known = new Map(JSON.parse(feed.revisions) as readonly (readonly [string, Revision])[])
  const revised = revisedEvents(events, known, now, (text) => hashOf(text).slice(0, 16))
  // Programs look every few hours; that somebody does is noted by the day.
  if (revised !== null || feed.readAt === null || feed.readAt.slice(0, 10) !== now.slice(0, 10))
    await write(ctx.db, (trx) => noteFeedRead(trx, actor.id, now, revised && JSON.stringify([...revised])))
  const text = icalendar(words[language].forms.feed.name(name), language, events, revised ?? known)
  return { text, etag: `"${hashOf(text).slice(0, 32)}"` }
}

export const feedView = async (ctx: Context, actor: ActingPerson): Promise<CalendarFeedView> => {
  const feed = await feedOf(ctx.db, actor.id)
  return { feed: feed ? { at: feed.at, readAt: feed.readAt } : null }
}

/** A new address in the place of any other. @returns it, this once. */
export const makeFeed = async (ctx: Context, actor: ActingPerson): Promise<{ readonly address: string }> => {
  const secret = newSecret()
  await write(ctx.db, (trx) => putFeed(trx, actor.id, hashOf(secret), ctx.clock.now()))
  return { address: `${ctx.config.publicUrl}/calendar/${secret}.ics` }
}

export const dropFeed = async (ctx: Context, actor: ActingPerson): Promise<void> => {
  await write(ctx.db, (trx) => removeFeed(trx, actor.id))
}
