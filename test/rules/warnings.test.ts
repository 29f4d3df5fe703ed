/** The states of a warning as a table: sign by sign, what turns and what stands then. */
import { describe, expect, it } from 'vitest'
import type { Cause, Light } from '../../db/schema.ts'
import type { Sign, Signs } from '../../server/rules/signs.ts'
import type { Moment, Standing, WarningStep } from '../../server/rules/warnings.ts'
import { nextWarnings } from '../../server/rules/warnings.ts'

const silent: Sign = { is: 'silent' }
const nothing: Signs = { pace: silent, bound: silent, deadline: silent, report: silent, forecast: silent, data: silent }
const bad = (light: Light, period: string, pending = false): Sign => ({ is: 'bad', light, period, pending, since: null })
const good: Sign = { is: 'good' }
const missing: Sign = { is: 'missing' }
const overtaken: Sign = { is: 'overtaken' }

/** One evaluation: what the verdict says, and of which period and light it is. */
type Night = readonly [sign: Sign, period: string, light: Light]

/** Turns and states after each night; `-` where nothing turns. */
const course = (nights: readonly Night[], { cause = 'pace', clearAfter = 1 }: { readonly cause?: Cause; readonly clearAfter?: number } = {}) => {
  let standing: Standing | null = null
  return nights.map(([sign, period, light], place) => {
    const moment: Moment = { period, light, today: `2026-03-${String(place + 1).padStart(2, '0')}`, clearAfter }
    const steps: readonly WarningStep[] = nextWarnings(standing ? [standing] : [], { ...nothing, [cause]: sign }, moment)
    expect(steps.length).toBeLessThanOrEqual(1)
    const [step] = steps
    if (!step) return '-'
    standing = step.state === 'resolved' ? null : { ...step, id: 'w' }
    return `${step.turn} ${step.state} ${step.light} ${step.periods}${step.missing === 1 ? ' missing' : ''}`
  })
}

