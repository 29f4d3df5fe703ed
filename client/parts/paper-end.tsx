/** The end of a draft: signed with a number, or discarded with a reason. */
import './form.css'
import { Checkbox, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode, SubmitEvent } from 'react'
import { useState } from 'react'
import type { PaperStory } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { discardPaper, signPaper } from '../api/orders.ts'
import { sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { useWords } from './session.tsx'

interface EndProps {
  readonly plan: PlanView
  readonly paper: PaperStory
  readonly onDone: (paper: PaperStory) => void
  readonly onClose: () => void
}

interface EndFormProps extends Pick<EndProps, 'onDone' | 'onClose'> {
  readonly title: string
  readonly act: string
  readonly isWhole: boolean
  readonly send: () => Promise<PaperStory>
  readonly children: ReactNode
}

const EndForm = ({ title, act, isWhole, send, onDone, onClose, children }: EndFormProps) => {
  const words = useWords()
  const end = useMutation({ mutationFn: send, onSuccess: onDone })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    end.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        {children}
        {end.error && (
          <p className="form-error" role="alert">
            {sentenceOf(end.error, words)}
          </p>
        )}
        <FormActions act={act} isPending={end.isPending} disabled={!isWhole} onCancel={onClose} />
      </form>
    </Modal>
  )
}

export const SignForm = ({ plan, paper, onDone, onClose }: EndProps) => {
  const words = useWords()
  const say = words.orders.papers
  const [despite, setDespite] = useState(false)
  return (
    <EndForm
      title={say.signTitle}
      act={say.sign}
      isWhole={paper.outdated === 0 || despite}
      send={() => signPaper(plan.id, paper.id, paper.changedAt, despite)}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{say.signWhy}</p>
      {paper.limitToday !== null && <p>{say.limitToday(words.day(paper.limitToday))}</p>}
      {paper.outdated > 0 && <Checkbox label={say.signDespite} checked={despite} onChange={(event) => setDespite(event.currentTarget.checked)} />}
    </EndForm>
  )
}

export const DiscardForm = ({ plan, paper, onDone, onClose }: EndProps) => {
  const say = useWords().orders.papers
  const [reason, setReason] = useState('')
  return (
    <EndForm
      title={say.discard}
      act={say.discard}
      isWhole={reason.trim() !== ''}
      send={() => discardPaper(plan.id, paper.id, paper.changedAt, reason)}
      onDone={onDone}
      onClose={onClose}
    >
      <Textarea
        label={say.discardWhy}
        required
        rows={3}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </EndForm>
  )
}
