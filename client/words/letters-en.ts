/** What the pages say about a person's mails and a plan's rules of mail, in English. */
import type { lettersZhCn } from './letters-zh-cn.ts'

export const lettersEn: typeof lettersZhCn = {
  settings: 'Mail settings',
  next: 'Next mail',
  settingsPage: {
    about: 'Warnings, chasing and orders are duties and always come. The kinds below can be switched off, for the plans that let people do so.',
    duties: 'Warnings, chasing, orders (cannot be switched off)',
    fixed: 'every plan wants it to be sent',
    saved: 'Saved',
    why: {
      weekly: 'Once a week, for heads: what is not settled, what is promised, what is owed.',
      monthly: 'Once a month, for leaders in charge: counts by light, the red list, the ledger attached.',
      resolved: 'Once, when something that you were warned of has recovered.',
      mentions: 'When a comment mentions you, in the mail of the day.',
      remind: 'Seven, three and one workdays before something is due.',
    },
  },
  nextPage: {
    about: 'Made from how things stand now, to look at; what waits to be sent is not touched.',
    from: {
      waiting: 'Made from what waits to be told to you',
      standing: 'Nothing new waits; made from what stands unsettled',
      nothing: 'There is nothing to tell you now',
    },
    nothingWhy: 'When there is, you get at most one mail a workday.',
    language: 'Language',
    languages: { 'zh-CN': 'Chinese', en: 'English' },
    send: 'Send it to me',
    sent: 'The sample is queued and leaves in sending hours',
  },
  rules: {
    section: 'Mail',
    about:
      'Mail leaves on legal workdays, inside the hours below, with at most one mail of warnings a person and workday. A mail about several plans leaves in the hours that all of them allow.',
    hours: 'Sending hours',
    from: 'From',
    until: 'Until',
    lists: 'Lists',
    weekly: 'Weekly list (heads)',
    weeklyWhy: 'On a day off it moves to the next workday.',
    monthly: 'Monthly page (leaders in charge, with the ledger)',
    never: 'not sent',
    weekday: (day: number) => ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][day - 1] ?? '',
    dayOfMonth: (day: number) => `day ${day}`,
    content: 'Content',
    withoutFigures: 'Notice only, no figures (mails name matters; figures are in the system, no ledger is attached)',
    contact: 'Contact',
    contactWhy: 'Stands at the end of every mail: name, office, telephone.',
    optional: 'People may switch off',
    optionalWhy: 'Warnings, chasing and orders are duties and always come.',
    reset: 'Reset',
    save: 'Save',
    saved: 'Saved; it counts from the next mail on',
  },
}
