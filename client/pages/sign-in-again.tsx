import { Button, Modal } from '@mantine/core'
import type { Me, SessionView } from '../../server/wire/session.ts'
import { useWords } from '../parts/session.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'

interface SignInAgainProps {
  readonly opened: boolean
  readonly me: Me
  readonly onEnter: (session: SessionView) => void
  readonly onOther: () => void
}

/** Over the room that was open: the same person goes on where he stopped. */
export const SignInAgain = ({ opened, me, onEnter, onOther }: SignInAgainProps) => {
  const say = useWords().signIn
  return (
    <Modal opened={opened} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title={say.again} size="sm">
      <p className="soft form-lead">{say.againWhy}</p>
      <SignInForm email={me.email} onEnter={onEnter} />
      <Button variant="subtle" color="gray" fullWidth mt={8} onClick={onOther}>
        {say.other}
      </Button>
    </Modal>
  )
}
