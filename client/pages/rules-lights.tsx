/** The plan's rule of lights. Whatever is changed is tried on the last 24 months first; it can be saved once that has been shown. */
import '../parts/form.css'
import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanBacktestView } from '../../server/wire/backtest.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { PlanRulesView } from '../../server/wire/rules.ts'
import { setRules, tryRules } from '../api/rules.ts'
import type { PlanRulesRequest } from '../api/rules.ts'
import { Waiting, sentenceOf } from '../parts/answer.tsx'
import { BacktestBars, LightStrip } from '../parts/backtest-bars.tsx'
import { LightMark } from '../parts/light.tsx'
import { LightRuleForm } from '../parts/light-rule-form.tsx'
import { useExplained } from '../parts/plans.ts'
import { Rehearsal } from '../parts/rehearsal.tsx'
import { rulesKey, useAskAnew, useRested } from '../parts/rules.ts'
import { useLanguage, useNames, useWords } from '../parts/session.tsx'
import { WideTable } from '../parts/wide-table.tsx'

const Changes = ({ changes }: { readonly changes: PlanBacktestView['changes'] }) => {
  const words = useWords()
  const say = words.rules
  return (
    <ul className="light-changes" aria-label={say.changes}>
      {changes.map(({ from, to, times, today }) => (
        <li key={`${from} ${to}`}>
          <LightMark light={from} word={words.lights[from]} /> → <LightMark light={to} word={words.lights[to]} />{' '}
          <span className="soft figure">{say.changed(times, today)}</span>
        </li>
      ))}
    </ul>
  )
}

const Differing = ({ found }: { readonly found: PlanBacktestView }) => {
  const words = useWords()
  const say = words.rules
  const nameOf = useNames()
  const { explain } = useExplained()
  const { differing, differs, days } = found
  return (
    <>
      <h3>
        {say.differing} <span className="soft">{say.differs(differs, differing.length)}</span>
      </h3>
      <WideTable label={say.differing}>
        <thead>
          <tr>
            <th scope="col">{say.indicator}</th>
            <th scope="col">{say.lead}</th>
            <th scope="col" className="number">
              {say.monthsDiffer}
            </th>
            <th scope="col">{say.today}</th>
            <th scope="col">{say.course(days.length)}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((each) => {
            const present = each.present.at(-1) ?? 'grey'
            const other = each.other.at(-1) ?? 'grey'
            return (
              <tr key={each.id}>
                <td>
                  <button type="button" className="bare link" onClick={() => explain(each.id)}>
                    <span className="figure faint">{each.number}</span> {nameOf(each)}
                  </button>
                </td>
                <td>{each.lead.length > 0 ? words.listed(each.lead) : <span className="faint">{say.noLead}</span>}</td>
                <td className="number">{say.ofMonths(each.days, days.length)}</td>
                <td className="nowrap">
                  <LightMark light={present} word={words.lights[present]} />
                  {other !== present && (
                    <>
                      {' → '}
                      <LightMark light={other} word={words.lights[other]} />
                    </>
                  )}
                </td>
                <td>
                  <LightStrip present={each.present} other={each.other} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </WideTable>
    </>
  )
}

const Backtest = ({ found }: { readonly found: PlanBacktestView }) => {
  const say = useWords().rules
  return (
    <>
      <p className="rule-said">
        <strong>{found.rule}</strong>
      </p>
      <p className="small soft">{say.backtestWhy}</p>
      {found.looked < found.indicators && <p className="notice">{say.looked(found.looked, found.indicators)}</p>}
      <BacktestBars days={found.days} />
      {found.changes.length === 0 ? (
        <p className="notice">{say.same}</p>
      ) : (
        <>
          <Changes changes={found.changes} />
          <Differing found={found} />
        </>
      )}
    </>
  )
}

interface LightRulesProps {
  readonly plan: PlanView
  readonly rules: PlanRulesView
}

const stored = ({ light, basicallyMetFrom }: PlanRulesView): PlanRulesRequest => ({ light, basicallyMetFrom })

const Form = ({ plan, rules }: LightRulesProps) => {
  const words = useWords()
  const say = words.rules
  const { language } = useLanguage()
  const askAnew = useAskAnew(plan.id)
  const [given, setGiven] = useState(() => stored(rules))
  const { rested, settled } = useRested(given)
  const isChanged = JSON.stringify(given) !== JSON.stringify(stored(rules))
  const tried = useQuery({
    queryKey: [...rulesKey(plan.id), 'backtest', rested, rules.version, language],
    queryFn: () => tryRules(plan.id, rested),
    enabled: rules.mayManage && isChanged,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const save = useMutation({
    mutationFn: () => setRules(plan.id, { ...given, seen: rules.version }),
    onSuccess: () => {
      notifications.show({ message: say.saved, withCloseButton: false })
      askAnew()
    },
  })
  const isSeen = settled && tried.isSuccess && !tried.isPlaceholderData
  return (
    <div className="rules-form">
      <div className="form">
        <LightRuleForm
          presets={rules.presets}
          counters={rules.counters}
          value={given.light}
          disabled={!rules.mayManage}
          onChange={(light) => light && setGiven({ ...given, light })}
        />
        <TextInput
          size="xs"
          w={200}
          label={say.basicallyMet}
          description={say.basicallyMetWhy(rules.usuallyBasicallyMetFrom)}
          classNames={{ description: 'rules-wide' }}
          inputMode="decimal"
          maxLength={20}
          disabled={!rules.mayManage}
          placeholder={rules.usuallyBasicallyMetFrom}
          value={given.basicallyMetFrom ?? ''}
          onChange={(event) => setGiven({ ...given, basicallyMetFrom: event.currentTarget.value.trim() === '' ? null : event.currentTarget.value.trim() })}
        />
      </div>
      {rules.mayManage && (
        <section className="rules-backtest" aria-label={say.backtest}>
          <div className="rules-head">
            <h2>{say.backtest}</h2>
            <span className="grow" />
            {isChanged && (
              <Button variant="default" onClick={() => setGiven(stored(rules))}>
                {say.reset}
              </Button>
            )}
            {isChanged && (
              <Button disabled={!isSeen} loading={save.isPending} onClick={() => save.mutate()}>
                {say.save}
              </Button>
            )}
          </div>
          <div aria-live="polite">
            {isChanged && tried.error && settled && <p className="form-error">{sentenceOf(tried.error, words)}</p>}
            {save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}
          </div>
          {!isChanged && <p className="soft">{say.backtestFirst}</p>}
          {isChanged && !tried.error && (tried.data ? <Backtest found={tried.data} /> : <Waiting label={say.computing} />)}
        </section>
      )}
      {rules.mayManage && <Rehearsal plan={plan.id} asked={isChanged ? { light: given.light } : {}} />}
    </div>
  )
}

export const LightRules = ({ plan, rules }: LightRulesProps) => {
  const words = useWords()
  return (
    <>
      <p className="rules-in-force">{words.labelled(words.rules.inForce, rules.rule)}</p>
      <Form key={rules.version} plan={plan} rules={rules} />
    </>
  )
}
