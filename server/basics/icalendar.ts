/**
 * Days as a calendar that other programs subscribe to. Source: RFC 5545 (sections 3.1 lines, 3.3.11 text, 3.6.1 events, 3.8.7 revisions) and RFC 7986
 * (name and refresh interval). All events last a whole day: a date has no zone, so no program can shift it. Pure.
 */
import type { DateText, Instant } from '../../db/schema.ts'
import { addDays } from './calendar.ts'

export interface CalendarEvent {
  /** Names the event for good, whatever becomes of its day and words. */
  readonly uid: string
  readonly day: DateText
  readonly summary: string
  readonly description: string
  readonly url: string
}

/** How often an event was changed, and when last. `what`: a mark of its content. */
export interface Revision {
  readonly what: string
  readonly sequence: number
  readonly at: Instant
}

const octets = new TextEncoder()
const longestLine = 75

/** A line of any length as lines of at most 75 octets; no character is cut. */
const folded = (line: string): string => {
  let [out, length] = ['', 0]
  for (const sign of line) {
    const size = octets.encode(sign).length
    if (length + size > longestLine) {
      out += '\r\n '
      length = 1
    }
    out += sign
    length += size
  }
  return out
}

/** Text as a value: line breaks, commas, semicolons and backslashes are written out, other control signs left away. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|\n/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)

const basicDate = (day: DateText): string => day.replaceAll('-', '')
const basicInstant = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const contentOf = ({ uid, day, summary, description, url }: CalendarEvent): string => JSON.stringify([uid, day, summary, description, url])

/**
 * Revisions after a look: an event that reads otherwise than before is changed now, and one that is new begins at 0. Those of events that are gone
 * stay, so that one that comes back goes on.
 *
 * @param mark makes a short mark of a text. @returns `null` where nothing has changed.
 */
export const revisedEvents = (
  events: readonly CalendarEvent[],
  known: ReadonlyMap<string, Revision>,
  now: Instant,
  mark: (text: string) => string,
): ReadonlyMap<string, Revision> | null => {
  const next = new Map(known)
  let isChanged = false
  for (const event of events) {
    const before = known.get(event.uid)
    const what = mark(contentOf(event))
    if (before?.what === what) continue
    next.set(event.uid, { what, sequence: before === undefined ? 0 : before.sequence + 1, at: now })
    isChanged = true
  }
  return isChanged ? next : null
}

/** @param name as programs show it. @param revisions of all events. */
export const icalendar = (name: string, language: string, events: readonly CalendarEvent[], revisions: ReadonlyMap<string, Revision>): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Xushi//Deadlines//${language.slice(0, 2).toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => {
      const { sequence, at } = revisions.get(event.uid) ?? { sequence: 0, at: '1970-01-01T00:00:00.000Z' }
      return [
        'BEGIN:VEVENT',
        `UID:${escaped(event.uid)}`,
        `DTSTAMP:${basicInstant(at)}`,
        `LAST-MODIFIED:${basicInstant(at)}`,
        `SEQUENCE:${sequence}`,
        `DTSTART;VALUE=DATE:${basicDate(event.day)}`,
        `DTEND;VALUE=DATE:${basicDate(addDays(event.day, 1))}`,
        `SUMMARY:${escaped(event.summary)}`,
        `DESCRIPTION:${escaped(event.description)}`,
        `URL:${event.url}`,
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ]
    }),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
