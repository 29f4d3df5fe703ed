/** Warnings of a plan after a night's verdicts: what turned is written, and when it could have been known first. */
import type { Stored } from '../../db/assessments.ts'
import { endAcknowledgements } from '../../db/acknowledgements.ts'
import { ruleChangesAfter } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { observationsAt } from '../../db/observations.ts'
import { askedSince } from '../../db/questions.ts'
import type { Id, Instant, Observation, Warning } from '../../db/schema.ts'
import type { WarningTurn } from '../../db/warnings.ts'
import { addTurns, addWarnings, moveWarnings, unresolvedWarnings } from '../../db/warnings.ts'
import { addDays, instantAt, spanOf } from '../basics/calendar.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Sign, Signs } from '../rules/signs.ts'
import { signsOf } from '../rules/signs.ts'
import type { WarningStep } from '../rules/warnings.ts'
import { nextWarnings } from '../rules/warnings.ts'
import type { PlanNight, NightJudged } from './judge-night.ts'
import { rulesSheet, unjudged } from './recorded.ts'

export interface TurnedWarning {
  readonly warning: Warning
  readonly turn: WarningTurn
  readonly indicator: IndicatorRow
  readonly assessmentId: Id
  /** It is worse by nothing but another rule: no figure came. */
  readonly byRuleAlone: boolean
}

/** A warning that stands after the night, with what it is about. */
export interface StandingWarning {
  readonly warning: Warning
  readonly indicator: IndicatorRow
  readonly assessment: Assessment
  /** Another cause speaks for it: it climbs nothing meanwhile. */
  readonly isOvertaken: boolean
}

export interface Turned {
  readonly turned: readonly TurnedWarning[]
  readonly standing: readonly StandingWarning[]
}

const warningRow = (step: WarningStep, before: Warning | undefined, about: Pick<Warning, 'planId' | 'indicatorId' | 'assessmentId'>, now: Instant): Warning => {
  const { turn, id, ...moved } = step
  return {
    ...moved,
    ...about,
    id: id ?? newId(),
    openedAt: turn === 'opened' || before === undefined ? now : before.openedAt,
    changedAt: now,
    resolvedAt: step.state === 'resolved' ? now : null,
  }
}

interface Stepped {
  readonly judged: NightJudged
  readonly sign: Sign
  readonly step: WarningStep
  readonly warning: Warning
}

/** When it could have been found first: a day that had come, or a figure that was known. */
const theoreticalAt = ({ judged: { assessment }, sign }: Stepped, figure: Observation | undefined, { plan, asOf }: PlanNight): Instant => {
  const startOf = (day: string): Instant => instantAt(day, '00:00:00', plan.timeZone)
  const moments = ((): readonly Instant[] => {
    if (sign.is === 'missing') return [startOf(assessment.release.lateFrom)]
    if (sign.is === 'bad' && sign.since !== null) return [sign.since.length === 10 ? startOf(sign.since) : sign.since]
    return figure === undefined ? [asOf] : [figure.knownFrom, startOf(addDays(spanOf(assessment.period).to, 1))]
  })()
  const latest = moments.reduce((a, b) => (a > b ? a : b))
  return latest < asOf ? latest : asOf
}

const isWorseInPlace = ({ step, warning }: Stepped, before: ReadonlyMap<Id, Warning>): boolean =>
  step.turn === 'worsened' && before.get(warning.id)?.period === warning.period

/** Rows whose rules were changed since the last evaluation, where anything got worse in a period that was warned of before. */
const ruledAnew = async (trx: Trx, { plan }: PlanNight, steps: readonly Stepped[], before: ReadonlyMap<Id, Warning>): Promise<ReadonlySet<Id>> => {
  if (plan.judgedAsOf === null || !steps.some((step) => isWorseInPlace(step, before))) return new Set()
  const changes = await ruleChangesAfter(trx, plan.id, [rulesSheet], plan.judgedAsOf)
  return new Set(changes.filter(({ column }) => !unjudged.has(column)).map(({ rowId }) => rowId))
}

/** @param judged in the order of `stored`. */
export const turnWarnings = async (trx: Trx, night: PlanNight, judged: readonly NightJudged[], stored: readonly Stored[], now: Instant): Promise<Turned> => {
  const { plan, asOf, today } = night
  const present = await unresolvedWarnings(trx, plan.id)
  const before = new Map(present.map((warning) => [warning.id, warning]))
  const own = Map.groupBy(present, ({ indicatorId }) => indicatorId)
  const asked = await askedSince(trx, plan.id)
  const steps: Stepped[] = []
  const after = new Map<Id, Warning>()
  const signsBy = new Map<Id, Signs>()
  for (const [place, each] of judged.entries()) {
    const { indicator, assessment, clearAfter } = each
    const assessmentId = stored[place]?.id
    if (assessmentId === undefined) throw new Error('letStand left a verdict out')
    const askedAt = asked.get(`${indicator.id} ${assessment.period}`) ?? null
    const signs = signsOf(assessment, { chance: each.chance, near: each.near, askedAt })
    signsBy.set(indicator.id, signs)
    const moment = { period: assessment.period, light: assessment.light, today, clearAfter }
    for (const step of nextWarnings(own.get(indicator.id) ?? [], signs, moment)) {
      const was = step.id === null ? undefined : before.get(step.id)
      const warning = warningRow(step, was, { planId: plan.id, indicatorId: indicator.id, assessmentId }, now)
      after.set(warning.id, warning)
      steps.push({ judged: each, sign: signs[step.cause], step, warning })
    }
  }
  const figures = await observationsAt(
    trx,
    steps.map(({ judged: { indicator, assessment } }) => ({ indicatorId: indicator.id, period: assessment.period })),
  )
  const figureAt = new Map(figures.map((figure) => [`${figure.indicatorId} ${figure.period}`, figure]))
  const anew = await ruledAnew(trx, night, steps, before)
  const turned = steps.map((each): TurnedWarning => {
    const {
      judged: { indicator, assessment },
      step,
      warning,
    } = each
    const { id: warningId, light, period, assessmentId } = warning
    const figure = figureAt.get(`${indicator.id} ${assessment.period}`)
    const isOldFigure = figure === undefined || figure.knownFrom <= (plan.judgedAsOf ?? '')
    const turn = { id: newId(), warningId, asOf, theoreticalAt: theoreticalAt(each, figure, night), madeAt: now, what: step.turn, light, period, assessmentId }
    const byRuleAlone = isOldFigure && isWorseInPlace(each, before) && (anew.has(indicator.id) || anew.has(plan.id))
    return { warning, turn, indicator, assessmentId, byRuleAlone }
  })
  // Resolved ones make room for new ones of the same cause.
  await moveWarnings(
    trx,
    [...after.values()].filter(({ id }) => before.has(id)),
  )
  await addWarnings(
    trx,
    [...after.values()].filter(({ id }) => !before.has(id)),
  )
  await addTurns(
    trx,
    turned.map(({ turn }) => turn),
  )
  const over = [...after.values()].filter(({ state }) => state === 'resolved').map(({ id }) => id)
  await endAcknowledgements(trx, over, 'resolved', now)
  const of = new Map(judged.map((each) => [each.indicator.id, each]))
  const standing = [...new Map([...before, ...after]).values()].flatMap((warning): readonly StandingWarning[] => {
    const each = of.get(warning.indicatorId)
    if (warning.state === 'resolved' || each === undefined) return []
    const { indicator, assessment } = each
    return [{ warning, indicator, assessment, isOvertaken: signsBy.get(indicator.id)?.[warning.cause].is === 'overtaken' }]
  })
  return { turned, standing }
}
