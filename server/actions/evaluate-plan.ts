/**
 * The night's work on one plan: every indicator is judged, warnings turn, and those concerned are told through the outbox.
 *
 * 1. Facts are read and judged before the transaction, because that takes longest; pages go on meanwhile.
 * 2. In the transaction, what was edited since is judged once more.
 * 3. Verdicts stand, warnings turn, notices go into the outbox, all together or not at all. The same facts a second time turn nothing.
 */
import { letStand, markUsed } from '../../db/assessments.ts'
import { appendChanges, changesAfter } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { indicatorsById, indicatorsOf } from '../../db/indicators.ts'
import { mutesOf } from '../../db/mutes.ts'
import { observationsAt } from '../../db/observations.ts'
import { periodLocksOf } from '../../db/period-locks.ts'
import { listPlans, noteJudged, planById } from '../../db/plans.ts'
import type { DateText, Id, Instant, Light, Plan } from '../../db/schema.ts'
import { lights } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import type { WarningTurn } from '../../db/warnings.ts'
import { localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Evaluated, RunOutcome } from '../wire/jobs.ts'
import { asKnownAt } from './as-known.ts'
import type { Climbed } from './climb-ladder.ts'
import { climbLadder } from './climb-ladder.ts'
import { unmuted } from './end-of-mutes.ts'
import type { Judged } from './judge.ts'
import { judgedRow, verdictOf } from './judge.ts'
import type { PlanNight, NightJudged } from './judge-night.ts'
import { changedSince, foreseeChanged, judgeNight, planNight } from './judge-night.ts'
import { draftClimbed } from './papers.ts'
import { momentOf, planOf } from './plan.ts'
import { judgedChange } from './rejudge.ts'
import type { Reminded } from './tell.ts'
import { tell } from './tell.ts'
import { tellRobots } from './robots.ts'
import { tellMentions } from './tell-mentions.ts'
import { tellRefused } from './tell-refused.ts'
import { remindOrders } from './tell-orders.ts'
import type { StandingWarning, TurnedWarning } from './turn-warnings.ts'
import { turnWarnings } from './turn-warnings.ts'
import { turnsFor } from './turns.ts'

/** So many edits meanwhile that everything is judged anew. */
const manyChanges = 2000

const counted = (judged: readonly Judged[]): Evaluated['lights'] => {
  const count = Object.fromEntries(lights.map((light) => [light, 0])) as Record<Light, number>
  for (const { assessment } of judged) count[assessment.light] += 1
  return count
}

/** Verdicts judged before the lock, with those that edits have touched since judged again. */
const brought = async (trx: Trx, night: PlanNight, judged: readonly NightJudged[]): Promise<readonly NightJudged[]> => {
  const { plan } = night
  const isNew = (): boolean => true
  const changes = await changesAfter(trx, plan.id, plan.seq, manyChanges)
  if (changes.length === manyChanges) return judgeNight(trx, night, await indicatorsOf(trx, plan.id), isNew)
  const touched = new Set(changes.map(({ rowId }) => rowId))
  if (touched.size === 0) return judged
  const now = (await indicatorsById(trx, [...touched])).filter(({ planId }) => planId === plan.id)
  const gone = new Set(now.filter(({ archivedAt }) => archivedAt !== null).map(({ id }) => id))
  const here = now.filter(({ id }) => !gone.has(id))
  const again = await judgeNight(trx, night, here, isNew)
  const newest = new Map(again.map((each) => [each.indicator.id, each]))
  const known = new Set(judged.map(({ indicator }) => indicator.id))
  const kept = judged.filter(({ indicator }) => !gone.has(indicator.id)).map((each) => newest.get(each.indicator.id) ?? each)
  return [...kept, ...again.filter(({ indicator }) => !known.has(indicator.id))]
}

/**
 * Evaluates a plan as known at a moment. One that lies before the plan's newest evaluation is only looked at: warnings are a chronicle and
 * do not run backwards.
 */
export const evaluatePlan = async (ctx: Context, planId: Id, asOf: Instant): Promise<Evaluated> => {
  const plan = await planById(ctx.db, planId)
  if (!plan) throw new Refusal('not_found')
  const workdays = await ctx.workdays()
  const rows = await indicatorsOf(ctx.db, planId)
  // A day that was missed is judged by the rules of that day.
  const known = asOf < ctx.clock.now() ? await asKnownAt(ctx.db, plan, rows, asOf) : { plan, indicators: rows }
  const night = planNight(known.plan, asOf, plan.judgedAsOf, workdays)
  const judged = await judgeNight(ctx.db, night, known.indicators, await changedSince(ctx.db, plan))
  const nothing: Evaluated = {
    plan: plan.title,
    planEn: plan.titleEn,
    day: localDate(asOf, plan.timeZone),
    lights: counted(judged),
    opened: 0,
    worsened: 0,
    resolved: 0,
    told: 0,
    looking: true,
  }
  // One that lies ahead of the clock is of a clock that went wrong: it does not stop those of now.
  if (plan.judgedAsOf !== null && plan.judgedAsOf > asOf && plan.judgedAsOf <= ctx.clock.now()) return nothing

  const done = await writePlan(ctx.db, planId, async (trx, seq) => {
    const now = ctx.clock.now()
    const current = await brought(trx, planNight(plan, asOf, plan.judgedAsOf, workdays), judged)
    const stored = await letStand(
      trx,
      planId,
      current.map(verdictOf),
      { asOf, madeAt: now },
      turnsFor(
        trx,
        plan,
        current.map(({ indicator }) => indicator),
        asOf,
      ),
    )
    const changed = stored.filter(({ changed: differs }) => differs).map(({ verdict }) => judgedChange(judgedRow(verdict)))
    await appendChanges(trx, { planId, seq, at: now, personId: null, way: 'job', batchId: null }, changed)
    const { turned, standing } = await turnWarnings(trx, night, await foreseeChanged(trx, night, current, stored), stored, now)
    const { told, climbed } = await actUpon(trx, night, { turned, standing, judged: current }, now)
    await draftClimbed(trx, plan, seq, { now, workdays })
    await remindOrders(trx, plan, { now, workdays })
    // What people hear of is never rewritten.
    await markUsed(
      trx,
      [...turned, ...climbed.map(({ warning }) => warning)].map(({ assessmentId }) => assessmentId),
      now,
    )
    await noteJudged(trx, planId, asOf)
    const count = (what: WarningTurn['what']): number => turned.filter(({ turn }) => turn.what === what).length
    return { ...nothing, lights: counted(current), opened: count('opened'), worsened: count('worsened'), resolved: count('resolved'), told, looking: false }
  })
  ctx.live.wake(planId)
  return done
}

