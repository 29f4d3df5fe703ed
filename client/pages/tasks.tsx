/** What the plan does: streams, actions and tasks as a tree, with who leads, who answers, and how the indicators stand. */
import './tasks.css'
import { Button, Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DepartmentName } from '../../server/wire/people.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { DepartmentInTask, TaskView, TasksView } from '../../server/wire/tasks.ts'
import { getTasks } from '../api/plans.ts'
import { Answer } from '../parts/answer.tsx'
import { DepartmentFilter } from '../parts/department-filter.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { LightMark } from '../parts/light.tsx'
import { useExplained } from '../parts/plans.ts'
import { SearchField } from '../parts/search-field.tsx'
import { RoomHead } from '../parts/room-head.tsx'
import { useNames, useTitles, useWords } from '../parts/session.tsx'
import type { Branch } from '../parts/task-tree.ts'
import { branches, matching } from '../parts/task-tree.ts'

const Collective = ({ department }: { readonly department: DepartmentInTask }) => {
  const words = useWords()
  const say = words.tasks
  const members = department.members ?? []
  return (
    <Popover width={260} position="bottom-start">
      <Popover.Target>
        <button type="button" className="bare task-collective" aria-label={say.members(department.shortName)}>
          {department.shortName}
          <Icon name="down" size={11} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="task-members-title">{say.members(department.shortName)}</p>
        {members.length > 0 ? words.listed(members) : <span className="soft">{say.unresolved}</span>}
      </Popover.Dropdown>
    </Popover>
  )
}

const Departments = ({ list, openList = false }: { readonly list: readonly DepartmentInTask[]; readonly openList?: boolean }) => {
  const words = useWords()
  if (list.length === 0) return <span className="faint">{words.unsaid}</span>
  return (
    <span className="task-departments">
      {list.map((department) => (
        <span key={department.id}>{department.members === null ? department.shortName : <Collective department={department} />}</span>
      ))}
      {openList && <abbr title={words.tasks.openListWhy}>{words.tasks.openList}</abbr>}
    </span>
  )
}

const Indicators = ({ task }: { readonly task: TaskView }) => {
  const words = useWords()
  const nameOf = useNames()
  const { explain } = useExplained()
  return (
    <ul className="task-indicators">
      {task.indicators.map((indicator) => (
        <li key={indicator.id}>
          <button type="button" className="bare task-indicator" onClick={() => explain(indicator.id)}>
            {indicator.light === null ? (
              <span className="faint">{words.tasks.notJudged}</span>
            ) : (
              <LightMark light={indicator.light} word={words.lights[indicator.light]} silent />
            )}
            {nameOf(indicator)}
          </button>
        </li>
      ))}
    </ul>
  )
}

const Facts = ({ task }: { readonly task: TaskView }) => {
  const words = useWords()
  const say = words.tasks
  const hasOwners = task.kind === 'task' || task.lead.length > 0 || task.responsible.length > 0
  return (
    <dl className="task-facts">
      {hasOwners && (
        <>
          <div>
            <dt>{say.lead}</dt>
            <dd>
              <Departments list={task.lead} />
            </dd>
          </div>
          <div>
            <dt>{say.responsible}</dt>
            <dd>
              <Departments list={task.responsible} openList={task.openList} />
            </dd>
          </div>
          <div>
            <dt>{say.due}</dt>
            <dd>{task.dueOn === null ? <span className="faint">{words.unsaid}</span> : words.day(task.dueOn)}</dd>
          </div>
        </>
      )}
      <div>
        <dt>{say.clause}</dt>
        <dd className="soft">{task.clause}</dd>
      </div>
    </dl>
  )
}

interface BranchProps {
  readonly branch: Branch
  readonly level: number
  readonly isOpen: (id: string) => boolean
  readonly onTurn: (id: string) => void
}

