/** One paper: its words, which the supervisor may change, its frozen table, what has changed since, and signing or discarding it. */
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PaperStory } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { PaperText } from '../api/orders.ts'
import { changePaper, getOrders, getPaper, paperAddress as fileAddress, refreshPaper } from '../api/orders.ts'
import { Answer, sentenceOf } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { LightMark } from '../parts/light.tsx'
import { askOrdersAnew, ordersAddress, ordersKey, papersKey } from '../parts/orders.ts'
import { DiscardForm, SignForm } from '../parts/paper-end.tsx'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'
import { WideTable } from '../parts/wide-table.tsx'

const textOf = ({ title, content }: PaperStory): PaperText => {
  const { issuer, mark, addressee, opening, demand, limitWorkdays, basis, contact, copies } = content
  return { title, issuer, mark, addressee, opening, demand, limitWorkdays, basis, contact, copies }
}

const Table = ({ paper }: { readonly paper: PaperStory }) => {
  const say = useWords().orders.papers
  const heads = ['name', 'lead', 'period', 'target', 'actual', 'expected', 'gap', 'light'] as const
  return (
    <section className="order-part">
      <h3>{say.table}</h3>
      <WideTable label={say.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'actual' || head === 'expected' ? 'number' : undefined}>
                {say.heads[head]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paper.content.items.map((item) => (
            <tr key={item.warningId}>
              <td>{say.named(item.name, item.unit)}</td>
              <td>{item.lead}</td>
              <td className="nowrap">{item.period}</td>
              <td>{item.target}</td>
              <td className="number">{item.actual}</td>
              <td className="number">{item.expected}</td>
              <td>{item.gap}</td>
              <td className="nowrap">
                <LightMark light={item.light} word={item.lightWord} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {paper.state === 'open' && <p className="faint small">{say.tableWhy}</p>}
    </section>
  )
}

const Changes = ({ paper, isPending, onRefresh }: { readonly paper: PaperStory; readonly isPending: boolean; readonly onRefresh: (() => void) | null }) => {
  const say = useWords().orders.papers
  if (paper.changes.length === 0) return null
  const nameOf = (warning: string): string => paper.content.items.find(({ warningId }) => warningId === warning)?.name ?? ''
  return (
    <div className="notice">
      <p>
        <b>{say.changed}</b>
      </p>
      <ul>
        {paper.changes.map(({ warning, sentence }) => (
          <li key={warning} className="small">
            <b>{nameOf(warning)}</b> {sentence === '' ? say.resolved : sentence}
          </li>
        ))}
      </ul>
      {onRefresh && (
        <p className="order-facts">
          <Button size="compact-sm" variant="default" loading={isPending} onClick={onRefresh}>
            {say.refresh}
          </Button>
          <span className="faint small">{say.refreshWhy}</span>
        </p>
      )}
    </div>
  )
}

const Words = ({ text, isLetter, onChange }: { readonly text: PaperText; readonly isLetter: boolean; readonly onChange: (text: PaperText) => void }) => {
  const say = useWords().orders.papers.fields
  const line = (field: 'title' | 'issuer' | 'mark' | 'addressee' | 'contact' | 'copies', more: object = {}) => (
    <TextInput
      label={say[field]}
      maxLength={500}
      value={text[field]}
      onChange={(event) => onChange({ ...text, [field]: event.currentTarget.value })}
      {...more}
    />
  )
  const lines = (field: 'opening' | 'demand' | 'basis', rows: number) => (
    <Textarea
      label={say[field]}
      required
      autosize
      minRows={rows}
      maxRows={16}
      maxLength={5000}
      value={text[field]}
      onChange={(event) => onChange({ ...text, [field]: event.currentTarget.value })}
    />
  )
  return (
    <div className="form paper-form">
      {line('title', { required: true })}
      <div className="form-pair">
        {line('issuer', { required: true })}
        {line('mark', { placeholder: say.markLike, maxLength: 40 })}
      </div>
      {line('addressee', { required: true })}
      {lines('opening', 4)}
      {lines('demand', 3)}
      <div className="form-pair">
        {isLetter && (
          <NumberInput
            label={say.limit}
            required
            min={1}
            max={250}
            allowDecimal={false}
            value={text.limitWorkdays ?? ''}
            onChange={(value) => onChange({ ...text, limitWorkdays: value === '' ? null : Number(value) })}
          />
        )}
        {line('contact')}
      </div>
      {lines('basis', 1)}
      {line('copies')}
    </div>
  )
}

const Read = ({ paper }: { readonly paper: PaperStory }) => {
  const say = useWords().orders.papers.fields
  const { content } = paper
  const fields = ['issuer', 'addressee', 'opening', 'demand', 'basis', 'contact', 'copies'] as const
  return (
    <dl className="order-part order-review">
      {fields
        .filter((field) => content[field] !== '')
        .map((field) => (
          <div key={field}>
            <dt>{say[field]}</dt>
            <dd>{content[field]}</dd>
          </div>
        ))}
    </dl>
  )
}

const Head = ({ plan, paper }: { readonly plan: PlanView; readonly paper: PaperStory }) => {
  const words = useWords()
  const say = words.orders.papers
  const moments = useMoments()
  return (
    <header className="order-head">
      <div className="order-title">
        <h2>{paper.title}</h2>
        <span className={`order-state order-${paper.state === 'open' ? 'looked-at' : 'done'}`}>{say.states[paper.state]}</span>
      </div>
      <p className="soft order-facts">
        <span>{paper.kindWord}</span>
        {paper.number !== null && <span className="figure">{paper.number}</span>}
        <span>{paper.department?.shortName ?? say.toAll}</span>
        <span>{say.madeAt(moments.short(paper.madeAt))}</span>
        {paper.endedBy !== null && paper.endedAt !== null && <span>{say.endedBy(paper.endedBy, moments.short(paper.endedAt))}</span>}
        {paper.content.limitOn !== null && <span>{words.orders.limit(words.day(paper.content.limitOn))}</span>}
      </p>
      {paper.reason !== null && <p className="soft">{say.reason(paper.reason)}</p>}
      <p className="order-facts">
        <a href={fileAddress(plan.id, paper.id)} download>
          <Icon name="download" size={14} /> {say.file}
        </a>
        {paper.order !== null && <Link href={ordersAddress(plan, paper.order)}>{say.order}</Link>}
      </p>
    </header>
  )
}

const Story = ({ plan, paper, mayWrite }: { readonly plan: PlanView; readonly paper: PaperStory; readonly mayWrite: boolean }) => {
  const words = useWords()
  const say = words.orders.papers
  const answers = useQueryClient()
  const [base, setBase] = useState(paper)
  const [text, setText] = useState(() => textOf(paper))
  const [ending, setEnding] = useState<'sign' | 'discard' | null>(null)
  const isChanged = JSON.stringify(text) !== JSON.stringify(textOf(base))
  const begin = (from: PaperStory): void => {
    setBase(from)
    setText(textOf(from))
  }
  // What somebody else has changed is shown at once, but never over what is being typed here: that is refused when it is saved.
  if (paper.changedAt !== base.changedAt && !isChanged) begin(paper)
  const shown = async (next: PaperStory, message: string): Promise<void> => {
    answers.setQueryData(papersKey(plan, paper.id), next)
    begin(next)
    setEnding(null)
    notifications.show({ message })
    await askOrdersAnew(answers, plan)
  }
  const save = useMutation({ mutationFn: () => changePaper(plan.id, paper.id, base.changedAt, text), onSuccess: (next) => shown(next, say.saved) })
  const refresh = useMutation({ mutationFn: () => refreshPaper(plan.id, paper.id, paper.changedAt), onSuccess: (next) => shown(next, say.saved) })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    save.mutate()
  }
  const error = save.error ?? refresh.error
  return (
    <article className="order panel">
      <Head plan={plan} paper={paper} />
      <Changes paper={paper} isPending={refresh.isPending} onRefresh={mayWrite ? () => refresh.mutate() : null} />
      {mayWrite ? (
        <form onSubmit={submit} className="order-part">
          <Words text={text} isLetter={paper.kind === 'letter'} onChange={setText} />
          {paper.limitToday !== null && !isChanged && <p className="faint small">{say.limitToday(words.day(paper.limitToday))}</p>}
          {error && (
            <p className="form-error" role="alert">
              {sentenceOf(error, words)}
            </p>
          )}
          <div className="form-actions">
            {isChanged && <span className="soft small">{say.unsaved}</span>}
            <Button variant="subtle" color="red" onClick={() => setEnding('discard')}>
              {say.discard}
            </Button>
            <Button variant="default" type="submit" disabled={!isChanged} loading={save.isPending}>
              {say.save}
            </Button>
            <Button disabled={isChanged} onClick={() => setEnding('sign')}>
              {say.sign}
            </Button>
          </div>
        </form>
      ) : (
        <Read paper={paper} />
      )}
      <Table paper={paper} />
      {ending === 'sign' && (
        <SignForm plan={plan} paper={paper} onDone={(next) => void shown(next, say.signed(next.number ?? ''))} onClose={() => setEnding(null)} />
      )}
      {ending === 'discard' && <DiscardForm plan={plan} paper={paper} onDone={(next) => void shown(next, say.discarded)} onClose={() => setEnding(null)} />}
    </article>
  )
}

export const PaperPage = ({ plan, id }: { readonly plan: PlanView; readonly id: string }) => {
  const say = useWords().orders
  const paper = useQuery({ queryKey: papersKey(plan, id), queryFn: () => getPaper(plan.id, id) })
  const orders = useQuery({ queryKey: ordersKey(plan), queryFn: () => getOrders(plan.id) })
  return (
    <>
      <p className="page-tools">
        <Link href={ordersAddress(plan, 'papers')} className="order-back">
          <Icon name="left" size={14} /> {say.back}
        </Link>
      </p>
      <Answer of={paper}>{(story) => <Story plan={plan} paper={story} mayWrite={story.state === 'open' && (orders.data?.supervises ?? false)} />}</Answer>
    </>
  )
}
