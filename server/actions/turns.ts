/** What turned verdicts that were printed or mailed: reads what has been learned since, for the new verdict to name. */
import type { Superseded, TurnsOf } from '../../db/assessments.ts'
import { ruleChangesAfter } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { revisionsOf } from '../../db/observations.ts'
import type { Change, FormulaValue, Id, Instant, Plan, Turn } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { localDate } from '../basics/calendar.ts'
import { partsOf } from '../measures/formula.ts'
import { versionFacts } from '../rules/facts.ts'
import { turnsBetween } from '../rules/turns.ts'
import { addressOf, isJudged } from '../sheets/index.ts'
import { rulesSheet, unjudged } from './recorded.ts'

/** Indicators whose figures a verdict leans on: itself, or what it is made from. */
const leansOn = ({ id, formula }: IndicatorRow): readonly Id[] => (formula === null ? [id] : partsOf(JSON.parse(formula) as FormulaValue))

/** Of the cells of the indicator itself only some are leant on by verdicts. */
const isRule = ({ sheet, rowId, column }: Change): boolean => {
  if (sheet === rulesSheet && unjudged.has(column)) return false
  const cell = addressOf(sheet, rowId, column)
  return cell === null || isJudged(cell)
}

/** @param after moment of knowledge of the new verdicts. */
export const turnsFor =
  (trx: Trx, plan: Plan, indicators: readonly IndicatorRow[], after: Instant): TurnsOf =>
  async (superseded) => {
    const rows = new Map(indicators.map((row) => [row.id, row]))
    const ids = [...new Set(superseded.flatMap(({ indicatorId }) => rows.get(indicatorId) ?? []).flatMap(leansOn))]
    const earliest = superseded.map(({ asOf }) => asOf).reduce((first, asOf) => (asOf < first ? asOf : first), after)
    const revisions = Map.groupBy(await revisionsOf(trx, ids), ({ indicatorId }) => indicatorId)
    const targets = Map.groupBy(
      await targetsOf(
        trx,
        superseded.map(({ indicatorId }) => indicatorId),
      ),
      ({ indicatorId }) => indicatorId,
    )
    const rules = await ruleChangesAfter(trx, plan.id, [rulesSheet, 'indicators'], earliest)
    const turnsOf = ({ indicatorId, period, asOf }: Superseded): readonly Turn[] => {
      const row = rows.get(indicatorId)
      const known = {
        revisions: (row ? leansOn(row) : []).flatMap((id) => revisions.get(id) ?? []),
        targets: versionFacts(targets.get(indicatorId) ?? []),
        rules: rules.filter((change) => (change.rowId === indicatorId || change.rowId === plan.id) && isRule(change)),
      }
      const moments = { before: asOf, after, dayBefore: localDate(asOf, plan.timeZone), dayAfter: localDate(after, plan.timeZone) }
      return turnsBetween(indicatorId, period, known, moments)
    }
    return superseded.map(turnsOf)
  }
