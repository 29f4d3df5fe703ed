/** Targets of a plan: every indicator by year with its versions, what lacks a year target, and the way to divide and to change them. */
import './targets.css'
import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { TargetRowView, TargetsView, TargetYearView } from '../../server/wire/targets.ts'
import { getTargets } from '../api/targets.ts'
import { Answer } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { shown } from '../parts/figures.ts'
import { Icon } from '../parts/icon.tsx'
import { LightShape } from '../parts/light.tsx'
import { useExplained } from '../parts/plans.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useLanguage, useNames, useWords } from '../parts/session.tsx'
import { placesOf } from '../parts/target-cells.ts'
import { TargetChangeForm } from '../parts/target-change.tsx'
import { TargetDivision } from '../parts/target-division.tsx'
import { TargetVersions } from '../parts/target-versions.tsx'
import { WideTable } from '../parts/wide-table.tsx'

const filters = {
  counted: (row: TargetRowView) => row.counted,
  all: () => true,
  missing: (row: TargetRowView) => row.years.some(({ missing }) => missing === 'wanted'),
  sums: (row: TargetRowView) => row.sum !== null && !row.sum.fits,
  changed: (row: TargetRowView) => row.years.some(({ changed }) => changed),
  drafts: (row: TargetRowView) => row.draft !== null,
} satisfies Record<string, (row: TargetRowView) => boolean>
type Filter = keyof typeof filters

const YearCell = ({ year, decimals }: { readonly year: TargetYearView; readonly decimals: number }) => {
  const say = useWords().targets
  const tag = year.kind === 'final' || year.kind === 'node' ? say.marks[year.kind] : null
  if (year.asked === null || (year.missing !== 'no' && year.kind !== 'year'))
    return year.missing === 'wanted' ? (
      <td className="number">
        <span className="target-missing" title={say.missingWhy}>
          {say.missing}
        </span>
      </td>
    ) : (
      <td className="number faint" title={year.missing === 'open' ? say.openWhy : undefined}>
        {say.open}
      </td>
    )
  return (
    <td className="number" title={year.asked}>
      {year.value === null ? null : shown(year.value, placesOf(year.value, decimals))}
      {tag !== null && <span className="tag">{tag}</span>}
      {year.changed && <span className="target-changed small">{say.changed}</span>}
    </td>
  )
}

const SumCell = ({ row }: { readonly row: TargetRowView }) => {
  const say = useWords().targets
  if (row.sum === null) return <td className="number faint">{say.open}</td>
  const { sum, left, fits } = row.sum
  return (
    <td className="number">
      {shown(sum, placesOf(sum.length > 12 ? '0' : sum, row.decimals))}
      {fits ? (
        <span className="target-fits small">
          <Icon name="check" size={12} /> {say.matches}
        </span>
      ) : (
        <span className="target-off small" title={say.left}>
          {shown(left, placesOf(left.length > 12 ? '0' : left, row.decimals))}
        </span>
      )}
    </td>
  )
}

interface RowProps {
  readonly plan: PlanView
  readonly row: TargetRowView
  readonly view: TargetsView
  readonly picked: boolean
  readonly open: boolean
  readonly onPick: (picked: boolean) => void
  readonly onOpen: () => void
  readonly onChange: () => void
  readonly onChanged: () => void
}
const Row = ({ plan, row, view, picked, open, onPick, onOpen, onChange, onChanged }: RowProps) => {
  const words = useWords()
  const say = words.targets
  const nameOf = useNames()
  const { explain } = useExplained()
  const name = nameOf(row)
  const columns = view.years.length + 3 + (view.mayChange ? 2 : 0)
  return (
    <>
      <tr>
        {view.mayChange && (
          <td className="target-pick">
            {row.methods.length > 0 && (
              <Checkbox size="xs" aria-label={say.pick(name)} checked={picked} onChange={(event) => onPick(event.currentTarget.checked)} />
            )}
          </td>
        )}
        <th scope="row" className="target-name">
          <span className="target-head">
            <button type="button" className="bare target-turn" aria-expanded={open} aria-label={say.details(name)} onClick={onOpen}>
              <Icon name={open ? 'down' : 'right'} size={14} />
            </button>
            <button type="button" className="bare target-link" onClick={() => explain(row.indicator)}>
              {row.light !== null && <LightShape light={row.light} size={11} />}
              {row.light !== null && <span className="unseen">{words.lights[row.light]} </span>}
              <span className="figure faint">{row.number}</span> {name}
            </button>
            {row.unit !== '' && <span className="faint small"> {row.unit}</span>}
            {row.draft !== null && <span className="target-draft small">{say.draftOf(row.draft.who)}</span>}
          </span>
        </th>
        <td className="target-asked">
          {row.final ?? <span className="faint">{words.unsaid}</span>}
          {row.dueOn !== null && !row.dueOn.endsWith('-12-31') && <div className="faint small figure">{words.day(row.dueOn)}</div>}
        </td>
        {row.years.map((year) => (
          <YearCell key={year.year} year={year} decimals={row.decimals} />
        ))}
        <SumCell row={row} />
        {view.mayChange && (
          <td className="nowrap target-act">
            <Button variant="subtle" size="compact-sm" aria-label={say.changeOf(name)} onClick={onChange}>
              {say.change}
            </Button>
          </td>
        )}
      </tr>
      {open && (
        <tr className="target-open">
          <td colSpan={columns}>
            <TargetVersions plan={plan} row={row} mayChange={view.mayChange} onChanged={onChanged} />
          </td>
        </tr>
      )}
    </>
  )
}

