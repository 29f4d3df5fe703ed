/** How firm a figure is: 部门预计 < 快报 < 初步核算 < 核定 < 最终核实. */
import type { ObservationFlag } from '../../db/schema.ts'

const places = { estimate: 0, flash: 1, preliminary: 2, verified: 3, final: 4 } as const satisfies Record<ObservationFlag, number>

/** 0 for the weakest. */
export const firmness = (flag: ObservationFlag): number => places[flag]

export const weaker = (a: ObservationFlag, b: ObservationFlag): ObservationFlag => (places[a] <= places[b] ? a : b)
