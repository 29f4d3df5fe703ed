/** Now and what if, figure by figure, drawn, and in sentences. */
import { Suspense, lazy } from 'react'
import type { AssessAnswer } from '../../server/wire/assess.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { shown, shownApart, shownPace, shownPercent, shownSigned, withUnit, withUnitApart } from '../parts/figures.ts'
import { LightMark } from '../parts/light.tsx'
import { useToday } from '../parts/plans.ts'
import { useLanguage, useNames, useWords } from '../parts/session.tsx'
import type { Words } from '../words/index.ts'

const ChartFailed = () => <p className="soft">{useWords().explanation.chartFailed}</p>
const WhatIfChart = lazy(() =>
  import('../charts/what-if-chart.tsx').then(
    (module) => ({ default: module.WhatIfChart }),
    () => ({ default: ChartFailed }),
  ),
)

type Figure = (answer: AssessAnswer) => string | null
interface Line {
  readonly label: string
  readonly of: Figure
  /** Shown though neither side has it, but for verdicts in words. */
  readonly always?: boolean
  readonly strong?: boolean
}

const linesOf = (words: Words, { unit, decimals, words: codes }: IndicatorView, language: 'zh' | 'en'): readonly Line[] => {
  const say = words.explanation
  const own = words.whatIf
  const inUnit = (value: string | null | undefined, beside: string | null = null): string | null =>
    value == null ? null : withUnit(shownApart(value, beside, decimals), unit)
  const foreseen = (answer: AssessAnswer) => (answer.forecast === null || answer.forecast === 'not_enough_data' ? null : answer.forecast)
  // A rate is asked as it is; everything else by how much it has to move.
  const stepOf = ({ manner }: AssessAnswer, value: string | null | undefined): string | null =>
    value == null || manner === 'rate' ? inUnit(value) : withUnitApart(shownPace(value, decimals), unit, words.points)
  const leadOf: Figure = ({ lead }) => {
    if (lead === null) return null
    return lead === '0' ? own.even : `${say.lead(lead.startsWith('-'))} ${shownApart(lead.replace(/^-/, ''), '0', 1)} ${words.points}`
  }
  return [
    { label: own.periodOf, of: (a) => a.periodLabel[language] },
    { label: say.actual, of: (a) => inUnit(a.actual, a.expected), always: true, strong: true },
    { label: say.expected, of: (a) => inUnit(a.expected, a.actual), always: true, strong: true },
    { label: say.gap, of: (a) => (a.gap === null ? null : withUnitApart(shownSigned(a.gap, decimals), unit, words.points)) },
    { label: say.share, of: (a) => (a.share === null ? null : shownPercent(a.share)) },
    { label: say.timeShare, of: (a) => (a.timeShare === null ? null : shownPercent(a.timeShare)) },
    { label: own.lead, of: leadOf },
    { label: say.target, of: (a) => inUnit(a.target) },
    { label: say.due, of: (a) => a.dueOn && words.day(a.dueOn) },
    { label: say.required, of: (a) => stepOf(a, a.required?.perPeriod), always: true, strong: true },
    { label: say.soFar, of: (a) => stepOf(a, a.required?.soFar) },
    { label: own.monthsBehind, of: (a) => (a.monthsBehind === null ? null : a.monthsBehind === '0' ? own.notBehind : say.months(shown(a.monthsBehind, 1))) },
    {
      label: own.forecastPlain,
      of: (a) => {
        const found = foreseen(a)
        if (found !== null) return withUnit(shown(found.value, decimals), unit)
        return a.forecast === 'not_enough_data' ? own.notEnough : a.outcome === 'none' || a.manner === 'verdict' ? null : own.decided
      },
      always: true,
      strong: true,
    },
    {
      label: own.interval,
      of: (a) => {
        const found = foreseen(a)
        return found === null ? null : own.between(shown(found.low, decimals), withUnit(shown(found.high, decimals), unit))
      },
    },
    {
      label: own.chance,
      of: (a) => {
        const found = foreseen(a)
        return found === null || found.chance === null ? null : `${found.chance}%`
      },
    },
    { label: say.streak, of: (a) => (a.streak > 0 ? say.periods(a.streak) : null) },
    { label: say.flag, of: (a) => a.flag && codes.flags[a.flag] },
  ]
}

