/** Closed list of what can be wrong with people's data. Codes travel; sentences are made last, in `words/`. */

export const problemCodes = [
  'not_a_number',
  'bad_grouping',
  'wrong_unit',
  'percent_not_expected',
  'spreadsheet_error',
  'not_a_sum',
  'divided_by_zero',
  'too_long',
  'too_many_digits',
  'ambiguous_blank',
  'not_a_verdict',
  'evidence_missing',
  'not_a_place',
  'computed',
  'unknown_cell',
  'unknown_period',
  'period_not_reported',
  'period_outside_plan',
  'period_not_begun',
  'period_closed',
  'not_yours',
  'not_a_period',
  'changed_meanwhile',
  'approved_target',
  'text_too_long',
  'must_not_be_empty',
  'not_a_whole_number',
  'not_a_date',
  'unknown_name',
  'ambiguous_name',
  'too_many_names',
  'stands_under_itself',
  'no_list_to_open',
  'has_figures',
  'has_values',
  'made_by_formula',
  'part_of_others',
  'has_below',
  'department_in_use',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** One thing wrong, with the parameters its sentence needs. */
export interface Problem {
  readonly code: ProblemCode
  readonly parameters: Readonly<Record<string, string>>
}

export const problem = (code: ProblemCode, parameters: Problem['parameters'] = {}): Problem => ({ code, parameters })
