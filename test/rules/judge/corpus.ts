/** One question for every outcome that a measure can come to, and for every reason for which it comes to none. */
import type { Question } from './ask.ts'
import { figure, finalTarget, node, yearTarget } from './ask.ts'

export interface Entry {
  readonly measure: string
  readonly outcome: string
  /** Of no verdict: why. */
  readonly reason?: string
  readonly better: 'higher' | 'lower' | null
  readonly question: Question
}

interface Kind {
  readonly better: 'higher' | 'lower' | null
  readonly indicator: object
  readonly targets: readonly object[]
  /** Period and value for each outcome. */
  readonly outcomes: Readonly<Record<string, readonly [period: string, value: string, before?: Readonly<Record<string, string>>]>>
}

const total = [yearTarget(2025, '>=', '1200')]
const parts = { judgedAs: 'level', numerator: '产值', denominator: '人口', scale: '100' }

/** Outcomes that the rules of a measure leave open to it; what is missing here cannot be reached. */
const kinds: Readonly<Record<string, Kind>> = {
  'annual-total': {
    better: 'higher',
    indicator: {},
    targets: total,
    outcomes: { on_pace: ['2025-06', '612.5'], behind: ['2025-08', '543'], met: ['2025-11', '1234.5'], missed: ['2025-12', '1180'] },
  },
  'plan-total': {
    better: 'higher',
    indicator: { basis: 'to-date', unit: '个' },
    targets: [finalTarget('>=', '600')],
    outcomes: { on_pace: ['2023-06', '310'], behind: ['2023-06', '222'], met: ['2025-02', '601'], missed: ['2025-12', '550'] },
  },
  'each-year': {
    better: 'higher',
    indicator: { unit: '名' },
    targets: [finalTarget('>=', '120')],
    outcomes: {
      on_pace: ['2022-06', '61', { '2021-12': '90' }],
      behind: ['2022-06', '40', { '2021-12': '121' }],
      met: ['2022-11', '125', { '2021-12': '121' }],
      missed: ['2021-12', '90'],
    },
  },
  'annual-mean': {
    better: 'higher',
    indicator: { basis: 'to-date', unit: '万人' },
    targets: [finalTarget('>=', '4')],
    outcomes: { on_pace: ['2022-06', '6.5'], behind: ['2022-06', '5.1'], met: ['2025-06', '20.2'], missed: ['2025-12', '19.1'] },
  },
  growth: {
    better: 'higher',
    indicator: { basis: 'rate', unit: '%' },
    targets: [yearTarget(2025, '>=', '7')],
    outcomes: { on_pace: ['2025-06', '7.3'], behind: ['2025-06', '6.4'], met: ['2025-12', '7.1'], missed: ['2025-12', '6.9'] },
  },
  'mean-growth': {
    better: 'higher',
    indicator: { basis: 'rate', frequency: 'year', unit: '%' },
    targets: [finalTarget('>=', '10')],
    outcomes: {
      on_pace: ['2022', '11', { 2021: '12' }],
      behind: ['2022', '5', { 2021: '12' }],
      met: ['2025', '12', { 2021: '12', 2022: '12', 2023: '12', 2024: '12' }],
      missed: ['2025', '6', { 2021: '6', 2022: '6', 2023: '6', 2024: '6' }],
    },
  },
  level: {
    better: 'higher',
    indicator: { basis: 'stock', unit: '家', baseline: { period: '2020', value: '200' } },
    targets: [finalTarget('>=', '260')],
    outcomes: { on_pace: ['2023-06', '234'], behind: ['2023-06', '221'], met: ['2025-02', '263'], missed: ['2025-12', '251'] },
  },
  'level that falls': {
    better: 'lower',
    indicator: { measure: 'level', better: 'lower', basis: 'stock', unit: '微克/立方米', baseline: { period: '2020', value: '50' } },
    targets: [finalTarget('<=', '38')],
    outcomes: { on_pace: ['2023-06', '43'], behind: ['2023-06', '46'], met: ['2025-02', '37'], missed: ['2025-12', '39'] },
  },
  hold: {
    better: 'higher',
    indicator: { basis: 'stock', unit: '%' },
    targets: [finalTarget('>=', '95')],
    outcomes: { on_pace: ['2023-06', '98.1'], broken: ['2023-06', '94.2'], met: ['2025-12', '96', { '2025-06': '93' }], missed: ['2025-12', '92'] },
  },
  'hold from above': {
    better: 'lower',
    indicator: { measure: 'hold', better: 'lower', basis: 'stock', unit: '%' },
    targets: [finalTarget('<=', '5.5')],
    outcomes: { on_pace: ['2023-06', '5.45'], broken: ['2023-06', '5.6'], met: ['2025-12', '5.1'], missed: ['2025-12', '5.7'] },
  },
  cap: {
    better: 'lower',
    indicator: { better: 'lower', unit: '万吨' },
    targets: [yearTarget(2025, '<=', '1200')],
    outcomes: { on_pace: ['2025-06', '540'], behind: ['2025-06', '710'], broken: ['2025-11', '1204'], met: ['2025-12', '1150'], missed: ['2025-12', '1210'] },
  },
  reduction: {
    better: 'higher',
    indicator: { basis: 'to-date', frequency: 'year', unit: '%' },
    targets: [finalTarget('>=', '14')],
    outcomes: { on_pace: ['2022', '6.1'], behind: ['2022', '4.6'], met: ['2024', '14.2'], missed: ['2025', '13.1'] },
  },
  band: {
    better: null,
    indicator: { better: null, basis: 'stock', unit: '%' },
    targets: [{ kind: 'final', dueOn: '2025-12-31', operator: 'range', range: { from: '40', to: '45' } }],
    outcomes: { on_pace: ['2023-06', '42.5'], broken: ['2023-06', '46.2'], met: ['2025-12', '41'], missed: ['2025-12', '38.5'] },
  },
  share: {
    better: 'higher',
    indicator: { unit: '%' },
    targets: [finalTarget('>=', '80')],
    outcomes: { on_pace: ['2023-06', '83.2'], behind: ['2023-06', '78.4'], met: ['2025-12', '82'], missed: ['2025-12', '77.7'] },
  },
  milestone: {
    better: 'higher',
    indicator: { basis: 'to-date', unit: '项' },
    targets: [node('2025-06-30', '>=', '20'), finalTarget('>=', '86')],
    outcomes: { on_pace: ['2025-08', '23'], behind: ['2025-08', '17'], met: ['2025-11', '86'], missed: ['2025-12', '80'] },
  },
  rank: {
    better: 'lower',
    indicator: { basis: 'stock', unit: '位', better: 'lower' },
    targets: [finalTarget('<=', '3')],
    outcomes: { on_pace: ['2023-06', '2'], broken: ['2023-06', '5'], met: ['2025-12', '3'], missed: ['2025-12', '4'] },
  },
  veto: {
    better: 'lower',
    indicator: { unit: '起', better: 'lower' },
    targets: [finalTarget('<=', '0')],
    outcomes: { on_pace: ['2023-06', '0'], broken: ['2023-06', '2'], met: ['2025-12', '0'], missed: ['2025-12', '1'] },
  },
  ratio: {
    better: 'higher',
    indicator: { ...parts, basis: 'stock', unit: '%', baseline: { period: '2020', value: '20' } },
    targets: [finalTarget('>=', '32')],
    outcomes: { on_pace: ['2023-06', '27'], behind: ['2023-06', '22'], met: ['2025-02', '33'], missed: ['2025-12', '30'] },
  },
  verdict: {
    better: null,
    indicator: { basis: 'stock' },
    targets: [{ kind: 'final', dueOn: '2025-12-31', operator: '>=', text: '达到全市中上水平' }],
    outcomes: { on_pace: ['2023-06', 'on_pace'], behind: ['2023-06', 'behind'], met: ['2023-06', 'met'], missed: ['2025-12', 'missed'] },
  },
}

