/**
 * Why a light has its colour, in both languages: said for every outcome of every measure, and so that the verdict can be worked out again from
 * the figures of the answer, and from those that the Chinese sentence shows.
 */
import { describe, expect, it } from 'vitest'
import type { AssessAnswer } from '../../../server/wire/assess.ts'
import { finalTarget, request, yearTarget } from './ask.ts'
import type { Question } from './ask.ts'
import type { Entry } from './corpus.ts'
import { corpus } from './corpus.ts'
import { compare, isRounded } from './decimals.ts'
import { useOffice } from './office.ts'

const office = useOffice()

const answerTo = async (question: Question): Promise<AssessAnswer> => {
  const { status, body } = await office.ask<AssessAnswer>('POST', '/api/assess', request(question))
  expect(status).toBe(200)
  return body
}

const nameOf = ({ measure, better, outcome, reason }: Entry): string => [measure, better === 'lower' ? '(lower)' : '', outcome, reason ?? ''].join(' ')
const rows = corpus.map((entry) => [nameOf(entry), entry] as const)

/** What the rules leave open to each measure. */
const reachable: Readonly<Record<string, string>> = {
  'annual-total': 'on_pace behind met missed',
  'plan-total': 'on_pace behind met missed',
  'each-year': 'on_pace behind met missed',
  'annual-mean': 'on_pace behind met missed',
  growth: 'on_pace behind met missed',
  'mean-growth': 'on_pace behind met missed',
  level: 'on_pace behind met missed',
  hold: 'on_pace broken met missed',
  cap: 'on_pace behind broken met missed',
  reduction: 'on_pace behind met missed',
  band: 'on_pace broken met missed',
  share: 'on_pace behind met missed',
  milestone: 'on_pace behind met missed',
  rank: 'on_pace broken met missed',
  veto: 'on_pace broken met missed',
  verdict: 'on_pace behind met missed',
  ratio: 'on_pace behind met missed',
}
const greys = 'not_due not_released not_reported no_baseline no_target no_denominator not_applicable awaiting_final needs_verdict'

it('the corpus has every outcome of every measure, and every grey reason', () => {
  for (const [measure, outcomes] of Object.entries(reachable)) {
    const had = new Set(corpus.filter((each) => each.measure === measure && each.outcome !== 'none').map(({ outcome }) => outcome))
    expect([measure, ...[...had].toSorted()]).toEqual([measure, ...outcomes.split(' ').toSorted()])
  }
  expect([...new Set(corpus.flatMap(({ reason }) => reason ?? []))].toSorted()).toEqual(greys.split(' ').toSorted())
  expect([...new Set(corpus.map(({ measure }) => measure))].toSorted()).toEqual(Object.keys(reachable).toSorted())
})

