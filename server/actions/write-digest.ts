/** Writes people's digests from what their messages have to tell: rows (`digest-facts.ts`) become the facts of a letter, in the person's language. */
import type { PersonRow } from '../../db/people.ts'
import type { Id, Message, OptionalMail, Plan } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import type { Context } from '../context.ts'
import { digest } from '../letters/digest.ts'
import type { Letter } from '../letters/layout.ts'
import type { AskedMatter, DigestFacts, DueMatter, LetterPlan, Matter, OrderMatter, WarningMatter } from '../letters/matters.ts'
import { isWanted } from '../rules/mail-rules.ts'
import { fillsIn } from '../rules/permissions.ts'
import { words } from '../words/index.ts'
import type { DigestFor, DigestRows } from './digest-facts.ts'
import { readDigestRows } from './digest-facts.ts'
import { askedOf } from './asked-of.ts'
import { formLinksFor } from './form-links.ts'
import { cellLink, indicatorLink, limitOn, mailPages, planLink } from './letter-parts.ts'

/** Workdays that people have to answer. */
const answerWorkdays = 3
/** Questions about figures are asked in any mail that goes out anyway; so many of them. */
const mostQuestions = 5

type Notice = NonNullable<ReturnType<DigestRows['notices']['get']>>[number]
type Reader = Pick<PersonRow, 'id' | 'name' | 'language' | 'departments'>

interface Telling {
  readonly ctx: Context
  readonly rows: DigestRows
  readonly message: DigestFor
  readonly person: Reader
}

const optionalKind: Readonly<Partial<Record<Notice['what'], OptionalMail>>> = { resolved: 'resolved', remind: 'remind' }

const nameIn = ({ language }: Pick<Reader, 'language'>, row: { readonly name: string; readonly nameEn: string }): string =>
  language === 'en' && row.nameEn !== '' ? row.nameEn : row.name
const departmentName = ({ rows, person }: Telling, id: Id | null | undefined): string | null => {
  const found = id == null ? undefined : rows.departments.get(id)
  if (found === undefined) return null
  return person.language === 'en' && found.nameEn !== '' ? found.nameEn : found.shortName
}

/** Whose matter it is: the department by which the person is told, else those that lead. */
const whose = (telling: Telling, notice: Pick<Notice, 'departmentId'>, lead: readonly Id[]): string | null => {
  const own = departmentName(telling, notice.departmentId)
  if (own !== null) return own
  const leads = lead.map((id) => departmentName(telling, id)).filter((name) => name !== null)
  return leads.length === 0 ? null : words[telling.person.language].digest.listed(leads)
}

const indicatorParts = (telling: Telling, notice: Notice, id: Id | null) => {
  const { ctx, rows, person } = telling
  const indicator = id === null ? undefined : rows.indicators.get(id)
  const plan = rows.plans.get(notice.planId)
  // Archived since it was noted: nobody has to do anything about it.
  if (indicator === undefined || plan === undefined || indicator.archivedAt !== null) return null
  const partName = (part: Id): string | undefined => {
    const found = rows.indicators.get(part)
    return found && nameIn(person, found)
  }
  return {
    indicator,
    plan,
    planId: plan.id,
    number: indicator.number,
    sort: indicator.sort,
    department: whose(telling, notice, indicator.lead),
    link: indicatorLink(ctx, plan, indicator.id),
    subject: { name: nameIn(person, indicator), unit: indicator.unit, decimals: indicator.decimals, basis: indicator.basis, partName },
    standsInFor: notice.standsInFor === null ? null : (rows.names.get(notice.standsInFor) ?? null),
    ...(notice.what === 'nobody' && { instead: indicator.lead.length === 0 ? ('no_lead' as const) : ('nobody' as const) }),
  }
}

/** A step of the ladder, and what comes to the plan office instead of others, is told as it stands. */
const newsOf = (what: Notice['what'] | undefined): WarningMatter['what'] => (what === 'opened' || what === 'worsened' || what === 'resolved' ? what : 'climbed')

