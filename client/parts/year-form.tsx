/**
 * The holidays of a year: pasted as the notice has them and read, or entered one by one; beside them the year as it would be, with every day
 * that changes. Reading and checking are the server's; nothing is written before it is saved.
 */
import './form.css'
import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useId, useState } from 'react'
import type { CalendarProblemView, CalendarView, HolidayView, YearFacts } from '../../server/wire/calendar.ts'
import { publishYear, readYear } from '../api/calendar.ts'
import { sentenceOf } from './answer.tsx'
import { calendarKey, dayOf, isOff, isTurned, monthOf } from './calendar-days.ts'
import { Icon } from './icon.tsx'
import { usePlans } from './plans.ts'
import { Rehearsal } from './rehearsal.tsx'
import { useLanguage, useWords } from './session.tsx'
import { MonthsLegend, YearMonths } from './year-months.tsx'

interface Row extends HolidayView {
  /** Which row it is while others come and go. */
  readonly key: number
}
let rows = 0
const rowOf = (holiday: HolidayView): Row => ({ ...holiday, key: ++rows })
const holidayOf = ({ name, from, to, worked }: Row): HolidayView => ({ name, from, to, worked })

interface WorkedDaysProps {
  readonly year: number
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (days: readonly string[]) => void
}
const WorkedDays = ({ year, label, value, onChange }: WorkedDaysProps) => {
  const say = useWords().calendar
  return (
    <div className="worked-days">
      <span className="worked-label">{say.worked}</span>
      {value.map((day, place) => (
        <span key={place} className="row">
          <TextInput
            type="date"
            size="xs"
            required
            aria-label={`${label} ${say.worked} ${place + 1}`}
            min={`${year}-01-01`}
            max={`${year}-12-31`}
            value={day}
            onChange={(event) => onChange(value.with(place, event.currentTarget.value))}
          />
          <ActionIcon
            aria-label={say.removeWorked(day === '' ? '' : say.dayOfMonth(monthOf(day), dayOf(day)))}
            onClick={() => onChange(value.toSpliced(place, 1))}
          >
            <Icon name="close" />
          </ActionIcon>
        </span>
      ))}
      <ActionIcon aria-label={`${label} ${say.addWorked}`} title={say.addWorked} onClick={() => onChange([...value, ''])}>
        <Icon name="plus" />
      </ActionIcon>
    </div>
  )
}

