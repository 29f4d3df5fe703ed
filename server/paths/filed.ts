import type { Path } from './path.ts'
import { merged } from './steps.ts'

/** Straight between the values that the department filed (季度节点, 月度计划); from the start before the first of them. */
export const filed: Path = {
  takesNodes: true,
  needsNodes: true,
  draw: (course) => {
    const points = merged(course.filed, course.nodes, course.start)
    return points.length > course.nodes.length ? [course.start, ...points] : null
  },
}
