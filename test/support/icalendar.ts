/** Reads iCalendar text as strictly as the strictest program: throws at what RFC 5545 forbids. */

export interface ReadEvent {
  readonly [property: string]: string
}

const unescaped = (value: string): string => {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`a sign that is not written out: ${value}`)
  return value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

const texts = new Set(['SUMMARY', 'DESCRIPTION', 'UID', 'NAME'])

/** @returns properties of the calendar, and of each event, by name with parameters. */
export const readCalendar = (text: string): { readonly calendar: ReadEvent; readonly events: readonly ReadEvent[] } => {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) throw new Error('lines end by CRLF')
  const lines = text.slice(0, -2).split('\r\n')
  for (const line of lines) if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets: ${line}`)
  const whole = lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  const calendar: Record<string, string> = {}
  const events: Record<string, string>[] = []
  let now = calendar
  for (const line of whole) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):([^]*)$/.exec(line) ?? []
    if (name === '') throw new Error(`not a line: ${line}`)
    if (line === 'BEGIN:VEVENT') events.push((now = {}))
    else if (line === 'END:VEVENT') now = calendar
    else if (!/^(BEGIN|END)$/.test(name)) {
      if (name in now) throw new Error(`twice: ${name}`)
      now[name] = texts.has(name) ? unescaped(value) : value
    }
  }
  if (whole[0] !== 'BEGIN:VCALENDAR' || whole.at(-1) !== 'END:VCALENDAR') throw new Error('not a calendar')
  for (const event of events)
    for (const needed of ['UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'SEQUENCE', 'SUMMARY']) if (!(needed in event)) throw new Error(`an event without ${needed}`)
  if (new Set(events.map((event) => event['UID'])).size !== events.length) throw new Error('an id stands twice')
  return { calendar, events }
}
