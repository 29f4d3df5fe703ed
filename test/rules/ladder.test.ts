/** Steps of the ladder on written-out days: September and October 2026, with the holidays and make-up days of the table. */
import { describe, expect, it } from 'vitest'
import type { LadderStep } from '../../db/schema.ts'
import type { Climber, Reached, Rest } from '../../server/rules/ladder.ts'
import { climbsOf, expiresOn, usualLadder } from '../../server/rules/ladder.ts'
import { publishedWorkdays } from '../support/facts.ts'

const step = (key: string, after: number, more: Partial<LadderStep> = {}): LadderStep => ({
  key,
  kind: 'notice',
  causes: ['pace'],
  after,
  audience: ['head'],
  from: null,
  periods: 1,
  repeat: null,
  ...more,
})
const three = [step('one', 0), step('two', 3), step('three', 5, { kind: 'letter' })]
const red: Climber = { cause: 'pace', state: 'open', light: 'red', periods: 1, openedOn: '2026-09-17', redOn: '2026-09-17' }

const told = (ladder: readonly LadderStep[], day: string, { warning = red, reached = [] as readonly Reached[], rests = [] as readonly Rest[] } = {}) =>
  climbsOf(ladder, warning, reached, rests, day, publishedWorkdays).map(({ step: key, round, passed, dueOn }) =>
    [key, ...(round > 1 ? [round] : []), dueOn, ...(passed === 1 ? ['passed'] : [])].join(' '),
  )

/** Looked at on each of some days, with what was reached before. */
const course = (ladder: readonly LadderStep[], days: readonly string[], given: { readonly warning?: Climber; readonly rests?: readonly Rest[] } = {}) => {
  const reached: Reached[] = []
  return days.map((day) => {
    const climbs = climbsOf(ladder, given.warning ?? red, reached, given.rests ?? [], day, publishedWorkdays)
    reached.push(...climbs)
    return climbs.map(({ step: key, round, passed }) => `${key}${round > 1 ? ` ${round}` : ''}${passed === 1 ? ' passed' : ''}`).join(', ')
  })
}

describe('a ladder', () => {
  it('counts legal workdays from the opening: Sunday the 20th is worked, Saturday the 19th and Mid-Autumn are off', () => {
    const days = ['2026-09-17', '2026-09-18', '2026-09-19', '2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23']
    expect(course(three, days)).toEqual(['one', '', '', '', 'two', '', 'three'])
    // Opened on the last workday before National Day: the third workday after it lies beyond seven days off.
    const late = { ...red, openedOn: '2026-09-30', redOn: '2026-09-30' }
    expect(course(three, ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12'], { warning: late })).toEqual(['one', '', '', 'two', ''])
  })

  it('tells after downtime only of the highest step, and notes the others as passed', () => {
    expect(told(three, '2026-09-29')).toEqual(['one 2026-09-17 passed', 'two 2026-09-21 passed', 'three 2026-09-23'])
    expect(told(three, '2026-09-22', { reached: [{ step: 'one', round: 1 }] })).toEqual(['two 2026-09-21'])
    // Due today goes out beside nothing older that is lower.
    expect(told(three, '2026-09-23')).toEqual(['one 2026-09-17 passed', 'two 2026-09-21 passed', 'three 2026-09-23'])
  })

  it('reaches no step twice, whatever the ladder becomes', () => {
    const all = [
      { step: 'one', round: 1 },
      { step: 'two', round: 1 },
      { step: 'three', round: 1 },
    ]
    expect(told(three, '2026-10-20', { reached: all })).toEqual([])
    expect(told([step('one', 4), step('two', 9), step('three', 1)], '2026-10-20', { reached: all })).toEqual([])
    // A step that is put in below what was reached is passed.
    expect(told([...three, step('between', 4)], '2026-10-20', { reached: all })).toEqual(['between 2026-09-22 passed'])
    expect(told([...three, step('above', 6)], '2026-10-20', { reached: all })).toEqual(['above 2026-09-24'])
  })

  it('repeats every so many workdays', () => {
    const chase = [step('chase', 0, { kind: 'chase', repeat: 2 })]
    const days = ['2026-09-17', '2026-09-18', '2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23']
    expect(course(chase, days)).toEqual(['chase', '', 'chase 2', '', 'chase 3', ''])
    // Away for a week: one round is told, those between are passed.
    expect(course(chase, ['2026-09-17', '2026-09-24'])).toEqual(['chase', 'chase 2 passed, chase 3 passed, chase 4'])
  })

  it('counts steps that are only for red from the day it turned red', () => {
    const ladder = [step('notice', 2, { from: 'yellow' }), step('letter', 5, { from: 'red' })]
    const yellow: Climber = { ...red, light: 'yellow', openedOn: '2026-09-01', redOn: null }
    expect(told(ladder, '2026-09-29', { warning: yellow })).toEqual(['notice 2026-09-03'])
    const turned = { ...yellow, light: 'red', redOn: '2026-09-21' } as const
    expect(told(ladder, '2026-09-23', { warning: turned, reached: [{ step: 'notice', round: 1 }] })).toEqual([])
    expect(told(ladder, '2026-09-29', { warning: turned, reached: [{ step: 'notice', round: 1 }] })).toEqual(['letter 2026-09-29'])
  })

  it('waits for as many periods as a step asks for', () => {
    const ladder = [step('talk', 3, { periods: 2 })]
    expect(told(ladder, '2026-10-20')).toEqual([])
    expect(told(ladder, '2026-10-20', { warning: { ...red, periods: 2 } })).toHaveLength(1)
  })

  it('rests while it is acknowledged, and goes on where it stopped', () => {
    // Promised for Tuesday the 22nd on Friday the 18th: Sunday, Monday and Tuesday do not count.
    expect(expiresOn('2026-09-22', publishedWorkdays)).toBe('2026-09-23')
    const rests = [{ from: '2026-09-18', to: '2026-09-22' }]
    const days = ['2026-09-17', '2026-09-18', '2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24', '2026-09-28', '2026-09-29']
    expect(course(three, days, { rests })).toEqual(['one', '', '', '', '', '', 'two', '', 'three'])
    // Two rests that lie over each other count once.
    expect(course(three, days, { rests: [...rests, { from: '2026-09-20', to: '2026-09-21' }] })).toEqual(['one', '', '', '', '', '', 'two', '', 'three'])
  })

  it('lets a promise for a day off hold through the next workday', () => {
    expect(expiresOn('2026-10-03', publishedWorkdays)).toBe('2026-10-09')
  })

  it.each(['pending', 'recovering'] as const)('is not climbed by one that is %s', (state) => {
    expect(told(three, '2026-10-20', { warning: { ...red, state } })).toEqual([])
  })

  it('of no steps leads nowhere', () => {
    expect(told([], '2026-10-20')).toEqual([])
  })

  it('has keys of its own for each step, as it comes with the product', () => {
    expect(new Set(usualLadder.map(({ key }) => key)).size).toBe(usualLadder.length)
  })
})
