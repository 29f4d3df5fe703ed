/** Why a light has its colour. */
import './explanation.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getIndicator } from '../api/indicators.ts'
import { Answer } from '../parts/answer.tsx'
import { LightMark } from '../parts/light.tsx'
import { planAddress, useAsOf, useExplained } from '../parts/plans.ts'
import { useTab } from '../parts/rooms.ts'
import { useNames, useWords } from '../parts/session.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
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
    <div className="side-body">
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

interface ActionsProps {
  readonly plan: PlanView
  readonly indicator: string
}

const Actions = ({ plan, indicator }: ActionsProps) => {
  const words = useWords()
  const say = words.explanation
  const tab = useTab()
  const [, go] = useLocation()
  const { period, explain, tell } = useExplained()
  const query = new URLSearchParams({ indicator, ...(period === null ? {} : { period }) })
  return (
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
}

export const Explanation = ({ plan, indicator }: ActionsProps) => {
  const say = useWords().explanation
  const nameOf = useNames()
  const { period, explain } = useExplained()
  const [asOf] = useAsOf(plan)
  const answer = useQuery({
    queryKey: ['indicator', plan.id, indicator, period, asOf],
    queryFn: () => getIndicator(plan.id, indicator, period, asOf),
    placeholderData: (before) => (before?.id === indicator ? before : undefined),
  })
  const view = answer.data
  return (
    <SidePanel
      about={indicator}
      label={say.label}
      title={view ? `${view.number} ${nameOf(view)}`.trim() : say.label}
      closeWord={say.close}
      actions={<Actions plan={plan} indicator={indicator} />}
      onClose={() => explain(null)}
    >
      <Answer of={answer}>{(data) => <Body view={data} />}</Answer>
    </SidePanel>
  )
}
