/** What every language says about warnings: why a request about one is refused. */
export type WarningRefusal = 'mute_out_of_range' | 'absence_out_of_range' | 'no_stand_in'

export interface WarningWords {
  readonly refusal: Readonly<Record<WarningRefusal, (parameters: Readonly<Record<string, string>>) => string>>
}
