/** What every language says about targets that are divided, approved and changed. */
import type { DateText } from '../../db/schema.ts'
import type { Lack } from '../rules/decompose.ts'

/** Refusals of changes of targets. */
export type TargetRefusal =
  | 'nothing_to_divide'
  | 'targets_changed'
  | 'targets_do_not_add_up'
  | 'approval_in_future'
  | 'approval_before_plan'
  | 'approval_before_former'
  | 'target_in_print'

export interface TargetWords {
  /** Why something could not be proposed. */
  readonly lacks: Readonly<Record<Lack, string>>
  readonly refusal: Readonly<Record<TargetRefusal, (parameters: Readonly<Record<string, string>>) => string>>
  /** A note under a table: what a target was and is, and by whose word. `before` and `after` are `null` where there was or is none. */
  readonly changed: (change: {
    readonly name: string
    readonly what: 'final' | 'year' | 'node'
    readonly dueOn: DateText
    readonly before: string | null
    readonly after: string | null
    readonly body: string | null
    readonly document: string | null
    readonly date: DateText
  }) => string
}
