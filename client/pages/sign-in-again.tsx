import { Button, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Me, SessionView } from '../../server/wire/session.ts'
import { useWords } from '../parts/session.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'

const pauseMilliseconds = 1500

/** Whether what is wanted may come now: not between two keys, the second of which it would take. */
const useAtPause = (isWanted: boolean): boolean => {
  const lastKey = useRef(Number.NEGATIVE_INFINITY)
  const [isPause, setPause] = useState(false)
  useEffect(() => {
    const pressed = (): void => {
      lastKey.current = performance.now()
    }
    window.addEventListener('keydown', pressed, true)
    return () => window.removeEventListener('keydown', pressed, true)
  }, [])
  useEffect(() => {
    if (!isWanted) return undefined
    let timer: ReturnType<typeof setTimeout>
    const look = (): void => {
      const left = lastKey.current + pauseMilliseconds - performance.now()
      if (left <= 0) setPause(true)
      else timer = setTimeout(look, left)
    }
    look()
    return () => {
      clearTimeout(timer)
      setPause(false)
    }
  }, [isWanted])
  return isWanted && isPause
}

interface SignInAgainProps {
  readonly isAway: boolean
  readonly me: Me
  readonly onEnter: (session: SessionView) => void
  readonly onOther: () => void
}

/** Over the room that was open, as soon as nothing is being typed: the same person goes on where he stopped. */
export const SignInAgain = ({ isAway, me, onEnter, onOther }: SignInAgainProps) => {
  const say = useWords().signIn
  const opened = useAtPause(isAway)
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