const TaskBranch = ({ branch, level, isOpen, onTurn }: BranchProps) => {
  const words = useWords()
  const titleOf = useTitles()
  const { task, below } = branch
  const open = isOpen(task.id)
  const Heading = level === 1 ? 'h2' : level === 2 ? 'h3' : 'h4'
  return (
    <li className={`task task-${level === 1 ? 'top' : 'below'}`}>
      <Heading className="task-head">
        {below.length > 0 ? (
          <button type="button" className="bare task-turn" aria-expanded={open} onClick={() => onTurn(task.id)}>
            <Icon name={open ? 'down' : 'right'} size={14} />
            <span className="unseen">{open ? words.tasks.fold : words.tasks.open}: </span>
            <span className="task-kind">{words.tasks.kinds[task.kind]}</span>
            {task.number !== null && <span className="task-number figure">{task.number}</span>}
            <span>{titleOf(task)}</span>
          </button>
        ) : (
          <span className="task-turn task-leaf">
            <span className="task-kind">{words.tasks.kinds[task.kind]}</span>
            {task.number !== null && <span className="task-number figure">{task.number}</span>}
            <span>{titleOf(task)}</span>
          </span>
        )}
      </Heading>
      <div className="task-body">
        {task.summary !== null && task.summary !== '' && <p className="soft task-summary">{task.summary}</p>}
        <Facts task={task} />
        {task.indicators.length > 0 && <Indicators task={task} />}
      </div>
      {open && below.length > 0 && (
        <ul className="task-list">
          {below.map((each) => (
            <TaskBranch key={each.task.id} branch={each} level={level + 1} isOpen={isOpen} onTurn={onTurn} />
          ))}
        </ul>
      )}
    </li>
  )
}

const departmentsIn = (tasks: readonly TaskView[]): readonly DepartmentName[] => {
  const found = new Map<string, DepartmentName>()
  for (const task of tasks) for (const department of [...task.lead, ...task.responsible]) found.set(department.id, department)
  return [...found.values()]
}

const Tree = ({ view }: { readonly view: TasksView }) => {
  const words = useWords()
  const say = words.tasks
  const nameOf = useNames()
  const [search, setSearch] = useState('')
  const [department, setDepartment] = useState<string | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const isSought = search.trim() !== '' || department !== null
  const found = matching(view.tasks, { search, department })
  const tree = branches(found.shown)
  const turn = (id: string): void => setFolded((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))
  const parents = view.tasks.flatMap(({ parent }) => (parent === null ? [] : [parent]))
  return (
    <>
      <div className="page-tools">
        <SearchField className="page-search" label={say.search} value={search} onChange={setSearch} />
        <DepartmentFilter
          label={say.department}
          everyone={say.everyDepartment}
          departments={departmentsIn(view.tasks)}
          value={department}
          onChange={setDepartment}
          width={170}
        />
        <output className="soft">{say.count(found.count, view.tasks.length)}</output>
        <span className="grow" />
        {!isSought && (
          <Button variant="default" onClick={() => setFolded(new Set(folded.size > 0 ? [] : parents))}>
            {folded.size > 0 ? say.openAll : say.foldAll}
          </Button>
        )}
      </div>
      {view.bodies.length > 0 && !isSought && (
        <p className="soft task-driven">{words.labelled(say.bodies, words.listed(view.bodies.map((body) => nameOf(body))))}</p>
      )}
      {tree.length === 0 ? (
        <EmptyState icon="search" title={say.noneFound}>
          {say.noneFoundWhy}
        </EmptyState>
      ) : (
        <ul className="task-list panel">
          {tree.map((branch) => (
            <TaskBranch key={branch.task.id} branch={branch} level={1} isOpen={(id) => isSought || !folded.has(id)} onTurn={turn} />
          ))}
        </ul>
      )}
    </>
  )
}

export const TasksRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const tasks = useQuery({ queryKey: ['tasks', plan.id], queryFn: () => getTasks(plan.id) })
  return (
    <div className="page">
      <div className="page-body">
        <RoomHead title={words.rooms.tasks} plan={plan} />
        <Answer of={tasks}>
          {(view) =>
            view.tasks.length === 0 ? (
              <EmptyState icon="tasks" title={words.tasks.none}>
                {words.tasks.noneWhy}
              </EmptyState>
            ) : (
              <Tree view={view} />
            )
          }
        </Answer>
      </div>
    </div>
  )
}
