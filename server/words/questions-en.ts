/** What English asks about a figure that was entered. */
import type { ObservationFlag } from '../../db/schema.ts'
import { shown } from '../basics/decimal.ts'
import { withUnit } from './explain-en.ts'
import { shownAsGiven } from './figures.ts'
import type { AskedSubject as Subject, QuestionWords } from './questions.ts'
import type { Words } from './words.ts'

const matters: QuestionWords['matters'] = {
  not_ended: 'period not over',
  falls_below_last: 'running total falls',
  above_next: 'above the next total',
  month_alone: 'looks like one period alone',
  year_so_far: 'looks like the year so far',
  same_as_last: 'same as last time',
  over_whole: 'over 100%',
  as_fraction: 'looks like a fraction',
  as_percent: 'looks like a percentage',
  magnitude: 'magnitude',
  jump: 'unusual change',
  places_jump: 'rank moves far',
  other_frequency: 'frequencies disagree',
  sum_of_periods: 'periods do not add up',
  parts_over_whole: 'parts exceed the whole',
  parts_not_whole: 'parts do not add up',
  flag_back: 'less firm than before',
  minus_of_a_fall: 'fall with a minus',
}

export const questionsEn = (say: Pick<Words, 'period' | 'flags'>): QuestionWords => {
  const figure = (value = '0', { unit }: Subject): string => withUnit(shownAsGiven(value), unit)
  const about = (value = '0', subject: Subject): string =>
    withUnit(shown(value, Math.min(6, Math.max(subject.decimals, value.split('.')[1]?.length ?? 0))), subject.unit)
  const apart = (value = '0', subject: Subject): string => about(value, subject.unit === '%' ? { ...subject, unit: 'points' } : subject)
  return {
    matters,
    ask: ({ code, parameters: p }, subject) => {
      const at = (period = ''): string => say.period(period, subject.basis)
      switch (code) {
        case 'not_ended':
          return `${at(p.period)} is not over, yet the figure was entered as verified. Is it the right period? If it is an estimate, mark it as one.`
        case 'falls_below_last':
          return `The running total ${figure(p.value, subject)} is below ${figure(p.other, subject)} for ${at(p.otherPeriod)}. Running totals seldom fall: mistyped, or something left out?`
        case 'above_next':
          return `The running total ${figure(p.value, subject)} is above the next one, ${figure(p.other, subject)} for ${at(p.otherPeriod)}; one of the two needs a look.`
        case 'month_alone':
          return `${figure(p.value, subject)} looks like this period alone; this indicator takes running totals, and ${at(p.otherPeriod)} already had ${figure(p.other, subject)}.`
        case 'year_so_far':
          return `${figure(p.value, subject)} looks like the year so far; this indicator takes each period alone, and ${at(p.from)} to ${at(p.to)} add up to ${figure(p.sum, subject)}.`
        case 'same_as_last':
          return `${figure(p.value, subject)} is the same as for ${at(p.lastPeriod)}, to the last digit. Not updated yet?`
        case 'over_whole':
          return `${figure(p.value, subject)} is more than 100%. A share is seldom more than the whole: mistyped?`
        case 'as_fraction':
          return `Usually about ${about(p.usual, subject)}; ${figure(p.value, subject)} looks like a fraction. Should it be ${figure(p.likely, subject)}?`
        case 'as_percent':
          return `Usually about ${about(p.usual, subject)}; ${figure(p.value, subject)} is a hundred times as much. Should it be ${figure(p.likely, subject)}?`
        case 'magnitude': {
          const times = p.way === 'more' ? `${shown(p.factor ?? '0', 0)} times` : `1/${shown(p.factor ?? '0', 0)} of`
          return `${figure(p.value, subject)} is about ${times} the usual ${about(p.usual, subject)}. Is the unit or the point wrong? Should it be ${figure(p.likely, subject)}?`
        }
        case 'jump':
          if (p.kind === 'total')
            return `A total of ${figure(p.value, subject)} means ${about(p.step, subject)} more; the ${p.periods} known periods usually add ${about(p.usual, subject)} each. That is beyond the usual.`
          return p.kind === 'flow'
            ? `${figure(p.value, subject)} is far from the ${about(p.usual, subject)} that is usual over ${p.periods} periods.`
            : `A change of ${apart(p.step, subject)} from ${figure(p.last, subject)} for ${at(p.lastPeriod)}; the usual change over ${p.periods} periods is ${apart(p.usual, subject)}. That is beyond the usual.`
        case 'places_jump':
          return `From place ${p.last} for ${at(p.lastPeriod)} to place ${p.value}: ${p.places} places, far more than ever before.`
        case 'other_frequency':
          return `${figure(p.value, subject)} here, but ${figure(p.other, subject)} was filed for ${at(p.otherPeriod)}, which ends on the same day; both should agree.`
        case 'sum_of_periods':
          return `${at(p.period)} has ${figure(p.value, subject)}, its ${p.count} parts add up to ${figure(p.sum, subject)}; both should agree.`
        case 'parts_over_whole':
          return `The parts (${p.partNames}) come to ${shownAsGiven(p.parts ?? '0')}, more than the whole (${p.wholeName}), ${shownAsGiven(p.whole ?? '0')}.`
        case 'parts_not_whole':
          return `The parts (${p.partNames}) come to ${shownAsGiven(p.parts ?? '0')}, not to the whole (${p.wholeName}), ${shownAsGiven(p.whole ?? '0')}, as they always did.`
        case 'flag_back':
          return `This period already had a figure “${say.flags[p.firmest as ObservationFlag]}”; the new one is only “${say.flags[p.flag as ObservationFlag]}”.`
        case 'minus_of_a_fall':
          return `A fall is entered as it is: a fall of ${figure(p.value?.replace('-', ''), subject)} without the minus; ${figure(p.value, subject)} means a rise.`
        default:
          return code satisfies never
      }
    },
  }
}
