/**
 * How good a plan's figures are: what is to be looked at again, by department and with the way to the cell; and how far first figures moved until
 * the latest.
 */
import './quality.css'
import type { PlanView } from '../../server/wire/plans.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useWords } from '../parts/session.tsx'
import { DriftPart } from './quality-drift.tsx'
import { QuestionsPart } from './quality-questions.tsx'

export const QualityRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  return (
    <div className="page">
      <div className="page-body">
        <RoomHead title={words.rooms.quality} plan={plan} />
        <QuestionsPart plan={plan} />
        <DriftPart plan={plan} />
      </div>
    </div>
  )
}
