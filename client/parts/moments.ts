/** Instants as days and times in a zone; sentences around them are the words' business. */
const zoneOfProduct = 'Asia/Shanghai'

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

interface Moment {
  readonly date: string
  readonly time: string
}

const hour = 3_600_000
/** China has one time, without summer time since 1992. The browser's own calendar takes tens of milliseconds to wake, while the page opens. */
const ofProduct = (instant: string): Moment => {
  const text = new Date(Date.parse(instant) + 8 * hour).toISOString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

/** `{ date: '2026-10-30', time: '09:20' }`. */
export const localMoment = (instant: string, zone: string = zoneOfProduct): Moment => {
  if (zone === zoneOfProduct) return ofProduct(instant)
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
}
