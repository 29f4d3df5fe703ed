/**
 * Divides targets into years, and years into quarters: proposed by the server, edited here, kept as a draft for a colleague or approved as a set.
 * What is typed is read and added up by the server; nothing is written before it is kept or approved.
 */
import './form.css'
import { Button, Modal, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useEffect, useState } from 'react'
import type { ApprovalFacts, DivisionMethod, PlanView, TargetProposal, TargetRowView, YearNode } from '../../server/wire.ts'
import type { ProposalRequest } from '../api.ts'
import { approveTargets, keepDrafts, proposeTargets } from '../api.ts'
import { ApprovalFields, noApproval } from './approval-fields.tsx'
import { sentenceOf } from './answer.tsx'
import { shown } from './figures.ts'
import { Icon } from './icon.tsx'
import { useLanguage, useNames, useWords } from './session.tsx'
import { placesOf } from './target-cells.ts'
import { useMoments } from './when.ts'
import { WideTable } from './wide-table.tsx'

/** A row as it is worked on: cells as typed, and nodes that are none of the proposed ones. */
interface Worked {
  readonly method: DivisionMethod
  readonly typed: Readonly<Record<string, string>>
  readonly nodes: Readonly<Record<string, string>>
}
type Work = Readonly<Record<string, Worked>>

const cellsOf = ({ years }: TargetProposal): Worked['typed'] =>
  Object.fromEntries(years.flatMap(({ year, value }) => (value === null ? [] : [[String(year), value]])))

/** Nodes with what was typed over them. */
const nodesOf = (nodes: readonly YearNode[], typed: Worked['nodes']) => nodes.map(({ period, value }) => ({ period, value: typed[period] ?? value }))
const isYearEnd = (period: string): boolean => /-(Q4|12)$/.test(period)

const fromDraft = ({ draft }: TargetRowView): Worked | null =>
  draft && { method: draft.method, typed: draft.years, nodes: Object.fromEntries((draft.nodes ?? []).map(({ period, value }) => [period, value])) }

type Settings = Pick<ProposalRequest, 'stay' | 'within' | 'path'>

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

const Sum = ({ proposal, row }: { readonly proposal: TargetProposal | undefined; readonly row: TargetRowView }) => {
  const say = useWords().targets
  if (proposal?.sum == null || proposal.left === null) return <td className="number faint">—</td>
  const places = placesOf(proposal.whole, row.decimals)
  return (
    <td className="number">
      <div>
        {shown(proposal.sum, places)} <span className="faint">/ {shown(proposal.whole, places)}</span>
      </div>
      {proposal.fits ? (
        <div className="target-fits small">
          <Icon name="check" size={12} /> {say.matches}
        </div>
      ) : (
        <div className="target-off small">{shown(proposal.left, places)}</div>
      )}
    </td>
  )
}

interface CellProps {
  readonly label: string
  readonly value: string
  readonly problem?: string | null
  readonly note: string | null
  readonly readOnly?: boolean
  readonly onChange: (text: string) => void
}
const Cell = ({ label, value, problem = null, note, readOnly = false, onChange }: CellProps) => (
  <span className="target-cell">
    <input
      className="target-input figure"
      aria-label={label}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      inputMode="decimal"
      readOnly={readOnly}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
    <span className={problem === null ? 'target-cell-note faint' : 'target-cell-note target-off'}>{problem ?? note}</span>
  </span>
)

interface DivisionRowProps {
  readonly row: TargetRowView
  readonly years: readonly number[]
  readonly worked: Worked
  readonly proposal: TargetProposal | undefined
  readonly proposed: TargetProposal | undefined
  readonly onMethod: (method: DivisionMethod) => void
  readonly onChange: (part: Partial<Worked>) => void
}

