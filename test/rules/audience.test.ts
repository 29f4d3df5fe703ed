/** Whom parts mean, and where it goes when nobody is there. */
import { describe, expect, it } from 'vitest'
import type { Crew, Lead, Member } from '../../server/rules/audience.ts'
import { listeners, thoseWhoHeard } from '../../server/rules/audience.ts'

const members: readonly Member[] = [
  { personId: 'li', departmentId: 'commerce', role: 'reporter' },
  { personId: 'hu', departmentId: 'commerce', role: 'head' },
  { personId: 'hu', departmentId: 'commerce', role: 'reviewer' },
  { personId: 'wu', departmentId: 'health', role: 'head' },
  { personId: 'yu', departmentId: 'street', role: 'reporter' },
]
const crewOf = (more: Partial<Crew> = {}): Crew => ({
  byDepartment: Map.groupBy(members, ({ departmentId }) => departmentId),
  byRole: new Map([
    ['plan-office', ['su', 'duan']],
    ['supervisor', ['he']],
  ]),
  leadingGroup: ['qi'],
  away: new Map(),
  here: new Set(['li', 'hu', 'wu', 'yu', 'su', 'duan', 'he', 'qi', 'new']),
  ...more,
})
const commerce: Lead = { departmentId: 'commerce', members: [] }
const health: Lead = { departmentId: 'health', members: [] }
const empty: Lead = { departmentId: 'empty', members: [] }
const streets: Lead = { departmentId: 'streets', members: ['street', 'empty'] }

const told = (...given: Parameters<typeof listeners>) =>
  listeners(...given).map(({ personId, departmentId, audience, standsInFor, isInstead }) =>
    [personId, departmentId ?? '-', audience, ...(standsInFor === null ? [] : [`for ${standsInFor}`]), ...(isInstead ? ['instead'] : [])].join(' '),
  )

describe('listeners', () => {
  it('are people of the parts, each once, by the first part that means them', () => {
    expect(told(['reporter', 'head', 'reviewer'], [commerce, commerce], crewOf())).toEqual(['li commerce reporter', 'hu commerce head'])
    expect(told(['supervisor', 'leading-group'], [], crewOf())).toEqual(['he - supervisor', 'qi - leading-group'])
  })

  it('are the next part up where nobody is entered who fills in', () => {
    expect(told(['reporter'], [health], crewOf())).toEqual(['wu health head'])
  })

  it.each<[string, Parameters<typeof listeners>, readonly string[]]>([
    ['no head is entered', [['leader'], [commerce], crewOf()], ['su commerce leader instead', 'duan commerce leader instead']],
    ['a department has no people', [['reporter', 'head'], [empty], crewOf()], ['su empty reporter instead', 'duan empty reporter instead']],
    ['no department leads', [['reporter'], [], crewOf()], ['su - reporter instead', 'duan - reporter instead']],
    ['one of two leads has nobody', [['head'], [commerce, empty], crewOf()], ['hu commerce head', 'su empty head instead', 'duan empty head instead']],
    [
      'a collective name stands for nobody',
      [['reporter'], [{ departmentId: 'streets', members: [] }], crewOf()],
      ['su streets reporter instead', 'duan streets reporter instead'],
    ],
    [
      'there is no leading group',
      [['leading-group'], [commerce], crewOf({ leadingGroup: [] })],
      ['su - leading-group instead', 'duan - leading-group instead'],
    ],
  ])('are the plan office, with the reason, where %s', (_, given, expected) => {
    expect(told(...given)).toEqual(expected)
  })

  it('of a collective name are those of its members', () => {
    expect(told(['reporter'], [streets], crewOf())).toEqual(['yu street reporter'])
  })

  it.each<[string, ReadonlyMap<string, string | null>, readonly string[]]>([
    ['his stand-in', new Map([['li', 'new']]), ['new commerce reporter for li']],
    [
      'the stand-in of his stand-in',
      new Map([
        ['li', 'hu'],
        ['hu', 'new'],
      ]),
      ['new commerce reporter for li'],
    ],
    ['the plan office where he has none', new Map([['li', null]]), ['su commerce office for li', 'duan commerce office for li']],
    [
      'the plan office where they stand in for each other',
      new Map([
        ['li', 'hu'],
        ['hu', 'li'],
      ]),
      ['su commerce office for li', 'duan commerce office for li'],
    ],
    ['the plan office where the stand-in has left', new Map([['li', 'left']]), ['su commerce office for li', 'duan commerce office for li']],
    [
      'who is there of the plan office',
      new Map([
        ['li', null],
        ['su', null],
      ]),
      ['duan commerce office for li'],
    ],
    [
      'the whole plan office where all are away',
      new Map([
        ['li', null],
        ['su', null],
        ['duan', null],
      ]),
      ['su commerce office for li', 'duan commerce office for li'],
    ],
  ])('for one who is away are %s', (_, away, expected) => {
    expect(told(['reporter'], [commerce], crewOf({ away }))).toEqual(expected)
  })

  it('hear once who hears for himself and for another', () => {
    expect(told(['reporter', 'head'], [commerce], crewOf({ away: new Map([['li', 'hu']]) }))).toEqual(['hu commerce head'])
  })

  it('are the administrators where the plan office has nobody', () => {
    expect(told(['reporter'], [], crewOf({ byRole: new Map([['administrator', ['ad']]]) }))).toEqual(['ad - reporter instead'])
  })

  it('of what is over are those who heard and are still there, and nobody for them', () => {
    const crew = crewOf({ away: new Map([['li', 'new']]) })
    expect(thoseWhoHeard(['li', 'hu', 'li', 'left'], crew).map(({ personId, audience }) => [personId, audience])).toEqual([
      ['li', 'heard'],
      ['hu', 'heard'],
    ])
  })
})
