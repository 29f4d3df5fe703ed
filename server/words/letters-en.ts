/** Weekly list, monthly page and switching off in English. */
import type { OptionalMail } from '../../db/schema.ts'
import { digestEn } from './digest-en.ts'
import type { LetterWords } from './letters.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const monthOf = (date: string): string => months[Number(date.slice(5, 7)) - 1] ?? ''
const fullDate = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`
const shortDate = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date).slice(0, 3)}`
const named = (kinds: readonly OptionalMail[]): string => kinds.map((kind) => digestEn.optional[kind]).join(', ')

export const lettersEn: LetterWords = {
  weekly: {
    subject: (department, count, day) => `[Weekly list] ${department === null ? '' : `${department}: `}${digestEn.counted(count)} (${shortDate(day)})`,
    intro: (department, day) => `as of ${fullDate(day)} these matters of ${department ?? 'your department'} are not settled:`,
    promised: (standing, passed) =>
      standing + passed === 0
        ? 'None of them has a promised date.'
        : `${standing + passed} ${standing + passed === 1 ? 'has' : 'have'} a promised date${passed === 0 ? '' : `, of which ${passed} ${passed === 1 ? 'has' : 'have'} passed`}.`,
    why: 'You get this list once a week as head of the department.',
  },
  monthly: {
    subject: (plan, counts, month) =>
      `[Monthly page] ${plan}: ${counts.red} red, ${counts.yellow} yellow, ${counts.green + counts.blue} green (${monthOf(month)})`,
    intro: (plan, scope, day) => `as of ${fullDate(day)}, ${plan}${scope === null ? '' : ` (${scope})`}:`,
    counts: { red: 'Red', yellow: 'Yellow', green: 'Green and done' },
    share: (count, of) => (of === 0 ? '' : `${Math.round((count * 100) / of)}%`),
    others: (grey, unreported) => (grey === 0 ? '' : `${grey} more are not judged${unreported === 0 ? '' : `, of which ${unreported} not reported`}.`),
    redList: (count) => `Red · ${count}`,
    none: 'Nothing is red.',
    heads: { matter: 'Matter', who: 'Lead', since: 'Since', gap: 'Gap', asked: 'What is asked' },
    nobody: 'nobody named',
    since: (on, periods) => `${on === null ? 'this period' : shortDate(on)}${periods > 1 ? `, ${periods} periods running` : ''}`,
    usualAsk: 'say why, and what is being done',
    promised: (on, isOver) => `promised by ${shortDate(on)}${isOver ? ' (passed)' : ''}`,
    order: (year, number, limitOn) => `order ${year}/${number}, by ${shortDate(limitOn)}`,
    more: (count) => `${count} more stand in the attached ledger.`,
    attached: (file) => `Attached: ${file}`,
    tooLarge: (megabytes) => `The ledger is larger than ${megabytes} MB and is not attached; please download it under reports.`,
    notAttached: 'By the settings of this plan mails hold no figures; please download the ledger under reports.',
    why: 'You get this page once a month as leader in charge.',
  },
  sample: {
    subject: (subject) => `[Sample] ${subject}`,
    from: {
      waiting: 'Sample: your next mail as it would look now. It has not been sent.',
      standing: 'Sample: nothing new waits for you, so this is made from what stands unsettled.',
    },
  },
  unsubscribe: {
    title: 'Switch off mails',
    ask: (name, kinds) => `For ${name} this will switch off: ${named(kinds)}. Warnings, chasing and orders are duties and always come.`,
    done: (name, kinds) => `For ${name} this is now switched off: ${named(kinds)}. Warnings, chasing and orders are duties and still come.`,
    nothing: 'There is nothing to switch off: warnings, chasing and orders are duties and always come.',
    button: 'Switch off',
    settings: 'Sign in to see your mail settings',
    undo: 'To undo it, sign in and switch it on in your mail settings',
  },
}