const DivisionRow = ({ row, years, worked, proposal, proposed, onMethod, onChange }: DivisionRowProps) => {
  const words = useWords()
  const say = words.targets
  const nameOf = useNames()
  const name = nameOf(row)
  const nodes = proposal?.nodes ?? []
  const byYear = Map.groupBy(nodes, ({ period }) => Number(period.slice(0, 4)))
  return (
    <>
      <tr>
        <th scope="row" className="target-name">
          {row.number} {name}
          <div className="small soft">
            {row.final} {row.dueOn !== null && <span className="faint">{words.day(row.dueOn)}</span>}
          </div>
          {proposed?.lacks != null && <div className="small target-off">{proposed.lacks}</div>}
        </th>
        <td>
          <Select
            size="xs"
            w={118}
            aria-label={say.methodOf(name)}
            data={row.methods.map((value) => ({ value, label: say.methods[value] }))}
            value={worked.method}
            onChange={(chosen) => chosen !== null && onMethod(chosen)}
          />
        </td>
        {years.map((year) => {
          const cell = proposal?.years.find((each) => each.year === year)
          const end = row.years.find((each) => each.year === year)
          const takes = proposed?.years.some((each) => each.year === year) ?? cell !== undefined
          if (!takes)
            return (
              <td key={year} className="number soft">
                {end?.value == null ? (
                  '—'
                ) : (
                  <span title={end.asked ?? undefined}>
                    {shown(end.value, placesOf(end.value, row.decimals))}
                    {end.kind === 'final' && <span className="target-tag">{say.marks.final}</span>}
                  </span>
                )}
              </td>
            )
          const source = proposed?.years.find((each) => each.year === year)
          const typed = worked.typed[String(year)] ?? ''
          const note = source && typed === source.value ? say.sources[source.source] : typed === '' ? null : say.sources.typed
          const was = cell?.was != null && cell.was !== cell.value ? say.was(shown(cell.was, placesOf(cell.was, row.decimals))) : null
          return (
            <td key={year} className="number">
              <Cell
                label={say.cell(name, year)}
                value={typed}
                problem={cell?.problem ?? null}
                note={was ?? note}
                onChange={(text) => onChange({ typed: { ...worked.typed, [String(year)]: text } })}
              />
            </td>
          )
        })}
        <Sum proposal={proposal} row={row} />
      </tr>
      {[...byYear].map(([year, own]) => (
        <tr key={year} className="target-nodes">
          <th scope="row" className="target-name small soft">
            {say.nodes(year)}
          </th>
          <td colSpan={years.length + 2}>
            <span className="target-node-cells">
              {own.map(({ period, value, part }) => (
                <span key={period} className="target-node">
                  <span className="small soft figure">{period.slice(5)}</span>
                  <Cell
                    label={say.nodeCell(name, period)}
                    value={isYearEnd(period) ? value : (worked.nodes[period] ?? value)}
                    note={worked.nodes[period] === undefined ? `+${part}` : say.sources.typed}
                    readOnly={isYearEnd(period)}
                    onChange={(text) => onChange({ nodes: { ...worked.nodes, [period]: text } })}
                  />
                </span>
              ))}
            </span>
          </td>
        </tr>
      ))}
    </>
  )
}

