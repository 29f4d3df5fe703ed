/**
 * The path and the actual figures of one indicator. Loaded when an explanation opens: ECharts is larger than all the rest
 * of the page. Figures become floating-point numbers here only, to find their place on the drawing; the table beside the
 * drawing has them exact.
 */
import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, MarkPointComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { Frequency, Light } from '../../server/wire/rows.ts'
import { useMemo } from 'react'
import { shown } from '../parts/figures.ts'
import type { Words } from '../words/index.ts'
import { colour, Drawing } from './drawing.tsx'

use([LineChart, GridComponent, MarkLineComponent, MarkPointComponent, SVGRenderer])

/** The shape of each light on its mark, so that colour is not needed to read it. */
export const symbolOf: Readonly<Record<Light, string>> = { green: 'circle', yellow: 'triangle', red: 'rect', blue: 'diamond', grey: 'emptyCircle' }
export const colourOf: Readonly<Record<Light, string>> = { green: '--green', yellow: '--yellow', red: '--red', blue: '--blue', grey: '--grey' }

const dayMilliseconds = 86_400_000

/** Place of the end of a day on the axis: months since year 0, or days since 1970 for daily figures. */
export const tickOf = (date: string, frequency: Frequency): number => {
  if (frequency === 'day') return Date.parse(date) / dayMilliseconds + 1
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return year * 12 + month - 1 + day / new Date(Date.UTC(year, month, 0)).getUTCDate()
}
const tickText = (tick: number, frequency: Frequency, say: Words['explanation']): string =>
  frequency === 'day'
    ? say.tickDay(new Date((tick - 1) * dayMilliseconds).toISOString().slice(0, 10))
    : say.tick(Math.floor((tick - 1) / 12), ((tick - 1) % 12) + 1)

export const isNumber = (value: string): boolean => Number.isFinite(Number(value))
export type Point = readonly [tick: number, value: number]

interface Drawn {
  readonly view: IndicatorView
  readonly today: string
  readonly say: Words['explanation']
}

/** Marks of the axis: a few, on whole quarters or years. */
const stepOf = (span: number, frequency: Frequency): number => (frequency === 'day' ? Math.ceil(span / 5) : span > 36 ? 12 : span > 12 ? 6 : 3)

const small = { color: colour('--ink-soft'), fontSize: 11 }

/** Time from the first tick to the last, and figures beside it. */
export const axesOf = (
  first: number,
  last: number,
  { frequency, decimals, say }: { readonly frequency: Frequency; readonly decimals: number; readonly say: Words['explanation'] },
): EChartsCoreOption => ({
  animation: false,
  grid: { left: 4, right: 18, top: 22, bottom: 4, containLabel: true },
  xAxis: {
    type: 'value',
    min: first === last ? first - 1 : first,
    max: last,
    interval: stepOf(last - first, frequency),
    axisLabel: { ...small, hideOverlap: true, formatter: (tick: number) => tickText(tick, frequency, say) },
    axisLine: { lineStyle: { color: colour('--line-strong') } },
    splitLine: { show: false },
  },
  yAxis: {
    type: 'value',
    scale: true,
    splitNumber: 3,
    axisLabel: { ...small, formatter: (value: number) => shown(String(value), Number.isInteger(value) ? 0 : decimals) },
    splitLine: { lineStyle: { color: colour('--line') } },
  },
})

/** A place for a name: where a line is half way, away from what stands at its end. */
const middleOf = (line: readonly Point[]): Point => {
  const [from, to] = [line[Math.ceil(line.length / 2) - 1], line[Math.floor(line.length / 2)]]
  return from && to ? [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] : [0, 0]
}

const optionOf = ({ view, today, say }: Drawn): EChartsCoreOption => {
  const { chart, assessment, frequency, decimals } = view
  const asked = chart.periods.flatMap(({ tick, expected }): Point[] => (expected !== null && isNumber(expected) ? [[tick, Number(expected)]] : []))
  const path = chart.path.length > 0 ? chart.path.map(({ tick, value }): Point => [tick, Number(value)]) : asked
  const actual = chart.periods.flatMap(({ tick, actual: value, light }) =>
    value !== null && isNumber(value) ? [{ value: [tick, Number(value)], symbol: symbolOf[light], itemStyle: { color: colour(colourOf[light]) } }] : [],
  )
  const due = assessment.dueOn === null ? null : tickOf(assessment.dueOn, frequency)
  const target = assessment.target !== null && isNumber(assessment.target) && due !== null ? { coord: [due, Number(assessment.target)] } : null
  const former = chart.givenUp.map((line) => line.map(({ tick, value }): Point => [tick, Number(value)]))
  const ticks = [
    ...former.flat().map(([tick]) => tick),
    ...path.map(([tick]) => tick),
    ...chart.periods.map(({ tick }) => tick),
    ...(target ? [target.coord[0] ?? 0] : []),
  ]
  const first = Math.min(...ticks)
  const last = Math.max(...ticks)
  const now = tickOf(today, frequency)
  return {
    ...axesOf(first, last, { frequency, decimals, say }),
    series: [
      ...former.map((line) => ({
        type: 'line',
        data: line,
        showSymbol: false,
        silent: true,
        lineStyle: { color: colour('--ink-faint'), width: 1, type: [2, 4] },
        markPoint: {
          silent: true,
          symbolSize: 0,
          data: [{ coord: middleOf(line) }],
          label: { ...small, color: colour('--ink-faint'), formatter: say.givenUp, position: 'left', offset: [0, -8] },
        },
      })),
      {
        type: 'line',
        data: path,
        showSymbol: path.length === 1,
        symbol: 'circle',
        symbolSize: 4,
        silent: true,
        lineStyle: { color: colour('--ink-faint'), width: 1.5, type: 'dashed' },
        itemStyle: { color: colour('--ink-faint') },
        markLine:
          now > first && now < last
            ? {
                silent: true,
                symbol: 'none',
                data: [{ xAxis: now }],
                lineStyle: { color: colour('--accent'), type: 'solid', width: 1, opacity: 0.6 },
                label: { ...small, color: colour('--accent'), formatter: say.today },
              }
            : undefined,
        markPoint: target
          ? {
              silent: true,
              symbol: 'pin',
              symbolSize: 18,
              data: [target],
              itemStyle: { color: colour('--accent') },
              label: { show: false },
            }
          : undefined,
      },
      { type: 'line', data: actual, silent: true, symbolSize: 8, lineStyle: { color: colour('--ink'), width: 1.5 } },
    ],
  }
}

interface PathChartProps extends Drawn {
  readonly label: string
}

export const PathChart = ({ view, today, say, label }: PathChartProps) => {
  const option = useMemo(() => optionOf({ view, today, say }), [view, today, say])
  return <Drawing label={label} option={option} />
}
