/** The end of a form: the way out of it, and what it does. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from './session.tsx'

interface FormActionsProps {
  /** What sending the form does, in a word. */
  readonly act: string
  readonly isPending: boolean
  readonly disabled?: boolean
  readonly onCancel: () => void
  /** What else stands in the row, before the others. */
  readonly children?: ReactNode
}

export const FormActions = ({ act, isPending, disabled = false, onCancel, children }: FormActionsProps) => {
  const words = useWords()
  return (
    <div className="form-actions">
      {children}
      <Button variant="default" onClick={onCancel}>
        {words.cancel}
      </Button>
      <Button type="submit" disabled={disabled} loading={isPending}>
        {act}
      </Button>
    </div>
  )
}
