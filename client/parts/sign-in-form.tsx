import './form.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { SessionView } from '../../server/wire/session.ts'
import { signIn } from '../api/session.ts'
import { sentenceOf } from './answer.tsx'
import { useWords } from './session.tsx'

interface SignInFormProps {
  /** Who is expected; `null` where nobody is yet. */
  readonly email: string | null
  readonly onEnter: (session: SessionView) => void
}

export const SignInForm = ({ email: expected, onEnter }: SignInFormProps) => {
  const words = useWords()
  const say = words.signIn
  const [email, setEmail] = useState(expected ?? '')
  const [password, setPassword] = useState('')
  const enter = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: onEnter })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    enter.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      {enter.error && (
        <p className="form-error" role="alert">
          {sentenceOf(enter.error, words)}
        </p>
      )}
      <TextInput
        label={say.email}
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        readOnly={expected !== null}
        required
        withAsterisk={false}
        data-autofocus={expected === null ? true : undefined}
      />
      <PasswordInput
        label={say.password}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        required
        withAsterisk={false}
        data-autofocus={expected === null ? undefined : true}
      />
      <Button type="submit" size="sm" loading={enter.isPending}>
        {say.go}
      </Button>
    </form>
  )
}
