/** What rules would tell: the past twelve months counted beside the present rules, and the mails of the next ten workdays. Asked for by hand. */
import './rehearsal.css'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { AheadDay, RehearsalView, ToldCount } from '../../server/wire/rehearsal.ts'
import type { Id } from '../../server/wire/rows.ts'
import { rehearse } from '../api/rehearsals.ts'
import type { RehearsalRequest } from '../api/rehearsals.ts'
import { Waiting, sentenceOf } from './answer.tsx'
import { useNames, useWords } from './session.tsx'
import { WideTable } from './wide-table.tsx'

interface CountRow {
  readonly key: string
  readonly label: string
  readonly present: ToldCount | undefined
  readonly other: ToldCount | undefined
}

const Counts = ({ title, rows, isCompared }: { readonly title: string; readonly rows: readonly CountRow[]; readonly isCompared: boolean }) => {
  const say = useWords().warnings.rehearsal
  return (
    <WideTable label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="number">
            {isCompared ? say.presentMails : say.mails}
          </th>
          <th scope="col" className="number">
            {isCompared ? say.presentLines : say.lines}
          </th>
          {isCompared && (
            <>
              <th scope="col" className="number">
                {say.otherMails}
              </th>
              <th scope="col" className="number">
                {say.otherLines}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, present, other }) => (
          <tr key={key} data-differs={isCompared && present?.lines !== other?.lines ? '' : undefined}>
            <th scope="row">{label}</th>
            <td className="number">{present?.mails ?? 0}</td>
            <td className="number">{present?.lines ?? 0}</td>
            {isCompared && (
              <>
                <td className="number">{other?.mails ?? 0}</td>
                <td className="number">{other?.lines ?? 0}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

const mostPeople = 20

const Past = ({ past }: { readonly past: RehearsalView['past'] }) => {
  const words = useWords()
  const say = words.warnings.rehearsal
  const { present, other, months, people, kinds } = past
  const isCompared = other !== null
  const all: CountRow = { key: 'all', label: say.all, present: present.all, other: other?.all }
  const named = (kind: (typeof kinds)[number]): string => (kind === 'news' ? say.news : words.warnings.kinds[kind])
  return (
    <>
      <h3>{say.past(words.day(past.from), words.day(past.to))}</h3>
      <div className="rehearsal-counts">
        <Counts
          title={say.month}
          isCompared={isCompared}
          rows={[
            ...months.map((month, place) => ({ key: month, label: say.monthOf(month), present: present.months[place], other: other?.months[place] })),
            all,
          ]}
        />
        <Counts
          title={say.person}
          isCompared={isCompared}
          rows={people
            .slice(0, mostPeople)
            .map((name, place) => ({ key: `${place} ${name}`, label: name, present: present.people[place], other: other?.people[place] }))}
        />
        <WideTable label={say.step}>
          <thead>
            <tr>
              <th scope="col">{say.step}</th>
              <th scope="col" className="number">
                {isCompared ? say.present : say.times}
              </th>
              {isCompared && (
                <th scope="col" className="number">
                  {say.other}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind, place) => (
              <tr key={kind} data-differs={other !== null && present.kinds[place] !== other.kinds[place] ? '' : undefined}>
                <th scope="row">{named(kind)}</th>
                <td className="number">{present.kinds[place]}</td>
                {other !== null && <td className="number">{other.kinds[place]}</td>}
              </tr>
            ))}
          </tbody>
        </WideTable>
      </div>
    </>
  )
}

const Ahead = ({ days }: { readonly days: readonly AheadDay[] }) => {
  const words = useWords()
  const say = words.warnings.rehearsal
  const nameOf = useNames()
  return (
    <>
      <h3>{say.ahead}</h3>
      <p className="soft small">{say.aheadWhy}</p>
      <ol className="panel rehearsal-days">
        {days.map(({ day, mails, drafts }) => (
          <li key={day}>
            <details>
              <summary>
                <span className="figure">{words.day(day)}</span> <span className="soft">{say.dayCount(mails.length, drafts.length)}</span>
              </summary>
              {mails.map(({ person, lines }) => (
                <p key={person} className="small">
                  <strong>{person}</strong>{' '}
                  {lines
                    .map((line) =>
                      say.line(nameOf(line), line.kind === null ? words.warnings.tellings[line.what] : words.warnings.kinds[line.kind], line.standsInFor),
                    )
                    .join(say.between)}
                </p>
              ))}
              {drafts.length > 0 && (
                <p className="small soft">
                  {words.labelled(say.drafts, drafts.map((draft) => say.line(nameOf(draft), words.warnings.kinds[draft.kind], null)).join(say.between))}
                </p>
              )}
            </details>
          </li>
        ))}
      </ol>
    </>
  )
}

/** @param asked what is given and not saved; empty asks what the present rules do. */
export const Rehearsal = ({ plan, asked }: { readonly plan: Id; readonly asked: RehearsalRequest }) => {
  const words = useWords()
  const say = words.warnings.rehearsal
  const text = JSON.stringify(asked)
  const run = useMutation({ mutationFn: async () => ({ of: text, view: await rehearse(plan, asked) }) })
  const isStale = run.data !== undefined && run.data.of !== text
  return (
    <section className="rehearsal" aria-label={say.title}>
      <div className="rules-head">
        <h2>{say.title}</h2>
        <span className="grow" />
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
          {run.data ? say.again : say.act}
        </Button>
      </div>
      <p className="soft small">{say.why}</p>
      <div aria-live="polite">
        {run.error && <p className="form-error">{sentenceOf(run.error, words)}</p>}
        {isStale && <p className="notice">{say.stale}</p>}
      </div>
      {run.isPending && <Waiting label={say.computing} />}
      {run.data && !run.isPending && (
        <>
          {run.data.view.looked < run.data.view.indicators && <p className="notice">{say.looked(run.data.view.looked, run.data.view.indicators)}</p>}
          <Past past={run.data.view.past} />
          <Ahead days={run.data.view.ahead} />
        </>
      )}
    </section>
  )
}