interface ApproveProps {
  readonly plan: PlanView
  readonly today: string
  readonly items: Parameters<typeof approveTargets>[1]['items']
  readonly onDone: () => void
  readonly onClose: () => void
}
const Approve = ({ plan, today, items, onDone, onClose }: ApproveProps) => {
  const words = useWords()
  const say = words.targets
  const [approval, setApproval] = useState<ApprovalFacts>(noApproval)
  const approve = useMutation({
    mutationFn: () => approveTargets(plan.id, { approval, items }),
    onSuccess: ({ judged }) => {
      notifications.show({ message: say.written(judged.length) })
      onDone()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    approve.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={say.approveAll(items.length)} closeButtonProps={{ 'aria-label': words.close }}>
      <form className="form" onSubmit={submit}>
        {approve.error && (
          <p className="form-error" role="alert">
            {sentenceOf(approve.error, words)}
          </p>
        )}
        <p className="soft">{say.approveWhy}</p>
        <ApprovalFields value={approval} earliest={plan.startsOn} latest={today} onChange={setApproval} />
        <div className="form-actions">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={approve.isPending}>
            {say.approve}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface TargetDivisionProps {
  readonly plan: PlanView
  readonly rows: readonly TargetRowView[]
  readonly years: readonly number[]
  readonly today: string
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** Typing waits this long before it is read and added up. */
const restMilliseconds = 300

const usual: Settings = { stay: 'missing', within: null, path: 'linear' }
/** Where every year has a target already, filling gaps would propose nothing. */
const settingsFor = (rows: readonly TargetRowView[]): Settings =>
  rows.some((row) => row.draft !== null || row.years.some(({ missing }) => missing !== 'no')) ? usual : { ...usual, stay: 'all' }

export const TargetDivision = ({ plan, rows, years, today, onChanged, onClose }: TargetDivisionProps) => {
  const words = useWords()
  const say = words.targets
  const { language } = useLanguage()
  const moments = useMoments()
  const [settings, setSettings] = useState<Settings>(() => settingsFor(rows))
  const [work, setWork] = useState<Work>(() =>
    Object.fromEntries(rows.flatMap((row) => [[row.indicator, fromDraft(row)] as const]).filter((pair): pair is [string, Worked] => pair[1] !== null)),
  )
  const [proposed, setProposed] = useState<ReadonlyMap<string, TargetProposal>>(new Map())
  const [approves, setApproves] = useState(false)

  const propose = useMutation({
    mutationFn: ({
      asked,
      only,
    }: {
      readonly asked: Settings
      readonly only: readonly { readonly indicator: string; readonly method: DivisionMethod | null }[]
    }) => proposeTargets(plan.id, { ...asked, within: null, items: only }),
    onSuccess: (answers, { only }) => {
      setProposed((before) => new Map([...before, ...answers.map((answer) => [answer.indicator, answer] as const)]))
      const overwritten = new Set(only.map(({ indicator }) => indicator))
      setWork((before) => ({
        ...before,
        ...Object.fromEntries(
          answers
            .filter(({ indicator }) => overwritten.has(indicator))
            .map((answer) => [answer.indicator, { method: answer.method, typed: cellsOf(answer), nodes: {} }]),
        ),
      }))
    },
  })
  const { mutate: ask } = propose
  useEffect(() => {
    const fresh = rows.filter(({ draft }) => draft === null)
    if (fresh.length > 0) ask({ asked: settingsFor(rows), only: fresh.map(({ indicator }) => ({ indicator, method: null })) })
    // Once: what is typed afterwards is the person's.
  }, [ask, rows])

  const items = rows.flatMap(({ indicator }) => {
    const own = work[indicator]
    return own ? [{ indicator, method: own.method, typed: own.typed }] : []
  })
  const [asked] = useDebouncedValue(JSON.stringify({ ...settings, items }), restMilliseconds)
  const read = useQuery({
    queryKey: ['targets', 'reading', plan.id, asked, language],
    queryFn: () => proposeTargets(plan.id, JSON.parse(asked) as ProposalRequest),
    enabled: !asked.endsWith('"items":[]}'),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const answers = new Map((read.data ?? []).map((answer) => [answer.indicator, answer]))

  const choose = (part: Partial<Settings>): void => {
    const next = { ...settings, ...part }
    setSettings(next)
    if (part.stay !== undefined) ask({ asked: next, only: rows.map(({ indicator }) => ({ indicator, method: work[indicator]?.method ?? null })) })
  }
  const put = (indicator: string, part: Partial<Worked>): void =>
    setWork((before) => {
      const own = before[indicator]
      return own ? { ...before, [indicator]: { ...own, ...part } } : before
    })

  const nodesFor = (indicator: string): readonly { readonly period: string; readonly value: string }[] | null => {
    const found = answers.get(indicator)?.nodes ?? []
    return found.length === 0 ? null : nodesOf(found, work[indicator]?.nodes ?? {})
  }
  const keep = useMutation({
    mutationFn: (drops: boolean) =>
      keepDrafts(
        plan.id,
        rows.flatMap(({ indicator, draft }) => {
          const own = work[indicator]
          if (!own || (drops && draft === null)) return []
          return [{ indicator, seen: draft?.at ?? null, draft: drops ? null : { method: own.method, years: own.typed, nodes: nodesFor(indicator) } }]
        }),
      ),
    onSuccess: (_, drops) => {
      notifications.show({ message: drops ? say.dropped : say.kept })
      onChanged()
      onClose()
    },
  })

  const thisYear = Number(today.slice(0, 4))
  const isSettled = read.data !== undefined && !read.isPlaceholderData && asked === JSON.stringify({ ...settings, items })
  const fits = isSettled && rows.every(({ indicator }) => answers.get(indicator)?.fits === true)
  const decided = rows.flatMap(({ indicator }) => {
    const answer = answers.get(indicator)
    if (!answer) return []
    const cells = answer.years.flatMap(({ year, value, was }) => (value === null || (year < thisYear && value === was) ? [] : [{ year, was, value }]))
    return [{ indicator, years: cells, nodes: nodesFor(indicator) }]
  })
  const drafts = rows.filter(({ draft }) => draft !== null)
  const error = propose.error ?? read.error ?? keep.error
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
                  onMethod={(method) => ask({ asked: settings, only: [{ indicator: row.indicator, method }] })}
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
        <Button variant="default" disabled={items.length === 0} loading={keep.isPending && !keep.variables} onClick={() => keep.mutate(false)}>
          {say.keep}
        </Button>
        <Button disabled={!fits} onClick={() => setApproves(true)}>
          {say.approve}
        </Button>
      </div>
      {approves && (
        <Approve
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
