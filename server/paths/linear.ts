import type { Path } from './path.ts'

/** Straight from node to node: the same distance in every month. */
export const linear: Path = { draw: ({ start, nodes }) => [start, ...nodes] }
