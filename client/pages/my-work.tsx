/**
 * One's own work: only the cells that one owes, in all plans, the most urgent first. Made to be done without the mouse and in the hand: one field a
 * cell, Enter goes on. Cells that are done stay where they are until the list is fetched again, so that nothing moves under the fingers.
 */
import './my-work.css'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { MattersView } from '../../server/wire/matters.ts'
import type { OwedCell, OwedView } from '../../server/wire/owed.ts'
import { getMatters, getOwed } from '../api/questions.ts'
import { Answer } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { MyMatters } from '../parts/my-matters.tsx'
import { OwedRow } from '../parts/owed-row.tsx'
import type { OwedSaving } from '../parts/owed-saving.ts'
import { owedKey, useOwedSaving } from '../parts/owed-saving.ts'
import { mattersAnswer, mattersCount, owedAnswer } from '../parts/owed.ts'
import { planAddress } from '../parts/plans.ts'
import { useNames, useSession, useTitles, useWords } from '../parts/session.tsx'
import { WideTable } from '../parts/wide-table.tsx'

const patience = 300_000

const keysOf = [
  ['next', 'Enter'],
  ['back', 'Shift', 'Enter'],
  ['move', '↑', '↓'],
  ['restore', 'Esc'],
] as const

const Progress = ({ isIn, all }: { readonly isIn: number; readonly all: number }) => {
  const say = useWords().mine
  return (
    <div className="my-progress">
      <progress max={all} value={isIn} aria-label={say.progressLabel} />
      <output className="figure">{say.progress(isIn, all)}</output>
    </div>
  )
}

/** Shown as long as it holds, and heard once: that nothing gets through, and that it does again. */
const Connection = ({ waiting }: { readonly waiting: number }) => {
  const say = useWords().mine
  const isLost = waiting > 0
  const [heard, setHeard] = useState({ isLost: false, sentence: '' })
  if (isLost !== heard.isLost) setHeard({ isLost, sentence: isLost ? say.offline(waiting) : say.online })
  return (
    <>
      <output className="unseen">{heard.sentence}</output>
      {isLost && <p className="notice my-notice">{say.offline(waiting)}</p>}
    </>
  )
}

/** Nothing is owed: what comes next, and when. */
const AllIn = ({ view, some }: { readonly view: OwedView; readonly some: boolean }) => {
  const say = useWords().mine
  const nameOf = useNames()
  const { next, isIn } = view
  if (!view.reports && !some)
    return (
      <EmptyState icon="check" title={say.nothing}>
        {say.nothingWhy}
      </EmptyState>
    )
  return (
    <EmptyState icon="check" title={some ? say.doneAll : isIn > 0 ? say.done : say.nothingYet}>
      {next && (
        <>
          <p>{say.next(nameOf(next), next.periodLabel, next.count - 1)}</p>
          <p>{say.nextDue(next.due.on, next.due.workdays)}</p>
          {next.due.uncertain.length > 0 && <p className="small">{say.uncertain}</p>}
        </>
      )}
    </EmptyState>
  )
}

