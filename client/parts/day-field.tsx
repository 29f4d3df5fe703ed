import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from './session.tsx'

interface DayFieldProps {
  readonly label: string
  /** The label is read out, not seen. */
  readonly silent?: boolean
  readonly value: string
  readonly problem?: string | null
  readonly isTried: boolean
  readonly onChange: (day: string) => void
}
/** A day by the browser's own field, which gives nothing while it is half typed. */
export const DayField = ({ label, silent = false, value, problem = null, isTried, onChange }: DayFieldProps) => {
  const say = useWords().whatIf
  const [typed, setTyped] = useState({ text: value, is: value })
  if (typed.is !== value) setTyped({ text: value, is: value })
  return (
    <TextInput
      size="xs"
      type="date"
      className={isTried ? 'figure-tried' : undefined}
      label={silent ? undefined : label}
      aria-label={silent ? label : undefined}
      value={typed.text}
      min="1900-01-01"
      max="2199-12-31"
      error={typed.text === '' ? say.noDay : problem}
      onChange={(event) => {
        const text = event.currentTarget.value
        const isDay = /^(19|20|21)\d\d-/.test(text)
        setTyped({ text, is: isDay ? text : value })
        if (isDay) onChange(text)
      }}
      onBlur={() => setTyped({ text: value, is: value })}
    />
  )
}
