/** The head of a room of a plan: which room, of which plan, and what is chosen for the whole of it. */
import type { ReactNode } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import { useTitles } from './session.tsx'

interface RoomHeadProps {
  readonly title: string
  readonly plan: PlanView
  readonly children?: ReactNode
}

export const RoomHead = ({ title, plan, children }: RoomHeadProps) => {
  const titleOf = useTitles()
  return (
    <div className="page-head">
      <h1>{title}</h1>
      <span className="soft one-line">{titleOf(plan)}</span>
      {children !== undefined && <span className="grow" />}
      {children}
    </div>
  )
}
