/**
 * Divides targets into years, and years into quarters: proposed by the server, edited here, kept as a draft for a colleague or approved as a set.
 * What is typed is read and added up by the server; nothing is written before it is kept or approved.
 */
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from './answer.tsx'
import { DivisionApproval } from './division-approval.tsx'
import type { TargetDivisionProps } from './division-work.ts'
import { DivisionRow } from './division-row.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'
import { useDivision } from './use-division.ts'
import { useMoments } from './when.ts'
import { WideTable } from './wide-table.tsx'

const ChoiceOf = <Value extends string>(props: {
  readonly label: string
  readonly words: Readonly<Record<Value, string>>
  readonly value: Value
  readonly width: number
  readonly onChoose: (value: Value) => void
}) => (
  <Select
    size="xs"
    label={props.label}
    w={props.width}
    data={Object.entries<string>(props.words).map(([value, label]) => ({ value, label }))}
    value={props.value}
    onChange={(chosen) => chosen !== null && props.onChoose(chosen as Value)}
  />
)

export const TargetDivision = (props: TargetDivisionProps) => {
  const { plan, rows, years, today, onChanged, onClose } = props
  const words = useWords()
  const say = words.targets
  const moments = useMoments()
  const { settings, choose, work, put, proposed, proposeBy, answers, keep, decided, fits, error } = useDivision(props)
  const [approves, setApproves] = useState(false)
  const drafts = rows.filter(({ draft }) => draft !== null)
  return (
    <>
      <div className="page-head">
        <h1>{say.editing}</h1>
        <span className="grow" />
        <Button variant="default" onClick={onClose} leftSection={<Icon name="left" />}>
          {say.back}
        </Button>
      </div>
      <div className="page-tools target-settings">
        <ChoiceOf label={say.stay} words={say.stays} value={settings.stay} width={230} onChoose={(stay) => choose({ stay })} />
        <ChoiceOf
          label={say.within}
          words={say.withins}
          value={settings.within ?? 'none'}
          width={120}
          onChoose={(within) => choose({ within: within === 'none' ? null : within })}
        />
        {settings.within !== null && <ChoiceOf label={say.path} words={say.paths} value={settings.path} width={130} onChoose={(path) => choose({ path })} />}
      </div>
      {[...new Set(drafts.flatMap(({ draft }) => (draft ? [say.draftFrom(draft.who, moments.short(draft.at))] : [])))].map((sentence) => (
        <p key={sentence} className="notice small">
          {sentence}
        </p>
      ))}
      {error && (
        <p className="form-error" role="alert">
          {sentenceOf(error, words)}
        </p>
      )}
      <WideTable label={say.editing}>
        <thead>
          <tr>
            <th scope="col" className="target-name">
              {say.indicator}
            </th>
            <th scope="col">{say.method}</th>
            {years.map((year) => (
              <th key={year} scope="col" className="number">
                {say.year(year)}
              </th>
            ))}
            <th scope="col" className="number">
              {say.sum} / {say.total}
            </th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {rows.map((row) => {
            const own = work[row.indicator]
            return (
              own && (
                <DivisionRow
                  key={row.indicator}
                  row={row}
                  years={years}
                  worked={own}
                  proposal={answers.get(row.indicator)}
                  proposed={proposed.get(row.indicator)}
                  onMethod={(method) => proposeBy(row.indicator, method)}
                  onChange={(part) => put(row.indicator, part)}
                />
              )
            )
          })}
        </tbody>
      </WideTable>
      <p className="small soft page-note">{fits ? say.blankYears : say.notYet}</p>
      <div className="form-actions target-actions">
        {drafts.length > 0 && (
          <Button variant="subtle" color="red" mr="auto" loading={keep.isPending && keep.variables} onClick={() => keep.mutate(true)}>
            {say.drop}
          </Button>
        )}
        <Button variant="default" disabled={Object.keys(work).length === 0} loading={keep.isPending && !keep.variables} onClick={() => keep.mutate(false)}>
          {say.keep}
        </Button>
        <Button disabled={!fits} onClick={() => setApproves(true)}>
          {say.approve}
        </Button>
      </div>
      {approves && (
        <DivisionApproval
          plan={plan}
          today={today}
          items={decided}
          onClose={() => setApproves(false)}
          onDone={() => {
            onChanged()
            onClose()
          }}
        />
      )}
    </>
  )
}
