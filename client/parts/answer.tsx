/** Shows what became of a question to the server: waiting, refused with its sentence and a second try, or answered. */
import './answer.css'
import { Button, Loader } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '../api/door.ts'
import type { Words } from '../words/index.ts'
import { EmptyState } from './empty-state.tsx'
import { useWords } from './session.tsx'

/** The sentence for a failure; what is not a refusal is a bug of ours. */
export const sentenceOf = (error: unknown, say: Words): string => (error instanceof ApiError ? error.detail : say.failure.bug)

export const Waiting = ({ label }: { readonly label: string }) => (
  <output className="waiting">
    <Loader size={16} color="gray" aria-hidden="true" />
    <span>{label}</span>
  </output>
)

interface AnswerProps<Data> {
  readonly of: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

export const Answer = <Data,>({ of, children }: AnswerProps<Data>) => {
  const say = useWords()
  if (of.data !== undefined) return children(of.data)
  if (of.error) {
    return (
      <EmptyState icon={of.error instanceof ApiError && of.error.status === 0 ? 'offline' : 'info'} title={sentenceOf(of.error, say)}>
        <Button variant="default" mt={8} onClick={() => void of.refetch()}>
          {say.again}
        </Button>
      </EmptyState>
    )
  }
  return <Waiting label={say.loading} />
}
