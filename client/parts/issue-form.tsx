/** Issues an order by hand. */
import './form.css'
import { Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import { issueOrder } from '../api/orders.ts'
import { getDepartments } from '../api/people.ts'
import { sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { askOrdersAnew, ordersAddress } from './orders.ts'
import { useWords } from './session.tsx'

const usualWorkdays = 5

export const IssueForm = ({ plan, onClose }: { readonly plan: PlanView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.orders.issue
  const answers = useQueryClient()
  const [, go] = useLocation()
  const [order, setOrder] = useState({ title: '', demand: '', basis: '', department: '', limitWorkdays: usualWorkdays })
  const departments = useQuery({ queryKey: ['departments'], queryFn: getDepartments, staleTime: 300_000 })
  const issue = useMutation({
    mutationFn: () => issueOrder(plan.id, order),
    onSuccess: async ({ id, number }) => {
      notifications.show({ message: say.done(number) })
      await askOrdersAnew(answers, plan)
      onClose()
      go(ordersAddress(plan, id))
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    issue.mutate()
  }
  const isWhole = order.title.trim() !== '' && order.demand.trim() !== '' && order.basis.trim() !== '' && order.department !== ''
  return (
    <Modal opened onClose={onClose} title={say.title} closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        <p className="soft">{say.lead}</p>
        <TextInput
          label={say.matter}
          required
          maxLength={200}
          data-autofocus
          value={order.title}
          onChange={(event) => setOrder({ ...order, title: event.currentTarget.value })}
        />
        <div className="form-pair">
          <Select
            label={say.department}
            required
            searchable
            data={(departments.data ?? []).map(({ id, shortName }) => ({ value: id, label: shortName }))}
            value={order.department === '' ? null : order.department}
            onChange={(department) => setOrder({ ...order, department: department ?? '' })}
          />
          <NumberInput
            label={say.limit}
            required
            min={1}
            max={250}
            allowDecimal={false}
            value={order.limitWorkdays}
            onChange={(value) => setOrder({ ...order, limitWorkdays: Number(value) || 1 })}
          />
        </div>
        <Textarea
          label={say.demand}
          required
          rows={4}
          maxLength={5000}
          value={order.demand}
          onChange={(event) => setOrder({ ...order, demand: event.currentTarget.value })}
        />
        <TextInput
          label={say.basis}
          placeholder={say.basisLike}
          required
          maxLength={500}
          value={order.basis}
          onChange={(event) => setOrder({ ...order, basis: event.currentTarget.value })}
        />
        {issue.error && (
          <p className="form-error" role="alert">
            {sentenceOf(issue.error, words)}
          </p>
        )}
        <FormActions act={say.act} isPending={issue.isPending} disabled={!isWhole} onCancel={onClose} />
      </form>
    </Modal>
  )
}
