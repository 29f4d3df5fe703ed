/**
 * Lights of months under the rules in force and under others, as bars: a column a month, one stack over the other. Each part of a stack has its
 * shape and its number, as far as there is room; the chosen month says all of them in words, and a table holds them all.
 */
import './rules.css'
import { useId, useState } from 'react'
import type { PlanBacktestView } from '../../server/wire/backtest.ts'
import type { Light } from '../../server/wire/rows.ts'
import { LightMark, LightShape, lightOrder } from './light.tsx'
import { useWords } from './session.tsx'
import { WideTable } from './wide-table.tsx'

type Day = PlanBacktestView['days'][number]
type Counts = Day['present']

const Stack = ({ counts }: { readonly counts: Counts }) => (
  <span className="backtest-stack">
    {lightOrder.map(
      (light) =>
        counts[light] > 0 && (
          <span key={light} className={`backtest-part backtest-${light}`} style={{ flexGrow: counts[light] }}>
            <LightShape light={light} size={9} />
            <span className="figure">{counts[light]}</span>
          </span>
        ),
    )}
  </span>
)

const useSaid = () => {
  const words = useWords()
  const say = words.rules
  return {
    counts: (counts: Counts): string => words.listed(lightOrder.flatMap((light) => (counts[light] > 0 ? [say.count(words.lights[light], counts[light])] : []))),
    month: (day: Day, isLast: boolean): string => (isLast ? say.today : say.monthOf(day.on)),
  }
}

const Difference = ({ present, other }: { readonly present: number; readonly other: number }) => {
  const difference = other - present
  return <span className="faint">{difference === 0 ? '' : difference > 0 ? `+${difference}` : `−${-difference}`}</span>
}

/** All numbers of one month, in words. */
const Readout = ({ day, title }: { readonly day: Day; readonly title: string }) => {
  const words = useWords()
  const say = words.rules
  return (
    <output className="backtest-readout">
      <strong>{title}</strong>
      {lightOrder.map((light) => (
        <span key={light} className="backtest-read figure">
          <LightMark light={light} word={words.lights[light]} /> {say.fromTo(String(day.present[light]), String(day.other[light]))}{' '}
          <Difference present={day.present[light]} other={day.other[light]} />
        </span>
      ))}
    </output>
  )
}

const Table = ({ days }: { readonly days: readonly Day[] }) => {
  const words = useWords()
  const say = words.rules
  const said = useSaid()
  return (
    <WideTable label={say.bars}>
      <thead>
        <tr>
          <th scope="col">{say.month}</th>
          {lightOrder.map((light) => (
            <th key={light} scope="col" className="number">
              {words.lights[light]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day, place) => (
          <tr key={day.on}>
            <th scope="row">{said.month(day, place === days.length - 1)}</th>
            {lightOrder.map((light: Light) => (
              <td key={light} className="number">
                {day.present[light] === day.other[light] ? day.present[light] : say.fromTo(String(day.present[light]), String(day.other[light]))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

export const BacktestBars = ({ days }: { readonly days: readonly Day[] }) => {
  const say = useWords().rules
  const said = useSaid()
  const group = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const last = days.length - 1
  const place = Math.max(
    0,
    days.findIndex(({ on }) => on === chosen),
  )
  const shown = chosen === null ? last : place
  const day = days[shown]
  if (day === undefined) return null
  return (
    <div className="backtest">
      <div className="backtest-rows" aria-hidden="true">
        <span>{say.presentRow}</span>
        <span>{say.otherRow}</span>
      </div>
      <fieldset className="backtest-months">
        <legend className="unseen">{say.chooseMonth}</legend>
        {days.map((each, at) => (
          <label key={each.on} className="backtest-month" data-chosen={at === shown || undefined}>
            <input
              type="radio"
              className="unseen"
              name={group}
              checked={at === shown}
              onChange={() => setChosen(each.on)}
              aria-label={say.barLabel(said.month(each, at === last), said.counts(each.present), said.counts(each.other))}
            />
            <Stack counts={each.present} />
            <Stack counts={each.other} />
            <span className="backtest-name" aria-hidden="true">
              {at === last ? say.today : say.monthShort(each.on)}
            </span>
          </label>
        ))}
      </fieldset>
      <Readout day={day} title={said.month(day, shown === last)} />
      <details>
        <summary className="small">{say.asTable}</summary>
        <Table days={days} />
      </details>
    </div>
  )
}

interface StripProps {
  readonly present: readonly Light[]
  readonly other: readonly Light[]
}

/** Lights of one indicator month by month: above under the rules in force, below under the others; what differs is marked. */
export const LightStrip = ({ present, other }: StripProps) => {
  const words = useWords()
  const say = words.rules
  const said = (all: readonly Light[]): string =>
    words.listed(
      lightOrder.flatMap((light) => {
        const count = all.filter((each) => each === light).length
        return count > 0 ? [say.count(words.lights[light], count)] : []
      }),
    )
  return (
    <span className="light-strip">
      <span className="unseen">{say.barLabel(say.course(present.length), said(present), said(other))}</span>
      {present.map((light, place) => (
        <span key={place} aria-hidden="true" data-differs={light !== other[place] || undefined}>
          <LightShape light={light} size={10} />
          <LightShape light={other[place] ?? 'grey'} size={10} />
        </span>
      ))}
    </span>
  )
}
