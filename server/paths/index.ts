import { linear } from './linear.ts'
import type { Path } from './path.ts'

/** The shelf of paths: key as stored and as on the wire. */
export const paths = { linear } satisfies Record<string, Path>
export type PathKind = keyof typeof paths
export const pathKinds = Object.keys(paths) as readonly PathKind[]

/** The path of a stored key. @throws RangeError for a key that is not on the shelf. */
export const pathOf = (kind: string): Path => {
  if (!Object.hasOwn(paths, kind)) throw new RangeError(`no such path: ${kind}`)
  return paths[kind as PathKind]
}
