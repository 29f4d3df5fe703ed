import { Suspense, lazy } from 'react'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { shown, withUnit } from '../parts/figures.ts'
import { LightMark } from '../parts/light.tsx'
import { localMoment } from '../parts/moments.ts'
import { useToday } from '../parts/plans.ts'
import { useNames, useWords } from '../parts/session.tsx'

/** A part of the page that did not arrive says so; the table under it has the same figures. */
const ChartFailed = () => <p className="soft">{useWords().explanation.chartFailed}</p>

const PathChart = lazy(() =>
  import('../charts/path-chart.tsx').then(
    (module) => ({ default: module.PathChart }),
    () => ({ default: ChartFailed }),
  ),
)

/** Path and actual figures, drawn, and as a table for who cannot see the drawing or wants the exact figures. */
export const Progress = ({ view }: { readonly view: IndicatorView }) => {
  const words = useWords()
  const say = words.explanation
  const nameOf = useNames()
  const now = useToday()
  const today = view.asOf === null ? now : localMoment(view.asOf).date
  const { assessment, chart, decimals, unit, words: codes } = view
  const periods = chart.periods.filter(({ actual, expected }) => actual !== null || expected !== null).toReversed()
  const isDrawn = chart.path.length > 0 || periods.length > 0
  if (!isDrawn) return null
  return (
    <section className="explained" aria-labelledby="explained-progress">
      <h3 id="explained-progress">{say.chart}</h3>
      <Suspense fallback={<div className="path-chart" />}>
        <PathChart view={view} today={today} say={say} label={say.chartLabel(nameOf(view))} />
      </Suspense>
      <p className="path-legend faint small" aria-hidden="true">
        <span className="path-key" /> {say.path} <span className="path-key path-key-actual" /> {say.actual}
        {chart.givenUp.length > 0 && (
          <>
            <span className="path-key path-key-former" /> {say.givenUp}
          </>
        )}
        {assessment.target !== null && assessment.dueOn !== null && (
          <>
            <span className="path-pin" /> {say.target} {withUnit(shown(assessment.target, decimals), unit)}
          </>
        )}
      </p>
      {periods.length > 0 && (
        <details>
          <summary className="small">{say.table}</summary>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{say.period}</th>
                <th scope="col" className="number">
                  {say.expected}
                </th>
                <th scope="col" className="number">
                  {say.actual}
                </th>
                <th scope="col">{say.light}</th>
              </tr>
            </thead>
            <tbody>
              {periods.map((each) => (
                <tr key={each.period}>
                  <td>{each.period}</td>
                  <td className="number">{each.expected === null ? words.noFigure : shown(each.expected, decimals)}</td>
                  <td className="number">{each.actual === null ? words.noFigure : shown(each.actual, decimals)}</td>
                  <td>
                    <LightMark light={each.light} word={codes.lights[each.light]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
