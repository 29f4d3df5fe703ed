/**
 * Lights: a verdict's colour under a place's rules. What every place shares stands here; a preset decides only how bad a
 * shortfall on the way is. A light always comes with a word and a shape; grey means that there is no verdict.
 */
import type { DecimalText, Light } from '../../db/schema.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, exact, hundred, sign } from '../basics/decimal.ts'
import type { Finding } from '../measures/measure.ts'

/** Thresholds of a preset by name, decimal text. */
export type Thresholds = Readonly<Record<string, DecimalText>>

/** What a colour is chosen by: the finding, and figures of others for the same period. */
export interface Shaded {
  readonly finding: Finding
  readonly peers: readonly Exact[]
}

export interface LightPreset {
  /** Thresholds it has unless the plan says otherwise; those of `counters` are beside them in every preset. */
  readonly thresholds: Thresholds
  /** Their names from the greatest down: each has to be greater than the next. */
  readonly descending: readonly string[]
  /** Compares with others, and says so where their figure is missing. */
  readonly needsPeers: boolean
  /** Colour of a finding that no bound and no due date settles. */
  readonly shade: (shaded: Shaded, thresholds: Thresholds) => Shade
}
export type Shade = 'green' | 'yellow' | 'red'

/**
 * Counters of consecutive periods that every preset has; 0 counts nothing.
 * - `redAfter`: the n-th period running that is not green is red (连续两期黄灯转红).
 * - `warnAfter`: a warning opens with the n-th period running that is not green; until then it is pending.
 * - `clearAfter`: a warning is over with the n-th good period running; until then it is recovering.
 */
export const counters = { redAfter: '0', warnAfter: '1', clearAfter: '1' } as const satisfies Thresholds

/**
 * Colour of a finding, without counting periods.
 *
 * Met is blue, or stays green while it can still break. A missed bound is red under every preset. Short at the due date: a
 * binding target is red, an expected one goes by the preset.
 */
export const lightOf = (shaded: Shaded, binding: boolean, preset: LightPreset, thresholds: Thresholds): Exclude<Light, 'grey'> => {
  const { finding } = shaded
  switch (finding.outcome) {
    case 'met':
      return finding.watched ? 'green' : 'blue'
    case 'broken':
      return 'red'
    case 'missed':
      return binding || finding.bound ? 'red' : shadeOfMiss(preset.shade(shaded, thresholds), finding)
    case 'behind':
      return finding.bound ? 'red' : preset.shade(shaded, thresholds)
    case 'on_pace':
      return preset.shade(shaded, thresholds)
    default:
      return finding.outcome satisfies never
  }
}

/** Missed by nothing that a figure shows (突破75家 at 75): no preset counts that as short, but it is not green. */
const shadeOfMiss = (shade: Shade, { lead, ratio }: Finding): Shade => {
  const even = lead === null ? ratio !== null && compare(ratio, hundred) >= 0 : sign(lead) >= 0
  return shade === 'green' && even ? 'yellow' : shade
}

/** A few texts, read for every period of every indicator. */
const read = new Map<DecimalText, Exact>()

/** A threshold by its name. @throws RangeError where a preset asks for one that it has not. */
export const threshold = (thresholds: Thresholds, name: string): Exact => {
  const given = thresholds[name]
  if (given === undefined) throw new RangeError(`no threshold ${name}`)
  const known = read.get(given) ?? exact(given)
  if (read.size < 100) read.set(given, known)
  return known
}

/** Colour of a shortfall that has no figure to measure it by. */
export const shadeOfSeverity = ({ outcome, severity }: Finding): Shade => (outcome === 'on_pace' ? 'green' : severity === 'mild' ? 'yellow' : 'red')
