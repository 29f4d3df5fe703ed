/** One cell that is owed: what it is and by when, what helps to fill it in, where it is typed, and what came of it. */
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import type { NearFigure, OwedCell, OwedView } from '../../server/wire/owed.ts'
import type { AskedView } from '../../server/wire/questions.ts'
import { getIndicator } from '../api/indicators.ts'
import { answerQuestion } from '../api/questions.ts'
import { isDecimal } from '../cells/decimal.ts'
import { sentenceOf } from './answer.tsx'
import { shown, withUnit } from './figures.ts'
import { Icon } from './icon.tsx'
import { LightMark } from './light.tsx'
import { OwedEntry } from './owed-entry.tsx'
import type { Done, OwedSaving } from './owed-saving.ts'
import { owedKey } from './owed-saving.ts'
import { cellWords, dueWords, urgencyOf } from './owed-words.ts'
import { cellAddress } from './plans.ts'
import { useNames, useWords } from './session.tsx'

interface RowProps {
  readonly owed: OwedCell
  readonly plan: OwedView['plans'][number]
  readonly saving: OwedSaving
  readonly words: OwedView['words']
  /** Departments are named, where there are several. */
  readonly named: boolean
  readonly onMove: (by: 1 | -1) => void
}

const figureWords = (value: string, { decimals, unit }: OwedCell): string => (isDecimal(value) ? withUnit(shown(value, decimals), unit) : value)

const Facts = ({ owed, codes, id }: { readonly owed: OwedCell; readonly codes: OwedView['words']; readonly id: string }) => {
  const say = useWords().mine
  const near = ({ value, periodLabel, flag }: NearFigure): string =>
    say.near([figureWords(value, owed), flag === 'verified' ? '' : codes.flags[flag]].filter((part) => part !== '').join(' '), periodLabel)
  const facts = [
    [say.target, owed.target === null ? null : owed.targetOn === null ? owed.target : say.targetBy(owed.target, owed.targetOn)],
    [say.expected, owed.expected === null ? null : figureWords(owed.expected, owed)],
    [say.last, owed.last && near(owed.last)],
    // Of a yearly figure the last one is that of a year before.
    [say.yearBefore, owed.yearBefore && owed.yearBefore.periodLabel !== owed.last?.periodLabel ? near(owed.yearBefore) : null],
  ] as const
  return (
    <dl className="owed-facts" id={id}>
      {facts.map(([label, text]) =>
        text === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{text}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** "Checked, it is right", with a remark for those who ask later. */
const Questions = ({ owed, asked, saving, onMove }: Pick<RowProps, 'owed' | 'saving' | 'onMove'> & { readonly asked: readonly AskedView[] }) => {
  const words = useWords()
  const say = words.mine
  const nameOf = useNames()
  const answers = useQueryClient()
  const [remark, setRemark] = useState('')
  const cell = cellWords(owed, say)
  const check = useMutation({
    mutationFn: async () => {
      for (const { id } of asked) await answerQuestion(owed.plan, id, remark)
    },
    onSuccess: () => {
      const before = saving.done.get(owedKey(owed))
      saving.setDone(owed, { value: before?.value ?? owed.value, understood: null, questions: [], how: before?.how ?? 'answered' })
      void answers.invalidateQueries({ queryKey: ['questions', owed.plan] })
    },
  })
  const answer = (): void => {
    check.mutate()
    onMove(1)
  }
  return (
    <div className="owed-asked">
      {asked.map(({ id, message }) => (
        <p key={id}>{message}</p>
      ))}
      <div className="owed-field">
        <TextInput
          data-owed-entry
          className="owed-input"
          size="md"
          value={remark}
          maxLength={500}
          placeholder={say.remark}
          aria-label={say.remarkLabel(nameOf(owed), cell)}
          onChange={(event) => setRemark(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            answer()
          }}
        />
        <Button variant="default" loading={check.isPending} onClick={answer}>
          {say.checked}
        </Button>
      </div>
      {check.error && (
        <p role="alert" className="owed-note owed-note-bad">
          {sentenceOf(check.error, words)}
        </p>
      )}
    </div>
  )
}

/** What was saved, and the light that came of it with its sentence. */
const Result = ({ owed, done, saving }: { readonly owed: OwedCell; readonly done: Done; readonly saving: OwedSaving }) => {
  const words = useWords()
  const say = words.mine
  const nameOf = useNames()
  const period = 'period' in owed.cell ? owed.cell.period : null
  const { data } = useQuery({
    queryKey: ['indicator', owed.plan, owed.cell.indicator, period, null],
    queryFn: () => getIndicator(owed.plan, owed.cell.indicator, period, null),
  })
  const what = done.how === 'answered' ? say.answered : done.value === null ? say.cleared : say.saved
  return (
    <div className="owed-result">
      <p className="row">
        <Icon name="check" />
        <span>{what}</span>
        {done.value !== null && <b className="figure">{figureWords(done.value, owed)}</b>}
        {done.understood !== null && <span className="soft small">{done.understood}</span>}
        <button
          type="button"
          className="bare owed-link"
          aria-label={say.againLabel(nameOf(owed), cellWords(owed, say))}
          onClick={() => saving.setDone(owed, null)}
        >
          {say.again}
        </button>
      </p>
      {data && (
        <p className="owed-light">
          <LightMark light={data.assessment.light} word={words.lights[data.assessment.light]} />
          <span className="soft">{data.sentence}</span>
        </p>
      )}
    </div>
  )
}

export const OwedRow = ({ owed, plan, saving, words: codes, named, onMove }: RowProps) => {
  const words = useWords()
  const say = words.mine
  const nameOf = useNames()
  const id = useId()
  const done = saving.done.get(owedKey(owed))
  const asked = done ? done.questions : owed.questions
  const cell = cellWords(owed, say)
  const due = dueWords(owed, plan.today, say)
  const name = nameOf(owed)
  const to = 'period' in owed.cell ? cellAddress(plan, owed.cell.indicator, owed.cell.period) : cellAddress(plan, owed.cell.indicator, owed.period)
  return (
    <li className={done ? 'owed owed-done' : 'owed'} data-owed={`${owed.name} ${owed.period}`}>
      <div className="owed-head">
        <h3>
          <Link href={to}>
            <span className="figure faint">{owed.number}</span> {name}
            <span className="unseen">{say.inSheet(cell)}</span>
          </Link>
        </h3>
        <p className="owed-what">
          <b>{cell}</b>
          {due !== '' && (
            <span className={`owed-due owed-due-${urgencyOf(owed)}`}>
              {urgencyOf(owed) !== 'calm' && <Icon name="clock" size={13} />}
              {due}
            </span>
          )}
          {owed.due !== null && owed.why !== 'soon' && <span className="soft small">{say.wasDue(owed.due.on)}</span>}
          {named && owed.departments.length > 0 && <span className="soft small">{words.listed(owed.departments)}</span>}
        </p>
      </div>
      <Facts owed={owed} codes={codes} id={id} />
      <div className="owed-doing">
        {done && <Result owed={owed} done={done} saving={saving} />}
        {asked.length > 0 && <Questions owed={owed} asked={asked} saving={saving} onMove={onMove} />}
        {!done && <OwedEntry owed={owed} today={plan.today} saving={saving} words={codes} describedBy={id} onMove={onMove} />}
      </div>
    </li>
  )
}
