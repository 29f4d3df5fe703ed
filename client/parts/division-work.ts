/** Rows of targets as they are being divided: what was typed, and by what settings the server proposes. */
import type { PlanView } from '../../server/wire/plans.ts'
import type { DivisionMethod, TargetProposal, TargetRowView, YearNode } from '../../server/wire/targets.ts'
import type { ProposalRequest } from '../api/targets.ts'

export interface TargetDivisionProps {
  readonly plan: PlanView
  readonly rows: readonly TargetRowView[]
  readonly years: readonly number[]
  readonly today: string
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** A row as it is worked on: cells as typed, and nodes that are none of the proposed ones. */
export interface Worked {
  readonly method: DivisionMethod
  readonly typed: Readonly<Record<string, string>>
  readonly nodes: Readonly<Record<string, string>>
}
export type Work = Readonly<Record<string, Worked>>

export const cellsOf = ({ years }: TargetProposal): Worked['typed'] =>
  Object.fromEntries(years.flatMap(({ year, value }) => (value === null ? [] : [[String(year), value]])))

/** Nodes with what was typed over them. */
export const nodesOf = (nodes: readonly YearNode[], typed: Worked['nodes']) => nodes.map(({ period, value }) => ({ period, value: typed[period] ?? value }))
export const isYearEnd = (period: string): boolean => /-(Q4|12)$/.test(period)

export const fromDraft = ({ draft }: TargetRowView): Worked | null =>
  draft && { method: draft.method, typed: draft.years, nodes: Object.fromEntries((draft.nodes ?? []).map(({ period, value }) => [period, value])) }

export type Settings = Pick<ProposalRequest, 'stay' | 'within' | 'path'>

const usual: Settings = { stay: 'missing', within: null, path: 'linear' }
/** Where every year has a target already, filling gaps would propose nothing. */
export const settingsFor = (rows: readonly TargetRowView[]): Settings =>
  rows.some((row) => row.draft !== null || row.years.some(({ missing }) => missing !== 'no')) ? usual : { ...usual, stay: 'all' }
