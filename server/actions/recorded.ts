/** How changes of rules are recorded among the changes of cells. */
import type { RuleSheet } from '../../db/changes.ts'
import type { Id } from '../../db/schema.ts'

/** Sheet name of rules: the row is an indicator or a plan, the column one of theirs. */
export const rulesSheet = 'rules' satisfies RuleSheet

/** Columns of a plan among them that change no verdict: whom a warning reaches. */
export const unjudged: ReadonlySet<string> = new Set(['ladder', 'mailRules'])

/** Release sources: the row is a source, the column one of its own. */
export const sourcesSheet = 'release-sources' satisfies RuleSheet

/** On whose word a rule was changed: the row is an indicator, the column what was approved; recorded with the change. */
export const approvalsSheet = 'rule-approvals' satisfies RuleSheet

/** Departments in their order, as a recorded change holds them. */
export const ownersOf = (text: string | null): readonly Id[] => (text === null ? [] : (JSON.parse(text) as Id[]))

/** Orders and papers: the row is one of them, the column what was written of it; `turn/…` holds a turn whole. */
export const ordersSheet = 'orders'
export const papersSheet = 'papers'
