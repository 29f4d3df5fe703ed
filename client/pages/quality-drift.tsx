/** How far first figures moved until the latest: the plan, its departments, its indicators, and the largest moves. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { DriftView, MoveView, QualityView } from '../../server/wire/quality.ts'
import { getQuality } from '../api/questions.ts'
import { LeanBar } from '../charts/lean-bar.tsx'
import { Answer } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { shown, shownSigned, withUnit } from '../parts/figures.ts'
import { cellAddress } from '../parts/plans.ts'
import { useNames, useWords } from '../parts/session.tsx'
import { WideTable } from '../parts/wide-table.tsx'

const placesOf = (value: string): number => value.split('.')[1]?.length ?? 0
const shareOf = (part: number, whole: number): string => (whole === 0 ? '0' : ((100 * part) / whole).toFixed(1))

const useSize = () => {
  const say = useWords().quality
  return (value: string | null, unit: string | null): string =>
    value === null ? say.none : unit === '%' ? say.points(shown(value, 1)) : say.percent(shown(value, 1))
}

const Total = ({ drift }: { readonly drift: DriftView }) => {
  const say = useWords().quality
  const size = useSize()
  const facts = [
    [say.figures, String(drift.figures), ''],
    [say.revised, String(drift.revised), say.revisedShare(shareOf(drift.revised, drift.figures))],
    [say.median, size(drift.median, null), ''],
    [say.largest, size(drift.largest, null), ''],
    [say.direction, say.directionOf(drift.up, drift.down), ''],
    [say.days, drift.days === null ? say.none : shown(drift.days, 0), ''],
    [say.late, String(drift.late), say.revisedShare(shareOf(drift.late, drift.figures))],
  ] as const
  return (
    <dl className="drift-total panel">
      {facts.map(([label, value, beside]) => (
        <div key={label}>
          <dt className="soft small">{label}</dt>
          <dd>
            <span className="figure">{value}</span> <span className="soft small">{beside}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface DriftRow {
  readonly key: string
  readonly name: string
  readonly unit: string | null
  readonly drift: DriftView
}

const DriftTable = ({ label, head, rows }: { readonly label: string; readonly head: string; readonly rows: readonly DriftRow[] }) => {
  const say = useWords().quality
  const size = useSize()
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="number">
            {say.figures}
          </th>
          <th scope="col" className="number">
            {say.revised}
          </th>
          <th scope="col" className="number">
            {say.median}
          </th>
          <th scope="col" className="number">
            {say.largest}
          </th>
          <th scope="col">{say.direction}</th>
          <th scope="col" className="number">
            {say.days}
          </th>
          <th scope="col" className="number">
            {say.late}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, unit, drift }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="number">{drift.figures}</td>
            <td className="number">
              {drift.revised} <span className="soft">({shareOf(drift.revised, drift.figures)}%)</span>
            </td>
            <td className="number">{size(drift.median, unit)}</td>
            <td className="number">{size(drift.largest, unit)}</td>
            <td>
              <span className="drift-direction">
                <LeanBar down={drift.down / Math.max(1, drift.revised)} up={drift.up / Math.max(1, drift.revised)} />
                <span className="nowrap">{drift.revised === 0 ? say.none : say.directionOf(drift.up, drift.down)}</span>
              </span>
            </td>
            <td className="number">{drift.days === null ? say.none : shown(drift.days, 0)}</td>
            <td className="number">
              {drift.late} <span className="soft">({shareOf(drift.late, drift.figures)}%)</span>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** A few slips of magnitude must not flatten the rest: if the first move is so many times the fourth, bars longer than the fourth are cut. */
const flattening = 4
const longestOf = (sizes: readonly number[]): number => {
  const [first = 0, , , fourth = first] = sizes
  return first > flattening * fourth ? fourth : first
}

const Moves = ({ plan, moves }: { readonly plan: PlanView; readonly moves: readonly MoveView[] }) => {
  const say = useWords().quality
  const nameOf = useNames()
  const most = longestOf(moves.map(({ move }) => Math.abs(Number(move ?? 0))))
  return (
    <WideTable label={say.largestMoves}>
      <thead>
        <tr>
          <th scope="col">{say.indicator}</th>
          <th scope="col">{say.period}</th>
          <th scope="col" className="number">
            {say.first}
          </th>
          <th scope="col" className="number">
            {say.latest}
          </th>
          <th scope="col">{say.move}</th>
          <th scope="col" className="number">
            {say.days}
          </th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ indicator, number, unit, period, periodLabel, first, latest, move, days, ...names }) => {
          const share = most === 0 ? 0 : Number(move ?? 0) / most
          const signed = move === null ? say.fromNothing : unit === '%' ? say.points(shownSigned(move, 1)) : say.percent(shownSigned(move, 1))
          return (
            <tr key={`${indicator} ${period}`}>
              <th scope="row">
                <Link href={cellAddress(plan, indicator, period)}>
                  <span className="figure faint">{number}</span> {nameOf(names)}
                </Link>
              </th>
              <td className="nowrap">{periodLabel}</td>
              <td className="number">{withUnit(shown(first, placesOf(first)), unit)}</td>
              <td className="number">{withUnit(shown(latest, placesOf(latest)), unit)}</td>
              <td>
                <span className="drift-direction">
                  <LeanBar down={Math.max(0, -share)} up={Math.max(0, share)} />
                  <span className="figure nowrap">{signed}</span>
                </span>
              </td>
              <td className="number">{days}</td>
            </tr>
          )
        })}
      </tbody>
    </WideTable>
  )
}

const Drift = ({ plan, view }: { readonly plan: PlanView; readonly view: QualityView }) => {
  const say = useWords().quality
  const nameOf = useNames()
  return (
    <>
      <Total drift={view.total} />
      {view.total.revised === 0 ? (
        <EmptyState icon="check" title={say.noneRevised}>
          {say.noneRevisedWhy}
        </EmptyState>
      ) : (
        <>
          <h3>{say.largestMoves}</h3>
          <Moves plan={plan} moves={view.largest} />
          <h3>{say.ofDepartments}</h3>
          <DriftTable
            label={say.ofDepartments}
            head={say.department}
            rows={view.departments.map(({ department, drift }) => ({
              key: department?.id ?? '',
              name: department?.shortName ?? say.noLead,
              unit: null,
              drift,
            }))}
          />
          <h3>{say.ofIndicators}</h3>
          <DriftTable
            label={say.ofIndicators}
            head={say.indicator}
            rows={view.indicators.map(({ id, number, unit, drift, ...names }) => ({ key: id, name: `${number} ${nameOf(names)}`, unit, drift }))}
          />
        </>
      )}
    </>
  )
}

export const DriftPart = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords().quality
  const quality = useQuery({ queryKey: ['quality', plan.id], queryFn: () => getQuality(plan.id) })
  return (
    <section className="quality-part">
      <h2>{say.drift}</h2>
      <p className="soft small">{say.driftWhy}</p>
      <Answer of={quality}>{(view) => <Drift plan={plan} view={view} />}</Answer>
    </section>
  )
}
