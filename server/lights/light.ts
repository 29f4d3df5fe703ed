/**
 * Lights: a verdict's colour under a place's rules. What every place shares stands here; a preset decides only how bad a
 * shortfall on the way is. A light always comes with a word and a shape; grey means that there is no verdict.
 */
import type { DecimalText, Light } from '../../db/schema.ts'
import type { Finding } from '../measures/measure.ts'

/** Thresholds of a preset by name, decimal text. */
export type Thresholds = Readonly<Record<string, DecimalText>>

export interface LightPreset {
  /** Thresholds it has unless the plan says otherwise. */
  readonly thresholds: Thresholds
  /** Colour of a finding that no bound and no due date settles. */
  readonly shade: (finding: Finding, thresholds: Thresholds) => 'green' | 'yellow' | 'red'
}

/**
 * Colour of a finding.
 *
 * Met is blue, or stays green while it can still break. A missed bound is red under every preset. Short at the due date: a
 * binding target is red, an expected one goes by the preset but is never green.
 */
export const lightOf = (finding: Finding, binding: boolean, preset: LightPreset, thresholds: Thresholds): Light => {
  switch (finding.outcome) {
    case 'met':
      return finding.watched ? 'green' : 'blue'
    case 'broken':
      return 'red'
    case 'missed': {
      if (binding || finding.bound) return 'red'
      return preset.shade(finding, thresholds) === 'red' ? 'red' : 'yellow'
    }
    case 'behind':
      return finding.bound ? 'red' : preset.shade(finding, thresholds)
    case 'on_pace':
      return preset.shade(finding, thresholds)
    default:
      return finding.outcome satisfies never
  }
}