/** What was decided about one warning is one matter: the newest turn tells how it stands, a step of the ladder stays said. */
const warningMatter = (telling: Telling, notices: readonly Notice[]): readonly Matter[] => {
  const { rows } = telling
  const last = notices.at(-1)
  const warning = last?.warningId == null ? undefined : rows.warnings.get(last.warningId)
  if (last === undefined || warning === undefined) return []
  const turned = notices.findLast(({ turnId }) => turnId !== null)
  const climb = notices.map(({ climbId }) => (climbId === null ? undefined : rows.climbs.get(climbId))).findLast((found) => found !== undefined)
  const found = indicatorParts(telling, last, warning.indicatorId)
  const assessment = rows.assessment((turned && rows.verdicts.get(turned.turnId ?? '')) ?? warning.assessmentId)
  if (found === null || assessment === null) return []
  const { indicator, plan: _, ...place } = found
  const targets = rows.targets.get(indicator.id) ?? []
  const promise = rows.promises.get(warning.id)
  const what = newsOf(turned?.what)
  return [
    {
      ...place,
      kind: 'warning',
      what,
      assessment,
      asked: askedOf(targets, assessment),
      cause: warning.cause,
      light: what === 'resolved' ? assessment.light : warning.light,
      worst: warning.worst,
      openedOn: warning.openedOn,
      periods: warning.periods,
      step: climb === undefined || what === 'resolved' ? null : { kind: climb.kind, round: climb.round },
      promised: promise === undefined ? null : { on: promise.promisedOn, who: promise.who },
    },
  ]
}

const dueMatter = (telling: Telling, notice: Notice): readonly DueMatter[] => {
  const { ctx, rows, message } = telling
  const found = indicatorParts(telling, notice, notice.indicatorId)
  if (found === null || notice.dueOn === null) return []
  const { indicator, plan, ...place } = found
  const targets = rows.targets.get(indicator.id) ?? []
  const { dueOn } = notice
  return [
    {
      ...place,
      kind: 'due',
      asked: askedOf(targets, { dueOn: targets.find((target) => target.dueOn >= dueOn)?.dueOn ?? null }),
      // A reminder of a target names its due day; the period is that of the verdict then.
      period: targets.some((target) => target.dueOn === dueOn) ? null : notice.period,
      limit: limitOn(message.day, dueOn, rows.workdays),
      isOver: notice.what === 'chase' || dueOn < message.day,
      link: cellLink(indicatorLink(ctx, plan, indicator.id), notice.period),
    },
  ]
}

const orderMatter = (telling: Telling, notice: Notice): readonly OrderMatter[] => {
  const { ctx, rows, message } = telling
  const [turn, plan] = [notice.orderTurnId === null ? undefined : rows.orders.get(notice.orderTurnId), rows.plans.get(notice.planId)]
  if (turn === undefined || plan === undefined) return []
  return [
    {
      kind: 'order',
      planId: plan.id,
      department: departmentName(telling, turn.departmentId),
      link: `${planLink(ctx, plan)}/orders/${encodeURIComponent(turn.orderId)}`,
      sort: turn.number,
      standsInFor: notice.standsInFor === null ? null : (rows.names.get(notice.standsInFor) ?? null),
      year: turn.year,
      number: turn.number,
      title: turn.title,
      demand: turn.demand,
      what: turn.what,
      who: turn.who,
      limit: limitOn(message.day, turn.limitOn, rows.workdays),
      firstLimitOn: turn.firstLimitOn,
      isOver: turn.limitOn < message.day,
      ended: turn.endedAt !== null,
    },
  ]
}

const draftMatter = (telling: Telling, notice: Notice): readonly Matter[] => {
  const { ctx, rows } = telling
  const [plan, draft] = [rows.plans.get(notice.planId), notice.draftId === null ? undefined : rows.drafts.get(notice.draftId)]
  if (plan === undefined || draft?.state !== 'open') return []
  return [
    {
      kind: 'draft',
      planId: plan.id,
      department: departmentName(telling, draft.departmentId),
      link: `${planLink(ctx, plan)}/orders/papers/${encodeURIComponent(draft.id)}`,
      sort: 0,
      standsInFor: null,
      paper: draft.kind,
      title: draft.title,
      madeOn: localDate(draft.madeAt, plan.timeZone),
    },
  ]
}

