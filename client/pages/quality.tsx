/**
 * How good a plan's figures are: what is to be looked at again, by department and with the way to the cell; and how far first figures moved until
 * the latest.
 */
import './quality.css'
import type { PlanView } from '../../server/wire/plans.ts'
import { useTitles, useWords } from '../parts/session.tsx'
import { DriftPart } from './quality-drift.tsx'
import { QuestionsPart } from './quality-questions.tsx'

export const QualityRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const titleOf = useTitles()
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>{words.rooms.quality}</h1>
          <span className="soft one-line">{titleOf(plan)}</span>
        </div>
        <QuestionsPart plan={plan} />
        <DriftPart plan={plan} />
      </div>
    </div>
  )
}
