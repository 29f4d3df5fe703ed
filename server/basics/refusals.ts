/** A request that cannot be carried out as a whole. `server/errors.ts` maps each code to a status; `words/` to a sentence. */
import type { CalendarProblem } from './holidays.ts'
import type { RuleProblem } from './rule-problems.ts'

export const orderRefusals = [
  'order_moved',
  'order_side',
  'order_own',
  'order_step',
  'order_note',
  'order_steps',
  'order_unsolved',
  'order_evidence',
  'order_late',
  'order_limit',
  'order_asked',
  'order_not_asked',
  'order_keeps',
  'order_unaddressed',
  'paper_ended',
  'paper_changed',
  'paper_outdated',
  'paper_empty',
  'paper_unaddressed',
] as const
/** Refusals of orders (督办件) and papers. */
export type OrderRefusal = (typeof orderRefusals)[number]

export const refusalCodes = [
  'malformed',
  'not_json',
  'too_large',
  'not_signed_in',
  'wrong_password',
  'wrong_current_password',
  'too_many_tries',
  'not_allowed',
  'not_found',
  'outside_plan',
  'email_taken',
  'made_in_circle',
  'calendar_refused',
  'calendar_changed',
  'nothing_to_divide',
  'targets_changed',
  'targets_do_not_add_up',
  'approval_in_future',
  'approval_before_plan',
  'approval_before_former',
  'target_in_print',
  'rules_refused',
  'rules_changed',
  'nodes_closed',
  'view_changed',
  'too_many_views',
  'robot_address',
  'too_many_robots',
  'mute_out_of_range',
  'absence_out_of_range',
  'no_stand_in',
  'comment_empty',
  'comment_too_long',
  'file_empty',
  'file_too_large',
  'file_refused',
  'file_quota',
  'file_lost',
  'form_closed',
  'word_empty',
  'promise_unclear',
  ...orderRefusals,
  'busy',
  'storage_full',
  'unavailable',
  'failed',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** One thing of several that are wrong. */
export type StatedProblem = CalendarProblem | RuleProblem

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly parameters: Readonly<Record<string, string>>
  /** Everything that is wrong, where that is more than a code can say. */
  readonly problems: readonly StatedProblem[]
  constructor(
    code: RefusalCode,
    parameters: Readonly<Record<string, string>> = {},
    { problems = [], ...options }: ErrorOptions & { readonly problems?: readonly StatedProblem[] } = {},
  ) {
    super(`${code} ${JSON.stringify(parameters)}`, options)
    this.name = 'Refusal'
    this.code = code
    this.parameters = parameters
    this.problems = problems
  }
}