/** Addresses that take no mail are named all, once, whichever of them the notice came for. */
const refusedMatters = ({ ctx, rows }: Telling, notices: readonly Notice[]): readonly Matter[] => {
  const [first] = notices
  if (first === undefined) return []
  return rows.troubles.map(({ address, words: said, person: who }, sort) => ({
    kind: 'refused',
    planId: first.planId,
    department: null,
    link: mailPages(ctx).list,
    sort,
    standsInFor: null,
    name: who,
    address,
    words: said,
  }))
}

/** Figures that the person has been asked about, of departments that he fills in for. */
const askedMatters = ({ ctx, rows, person, message }: Telling, planIds: ReadonlySet<Id>): readonly AskedMatter[] => {
  const say = words[person.language]
  const own = person.departments.filter(({ role }) => fillsIn(role)).flatMap(({ departmentId }) => rows.questions.get(departmentId) ?? [])
  return [...new Map(own.map((question) => [question.id, question])).values()]
    .filter(({ planId }) => planIds.has(planId))
    .slice(0, mostQuestions)
    .flatMap((question): readonly AskedMatter[] => {
      const [indicator, plan] = [rows.indicators.get(question.indicatorId), rows.plans.get(question.planId)]
      if (indicator === undefined || plan === undefined) return []
      const asked = { code: question.code, parameters: JSON.parse(question.parameters) as Readonly<Record<string, string>> }
      return [
        {
          kind: 'asked',
          planId: plan.id,
          department: null,
          link: cellLink(indicatorLink(ctx, plan, indicator.id), question.period),
          sort: indicator.sort,
          standsInFor: null,
          number: indicator.number,
          name: nameIn(person, indicator),
          period: say.digest.period(say.period(question.period, indicator.basis), message.day),
          words: say.questions.ask(asked as Parameters<typeof say.questions.ask>[0], indicator),
        },
      ]
    })
}

const mattersOf = (telling: Telling, notices: readonly Notice[]): readonly Matter[] => {
  const isWarning = ({ what, warningId }: Notice): boolean =>
    what === 'opened' || what === 'worsened' || what === 'resolved' || what === 'climbed' || (what === 'nobody' && warningId !== null)
  const warnings = [...Map.groupBy(notices.filter(isWarning), ({ warningId }) => warningId).values()].flatMap((own) => warningMatter(telling, own))
  const told = new Set(warnings.flatMap((matter) => (matter.kind === 'warning' && matter.cause === 'report' ? [matter.link] : [])))
  const due = notices.filter((notice) => notice.what === 'remind' || notice.what === 'chase' || (notice.what === 'nobody' && !isWarning(notice)))
  return [
    ...warnings,
    // A figure that is chased while its warning is told is one matter.
    ...due
      .filter(({ what, indicatorId, planId }) => what !== 'chase' || !told.has(linkOfIndicator(telling, planId, indicatorId)))
      .flatMap((notice) => dueMatter(telling, notice)),
    ...[
      ...Map.groupBy(
        notices.filter(({ what }) => what === 'order'),
        ({ orderTurnId }) => telling.rows.orders.get(orderTurnId ?? '')?.orderId,
      ).values(),
    ].flatMap((own) => orderMatter(telling, own.at(-1) as Notice)),
    ...notices.filter(({ what }) => what === 'draft').flatMap((notice) => draftMatter(telling, notice)),
    ...refusedMatters(
      telling,
      notices.filter(({ what }) => what === 'refused'),
    ),
  ]
}

const linkOfIndicator = ({ ctx, rows }: Telling, planId: Id, indicatorId: Id | null): string => {
  const plan = rows.plans.get(planId)
  return plan === undefined || indicatorId === null ? '' : indicatorLink(ctx, plan, indicatorId)
}

const letterPlan = ({ ctx, rows, person }: Telling, plan: Plan): LetterPlan => {
  const rules = rows.rules.get(plan.id)
  return {
    id: plan.id,
    title: person.language === 'en' && plan.titleEn !== '' ? plan.titleEn : plan.title,
    document: plan.documentTitle,
    office: plan.issuer,
    contact: rules?.contact ?? null,
    link: planLink(ctx, plan),
    withoutFigures: rules?.withoutFigures === 1,
    demonstration: plan.demonstration === 1,
  }
}

