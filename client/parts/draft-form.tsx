/** Drafts papers about warnings that a person chooses: one for each department that leads. */
import './form.css'
import { Checkbox, Modal, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PaperKind } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { draftPapers } from '../api/orders.ts'
import { getWarnings } from '../api/warnings.ts'
import { Answer, sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { LightMark, lightOrder } from './light.tsx'
import { askOrdersAnew, paperAddress } from './orders.ts'
import { useNames, useWords } from './session.tsx'

const kinds = ['letter', 'bulletin', 'talk', 'raise'] as const

export const DraftForm = ({ plan, onClose }: { readonly plan: PlanView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.orders.papers.byHand
  const nameOf = useNames()
  const answers = useQueryClient()
  const [, go] = useLocation()
  const [kind, setKind] = useState<PaperKind>('letter')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const warnings = useQuery({ queryKey: ['warnings', plan.id, 'open'], queryFn: () => getWarnings(plan.id, 'open') })
  const draft = useMutation({
    mutationFn: () => draftPapers(plan.id, kind, [...chosen]),
    onSuccess: async (ids) => {
      notifications.show({ message: say.done(ids.length) })
      await askOrdersAnew(answers, plan)
      onClose()
      const [only, ...others] = ids
      if (only !== undefined && others.length === 0) go(paperAddress(plan, only))
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    draft.mutate()
  }
  const choose = (id: string, isChosen: boolean): void => setChosen(isChosen ? new Set([...chosen, id]) : new Set([...chosen].filter((each) => each !== id)))
  return (
    <Modal opened onClose={onClose} title={say.title} size="lg" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        <Select
          label={say.kind}
          data={kinds.map((value) => ({ value, label: say.kinds[value] }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => value !== null && setKind(value)}
        />
        <Answer of={warnings}>
          {(list) =>
            list.length === 0 ? (
              <p className="soft">{say.none}</p>
            ) : (
              <fieldset className="form-group">
                <legend>{`${say.choose} · ${say.chosen(chosen.size)}`}</legend>
                <ul className="draft-warnings">
                  {list
                    .toSorted((a, b) => lightOrder.indexOf(a.light) - lightOrder.indexOf(b.light))
                    .map((warning) => (
                      <li key={warning.id}>
                        <Checkbox
                          checked={chosen.has(warning.id)}
                          onChange={(event) => choose(warning.id, event.currentTarget.checked)}
                          label={
                            <span className="order-facts">
                              <LightMark light={warning.light} word={warning.lightWord} />
                              <span>
                                {warning.number} {nameOf(warning)}
                              </span>
                              <span className="soft small">{warning.lead.length > 0 ? words.listed(warning.lead) : words.warnings.noLead}</span>
                              <span className="soft small">{warning.gap}</span>
                            </span>
                          }
                        />
                      </li>
                    ))}
                </ul>
              </fieldset>
            )
          }
        </Answer>
        {draft.error && (
          <p className="form-error" role="alert">
            {sentenceOf(draft.error, words)}
          </p>
        )}
        <FormActions act={say.act} isPending={draft.isPending} disabled={chosen.size === 0} onCancel={onClose} />
      </form>
    </Modal>
  )
}
