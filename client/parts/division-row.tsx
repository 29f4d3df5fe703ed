/** One indicator on the page that divides targets: its years, their sum against the whole, and the nodes inside of its years. */
import { Select } from '@mantine/core'
import type { DivisionMethod, TargetProposal, TargetRowView } from '../../server/wire/targets.ts'
import type { Worked } from './division-work.ts'
import { isYearEnd } from './division-work.ts'
import { shown } from './figures.ts'
import { Icon } from './icon.tsx'
import { useNames, useWords } from './session.tsx'
import { placesOf } from './target-cells.ts'

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

export const DivisionRow = ({ row, years, worked, proposal, proposed, onMethod, onChange }: DivisionRowProps) => {
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
                    {end.kind === 'final' && <span className="tag">{say.marks.final}</span>}
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
