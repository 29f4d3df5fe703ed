/** Targets: proposing, keeping, approving and changing them. */
import type {
  ApprovalFacts,
  DivisionMethod,
  DivisionStay,
  NodeFrequency,
  TargetDraftView,
  TargetProposal,
  TargetVersionView,
  TargetView,
  TargetsView,
  TargetsWritten,
} from '../../server/wire/targets.ts'
import { at, call } from './door.ts'

/** What proposing, keeping, approving and changing targets take; see `server/routes/targets.ts`. */
export interface ProposalRequest {
  readonly stay: DivisionStay
  readonly within: NodeFrequency | null
  readonly path: 'linear' | 'like-last-year'
  readonly items: readonly { readonly indicator: string; readonly method: DivisionMethod | null; readonly typed?: Readonly<Record<string, string>> }[]
}
export interface DraftRequest {
  readonly indicator: string
  /** When the draft that was looked at was saved. */
  readonly seen: string | null
  readonly draft: Pick<TargetDraftView, 'method' | 'years' | 'nodes'> | null
}
export interface DecompositionRequest {
  readonly approval: ApprovalFacts
  readonly items: readonly {
    readonly indicator: string
    readonly years: readonly { readonly year: number; readonly was: string | null; readonly value: string }[]
    readonly nodes: TargetDraftView['nodes']
  }[]
}
export type TargetChange = Pick<TargetView, 'kind' | 'dueOn' | 'modal'> &
  Pick<TargetVersionView, 'operator' | 'value' | 'range' | 'width'> & {
    /** Version that was looked at; `null` of a target that is new. */
    readonly seen: string | null
  }
export const getTargets = (plan: string): Promise<TargetsView> => call('GET', at('plans', plan, 'targets'))
export const proposeTargets = (plan: string, asked: ProposalRequest): Promise<readonly TargetProposal[]> =>
  call('POST', at('plans', plan, 'targets', 'proposal'), asked)
export const keepDrafts = (plan: string, drafts: readonly DraftRequest[]): Promise<TargetsWritten> =>
  call('PUT', at('plans', plan, 'targets', 'draft'), { drafts })
export const approveTargets = (plan: string, decomposition: DecompositionRequest): Promise<TargetsWritten> =>
  call('POST', at('plans', plan, 'targets', 'approve'), decomposition)
export const changeTargets = (plan: string, indicator: string, approval: ApprovalFacts, changes: readonly TargetChange[]): Promise<TargetsWritten> =>
  call('POST', at('plans', plan, 'targets', 'change'), { approval, indicator, changes })
export const takeBackTarget = (plan: string, indicator: string, version: string): Promise<TargetsWritten> =>
  call('DELETE', at('plans', plan, 'targets', indicator, 'versions', version))
