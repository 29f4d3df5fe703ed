import type { DecimalText } from '../../db/schema.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, exact } from '../basics/decimal.ts'
import type { LightPreset } from './light.ts'

/** A few texts, read for every period of every indicator. */
const read = new Map<DecimalText, Exact>()
const threshold = (text: DecimalText): Exact => {
  const known = read.get(text) ?? exact(text)
  if (read.size < 100) read.set(text, known)
  return known
}

/** Share done ÷ time share (完成率 ÷ 时间进度): 100 and more is green, 90 and more is yellow. Common inside districts. */
export const ratio: LightPreset = {
  thresholds: { green: '100', yellow: '90' },
  shade: (finding, thresholds) => {
    if (finding.outcome === 'on_pace') return 'green'
    if (finding.ratio === null) return finding.severity === 'mild' ? 'yellow' : 'red'
    const atLeast = (name: string): boolean => finding.ratio !== null && compare(finding.ratio, threshold(thresholds[name] ?? '0')) >= 0
    return atLeast('green') ? 'green' : atLeast('yellow') ? 'yellow' : 'red'
  },
}
