/** The course of an order: who may do what in which state, what has to come with it, and when it is reminded of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrderAct, OrderState, Role } from '../../db/schema.ts'
import { orderStates } from '../../db/schema.ts'
import type { GivenMove, Move, OrderFacts } from '../../server/rules/orders.ts'
import { afterTurn, courseOf, isOverdue, limitAfter, moves, noSteps, orderMoves, reminderOn, whyNot, whyNotSo } from '../../server/rules/orders.ts'
import type { Actor } from '../../server/rules/permissions.ts'
import { publishedWorkdays as workdays } from '../support/facts.ts'

const today = '2026-09-17'
const actor = (role: Role, ...writes: readonly string[]): Actor => ({ id: role, role, active: true, writes: new Set(writes) })
const supervisor = actor('supervisor')
const reporter = actor('reporter', 'health')
const order = (state: OrderState, more: Partial<OrderFacts> = {}): OrderFacts => ({
  state,
  limitOn: '2026-09-30',
  foundOn: '2026-09-01',
  departments: ['health'],
  extensionAsked: false,
  keptUntil: null,
  ...noSteps,
  ...more,
})
const given = (act: Move, more: Partial<GivenMove> = {}): GivenMove => ({ act, note: '已办', limitOn: null, steps: noSteps, evidence: 0, ...more })
const code = (...[facts, act, who, on = today]: [OrderFacts, Move, Actor, string?]) => whyNot(facts, act, who, on)?.code ?? null
const lacks = (facts: OrderFacts, move: GivenMove) => whyNotSo(facts, move, today, workdays)?.code ?? null

/** What each state lets each side do; everything else is refused. Of an order of which an extension was asked. */
const allowed: Readonly<Record<OrderState, readonly Move[]>> = {
  issued: ['signed', 'extended', 'extension_refused', 'stopped'],
  signed: ['taken', 'reported', 'extended', 'extension_refused', 'stopped'],
  in_hand: ['reported', 'closing_asked', 'extended', 'extension_refused', 'stopped'],
  closing: ['extended', 'extension_refused', 'sent_back', 'verified', 'stopped'],
  verified: ['extended', 'extension_refused', 'sent_back', 'closed', 'stopped'],
  sent_back: ['taken', 'reported', 'extended', 'extension_refused', 'stopped'],
  closed: ['reviewed'],
  stopped: [],
}

describe('an order', () => {
  it.each(orderStates)('that is %s lets each side do its part and nothing else', (state) => {
    const may = (who: Actor): Move[] => orderMoves.filter((act) => whyNot(order(state, { extensionAsked: true }), act, who, today) === null)
    expect([...may(reporter), ...may(supervisor)].toSorted()).toEqual(allowed[state].toSorted())
    for (const act of may(reporter)) expect(moves[act].side).toBe('department')
    for (const act of may(supervisor)) expect(moves[act].side).toBe('supervisor')
  })

  it.each(['administrator', 'plan-office', 'leader', 'observer', 'reporter'] as const)('is nothing to a %s who stands for another department', (role) => {
    const who = actor(role, 'housing')
    for (const state of orderStates) for (const act of orderMoves) expect(code(order(state), act, who)).toBe('order_side')
  })

  it('is not judged by who fills in for the department', () => {
    expect(code(order('verified'), 'closed', actor('supervisor', 'health'))).toBe('order_own')
    expect(code(order('closing'), 'sent_back', { ...supervisor, active: false })).toBe('order_side')
  })

  it.each<[string, OrderFacts, Move, Actor, string, string | null]>([
    ['an extension on the last day', order('in_hand'), 'extension_asked', reporter, '2026-09-30', null],
    ['one after it', order('in_hand'), 'extension_asked', reporter, '2026-10-08', 'order_late'],
    ['a second one before the first is decided', order('in_hand', { extensionAsked: true }), 'extension_asked', reporter, today, 'order_asked'],
    ['a decision on none', order('in_hand'), 'extended', supervisor, today, 'order_not_asked'],
    ['closing of a target that is kept, before its day', order('verified', { keptUntil: '2026-12-31' }), 'closed', supervisor, '2026-12-30', 'order_keeps'],
    ['the same on its day', order('verified', { keptUntil: '2026-12-31' }), 'closed', supervisor, '2026-12-31', null],
    ['closing without verifying', order('closing'), 'closed', supervisor, today, 'order_step'],
    ['asking to close what nobody has in hand', order('signed'), 'closing_asked', reporter, today, 'order_step'],
  ])('takes or refuses %s', (_, facts, act, who, on, expected) => expect(code(facts, act, who, on)).toBe(expected))

  it.each<[string, OrderFacts, GivenMove, string | null]>([
    ['a report without a word', order('in_hand'), given('reported', { note: ' \n' }), 'order_note'],
    ['a signature without a word', order('issued'), given('signed', { note: '' }), null],
    [
      'closing without evidence',
      order('in_hand', { analysedOn: '2026-09-03', measuresOn: '2026-09-05', solvedOn: today }),
      given('closing_asked'),
      'order_evidence',
    ],
    ['closing without the steps', order('in_hand', { analysedOn: '2026-09-03' }), given('closing_asked', { evidence: 1 }), 'order_unsolved'],
    [
      'closing with all that belongs to it',
      order('in_hand', { analysedOn: '2026-09-03' }),
      given('closing_asked', { evidence: 1, steps: { analysedOn: null, measuresOn: '2026-09-05', solvedOn: today } }),
      null,
    ],
    ['a step in the future', order('in_hand'), given('reported', { steps: { ...noSteps, analysedOn: '2026-09-18' } }), 'order_steps'],
    ['a step before the problem was found', order('in_hand'), given('reported', { steps: { ...noSteps, analysedOn: '2026-08-31' } }), 'order_steps'],
    [
      'measures before the analysis',
      order('in_hand', { analysedOn: '2026-09-10' }),
      given('reported', { steps: { ...noSteps, measuresOn: '2026-09-09' } }),
      'order_steps',
    ],
    ['steps where none belong', order('verified'), given('closed', { steps: { ...noSteps, solvedOn: today } }), 'order_steps'],
    ['a limit that is no later', order('in_hand'), given('extension_asked', { limitOn: '2026-09-30' }), 'order_limit'],
    ['a limit on a holiday', order('in_hand'), given('extended', { limitOn: '2026-10-01' }), 'order_limit'],
    ['a limit on the first workday after it', order('in_hand'), given('extended', { limitOn: '2026-10-08' }), null],
    ['no limit at all', order('in_hand'), given('extension_asked'), 'order_limit'],
  ])('asks for what belongs to it: %s', (_, facts, move, expected) => expect(lacks(facts, move)).toBe(expected))
})