interface ComparedProps {
  readonly now: AssessAnswer
  readonly trial: AssessAnswer
  readonly view: IndicatorView
  readonly isSame: boolean
  /** Judged by a person's word, without figures. */
  readonly isSpoken: boolean
}

const Head = ({ label, answer, view }: { readonly label: string; readonly answer: AssessAnswer; readonly view: IndicatorView }) => {
  const { words: codes } = view
  return (
    <th scope="col">
      <span className="what-if-column">{label}</span>
      <LightMark light={answer.light} word={codes.lights[answer.light]} size={16} />
      <span className="what-if-outcome">{answer.outcome === 'none' ? codes.reasons[answer.reason] : codes.outcomes[answer.outcome]}</span>
    </th>
  )
}

const Table = ({ now, trial, view, isSpoken }: ComparedProps) => {
  const words = useWords()
  const say = words.whatIf
  const { language } = useLanguage()
  const lines = linesOf(words, view, language === 'en' ? 'en' : 'zh')
    .map((line) => ({ ...line, now: line.of(now), trial: line.of(trial) }))
    .filter((line) => (line.always === true && !isSpoken) || line.now !== null || line.trial !== null)
  return (
    <table className="plain what-if-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{say.item}</span>
          </th>
          <Head label={say.now} answer={now} view={view} />
          <Head label={say.trial} answer={trial} view={view} />
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label} className={line.strong ? 'what-if-strong' : undefined}>
            <th scope="row">{line.label}</th>
            <td className="figure">{line.now ?? <span className="faint">{words.noFigure}</span>}</td>
            <td className={line.now === line.trial ? 'figure' : 'figure what-if-differs'}>
              {line.trial ?? <span className="faint">{words.noFigure}</span>}
              {line.now !== line.trial && <span className="unseen"> {say.changed}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const Compared = (props: ComparedProps) => {
  const { now, trial, view, isSame } = props
  const words = useWords()
  const say = words.whatIf
  const nameOf = useNames()
  const today = useToday()
  const { language } = useLanguage()
  const said = language === 'en' ? 'en' : 'zh'
  const isDrawn = [now, trial].some(({ chart }) => chart.path.length > 0 || chart.periods.some(({ actual, expected }) => actual !== null || expected !== null))
  return (
    <div className="panel">
      <Table {...props} />
      {isDrawn && (
        <div className="what-if-drawn">
          <Suspense fallback={<div className="path-chart what-if-chart" />}>
            <WhatIfChart
              now={now}
              trial={isSame ? null : trial}
              frequency={view.frequency}
              decimals={view.decimals}
              today={today}
              say={words.explanation}
              label={say.chartLabel(nameOf(view))}
            />
          </Suspense>
          <p className="path-legend faint small" aria-hidden="true">
            <span className="path-key" /> {say.nowPath} <span className="path-key path-key-actual what-if-key-now" /> {say.nowActual}
            {!isSame && (
              <>
                <span className="path-key what-if-key-path" /> {say.trialPath} <span className="path-key path-key-actual what-if-key-actual" />{' '}
                {say.trialActual}
              </>
            )}
          </p>
        </div>
      )}
      <div className="what-if-said">
        <div>
          <h3>{say.now}</h3>
          <p>{now.explanation[said]}</p>
        </div>
        <div>
          <h3>{say.trial}</h3>
          <p>{isSame ? <span className="soft">{say.same}</span> : trial.explanation[said]}</p>
        </div>
      </div>
    </div>
  )
}
