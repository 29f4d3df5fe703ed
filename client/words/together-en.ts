/** Working in one sheet together, in English. */
import type { togetherZhCn } from './together-zh-cn.ts'

export const togetherEn: typeof togetherZhCn = {
  periods: {
    section: 'Closing',
    about: 'Nobody can change the figures of a closed period; sheets that are open lock at once. To correct a figure, reopen its period first.',
    year: 'Year',
    period: 'Period',
    state: 'State',
    open: 'Open',
    closed: 'Closed',
    by: (who, moment) => (who === null ? moment : `${who}, ${moment}`),
    why: 'Remark',
    act: 'Actions',
    note: 'Remark (optional)',
    close: 'Close',
    closeUpTo: 'Close with all before it',
    reopen: 'Reopen',
    reopenUpTo: 'Reopen with all before it',
    closeOne: (period) => `Close ${period}`,
    reopenOne: (period) => `Reopen ${period}`,
    notBegun: 'Not begun',
    confirmClose: (period, upTo) =>
      upTo
        ? `${period} and every month, quarter, half-year and year that ended by then take no more figures. Whoever is typing sees it at once.`
        : `${period} takes no more figures. Whoever is typing sees it at once.`,
    confirmReopen: (period, upTo) =>
      upTo ? `${period} and every month, quarter, half-year and year that ended by then take figures again.` : `${period} takes figures again.`,
    cancel: 'Cancel',
  },
  here: {
    others: (count) => (count === 1 ? '1 other person here' : `${count} others here`),
    elsewhere: 'outside of what is shown',
  },
  steps: {
    next: (name, step) => `${name}: ${step}`,
    list: (name) => `${name} several steps`,
    upTo: (name, steps, step) => `${name} ${steps} steps, back to: ${step}`,
  },
}
