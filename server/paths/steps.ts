import type { Path, Point } from './path.ts'

/** Nothing until a node's day has come, then all of it: a thing that is built or not (建成、开工). */
export const steps: Path = {
  takesNodes: true,
  draw: ({ start, nodes, filed }) => {
    const points: Point[] = [start]
    for (const node of merged(filed, nodes, start)) {
      points.push({ tick: node.tick, value: (points.at(-1) as Point).value }, node)
    }
    return points
  },
}

/** Filed values and nodes in one order, after the start and up to the last node; where both name a day the node holds. */
export const merged = (filed: readonly Point[], nodes: readonly Point[], start: Point): readonly Point[] => {
  const end = (nodes.at(-1) as Point).tick
  const own = new Set(nodes.map(({ tick }) => tick))
  const between = filed.filter(({ tick }) => tick > start.tick && tick < end && !own.has(tick))
  return [...between, ...nodes].toSorted((a, b) => a.tick - b.tick)
}
