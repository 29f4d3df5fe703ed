/** Links in mails and deadlines in calendars, in English. */
import type { FormCounts, FormWords } from './forms.ts'

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const matters = ({ cells, warnings, orders }: FormCounts): string =>
  [cells > 0 && counted(cells, 'figure', 'figures'), warnings > 0 && counted(warnings, 'warning', 'warnings'), orders > 0 && counted(orders, 'order', 'orders')]
    .filter(Boolean)
    .join(', ')

export const formsEn = (date: (day: string) => string): FormWords => ({
  mail: {
    subject: '[New link] Please go on with the link in this mail',
    intro: (counts) => `your link was opened on another device, or its time was over; here is a new one (${matters(counts)}).`,
    open: 'Open the form',
    until: (day) => `The link is for you alone. It works in the browser in which it is first opened, until ${date(day)}.`,
    why: 'You get this mail because a new link was asked for on the page of your form. If that was not you, leave it: nobody else can use your link.',
  },
  uses: {
    opened: 'link opened',
    elsewhere: 'opened in another browser, refused',
    saved: 'figures saved',
    filed: 'file added',
    refused: 'sent what the link does not open, refused',
    answered: 'figure checked',
    acknowledged: 'warning answered',
    order_turned: 'order seen to',
    renewed: 'new link asked for',
  },
  feed: {
    name: (person) => `Xushi · deadlines of ${person}`,
    release: (count, first) => (count === 1 ? `Figure due: ${first}` : `${count} figures due: ${first} and others`),
    target: (count, first) => (count === 1 ? `Target due: ${first}` : `${count} targets due: ${first} and others`),
    promise: (indicator) => `Promised: ${indicator}`,
    order: (number, title) => `Order due: ${title} (${number})`,
    matter: (number, name, more) => `${number} ${name} (${more})`.trim(),
    cause: (word) => `Warning: ${word}`,
    firstLimit: (day) => `First due ${date(day)}`,
  },
})
