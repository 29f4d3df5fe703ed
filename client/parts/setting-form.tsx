/** A dialog in which one setting of an indicator is changed: fields, what was refused, save and leave. */
import './form.css'
import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode, SubmitEvent } from 'react'
import { sentenceOf } from './answer.tsx'
import { useWords } from './session.tsx'

interface SettingFormProps {
  readonly title: string
  readonly lead?: string
  readonly save: () => Promise<unknown>
  readonly canSave: boolean
  readonly onClose: () => void
  /** Beside save and leave. */
  readonly more?: ReactNode
  readonly children: ReactNode
}

export const SettingForm = ({ title, lead, save, canSave, onClose, more, children }: SettingFormProps) => {
  const words = useWords()
  const say = words.settings
  const answers = useQueryClient()
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async () => {
      await Promise.all([
        answers.invalidateQueries({ queryKey: ['indicator'] }),
        answers.invalidateQueries({ queryKey: ['sheet'] }),
        answers.invalidateQueries({ queryKey: ['peers'] }),
      ])
      notifications.show({ message: say.saved })
      onClose()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words.close }} size="lg">
      <form className="form" onSubmit={submit}>
        {lead !== undefined && <p className="soft small form-lead">{lead}</p>}
        {children}
        <div role="alert">{saving.isError && <p className="form-error">{sentenceOf(saving.error, words)}</p>}</div>
        <div className="form-actions">
          {more}
          <span className="grow" />
          <Button variant="default" onClick={onClose}>
            {say.leave}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!canSave}>
            {say.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
