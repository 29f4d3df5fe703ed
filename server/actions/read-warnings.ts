/** Warnings of a plan: what is wrong, for how long, and who was told. */
import { assessmentsById } from '../../db/assessments.ts'
import { allDepartments } from '../../db/departments.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { toldOf } from '../../db/outbox.ts'
import type { Id, Language } from '../../db/schema.ts'
import { listWarnings, turnsOf } from '../../db/warnings.ts'
import type { Context } from '../context.ts'
import type { Assessment } from '../rules/assess.ts'
import type { WarningView } from '../wire/warnings.ts'
import { words } from '../words/index.ts'
import { planOf } from './plan.ts'

const longestList = 500

export const warningsView = async ({ db }: Context, named: Id, which: 'open' | 'resolved', language: Language): Promise<readonly WarningView[]> => {
  const plan = await planOf(db, named)
  const say = words[language]
  const warnings = await listWarnings(db, plan.id, which, longestList)
  const ids = warnings.map(({ id }) => id)
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
  const turns = Map.groupBy(await turnsOf(db, ids), ({ warningId }) => warningId)
  const told = Map.groupBy(await toldOf(db, ids), ({ warningId }) => warningId)

  return warnings.flatMap((warning): readonly WarningView[] => {
    const indicator = indicators.get(warning.indicatorId)
    const stored = assessments.get(warning.assessmentId)
    if (!indicator || !stored) return []
    const assessment = JSON.parse(stored.answer) as Assessment
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
        gap: say.gap(assessment, indicator),
        sentence: say.explain(assessment, indicator),
        openedAt: warning.openedAt,
        changedAt: warning.changedAt,
        resolvedAt: warning.resolvedAt,
        told: (told.get(warning.id) ?? []).map(({ name, day, state }) => ({ name, day, state })),
        turns: (turns.get(warning.id) ?? []).map(({ what, light, period, asOf }) => ({
          what,
          light,
          periodLabel: say.period(period, indicator.basis),
          at: asOf,
        })),
      },
    ]
  })
}
