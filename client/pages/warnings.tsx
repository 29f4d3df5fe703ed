/** Standing warnings and those that are over: what, since when, for how long, and who was told. */
import './warnings.css'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { DateText, Id } from '../../server/wire/rows.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { endMute, getWarnings } from '../api/warnings.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { LightMark, lightOrder } from '../parts/light.tsx'
import { MuteForm } from '../parts/mute-form.tsx'
import { useExplained } from '../parts/plans.ts'
import { PromiseForm } from '../parts/promise-form.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { useLanguage, useNames, useSession, useWords } from '../parts/session.tsx'
import { WarningTimeline } from '../parts/warning-timeline.tsx'
import { useMoments } from '../parts/when.ts'

/** What anybody may do about a warning. */
const Acts = ({ plan, warning, today }: { readonly plan: Id; readonly warning: WarningView; readonly today: DateText }) => {
  const words = useWords()
  const say = words.warnings
  const answers = useQueryClient()
  const [asked, setAsked] = useState<'promise' | 'mute' | null>(null)
  const close = (): void => setAsked(null)
  const { muted, promise, mayAnswer, mayMute } = warning
  const end = useMutation({
    mutationFn: (id: Id) => endMute(plan, id),
    onSuccess: () => {
      void answers.invalidateQueries({ queryKey: ['warnings', plan] })
      notifications.show({ message: say.mute.ended })
    },
    onError: (error) => notifications.show({ color: 'red', message: sentenceOf(error, words) }),
  })
  if (!mayAnswer && !mayMute) return null
  return (
    <div className="warning-acts">
      {mayAnswer && (
        <Button size="compact-xs" variant="default" onClick={() => setAsked('promise')}>
          {promise === null ? say.promise.act : say.promise.again}
        </Button>
      )}
      {mayMute &&
        (muted === null ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setAsked('mute')}>
            {say.mute.act}
          </Button>
        ) : (
          <Button size="compact-xs" variant="subtle" loading={end.isPending} onClick={() => end.mutate(muted.id)}>
            {say.mute.end}
          </Button>
        ))}
      {asked === 'promise' && <PromiseForm plan={plan} warning={warning} today={today} onClose={close} />}
      {asked === 'mute' && <MuteForm plan={plan} warning={warning} today={today} onClose={close} />}
    </div>
  )
}

/** How it stands: what rests it, and how far it has climbed. */
const Standing = ({ warning: { promise, muted, step, missing } }: { readonly warning: WarningView }) => {
  const words = useWords()
  const say = words.warnings
  return (
    <>
      {missing && <span>{say.missing}</span>}
      {step !== null && <span>{say.reached(say.kinds[step])}</span>}
      {promise !== null && <span className="warning-rests">{say.promise.standing(promise.who, words.day(promise.promisedOn))}</span>}
      {muted !== null && <span className="warning-rests">{words.labelled(say.mute.standing(muted.who, words.day(muted.untilOn)), muted.reason)}</span>}
    </>
  )
}

interface WarningProps {
  readonly plan: Id
  readonly warning: WarningView
  readonly today: DateText
  /** Shows all of its indicator; absent where they are shown. */
  readonly onAll?: () => void
}

const Warning = ({ plan, warning, today, onAll }: WarningProps) => {
  const words = useWords()
  const say = words.warnings
  const nameOf = useNames()
  const moments = useMoments()
  const { explain } = useExplained()
  const told = [...new Set(warning.told.map(({ name }) => name))]
  return (
    <li className="warning">
      <div className="warning-light">
        <LightMark light={warning.light} word={warning.lightWord} size={16} />
        <span className="small soft">{warning.causeWord}</span>
      </div>
      <div className="grow warning-matter">
        <h2>
          <button type="button" className="bare warning-name" onClick={() => explain(warning.indicator, warning.period)}>
            <span className="figure faint">{warning.number}</span> {nameOf(warning)}
          </button>
          <span className="soft small">{warning.lead.length > 0 ? words.listed(warning.lead) : say.noLead}</span>
        </h2>
        <p>{warning.sentence}</p>
        <p className="small soft warning-facts">
          <span>{say.states[warning.state]}</span>
          <span>{warning.periodLabel}</span>
          <span>{say.periods(warning.periods)}</span>
          <span>{say.openedAt(moments.short(warning.openedAt))}</span>
          {warning.resolvedAt !== null && <span>{say.resolvedAt(moments.short(warning.resolvedAt))}</span>}
          <Standing warning={warning} />
        </p>
        <p className="small soft">{words.labelled(say.told, told.length > 0 ? words.listed(told) : say.nobodyTold)}</p>
        <div className="warning-foot">
          <details className="warning-turns" open={onAll === undefined}>
            <summary>{say.turns}</summary>
            <WarningTimeline events={warning.events} />
          </details>
          {onAll && (
            <button type="button" className="bare small warning-all" onClick={onAll}>
              {say.ofIndicator}
            </button>
          )}
        </div>
      </div>
      <Acts plan={plan} warning={warning} today={today} />
    </li>
  )
}

