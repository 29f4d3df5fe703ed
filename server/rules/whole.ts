/** The target for the end as it stands, and what its years have brought, as something to be divided. Pure. */
import type { DecimalText } from '../../db/schema.ts'
import { lastPeriodOf, yearOf } from '../basics/calendar.ts'
import type { Exact } from '../basics/decimal.ts'
import { ofUnits, text, unitsIn } from '../basics/decimal.ts'
import { aimOf, hasNumber } from '../measures/bound.ts'
import { measureOf } from '../measures/index.ts'
import type { Division, TargetFact } from '../measures/measure.ts'
import { isGrey } from '../measures/measure.ts'
import { hasEnded } from './due.ts'
import type { Whole } from './decompose.ts'
import { yearsOfDivision } from './decompose.ts'
import type { Settled } from './settle.ts'
import { measureFacts } from './find.ts'

/**
 * What stays when years are proposed. `missing`: every target that stands, so that only the years without one are filled. `all`: nothing. `rest`:
 * what closed years have brought, so that the rest is spread over the years left.
 */
export const stays = ['missing', 'all', 'rest'] as const
export type Stay = (typeof stays)[number]

/** How an indicator's target falls into years; `null` where there is nothing to divide, as of goals in words. */
const divisionOf = ({ measure, judgedAs }: { readonly measure: string; readonly judgedAs?: string | null }): Division | null => {
  const kind = measureOf(measure)
  if (kind.isMade && judgedAs == null) return null
  return kind.divides({ judgedAs: judgedAs == null ? null : measureOf(judgedAs) })
}

/** The target that is divided: the final one, or the last that is dated; `null` where none has a number of its own. */
const endOf = ({ targets }: Settled): TargetFact | null =>
  targets.findLast((target) => target.kind === 'final' && hasNumber(target)) ??
  targets.findLast((target) => target.kind === 'node' && hasNumber(target)) ??
  null

/** Year targets in force, by year. */
const yearTargetsOf = ({ targets, facts }: Settled): ReadonlyMap<number, DecimalText> =>
  new Map(
    targets.flatMap((target) =>
      target.kind === 'year' && hasNumber(target) ? [[yearOf(target.dueOn), text(aimOf(target, facts.indicator.better))] as const] : [],
    ),
  )

/** Figures that do not end are kept with so many more places than are shown. */
const morePlaces = 2

/** What a closed year has brought; `null` where it has not ended or nobody knows. */
const broughtIn = (settled: Settled, division: Division, year: number): DecimalText | null => {
  const { indicator } = settled.facts
  const last = lastPeriodOf(year, indicator.frequency)
  if (division.brought === null || !hasEnded(last, settled.today)) return null
  const found: Exact | { readonly grey: string } = division.brought(measureFacts(settled, last), year)
  if (isGrey(found)) return null
  const places = indicator.decimals + morePlaces
  return text(ofUnits(unitsIn(found as Exact, places, 'near'), places))
}

/** So many past years tell a shape. */
const yearsBack = 10

const startOf = (settled: Settled, division: Division, before: number): Whole['start'] => {
  const brought = broughtIn(settled, division, before)
  if (brought !== null) return { year: before, value: brought }
  const { baseline } = settled
  return baseline === null || division.into === 'count' ? null : { year: baseline.period.year, value: text(baseline.value) }
}

const sums = new Set<Division['into']>(['parts', 'falls'])

export interface Wholes {
  readonly division: Division
  readonly whole: Whole
  readonly end: TargetFact
  /** What closed years of the plan have brought, as far as it is known. */
  readonly brought: ReadonlyMap<number, DecimalText>
  /** Year targets in force. */
  readonly years: ReadonlyMap<number, DecimalText>
}

/** @returns `null` where there is nothing to divide, or no number for the end. */
export const wholeOf = (settled: Settled, stay: Stay): Wholes | null => {
  const { indicator } = settled.facts
  const division = divisionOf(indicator)
  const end = endOf(settled)
  if (division === null || end === null || (division.into === 'bound' && end.value === null)) return null
  const begins = yearOf(indicator.plan.from)
  const years = yearTargetsOf(settled)
  const planYears = Array.from({ length: Math.max(0, yearOf(settled.today) - begins) }, (_, place) => begins + place)
  const brought = new Map(
    planYears.flatMap((year) => {
      const value = broughtIn(settled, division, year)
      return value === null ? [] : [[year, value] as const]
    }),
  )
  const spreads = stay === 'rest' && division.brought !== null
  const carries = sums.has(division.into)
  const closed = spreads ? [...brought.keys()].at(-1) : undefined
  // Amounts of closed years are part of the sum; on a way the last of them is where the rest begins.
  const firstOpen = closed === undefined || carries ? begins : closed + 1
  const start = startOf(settled, division, firstOpen - 1)
  // A way that begins inside the plan has no years before.
  const firstYear = division.into === 'way' && start !== null && start.year >= firstOpen ? start.year + 1 : firstOpen
  const dated = settled.targets.filter((target) => target.kind === 'node' && hasNumber(target) && target.dueOn < end.dueOn)
  const nodes = dated.map((node) => ({ dueOn: node.dueOn, value: text(aimOf(node, indicator.better)) }))
  const bare: Whole = {
    into: division.into,
    target: text(aimOf(end, indicator.better)),
    dueOn: end.dueOn,
    firstYear,
    start,
    decimals: indicator.decimals,
    settled: new Map(),
    nodes,
    past: [],
  }
  const atYearEnds = new Map(nodes.filter(({ dueOn }) => dueOn.endsWith('-12-31')).map(({ dueOn, value }) => [yearOf(dueOn), value]))
  const kept = spreads && carries ? brought : stay === 'missing' ? years : new Map<number, DecimalText>()
  const own = new Set(yearsOfDivision(bare))
  const stands = [...(carries || division.into === 'bound' ? [] : atYearEnds), ...kept].filter(([year]) => own.has(year))
  const whole = { ...bare, settled: new Map(stands) }
  const firstProposed = [...own].find((year) => !whole.settled.has(year)) ?? firstYear
  const past = Array.from({ length: yearsBack }, (_, place) => broughtIn(settled, division, firstProposed - yearsBack + place))
  return { division, whole: { ...whole, past: past.slice(past.lastIndexOf(null) + 1) as DecimalText[] }, end, brought, years }
}
