import type { LightPreset } from './light.ts'
import { ratio } from './ratio.ts'

/** The shelf of light presets: key as stored and as on the wire. */
export const lightPresets = { ratio } satisfies Record<string, LightPreset>
export type LightPresetKind = keyof typeof lightPresets
export const lightPresetKinds = Object.keys(lightPresets) as readonly LightPresetKind[]

/** The preset of a stored key. @throws RangeError for a key that is not on the shelf. */
export const lightPresetOf = (kind: string): LightPreset => {
  if (!Object.hasOwn(lightPresets, kind)) throw new RangeError(`no such light preset: ${kind}`)
  return lightPresets[kind as LightPresetKind]
}
