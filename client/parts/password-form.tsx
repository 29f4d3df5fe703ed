import './form.css'
import { Modal, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { changePassword } from '../api/session.ts'
import { sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { useWords } from './session.tsx'

interface PasswordFormProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** As the server asks; it refuses what is shorter. */
const shortest = 8

export const PasswordForm = ({ opened, onClose }: PasswordFormProps) => {
  const say = useWords().password
  const words = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      notifications.show({ message: say.changed })
      close()
    },
  })
  const close = (): void => {
    setCurrent('')
    setNext('')
    change.reset()
    onClose()
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Modal opened={opened} onClose={close} title={say.title} size="sm" closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        <PasswordInput
          label={say.current}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          required
          error={change.error ? sentenceOf(change.error, words) : null}
        />
        <PasswordInput
          label={say.next}
          description={say.rule(shortest)}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          autoComplete="new-password"
          minLength={shortest}
          required
        />
        <FormActions act={words.save} isPending={change.isPending} onCancel={close} />
      </form>
    </Modal>
  )
}
