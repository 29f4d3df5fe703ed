/** Who publishes before departments can have their figures, and the days they have announced: a calendar of periods and publishers. */
import '../parts/form.css'
import { Button, Modal, Popover, SegmentedControl, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { PlanRulesView, ReleaseSourceView } from '../../server/wire/rules.ts'
import { addReleaseSource, changeReleaseSource, dropReleaseSource } from '../api/rules.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FormActions } from '../parts/form-actions.tsx'
import { Icon } from '../parts/icon.tsx'
import { useAskAnew } from '../parts/rules.ts'
import { useWords } from '../parts/session.tsx'
import { Sure } from '../parts/sure.tsx'
import { WideTable } from '../parts/wide-table.tsx'

interface SourceFormProps {
  readonly plan: PlanView
  /** `null`: a new one. */
  readonly source: ReleaseSourceView | null
  readonly onClose: () => void
}

const usualWorkdays = '15'

const SourceForm = ({ plan, source, onClose }: SourceFormProps) => {
  const words = useWords()
  const say = words.rules
  const askAnew = useAskAnew(plan.id)
  const [name, setName] = useState(source?.name ?? '')
  const [workdays, setWorkdays] = useState(source === null ? usualWorkdays : String(source.workdays))
  const save = useMutation({
    mutationFn: () => {
      const given = { name, workdays: /^\d+$/.test(workdays.trim()) ? Number(workdays) : -1 }
      return source === null ? addReleaseSource(plan.id, given) : changeReleaseSource(plan.id, source.id, { ...given, seen: source.version })
    },
    onSuccess: () => {
      notifications.show({ message: say.sourceSaved, withCloseButton: false })
      askAnew()
      onClose()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={source === null ? say.addSource : say.renameOf(source.name)} closeButtonProps={{ 'aria-label': words.close }}>
      <form className="form" onSubmit={submit}>
        {save.error && (
          <p className="form-error" role="alert">
            {sentenceOf(save.error, words)}
          </p>
        )}
        <TextInput label={say.sourceName} required maxLength={40} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <TextInput
          label={say.sourceRule}
          required
          inputMode="numeric"
          maxLength={3}
          value={workdays}
          onChange={(event) => setWorkdays(event.currentTarget.value)}
        />
        <FormActions act={words.save} isPending={save.isPending} onCancel={onClose} />
      </form>
    </Modal>
  )
}

const Remove = ({ plan, source, onClose }: { readonly plan: PlanView; readonly source: ReleaseSourceView; readonly onClose: () => void }) => {
  const say = useWords().rules
  const askAnew = useAskAnew(plan.id)
  const drop = useMutation({
    mutationFn: () => dropReleaseSource(plan.id, source.id),
    onSuccess: () => {
      notifications.show({ message: say.removed, withCloseButton: false })
      askAnew()
      onClose()
    },
  })
  return (
    <Sure
      title={say.removeOf(source.name)}
      why={say.removeWhy(source.name)}
      act={say.remove}
      isPending={drop.isPending}
      error={drop.error}
      onYes={() => drop.mutate()}
      onClose={onClose}
    />
  )
}

interface SourcesProps {
  readonly rules: PlanRulesView
  readonly onEdit: (source: ReleaseSourceView) => void
  readonly onRemove: (source: ReleaseSourceView) => void
}
const Sources = ({ rules, onEdit, onRemove }: SourcesProps) => {
  const say = useWords().rules
  return (
    <WideTable label={say.sources}>
      <thead>
        <tr>
          <th scope="col">{say.sourceName}</th>
          <th scope="col">{say.sourceRule}</th>
          <th scope="col">{say.used}</th>
          {rules.mayManage && (
            <th scope="col">
              <span className="unseen">{say.edit}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rules.sources.map((source) => (
          <tr key={source.id}>
            <td>{source.name}</td>
            <td className="figure">{say.sourceWorkdays(source.workdays)}</td>
            <td className="figure">{say.usedBy(source.used)}</td>
            {rules.mayManage && (
              <td className="nowrap">
                <Button variant="subtle" size="compact-sm" onClick={() => onEdit(source)} aria-label={say.renameOf(source.name)}>
                  {say.rename}
                </Button>
                {source.used === 0 && (
                  <Button variant="subtle" color="red" size="compact-sm" onClick={() => onRemove(source)} aria-label={say.removeOf(source.name)}>
                    {say.remove}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

interface DayProps {
  readonly plan: PlanView
  readonly source: ReleaseSourceView
  readonly period: string
  readonly label: string
  readonly mayManage: boolean
}

/** A day of the calendar: announced, or what the rule supposes. */
const Day = ({ plan, source, period, label, mayManage }: DayProps) => {
  const words = useWords()
  const say = words.rules
  const askAnew = useAskAnew(plan.id)
  const [open, setOpen] = useState(false)
  const day = source.days[period]
  const [date, setDate] = useState('')
  const save = useMutation({
    mutationFn: (announced: string | null) => changeReleaseSource(plan.id, source.id, { dates: { [period]: announced }, seen: source.version }),
    onSuccess: () => {
      notifications.show({ message: say.sourceSaved, withCloseButton: false })
      askAnew()
      setOpen(false)
    },
  })
  if (!day) return null
  const ofYear = day.on.slice(0, 4) === period.slice(0, 4)
  const said = ofYear ? say.shortDay(day.on) : say.shortDayOf(day.on)
  const how = day.announced ? say.announced : day.uncertain ? say.uncertain : say.supposed
  const shown = (
    <span className={day.announced ? 'figure' : 'figure faint'}>
      {said} <span className="small">{how}</span>
    </span>
  )
  if (!mayManage) return shown
  const toggle = (): void => {
    setDate(day.on)
    save.reset()
    setOpen(!open)
  }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="bare release-day"
          data-announced={day.announced || undefined}
          onClick={toggle}
          aria-label={`${say.dayOf(source.name, label)} ${said} ${how}`}
        >
          {shown}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            save.mutate(date)
          }}
        >
          <strong>{say.dayOf(source.name, label)}</strong>
          {save.error && (
            <p className="form-error" role="alert">
              {sentenceOf(save.error, words)}
            </p>
          )}
          <TextInput type="date" size="xs" required label={say.announcedOn} value={date} onChange={(event) => setDate(event.currentTarget.value)} />
          <div className="form-actions">
            {day.announced && (
              <Button variant="default" loading={save.isPending} onClick={() => save.mutate(null)}>
                {say.takeBack}
              </Button>
            )}
            <Button type="submit" loading={save.isPending}>
              {words.save}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

const lengths = ['month', 'quarter', 'half-year', 'year'] as const
type Length = (typeof lengths)[number]

const Calendar = ({ plan, rules }: { readonly plan: PlanView; readonly rules: PlanRulesView }) => {
  const say = useWords().rules
  const [chosen, setChosen] = useState(rules.today.slice(0, 4))
  const [length, setLength] = useState<Length>(() => (rules.frequencies.includes('quarter') ? 'quarter' : 'month'))
  const year = rules.years.find((each) => String(each.year) === chosen) ?? rules.years.at(-1)
  if (year === undefined) return null
  const periods = year.periods.filter(({ frequency }) => frequency === length)
  return (
    <div className="rules-part">
      <div className="page-tools">
        <h2>{say.calendar}</h2>
        <Select
          size="xs"
          w={100}
          aria-label={say.year}
          data={rules.years.map((each) => String(each.year))}
          value={String(year.year)}
          onChange={(next) => next !== null && setChosen(next)}
        />
        <SegmentedControl
          size="xs"
          aria-label={say.by}
          value={length}
          onChange={setLength}
          data={lengths.map((each) => ({ value: each, label: say.frequencies[each] }))}
        />
      </div>
      <WideTable label={say.calendar}>
        <thead>
          <tr>
            <th scope="col">{say.period}</th>
            {rules.sources.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map(({ period, label }) => (
            <tr key={period}>
              <th scope="row" className="nowrap">
                {label}
              </th>
              {rules.sources.map((source) => (
                <td key={source.id}>
                  <Day plan={plan} source={source} period={period} label={label} mayManage={rules.mayManage} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </div>
  )
}

export const ReleaseCalendar = ({ plan, rules }: { readonly plan: PlanView; readonly rules: PlanRulesView }) => {
  const say = useWords().rules
  const [edited, setEdited] = useState<ReleaseSourceView | 'new' | null>(null)
  const [removed, setRemoved] = useState<ReleaseSourceView | null>(null)
  return (
    <>
      <div className="page-tools">
        <p className="soft grow">{say.sourcesWhy}</p>
        {rules.mayManage && (
          <Button leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
            {say.addSource}
          </Button>
        )}
      </div>
      {rules.sources.length === 0 ? (
        <EmptyState icon="calendar" title={say.noSources}>
          {say.noSourcesWhy}
        </EmptyState>
      ) : (
        <>
          <Sources rules={rules} onEdit={setEdited} onRemove={setRemoved} />
          <Calendar plan={plan} rules={rules} />
        </>
      )}
      {edited !== null && <SourceForm plan={plan} source={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed !== null && <Remove plan={plan} source={removed} onClose={() => setRemoved(null)} />}
    </>
  )
}
