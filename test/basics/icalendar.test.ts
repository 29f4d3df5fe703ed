import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarEvent } from '../../server/basics/icalendar.ts'
import { icalendar, revisedEvents } from '../../server/basics/icalendar.ts'
import { readCalendar } from '../support/icalendar.ts'

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@xushi',
  day: '2026-12-31',
  summary: '报数',
  description: '',
  url: 'http://x/',
  ...more,
})
const [first, second] = ['2026-11-23T02:00:00.000Z', '2026-11-24T02:00:00.000Z']
const mark = (text: string): string => text
const revised = (events: readonly CalendarEvent[], known: Parameters<typeof revisedEvents>[1] = new Map(), now = first) =>
  revisedEvents(events, known, now, mark)

describe('a calendar', () => {
  it('has whole days that end the day after, also at the end of a year', () => {
    const { calendar, events } = readCalendar(icalendar('时限', 'zh-CN', [event()], revised([event()])!))
    expect(calendar).toMatchObject({ VERSION: '2.0', NAME: '时限', 'X-WR-CALNAME': '时限' })
    expect(events).toMatchObject([{ 'DTSTART;VALUE=DATE': '20261231', 'DTEND;VALUE=DATE': '20270101', DTSTAMP: '20261123T020000Z', SEQUENCE: '0' }])
  })

  it('gives any text back as it was, in lines of at most 75 octets', () => {
    const texts = [String.raw`\;,:"` + '\n行\r\n二\r三', '指标，'.repeat(60), '👩‍👩‍👧‍👦'.repeat(20), 'BEGIN:VEVENT\nEND:VCALENDAR', '\u0000\u0007\t x']
    const events = texts.map((summary, place) => event({ uid: `${place}@xushi`, summary, description: summary }))
    const read = readCalendar(icalendar('时限', 'zh-CN', events, revised(events)!)).events
    expect(read.map((one) => one['SUMMARY'])).toEqual([String.raw`\;,:"` + '\n行\n二\n三', texts[1], texts[2], texts[3], '    x'])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const one = [event({ summary: text, description: text })]
        const [found] = readCalendar(icalendar(text, 'en', one, revised(one)!)).events
        expect(found!['SUMMARY']).toBe(
          text
            .toWellFormed()
            .replaceAll(/\r\n?|\n/g, '\n')
            .replaceAll(/[^\P{Cc}\n]/gu, ' '),
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('revisions', () => {
  it('count changes of an event, and stay where nothing changed', () => {
    const known = revised([event()])!
    expect(revised([event()], known, second)).toBeNull()
    const moved = revised([event({ day: '2027-01-04' })], known, second)!
    expect(moved.get('a@xushi')).toMatchObject({ sequence: 1, at: second })
    // Gone and back: it goes on.
    expect(revised([], moved, second)).toBeNull()
    expect(revised([event()], moved, second)!.get('a@xushi')).toMatchObject({ sequence: 2 })
  })
})
