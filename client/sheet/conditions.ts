/** Conditions on rows as they travel: in a view that is saved, in the browser's store, in the sheet's filter. Pure. */
import type { Id } from '../../server/wire/rows.ts'
import type { RowCondition } from '../../server/wire/views.ts'

export type { RowCondition } from '../../server/wire/views.ts'
export type NumberCondition = Extract<RowCondition, { kind: 'number' }>

/** What rows are chosen by beside the search. */
export interface SheetFilter {
  /** All of them hold. */
  readonly conditions?: readonly RowCondition[] | undefined
  /** Departments of the person: leads or takes part. */
  readonly mine?: readonly Id[] | null | undefined
}

const gist = ({ conditions = [], mine = null }: SheetFilter): string => JSON.stringify([conditions, mine])
export const isSameFilter = (one: SheetFilter, other: SheetFilter): boolean => gist(one) === gist(other)

/** One entry of a list to choose by. */
export interface Choice {
  readonly key: string
  readonly word: string
  /** Rows that it would leave with everything else that is asked for. */
  readonly count: number
}

export const numberOperators = ['>', '>=', '<', '<=', '=', 'between', 'empty', 'filled'] as const
export type NumberOperator = (typeof numberOperators)[number]
/** How many numbers an operator takes. */
export const operandsOf = (operator: NumberOperator): 0 | 1 | 2 => (operator === 'between' ? 2 : operator === 'empty' || operator === 'filled' ? 0 : 1)

/** A condition put in place of the one on its column; `null` takes that away. */
export const withCondition = (conditions: readonly RowCondition[], column: string, condition: RowCondition | null): readonly RowCondition[] => {
  const at = conditions.findIndex((each) => each.column === column)
  if (condition === null) return conditions.filter((each) => each.column !== column)
  return at < 0 ? [...conditions, condition] : conditions.map((each, place) => (place === at ? condition : each))
}

/** What is chosen in a list; nothing chosen is no condition. */
export const chosenIn = (conditions: readonly RowCondition[], column: string): readonly string[] => {
  const found = conditions.find((each) => each.column === column)
  return found?.kind === 'list' ? found.values : []
}
export const choosing = (conditions: readonly RowCondition[], column: string, values: readonly string[]): readonly RowCondition[] =>
  withCondition(conditions, column, values.length === 0 ? null : { kind: 'list', column, values })
