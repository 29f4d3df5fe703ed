/** Questions about figures, by the department that leads: open ones with the way to their cells, settled ones with what became of them. */
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { QuestionsView, QuestionView } from '../../server/wire/questions.ts'
import { getQuestions } from '../api/questions.ts'
import { Answer } from '../parts/answer.tsx'
import { DepartmentFilter } from '../parts/department-filter.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { shown, withUnit } from '../parts/figures.ts'
import { cellAddress } from '../parts/plans.ts'
import { useNames, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const placesOf = (value: string): number => value.split('.')[1]?.length ?? 0

const Question = ({ plan, question }: { readonly plan: PlanView; readonly question: QuestionView }) => {
  const say = useWords().quality
  const nameOf = useNames()
  const moments = useMoments()
  const name = nameOf(question)
  return (
    <li className="question">
      <div className="question-cell">
        <Link href={cellAddress(plan, question.indicator, question.period)}>
          <span className="figure faint">{question.number}</span> {name}
          <span className="unseen">{say.toCell(question.periodLabel)}</span>
        </Link>
        <span className="soft small">
          {question.periodLabel} · <span className="figure">{withUnit(shown(question.value, placesOf(question.value)), question.unit)}</span>
        </span>
      </div>
      <div className="grow question-matter">
        <p>
          <span className="question-word">{question.matter}</span> {question.message}
        </p>
        <p className="small soft question-facts">
          <span>{say.askedAt(moments.short(question.askedAt))}</span>
          {question.settledAt !== null && <span>{say.states[question.state]}</span>}
          {question.settledAt !== null && <span>{say.settledAt(moments.short(question.settledAt))}</span>}
          {question.who !== null && <span>{say.by(question.who)}</span>}
          {question.answer !== null && <span>{say.remark(question.answer)}</span>}
        </p>
      </div>
    </li>
  )
}

type State = 'open' | 'settled'

const List = ({ plan, view, state }: { readonly plan: PlanView; readonly view: QuestionsView; readonly state: State }) => {
  const say = useWords().quality
  const [department, setDepartment] = useState<string | null>(null)
  const { questions } = view
  if (questions.length === 0) {
    return (
      <EmptyState icon="check" title={state === 'open' ? say.noneOpen : say.noneSettled}>
        {state === 'open' ? say.noneOpenWhy : say.noneSettledWhy}
      </EmptyState>
    )
  }
  const departments = [...new Map(questions.flatMap(({ lead }) => lead).map((each) => [each.id, each])).values()]
  const shownOnes = questions.filter(({ lead }) => department === null || lead.some(({ id }) => id === department))
  const groups = Map.groupBy(shownOnes, ({ lead }) => lead[0]?.id ?? '')
  return (
    <>
      <div className="page-tools">
        <DepartmentFilter label={say.department} everyone={say.everyone} departments={departments} value={department} onChange={setDepartment} width={170} />
        <output className="soft">{say.count(shownOnes.length)}</output>
        {view.more && <span className="soft small">{say.more}</span>}
      </div>
      {[...groups].map(([id, own]) => (
        <section key={id} className="quality-group">
          <h3>
            {own[0]?.lead[0]?.shortName ?? say.noLead} <span className="soft">{say.count(own.length)}</span>
          </h3>
          <ul className="panel">
            {own.map((question) => (
              <Question key={question.id} plan={plan} question={question} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

export const QuestionsPart = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords().quality
  const [state, setState] = useState<State>('open')
  const questions = useQuery({ queryKey: ['questions', plan.id, state, null], queryFn: () => getQuestions(plan.id, state) })
  return (
    <section className="quality-part">
      <div className="quality-head">
        <h2>{say.asked}</h2>
        <span className="grow" />
        <SegmentedControl
          size="xs"
          aria-label={say.asked}
          value={state}
          onChange={setState}
          data={[
            { value: 'open', label: say.open },
            { value: 'settled', label: say.settled },
          ]}
        />
      </div>
      <p className="soft small">{say.askedWhy}</p>
      <Answer of={questions}>{(view) => <List key={state} plan={plan} view={view} state={state} />}</Answer>
    </section>
  )
}
