import { Select } from '@mantine/core'
import type { DepartmentName } from '../../server/wire/people.ts'

interface DepartmentFilterProps {
  readonly label: string
  readonly everyone: string
  readonly departments: readonly DepartmentName[]
  /** An id, or `null` for all. */
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly width?: number | string
}

/** One department, or all; found by typing. */
export const DepartmentFilter = ({ label, everyone, departments, value, onChange, width = 150 }: DepartmentFilterProps) => (
  <Select
    size="xs"
    aria-label={label}
    placeholder={everyone}
    w={width}
    data={departments.map(({ id, shortName }) => ({ value: id, label: shortName }))}
    value={value}
    onChange={onChange}
    searchable
    clearable
    comboboxProps={{ width: 220, position: 'bottom-start' }}
  />
)
