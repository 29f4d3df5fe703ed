import type { LightPreset, Thresholds } from './light.ts'
import { counters } from './light.ts'
import { peerGrowth } from './peer-growth.ts'
import { percent } from './percent.ts'
import { points } from './points.ts'
import { ratio } from './ratio.ts'

/** The shelf of light presets: key as stored and as on the wire. */
export const lightPresets = { ratio, points, percent, 'peer-growth': peerGrowth } satisfies Record<string, LightPreset>
export type LightPresetKind = keyof typeof lightPresets
export const lightPresetKinds = Object.keys(lightPresets) as readonly LightPresetKind[]

/** The preset of a stored key. @throws RangeError for a key that is not on the shelf. */
export const lightPresetOf = (kind: string): LightPreset => {
  if (!Object.hasOwn(lightPresets, kind)) throw new RangeError(`no such light preset: ${kind}`)
  return lightPresets[kind as LightPresetKind]
}

/** All thresholds of a preset: its own and the counters, as they are unless changed. */
export const thresholdsOf = (kind: string, changed: Thresholds = {}): Thresholds => ({ ...counters, ...lightPresetOf(kind).thresholds, ...changed })
