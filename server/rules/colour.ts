/** The colour of a period under the rule of lights, with its counts of bad periods running. Pure. */
import type { Light } from '../../db/schema.ts'
import type { PeriodSpan } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { compare, exact } from '../basics/decimal.ts'
import { lightOf, threshold } from '../lights/light.ts'
import type { Finding } from '../measures/measure.ts'
import { litBefore } from './find.ts'
import type { Settled } from './settle.ts'

export const peersIn = (settled: Settled, period: PeriodSpan): readonly Exact[] =>
  (settled.facts.peers ?? []).filter((peer) => peer.period === period.text).map(({ value }) => exact(value))

const ownColour = (settled: Settled, period: PeriodSpan, finding: Finding): Exclude<Light, 'grey'> =>
  lightOf({ finding, peers: peersIn(settled, period) }, settled.facts.indicator.binding, settled.preset, settled.thresholds)

const isBad = (light: Light): boolean => light === 'yellow' || light === 'red'

/** Bad periods running, up to and with this one, by their own colours. */
const badRun = (settled: Settled, period: PeriodSpan, atMost: Exact): Exact => {
  let count = 1
  for (const [earlier, found] of litBefore(settled, period)) {
    if (compare(exact(count), atMost) >= 0 || !isBad(ownColour(settled, earlier, found))) break
    count += 1
  }
  return exact(count)
}

/** Colour of a period: its own, and red where the preset counts bad periods and this is the n-th running. */
export const colour = (settled: Settled, period: PeriodSpan, finding: Finding): Light => {
  const light = ownColour(settled, period, finding)
  if (light !== 'yellow') return light
  const redAfter = threshold(settled.thresholds, 'redAfter')
  if (compare(redAfter, exact(0)) <= 0) return light
  return compare(badRun(settled, period, redAfter), redAfter) >= 0 ? 'red' : light
}

/**
 * Whether a period that is not green is too early a one to be warned of: fewer are running than the rule asks for (`warnAfter`). What is broken
 * or due is told at once, whatever the rule: counting is for what is still on its way.
 */
export const isPending = (settled: Settled, period: PeriodSpan, finding: Finding): boolean => {
  const warnAfter = threshold(settled.thresholds, 'warnAfter')
  if (finding.bound || finding.atDue || compare(warnAfter, exact(1)) <= 0 || !isBad(ownColour(settled, period, finding))) return false
  return compare(badRun(settled, period, warnAfter), warnAfter) < 0
}
