/** Paths and figures of an indicator as it stands and as it would be, on one pair of axes: what differs lies apart. */
import type { EChartsCoreOption } from 'echarts/core'
import type { AssessAnswer } from '../../server/wire/assess.ts'
import type { Frequency } from '../../server/wire/rows.ts'
import { useMemo } from 'react'
import type { Words } from '../words/index.ts'
import { colour, Drawing } from './drawing.tsx'
import type { Point } from './path-chart.tsx'
import { axesOf, colourOf, isNumber, symbolOf, tickOf } from './path-chart.tsx'

interface Drawn {
  readonly now: AssessAnswer
  /** `null` where nothing differs. */
  readonly trial: AssessAnswer | null
  readonly frequency: Frequency
  readonly decimals: number
  readonly today: string
  readonly say: Words['explanation']
}

const pathOf = ({ chart }: AssessAnswer): readonly Point[] =>
  chart.path.length > 0
    ? chart.path.map(({ tick, value }): Point => [tick, Number(value)])
    : chart.periods.flatMap(({ tick, expected }): Point[] => (expected !== null && isNumber(expected) ? [[tick, Number(expected)]] : []))

const goalOf = ({ target, dueOn }: AssessAnswer, frequency: Frequency): Point | null =>
  target !== null && isNumber(target) && dueOn !== null ? [tickOf(dueOn, frequency), Number(target)] : null

const optionOf = ({ now, trial, frequency, decimals, today, say }: Drawn): EChartsCoreOption => {
  const text = { color: colour('--ink-soft'), fontSize: 11 }
  const look = { now: { path: '--ink-faint', actual: '--ink-faint' }, trial: { path: '--accent', actual: '--accent' } } as const
  const sides =
    trial === null
      ? [{ answer: now, ...look.now, actual: '--ink' }]
      : [
          { answer: now, ...look.now },
          { answer: trial, ...look.trial },
        ]
  const goals = sides.map(({ answer }) => goalOf(answer, frequency))
  const ticks = [
    ...sides.flatMap(({ answer }) => [...pathOf(answer).map(([tick]) => tick), ...answer.chart.periods.map(({ tick }) => tick)]),
    ...goals.flatMap((goal) => (goal ? [goal[0]] : [])),
  ]
  const [first, last] = [Math.min(...ticks), Math.max(...ticks)]
  const present = tickOf(today, frequency)
  return {
    ...axesOf(first, last, { frequency, decimals, say }),
    series: sides.flatMap(({ answer, path, actual }, side) => {
      const goal = goals[side]
      const line = pathOf(answer)
      return [
        {
          type: 'line',
          data: line,
          showSymbol: line.length === 1,
          symbol: 'circle',
          symbolSize: 4,
          silent: true,
          lineStyle: { color: colour(path), width: 1.5, type: 'dashed' },
          itemStyle: { color: colour(path) },
          markLine:
            side === 0 && present > first && present < last
              ? {
                  silent: true,
                  symbol: 'none',
                  data: [{ xAxis: present }],
                  lineStyle: { color: colour('--line-strong'), type: 'solid', width: 1 },
                  label: { ...text, formatter: say.today },
                }
              : undefined,
          markPoint: goal
            ? { silent: true, symbol: 'pin', symbolSize: 18, data: [{ coord: [...goal] }], itemStyle: { color: colour(path) }, label: { show: false } }
            : undefined,
        },
        {
          type: 'line',
          data: answer.chart.periods.flatMap(({ tick, actual: value, light }) =>
            value !== null && isNumber(value) ? [{ value: [tick, Number(value)], symbol: symbolOf[light], itemStyle: { color: colour(colourOf[light]) } }] : [],
          ),
          silent: true,
          // Where both lie on one place the light of now is seen inside that of the trial.
          symbolSize: trial === null ? 8 : side === 0 ? 5 : 11,
          z: side === 0 ? 4 : 3,
          lineStyle: { color: colour(actual), width: 1.5 },
        },
      ]
    }),
  }
}

export const WhatIfChart = ({ label, now, trial, frequency, decimals, today, say }: Drawn & { readonly label: string }) => {
  const option = useMemo(() => optionOf({ now, trial, frequency, decimals, today, say }), [now, trial, frequency, decimals, today, say])
  return <Drawing label={label} option={option} className="what-if-chart" />
}
