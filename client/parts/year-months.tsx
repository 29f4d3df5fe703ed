/**
 * A year at a glance: twelve small months. Days off and make-up days are told by a sign and a shape, and named in words below their month;
 * colour only helps. Where days can be chosen the year is one stop of the keyboard, and arrows move inside.
 */
import type { KeyboardEvent } from 'react'
import { useId, useRef, useState } from 'react'
import type { CalendarYearView } from '../../server/wire/calendar.ts'
import type { CalendarDay, DaySpan } from './calendar-days.ts'
import { dayName, dayOf, holidayName, isTurned, kindWord, monthOf, spansOf, weekdayOf } from './calendar-days.ts'
import { useWords } from './session.tsx'

const places = [1, 2, 3, 4, 5, 6, 7]

/** Weeks of a month from Monday on; `null` stands for a day of the month before or after. */
const weeksOf = (days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] => {
  const before = weekdayOf(days[0]?.date ?? '') - 1
  const cells = [...Array.from({ length: before }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => places.map((place) => cells[week * 7 + place - 1] ?? null))
}

const looksOf = (day: CalendarDay, isToday: boolean): string =>
  ['day', `day-${day.kind}`, day.local && 'day-local', isTurned(day) && 'day-changed', isToday && 'day-today'].filter(Boolean).join(' ')

/** The sign is drawn by the style sheet: in words it is said by the day's name. */
const useMark = (): ((day: Pick<CalendarDay, 'kind'>) => string | undefined) => {
  const { marks } = useWords().calendar
  return ({ kind }) => (kind === 'holiday' || kind === 'made-up' ? marks[kind] : undefined)
}

/** `1—7日 放假：国庆节`. */
const SpanNote = ({ span: { first, last } }: { readonly span: DaySpan }) => {
  const words = useWords()
  return (
    <li>
      <span className="figure">{words.calendar.span(dayOf(first.date), dayOf(last.date))}</span>{' '}
      {first.name === null ? kindWord(first, words) : words.labelled(kindWord(first, words), holidayName(first.name, words))}
    </li>
  )
}

interface Choosing {
  /** Day that the keyboard stands on. */
  readonly at: string
  readonly onChoose: (day: CalendarDay) => void
  readonly onMove: (event: KeyboardEvent) => void
  readonly onFocus: (date: string) => void
}

interface MonthProps {
  readonly month: number
  /** How many workdays it has, in words. */
  readonly workdays: string
  readonly days: readonly CalendarDay[]
  readonly today: string
  readonly choosing: Choosing | null
}
const Month = ({ month, workdays, days, today, choosing }: MonthProps) => {
  const words = useWords()
  const say = words.calendar
  const id = useId()
  const markOf = useMark()
  const cell = (day: CalendarDay) => {
    const looks = {
      className: looksOf(day, day.date === today),
      'data-mark': markOf(day),
      ...(day.date === today && ({ 'aria-current': 'date' } as const)),
    }
    if (choosing === null)
      return (
        <span {...looks}>
          {dayOf(day.date)}
          {(day.name !== null || isTurned(day)) && <span className="unseen">{dayName(day, words)}</span>}
        </span>
      )
    return (
      <button
        type="button"
        {...looks}
        data-date={day.date}
        tabIndex={day.date === choosing.at ? 0 : -1}
        aria-label={dayName(day, words)}
        onClick={() => choosing.onChoose(day)}
        onFocus={() => choosing.onFocus(day.date)}
        onKeyDown={choosing.onMove}
      >
        {dayOf(day.date)}
      </button>
    )
  }
  return (
    <section className="month" aria-labelledby={id}>
      <div className="month-head">
        <h3 id={id}>{say.month(month)}</h3>
        <span className="soft figure">{workdays}</span>
      </div>
      <table aria-labelledby={id}>
        <thead>
          <tr>
            {places.map((place) => (
              <th key={place} scope="col" abbr={say.weekdayFull(place)}>
                {say.weekday(place)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week.find((day) => day !== null)?.date}>
              {week.map((day, place) => (
                <td key={day?.date ?? place}>{day && cell(day)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="month-notes">
        {spansOf(days).map((span) => (
          <SpanNote key={span.first.date} span={span} />
        ))}
      </ul>
    </section>
  )
}

/** As a calendar reads: days across, weeks down, months by page. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -30, PageDown: 30 }

interface YearMonthsProps {
  readonly view: CalendarYearView
  /** Nothing is published: workdays are only supposed. */
  readonly supposed: boolean
  readonly today: string
  /** Without it days are only shown. */
  readonly onChoose?: ((day: CalendarDay) => void) | undefined
}

export const YearMonths = ({ view, supposed, today, onChoose }: YearMonthsProps) => {
  const say = useWords().calendar
  const months = useRef<HTMLElement>(null)
  const [stoodAt, setAt] = useState(today)
  const { days } = view
  const at = days.some(({ date }) => date === stoodAt) ? stoodAt : (days[0]?.date ?? '')
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const place = days.findIndex(({ date }) => date === at) + step
    const next = days[Math.min(Math.max(place, 0), days.length - 1)]
    if (next) months.current?.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus()
  }
  const choosing = onChoose === undefined ? null : { at, onChoose, onMove: move, onFocus: setAt }
  return (
    <section className="months" ref={months} aria-label={say.year12(view.year)}>
      {view.months.map((workdays, place) => (
        <Month
          key={place}
          month={place + 1}
          workdays={supposed ? say.supposedWorkdays(workdays) : say.monthWorkdays(workdays)}
          days={days.filter(({ date }) => monthOf(date) === place + 1)}
          today={today}
          choosing={choosing}
        />
      ))}
    </section>
  )
}

interface MonthsLegendProps {
  /** The year shown is one that would be. */
  readonly withChanges?: boolean
  /** What can be done with the days. */
  readonly hint?: string | undefined
}
/** What the signs mean. */
export const MonthsLegend = ({ withChanges = false, hint }: MonthsLegendProps) => {
  const say = useWords().calendar
  return (
    <ul className="months-legend small soft" aria-label={say.legend}>
      <li>
        <span className="day day-holiday" data-mark={say.marks.holiday} />
        {say.kinds.holiday}
      </li>
      <li>
        <span className="day day-made-up" data-mark={say.marks['made-up']} />
        {say.kinds['made-up']}
      </li>
      <li>
        <span className="day day-holiday day-local" data-mark={say.marks.holiday} />
        {say.local.holiday}
      </li>
      <li>
        <span className="day day-made-up day-local" data-mark={say.marks['made-up']} />
        {say.local['made-up']}
      </li>
      {withChanges && (
        <li>
          <span className="day day-changed" />
          {say.changed}
        </li>
      )}
      {hint !== undefined && <li className="months-hint">{hint}</li>}
    </ul>
  )
}
