import { compare, minus, zero } from '../basics/decimal.ts'
import type { LightPreset } from './light.ts'
import { shadeOfSeverity, threshold } from './light.ts'

/** Points behind (低于序时多少个百分点): green while behind by less than 10, yellow up to 30 with both, red beyond. Source: 银川 2025. */
export const points: LightPreset = {
  thresholds: { yellow: '10', red: '30' },
  descending: ['red', 'yellow'],
  needsPeers: false,
  shade: ({ finding }, thresholds) => {
    if (finding.outcome === 'on_pace') return 'green'
    if (finding.lead === null) return shadeOfSeverity(finding)
    const behind = minus(zero, finding.lead)
    if (compare(behind, threshold(thresholds, 'yellow')) < 0) return 'green'
    return compare(behind, threshold(thresholds, 'red')) <= 0 ? 'yellow' : 'red'
  },
}
