/** One person: added, with a password shown once, or changed. */
import './form.css'
import { ActionIcon, Modal, Select, Switch, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { DepartmentView, PersonView } from '../../server/wire/people.ts'
import type { PersonRequest } from '../api/people.ts'
import { addPerson, changePerson } from '../api/people.ts'
import { languages } from '../words/index.ts'
import { sentenceOf } from './answer.tsx'
import { Icon } from './icon.tsx'
import { PasswordOnce } from './password-once.tsx'
import { FormActions } from './form-actions.tsx'
import { useSession, useWords } from './session.tsx'

type Part = PersonRequest['departments'][number]

interface DepartmentPartsProps {
  readonly value: readonly Part[]
  readonly departments: readonly DepartmentView[]
  readonly onChange: (parts: readonly Part[]) => void
}

const DepartmentParts = ({ value, departments, onChange }: DepartmentPartsProps) => {
  const words = useWords()
  const say = words.people
  const nameOf = (id: string): string => departments.find((each) => each.id === id)?.shortName ?? id
  const roles = Object.entries(words.departmentRoles).map(([role, label]) => ({ value: role as Part['role'], label }))
  const free = departments.filter(({ id, kind }) => kind !== 'collective' && value.every((part) => part.id !== id))
  return (
    <fieldset className="form-group">
      <legend>{say.department}</legend>
      {value.map((part) => (
        <div key={part.id} className="person-department">
          <span className="grow">{nameOf(part.id)}</span>
          <Select
            aria-label={`${say.departmentRole}: ${nameOf(part.id)}`}
            w={120}
            data={roles}
            value={part.role}
            onChange={(role) => role !== null && onChange(value.map((each) => (each.id === part.id ? { ...each, role } : each)))}
          />
          <ActionIcon aria-label={say.removeDepartment(nameOf(part.id))} onClick={() => onChange(value.filter((each) => each.id !== part.id))}>
            <Icon name="close" />
          </ActionIcon>
        </div>
      ))}
      <Select
        aria-label={say.addDepartment}
        placeholder={say.addDepartment}
        searchable
        data={free.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        value={null}
        onChange={(id) => id !== null && onChange([...value, { id, role: 'reporter' }])}
      />
    </fieldset>
  )
}

interface PersonFormProps {
  /** `null` adds one. */
  readonly person: PersonView | null
  readonly departments: readonly DepartmentView[]
  readonly onClose: () => void
}

const blank = { name: '', email: '', title: null, role: 'reporter', language: 'zh-CN', departments: [], active: true } as const

export const PersonForm = ({ person, departments, onClose }: PersonFormProps) => {
  const words = useWords()
  const say = words.people
  const { me } = useSession()
  const answers = useQueryClient()
  const [given, setGiven] = useState<PersonRequest & { readonly active: boolean }>(() => {
    const { name, email, title, role, language, active, departments: parts } = person ?? blank
    return { name, email, title, role, language, active, departments: parts.map(({ id, role: part }) => ({ id, role: part })) }
  })
  const change = (part: Partial<typeof given>): void => setGiven({ ...given, ...part })
  const save = useMutation({
    mutationFn: async () => {
      const { active, ...request } = given
      if (person === null) return (await addPerson(request)).password
      await changePerson(person.id, { ...request, active })
      return null
    },
    onSuccess: (password) => {
      void answers.invalidateQueries({ queryKey: ['people'] })
      if (password !== null) return
      notifications.show({ message: say.changed })
      onClose()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  const password = save.data ?? null
  return (
    <Modal
      opened
      onClose={onClose}
      title={person === null ? say.add : say.changeOf(person.name)}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {password !== null ? (
        <PasswordOnce name={given.name} password={password} onClose={onClose} />
      ) : (
        <form className="form" onSubmit={submit}>
          {save.error && (
            <p className="form-error" role="alert">
              {sentenceOf(save.error, words)}
            </p>
          )}
          <div className="form-pair">
            <TextInput label={say.name} required value={given.name} onChange={(event) => change({ name: event.currentTarget.value })} data-autofocus />
            <TextInput
              label={say.jobTitle}
              value={given.title ?? ''}
              onChange={(event) => change({ title: event.currentTarget.value === '' ? null : event.currentTarget.value })}
            />
          </div>
          <TextInput label={say.email} type="email" required value={given.email} onChange={(event) => change({ email: event.currentTarget.value })} />
          <div className="form-pair">
            <Select
              label={say.role}
              data={Object.entries(words.roles).map(([value, label]) => ({ value: value as PersonRequest['role'], label }))}
              value={given.role}
              onChange={(role) => role !== null && change({ role })}
            />
            <Select label={say.language} data={languages} value={given.language} onChange={(language) => language !== null && change({ language })} />
          </div>
          <DepartmentParts value={given.departments} departments={departments} onChange={(parts) => change({ departments: parts })} />
          {person !== null && person.id !== me.id && (
            <Switch
              label={say.active}
              description={say.activeWhy}
              checked={given.active}
              onChange={(event) => change({ active: event.currentTarget.checked })}
            />
          )}
          <FormActions act={words.save} isPending={save.isPending} onCancel={onClose} />
        </form>
      )}
    </Modal>
  )
}