const mentionsOf = (telling: Telling): DigestFacts['mentions'] => {
  const { ctx, rows, message, person } = telling
  const say = words[person.language]
  return (rows.comments.get(message.id) ?? []).flatMap((comment) => {
    const [indicator, plan] = [rows.indicators.get(comment.indicatorId), rows.plans.get(comment.planId)]
    const rules = rows.rules.get(comment.planId)
    if (indicator === undefined || plan === undefined || rules === undefined) return []
    if (!isWanted('mentions', rules, rows.settings.get(person.id))) return []
    const { period } = comment
    const isRemoved = comment.removedAt !== null
    return [
      {
        planId: plan.id,
        who: comment.who,
        number: indicator.number,
        name: nameIn(person, indicator),
        period: period === null ? null : say.period(period, indicator.basis),
        moment: say.date(localDate(comment.at, plan.timeZone)),
        text: isRemoved || rules.withoutFigures === 1 ? null : comment.text,
        isRemoved,
        link: cellLink(indicatorLink(ctx, plan, indicator.id), period),
      },
    ]
  })
}

/** The facts of one digest; `null` where there is nothing to tell. */
export const digestFacts = (ctx: Context, rows: DigestRows, message: DigestFor, person: Reader): DigestFacts | null => {
  const telling: Telling = { ctx, rows, message, person }
  const without = rows.settings.get(person.id)
  const wanted = (rows.notices.get(message.id) ?? []).filter(({ what, planId }) => {
    const kind = optionalKind[what]
    const rules = rows.rules.get(planId)
    return kind === undefined || rules === undefined || isWanted(kind, rules, without)
  })
  const matters = mattersOf(telling, wanted)
  const mentions = mentionsOf(telling)
  if (matters.length + mentions.length === 0) return null
  const planIds = new Set([...matters, ...mentions].map(({ planId }) => planId))
  const all = matters.length === 0 ? matters : [...matters, ...askedMatters(telling, planIds)]
  const plans = [...rows.plans.values()].filter(({ id }) => planIds.has(id))
  const kinds = (['resolved', 'remind', 'mentions'] as const).filter((kind) => plans.some(({ id }) => rows.rules.get(id)?.optional.includes(kind)))
  return {
    person: person.name,
    language: person.language,
    day: message.day,
    limit: limitAfter(rows, message),
    plans: plans.map((plan) => letterPlan(telling, plan)),
    matters: all,
    mentions,
    form: null,
    optional: kinds,
    settings: mailPages(ctx).settings,
    unsubscribe: kinds.length === 0 ? null : mailPages(ctx).unsubscribe,
  }
}

const limitAfter = (rows: DigestRows, { day }: DigestFor): DigestFacts['limit'] => limitOn(day, null, rows.workdays, answerWorkdays)

/** A digest, and the one plan that it is about; `null` where it tells of several. */
export interface WrittenDigest extends Letter {
  readonly planId: Id | null
}

/** Writes the digests of several people at once. @returns them by message; one that has nothing to tell is left out. */
export const writeDigests = async (
  ctx: Context,
  messages: readonly { readonly message: Pick<Message, 'id' | 'day'>; readonly person: Reader }[],
): Promise<ReadonlyMap<Id, WrittenDigest>> => {
  const asked = messages.map(({ message: { id, day }, person }): DigestFor => ({ id, day, personId: person.id, language: person.language }))
  const rows = await readDigestRows(ctx, asked)
  const forms = await formLinksFor(
    ctx,
    messages.map(({ message, person }) => ({ message, personId: person.id })),
  )
  const written = new Map<Id, WrittenDigest>()
  for (const [place, { person }] of messages.entries()) {
    const facts = digestFacts(ctx, rows, asked[place] as DigestFor, person)
    if (facts === null) continue
    const [only, another] = facts.plans
    const form = forms.get((asked[place] as DigestFor).id) ?? null
    written.set((asked[place] as DigestFor).id, { ...(await digest({ ...facts, form })), planId: another === undefined ? (only?.id ?? null) : null })
  }
  return written
}

/** @returns `null` where there is nothing to tell. */
export const writeDigest = async (ctx: Context, message: Pick<Message, 'id' | 'day'>, person: Reader): Promise<WrittenDigest | null> =>
  (await writeDigests(ctx, [{ message, person }])).get(message.id) ?? null
