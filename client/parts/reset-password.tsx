import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { PersonView } from '../../server/wire/people.ts'
import { resetPassword } from '../api/people.ts'
import { sentenceOf } from './answer.tsx'
import { PasswordOnce } from './password-once.tsx'
import { useWords } from './session.tsx'

export const ResetPassword = ({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.people
  const reset = useMutation({ mutationFn: () => resetPassword(person.id) })
  return (
    <Modal opened onClose={onClose} title={say.reset} size="sm" closeOnClickOutside={!reset.data} closeButtonProps={{ 'aria-label': words.close }}>
      {reset.data ? (
        <PasswordOnce name={person.name} password={reset.data.password} onClose={onClose} />
      ) : (
        <div className="form">
          <p>{say.resetWhy(person.name)}</p>
          {reset.error && (
            <p className="form-error" role="alert">
              {sentenceOf(reset.error, words)}
            </p>
          )}
          <div className="form-actions">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button color="red" loading={reset.isPending} onClick={() => reset.mutate()}>
              {say.reset}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