/** Names and units as the request gave them. */
const givenNames = /亿元|个(?!百)|万人|名|家|微克\/立方米|万吨|项|位|起|产值|人口/gu
const han = /\p{Script=Han}/u
const unfilled = /undefined|null|NaN|Infinity|\[object|\$\{/

it.each(rows)('%s: comes out as meant, in two sentences', async (_, { outcome, reason, question }) => {
  const found = await answerTo(question)
  expect(found).toMatchObject({ outcome, ...(reason !== undefined && { reason, light: 'grey' }) })
  const { zh, en } = found.explanation
  expect(zh).toMatch(/^\S.*。$/u)
  expect(en).toMatch(/^\S.*\.$/)
  expect(`${zh}${en}`).not.toMatch(unfilled)
  expect(zh).not.toMatch(/[a-z]{2,}|[,;!?()](?!\d)/i)
  expect(en.replaceAll(givenNames, '')).not.toMatch(han)
  expect(en).not.toMatch(/[，。；：（）]/)
})

const figures = (text: string): readonly string[] => text.match(/-?\d[\d,]*(\.\d+)?/g) ?? []

const judged = rows.filter(([, { outcome, measure }]) => outcome !== 'none' && measure !== 'verdict')

it.each(judged)('%s: shows what it is and what is asked', async (_, { question }) => {
  const found = await answerTo(question)
  // Of a cap the cap itself is shown, and what is planned as a share; of no event there is no figure.
  const asked = found.manner === 'use' ? found.target : found.expected
  const isNone = found.manner === 'event' && found.actual === '0'
  const bounds = found.manner === 'band' ? [found.limits?.low, found.limits?.high] : [asked]
  const wanted: readonly string[] = [...(isNone ? [] : [found.actual]), ...bounds].map((value) => value ?? '')
  for (const sentence of Object.values(found.explanation)) {
    const shown = figures(sentence)
    expect(wanted.filter((value) => !shown.some((each) => isRounded(each, value)))).toEqual([])
  }
})

interface Figures {
  readonly actual: string
  readonly expected: string
  readonly target: string
  readonly low: string
  readonly high: string
  readonly share: string | null
  readonly timeShare: string | null
}

/** The verdict from figures alone: whether the target's day has come, and on which side of what the figure is. */
const verdictFrom = (manner: AssessAnswer['manner'], figure: Figures, isDue: boolean, better: Entry['better']): string => {
  const { actual, expected, target, low, high, share, timeShare } = figure
  const keeps = (bound: string): boolean => (better === 'lower' ? compare(actual, bound) <= 0 : compare(actual, bound) >= 0)
  const byBound = (isKept: boolean): string => (isKept ? (isDue ? 'met' : 'on_pace') : isDue ? 'missed' : 'broken')
  switch (manner) {
    case 'way':
      if (compare(share ?? '', '100') >= 0) return 'met'
      return isDue ? 'missed' : compare(share ?? '', timeShare ?? '') < 0 ? 'behind' : 'on_pace'
    case 'use':
      if (compare(actual, target) > 0) return isDue ? 'missed' : 'broken'
      return isDue ? 'met' : compare(share ?? '', timeShare ?? '') > 0 ? 'behind' : 'on_pace'
    case 'rate':
      return keeps(expected) ? (isDue ? 'met' : 'on_pace') : isDue ? 'missed' : 'behind'
    case 'bound':
    case 'place':
    case 'event':
      return byBound(keeps(expected))
    case 'band':
      return byBound(compare(actual, low) >= 0 && compare(actual, high) <= 0)
    case 'count':
      if (compare(actual, target) >= 0) return 'met'
      return isDue ? 'missed' : compare(actual, expected) < 0 ? 'behind' : 'on_pace'
    default:
      throw new Error(`no figures: ${manner}`)
  }
}

/** Whether the last day of the plan, or of the year judged, lies in the period. */
const isDueIn = ({ period }: AssessAnswer, { targets = [] }: Question, measure: string): boolean => {
  const days = (targets as readonly { readonly dueOn: string; readonly kind: string }[]).filter(({ kind }) => kind !== 'node').map(({ dueOn }) => dueOn)
  const isYearEnd = measure === 'each-year' && period.endsWith('-12')
  return isYearEnd || days.some((day) => day.slice(0, period.length) <= period)
}

it.each(judged)('%s: follows from the figures of the answer', async (_, { outcome, better, question, measure }) => {
  const found = await answerTo(question)
  const { manner, actual, expected, target, limits, share, timeShare } = found
  const figure = { actual: actual ?? '', expected: expected ?? '', target: target ?? '', low: limits?.low ?? '', high: limits?.high ?? '', share, timeShare }
  expect(verdictFrom(manner, figure, isDueIn(found, question, measure), better)).toBe(outcome)
})

const number = '(-?[\\d,]+(?:\\.\\d+)?)'
const after = (zh: string, words: string): string => new RegExp(`${words} ?${number}`, 'u').exec(zh)?.[1] ?? ''

/** What a reader finds in the Chinese sentence. */
const readFigures = (zh: string): Figures => {
  const [, low = '', high = ''] = new RegExp(`要求在 ${number}—${number}`, 'u').exec(zh) ?? []
  const actual = ['实际', '累计', '已完成', '位居第', '已核实发生'].map((words) => after(zh, words)).find((found) => found !== '')
  const expected = ['按序时应为', '要求不低于第', '要求为', '应完成', '要求不低于', '要求不高于', '要求超过', '要求低于', '要求']
    .map((words) => after(zh, words))
    .find((found) => found !== '')
  const share = after(zh, '已走完') || after(zh, '已用')
  return {
    actual: actual ?? '0',
    expected: expected ?? '',
    target: after(zh, '控制数') || (zh.includes('全部完成') ? (actual ?? '') : '999999'),
    low,
    high,
    share: share === '' ? null : share,
    timeShare: after(zh, '时间进度') || null,
  }
}

it.each(judged)('%s: follows from the figures of the Chinese sentence', async (_, { outcome, better, question, measure }) => {
  const found = await answerTo(question)
  expect(verdictFrom(found.manner, readFigures(found.explanation.zh), isDueIn(found, question, measure), better)).toBe(outcome)
})

describe('figures that are nearly what is asked', () => {
  const level = { measure: 'level', basis: 'stock', unit: '家', baseline: { period: '2020', value: '200' } }

  it.each<readonly [string, Question]>([
    ['a total', { period: '2025-06', targets: [yearTarget(2025, '>=', '1200')], values: { '2025-06': '599.9999' } }],
    ['a total at the due date', { period: '2025-12', targets: [yearTarget(2025, '>=', '1200')], values: { '2025-12': '1199.9999' } }],
    ['a level', { period: '2023-06', indicator: level, targets: [finalTarget('>=', '260')], values: { '2023-06': '229.9999' } }],
    [
      'a rate',
      {
        period: '2025-06',
        indicator: { measure: 'growth', basis: 'rate', unit: '%' },
        targets: [yearTarget(2025, '>=', '7')],
        values: { '2025-06': '6.9999' },
      },
    ],
    [
      'a bound',
      { period: '2025-06', indicator: { measure: 'hold', basis: 'stock', unit: '%' }, targets: [finalTarget('>=', '95')], values: { '2025-06': '94.9999' } },
    ],
    [
      'a cap',
      { period: '2025-06', indicator: { measure: 'cap', better: 'lower' }, targets: [yearTarget(2025, '<=', '1200')], values: { '2025-06': '1200.0001' } },
    ],
  ])('%s that is short is not shown as if it were not', async (_, question) => {
    const found = await answerTo(question)
    expect(['behind', 'missed', 'broken']).toContain(found.outcome)
    const { actual, expected, target } = readFigures(found.explanation.zh)
    expect(compare(actual, found.manner === 'use' ? target : expected)).not.toBe(0)
    expect(found.explanation.zh).not.toMatch(/已走完 100\.0%/)
    expect(found.explanation.zh).not.toMatch(/(欠序时|差) 0(\.0+)? /)
  })
})
