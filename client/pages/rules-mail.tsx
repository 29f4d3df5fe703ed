/** Rules of mail of a plan: hours, lists, content, what is optional. They judge nothing: they can be saved as they are given; what they would tell is shown when it is asked for. */
import '../parts/form.css'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { MailRulesView } from '../../server/wire/rules.ts'
import { getMailRules, setMailRules } from '../api/rules.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { Rehearsal } from '../parts/rehearsal.tsx'
import { rulesKey, useAskAnew } from '../parts/rules.ts'
import { useLanguage, useWords } from '../parts/session.tsx'
import { Section } from './rules-parts.tsx'

const days = Array.from({ length: 28 }, (_, place) => place + 1)
const keyOf = (plan: string): readonly unknown[] => [...rulesKey(plan), 'mail']

const Form = ({ view }: { readonly view: MailRulesView }) => {
  const words = useWords()
  const say = words.letters.rules
  const answers = useQueryClient()
  const askAnew = useAskAnew(view.plan)
  const [given, setGiven] = useState(view.rules)
  const isChanged = JSON.stringify(given) !== JSON.stringify(view.rules)
  const set = (change: Partial<MailRulesView['rules']>): void => setGiven({ ...given, ...change })
  const disabled = !view.mayManage
  const save = useMutation({
    mutationFn: () => setMailRules(view.plan, { ...given, seen: view.version }),
    onSuccess: async () => {
      notifications.show({ message: say.saved, withCloseButton: false })
      await answers.invalidateQueries({ queryKey: keyOf(view.plan) })
      askAnew()
    },
  })
  const numbered = (value: string): number | null => (value === '' ? null : Number(value))
  return (
    <div className="form mail-rules">
      <Section title={say.hours}>
        <div className="row">
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              size="xs"
              w={120}
              label={say[end]}
              disabled={disabled}
              value={given[end]}
              onChange={(event) => set({ [end]: event.currentTarget.value })}
            />
          ))}
        </div>
      </Section>
      <Section title={say.lists}>
        <div className="row">
          <NativeSelect
            size="xs"
            w={220}
            label={say.weekly}
            disabled={disabled}
            value={given.weekly ?? ''}
            data={[{ value: '', label: say.never }, ...days.slice(0, 7).map((day) => ({ value: String(day), label: say.weekday(day) }))]}
            onChange={(event) => set({ weekly: numbered(event.currentTarget.value) })}
          />
          <NativeSelect
            size="xs"
            w={240}
            label={say.monthly}
            disabled={disabled}
            value={given.monthly ?? ''}
            data={[{ value: '', label: say.never }, ...days.map((day) => ({ value: String(day), label: say.dayOfMonth(day) }))]}
            onChange={(event) => set({ monthly: numbered(event.currentTarget.value) })}
          />
        </div>
        <p className="small soft">{say.weeklyWhy}</p>
      </Section>
      <Section title={say.content}>
        <Checkbox
          size="xs"
          label={say.withoutFigures}
          disabled={disabled}
          checked={given.withoutFigures === 1}
          onChange={(event) => set({ withoutFigures: event.currentTarget.checked ? 1 : 0 })}
        />
        <TextInput
          size="xs"
          maw={460}
          label={say.contact}
          description={say.contactWhy}
          maxLength={200}
          disabled={disabled}
          value={given.contact ?? ''}
          onChange={(event) => set({ contact: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        />
      </Section>
      <Section title={say.optional}>
        <p className="small soft">{say.optionalWhy}</p>
        <div className="row">
          {view.optional.map(({ kind, title }) => (
            <Checkbox
              key={kind}
              size="xs"
              label={title}
              disabled={disabled}
              checked={given.optional.includes(kind)}
              onChange={(event) =>
                set({
                  optional: view.optional
                    .map((each) => each.kind)
                    .filter((each) => (each === kind ? event.currentTarget.checked : given.optional.includes(each))),
                })
              }
            />
          ))}
        </div>
      </Section>
      <div aria-live="polite">{save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}</div>
      {isChanged && view.mayManage && (
        <div className="form-actions">
          <Button variant="default" onClick={() => setGiven(view.rules)}>
            {say.reset}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {say.save}
          </Button>
        </div>
      )}
      {view.mayManage && <Rehearsal plan={view.plan} asked={isChanged ? { mailRules: given } : {}} />}
    </div>
  )
}

export const MailRulesForm = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords().letters.rules
  const { language } = useLanguage()
  const rules = useQuery({ queryKey: [...keyOf(plan.id), language], queryFn: () => getMailRules(plan.id) })
  return (
    <>
      <p className="soft form-lead">{say.about}</p>
      <Answer of={rules}>{(view) => <Form key={view.version} view={view} />}</Answer>
    </>
  )
}