describe('the course of an order', () => {
  const turn = (what: OrderAct, more: { limitOn?: string; analysedOn?: string; measuresOn?: string; solvedOn?: string } = {}) => ({
    what,
    limitOn: null,
    ...noSteps,
    ...more,
  })
  const issued = turn('issued', { limitOn: '2026-09-30' })

  it('follows from its turns: the first limit stays, sent back is not solved', () => {
    const course = courseOf([
      issued,
      turn('signed'),
      turn('taken', { analysedOn: '2026-09-03' }),
      turn('extension_asked', { limitOn: '2026-10-15' }),
      turn('extended', { limitOn: '2026-10-10' }),
      turn('closing_asked', { measuresOn: '2026-09-20', solvedOn: '2026-10-09' }),
      turn('sent_back'),
    ])
    expect(course).toEqual({
      state: 'sent_back',
      firstLimitOn: '2026-09-30',
      limitOn: '2026-10-10',
      extensionAsked: null,
      analysedOn: '2026-09-03',
      measuresOn: '2026-09-20',
      solvedOn: null,
    })
    expect(courseOf([])).toBeNull()
  })

  it('leaves the limit where an extension is refused, and says that one is asked for until then', () => {
    const asked = courseOf([issued, turn('extension_asked', { limitOn: '2026-10-15' })])!
    expect(asked).toMatchObject({ limitOn: '2026-09-30', extensionAsked: '2026-10-15' })
    expect(afterTurn(asked, turn('extension_refused'))).toMatchObject({ limitOn: '2026-09-30', extensionAsked: null })
  })

  it('never leaves an end, whatever is tried', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orderMoves), { maxLength: 40 }), (tried) => {
        let course = afterTurn(null, issued)
        for (const act of tried) {
          const facts = { ...order(course.state), ...course, extensionAsked: course.extensionAsked !== null }
          const who = moves[act].side === 'supervisor' ? supervisor : reporter
          const before = course.state
          if (whyNot(facts, act, who, today) === null) course = afterTurn(course, turn(act, { limitOn: '2026-10-15' }))
          expect([before, course.state]).not.toEqual([expect.stringMatching(/^(closed|stopped)$/), expect.not.stringMatching(`^${before}$`)])
        }
      }),
    ))
})

describe('a limit', () => {
  it('counts legal workdays, and is past the day after', () => {
    expect(limitAfter('2026-09-17', 3, workdays)).toBe('2026-09-21')
    expect(limitAfter('2026-09-29', 3, workdays)).toBe('2026-10-09')
    expect([isOverdue(order('in_hand'), '2026-09-30'), isOverdue(order('in_hand'), '2026-10-01'), isOverdue(order('closing'), '2026-10-09')]).toEqual([
      false,
      true,
      false,
    ])
  })

  it.each<[string, OrderState, string, unknown]>([
    ['four workdays before', 'in_hand', '2026-09-23', null],
    ['three workdays before, over the Mid-Autumn holiday', 'in_hand', '2026-09-24', { kind: 'near', left: 3 }],
    ['two, as three', 'in_hand', '2026-09-28', { kind: 'near', left: 3 }],
    ['one workday before', 'in_hand', '2026-09-29', { kind: 'near', left: 1 }],
    ['on the day', 'in_hand', '2026-09-30', { kind: 'near', left: 1 }],
    ['in the holidays after it', 'in_hand', '2026-10-03', null],
    ['the first workday after it', 'in_hand', '2026-10-08', { kind: 'overdue', round: 1 }],
    ['a week on', 'issued', '2026-10-14', { kind: 'overdue', round: 2 }],
    ['while the supervisor looks at it', 'closing', '2026-10-14', null],
    ['after its end', 'closed', '2026-10-14', null],
  ])('is reminded of %s', (_, state, on, expected) => expect(reminderOn(order(state), on, workdays)).toEqual(expected))
})
