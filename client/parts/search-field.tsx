/** Where something is looked for by typing, small enough to stand among other tools. */
import { TextInput } from '@mantine/core'
import { Icon } from './icon.tsx'

interface SearchFieldProps {
  /** What is looked for: it stands in the empty field, and screen readers name the field by it. */
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly className?: string
}

export const SearchField = ({ label, value, onChange, className }: SearchFieldProps) => (
  <TextInput
    {...(className !== undefined && { className })}
    size="xs"
    type="search"
    aria-label={label}
    placeholder={label}
    leftSection={<Icon name="search" />}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)
