/**
 * All about one cell in one calm column: the figure, what is asked, said and filed about it, and how it came to be. Beside the room on a desk, over it
 * on a phone; `…&cell` in the address opens it, so that a link leads to exactly this cell.
 */
import './explanation.css'
import './cell-story.css'
import { ActionIcon, Button, Drawer, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { CellStoryView } from '../../server/wire/story.ts'
import { getStory } from '../api/stories.ts'
import { Answer } from '../parts/answer.tsx'
import { copyText } from '../parts/copy.ts'
import { useFocusBack } from '../parts/focus-back.ts'
import { Icon } from '../parts/icon.tsx'
import { storyAddress, useAsOf, useExplained } from '../parts/plans.ts'
import { useTab } from '../parts/rooms.ts'
import { narrow } from '../parts/screen.ts'
import { useNames, useWords } from '../parts/session.tsx'
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
  const copy = async (): Promise<void> => {
    await copyText(window.location.origin + address).then(
      () => notifications.show({ message: say.copied }),
      () => notifications.show({ message: say.notCopied, color: 'red' }),
    )
  }
  return (
    <div className="explanation-actions">
      <Button variant="subtle" size="compact-xs" leftSection={<Icon name="copy" size={13} />} onClick={() => void copy()}>
        {say.copyLink}
      </Button>
      <Button variant="subtle" size="compact-xs" onClick={() => explain(indicator, period)}>
        {say.explain}
      </Button>
      {tab !== 'sheet' && (
        <Button variant="subtle" size="compact-xs" onClick={() => go(address)}>
          {explanation.inSheet}
        </Button>
      )}
    </div>
  )
}

const Body = ({ plan, story, onChanged }: { readonly plan: PlanView; readonly story: CellStoryView; readonly onChanged: () => Promise<void> }) => {
  const say = useWords().story
  const [asOf] = useAsOf(plan)
  const parts = { plan, story, onChanged }
  return (
    <div className="explanation-body cell-story">
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
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const panel = useFocusBack(true)
  const answer = useQuery({ queryKey: ['story', plan.id, indicator, period], queryFn: () => getStory(plan.id, indicator, period) })
  const changed = async (): Promise<void> => {
    await answers.invalidateQueries({ queryKey: ['story', plan.id, indicator] })
    await answers.invalidateQueries({ queryKey: ['talk', plan.id] })
  }
  const close = (): void => explain(null)
  const title = answer.data ? `${answer.data.number} ${nameOf(answer.data)}`.trim() : say.label
  const actions = <Actions plan={plan} indicator={indicator} period={period} />
  const body = <Answer of={answer}>{(story) => <Body plan={plan} story={story} onChanged={changed} />}</Answer>
  if (isNarrow) {
    return (
      <Drawer
        opened
        onClose={close}
        position="bottom"
        size="100%"
        title={title}
        closeButtonProps={{ 'aria-label': say.close, size: 40 }}
        classNames={{ body: 'explanation-sheet' }}
      >
        {actions}
        {body}
      </Drawer>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what was opened beside the room, wherever in it the focus is.
    <aside ref={panel} tabIndex={-1} className="explanation" aria-label={say.label} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <header className="explanation-head">
        <h2>{title}</h2>
        <Tooltip label={say.close}>
          <ActionIcon aria-label={say.close} onClick={close}>
            <Icon name="close" />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className="explanation-scroll">
        {actions}
        {body}
      </div>
    </aside>
  )
}
