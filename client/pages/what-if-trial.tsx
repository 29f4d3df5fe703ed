/** The what-if of one indicator: what is changed on one side, what comes of it on the other. */
import { Button } from '@mantine/core'
import { useClipboard, useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssessAnswer } from '../../server/wire/assess.ts'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { assess } from '../api/assess.ts'
import { ApiError } from '../api/door.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { LightMark } from '../parts/light.tsx'
import { useExplained } from '../parts/plans.ts'
import { useNames, useWords } from '../parts/session.tsx'
import type { Place } from '../parts/what-if-draft.ts'
import { isUnchanged, placeOf, tried } from '../parts/what-if-draft.ts'
import { linkOf } from '../parts/what-if-link.ts'
import { Compared } from './what-if-compared.tsx'
import type { PartProps, TrialProps } from './what-if-part.tsx'
import { RuleChanges } from './what-if-rules.tsx'
import { TargetChanges } from './what-if-targets.tsx'
import { Values } from './what-if-values.tsx'

/** Typing goes on while the server is asked at most this often. */
const restMilliseconds = 150

/** A part of the answer has ids of parts in its sentences where names are wanted. */
const named = (answer: AssessAnswer, view: IndicatorView, nameOf: ReturnType<typeof useNames>): AssessAnswer => {
  const put = (text: string): string => (view.formula?.parts ?? []).reduce((said, part) => said.replaceAll(part.id, nameOf(part)), text)
  return { ...answer, explanation: { zh: put(answer.explanation.zh), en: put(answer.explanation.en) } }
}

const Verdict = ({ label, answer, view }: { readonly label: string; readonly answer: AssessAnswer; readonly view: IndicatorView }) => {
  const { words: codes } = view
  return (
    <span className="what-if-verdict">
      <span className="soft">{label}</span>
      <LightMark light={answer.light} word={codes.lights[answer.light]} size={16} />
      <span className="what-if-outcome">{answer.outcome === 'none' ? codes.reasons[answer.reason] : codes.outcomes[answer.outcome]}</span>
    </span>
  )
}

/** Pages without TLS may not write into the clipboard; the address itself always has the link. */
const CopyLink = ({ link }: { readonly link: string }) => {
  const say = useWords().whatIf
  const { copy, copied, error } = useClipboard({ timeout: 3000 })
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<Icon name={copied ? 'check' : 'copy'} size={14} />}
      onClick={() => copy(`${window.location.origin}${window.location.pathname}${link}`)}
    >
      <span aria-live="polite">{copied ? say.linkCopied : error === null ? say.copyLink : say.linkToCopy}</span>
    </Button>
  )
}

interface BothProps extends TrialProps {
  readonly now: AssessAnswer
}

const Both = ({ now, ...props }: BothProps) => {
  const { view, facts, draft, onChange } = props
  const words = useWords()
  const say = words.whatIf
  const nameOf = useNames()
  const { explain } = useExplained()
  const link = linkOf(draft)
  const [asked] = useDebouncedValue(link, restMilliseconds)
  const body = tried(facts, draft)
  const trial = useQuery({
    queryKey: ['assess', view.id, facts.asOf, link],
    queryFn: () => assess(body),
    enabled: asked === link && !isUnchanged(draft),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
  })
  // What was answered last stays where the next question is refused.
  const [last, setLast] = useState(now)
  const found = isUnchanged(draft) ? now : trial.isPlaceholderData ? undefined : trial.data
  if (found !== undefined && found !== last) setLast(found)
  const refusal = isUnchanged(draft) ? null : trial.error
  const wrong: Place | null = refusal instanceof ApiError && refusal.path !== null ? placeOf(body, refusal.path) : null
  const fieldName = wrong === null ? null : { target: say.target, path: say.path, light: say.light, day: say.day, figure: say.values }[wrong.field]
  const why = refusal === null ? null : sentenceOf(refusal, words)
  const isSpoken = now.manner === 'verdict' || now.reason === 'needs_verdict' || facts.observations.some(({ verdict }) => verdict != null)
  const part: PartProps = { ...props, answers: { now: named(now, view, nameOf), trial: named(last, view, nameOf) }, isSpoken, wrong, why }
  return (
    <>
      <div className="notice what-if-notice">
        <span className="what-if-unsaved">{say.unsaved}</span>
        <Button variant="subtle" size="compact-xs" onClick={() => explain(view.id)}>
          {say.explain}
        </Button>
        <CopyLink link={link} />
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={isUnchanged(draft)}
          leftSection={<Icon name="undo" size={14} />}
          onClick={() => onChange(() => ({}))}
        >
          {say.resetAll}
        </Button>
      </div>
      <div className="what-if-strip" aria-live="polite" aria-busy={trial.isFetching}>
        <Verdict label={say.now} answer={now} view={view} />
        <Icon name="right" />
        <Verdict label={say.trial} answer={last} view={view} />
        <span className="grow" />
        <span className="small soft">{isUnchanged(draft) ? say.same : trial.isFetching ? say.waiting : ''}</span>
      </div>
      {why !== null && (
        <p className="form-error what-if-broken" role="alert">
          {say.refused(fieldName, why)}
        </p>
      )}
      <div className="what-if-sides">
        <section className="what-if-changes" aria-label={say.changes}>
          <TargetChanges {...part} />
          <Values {...part} />
          <RuleChanges {...part} />
        </section>
        <section className="what-if-compared" aria-label={say.compared}>
          <Compared {...part.answers} view={view} isSame={isUnchanged(draft)} isSpoken={isSpoken} />
        </section>
      </div>
    </>
  )
}

export const Trial = (props: TrialProps) => {
  const { view, facts } = props
  const now = useQuery({ queryKey: ['assess', view.id, facts.asOf, ''], queryFn: () => assess(facts), staleTime: Number.POSITIVE_INFINITY })
  return <Answer of={now}>{(answer) => <Both {...props} now={answer} />}</Answer>
}
