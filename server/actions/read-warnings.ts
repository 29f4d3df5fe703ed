/** Warnings of a plan: what is wrong, for how long, what was said and done about it, and who was told. */
import { assessmentsById } from '../../db/assessments.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Id, Language } from '../../db/schema.ts'
import { listWarnings } from '../../db/warnings.ts'
import { localDate } from '../basics/calendar.ts'
import type { Context } from '../context.ts'
import type { Assessment } from '../rules/assess.ts'
import { mayMute } from '../rules/permissions.ts'
import type { WarningView } from '../wire/warnings.ts'
import { words } from '../words/index.ts'
import { speakerOf } from './acknowledge.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'
import { storiesOf } from './warning-events.ts'

const longestList = 500

export interface WhichWarnings {
  readonly state: 'open' | 'resolved'
  /** Of one indicator, whatever their state; `null`: of all. */
  readonly indicator: Id | null
}

export const warningsView = async (
  { db, clock }: Context,
  actor: ActingPerson,
  named: Id,
  { state, indicator: only }: WhichWarnings,
  language: Language,
): Promise<readonly WarningView[]> => {
  const plan = await planOf(db, named)
  const say = words[language]
  const warnings = await listWarnings(db, plan.id, { state, indicatorId: only }, longestList)
  const indicators = new Map(
    (
      await indicatorsById(
        db,
        warnings.map(({ indicatorId }) => indicatorId),
      )
    ).map((row) => [row.id, row]),
  )
  const assessments = new Map(
    (
      await assessmentsById(
        db,
        warnings.map(({ assessmentId }) => assessmentId),
      )
    ).map((row) => [row.id, row]),
  )
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, shortName]))
  const members = await membersByCollective(db)
  const today = localDate(clock.now(), plan.timeZone)
  const storyOf = await storiesOf(db, plan, warnings, today, ({ indicatorId }, period) => say.period(period, indicators.get(indicatorId)?.basis ?? 'stock'))

  return warnings.flatMap((warning): readonly WarningView[] => {
    const indicator = indicators.get(warning.indicatorId)
    const stored = assessments.get(warning.assessmentId)
    if (!indicator || !stored) return []
    const assessment = JSON.parse(stored.answer) as Assessment
    const stands = warning.state !== 'resolved'
    return [
      {
        id: warning.id,
        indicator: indicator.id,
        number: indicator.number,
        name: indicator.name,
        nameEn: indicator.nameEn,
        lead: indicator.lead.map((id) => departments.get(id) ?? id),
        cause: warning.cause,
        causeWord: say.causes[warning.cause],
        state: warning.state,
        light: warning.light,
        lightWord: say.lights[warning.light],
        period: warning.period,
        periodLabel: say.period(warning.period, indicator.basis),
        periods: warning.periods,
        missing: warning.missing === 1,
        gap: say.gap(assessment, indicator),
        sentence: say.explain(assessment, indicator),
        openedAt: warning.openedAt,
        changedAt: warning.changedAt,
        resolvedAt: warning.resolvedAt,
        mayAnswer: stands && warning.state !== 'pending' && speakerOf(actor, indicator, members) !== null,
        mayMute: stands && mayMute(actor),
        ...storyOf(warning),
      },
    ]
  })
}
