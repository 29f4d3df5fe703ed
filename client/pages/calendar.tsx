/** The calendar of legal workdays: a year at a glance, where it comes from, the district's own days, and what was changed in it. */
import './calendar.css'
import { ActionIcon, Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { CalendarView, YearFacts } from '../../server/wire/calendar.ts'
import { getCalendar, removeLocalDay } from '../api/calendar.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import type { CalendarDay } from '../parts/calendar-days.ts'
import { calendarKey, dayOf, monthOf } from '../parts/calendar-days.ts'
import { CalendarFeed } from '../parts/calendar-feed.tsx'
import { CalendarHistory } from '../parts/calendar-history.tsx'
import { Icon } from '../parts/icon.tsx'
import { LocalDayForm } from '../parts/local-day-form.tsx'
import { useLanguage, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'
import { WideTable } from '../parts/wide-table.tsx'
import { YearForm } from '../parts/year-form.tsx'
import { MonthsLegend, YearMonths } from '../parts/year-months.tsx'

interface YearChoiceProps {
  readonly calendar: CalendarView
  readonly onChoose: (year: number) => void
}
const YearChoice = ({ calendar: { year, published, today }, onChoose }: YearChoiceProps) => {
  const say = useWords().calendar
  const thisYear = Number(today.slice(0, 4))
  const first = Math.min(year, thisYear, ...published)
  const last = Math.max(year, thisYear + 1, ...published)
  const years = Array.from({ length: last - first + 1 }, (_, place) => last - place)
  return (
    <div className="row">
      <ActionIcon aria-label={say.before} onClick={() => onChoose(year - 1)}>
        <Icon name="left" />
      </ActionIcon>
      <Select
        size="xs"
        w={150}
        aria-label={say.choose}
        data={years.map((each) => ({ value: String(each), label: published.includes(each) ? say.year(each) : say.unknownYear(each) }))}
        value={String(year)}
        onChange={(chosen) => chosen !== null && onChoose(Number(chosen))}
      />
      <ActionIcon aria-label={say.after} onClick={() => onChoose(year + 1)}>
        <Icon name="right" />
      </ActionIcon>
    </div>
  )
}

const Facts = ({ calendar }: { readonly calendar: CalendarView }) => {
  const words = useWords()
  const say = words.calendar
  return (
    <div className="year-facts">
      <span className="year-total figure">{say.workdays(calendar.workdays)}</span>
      <span className="soft figure">{say.daysOff(calendar.days.length - calendar.workdays)}</span>
      {calendar.source === null ? <span className="soft">{say.supposed}</span> : <span className="soft">{words.labelled(say.source, calendar.source)}</span>}
    </div>
  )
}

interface LocalDaysProps {
  readonly calendar: CalendarView
  readonly onChange: (calendar: CalendarView) => void
}
const LocalDays = ({ calendar, onChange }: LocalDaysProps) => {
  const words = useWords()
  const say = words.calendar
  const moments = useMoments()
  const remove = useMutation({
    mutationFn: removeLocalDay,
    onSuccess: (next) => {
      notifications.show({ message: say.removed })
      onChange(next)
    },
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red' }),
  })
  return (
    <div className="calendar-section">
      <h2>{say.localDays}</h2>
      {calendar.localDays.length === 0 ? (
        <p className="soft">{say.noLocalDays}</p>
      ) : (
        <WideTable label={say.localDays}>
          <thead>
            <tr>
              {[say.date, say.kind, say.name, say.note, say.who].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {calendar.mayChange && (
                <th scope="col">
                  <span className="unseen">{words.people.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {calendar.localDays.map(({ date, kind, name, note, who, at }) => (
              <tr key={date}>
                <td className="nowrap figure">{words.day(date)}</td>
                <td className="nowrap">{kind === 'off' ? say.local.holiday : say.local['made-up']}</td>
                <td>{name}</td>
                <td>{note}</td>
                <td>
                  {who} <span className="faint small nowrap">{moments.full(at)}</span>
                </td>
                {calendar.mayChange && (
                  <td className="nowrap">
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(date)}
                      aria-label={say.removeOf(say.dayOfMonth(monthOf(date), dayOf(date)))}
                    >
                      {say.remove}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </div>
  )
}

interface YearPageProps {
  readonly calendar: CalendarView
  readonly onYear: (year: number) => void
}
const YearPage = ({ calendar, onYear }: YearPageProps) => {
  const words = useWords()
  const say = words.calendar
  const answers = useQueryClient()
  const [edited, setEdited] = useState<(YearFacts & { readonly seen: number }) | null>(null)
  const [chosen, setChosen] = useState<CalendarDay | null>(null)
  const { year, source, mayChange, holidays, seq } = calendar
  // What others change meanwhile must not be written over: the number is that of the calendar that was looked at.
  const edit = (facts: YearFacts): void => setEdited({ ...facts, seen: seq })
  const leaveDay = (): void => {
    setChosen(null)
    // The keyboard goes back to where it came from, once the dialog is gone.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-date="${chosen?.date ?? ''}"]`)?.focus())
  }
  const take = (next: CalendarView): void => {
    answers.setQueryData([...calendarKey, next.year], next)
    // Other years show the same list, and the banner may go.
    void answers.invalidateQueries({ queryKey: calendarKey })
  }
  if (edited !== null)
    return (
      <>
        <div className="page-head">
          <h1>{say.editing(year)}</h1>
        </div>
        <YearForm calendar={calendar} start={edited} onDone={take} onClose={() => setEdited(null)} />
      </>
    )
  return (
    <>
      <div className="page-head">
        <h1>{say.title}</h1>
        <YearChoice calendar={calendar} onChoose={onYear} />
        <span className="grow" />
        {mayChange && (
          <Button
            variant={source === null ? 'filled' : 'default'}
            onClick={() => edit({ source: source ?? '', holidays })}
            leftSection={<Icon name="calendar" />}
          >
            {source === null ? say.enter : say.change}
          </Button>
        )}
      </div>
      {source === null && (
        <div className="notice">
          <strong>{say.unknown(year)}</strong> <span className="soft">{say.unknownWhy}</span>
        </div>
      )}
      <Facts calendar={calendar} />
      <MonthsLegend hint={mayChange ? say.days : undefined} />
      {mayChange && <p className="unseen">{say.keys}</p>}
      <h2 className="unseen">{say.year12(year)}</h2>
      <YearMonths view={calendar} supposed={source === null} today={calendar.today} onChoose={mayChange ? setChosen : undefined} />
      <LocalDays calendar={calendar} onChange={take} />
      <CalendarFeed />
      <CalendarHistory calendar={calendar} onChange={take} onRestore={edit} />
      {chosen !== null && (
        <LocalDayForm day={chosen} local={calendar.localDays.find(({ date }) => date === chosen.date) ?? null} onDone={take} onClose={leaveDay} />
      )}
    </>
  )
}

const firstYear = 2000
const lastYear = 2100

export const CalendarPage = () => {
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const said = Number(search.get('year') ?? Number.NaN)
  const year = Number.isInteger(said) && said >= firstYear && said <= lastYear ? said : null
  const calendar = useQuery({ queryKey: [...calendarKey, year ?? 'now'], queryFn: () => getCalendar(year), placeholderData: keepPreviousData })
  const choose = (next: number): void => setSearch({ year: String(Math.min(Math.max(next, firstYear), lastYear)) })
  return (
    <div className="page">
      <div className="page-body calendar-page" lang={language}>
        <Answer of={calendar}>{(found) => <YearPage key={found.year} calendar={found} onYear={choose} />}</Answer>
      </div>
    </div>
  )
}
