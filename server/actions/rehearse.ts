/**
 * What a rule of lights, a ladder, rules of mail or a calendar would tell: in the next ten workdays, and over the past twelve months beside the present one. The same rules as the
 * night's work; nothing is written.
 *
 * Of a plan with more than two hundred indicators every n-th is looked at, in the plan's order, and the answer says so. Between indicators the server
 * answers others.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { acknowledgementsOfStanding } from '../../db/acknowledgements.ts'
import { climbsOfStanding } from '../../db/climbs.ts'
import type { Db } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { mutesOf } from '../../db/mutes.ts'
import { everybody } from '../../db/people.ts'
import { askedSince } from '../../db/questions.ts'
import type { Holiday, Id, Instant, Language, MailRules, Period, Plan } from '../../db/schema.ts'
import { tellingsOf } from '../../db/tellings.ts'
import { unresolvedWarnings } from '../../db/warnings.ts'
import { calendarOf } from '../../db/workdays.ts'
import { addDays, localDate } from '../basics/calendar.ts'
import { problemsOfYear, workdaysOf } from '../basics/holidays.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Workdays } from '../basics/workdays.ts'
import { addWorkdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import type { Lead } from '../rules/audience.ts'
import { tried } from '../rules/backtest.ts'
import type { LightRuleFacts } from '../wire/rules.ts'
import type { GivenStep } from '../rules/ladder-checks.ts'
import { problemsOfLadder, readLadder } from '../rules/ladder-checks.ts'
import { ladderOf, restOfMute, restOfPromise } from '../rules/ladder.ts'
import { problemsOfMailRules } from '../rules/mail-rules.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { Outcome, Rehearsed, Rehearsing } from '../rules/rehearsal.ts'
import { nightsBetween, rehearse } from '../rules/rehearsal.ts'
import type { RehearsalView } from '../wire/rehearsal.ts'
import type { ActingPerson } from './actor.ts'
import { readCrew } from './crew.ts'
import { readFacts } from './judge.ts'
import { wantedBy } from './mail-settings.ts'
import { planOf } from './plan.ts'
import { aheadView, pastView } from './rehearsal-view.ts'
import { problemsOfPlanRules, refuseRules } from './set-rules.ts'
import { owing } from './tell.ts'

/** What is asked about; what is left out is as it is. */
export interface GivenRehearsal {
  /** `null`: the usual one. */
  readonly ladder?: readonly GivenStep[] | null | undefined
  /** Of them what people may switch off; the hours are no matter of who is told. */
  readonly mailRules?: MailRules | undefined
  /** The plan's rule of lights; an indicator with one of its own does not follow it. */
  readonly light?: LightRuleFacts | undefined
  readonly year?: { readonly year: number; readonly holidays: readonly Holiday[] } | undefined
}

const mostLooked = 200
const daysAhead = 10
const daysBack = 364
/** Things stand as they would after so many days, so that the past does not begin with everything at once. */
const daysBefore = 120

const everySo = <Each>(all: readonly Each[]): readonly Each[] => {
  const step = Math.ceil(all.length / mostLooked)
  return step <= 1 ? all : all.filter((_, place) => place % step === 0)
}

const tableWith = async (db: Db, present: Workdays, year: GivenRehearsal['year']): Promise<Workdays> => {
  if (year === undefined) return present
  const calendar = await calendarOf(db)
  const others = calendar.years.filter((each) => each.year !== year.year)
  const beside = workdaysOf({ years: others, localDays: calendar.localDays })
  const problems = problemsOfYear(year.year, year.holidays, beside)
  if (problems.length > 0) throw new Refusal('calendar_refused', {}, { problems })
  return workdaysOf({ years: [...others, { ...year, source: '' }], localDays: calendar.localDays })
}

/** How warnings of a plan stand now, by indicator. */
const standingNow = async (db: Db, plan: Plan, workdays: Workdays): Promise<ReadonlyMap<Id, readonly Rehearsed[]>> => {
  const warnings = await unresolvedWarnings(db, plan.id)
  const climbs = Map.groupBy(await climbsOfStanding(db, plan.id), ({ warningId }) => warningId)
  const promises = Map.groupBy(await acknowledgementsOfStanding(db, plan.id), ({ warningId }) => warningId)
  const tellings = Map.groupBy(
    await tellingsOf(
      db,
      warnings.map(({ id }) => id),
    ),
    ({ warningId }) => warningId,
  )
  const rehearsed = warnings.map((warning) => ({
    indicator: warning.indicatorId,
    warning: {
      ...warning,
      reached: climbs.get(warning.id) ?? [],
      rests: (promises.get(warning.id) ?? []).map((promise) => restOfPromise(promise, plan.timeZone, workdays)),
      heard: (tellings.get(warning.id) ?? []).map(({ personId }) => personId),
    },
  }))
  return new Map([...Map.groupBy(rehearsed, ({ indicator }) => indicator)].map(([id, own]) => [id, own.map(({ warning }) => warning)]))
}

