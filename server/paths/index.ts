import { filed } from './filed.ts'
import { geometric } from './geometric.ts'
import { likeLastYear } from './like-last-year.ts'
import { linear } from './linear.ts'
import type { Course, Line, Path } from './path.ts'
import { steps } from './steps.ts'

/** The shelf of paths: key as stored and as on the wire. */
export const paths = { linear, filed, 'like-last-year': likeLastYear, geometric, steps } satisfies Record<string, Path>
export type PathKind = keyof typeof paths
export const pathKinds = Object.keys(paths) as readonly PathKind[]
/** The path that takes the place of one that cannot be drawn. */
export const usualPath: PathKind = 'linear'

/** The line of a course by a stored key; the straight one where that path cannot be drawn. @throws RangeError for a key that is not on the shelf. */
export const lineBy = (kind: string, course: Course): Line => {
  if (!Object.hasOwn(paths, kind)) throw new RangeError(`no such path: ${kind}`)
  const points = paths[kind as PathKind].draw(course)
  return points === null ? { points: paths[usualPath].draw(course) as Line['points'], kind: usualPath } : { points, kind }
}

/** The path of a stored key; `null` for a key that is not on the shelf. */
export const pathOf = (kind: string): Path | null => (Object.hasOwn(paths, kind) ? paths[kind as PathKind] : null)
