/** The library of good practice: closed cases that others can learn from, found by department, kind of indicator or any word in them. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PracticeView } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getPractice } from '../api/orders.ts'
import { Answer } from '../parts/answer.tsx'
import { DepartmentFilter } from '../parts/department-filter.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ordersAddress, ordersKey } from '../parts/orders.ts'
import { SearchField } from '../parts/search-field.tsx'
import { useNames, useWords } from '../parts/session.tsx'

const Case = ({ plan, practice }: { readonly plan: PlanView; readonly practice: PracticeView }) => {
  const words = useWords()
  const say = words.orders
  const nameOf = useNames()
  return (
    <li className="practice">
      <h2>
        <Link href={ordersAddress(plan, practice.id)}>{practice.title}</Link>
      </h2>
      <p className="small soft order-facts">
        <span>{practice.department.shortName}</span>
        <span className="figure">{practice.number}</span>
        {practice.indicators.map((indicator) => (
          <span key={indicator.id}>{`${nameOf(indicator)} · ${indicator.measureWord}`}</span>
        ))}
        <span>{say.closedOn(words.day(practice.closedOn))}</span>
      </p>
      <dl className="order-review">
        {(['cause', 'handling', 'lesson'] as const).map((part) => (
          <div key={part}>
            <dt>{say[part]}</dt>
            <dd>{practice[part]}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

const Cases = ({ plan, list }: { readonly plan: PlanView; readonly list: readonly PracticeView[] }) => {
  const words = useWords()
  const say = words.orders.library
  const [text, setText] = useState('')
  const [department, setDepartment] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  if (list.length === 0) {
    return (
      <EmptyState icon="check" title={say.none}>
        {say.noneWhy}
      </EmptyState>
    )
  }
  const departments = [...new Map(list.map((each) => [each.department.id, each.department])).values()]
  const kinds = [...new Set(list.flatMap(({ indicators }) => indicators.map(({ measureWord }) => measureWord)))]
  const wanted = text.trim().toLowerCase()
  const shown = list.filter(
    (each) =>
      (department === null || each.department.id === department) &&
      (kind === null || each.indicators.some(({ measureWord }) => measureWord === kind)) &&
      (wanted === '' ||
        [each.title, each.cause, each.handling, each.lesson, ...each.indicators.map(({ name }) => name)].some((said) => said.toLowerCase().includes(wanted))),
  )
  return (
    <>
      <div className="page-tools">
        <DepartmentFilter
          label={words.orders.department}
          everyone={words.orders.everyDepartment}
          departments={departments}
          value={department}
          onChange={setDepartment}
        />
        <Select size="xs" w={150} aria-label={say.kind} placeholder={say.everyKind} clearable data={kinds} value={kind} onChange={setKind} />
        <SearchField className="page-search" label={say.search} value={text} onChange={setText} />
        <output className="soft">{words.orders.count(shown.length)}</output>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon="search" title={say.noneFound} />
      ) : (
        <ul className="panel">
          {shown.map((practice) => (
            <Case key={practice.id} plan={plan} practice={practice} />
          ))}
        </ul>
      )}
    </>
  )
}

export const Practice = ({ plan }: { readonly plan: PlanView }) => {
  const practice = useQuery({ queryKey: ordersKey(plan, 'practice'), queryFn: () => getPractice(plan.id) })
  return <Answer of={practice}>{(list) => <Cases plan={plan} list={list} />}</Answer>
}