describe('a warning', () => {
  it.each<[string, readonly Night[], readonly string[], { readonly cause?: Cause; readonly clearAfter?: number }?]>([
    [
      'opens once, whatever comes after it',
      [
        [bad('yellow', '2026-01'), '2026-01', 'yellow'],
        [bad('yellow', '2026-01'), '2026-01', 'yellow'],
        [bad('yellow', '2026-02'), '2026-02', 'yellow'],
        [bad('red', '2026-02'), '2026-02', 'red'],
        [bad('yellow', '2026-02'), '2026-02', 'yellow'],
        [good, '2026-03', 'green'],
        [good, '2026-03', 'green'],
      ],
      ['opened open yellow 1', '-', 'continued open yellow 2', 'worsened open red 2', 'eased open yellow 2', 'resolved resolved green 2', '-'],
    ],
    [
      'is pending until there are enough bad periods, and ends unheard',
      [
        [bad('yellow', '2026-01', true), '2026-01', 'yellow'],
        [bad('yellow', '2026-01', true), '2026-01', 'yellow'],
        [good, '2026-02', 'green'],
        [bad('yellow', '2026-03', true), '2026-03', 'yellow'],
        [bad('yellow', '2026-04'), '2026-04', 'yellow'],
      ],
      ['pending pending yellow 1', '-', 'resolved resolved green 1', 'pending pending yellow 1', 'opened open yellow 2'],
    ],
    [
      'that stands does not become pending under a rule that asks for more periods',
      [
        [bad('red', '2026-01'), '2026-01', 'red'],
        [bad('red', '2026-02', true), '2026-02', 'red'],
      ],
      ['opened open red 1', 'continued open red 2'],
    ],
    [
      'recovers over as many good periods as are asked for, and may relapse',
      [
        [bad('red', '2026-01'), '2026-01', 'red'],
        [good, '2026-02', 'green'],
        [good, '2026-02', 'green'],
        [bad('yellow', '2026-03'), '2026-03', 'yellow'],
        [good, '2026-04', 'green'],
        [good, '2026-05', 'green'],
        [good, '2026-06', 'green'],
      ],
      [
        'opened open red 1',
        'recovering recovering green 1',
        '-',
        'relapsed open yellow 2',
        'recovering recovering green 2',
        'continued recovering green 2',
        'resolved resolved green 2',
      ],
      { clearAfter: 3 },
    ],
    [
      'is over at once where the target is reached',
      [
        [bad('red', '2026-01'), '2026-01', 'red'],
        [good, '2026-02', 'blue'],
      ],
      ['opened open red 1', 'resolved resolved blue 1'],
      { clearAfter: 3 },
    ],
    [
      'tells when it comes back worse than it ever was',
      [
        [bad('yellow', '2026-01'), '2026-01', 'yellow'],
        [good, '2026-02', 'green'],
        [bad('red', '2026-03'), '2026-03', 'red'],
      ],
      ['opened open yellow 1', 'recovering recovering green 1', 'worsened open red 2'],
      { clearAfter: 2 },
    ],
    [
      'goes on as the same while its figure is missing',
      [
        [bad('red', '2026-01'), '2026-01', 'red'],
        [missing, '2026-02', 'grey'],
        [missing, '2026-03', 'grey'],
        [silent, '2026-03', 'grey'],
        [bad('red', '2026-02'), '2026-02', 'red'],
      ],
      ['opened open red 1', 'missing open red 1 missing', '-', '-', 'continued open red 2'],
    ],
    [
      'says that its figure has come, though it is of the period that was warned of',
      [
        [bad('red', '2026-01'), '2026-01', 'red'],
        [missing, '2026-02', 'grey'],
        [bad('red', '2026-01'), '2026-01', 'red'],
      ],
      ['opened open red 1', 'missing open red 1 missing', 'reported open red 1'],
    ],
    [
      'does not end while a graver cause speaks',
      [
        [bad('red', '2026-11'), '2026-11', 'red'],
        [overtaken, '2026-12', 'red'],
        [good, '2027-01', 'green'],
      ],
      ['opened open red 1', '-', 'resolved resolved green 1'],
    ],
    [
      'of a deadline waits for the figure that decides it',
      [
        [bad('yellow', '2026-12'), '2026-11', 'yellow'],
        [good, '2026-11', 'green'],
        [silent, '2026-12', 'grey'],
        [bad('red', '2026-12'), '2026-12', 'red'],
        [good, '2026-12', 'blue'],
      ],
      ['opened open yellow 1', '-', '-', 'worsened open red 1', 'resolved resolved blue 1'],
      { cause: 'deadline' },
    ],
    [
      'of a report ends with the first figure, however many good periods others ask for',
      [
        [bad('grey', '2026-01'), '2026-01', 'grey'],
        [bad('grey', '2026-02'), '2026-02', 'grey'],
        [good, '2026-02', 'red'],
      ],
      ['opened open grey 1', 'continued open grey 2', 'resolved resolved red 2'],
      { cause: 'report', clearAfter: 3 },
    ],
  ])('%s', (_, nights, turns, settings) => {
    expect(course(nights, settings)).toEqual(turns)
  })

  it('of one cause stands beside those of others', () => {
    const signs = { ...nothing, pace: bad('red', '2026-02'), data: bad('grey', '2026-02'), report: good }
    const moment = { period: '2026-02', light: 'red', today: '2026-03-05', clearAfter: 1 } as const
    const steps = nextWarnings([], signs, moment)
    expect(steps.map(({ cause, turn }) => [cause, turn])).toEqual([
      ['pace', 'opened'],
      ['data', 'opened'],
    ])
    const standing = steps.map((step, place) => ({ ...step, id: `w${place}` }))
    expect(nextWarnings(standing, signs, moment)).toEqual([])
    expect(nextWarnings(standing, { ...signs, data: good }, moment)).toMatchObject([{ id: 'w1', cause: 'data', turn: 'resolved' }])
  })

  it('keeps since when it is red, and forgets it when it eases', () => {
    const on = (today: string, standing: readonly Standing[], light: Light, period: string) =>
      nextWarnings(standing, { ...nothing, pace: bad(light, period) }, { period, light, today, clearAfter: 1 }).map((step) => ({ ...step, id: 'w' }))
    const first = on('2026-02-10', [], 'yellow', '2026-01')
    const red = on('2026-03-10', first, 'red', '2026-02')
    const still = on('2026-04-10', red, 'red', '2026-03')
    const eased = on('2026-05-10', still, 'yellow', '2026-04')
    expect([first, red, still, eased].map(([warning]) => [warning?.openedOn, warning?.redOn])).toEqual([
      ['2026-02-10', null],
      ['2026-02-10', '2026-03-10'],
      ['2026-02-10', '2026-03-10'],
      ['2026-02-10', null],
    ])
  })
})
