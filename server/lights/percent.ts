import { compare, hundred, minus } from '../basics/decimal.ts'
import type { LightPreset } from './light.ts'
import { shadeOfSeverity, threshold } from './light.ts'

/** Below the pace by so many per cent of it (低于序时百分之多少): up to 50 is yellow, red beyond. Source: 三亚 2022. */
export const percent: LightPreset = {
  thresholds: { yellow: '50' },
  descending: ['yellow'],
  needsPeers: false,
  shade: ({ finding }, thresholds) => {
    if (finding.outcome === 'on_pace') return 'green'
    if (finding.ratio === null) return shadeOfSeverity(finding)
    const below = minus(hundred, finding.ratio)
    if (compare(finding.ratio, hundred) >= 0) return 'green'
    return compare(below, threshold(thresholds, 'yellow')) <= 0 ? 'yellow' : 'red'
  },
}
