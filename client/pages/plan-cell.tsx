/** The past of one cell of the plan itself, or of its row: who wrote what, when, by which act. Beside the sheet, as the story of a figure is. */
import './cell-story.css'
import './plan-cell.css'
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PlanHistoryView, PlanSheetName, PlanTurn } from '../../server/wire/plan-sheets.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getPlanHistory } from '../api/sheet.ts'
import { Answer } from '../parts/answer.tsx'
import { CopyLink } from '../parts/copy-link.tsx'
import { Icon } from '../parts/icon.tsx'
import type { PlanCellAsked } from '../parts/plan-cell.ts'
import { historyAddress, historyKey, usePlanCell } from '../parts/plan-cell.ts'
import { useExplained } from '../parts/plans.ts'
import { useLanguage, useWords } from '../parts/session.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { Turns } from '../parts/turns.tsx'
import { useMoments } from '../parts/when.ts'

const Turn = ({ turn, isOfRow }: { readonly turn: PlanTurn; readonly isOfRow: boolean }) => {
  const say = useWords().story
  const moments = useMoments()
  return (
    <>
      {turn.cells.map(({ head, before, after, said }, place) => (
        <p key={place} className="plan-turn">
          {isOfRow && said === null && <span className="plan-turn-head">{head}</span>}
          {said ?? (
            <span>
              <bdi className="turn-before">{before ?? say.nothing}</bdi> → <b>{<bdi>{after ?? say.nothing}</bdi>}</b>
            </span>
          )}
        </p>
      ))}
      <p className="faint small">{[say.by(turn.who ?? say.nobody, moments.full(turn.at)), turn.way, turn.label].filter((part) => part !== null).join(' · ')}</p>
    </>
  )
}

interface PastProps {
  readonly plan: PlanView
  readonly sheet: PlanSheetName
  readonly asked: PlanCellAsked
  readonly history: PlanHistoryView
}

const Past = ({ plan, sheet, asked: { row, column }, history }: PastProps) => {
  const say = useWords().editPlan.history
  return (
    <section className="told" aria-label={say.label}>
      <Turns newest={history} none={say.none} fetch={(key) => getPlanHistory(plan.id, sheet, row, column, key)}>
        {(turn) => <Turn turn={turn} isOfRow={column === null} />}
      </Turns>
    </section>
  )
}

export const PlanCell = ({ plan, sheet, asked }: { readonly plan: PlanView; readonly sheet: PlanSheetName; readonly asked: PlanCellAsked }) => {
  const words = useWords()
  const say = words.editPlan.history
  const { language } = useLanguage()
  const { tell: tellStory } = useExplained()
  const { cell, tell, close } = usePlanCell()
  const answer = useQuery({
    queryKey: [...historyKey(plan.id), sheet, asked.row, asked.column, language],
    queryFn: () => getPlanHistory(plan.id, sheet, asked.row, asked.column, null),
  })
  return (
    <SidePanel
      about={`${asked.row} ${asked.column}`}
      label={say.label}
      title={answer.data?.name || words.editPlan.sheet.unnamed}
      closeWord={say.close}
      onClose={close}
      actions={
        <>
          <CopyLink address={historyAddress(plan, sheet, asked)} />
          {answer.data?.isOfIndicator && (
            <Button variant="subtle" size="compact-xs" leftSection={<Icon name="comment" size={13} />} onClick={() => tellStory(asked.row, null)}>
              {say.comments}
            </Button>
          )}
        </>
      }
    >
      <div className="side-body">
        {cell !== null && (
          <SegmentedControl
            size="xs"
            aria-label={say.which}
            value={asked.column === null ? 'row' : 'cell'}
            data={[
              { value: 'cell', label: say.ofCell },
              { value: 'row', label: say.ofRow },
            ]}
            onChange={(next) => tell({ row: asked.row, column: next === 'row' ? null : cell }, cell)}
          />
        )}
        <Answer of={answer}>
          {(history) => (
            <>
              {history.head !== null && <p className="told-period plan-cell-head">{history.head}</p>}
              <Past key={`${asked.row} ${asked.column}`} plan={plan} sheet={sheet} asked={asked} history={history} />
            </>
          )}
        </Answer>
      </div>
    </SidePanel>
  )
}
