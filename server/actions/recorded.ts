/** How changes of rules are recorded among the changes of cells. */
import type { Id } from '../../db/schema.ts'

/** Sheet name of rules: the row is an indicator or a plan, the column one of theirs. */
export const rulesSheet = 'rules'

/** Departments in their order, as a recorded change holds them. */
export const ownersOf = (text: string | null): readonly Id[] => (text === null ? [] : (JSON.parse(text) as Id[]))
