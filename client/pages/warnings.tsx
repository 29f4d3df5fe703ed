/** Standing warnings and those that are over: what, since when, for how long, and who was told. */
import './warnings.css'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { WarningView } from '../../server/wire/warnings.ts'
import { getWarnings } from '../api/warnings.ts'
import { Answer } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { LightMark, lightOrder } from '../parts/light.tsx'
import { useExplained } from '../parts/plans.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useNames, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const Turns = ({ warning }: { readonly warning: WarningView }) => {
  const words = useWords()
  const say = words.warnings
  const moments = useMoments()
  return (
    <details className="warning-turns">
      <summary>{say.turns}</summary>
      <ol>
        {warning.turns.map((turn) => (
          <li key={`${turn.at} ${turn.what}`}>
            <span className="figure soft">{moments.short(turn.at)}</span>
            <span>{say.turn[turn.what] ?? turn.what}</span>
            <span>{turn.periodLabel}</span>
            <LightMark light={turn.light} word={words.lights[turn.light]} />
          </li>
        ))}
      </ol>
    </details>
  )
}

const Warning = ({ warning }: { readonly warning: WarningView }) => {
  const words = useWords()
  const say = words.warnings
  const nameOf = useNames()
  const moments = useMoments()
  const { explain } = useExplained()
  const told = warning.told.map(({ name, day, state }) => say.toldOne(name, words.day(day), words.mails.states[state]))
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
        </p>
        <p className="small soft">{words.labelled(say.told, told.length > 0 ? words.listed(told) : say.nobodyTold)}</p>
        {warning.turns.length > 0 && <Turns warning={warning} />}
      </div>
    </li>
  )
}

const List = ({ list, state }: { readonly list: readonly WarningView[]; readonly state: 'open' | 'resolved' }) => {
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
            <Warning key={warning.id} warning={warning} />
          ))}
        </ul>
      )}
    </>
  )
}

export const WarningsRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.warnings
  const moments = useMoments()
  const [state, setState] = useState<'open' | 'resolved'>('open')
  const warnings = useQuery({ queryKey: ['warnings', plan.id, state], queryFn: () => getWarnings(plan.id, state) })
  return (
    <div className="page">
      <div className="page-body">
        <RoomHead title={words.rooms.warnings} plan={plan}>
          <span className="faint small">{plan.judgedAt === null ? words.plan.notJudged : words.plan.judgedAt(moments.full(plan.judgedAt))}</span>
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
        </RoomHead>
        {!plan.watched && <p className="notice">{say.unwatched}</p>}
        <Answer of={warnings}>{(list) => <List key={state} list={list} state={state} />}</Answer>
      </div>
    </div>
  )
}
