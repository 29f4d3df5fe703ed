/** The figure in a cell as it stands: value, kind, who entered it, and what is asked about it. */
import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { QuestionView } from '../../server/wire/questions.ts'
import type { ObservationFlag } from '../../server/wire/rows.ts'
import type { CellStoryView } from '../../server/wire/story.ts'
import { answerQuestion } from '../api/questions.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { shown, withUnit } from '../parts/figures.ts'
import { useRecentKept } from '../parts/kept.ts'
import { useOpenSheet } from '../parts/open-sheet.ts'
import { useAsOf } from '../parts/plans.ts'
import { narrow } from '../parts/screen.ts'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

interface PartProps {
  readonly plan: PlanView
  readonly story: CellStoryView
  readonly onChanged: () => Promise<void>
}

export const CellFigure = ({ plan, story }: Omit<PartProps, 'onChanged'>) => {
  const say = useWords().story
  const moments = useMoments()
  const sheet = useOpenSheet()
  const [asOf] = useAsOf(plan)
  const [recent, setRecent] = useRecentKept()
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const { figure, made, flags, mayWrite, period, indicator } = story
  const mayChange = sheet !== null && asOf === null && mayWrite && made === null && figure !== null && period !== null && sheet.takes(indicator, period)
  return (
    <section className="told told-figure" aria-label={say.figure}>
      {figure === null ? (
        <p className="faint">{say.empty}</p>
      ) : (
        <>
          <div className="told-value">
            <span className="figure">{withUnit(shown(figure.value, story.decimals), story.unit)}</span>
            {mayChange ? (
              <Select
                size="xs"
                w={118}
                aria-label={say.flag}
                value={figure.flag}
                data={Object.entries(flags).map(([value, label]) => ({ value, label }))}
                onChange={(flag) => flag !== null && flag !== figure.flag && sheet.setFlag(indicator, period, flag as ObservationFlag)}
              />
            ) : (
              <span className="soft">{flags[figure.flag]}</span>
            )}
          </div>
          <p className="faint small">
            {made ?? say.by(figure.who ?? say.nobody, moments.full(figure.at))}
            {figure.typed !== null && made === null && (
              <>
                {' · '}
                <bdi>{say.typed(figure.typed)}</bdi>
              </>
            )}
          </p>
        </>
      )}
      {sheet !== null && mayWrite && made === null && !isNarrow && (
        <Switch
          size="xs"
          mt={8}
          label={say.recent}
          checked={recent}
          onChange={({ currentTarget: { checked } }) => {
            setRecent(checked)
            sheet.setRecent(checked)
          }}
        />
      )}
    </section>
  )
}

const Question = ({ plan, question, mayWrite, onChanged }: { readonly question: QuestionView; readonly mayWrite: boolean } & Omit<PartProps, 'story'>) => {
  const words = useWords()
  const say = words.story
  const moments = useMoments()
  const answers = useQueryClient()
  const [remark, setRemark] = useState('')
  const answering = useMutation({
    mutationFn: () => answerQuestion(plan.id, question.id, remark),
    onSuccess: async () => {
      await answers.invalidateQueries({ queryKey: ['questions', plan.id] })
      await onChanged()
    },
  })
  return (
    <li className="told-question">
      <p>
        <span className="question-word">{question.matter}</span> {question.message}
      </p>
      {question.settledAt !== null && (
        <p className="faint small">{say.answeredBy(words.quality.states[question.state], question.who, moments.short(question.settledAt))}</p>
      )}
      {question.answer !== null && (
        <p className="small">
          <bdi>{say.answer(question.answer)}</bdi>
        </p>
      )}
      {question.state === 'open' && mayWrite && (
        <div className="told-answer">
          <TextInput
            size="xs"
            maxLength={500}
            placeholder={say.remark}
            aria-label={say.remark}
            value={remark}
            onChange={({ currentTarget }) => setRemark(currentTarget.value)}
          />
          <Button variant="default" loading={answering.isPending} onClick={() => answering.mutate()}>
            {say.checked}
          </Button>
        </div>
      )}
      {answering.error && (
        <p className="comment-problem" role="alert">
          {sentenceOf(answering.error, words)}
        </p>
      )}
    </li>
  )
}

export const CellQuestions = ({ plan, story, onChanged }: PartProps) => {
  const say = useWords().story
  if (story.questions.length === 0) return null
  return (
    <section className="told" aria-labelledby="told-questions">
      <h3 id="told-questions">{say.questions}</h3>
      <ul className="told-questions">
        {story.questions.map((question) => (
          <Question key={question.id} plan={plan} question={question} mayWrite={story.mayWrite} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  )
}
