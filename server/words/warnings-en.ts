import type { WarningWords } from './warnings.ts'

export const warningsEn: WarningWords = {
  refusal: {
    mute_out_of_range: ({ from, to }) => `The last muted day has to lie between ${from ?? ''} and ${to ?? ''}.`,
    absence_out_of_range: () => 'It cannot end before it begins or before today, nor last longer than a year.',
    no_stand_in: () => 'The stand-in has to be another person with an active account.',
  },
}
