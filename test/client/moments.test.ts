import { expect, it } from 'vitest'
import { localMoment } from '../../client/parts/moments.ts'

it('tells the same day and time of China as the browser does, at the ends of days and years', () => {
  const browser = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
  for (const instant of ['2026-10-30T01:20:00Z', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00Z', '2028-02-28T16:00:00Z', '2026-07-01T00:00:00Z']) {
    const { date, time } = localMoment(instant)
    expect(`${date} ${time}`).toBe(browser.format(new Date(instant)))
  }
})

it('tells day and time of another zone', () => {
  expect(localMoment('2026-07-01T12:00:00Z', 'Europe/Berlin')).toEqual({ date: '2026-07-01', time: '14:00' })
})
