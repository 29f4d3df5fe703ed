/** Nodes of a path, filed by quarter or month: the cumulative value of each period's end, beside what the straight line asks, and the target. */
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FilingRow, FilingYear, IndicatorRulesView } from '../../server/wire/rules.ts'
import { isDecimal, quotient, scaled, textOf, widened } from '../cells/decimal.ts'
import { shown, shownPercent, withUnit } from './figures.ts'
import { useWords } from './session.tsx'

export type Nodes = IndicatorRulesView['path']['nodes']

/** Exact difference of two decimal texts. */
const less = (a: string, b: string): string => {
  const [one, other] = [scaled(a), scaled(b)]
  const places = Math.max(one.places, other.places)
  return textOf({ digits: widened(one, places) - widened(other, places), places })
}

/** `value` of `whole` in per cent, to one place, for reading; `null` where it cannot be said. */
const percentOf = (value: string, from: string, to: string): string | null => {
  const [part, whole] = [scaled(less(value, from)), scaled(less(to, from))]
  const places = Math.max(part.places, whole.places)
  const [over, under] = [widened(part, places), widened(whole, places)]
  if (under === 0n || under > BigInt(Number.MAX_SAFE_INTEGER) || under < 0n) return null
  return quotient({ digits: over * 100n, places: 0 }, Number(under), 2)
}

interface Line extends FilingRow {
  /** As it is typed; the target's own value where one is due. */
  readonly value: string
}

const linesOf = (rows: readonly FilingRow[], nodes: Nodes): readonly Line[] =>
  rows.map((row) => ({ ...row, value: row.isTarget ? row.even : (nodes.find(({ period }) => period === row.period)?.value ?? '') }))

interface LineProps {
  readonly line: Line
  /** The value before it, for the part that this period brings. */
  readonly before: string
  readonly year: FilingYear
  readonly view: IndicatorRulesView
  readonly onChange: (value: string) => void
}
const NodeRow = ({ line, before, year, view, onChange }: LineProps) => {
  const words = useWords()
  const say = words.rules
  const { decimals } = view
  const isFigure = isDecimal(line.value)
  const share = isFigure ? percentOf(line.value, year.start, year.target) : null
  return (
    <tr>
      <th scope="row" className="nowrap">
        {line.label}
      </th>
      <td className="number soft">{shown(line.even, decimals)}</td>
      <td className="number">
        {line.isTarget ? (
          <strong>{say.target(shown(line.even, decimals))}</strong>
        ) : (
          <TextInput
            size="xs"
            w={96}
            ml="auto"
            classNames={{ input: 'node-input' }}
            aria-label={say.nodeOf(line.label)}
            inputMode="decimal"
            maxLength={40}
            value={line.value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </td>
      <td className="number soft">{isFigure && isDecimal(before) ? shown(less(line.value, before), decimals) : words.noFigure}</td>
      <td className="number soft">{share === null ? words.noFigure : shownPercent(share)}</td>
    </tr>
  )
}

interface NodeTableProps {
  readonly view: IndicatorRulesView
  readonly nodes: Nodes
  readonly thisYear: number
  readonly onChange: (nodes: Nodes) => void
}

export const NodeTable = ({ view, nodes, thisYear, onChange }: NodeTableProps) => {
  const words = useWords()
  const say = words.rules
  // The year that can still be filed is what people come for.
  const [chosen, setChosen] = useState(() => (view.years.find(({ year, closed }) => year >= thisYear && !closed) ?? view.years.at(-1))?.year ?? thisYear)
  const year = view.years.find((each) => each.year === chosen) ?? view.years[0]
  const [by, setBy] = useState(() => {
    const filed = nodes.at(-1)?.period ?? ''
    return /^\d{4}-\d\d$/.test(filed) ? 'month' : (year?.rows[0]?.frequency ?? 'quarter')
  })
  if (year === undefined) return null
  const rows = (year.rows.find(({ frequency }) => frequency === by) ?? year.rows[0])?.periods ?? []
  const lines = linesOf(rows, nodes)
  const inYear = (period: string): boolean => period.startsWith(String(year.year))
  const others = nodes.filter(({ period }) => !inYear(period))
  const own = nodes.filter(({ period }) => inYear(period))
  const put = (period: string, value: string): void => {
    const rest = own.filter((node) => node.period !== period)
    onChange([...others, ...rest, ...(value.trim() === '' ? [] : [{ period, value: value.trim() }])])
  }
  const before = (place: number): string => lines.slice(0, place).findLast(({ value }) => isDecimal(value))?.value ?? year.start
  const filled = lines.filter(({ value }) => isDecimal(value))
  const sum = less(filled.at(-1)?.value ?? year.start, year.start)
  const said = (value: string): string => withUnit(shown(value, view.decimals), view.unit)
  return (
    <div className="form">
      <div className="page-tools node-tools">
        <SegmentedControl
          size="xs"
          aria-label={say.year}
          value={String(year.year)}
          onChange={(next) => setChosen(Number(next))}
          data={view.years.map((each) => String(each.year))}
        />
        {year.rows.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={say.by}
            value={by}
            onChange={(next) => setBy(next)}
            data={year.rows.map(({ frequency }) => ({ value: frequency, label: say.frequencies[frequency] }))}
          />
        )}
        <span className="grow" />
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...others, ...rows.filter(({ isTarget }) => !isTarget).map(({ period, even }) => ({ period, value: even }))])}
        >
          {say.fillEven}
        </Button>
        <Button variant="default" size="compact-sm" disabled={own.length === 0} onClick={() => onChange(others)}>
          {say.clearNodes}
        </Button>
      </div>
      <p className="small soft">{year.closed ? say.closedYear(year.year) : say.openYear(year.year)}</p>
      <div className="strip-scroll">
        <table className="plain node-table panel">
          <thead>
            <tr>
              <th scope="col">{say.period}</th>
              <th scope="col" className="number">
                {say.even}
              </th>
              <th scope="col" className="number">
                {say.filed}
              </th>
              <th scope="col" className="number">
                {say.part}
              </th>
              <th scope="col" className="number">
                {say.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, place) => (
              <NodeRow key={line.period} line={line} before={before(place)} year={year} view={view} onChange={(value) => put(line.period, value)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="small soft figure node-sum">
        <span>{say.from(said(year.start))}</span> <span>{say.sum(said(sum), said(year.target))}</span>
      </p>
    </div>
  )
}
