/** Rules as columns hold them, read and in words; for every view that shows them. */
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Json, Plan, ReleaseSource } from '../../db/schema.ts'
import { thresholdsOf } from '../lights/index.ts'
import type { LightRuleFacts } from '../wire/rules.ts'
import type { Words } from '../words/words.ts'

/** JSON of a column, or `null`. */
export const parsed = <T>(json: Json<T> | null): T | null => (json === null ? null : (JSON.parse(json) as T))
export const read = <T>(json: Json<T> | null, empty: T): T => parsed(json) ?? empty

export const lightFacts = (preset: string, thresholds: Json<LightRuleFacts['thresholds']> | null): LightRuleFacts => ({
  preset,
  thresholds: read(thresholds, {}),
})

/** A rule of lights in words. */
export const lightWords = (say: Words, { preset, thresholds }: LightRuleFacts): string => say.rules.light(preset, thresholdsOf(preset, thresholds))

/** The rule that an indicator's lights follow: its own, else the plan's. */
export const lightRuleOf = (plan: Plan, row: Pick<IndicatorRow, 'lightPreset' | 'lightThresholds'>): LightRuleFacts =>
  row.lightPreset === null ? lightFacts(plan.lightPreset, plan.lightThresholds) : lightFacts(row.lightPreset, row.lightThresholds)

/** When an indicator's figure is out, in words. */
export const releaseWords = (
  say: Words,
  row: Pick<IndicatorRow, 'releaseWorkdays' | 'releaseSourceId' | 'releaseDates'>,
  sources: readonly ReleaseSource[],
): string =>
  say.rules.release({
    workdays: row.releaseWorkdays,
    source: sources.find(({ id }) => id === row.releaseSourceId)?.name ?? null,
    fixed: Object.keys(read(row.releaseDates, {})).length,
  })