const Unreported = ({ view }: { readonly view: OwedView }) => {
  const say = useWords().mine
  const titleOf = useTitles()
  return view.plans.map((plan) => {
    const own = view.unreported.filter((each) => each.plan === plan.id)
    if (own.length === 0) return null
    return (
      <section key={plan.id} className="my-group" aria-labelledby={`unreported-${plan.id}`}>
        <div className="my-group-head">
          <h2 id={`unreported-${plan.id}`}>{say.unreported}</h2>
          <span className="soft one-line">{titleOf(plan)}</span>
          <span className="grow" />
          <Link href={planAddress(plan, 'warnings')}>{say.warnings}</Link>
        </div>
        <p className="soft small">{say.unreportedWhy}</p>
        <WideTable label={say.figures}>
          <thead>
            <tr>
              <th scope="col">{say.department}</th>
              <th scope="col" className="number">
                {say.figures}
              </th>
              <th scope="col">{say.oldest}</th>
            </tr>
          </thead>
          <tbody>
            {own.map(({ department, count, due }) => (
              <tr key={department?.id ?? ''}>
                <td>{department?.shortName ?? say.noDepartment}</td>
                <td className="number">{count}</td>
                <td>{say.late(due.workdays)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </section>
    )
  })
}

const fieldsIn = (list: HTMLElement | null): readonly HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-owed-entry]') ?? [])]

const Groups = ({ view, saving }: { readonly view: OwedView; readonly saving: OwedSaving }) => {
  const say = useWords().mine
  const titleOf = useTitles()
  const list = useRef<HTMLDivElement>(null)
  const plans = new Map(view.plans.map((plan) => [plan.id, plan]))
  /** From the row that has the focus to the first field of the next one, or of the one before. */
  const move = (by: 1 | -1): void => {
    const here = document.activeElement?.closest('.owed')
    if (!here) return
    const side = by === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
    const others = fieldsIn(list.current).filter((field) => !here.contains(field) && (here.compareDocumentPosition(field) & side) !== 0)
    const row = (by === 1 ? others[0] : others.at(-1))?.closest('.owed')
    row?.querySelector<HTMLElement>('[data-owed-entry]')?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  useEffect(() => {
    // The work begins where it is: no click before the first figure. A phone's keyboard would cover it.
    if (window.matchMedia('(pointer: fine)').matches) fieldsIn(list.current)[0]?.focus({ preventScroll: true })
  }, [])
  const named = new Set(view.cells.map(({ departments }) => departments.join('、'))).size > 1
  const groups = Map.groupBy(view.cells, ({ why }: OwedCell) => why)
  return (
    <div ref={list}>
      {[...groups].map(([why, own]) => (
        <section key={why} className="my-group" aria-labelledby={`group-${why}`}>
          <div className="my-group-head">
            <h2 id={`group-${why}`}>{say.groups[why]}</h2>
            <span className="soft">{say.count(own.length)}</span>
          </div>
          <p className="soft small">{say.groupWhy[why]}</p>
          {[...Map.groupBy(own, ({ plan }) => plan)].map(([id, cells]) => {
            const plan = plans.get(id)
            return (
              plan && (
                <div key={id}>
                  {plans.size > 1 && <p className="my-plan soft small">{titleOf(plan)}</p>}
                  <ul className="panel">
                    {cells.map((owed) => (
                      <OwedRow key={owedKey(owed)} owed={owed} plan={plan} saving={saving} words={view.words} named={named} onMove={move} />
                    ))}
                  </ul>
                </div>
              )
            )
          })}
        </section>
      ))}
      {view.more > 0 && <p className="soft">{say.more(view.more)}</p>}
    </div>
  )
}

interface BodyProps {
  readonly view: OwedView
  /** `undefined` while it is asked for; `null` where it was refused: the figures stand without it. */
  readonly matters: MattersView | null | undefined
  readonly onAgain: () => void
}

const Body = ({ view, matters, onAgain }: BodyProps) => {
  const words = useWords()
  const say = words.mine
  const { me } = useSession()
  const saving = useOwedSaving(view.cells, me.id, words.rooms.mine)
  const found = view.cells.map((owed) => saving.done.get(owedKey(owed)))
  const done = found.filter((each) => each !== undefined).length
  /** A figure about which something is asked is in, and not yet done with. */
  const open = view.more + found.filter((each) => each === undefined || each.questions.length > 0).length
  const first = view.plans[0]
  const waits = matters ? mattersCount(matters) : 0
  const listed = new Set(view.cells.map(owedKey))
  const elsewhere = [...saving.marks].filter(([key, { state }]) => !listed.has(key) && (state === 'refused' || state === 'conflict')).length
  return (
    <>
      <div className="my-head">
        <h1>{words.rooms.mine}</h1>
        {view.cells.length + view.isIn > 0 && <Progress isIn={view.isIn + done} all={view.isIn + view.cells.length + view.more} />}
        <span className="grow" />
        <Tooltip label={say.refresh}>
          <ActionIcon aria-label={say.refresh} onClick={onAgain}>
            <Icon name="retry" />
          </ActionIcon>
        </Tooltip>
      </div>
      <Connection waiting={saving.waiting} />
      {elsewhere > 0 && first && (
        <p className="notice my-notice">
          {say.elsewhere(elsewhere)} <Link href={planAddress(first)}>{say.toSheet}</Link>
        </p>
      )}
      {view.cells.length > 0 && (
        <p className="my-keys faint small">
          {keysOf.map(([does, ...keys]) => (
            <span key={does}>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}{' '}
              {say.keys[does]}
            </span>
          ))}
        </p>
      )}
      {view.cells.some(({ due }) => due !== null && due.uncertain.length > 0) && <p className="soft small my-uncertain">{say.uncertain}</p>}
      <Groups view={view} saving={saving} />
      {matters && first && <MyMatters view={matters} today={first.today} />}
      {open === 0 && (view.reports || (matters !== undefined && waits === 0)) && <AllIn view={view} some={view.cells.length > 0} />}
      {open === 0 && view.cells.length > 0 && (
        <p className="my-again">
          <Button variant="default" onClick={onAgain}>
            {say.refresh}
          </Button>
        </p>
      )}
      <Unreported view={view} />
    </>
  )
}

export const MyWorkPage = () => {
  const owed = useQuery({ queryKey: owedAnswer, queryFn: getOwed, staleTime: patience, refetchOnMount: 'always', refetchOnWindowFocus: true })
  const matters = useQuery({ queryKey: mattersAnswer, queryFn: getMatters, refetchOnMount: 'always', refetchOnWindowFocus: true })
  const again = (): void => {
    void owed.refetch()
    void matters.refetch()
  }
  return (
    <div className="page">
      <div className="page-body my-work">
        <Answer of={owed}>{(view) => <Body view={view} matters={matters.data ?? (matters.isError ? null : undefined)} onAgain={again} />}</Answer>
      </div>
    </div>
  )
}
