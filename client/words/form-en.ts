/** What the form behind a link in a mail says beside the words of one's own work, in English. */
import type { formZhCn } from './form-zh-cn.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayMonth = (date: string): string => `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''}`
const moment = (instant: string): string => {
  const at = new Date(instant)
  return `${at.getDate()} ${months[at.getMonth()] ?? ''} at ${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
}
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const formEn: typeof formZhCn = {
  title: 'Fill in',
  product: 'Xushi',
  loading: 'Opening…',
  demonstration: 'Demonstration: all figures are made up.',
  greeting: (person) => `Dear ${person}`,
  asks: (cells, warnings, orders) =>
    `Please see to ${[cells > 0 && counted(cells, 'figure', 'figures'), warnings > 0 && counted(warnings, 'warning', 'warnings'), orders > 0 && counted(orders, 'order', 'orders')].filter(Boolean).join(', ')}.`,
  open: 'Open the form',
  binds: (until) => `No password is needed. From then on the link works in this browser alone, until ${dayMonth(until)}; forwarded it is of no use.`,
  until: (until) => `Link ends ${dayMonth(until)}`,
  closed: {
    elsewhere: 'This link has been opened in another browser and cannot be used here.',
    expired: (until) => `This link ended on ${dayMonth(until)}.`,
    replaced: 'This link is no longer in use: a newer one was opened, or your account or address has changed.',
  },
  renewWhy: 'If it is yours, a new link can be sent to your mailbox. It goes to you alone, not to whoever forwarded or received this one.',
  renew: 'Send a new link to my mailbox',
  renewed: (at) =>
    new Date(at).getTime() <= Date.now()
      ? 'A new link is on its way to your mailbox; please open that mail.'
      : `A new link goes to your mailbox on ${moment(at)}; please open that mail.`,
  nothing: 'This link does not open',
  nothingWhy: 'Please open the whole link from the mail itself; the one in the list of mails has no key. With an account you can sign in instead.',
  signIn: 'Sign in',
  offline: 'The server cannot be reached.',
  again: 'Try again',
  cells: (count) => `Figures wanted · ${count}`,
  filled: (count) => `Received · ${count}`,
  warnings: (count) => `Warnings · ${count}`,
  flag: 'Kind of figure',
  confirm: 'Unchanged, confirm',
  save: (count) => (count === 0 ? 'Save' : `Save ${counted(count, 'figure', 'figures')}`),
  saving: 'Saving…',
  unsent: (count) => `The server cannot be reached; ${counted(count, 'figure is', 'figures are')} kept in this browser and sent once the connection is back.`,
  saved: (count) => `${counted(count, 'figure', 'figures')} saved.`,
  partly: (saved, refused) => `${saved > 0 ? `${saved} saved, ` : ''}${refused} not saved; please see what is red.`,
  takenBy: (name, who, theirs, mine) => `${who ?? 'Somebody'} has reported ${theirs} for “${name}”; your ${mine} was not saved.`,
  noLonger: (name, mine) => `“${name}” is not asked of you any more; your ${mine} was not saved.`,
  file: 'Add a file',
  fileLabel: (name) => `Add a file: ${name}`,
  filing: 'Sending the file…',
  filed: (name) => `“${name}” received.`,
  keptHere: 'What you type is kept in this browser; a reload or a bad connection loses nothing.',
  cannotYet: 'Not possible yet? Say why, and by when',
  acknowledge: 'Give cause, measures and a date',
  reason: 'Cause',
  measures: 'Measures',
  promisedOn: 'Promised by',
  promiseHint: 'Reminders rest until that day, and go on by themselves after it.',
  send: 'Send',
  sent: 'Sent; reminders rest until the promised day.',
  said: (who, day) => `${who} has answered and promises it by ${dayMonth(day)}`,
  sayAnew: 'Answer anew',
  missing: {
    note: 'Please say something about it.',
    reason: 'Please give the cause.',
    measures: 'Please give the measures.',
    promisedOn: 'Please choose a day.',
  },
  orders: (count) => `Orders · ${count}`,
  limit: (day) => `Due ${dayMonth(day)}`,
  firstLimit: (day) => `first due ${dayMonth(day)}`,
  overdue: 'past its limit',
  extensionAsked: (day) => `A later limit (${dayMonth(day)}) was asked for; the supervising side decides.`,
  newLimit: 'Later limit asked for',
  notes: { reported: 'How it goes', extension_asked: 'Why more time is needed' },
  turned: (act) => `Received: ${act}.`,
  thanks: 'Thank you, all that this mail asked for has been received.',
  next: (name, period, day, others) =>
    `Next: ${name} (${period})${others > 0 ? ` and ${counted(others, 'other', 'others')}` : ''}, by ${dayMonth(day)}; a mail will remind you.`,
  nothingNext: 'Nothing else is wanted at the moment; you may close this page.',
}