const filed = (name: string, period: string, value: string, flag = 'verified'): readonly object[] => {
  if (name === 'verdict') {
    const verdict = { outcome: value, by: '区发改委', on: '2026-01-20', evidence: ['评估报告'] }
    return [value === '-' ? figure(period, '-', { flag }) : figure(period, '人工认定', { flag, verdict })]
  }
  if (name === 'ratio') return [figure(period, value, { flag, indicator: '产值' }), figure(period, value === '-' ? '-' : '100', { flag, indicator: '人口' })]
  return [figure(period, value, { flag })]
}

const measureOf = (name: string): string => name.split(' ')[0] as string

const judged = Object.entries(kinds).flatMap(([name, { better, indicator, targets, outcomes }]) =>
  Object.entries(outcomes).map(([outcome, [period, value, values = {}]]): Entry => {
    const question = { period, indicator: { measure: name, ...indicator }, targets, values, observations: filed(name, period, value) }
    return { measure: measureOf(name), outcome, better, question }
  }),
)

const unjudged = Object.entries(kinds).flatMap(([name, { better, indicator, targets, outcomes }]): readonly Entry[] => {
  const grey = (reason: string, question: Question): Entry => ({ measure: measureOf(name), outcome: 'none', reason, better, question })
  const [[period, value]] = [outcomes['on_pace'] as readonly [string, string]]
  const [due, last, values = {}] = outcomes['met'] as readonly [string, string, Readonly<Record<string, string>>?]
  const all = { indicator: { measure: name, ...indicator }, targets }
  const atEnd = kinds[name]?.indicator as { readonly frequency?: string }
  const end = atEnd.frequency === 'year' ? '2025' : '2025-12'
  const wantsWord = name === 'verdict'
  return [
    grey('not_applicable', { ...all, period, observations: filed(name, period, '-') }),
    grey('no_target', { ...all, targets: [], period, observations: filed(name, period, value) }),
    wantsWord ? grey('needs_verdict', { ...all, period }) : grey('not_reported', { ...all, period }),
    ...(wantsWord
      ? []
      : [
          grey('not_released', {
            ...all,
            period,
            asOf: period.length === 4 ? `${Number(period) + 1}-01-02` : `${period}-30`.replace(/-06-30$/, '-07-03').replace(/-08-30$/, '-09-03'),
          }),
        ]),
    ...(wantsWord ? [] : [grey('awaiting_final', { ...all, period: end, values, observations: filed(name, end, due === end ? last : '1', 'flash') })]),
    ...('baseline' in indicator
      ? [grey('no_baseline', { ...all, indicator: { ...all.indicator, baseline: null }, period, observations: filed(name, period, value) })]
      : []),
  ]
})

const single: readonly Entry[] = [
  {
    measure: 'milestone',
    outcome: 'none',
    reason: 'not_due',
    better: 'higher',
    question: {
      period: '2025-03',
      indicator: { measure: 'milestone', ...kinds['milestone']?.indicator },
      targets: kinds['milestone']?.targets ?? [],
      values: { '2025-03': '0' },
    },
  },
  {
    measure: 'ratio',
    outcome: 'none',
    reason: 'no_denominator',
    better: 'higher',
    question: {
      period: '2023-06',
      indicator: { measure: 'ratio', ...kinds['ratio']?.indicator },
      targets: kinds['ratio']?.targets ?? [],
      observations: [figure('2023-06', '3', { indicator: '产值' }), figure('2023-06', '0', { indicator: '人口' })],
    },
  },
]

export const corpus: readonly Entry[] = [...judged, ...unjudged, ...single]
