import type { Exact } from '../basics/decimal.ts'
import { compare, sign } from '../basics/decimal.ts'
import type { LightPreset } from './light.ts'
import { ratio } from './ratio.ts'

const atLeastAll = (actual: Exact, others: readonly Exact[]): boolean => others.every((other) => compare(actual, other) >= 0)

/**
 * A growth against its plan and against others (全市平均): green where it is not below either, yellow where it grows but is below one, red where it
 * falls; a fall that is not below either is yellow. Without the others' figure by the plan alone. A finding without a rate goes by
 * `ratio`. Source: 天津, fixed investment.
 */
export const peerGrowth: LightPreset = {
  thresholds: {},
  descending: [],
  needsPeers: true,
  shade: (shaded, thresholds) => {
    const { actual, expected, share, bound } = shaded.finding
    if (actual === null || expected === null || share !== null || bound) return ratio.shade(shaded, { ...ratio.thresholds, ...thresholds })
    const reached = atLeastAll(actual, [expected, ...shaded.peers])
    if (sign(actual) < 0) return reached ? 'yellow' : 'red'
    return reached ? 'green' : 'yellow'
  },
}
