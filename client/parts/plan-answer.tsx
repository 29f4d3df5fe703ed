/** What needs the plan of the address: waits for the list of plans, and says so where there is no such plan. */
import type { ReactNode } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import { Answer } from './answer.tsx'
import { EmptyState } from './empty-state.tsx'
import { useCurrentPlan, usePlans } from './plans.ts'

interface PlanAnswerProps {
  readonly missing: { readonly title: string; readonly why: string }
  readonly children: (plan: PlanView) => ReactNode
}

export const PlanAnswer = ({ missing, children }: PlanAnswerProps) => {
  const plans = usePlans()
  const plan = useCurrentPlan()
  return (
    <Answer of={plans}>
      {() =>
        plan === null ? (
          <EmptyState page icon="sheet" title={missing.title}>
            {missing.why}
          </EmptyState>
        ) : (
          children(plan)
        )
      }
    </Answer>
  )
}
