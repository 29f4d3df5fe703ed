/** How good a plan's figures are, derived from its data alone: how far first figures moved later, which way, for how long, and how many were late. */
import { allDepartments } from '../../db/departments.ts'
import { firstKnown, revisedFigures } from '../../db/first-figures.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { openCells } from '../../db/questions.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { Id, Instant, Language, Period } from '../../db/schema.ts'
import { instantAt, spanOf } from '../basics/calendar.ts'
import { compare, magnitude, textOrNull } from '../basics/decimal.ts'
import type { Context } from '../context.ts'
import type { CellDrift, Drift, Move } from '../rules/drift.ts'
import { driftOf, moveOf } from '../rules/drift.ts'
import { releaseOf } from '../rules/due.ts'
import type { ReleaseRule } from '../rules/facts.ts'
import { factsOf, nothingBeside } from '../rules/facts.ts'
import { words } from '../words/index.ts'
import { shownAsGiven } from '../words/figures.ts'
import type { DriftView, MoveView, QualityView } from '../wire/quality.ts'
import { planOf } from './plan.ts'

const longestMoves = 20

interface Cell extends CellDrift {
  readonly row: IndicatorRow
  readonly period: Period
}

const driftView = ({ median, largest, days, ...counts }: Drift): DriftView => ({
  ...counts,
  median: textOrNull(median),
  largest: textOrNull(largest),
  days: textOrNull(days),
})

type Moved = Cell & { readonly move: Move }
const hasMoved = (cell: Cell): cell is Moved => cell.move !== null

/** Largest first; what has no size, because the first figure was 0, stands last. */
const bySize = ({ move: { move: a } }: Moved, { move: { move: b } }: Moved): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compare(magnitude(b), magnitude(a))
}

/** @throws Refusal not_found */
export const qualityView = async (ctx: Context, named: Id, language: Language): Promise<QualityView> => {
  const { db } = ctx
  const plan = await planOf(db, named)
  const say = words[language]
  const rows = new Map((await indicatorsOf(db, plan.id)).map((row) => [row.id, row]))
  const sources = new Map((await releaseSourcesOf(db, plan.id)).map((source) => [source.id, source]))
  const workdays = await ctx.workdays()
  // What is still to be looked at is nobody's word yet.
  const doubted = new Set(await openCells(db, plan.id))
  const revisions = Map.groupBy(await revisedFigures(db, plan.id), ({ indicatorId, period }) => `${indicatorId} ${period}`)

  // Few rules and periods, and a quarter of a million cells: each moment from which a figure is late is worked out once.
  const lateFrom = new Map<string, Instant>()
  const isLate = (rule: ReleaseRule, key: string, period: Period, since: Instant): boolean => {
    const memo = `${key} ${period}`
    let moment = lateFrom.get(memo)
    if (moment === undefined) {
      moment = instantAt(releaseOf(spanOf(period), rule, workdays).lateFrom, '00:00:00', plan.timeZone)
      lateFrom.set(memo, moment)
    }
    return since >= moment
  }

  const cells = (await firstKnown(db, plan.id)).flatMap(({ indicatorId, periods, since }): readonly Cell[] => {
    const row = rows.get(indicatorId)
    if (!row) return []
    const source = row.releaseSourceId === null ? null : (sources.get(row.releaseSourceId) ?? null)
    const { release } = factsOf(plan, row, [], [], { ...nothingBeside, source }).indicator
    const key = JSON.stringify(release)
    return periods.map((period, place) => ({
      row,
      period,
      isLate: isLate(release, key, period, since[place] ?? ''),
      move: doubted.has(`${indicatorId} ${period}`)
        ? null
        : moveOf(revisions.get(`${indicatorId} ${period}`) ?? [], { unit: row.unit, timeZone: plan.timeZone }),
    }))
  })

  const departments = (await allDepartments(db)).map(({ id, shortName }) => ({ id, shortName }))
  const byDepartment = Map.groupBy(
    cells.flatMap((cell) => (cell.row.lead.length === 0 ? [null] : cell.row.lead).map((department) => ({ department, cell }))),
    ({ department }) => department,
  )
  const driftOfDepartment = (id: Id | null): DriftView | null => {
    const own = byDepartment.get(id)
    return own ? driftView(driftOf(own.map(({ cell }) => cell))) : null
  }
  const byIndicator = Map.groupBy(cells, ({ row }) => row.id)
  return {
    total: driftView(driftOf(cells)),
    departments: [...departments, null].flatMap((department) => {
      const drift = driftOfDepartment(department?.id ?? null)
      return drift ? [{ department, drift }] : []
    }),
    indicators: [...rows.values()].flatMap(({ id, number, name, nameEn, unit }) => {
      const own = byIndicator.get(id) ?? []
      return own.some(hasMoved) ? [{ id, number, name, nameEn, unit, drift: driftView(driftOf(own)) }] : []
    }),
    largest: cells
      .filter(hasMoved)
      .toSorted(bySize)
      .slice(0, longestMoves)
      .map(({ row, period, move }): MoveView => ({
        indicator: row.id,
        number: row.number,
        name: row.name,
        nameEn: row.nameEn,
        unit: row.unit,
        period,
        periodLabel: say.period(period, row.basis),
        first: shownAsGiven(move.first),
        latest: shownAsGiven(move.latest),
        move: textOrNull(move.move),
        days: move.days,
      })),
  }
}
