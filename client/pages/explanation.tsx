/** Why a light has its colour: beside the room on a desk, over it on a phone. */
import './explanation.css'
import { ActionIcon, Button, Drawer, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getIndicator } from '../api/indicators.ts'
import { Answer } from '../parts/answer.tsx'
import { useFocusBack } from '../parts/focus-back.ts'
import { Icon } from '../parts/icon.tsx'
import { LightMark } from '../parts/light.tsx'
import { planAddress, useAsOf, useExplained } from '../parts/plans.ts'
import { useTab } from '../parts/rooms.ts'
import { narrow } from '../parts/screen.ts'
import { useNames, useWords } from '../parts/session.tsx'
import { Figures } from './explained-figures.tsx'
import { Origin } from './explained-origin.tsx'
import { Progress } from './explained-progress.tsx'
import { Revisions } from './explained-revisions.tsx'
import { Settings } from './explained-settings.tsx'
import { Verdicts } from './explained-verdicts.tsx'

const Body = ({ view }: { readonly view: IndicatorView }) => {
  const { assessment, words: codes } = view
  const isJudged = assessment.outcome !== 'none'
  return (
    <div className="explanation-body">
      <div className="explanation-verdict">
        <LightMark light={assessment.light} word={codes.lights[assessment.light]} size={18} />
        <span className="soft">{view.periodLabel}</span>
        <span className="grow" />
        <span className="explanation-outcome">{isJudged ? codes.outcomes[assessment.outcome] : codes.reasons[assessment.reason]}</span>
      </div>
      <p className="explanation-sentence">{view.sentence}</p>
      {view.foreseen !== '' && <p className="explanation-foreseen soft">{view.foreseen}</p>}
      <Figures view={view} />
      <Progress view={view} />
      <Verdicts view={view} />
      <Origin view={view} />
      <Settings view={view} />
      <Revisions view={view} />
    </div>
  )
}

interface PanelProps {
  readonly plan: PlanView
  readonly indicator: string
  readonly children: (head: { readonly title: string; readonly actions: ReactNode }, body: ReactNode) => ReactNode
}

const Panel = ({ plan, indicator, children }: PanelProps) => {
  const words = useWords()
  const say = words.explanation
  const nameOf = useNames()
  const tab = useTab()
  const [, go] = useLocation()
  const { period, explain, tell } = useExplained()
  const [asOf] = useAsOf(plan)
  const answer = useQuery({
    queryKey: ['indicator', plan.id, indicator, period, asOf],
    queryFn: () => getIndicator(plan.id, indicator, period, asOf),
    placeholderData: (before) => (before?.id === indicator ? before : undefined),
  })
  const view = answer.data
  const query = new URLSearchParams({ indicator, ...(period === null ? {} : { period }) })
  const actions = (
    <>
      {period !== null && (
        <Button variant="subtle" size="compact-xs" onClick={() => explain(indicator)}>
          {say.latest}
        </Button>
      )}
      <Button variant="subtle" size="compact-xs" onClick={() => tell(indicator, period)}>
        {words.story.open}
      </Button>
      {tab !== 'sheet' && (
        <Button variant="subtle" size="compact-xs" onClick={() => go(`${planAddress(plan)}?${query.toString()}`)}>
          {say.inSheet}
        </Button>
      )}
      {tab !== 'what-if' && (
        <Button variant="subtle" size="compact-xs" onClick={() => go(`${planAddress(plan, 'what-if')}/${encodeURIComponent(indicator)}`)}>
          {say.whatIf}
        </Button>
      )}
    </>
  )
  return children({ title: view ? `${view.number} ${nameOf(view)}`.trim() : say.label, actions }, <Answer of={answer}>{(data) => <Body view={data} />}</Answer>)
}

export const Explanation = ({ plan, indicator }: { readonly plan: PlanView; readonly indicator: string }) => {
  const say = useWords().explanation
  const { explain } = useExplained()
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const close = (): void => explain(null)
  const place = useFocusBack()
  return (
    <Panel plan={plan} indicator={indicator}>
      {({ title, actions }, body) =>
        isNarrow ? (
          <Drawer
            opened
            onClose={close}
            position="bottom"
            size="100%"
            title={title}
            closeButtonProps={{ 'aria-label': say.close, size: 40 }}
            classNames={{ body: 'explanation-sheet' }}
          >
            <div className="explanation-actions">{actions}</div>
            {body}
          </Drawer>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what was opened beside the room, wherever in it the focus is.
          <aside ref={place} className="explanation" aria-label={say.label} onKeyDown={(event) => event.key === 'Escape' && close()}>
            <header className="explanation-head">
              <h2>{title}</h2>
              <Tooltip label={say.close}>
                <ActionIcon aria-label={say.close} onClick={close}>
                  <Icon name="close" />
                </ActionIcon>
              </Tooltip>
            </header>
            <div className="explanation-scroll" key={indicator}>
              <div className="explanation-actions">{actions}</div>
              {body}
            </div>
          </aside>
        )
      }
    </Panel>
  )
}
