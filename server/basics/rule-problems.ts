/** What can be wrong with rules that people set: lights, paths, release days. Codes and parameters; sentences are made last, in `words/`. */

export const ruleProblemCodes = [
  'no_such_preset',
  'no_such_threshold',
  'threshold_not_a_number',
  'threshold_out_of_range',
  'thresholds_out_of_order',
  'counter_not_whole',
  'share_out_of_range',
  'no_such_path',
  'path_unused',
  'nodes_missing',
  'nodes_not_taken',
  'node_not_a_period',
  'node_outside_plan',
  'node_not_a_number',
  'nodes_out_of_order',
  'node_falls_back',
  'node_beyond_target',
  'node_not_the_target',
  'workdays_not_whole',
  'no_such_source',
  'release_not_a_period',
  'release_not_its_period',
  'release_not_a_day',
  'release_before_end',
  'release_too_late',
  'source_unnamed',
  'source_named_twice',
  'source_in_use',
  'approval_missing',
  'approval_in_future',
  'time_not_read',
  'hours_too_short',
  'weekly_not_a_day',
  'monthly_not_a_day',
  'not_optional',
  'contact_too_long',
  'ladder_too_long',
  'ladder_key_twice',
  'ladder_key_wrong',
  'ladder_kind_unknown',
  'ladder_cause_unknown',
  'ladder_causes_missing',
  'ladder_causes_of_remind',
  'ladder_audience_unknown',
  'ladder_audience_missing',
  'ladder_days_wrong',
  'ladder_days_descend',
  'ladder_light_unknown',
  'ladder_periods_wrong',
  'ladder_repeat_wrong',
  'ladder_remind_once',
] as const
export type RuleProblemCode = (typeof ruleProblemCodes)[number]

/** Which part of the rules it is about. */
export type RuleField = 'light' | 'counters' | 'basicallyMetFrom' | 'path' | 'nodes' | 'release' | 'source' | 'approval' | 'mail' | 'ladder'

export interface RuleProblem {
  readonly code: RuleProblemCode
  readonly field: RuleField
  /** Place of the node that it is about; `null`: about the whole. */
  readonly row: number | null
  readonly parameters: Readonly<Record<string, string>>
}

export const ruleProblem = (code: RuleProblemCode, field: RuleField, parameters: RuleProblem['parameters'] = {}, row: number | null = null): RuleProblem => ({
  code,
  field,
  row,
  parameters,
})
