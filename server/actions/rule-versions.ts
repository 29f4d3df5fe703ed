/** Rules are saved over what the person looked at, and nothing else: each set of them has a version that says what it is. */
import { createHash } from 'node:crypto'
import type { Indicator, Plan, ReleaseSource } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'

const versionOf = (columns: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(columns)).digest('base64url').slice(0, 16)

export const planVersion = (plan: Plan): string => versionOf([plan.lightPreset, plan.lightThresholds, plan.basicallyMetFrom])

export const mailRulesVersion = (plan: Plan): string => versionOf([plan.mailRules])

export const indicatorVersion = (row: Indicator): string =>
  versionOf([row.lightPreset, row.lightThresholds, row.path, row.pathNodes, row.releaseWorkdays, row.releaseSourceId, row.releaseDates, row.preliminaryDecides])

export const sourceVersion = (source: ReleaseSource): string => versionOf([source.name, source.workdays, source.dates])

export const ladderVersion = (plan: Plan): string => versionOf([plan.ladder])

/** @throws Refusal rules_changed */
export const sameVersion = (seen: string, now: string): void => {
  if (seen !== now) throw new Refusal('rules_changed')
}
