/** Who signs in, in which role and for which departments; and the departments that the plans name. */
import './people.css'
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DepartmentView, PersonView } from '../../server/wire/people.ts'
import { getDepartments, getPeople } from '../api/people.ts'
import { Answer } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Forbidden } from '../parts/forbidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { PersonForm } from '../parts/person-form.tsx'
import { ResetPassword } from '../parts/reset-password.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { useNames, useSession, useWords } from '../parts/session.tsx'
import { folded } from '../sheet/match.ts'
import { WideTable } from '../parts/wide-table.tsx'

interface PersonRowProps {
  readonly person: PersonView
  readonly onChange: () => void
  readonly onReset: () => void
}
const PersonRow = ({ person, onChange, onReset }: PersonRowProps) => {
  const words = useWords()
  const say = words.people
  const { me } = useSession()
  return (
    <tr className={person.active ? undefined : 'person-inactive'}>
      <td>
        <span className="person-name">{person.name}</span>
        {person.id === me.id && <span className="tag">{say.myself}</span>}
        {person.demonstration && <span className="tag">{say.demonstration}</span>}
        {person.title !== null && <div className="faint small">{person.title}</div>}
      </td>
      <td className="person-email">{person.email}</td>
      <td>{person.roleWord}</td>
      <td>
        {person.departments.map((department) => (
          <div key={`${department.id} ${department.role}`}>
            {department.shortName} <span className="faint small">{words.departmentRoles[department.role]}</span>
          </div>
        ))}
      </td>
      <td>{person.active ? say.states.active : say.states.inactive}</td>
      <td className="person-actions">
        <Button variant="subtle" size="compact-sm" onClick={onChange} aria-label={say.changeOf(person.name)}>
          {say.change}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onReset} aria-label={`${say.reset}: ${person.name}`}>
          {say.reset}
        </Button>
      </td>
    </tr>
  )
}

const includes = (text: readonly (string | null)[], search: string): boolean => folded(text.join('\n')).includes(folded(search.trim()))

const People = () => {
  const words = useWords()
  const say = words.people
  const people = useQuery({ queryKey: ['people'], queryFn: getPeople })
  const departments = useQuery({ queryKey: ['departments'], queryFn: getDepartments, staleTime: 300_000 })
  const [search, setSearch] = useState('')
  const [changed, setChanged] = useState<PersonView | 'new' | null>(null)
  const [reset, setReset] = useState<PersonView | null>(null)
  return (
    <>
      <div className="page-tools">
        <SearchField className="page-search" label={say.search} value={search} onChange={setSearch} />
        <span className="grow" />
        <Button leftSection={<Icon name="plus" />} onClick={() => setChanged('new')}>
          {say.add}
        </Button>
      </div>
      <Answer of={people}>
        {(list) => {
          const shown = list.filter((person) =>
            includes([person.name, person.email, person.title, ...person.departments.map(({ shortName }) => shortName)], search),
          )
          if (shown.length === 0) return <EmptyState icon="people" title={say.noneFound} />
          return (
            <WideTable label={say.list}>
              <thead>
                <tr>
                  {[say.name, say.email, say.role, say.department, words.mails.state].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="unseen">{say.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((person) => (
                  <PersonRow key={person.id} person={person} onChange={() => setChanged(person)} onReset={() => setReset(person)} />
                ))}
              </tbody>
            </WideTable>
          )
        }}
      </Answer>
      {changed !== null && <PersonForm person={changed === 'new' ? null : changed} departments={departments.data ?? []} onClose={() => setChanged(null)} />}
      {reset !== null && <ResetPassword person={reset} onClose={() => setReset(null)} />}
    </>
  )
}

const DepartmentRow = ({ department }: { readonly department: DepartmentView }) => {
  const words = useWords()
  const say = words.people
  const nameOf = useNames()
  return (
    <tr>
      <td className="nowrap">{department.shortName}</td>
      <td>
        {nameOf(department)}
        {department.note !== null && <div className="faint small">{department.note}</div>}
      </td>
      <td className="nowrap">{words.departmentKinds[department.kind]}</td>
      <td>{department.area}</td>
      <td>
        {department.members === null ? null : department.members.length > 0 ? (
          words.listed(department.members)
        ) : (
          <span className="faint">{say.unresolved}</span>
        )}
      </td>
    </tr>
  )
}

const Departments = () => {
  const say = useWords().people
  const departments = useQuery({ queryKey: ['departments'], queryFn: getDepartments, staleTime: 300_000 })
  const [search, setSearch] = useState('')
  return (
    <>
      <div className="page-tools">
        <SearchField className="page-search" label={say.searchDepartments} value={search} onChange={setSearch} />
      </div>
      <Answer of={departments}>
        {(list) => (
          <WideTable label={say.departments}>
            <thead>
              <tr>
                {[say.short, say.full, say.kind, say.area, say.members].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list
                .filter((each) => includes([each.shortName, each.name, each.nameEn, ...(each.members ?? [])], search))
                .map((department) => (
                  <DepartmentRow key={department.id} department={department} />
                ))}
            </tbody>
          </WideTable>
        )}
      </Answer>
    </>
  )
}

export const PeoplePage = () => {
  const words = useWords()
  const { may } = useSession().me
  const [list, setList] = useState<'people' | 'departments'>('people')
  if (!may.managePeople) return <Forbidden />
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>{words.rooms.people}</h1>
          <SegmentedControl
            size="xs"
            aria-label={words.rooms.people}
            value={list}
            onChange={setList}
            data={[
              { value: 'people', label: words.people.list },
              { value: 'departments', label: words.people.departments },
            ]}
          />
        </div>
        {list === 'people' ? <People /> : <Departments />}
      </div>
    </div>
  )
}
