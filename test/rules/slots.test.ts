/** When jobs are meant to run, and what is made up for after downtime. */
import { describe, expect, it } from 'vitest'
import { dueSlots, isOverdue, latestSlot, nextSlot, timings } from '../../server/rules/slots.ts'
import { publishedWorkdays } from '../support/facts.ts'

const zone = 'Asia/Shanghai'
const workdays = publishedWorkdays
const names = (done: string | null, now: string) => dueSlots(timings.evaluate, done, now, zone, workdays).map(({ name }) => name.slice(0, 10))
const slot = (day: string): string => `${day} ${zone}`

describe('the night’s slots', () => {
  it('is the newest alone where nothing ever ran', () => {
    expect(names(null, '2026-11-23T05:00:00.000Z')).toEqual(['2026-11-23'])
  })

  it('is the newest again where it is done: the claim refuses it', () => {
    expect(names(slot('2026-11-23'), '2026-11-23T05:00:00.000Z')).toEqual(['2026-11-23'])
  })

  it('are all workdays that were missed, in order', () => {
    expect(names(slot('2026-11-18'), '2026-11-23T05:00:00.000Z')).toEqual(['2026-11-19', '2026-11-20', '2026-11-23'])
  })

  it('leave out the National Day holiday and take the Sunday that is worked', () => {
    expect(names(slot('2026-09-18'), '2026-10-09T05:00:00.000Z')).toEqual([
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
    ])
  })

  it('begin at seven: an hour before, the day before is the newest', () => {
    expect(names(slot('2026-11-19'), '2026-11-22T22:00:00.000Z')).toEqual(['2026-11-20'])
    expect(names(slot('2026-11-19'), '2026-11-22T23:00:00.000Z')).toEqual(['2026-11-20', '2026-11-23'])
  })

  it('are the last thirty of a long downtime', () => {
    const missed = names(slot('2026-01-05'), '2026-11-23T05:00:00.000Z')
    expect([missed.length, missed.at(-1)]).toEqual([30, '2026-11-23'])
    expect(missed).toEqual(missed.toSorted())
  })

  it('are none behind a clock that went back', () => {
    expect(names(slot('2026-11-27'), '2026-11-23T05:00:00.000Z')).toEqual(['2026-11-23'])
  })
})

it('asks of what runs by the minute for the newest alone', () => {
  expect(dueSlots(timings.deliver, '2026-11-20T01:00', '2026-11-23T05:00:30.000Z', zone, workdays)).toEqual([
    { name: '2026-11-23T05:00', at: '2026-11-23T05:00:00.000Z' },
  ])
})

it('knows the slot before and after, and when one is late', () => {
  const now = '2026-11-20T23:30:00.000Z'
  expect(latestSlot(timings.evaluate.timing, now, zone, workdays).at).toBe('2026-11-19T23:00:00.000Z')
  expect(nextSlot(timings.evaluate.timing, now, zone, workdays).at).toBe('2026-11-22T23:00:00.000Z')
  expect(isOverdue({ name: '', at: '2026-11-20T23:00:00.000Z' }, 30, now)).toBe(false)
  expect(isOverdue({ name: '', at: '2026-11-20T22:59:59.000Z' }, 30, now)).toBe(true)
})