interface Outcome {
  readonly turned: readonly TurnedWarning[]
  readonly standing: readonly StandingWarning[]
  readonly judged: readonly NightJudged[]
}

interface Acted {
  readonly told: number
  readonly climbed: readonly Climbed[]
}

/** What falls due soon, but for figures that wait for their review and periods that take none. */
const remindedOf = async (trx: Trx, plan: Plan, judged: readonly NightJudged[]): Promise<readonly Reminded[]> => {
  const due = judged.flatMap(({ indicator, reminders }) => reminders.map((reminder) => ({ indicator, reminder })))
  if (due.length === 0) return due
  const closed = new Set((await periodLocksOf(trx, plan.id)).map(({ period }) => period))
  const cells = due.map(({ indicator, reminder: { period } }) => ({ indicatorId: indicator.id, period }))
  const there = new Set((await observationsAt(trx, cells)).map(({ indicatorId, period }) => `${indicatorId} ${period}`))
  return due.filter(({ indicator, reminder: { of, period } }) => of === 'target' || (!closed.has(period) && !there.has(`${indicator.id} ${period}`)))
}

/**
 * Warnings climb, and people are told. A day that is made up for afterwards only turns warnings: the ladder is looked at by the evaluation of today, so
 * that after downtime nobody hears of every step that was missed.
 *
 * @returns number of people who are told something, and the steps that were reached.
 */
const actUpon = async (trx: Trx, night: PlanNight, { turned, standing, judged }: Outcome, now: Instant): Promise<Acted> => {
  const { plan, today, workdays } = night
  const isToday = today === localDate(now, plan.timeZone)
  const mutes = await mutesOf(trx, plan.id)
  const climbed = isToday ? await climbLadder(trx, night, standing, mutes, now) : []
  const reminded = isToday ? await remindedOf(trx, plan, judged) : []
  const late = isToday ? await unmuted(trx, night, mutes) : []
  const told = await tell(trx, plan, { turned: [...turned, ...late], climbed, reminded }, { now, today, workdays, mutes })
  return { told, climbed }
}

/**
 * Evaluates all plans that are watched, one after the other; one that fails does not hold up the next.
 *
 * @param day   as known at its end; `null` as known now.
 * @param named one plan by id or code, watched or not; `null` for all.
 * @throws Refusal not_found, outside_plan
 */
export const evaluate = async (ctx: Context, day: DateText | null, named: Id | null = null): Promise<RunOutcome> => {
  const now = ctx.clock.now()
  const plans = named === null ? await watchedPlans(ctx) : [await planOf(ctx.db, named)]
  const done = await evaluateAll(
    ctx,
    plans.map((plan) => ({ plan, asOf: momentOf(plan, day, now) })),
  )
  // After the warnings, so that both go in one mail; of plans that are only kept to look things up too.
  await tellMentions(ctx, named === null ? await listPlans(ctx.db) : plans)
  await tellRefused(ctx, plans)
  await tellRobots(ctx, plans)
  return done
}

/** Makes up for an evaluation of all watched plans that was missed, as known at its moment. */
export const evaluateMissed = async (ctx: Context, asOf: Instant): Promise<RunOutcome> =>
  evaluateAll(
    ctx,
    (await watchedPlans(ctx)).map((plan) => ({ plan, asOf })),
  )

const watchedPlans = async ({ db }: Context): Promise<readonly Plan[]> => (await listPlans(db)).filter(({ watched }) => watched === 1)

const evaluateAll = async (ctx: Context, moments: readonly { readonly plan: Plan; readonly asOf: Instant }[]): Promise<RunOutcome> => {
  const evaluated: Evaluated[] = []
  const failed: string[] = []
  for (const { plan, asOf } of moments) {
    try {
      evaluated.push(await evaluatePlan(ctx, plan.id, asOf))
    } catch (error) {
      ctx.log.error({ err: error, plan: plan.id }, 'evaluation failed')
      failed.push(plan.title)
    }
  }
  return { evaluated, failed }
}