/** More are shown when they are asked for: the largest plans have thousands. */
const shownAtOnce = 150

interface TableProps {
  readonly plan: PlanView
  readonly view: TargetsView
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
  readonly onDivide: () => void
  readonly onChange: (row: TargetRowView) => void
  readonly onChanged: () => void
}
const Table = ({ plan, view, picked, onPick, onDivide, onChange, onChanged }: TableProps) => {
  const words = useWords()
  const say = words.targets
  const nameOf = useNames()
  const [filter, setFilter] = useState<Filter>('counted')
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [limit, setLimit] = useState(shownAtOnce)
  const sought = search.trim().toLowerCase()
  const found = view.rows.filter((row) => filters[filter](row) && (sought === '' || `${row.number} ${nameOf(row)}`.toLowerCase().includes(sought)))
  const rows = found.slice(0, limit)
  const pickable = found.filter(({ methods }) => methods.length > 0)
  const turned = (set: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> => new Set(on ? [...set, id] : [...set].filter((each) => each !== id))
  const count = (each: Filter): number => view.rows.filter(filters[each]).length
  return (
    <>
      <div className="page-tools target-tools">
        <TextInput
          size="xs"
          w={180}
          aria-label={say.search}
          placeholder={say.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={230}
          aria-label={say.show}
          data={(Object.keys(filters) as Filter[]).map((value) => ({
            value,
            label: `${say.filters[value]} ${count(value)}`,
          }))}
          value={filter}
          onChange={(chosen) => chosen !== null && setFilter(chosen)}
        />
        <output className="soft">{say.count(found.length, view.rows.length)}</output>
        <span className="grow" />
        {view.mayChange && (
          <Button disabled={picked.size === 0} onClick={onDivide}>
            {say.propose(picked.size)}
          </Button>
        )}
      </div>
      {found.length === 0 ? (
        <EmptyState icon="search" title={say.noRows}>
          {say.noRowsWhy}
        </EmptyState>
      ) : (
        <WideTable label={words.rooms.targets}>
          <thead>
            <tr>
              {view.mayChange && (
                <th scope="col" className="target-pick">
                  <Checkbox
                    size="xs"
                    aria-label={say.pickAll}
                    checked={pickable.length > 0 && pickable.every(({ indicator }) => picked.has(indicator))}
                    indeterminate={pickable.some(({ indicator }) => picked.has(indicator)) && !pickable.every(({ indicator }) => picked.has(indicator))}
                    onChange={(event) => onPick(new Set(event.currentTarget.checked ? pickable.slice(0, mostPicked).map(({ indicator }) => indicator) : []))}
                  />
                </th>
              )}
              <th scope="col" className="target-name">
                {say.indicator}
              </th>
              <th scope="col">{say.final}</th>
              {view.years.map((year) => (
                <th key={year} scope="col" className="number">
                  {say.year(year)}
                </th>
              ))}
              <th scope="col" className="number">
                {say.sum}
              </th>
              {view.mayChange && (
                <th scope="col">
                  <span className="unseen">{say.change}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.indicator}
                plan={plan}
                row={row}
                view={view}
                picked={picked.has(row.indicator)}
                open={opened.has(row.indicator)}
                onPick={(on) => onPick(turned(picked, row.indicator, on))}
                onOpen={() => setOpened(turned(opened, row.indicator, !opened.has(row.indicator)))}
                onChange={() => onChange(row)}
                onChanged={onChanged}
              />
            ))}
          </tbody>
        </WideTable>
      )}
      {found.length > rows.length && (
        <Button variant="default" mt={10} onClick={() => setLimit(limit + shownAtOnce)}>
          {say.more(Math.min(shownAtOnce, found.length - rows.length))}
        </Button>
      )}
      <p className="small soft page-note">{say.note}</p>
    </>
  )
}

/** As many can be divided in one go. */
const mostPicked = 200

const Room = ({ plan, view }: { readonly plan: PlanView; readonly view: TargetsView }) => {
  const words = useWords()
  const answers = useQueryClient()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [divided, setDivided] = useState<readonly TargetRowView[] | null>(null)
  const [changing, setChanging] = useState<TargetRowView | null>(null)
  const changed = (): void => {
    setPicked(new Set())
    for (const key of ['targets', 'indicator', 'plans', 'sheet', 'warnings']) void answers.invalidateQueries({ queryKey: [key] })
  }
  if (divided !== null)
    return <TargetDivision plan={plan} rows={divided} years={view.years} today={view.today} onChanged={changed} onClose={() => setDivided(null)} />
  return (
    <>
      <RoomHead title={words.rooms.targets} plan={plan} />
      {view.rows.length === 0 ? (
        <EmptyState icon="target" title={words.targets.none} />
      ) : (
        <Table
          plan={plan}
          view={view}
          picked={picked}
          onPick={setPicked}
          onDivide={() => setDivided(view.rows.filter(({ indicator }) => picked.has(indicator)))}
          onChange={setChanging}
          onChanged={changed}
        />
      )}
      {changing !== null && <TargetChangeForm plan={plan} row={changing} today={view.today} onDone={changed} onClose={() => setChanging(null)} />}
    </>
  )
}

export const TargetsRoom = ({ plan }: { readonly plan: PlanView }) => {
  const { language } = useLanguage()
  const targets = useQuery({ queryKey: ['targets', plan.id, language], queryFn: () => getTargets(plan.id) })
  return (
    <div className="page">
      <div className="page-body targets-page">
        <Answer of={targets}>{(view) => <Room plan={plan} view={view} />}</Answer>
      </div>
    </div>
  )
}