interface HolidayRowProps {
  readonly year: number
  readonly place: number
  readonly row: Row
  readonly problems: readonly CalendarProblemView[]
  readonly onChange: (change: Partial<HolidayView>) => void
  readonly onRemove: () => void
}
const HolidayRow = ({ year, place, row, problems, onChange, onRemove }: HolidayRowProps) => {
  const say = useWords().calendar
  const label = row.name === '' ? say.item(place + 1) : row.name
  const span = { type: 'date', size: 'xs', required: true, min: `${year}-01-01`, max: `${year}-12-31` } as const
  return (
    <li className={problems.length > 0 ? 'holiday-row holiday-row-wrong' : 'holiday-row'}>
      <div className="holiday-row-main">
        <TextInput
          size="xs"
          required
          maxLength={40}
          aria-label={`${say.item(place + 1)} ${say.name}`}
          placeholder={say.name}
          value={row.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <ActionIcon aria-label={say.removeItem(label)} onClick={onRemove}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <div className="holiday-row-span">
        <TextInput
          {...span}
          aria-label={`${label} ${say.from}`}
          value={row.from}
          onChange={(event) => {
            const from = event.currentTarget.value
            onChange({ from, ...((row.to === '' || row.to === row.from) && { to: from }) })
          }}
        />
        <span className="soft">{say.to}</span>
        <TextInput {...span} aria-label={`${label} ${say.to}`} value={row.to} onChange={(event) => onChange({ to: event.currentTarget.value })} />
      </div>
      <WorkedDays year={year} label={label} value={row.worked} onChange={(worked) => onChange({ worked })} />
      {problems.map((problem) => (
        <p key={problem.message} className="small holiday-problem">
          {problem.message}
        </p>
      ))}
    </li>
  )
}

const Findings = ({ title, looks, findings }: { readonly title: string; readonly looks: string; readonly findings: readonly CalendarProblemView[] }) =>
  findings.length === 0 ? null : (
    <div className={`findings ${looks}`}>
      <strong>{title}</strong>
      <ul>
        {findings.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  )

interface YearFormProps {
  readonly calendar: CalendarView
  /** What it starts from: the year as it is, or as it was before a change; and the number of the calendar that was looked at then. */
  readonly start: YearFacts & { readonly seen: number }
  readonly onDone: (calendar: CalendarView) => void
  readonly onClose: () => void
}

/** Typing waits this long before the year is asked for anew. */
const restMilliseconds = 350

export const YearForm = ({ calendar, start, onDone, onClose }: YearFormProps) => {
  const words = useWords()
  const say = words.calendar
  const { language } = useLanguage()
  const { year } = calendar
  const id = useId()
  const [text, setText] = useState('')
  const [source, setSource] = useState(start.source)
  const [given, setGiven] = useState<readonly Row[]>(() => start.holidays.map(rowOf))
  const holidays = given.map(holidayOf)
  const [asked] = useDebouncedValue(JSON.stringify(holidays), restMilliseconds)

  const read = useMutation({
    mutationFn: () => readYear(year, { text }),
    onSuccess: (reading) => {
      if (reading.holidays.length === 0) return
      setGiven(reading.holidays.map(rowOf))
      if (reading.source !== null) setSource(reading.source)
    },
  })
  const preview = useQuery({
    queryKey: [...calendarKey, 'reading', year, calendar.seq, asked, language],
    queryFn: () => readYear(year, { holidays: JSON.parse(asked) as readonly HolidayView[] }),
    enabled: asked !== '[]' && !asked.includes('""'),
    placeholderData: keepPreviousData,
  })
  const save = useMutation({
    mutationFn: () => publishYear(year, { source, holidays, seen: start.seen }),
    onSuccess: (next) => {
      notifications.show({ message: say.saved })
      onDone(next)
      onClose()
    },
  })

  const watched = usePlans().data?.find((plan) => plan.watched)
  const shown = given.length === 0 ? undefined : preview.data
  const problems = shown?.problems ?? []
  const turned = shown?.days.filter(isTurned) ?? []
  const turnedOff = turned.filter(({ kind }) => isOff(kind)).length
  const change = (place: number, part: Partial<HolidayView>): void => setGiven(given.map((row, at) => (at === place ? { ...row, ...part } : row)))
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="year-form" onSubmit={submit}>
      <div className="form year-form-given">
        <Textarea
          label={say.paste}
          description={say.pasteWhy}
          placeholder={say.pasteLike}
          rows={5}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button variant={given.length === 0 ? 'filled' : 'default'} disabled={text.trim() === ''} loading={read.isPending} onClick={() => read.mutate()}>
            {say.read}
          </Button>
        </div>
        <div aria-live="polite">
          {read.error && <p className="form-error">{sentenceOf(read.error, words)}</p>}
          <Findings title={say.questions} looks="findings-questions" findings={read.data?.questions ?? []} />
        </div>
        <TextInput label={say.sourceLabel} required maxLength={300} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
        <section className="form" aria-labelledby={id}>
          <h2 id={id} className="year-form-head">
            {say.items}
          </h2>
          {given.length > 0 && (
            <ul className="panel">
              {given.map((row, place) => (
                <HolidayRow
                  key={row.key}
                  year={year}
                  place={place}
                  row={row}
                  problems={problems.filter((problem) => problem.row === place)}
                  onChange={(part) => change(place, part)}
                  onRemove={() => setGiven(given.toSpliced(place, 1))}
                />
              ))}
            </ul>
          )}
          <div>
            <Button
              variant="default"
              leftSection={<Icon name="plus" />}
              onClick={() => setGiven([...given, rowOf({ name: '', from: '', to: '', worked: [] })])}
            >
              {say.addItem}
            </Button>
          </div>
        </section>
        <div aria-live="polite">
          <Findings title={say.problems} looks="findings-problems" findings={problems} />
          {save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}
        </div>
        <p className="small soft">{say.effect}</p>
        <div className="form-actions year-form-actions">
          <output className="small soft grow">{shown && say.differences(turnedOff, turned.length - turnedOff)}</output>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" disabled={given.length === 0 || problems.length > 0} loading={save.isPending}>
            {words.save}
          </Button>
        </div>
      </div>
      <section className="year-form-preview" aria-label={say.preview}>
        <div className="year-form-preview-head">
          <h2 className="year-form-head">{say.preview}</h2>
          {shown && <span className="soft figure">{say.workdays(shown.workdays)}</span>}
        </div>
        {preview.error && <p className="form-error">{sentenceOf(preview.error, words)}</p>}
        {shown ? (
          <>
            <MonthsLegend withChanges />
            <YearMonths view={shown} supposed={false} today={calendar.today} />
          </>
        ) : (
          <p className="soft">{say.noPreview}</p>
        )}
        {watched && shown && problems.length === 0 && <Rehearsal plan={watched.id} asked={{ year: { year, holidays } }} />}
      </section>
    </form>
  )
}
