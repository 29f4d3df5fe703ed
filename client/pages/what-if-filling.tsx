/** Fills the periods that are left: at the pace that the target needs, or by a step of one's own. */
import { Button, SegmentedControl } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AssessBody } from '../../server/wire/assess.ts'
import { assess } from '../api/assess.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { FigureField } from '../parts/figure-field.tsx'
import { shownPace, withUnit, withUnitApart } from '../parts/figures.ts'
import { earlierPeriod, endOf } from '../parts/period-steps.ts'
import { useLanguage, useWords } from '../parts/session.tsx'
import type { Draft } from '../parts/what-if-draft.ts'
import { knownFigure, own, todayOf, tried, withTried } from '../parts/what-if-draft.ts'
import { figuresAtPace, figuresByStep, mayBeAdded } from '../parts/what-if-pace.ts'
import type { Figures, StepKind } from '../parts/what-if-pace.ts'
import { rowsOf } from '../parts/what-if-rows.ts'
import { sheetTexts } from '../sheet/texts.ts'
import type { PartProps } from './what-if-part.tsx'

/** Takes back what is tried for periods that have not ended, and puts other figures there. */
const withFuture = (draft: Draft, facts: AssessBody, figures: Figures): Draft => {
  const today = todayOf(facts)
  const future = Object.keys(draft.values?.[own] ?? {}).filter((period) => endOf(period) >= today)
  const { asOf: _asOf, ...rest } = draft
  return withTried(rest, own, { ...Object.fromEntries(future.map((period) => [period, undefined])), ...figures })
}

interface Filled {
  readonly figures: Figures
  readonly sentence: string
}

export const Filling = (props: PartProps) => {
  const { facts, draft, onChange, answers } = props
  const words = useWords()
  const say = words.whatIf
  const { language } = useLanguage()
  const [kind, setKind] = useState<StepKind>(mayBeAdded(facts) ? 'added' : 'itself')
  const [step, setStep] = useState<string | undefined>(undefined)
  const { unit, decimals } = facts.indicator
  const told = (figures: Figures): string => {
    const periods = Object.keys(figures)
    return say.filled(periods.length, sheetTexts[language].periodLong(periods.at(-1) ?? ''))
  }
  const put = (figures: Figures): Filled => {
    onChange((before) => withFuture(before, facts, figures))
    return { figures, sentence: told(figures) }
  }
  const fill = useMutation({
    // The pace is that from here: without what was tried for the time to come.
    mutationFn: async (by: 'pace' | 'step'): Promise<Filled | string> => {
      const body = tried(facts, withFuture(draft, facts, {}))
      const answer = await assess(body)
      if (by === 'pace') {
        const figures = figuresAtPace(body, answer)
        return figures === null ? say.noPace : put(figures)
      }
      const periods = rowsOf(facts, answers).filter((period) => endOf(period) > endOf(answer.period))
      const start = knownFigure(body, own, earlierPeriod(periods[0] ?? answer.period, 1))?.value ?? null
      const figures = step === undefined ? null : figuresByStep(body, periods, start, step, kind)
      return figures === null ? say.noStart : put(figures)
    },
  })
  // What was filled is told as long as it stands.
  const stands = (figures: Figures): boolean => Object.entries(figures).every(([period, value]) => draft.values?.[own]?.[period] === value)
  const { data } = fill
  const outcome = typeof data === 'string' ? data : data !== undefined && stands(data.figures) ? data.sentence : null
  // A rate is asked as it is; everything else by how much it has to move.
  const { manner, required } = answers.trial.period === answers.now.period ? answers.trial : answers.now
  const pace = required === null ? null : shownPace(required.perPeriod, decimals)
  const paceNow = pace === null ? '' : say.paceIs(manner === 'rate' ? withUnit(pace, unit) : withUnitApart(pace, unit, words.points))
  return (
    <div className="what-if-filling">
      {mayBeAdded(facts) && (
        <SegmentedControl
          size="xs"
          aria-label={say.stepKind}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'added', label: say.step.added },
            { value: 'itself', label: say.step.itself },
          ]}
        />
      )}
      <div className="what-if-step">
        <FigureField
          label={`${say.step[kind]}${unit === '' ? '' : ` ${unit}`}`}
          silent={mayBeAdded(facts)}
          standing=""
          hint={unit}
          tried={step}
          reads={{ measure: null, unit, on: todayOf(facts) }}
          onTry={(value) => setStep(typeof value === 'string' ? value : undefined)}
        />
        <Button
          variant="default"
          size="xs"
          disabled={step === undefined}
          loading={fill.isPending && fill.variables === 'step'}
          onClick={() => fill.mutate('step')}
        >
          {say.fill}
        </Button>
        <Button variant="light" size="xs" loading={fill.isPending && fill.variables === 'pace'} onClick={() => fill.mutate('pace')}>
          {say.fillPace}
        </Button>
      </div>
      <p className="small soft" aria-live="polite">
        {fill.error ? sentenceOf(fill.error, words) : (outcome ?? paceNow)}
      </p>
    </div>
  )
}
