/** A plan's rooms, and beside each the explanation of one indicator, where the address asks for it. */
import './plan.css'
import { Suspense, lazy, useEffect, useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import { Waiting } from '../parts/answer.tsx'
import { keep } from '../parts/kept.ts'
import { OpenSheet } from '../parts/open-sheet.ts'
import { PlanAnswer } from '../parts/plan-answer.tsx'
import { usePlanCell } from '../parts/plan-cell.ts'
import { planKept, useExplained } from '../parts/plans.ts'
import { useTab } from '../parts/rooms.ts'
import { useWords } from '../parts/session.tsx'
import type { SheetHandle } from '../sheet/host.ts'
import { SheetRoom } from './sheet.tsx'
import { NotFound } from './not-found.tsx'

const Targets = lazy(() => import('./targets.tsx').then(({ TargetsRoom }) => ({ default: TargetsRoom })))
const Tasks = lazy(() => import('./tasks.tsx').then(({ TasksRoom }) => ({ default: TasksRoom })))
const Warnings = lazy(() => import('./warnings.tsx').then(({ WarningsRoom }) => ({ default: WarningsRoom })))
const Orders = lazy(() => import('./orders.tsx').then(({ OrdersRoom }) => ({ default: OrdersRoom })))
const Quality = lazy(() => import('./quality.tsx').then(({ QualityRoom }) => ({ default: QualityRoom })))
const Reports = lazy(() => import('./reports.tsx').then(({ ReportsRoom }) => ({ default: ReportsRoom })))
const WhatIf = lazy(() => import('./what-if.tsx').then(({ WhatIfRoom }) => ({ default: WhatIfRoom })))
const Rules = lazy(() => import('./rules.tsx').then(({ RulesRoom }) => ({ default: RulesRoom })))
const CellStory = lazy(() => import('./cell-story.tsx').then((module) => ({ default: module.CellStory })))
const EditPlan = lazy(() => import('./edit-plan.tsx').then(({ EditPlanRoom }) => ({ default: EditPlanRoom })))
const PlanCell = lazy(() => import('./plan-cell.tsx').then((module) => ({ default: module.PlanCell })))
const Explanation = lazy(() => import('./explanation.tsx').then((module) => ({ default: module.Explanation })))

const roomOf = {
  sheet: SheetRoom,
  tasks: Tasks,
  warnings: Warnings,
  orders: Orders,
  quality: Quality,
  reports: Reports,
  targets: Targets,
  rules: Rules,
  'what-if': WhatIf,
  edit: EditPlan,
} as const

const PlanRoom = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords()
  const tab = useTab()
  const { indicator, period, ofCell } = useExplained()
  const past = usePlanCell()
  const sheet = useState<SheetHandle | null>(null)
  useEffect(() => keep(planKept, plan.code), [plan.code])
  if (tab === null) return <NotFound />
  const Room = roomOf[tab]
  return (
    <OpenSheet value={sheet}>
      <div className="plan">
        <div className="plan-room">
          <Suspense fallback={<Waiting label={say.loading} />}>
            <Room key={plan.id} plan={plan} />
          </Suspense>
        </div>
        {indicator !== null && (
          <Suspense>
            {ofCell ? (
              <CellStory key={`${indicator} ${period}`} plan={plan} indicator={indicator} period={period} />
            ) : (
              <Explanation plan={plan} indicator={indicator} />
            )}
          </Suspense>
        )}
        {tab === 'edit' && indicator === null && past.isTold && past.asked && past.section !== 'archived' && (
          <Suspense>
            <PlanCell plan={plan} sheet={past.section} asked={past.asked} />
          </Suspense>
        )}
      </div>
    </OpenSheet>
  )
}

export const PlanPage = () => {
  const say = useWords().plan
  return <PlanAnswer missing={{ title: say.missing, why: say.missingWhy }}>{(plan) => <PlanRoom plan={plan} />}</PlanAnswer>
}
