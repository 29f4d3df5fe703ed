/** What a body for the judge can choose from, by name: paths, light presets with their thresholds. For forms that make such bodies. */
import type { Language } from '../../db/schema.ts'
import { compare, exact } from '../basics/decimal.ts'
import { lightPresetKinds, thresholdsOf } from '../lights/index.ts'
import { lineBy, pathKinds } from '../paths/index.ts'
import { valueAt } from '../paths/path.ts'
import type { AssessChoices } from '../wire/assess.ts'
import { words } from '../words/index.ts'

const straight = { start: { tick: 0, value: exact(1) }, nodes: [{ tick: 2, value: exact(3) }], shape: () => null }
const nodeOnTheWay = { tick: 1, value: exact('1.5') }

/** Whether a path goes by nodes that were filed: asked of the path itself, by one that lies beside the straight line. */
const goesByNodes = (kind: string): boolean => compare(valueAt(lineBy(kind, { ...straight, filed: [nodeOnTheWay] }), 1), nodeOnTheWay.value) === 0

export const assessChoices = (language: Language): AssessChoices => ({
  paths: pathKinds.map((kind) => ({ kind, label: words[language].paths[kind] ?? kind, byNodes: goesByNodes(kind) })),
  lightPresets: lightPresetKinds.map((kind) => ({ kind, label: words[language].lightPresets[kind] ?? kind, thresholds: thresholdsOf(kind) })),
})
