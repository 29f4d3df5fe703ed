/** What the calendar page says about a person's own deadlines in other calendars, in English. */
import type { feedZhCn } from './feed-zh-cn.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayMonth = (date: string): string => `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ''}`

export const feedEn: typeof feedZhCn = {
  title: 'My deadlines in other calendars',
  why: 'Days by which figures are wanted, targets, promised days and limits of orders, kept up to date in the calendar of a phone or desk. Whoever has the address can read it: please keep it to yourself.',
  none: 'Not set up.',
  make: 'Make an address',
  renew: 'Change the address',
  drop: 'Give it up',
  dropped: 'Given up; the address is dead.',
  since: (on, readOn) => `Since ${dayMonth(on)}, ${readOn === null ? 'not read by any calendar yet' : `last read on ${dayMonth(readOn)}`}.`,
  once: 'The address is shown this once: put it where your calendar subscribes to others. Any former address is dead.',
  address: 'Address',
  subscribe: 'Open in the calendar of this machine',
}
