/** Figures tried by period, beside those known and what the judge expects. */
import { Select } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { Period } from '../../server/wire/rows.ts'
import { FigureField } from '../parts/figure-field.tsx'
import { shown } from '../parts/figures.ts'
import { LightMark } from '../parts/light.tsx'
import { endOf } from '../parts/period-steps.ts'
import { useLanguage, useNames, useWords } from '../parts/session.tsx'
import { figurePlace, knownFigure, own, todayOf, withTried, without } from '../parts/what-if-draft.ts'
import { mostRows, periodsBefore, rowsOf } from '../parts/what-if-rows.ts'
import { sheetTexts } from '../sheet/texts.ts'
import { Filling } from './what-if-filling.tsx'
import type { PartProps } from './what-if-part.tsx'
import { Reset } from './what-if-part.tsx'

/** Known ones in sight above the first that is to come. */
const rowsAbove = 3

/** Whose figures are in the table, and how they read. */
interface Owner {
  readonly id: string
  readonly name: string
  readonly measure: string
  readonly unit: string
  readonly decimals: number
}

const useOwners = ({ facts, view, sheet }: PartProps): readonly Owner[] => {
  const nameOf = useNames()
  const { measure, unit, decimals } = facts.indicator
  if (view.formula === null) return [{ id: own, name: '', measure, unit, decimals }]
  return view.formula.parts.map((part) => {
    const place = sheet?.rows.id.indexOf(part.id) ?? -1
    const rows = sheet?.rows
    return {
      id: part.id,
      name: nameOf(part),
      measure: rows?.measure[place] ?? measure,
      unit: rows?.unit[place] ?? '',
      decimals: rows?.decimals[place] ?? decimals,
    }
  })
}

const Row = ({ period, owner, ...props }: PartProps & { readonly period: Period; readonly owner: Owner }) => {
  const { facts, view, draft, onChange, answers, isSpoken, wrong, why } = props
  const words = useWords()
  const say = words.whatIf
  const { language } = useLanguage()
  const known = knownFigure(facts, owner.id, period)
  const value = draft.values?.[owner.id]?.[period]
  const label = sheetTexts[language].periodLong(period)
  const judged = answers.trial.chart.periods.find((each) => each.period === period)
  const beside = view.formula === null ? judged?.expected : judged?.actual
  const isWrong = wrong?.field === 'figure' && wrong.key === figurePlace(owner.id, period)
  return (
    <tr className={endOf(period) >= todayOf(facts) ? 'what-if-future' : undefined}>
      <th scope="row">{label}</th>
      <td className={isSpoken ? 'what-if-words' : 'number'}>
        {known === null ? <span className="faint">{words.noFigure}</span> : shown(known.value, owner.decimals)}
        {known !== null && known.flag !== 'verified' && known.flag !== 'final' && (
          <span className="faint small what-if-flag">{view.words.flags[known.flag]}</span>
        )}
      </td>
      <td>
        <FigureField
          label={say.triedIn(label)}
          silent
          standing=""
          tried={value}
          reads={{ measure: owner.measure, unit: owner.unit, on: todayOf(facts) }}
          refused={isWrong ? why : null}
          onTry={(next) => onChange((before) => withTried(before, owner.id, { [period]: next }))}
        />
      </td>
      {!isSpoken && <td className="number what-if-wide">{beside == null ? '' : shown(beside, view.decimals)}</td>}
      <td>{judged && judged.light !== 'grey' && <LightMark light={judged.light} word={view.words.lights[judged.light]} />}</td>
    </tr>
  )
}

export const Values = (props: PartProps) => {
  const { facts, view, draft, onChange, answers, isSpoken } = props
  const words = useWords()
  const say = words.whatIf
  const id = useId()
  const owners = useOwners(props)
  const [chosen, setChosen] = useState(owners[0]?.id ?? own)
  const owner = owners.find((each) => each.id === chosen) ?? owners[0]
  const rows = rowsOf(facts, answers)
  // What is tried mostly begins where the known figures end.
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = place.current?.querySelectorAll<HTMLElement>('tbody tr')[Math.max(0, periodsBefore - rowsAbove)]
    if (place.current && row) place.current.scrollTop = row.offsetTop - row.offsetHeight
  }, [])
  if (owner === undefined) return null
  return (
    <section className="panel what-if-section" aria-labelledby={id}>
      <div className="row">
        <h2 id={id}>
          {say.values}
          {owner.unit !== '' && <span className="soft small"> {owner.unit}</span>}
        </h2>
        <Reset what={say.values} shown={draft.values !== undefined} onReset={() => onChange((before) => without(before, 'values'))} />
      </div>
      {view.formula !== null && (
        <>
          <p className="small soft">{say.made(view.formula.text)}</p>
          <Select
            size="xs"
            label={say.whose}
            data={owners.map((each) => ({ value: each.id, label: each.name }))}
            value={owner.id}
            onChange={(next) => next !== null && setChosen(next)}
          />
        </>
      )}
      {view.formula === null && !isSpoken && <Filling {...props} />}
      {view.formula !== null && <p className="small soft">{say.noPaceParts}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A box that scrolls must be reached by the keyboard. */}
      <section className="what-if-values" aria-label={say.byPeriod} tabIndex={0} ref={place}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say.period}</th>
              <th scope="col" className={isSpoken ? undefined : 'number'}>
                {say.known}
              </th>
              <th scope="col">{say.tried}</th>
              {!isSpoken && (
                <th scope="col" className="number what-if-wide">
                  {view.formula === null ? words.explanation.expected : say.madeFigure}
                </th>
              )}
              <th scope="col">{words.explanation.light}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((period) => (
              <Row key={`${owner.id} ${period}`} {...props} owner={owner} period={period} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length >= mostRows && <p className="small soft">{say.most(mostRows)}</p>}
      <p className="small soft">{isSpoken ? say.verdictWhy : say.valuesWhy}</p>
    </section>
  )
}
