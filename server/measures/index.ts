import { annualMean } from './annual-mean.ts'
import { annualTotal } from './annual-total.ts'
import { band } from './band.ts'
import { cap } from './cap.ts'
import { eachYear } from './each-year.ts'
import { growth } from './growth.ts'
import { hold } from './hold.ts'
import { level } from './level.ts'
import { meanGrowth } from './mean-growth.ts'
import type { Measure } from './measure.ts'
import { milestone } from './milestone.ts'
import { planTotalMeasure } from './plan-total.ts'
import { rank } from './rank.ts'
import { ratio } from './ratio.ts'
import { reduction } from './reduction.ts'
import { share } from './share.ts'
import { verdict } from './verdict.ts'
import { veto } from './veto.ts'

/** The shelf of measures: key as stored and as on the wire. */
export const measures = {
  'annual-total': annualTotal,
  'plan-total': planTotalMeasure,
  'each-year': eachYear,
  'annual-mean': annualMean,
  growth,
  'mean-growth': meanGrowth,
  level,
  hold,
  cap,
  reduction,
  band,
  share,
  milestone,
  rank,
  veto,
  verdict,
  ratio,
} satisfies Record<string, Measure>
export type MeasureKind = keyof typeof measures
export const measureKinds = Object.keys(measures) as readonly MeasureKind[]

/** The measure of a stored key. @throws RangeError for a key that is not on the shelf. */
export const measureOf = (kind: string): Measure => {
  if (!Object.hasOwn(measures, kind)) throw new RangeError(`no such measure: ${kind}`)
  return measures[kind as MeasureKind]
}
