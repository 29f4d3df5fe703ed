/** What the jobs do by themselves, started by a person; each says what came of it. */
import { Button, Select, Switch, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { UseMutationResult } from '@tanstack/react-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode, SubmitEvent } from 'react'
import { useId, useState } from 'react'
import { deliver, evaluate, setClock } from '../api/jobs.ts'
import { watchPlan } from '../api/plans.ts'
import { sentenceOf } from './answer.tsx'
import { localMoment } from './moments.ts'
import { usePlans, useToday } from './plans.ts'
import { useSession, useTitles, useWords } from './session.tsx'
import { useMoments } from './when.ts'

const Box = ({ title, why, children }: { readonly title: string; readonly why: string; readonly children?: ReactNode }) => {
  const id = useId()
  return (
    <section className="panel by-hand" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="soft small">{why}</p>
      {children}
    </section>
  )
}

const Outcome = ({ of }: { readonly of: UseMutationResult<{ readonly outcome: string }, Error, void> }) => {
  const words = useWords()
  return (
    <div aria-live="polite">
      {of.data && <p className="by-hand-outcome">{of.data.outcome}</p>}
      {of.error && <p className="form-error">{sentenceOf(of.error, words)}</p>}
    </div>
  )
}

/** After a run every verdict, warning, letter and run may be another. */
const useEverythingAnew = () => {
  const answers = useQueryClient()
  return () => answers.invalidateQueries()
}

export const Evaluate = () => {
  const say = useWords().work
  const titleOf = useTitles()
  const today = useToday()
  const plans = (usePlans().data ?? []).filter(({ watched }) => watched)
  const [date, setDate] = useState(today)
  const [plan, setPlan] = useState<string>('')
  const anew = useEverythingAnew()
  const run = useMutation({ mutationFn: () => evaluate(date, plan === '' ? null : plan), onSuccess: anew })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    run.mutate()
  }
  return (
    <Box title={say.evaluate} why={say.evaluateWhy}>
      <form className="form" onSubmit={submit}>
        <TextInput label={say.date} type="date" required withAsterisk={false} value={date} onChange={(event) => setDate(event.currentTarget.value)} />
        <Select
          label={say.plan}
          data={[{ value: '', label: say.everyPlan }, ...plans.map((each) => ({ value: each.id, label: titleOf(each) }))]}
          value={plan}
          onChange={(chosen) => setPlan(chosen ?? '')}
        />
        <Outcome of={run} />
        <Button type="submit" loading={run.isPending}>
          {say.run}
        </Button>
      </form>
    </Box>
  )
}

export const Deliver = () => {
  const say = useWords().work
  const anew = useEverythingAnew()
  const run = useMutation({ mutationFn: () => deliver(), onSuccess: anew })
  return (
    <Box title={say.deliver} why={say.deliverWhy}>
      <div className="form">
        <Outcome of={run} />
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
          {say.send}
        </Button>
      </div>
    </Box>
  )
}

/** The product's zone has no summer time: its offset is always this. */
const offset = '+08:00'

export const Clock = () => {
  const words = useWords()
  const say = words.work
  const { clock } = useSession()
  const moments = useMoments()
  const { date, time } = localMoment(clock.now)
  const [chosen, setChosen] = useState(`${date}T${time}`)
  const anew = useEverythingAnew()
  const set = useMutation({
    mutationFn: (now: string | null) => setClock(now),
    onSuccess: async () => {
      notifications.show({ message: say.clockChanged })
      await anew()
    },
  })
  return (
    <Box title={say.clock} why={clock.settable ? say.clockWhy : say.clockFixed}>
      <p className="figure">{say.clockNow(moments.full(clock.now))}</p>
      {clock.settable && (
        <div className="form">
          <TextInput aria-label={say.clock} type="datetime-local" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} />
          {set.error && (
            <p className="form-error" role="alert">
              {sentenceOf(set.error, words)}
            </p>
          )}
          <div className="form-actions">
            <Button variant="default" disabled={set.isPending} onClick={() => set.mutate(null)}>
              {say.clockTrue}
            </Button>
            <Button disabled={set.isPending || chosen === ''} onClick={() => set.mutate(new Date(`${chosen}${offset}`).toISOString())}>
              {say.clockSet}
            </Button>
          </div>
        </div>
      )}
    </Box>
  )
}

/** Which plans the night's work judges; the others are kept to look things up. */
export const WatchedPlans = () => {
  const words = useWords()
  const say = words.work
  const titleOf = useTitles()
  const plans = usePlans().data ?? []
  const answers = useQueryClient()
  const watch = useMutation({
    mutationFn: ({ id, watched }: { readonly id: string; readonly watched: boolean }) => watchPlan(id, watched),
    onSettled: () => answers.invalidateQueries({ queryKey: ['plans'] }),
    onError: (error) => notifications.show({ message: sentenceOf(error, words), color: 'red' }),
  })
  return (
    <>
      <h2 className="work-watched">{say.watched}</h2>
      <p className="soft small">{say.watchedWhy}</p>
      <ul className="panel">
        {plans.map((plan) => (
          <li key={plan.id} className="watched">
            <span className="grow">{titleOf(plan)}</span>
            <Switch
              aria-label={say.watch(titleOf(plan))}
              checked={plan.watched}
              disabled={watch.isPending}
              onChange={(event) => watch.mutate({ id: plan.id, watched: event.currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
