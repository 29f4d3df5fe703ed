/** Approves what was divided, as one set under one document. */
import './form.css'
import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { ApprovalFacts } from '../../server/wire/targets.ts'
import { approveTargets } from '../api/targets.ts'
import { sentenceOf } from './answer.tsx'
import { ApprovalFields, noApproval } from './approval-fields.tsx'
import { FormActions } from './form-actions.tsx'
import { useWords } from './session.tsx'

interface DivisionApprovalProps {
  readonly plan: PlanView
  readonly today: string
  readonly items: Parameters<typeof approveTargets>[1]['items']
  readonly onDone: () => void
  readonly onClose: () => void
}
export const DivisionApproval = ({ plan, today, items, onDone, onClose }: DivisionApprovalProps) => {
  const words = useWords()
  const say = words.targets
  const [approval, setApproval] = useState<ApprovalFacts>(noApproval)
  const approve = useMutation({
    mutationFn: () => approveTargets(plan.id, { approval, items }),
    onSuccess: ({ judged }) => {
      notifications.show({ message: say.written(judged.length) })
      onDone()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    approve.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={say.approveAll(items.length)} closeButtonProps={{ 'aria-label': words.close }}>
      <form className="form" onSubmit={submit}>
        {approve.error && (
          <p className="form-error" role="alert">
            {sentenceOf(approve.error, words)}
          </p>
        )}
        <p className="soft">{say.approveWhy}</p>
        <ApprovalFields value={approval} earliest={plan.startsOn} latest={today} onChange={setApproval} />
        <FormActions act={say.approve} isPending={approve.isPending} onCancel={onClose} />
      </form>
    </Modal>
  )
}
