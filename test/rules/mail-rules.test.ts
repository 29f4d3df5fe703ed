/** Rules of mail: what a plan may set, and what follows for hours, lists and what people switch off. */
import { describe, expect, it } from 'vitest'
import { commonHours, isWanted, mailRulesOf, monthlyDay, problemsOfMailRules, sendingTime, usualMailRules, weeklyDay } from '../../server/rules/mail-rules.ts'
import { publishedWorkdays } from '../support/facts.ts'

const zone = 'Asia/Shanghai'
const codes = (rules: object): readonly string[] => problemsOfMailRules({ ...usualMailRules, ...rules }).map(({ code }) => code)

it('has usual rules, of which a plan changes some', () => {
  expect(mailRulesOf({ mailRules: null })).toBe(usualMailRules)
  expect(mailRulesOf({ mailRules: '{"from":"09:00","weekly":null}' })).toEqual({ ...usualMailRules, from: '09:00', weekly: null })
  expect(problemsOfMailRules(usualMailRules)).toEqual([])
})

it.each([
  [{ from: '8:30' }, ['time_not_read']],
  [{ from: '24:00', until: '25:00' }, ['time_not_read', 'time_not_read']],
  [{ from: '18:00', until: '08:30' }, ['hours_too_short']],
  [{ from: '10:00', until: '10:59' }, ['hours_too_short']],
  [{ from: '10:00', until: '11:00' }, []],
  [{ weekly: 0 }, ['weekly_not_a_day']],
  [{ weekly: 1.5, monthly: 29 }, ['weekly_not_a_day', 'monthly_not_a_day']],
  [{ weekly: null, monthly: null }, []],
  [{ optional: ['weekly', 'weekly'] }, ['not_optional']],
  [{ optional: ['opened'] }, ['not_optional']],
  [{ contact: `一\n二` }, ['contact_too_long']],
  [{ contact: '长'.repeat(201) }, ['contact_too_long']],
])('finds what is wrong with %j', (rules, problems) => {
  expect(codes(rules)).toEqual(problems)
})

describe('hours', () => {
  it('of several plans are those that all allow; of plans that never meet those of the first', () => {
    expect(commonHours([])).toMatchObject({ from: '08:30', until: '18:00' })
    const [early, late] = [
      { from: '08:00', until: '12:00' },
      { from: '09:00', until: '18:00' },
    ]
    expect(commonHours([early, late])).toEqual({ from: '09:00', until: '12:00' })
    expect(commonHours([early, { from: '12:00', until: '18:00' }])).toEqual(early)
  })

  it.each([
    ['inside', '2026-11-23T02:00:00.000Z', '2026-11-23', '2026-11-23T02:00:00.000Z'],
    ['before', '2026-11-22T23:00:00.000Z', '2026-11-23', '2026-11-23T01:00:00.000Z'],
    ['at the last moment', '2026-11-23T04:00:00.000Z', '2026-11-23', '2026-11-23T04:00:00.000Z'],
    ['after', '2026-11-23T04:00:00.001Z', '2026-11-24', '2026-11-24T01:00:00.000Z'],
    ['on a Friday night', '2026-11-20T12:00:00.000Z', '2026-11-23', '2026-11-23T01:00:00.000Z'],
    ['on a Sunday that is worked', '2026-09-19T23:00:00.000Z', '2026-09-20', '2026-09-20T01:00:00.000Z'],
    ['in a holiday week', '2026-10-02T03:00:00.000Z', '2026-10-08', '2026-10-08T01:00:00.000Z'],
  ])('let a mail out: %s', (_, now, day, sendAfter) => {
    expect(sendingTime(now, zone, publishedWorkdays, { from: '09:00', until: '12:00' })).toEqual({ day, sendAfter })
  })
})

describe('lists', () => {
  it.each([
    [1, '2026-11-23', '2026-11-23', '2026-11-23'],
    [1, '2026-11-26', '2026-11-23', '2026-11-23'],
    [3, '2026-11-23', '2026-11-18', '2026-11-16'],
    // Monday 5 October lies in the holidays: the first workday after them.
    [1, '2026-10-07', '2026-09-28', '2026-09-28'],
    [1, '2026-10-08', '2026-10-08', '2026-10-05'],
    [1, '2026-10-12', '2026-10-12', '2026-10-12'],
  ])('of weekday %i on %s are of %s, week of %s', (weekly, today, on, week) => {
    expect(weeklyDay(weekly, today, publishedWorkdays)).toEqual({ on, week })
  })

  it.each([
    [1, '2026-11-23', '2026-11-02', '2026-11'],
    [1, '2026-10-07', '2026-09-01', '2026-09'],
    [1, '2026-10-08', '2026-10-08', '2026-10'],
    [28, '2026-03-01', '2026-02-28', '2026-02'],
  ])('of day %i of the month on %s are of %s', (monthly, today, on, month) => {
    expect(monthlyDay(monthly, today, publishedWorkdays)).toEqual({ on, month })
  })

  it('are none where the plan wants none', () => {
    expect([weeklyDay(null, '2026-11-23', publishedWorkdays), monthlyDay(null, '2026-11-23', publishedWorkdays)]).toEqual([null, null])
  })
})

it('lets people switch off what the plan has made optional, and nothing else', () => {
  const without = new Set(['weekly', 'resolved'] as const)
  expect(isWanted('weekly', { optional: ['weekly'] }, without)).toBe(false)
  expect(isWanted('resolved', { optional: ['weekly'] }, without)).toBe(true)
  expect(isWanted('monthly', { optional: ['weekly', 'monthly'] }, without)).toBe(true)
  expect(isWanted('weekly', { optional: ['weekly'] }, undefined)).toBe(true)
})
