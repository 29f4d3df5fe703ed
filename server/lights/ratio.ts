import { compare } from '../basics/decimal.ts'
import type { LightPreset } from './light.ts'
import { shadeOfSeverity, threshold } from './light.ts'

/** Share done ÷ time share (完成率 ÷ 时间进度): 100 and more is green, 90 and more is yellow. Common inside districts. */
export const ratio: LightPreset = {
  thresholds: { green: '100', yellow: '90' },
  descending: ['green', 'yellow'],
  needsPeers: false,
  shade: ({ finding }, thresholds) => {
    if (finding.outcome === 'on_pace') return 'green'
    if (finding.ratio === null) return shadeOfSeverity(finding)
    if (compare(finding.ratio, threshold(thresholds, 'green')) >= 0) return 'green'
    return compare(finding.ratio, threshold(thresholds, 'yellow')) >= 0 ? 'yellow' : 'red'
  },
}