interface ListProps {
  readonly plan: Id
  readonly today: DateText
  readonly list: readonly WarningView[]
  readonly state: 'open' | 'resolved'
  readonly onAll: (warning: WarningView) => void
}

const List = ({ plan, today, list, state, onAll }: ListProps) => {
  const words = useWords()
  const say = words.warnings
  const [cause, setCause] = useState<string | null>(null)
  const [lead, setLead] = useState<string | null>(null)
  const causes = [...new Map(list.map((each) => [each.cause, each.causeWord]))]
  const leads = [...new Set(list.flatMap((each) => each.lead))]
  const fits = (each: WarningView): boolean => (cause === null || each.cause === cause) && (lead === null || each.lead.includes(lead))
  // The worst first; among equals the plan's order.
  const shown = list.filter(fits).toSorted((one, other) => lightOrder.indexOf(one.light) - lightOrder.indexOf(other.light))
  if (list.length === 0) {
    return (
      <EmptyState icon="bell" title={state === 'open' ? say.noneOpen : say.noneResolved}>
        {state === 'open' ? say.noneOpenWhy : say.noneResolvedWhy}
      </EmptyState>
    )
  }
  return (
    <>
      <div className="page-tools">
        <Select
          size="xs"
          aria-label={say.cause}
          placeholder={say.everyCause}
          w={150}
          clearable
          data={causes.map(([value, label]) => ({ value, label }))}
          value={cause}
          onChange={setCause}
        />
        <Select
          size="xs"
          aria-label={say.lead}
          placeholder={words.tasks.everyDepartment}
          w={170}
          clearable
          searchable
          data={leads}
          value={lead}
          onChange={setLead}
        />
        <output className="soft">{say.count(shown.length)}</output>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon="search" title={say.noneFound}>
          {say.noneFoundWhy}
        </EmptyState>
      ) : (
        <ul className="panel">
          {shown.map((warning) => (
            <Warning key={warning.id} plan={plan} today={today} warning={warning} onAll={() => onAll(warning)} />
          ))}
        </ul>
      )}
    </>
  )
}

/** All warnings of one indicator, the newest first, with everything that happened to them. */
const OfIndicator = ({ plan, today, list, onBack }: Pick<ListProps, 'plan' | 'today' | 'list'> & { readonly onBack: () => void }) => {
  const say = useWords().warnings
  const nameOf = useNames()
  const [first] = list
  return (
    <>
      <div className="page-tools">
        <Button size="xs" variant="default" onClick={onBack}>
          {say.backToAll}
        </Button>
        {first && <h2 className="warning-of">{say.ofIndicatorHead(nameOf(first))}</h2>}
      </div>
      <ul className="panel">
        {list.map((warning) => (
          <Warning key={warning.id} plan={plan} today={today} warning={warning} />
        ))}
      </ul>
    </>
  )
}

export const WarningsRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.warnings
  const { language } = useLanguage()
  const moments = useMoments()
  const today = useSession().clock.now.slice(0, 10)
  const [state, setState] = useState<'open' | 'resolved'>('open')
  const [search, setSearch] = useSearchParams()
  const only = search.get('of')
  const warnings = useQuery({ queryKey: ['warnings', plan.id, state, only, language], queryFn: () => getWarnings(plan.id, state, only) })
  const see = (of: Id | null): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (of === null) next.delete('of')
      else next.set('of', of)
      return next
    })
  return (
    <div className="page">
      <div className="page-body">
        <RoomHead title={words.rooms.warnings} plan={plan}>
          <span className="faint small">{plan.judgedAt === null ? words.plan.notJudged : words.plan.judgedAt(moments.full(plan.judgedAt))}</span>
          {only === null && (
            <SegmentedControl
              size="xs"
              aria-label={words.rooms.warnings}
              value={state}
              onChange={setState}
              data={[
                { value: 'open', label: say.open },
                { value: 'resolved', label: say.resolved },
              ]}
            />
          )}
        </RoomHead>
        {!plan.watched && <p className="notice">{say.unwatched}</p>}
        <Answer of={warnings}>
          {(list) =>
            only === null ? (
              <List key={state} plan={plan.id} today={today} list={list} state={state} onAll={({ indicator }) => see(indicator)} />
            ) : (
              <OfIndicator plan={plan.id} today={today} list={list} onBack={() => see(null)} />
            )
          }
        </Answer>
      </div>
    </div>
  )
}