/** Reads what a rehearsal of one indicator asks for. */
const subjectsOf = async (db: Db, plan: Plan, now: Instant): Promise<(row: IndicatorRow) => Promise<Rehearsing>> => {
  const collectives = await membersByCollective(db)
  const leadOf = (departmentId: Id): Lead => ({ departmentId, members: collectives.get(departmentId) ?? [] })
  const mutes = Map.groupBy(await mutesOf(db, plan.id), ({ indicatorId }) => indicatorId)
  const asked = Map.groupBy(await askedSince(db, plan.id), ([cell]) => cell.split(' ')[0] ?? '')
  return async (row) => ({
    id: row.id,
    facts: (await readFacts(db, plan, row, now)).facts,
    leads: row.lead.map(leadOf),
    owing: owing(row).map(leadOf),
    silences: (mutes.get(row.id) ?? []).map((mute) => ({ cause: mute.cause, ...restOfMute(mute, plan.timeZone) })),
    asked: new Map((asked.get(row.id) ?? []).map(([cell, at]): [Period, Instant] => [cell.split(' ')[1] ?? '', at])),
    standing: [],
  })
}

/** @throws Refusal not_allowed, not_found, rules_refused, calendar_refused */
export const rehearsePlan = async (ctx: Context, actor: ActingPerson, named: Id, given: GivenRehearsal, language: Language): Promise<RehearsalView> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  refuseRules(problemsOfLadder(given.ladder ?? []))
  refuseRules(given.light ? problemsOfPlanRules({ light: given.light, basicallyMetFrom: null }) : [])
  const { db, clock } = ctx
  const plan = await planOf(db, named)
  const now = clock.now()
  const today = localDate(now, plan.timeZone)
  const present = { ladder: ladderOf(plan.ladder), workdays: await ctx.workdays() }
  const other = {
    ladder: given.ladder === undefined ? present.ladder : given.ladder === null ? ladderOf(null) : readLadder(given.ladder),
    workdays: await tableWith(db, present.workdays, given.year),
  }
  const isOther = [given.ladder, given.year, given.mailRules, given.light].some((one) => one !== undefined)
  refuseRules(given.mailRules ? problemsOfMailRules(given.mailRules) : [])

  const isDone = plan.judgedAsOf !== null && localDate(plan.judgedAsOf, plan.timeZone) >= today
  const firstAhead = isDone ? addDays(today, 1) : today
  const lastAhead = addWorkdays(addDays(firstAhead, -1), daysAhead, other.workdays).date
  const from = addDays(today, -daysBack)
  const nights = {
    ahead: nightsBetween(firstAhead, lastAhead, plan.timeZone, other.ladder, other.workdays, plan.judgedAsOf),
    present: nightsBetween(addDays(from, -daysBefore), today, plan.timeZone, present.ladder, present.workdays),
    other: isOther ? nightsBetween(addDays(from, -daysBefore), today, plan.timeZone, other.ladder, other.workdays) : [],
  }
  const crewOn = await readCrew(db, plan, addDays(from, -daysBefore))
  const standing = await standingNow(db, plan, other.workdays)
  const rows = await indicatorsOf(db, plan.id)
  const looked = everySo(rows)
  const subjectOf = await subjectsOf(db, plan, now)
  const outcomes: Record<keyof typeof nights, Outcome[]> = { ahead: [], present: [], other: [] }
  for (const row of looked) {
    const subject = await subjectOf(row)
    const judgedOtherwise = given.light && row.lightPreset === null ? { ...subject, facts: tried(subject.facts, { light: given.light }) } : subject
    outcomes.ahead.push(rehearse({ ...judgedOtherwise, standing: standing.get(row.id) ?? [] }, nights.ahead, firstAhead, crewOn))
    outcomes.present.push(rehearse(subject, nights.present, from, crewOn))
    if (isOther) outcomes.other.push(rehearse(judgedOtherwise, nights.other, from, crewOn))
    await nextTurn()
  }
  const people = await everybody(db)
  const ids = people.map(({ id }) => id)
  const nowWanted = await wantedBy(db, plan, ids)
  const thenWanted = await wantedBy(db, given.mailRules ? { ...plan, mailRules: JSON.stringify(given.mailRules) } : plan, ids)
  const heard = (all: readonly Outcome[], isWanted: typeof nowWanted): readonly Outcome[] =>
    all.map(({ told, drafted }) => ({ drafted, told: told.filter(({ to, what }) => to.isInstead || isWanted(to.personId, what)) }))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return {
    ahead: aheadView(nights.ahead, heard(outcomes.ahead, thenWanted), new Map(rows.map((row) => [row.id, row])), names, language),
    past: { from, to: today, ...pastView(from, today, heard(outcomes.present, nowWanted), isOther ? heard(outcomes.other, thenWanted) : null, names) },
    indicators: rows.length,
    looked: looked.length,
  }
}
