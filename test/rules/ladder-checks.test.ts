/** What is wrong with a ladder, one mistake a case. */
import { describe, expect, it } from 'vitest'
import type { GivenStep } from '../../server/rules/ladder-checks.ts'
import { problemsOfLadder, readLadder } from '../../server/rules/ladder-checks.ts'
import { usualLadder } from '../../server/rules/ladder.ts'

const notice: GivenStep = { key: 'one', kind: 'notice', causes: ['pace'], after: 2, audience: ['head'], from: 'yellow', periods: 1, repeat: null }
const remind: GivenStep = { key: 'r', kind: 'remind', causes: [], after: 3, audience: ['reporter'], from: null, periods: 1, repeat: null }

describe('a ladder', () => {
  it.each<[string, readonly GivenStep[]]>([
    ['the usual one', usualLadder],
    ['one without steps', []],
    ['steps on one day', [notice, { ...notice, key: 'two' }]],
    ['steps for other causes in any order', [notice, { ...notice, key: 'two', after: 0, causes: ['report'] }]],
    ['one that repeats every day', [{ ...notice, repeat: 1 }]],
  ])('may be %s', (_, steps) => {
    expect(problemsOfLadder(steps)).toEqual([])
  })

  it.each<[string, readonly GivenStep[], string]>([
    ['an unknown audience', [{ ...notice, audience: ['mayor'] }], 'ladder_audience_unknown'],
    ['nobody', [{ ...notice, audience: [] }], 'ladder_audience_missing'],
    ['an unknown kind', [{ ...notice, kind: 'fine' }], 'ladder_kind_unknown'],
    ['an unknown cause', [{ ...notice, causes: ['mood'] }], 'ladder_cause_unknown'],
    ['no cause', [{ ...notice, causes: [] }], 'ladder_causes_missing'],
    ['a reminder of a cause', [{ ...remind, causes: ['pace'] }], 'ladder_causes_of_remind'],
    ['a reminder on its day', [{ ...remind, after: 0 }], 'ladder_days_wrong'],
    ['a reminder that repeats', [{ ...remind, repeat: 2 }], 'ladder_remind_once'],
    ['days below zero', [{ ...notice, after: -1 }], 'ladder_days_wrong'],
    ['half a day', [{ ...notice, after: 1.5 }], 'ladder_days_wrong'],
    ['days that descend', [notice, { ...notice, key: 'two', after: 1 }], 'ladder_days_descend'],
    ['another light', [{ ...notice, from: 'blue' }], 'ladder_light_unknown'],
    ['no period', [{ ...notice, periods: 0 }], 'ladder_periods_wrong'],
    ['repeat 0', [{ ...notice, repeat: 0 }], 'ladder_repeat_wrong'],
    ['one key twice', [notice, notice], 'ladder_key_twice'],
    ['a key with blanks', [{ ...notice, key: 'a b' }], 'ladder_key_wrong'],
    ['too many steps', Array.from({ length: 31 }, (__, place) => ({ ...notice, key: `k${place}` })), 'ladder_too_long'],
  ])('is refused with %s', (_, steps, code) => {
    expect(problemsOfLadder(steps).map((problem) => problem.code)).toEqual([code])
  })

  it('says all at once, each with its step', () => {
    const found = problemsOfLadder([
      { ...notice, audience: [], periods: 0 },
      { ...notice, key: '' },
    ])
    expect(found.map(({ code, row }) => [code, row])).toEqual([
      ['ladder_audience_missing', 0],
      ['ladder_periods_wrong', 0],
      ['ladder_key_wrong', 1],
    ])
  })

  it('is read in the order of its words, nothing twice', () => {
    expect(readLadder([{ ...notice, causes: ['bound', 'pace', 'bound'], audience: ['leader', 'head', 'head'] }])).toMatchObject([
      { causes: ['pace', 'bound'], audience: ['head', 'leader'] },
    ])
  })
})
