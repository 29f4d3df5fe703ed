import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { setOwners } from '../api/indicators.ts'
import { getDepartments } from '../api/people.ts'
import { useWords } from './session.tsx'
import { SettingForm } from './setting-form.tsx'

/** Who leads an indicator and who answers for it beside; the first is named first. */
export const OwnersForm = ({ view, onClose }: { readonly view: IndicatorView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.settings
  const [owners, setOwnersGiven] = useState(view.owners)
  const departments = useQuery({ queryKey: ['departments'], queryFn: getDepartments, staleTime: 300_000 })
  const data = (departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const part = (key: 'lead' | 'responsible', label: string) => (
    <MultiSelect
      label={label}
      data={data}
      searchable
      hidePickedOptions
      limit={100}
      disabled={departments.data === undefined}
      value={[...owners[key]]}
      onChange={(ids) => setOwnersGiven({ ...owners, [key]: ids })}
    />
  )
  return (
    <SettingForm
      title={say.owners}
      lead={say.ownersExplained}
      save={() => setOwners(view.plan, view.id, owners)}
      canSave={departments.data !== undefined && JSON.stringify(owners) !== JSON.stringify(view.owners)}
      onClose={onClose}
    >
      {part('lead', words.explanation.leading)}
      {part('responsible', words.explanation.responsible)}
    </SettingForm>
  )
}
