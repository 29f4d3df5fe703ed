/** What was changed in a year, by whom and when; a year's table is put back from here, by way of the form, or withdrawn. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarChangeView, CalendarView, YearFacts } from '../../server/wire/calendar.ts'
import { withdrawYear } from '../api/calendar.ts'
import { dayOf, monthOf } from './calendar-days.ts'
import { useWords } from './session.tsx'
import { Sure } from './sure.tsx'
import { useMoments } from './when.ts'

const didWhat = (change: CalendarChangeView): 'added' | 'changed' | 'removed' =>
  change.before === null ? 'added' : change.after === null ? 'removed' : 'changed'
const dayDid = { added: 'dayAdded', changed: 'dayChanged', removed: 'dayRemoved' } as const

const Change = ({ change, onRestore }: { readonly change: CalendarChangeView; readonly onRestore: ((facts: YearFacts) => void) | null }) => {
  const words = useWords()
  const say = words.calendar
  const moments = useMoments()
  const did = didWhat(change)
  const day = change.date === null ? null : { date: change.date, facts: change.after ?? change.before }
  return (
    <li className="calendar-change">
      <span className="figure soft nowrap">{moments.full(change.at)}</span>
      <span>
        {change.who ?? say.program} {day === null ? say.did[did] : say.did[dayDid[did]]}
        {day !== null && (
          <>
            {' '}
            {say.dayOfMonth(monthOf(day.date), dayOf(day.date))} {day.facts?.kind === 'off' ? say.local.holiday : say.local['made-up']} {day.facts?.name}
          </>
        )}
      </span>
      {change.date === null && change.before !== null && onRestore !== null && (
        <Button variant="subtle" size="compact-sm" onClick={() => change.date === null && change.before && onRestore(change.before)}>
          {say.restore}
        </Button>
      )}
    </li>
  )
}

const Withdraw = ({ year, onDone }: { readonly year: number; readonly onDone: (calendar: CalendarView) => void }) => {
  const say = useWords().calendar
  const [asks, setAsks] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => withdrawYear(year),
    onSuccess: (next) => {
      setAsks(false)
      onDone(next)
    },
  })
  return (
    <>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsks(true)}>
        {say.withdraw}
      </Button>
      {asks && (
        <Sure
          title={say.withdraw}
          why={say.withdrawWhy(year)}
          act={say.withdraw}
          isPending={withdraw.isPending}
          error={withdraw.error}
          onYes={() => withdraw.mutate()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}

interface CalendarHistoryProps {
  readonly calendar: CalendarView
  readonly onChange: (calendar: CalendarView) => void
  readonly onRestore: (facts: YearFacts) => void
}
export const CalendarHistory = ({ calendar: { year, source, changes, mayChange }, onChange, onRestore }: CalendarHistoryProps) => {
  const say = useWords().calendar
  return (
    <section className="calendar-section" aria-labelledby="calendar-history">
      <div className="row">
        <h2 id="calendar-history">{say.history}</h2>
        <span className="grow" />
        {mayChange && source !== null && <Withdraw year={year} onDone={onChange} />}
      </div>
      {changes.length === 0 ? (
        <p className="soft">{say.noHistory}</p>
      ) : (
        <ul className="panel">
          {changes.map((change) => (
            <Change key={change.seq} change={change} onRestore={mayChange ? onRestore : null} />
          ))}
        </ul>
      )}
      {mayChange && <p className="small soft page-note">{say.effect}</p>}
    </section>
  )
}
