/**
 * All about one cell in one calm column: the figure, what is asked, said and filed about it, and how it came to be. `…&cell` in the address opens it,
 * so that a link leads to exactly this cell.
 */
import './cell-story.css'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { CellStoryView } from '../../server/wire/story.ts'
import { getStory } from '../api/stories.ts'
import { Answer } from '../parts/answer.tsx'
import { CopyLink } from '../parts/copy-link.tsx'
import { storyAddress, useAsOf, useExplained } from '../parts/plans.ts'
import { useTab } from '../parts/rooms.ts'
import { useNames, useWords } from '../parts/session.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { CellComments } from './cell-comments.tsx'
import { CellFigure, CellQuestions } from './cell-figure.tsx'
import { CellFiles } from './cell-files.tsx'
import { CellHistory } from './cell-history.tsx'

interface CellStoryProps {
  readonly plan: PlanView
  readonly indicator: string
  /** `null`: about the indicator. */
  readonly period: string | null
}

const Actions = ({ plan, indicator, period }: CellStoryProps) => {
  const say = useWords().story
  const explanation = useWords().explanation
  const tab = useTab()
  const [, go] = useLocation()
  const { explain } = useExplained()
  const address = storyAddress(plan, indicator, period)
  return (
    <>
      <CopyLink address={address} />
      <Button variant="subtle" size="compact-xs" onClick={() => explain(indicator, period)}>
        {say.explain}
      </Button>
      {tab !== 'sheet' && (
        <Button variant="subtle" size="compact-xs" onClick={() => go(address)}>
          {explanation.inSheet}
        </Button>
      )}
    </>
  )
}

const Body = ({ plan, story, onChanged }: { readonly plan: PlanView; readonly story: CellStoryView; readonly onChanged: () => Promise<void> }) => {
  const say = useWords().story
  const [asOf] = useAsOf(plan)
  const parts = { plan, story, onChanged }
  return (
    <div className="side-body cell-story">
      <p className="told-period">{story.periodLabel ?? say.ofIndicator}</p>
      {asOf !== null && <p className="faint small">{say.present}</p>}
      {story.period !== null && <CellFigure {...parts} />}
      <CellQuestions {...parts} />
      <CellComments {...parts} />
      <CellFiles {...parts} />
      {story.period !== null && <CellHistory {...parts} />}
    </div>
  )
}

export const CellStory = ({ plan, indicator, period }: CellStoryProps) => {
  const say = useWords().story
  const nameOf = useNames()
  const answers = useQueryClient()
  const { explain } = useExplained()
  const answer = useQuery({ queryKey: ['story', plan.id, indicator, period], queryFn: () => getStory(plan.id, indicator, period) })
  const changed = async (): Promise<void> => {
    await answers.invalidateQueries({ queryKey: ['story', plan.id, indicator] })
    await answers.invalidateQueries({ queryKey: ['talk', plan.id] })
  }
  const title = answer.data ? `${answer.data.number} ${nameOf(answer.data)}`.trim() : say.label
  return (
    <SidePanel
      about={`${indicator} ${period ?? ''}`}
      label={say.label}
      title={title}
      closeWord={say.close}
      actions={<Actions plan={plan} indicator={indicator} period={period} />}
      onClose={() => explain(null)}
      takesFocus
    >
      <Answer of={answer}>{(story) => <Body plan={plan} story={story} onChanged={changed} />}</Answer>
    </SidePanel>
  )
}
