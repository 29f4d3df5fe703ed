/** Targets in English. */
import type { TargetWords } from './targets.ts'

const day = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
const kinds = { final: 'final target', node: 'dated target' } as const

export const targetsEn: TargetWords = {
  lacks: {
    start: 'There is no baseline and no figure of the year before to start from; enter a baseline or fill in the years.',
    positive: 'Start and end must be above 0 to go by one rate; use equal steps instead.',
    past: 'There are too few figures of past years to go by their proportions.',
  },
  refusal: {
    nothing_to_divide: ({ nameEn }) => `“${nameEn}” has no final figure to divide.`,
    targets_changed: ({ nameEn }) => `The target of “${nameEn}” has changed since you opened it; reload and check before you go on.`,
    targets_do_not_add_up: ({ nameEn, left, unit }) =>
      `The years of “${nameEn}” do not add up to the target${left ? `: ${left} ${unit} left` : ''}. Nothing was approved.`,
    approval_in_future: ({ date }) => `The day of approval${date ? ` (${day(date)})` : ''} is later than today.`,
    approval_before_plan: ({ date }) => `The day of approval lies before the plan${date ? ` (from ${day(date)})` : ''}.`,
    approval_before_former: ({ nameEn, date }) =>
      `The present target of “${nameEn}” was approved ${date ? `on ${day(date)}` : 'later'}; a new approval cannot be earlier.`,
    target_in_print: ({ nameEn }) =>
      `This version of “${nameEn}” cannot be taken back: only the newest one, entered today and not printed, can. Change the target by a document instead.`,
  },
  changed: ({ name, what, dueOn, before, after, body, document, date }) => {
    const kind = what === 'year' ? `target of ${dueOn.slice(0, 4)}` : kinds[what]
    const basis = `by ${body ?? 'approval'}${document === null ? '' : ` (${document})`} on ${day(date)}`
    if (before === null) return `${name}: ${kind} ${after ?? ''}, approved ${basis}.`
    return after === null
      ? `${name}: the ${kind} was ${before}, withdrawn ${basis}.`
      : `${name}: the ${kind} was ${before}, changed to ${after} ${basis}; verdicts before that day are by the former.`
  },
}
