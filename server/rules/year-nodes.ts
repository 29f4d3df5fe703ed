/**
 * Quarters or months inside years, as a department would file them (季度节点): read off the line by which the year itself is judged, so that
 * what is proposed and what is judged are the same. Pure.
 */
import type { DecimalText, Instant, Operator, PathNode, Period } from '../../db/schema.ts'
import { lastPeriodOf, localDate, periodsBetween, spanOf, tickAtEnd } from '../basics/calendar.ts'
import { minus, ofUnits, placesOf, text, unitsIn } from '../basics/decimal.ts'
import type { Exact } from '../basics/decimal.ts'
import type { Workdays } from '../basics/workdays.ts'
import { valueAt } from '../paths/path.ts'
import type { Facts, TargetFacts } from './facts.ts'
import { measureFacts } from './find.ts'
import { settle } from './settle.ts'

export const nodeFrequencies = ['quarter', 'month'] as const
export type NodeFrequency = (typeof nodeFrequencies)[number]

/** A stand at the end of a quarter or month, in the sense in which the indicator is judged, and what it adds to the one before. */
export interface YearNode {
  readonly period: Period
  readonly value: DecimalText
  readonly part: DecimalText
}

export interface NodesAsked {
  /** Values of years as they would be; a year whose target stands already need not be named. */
  readonly years: ReadonlyMap<number, DecimalText>
  readonly operator: Operator
  /** Years to be divided. */
  readonly within: readonly number[]
  readonly frequency: NodeFrequency
  /** Key on the shelf of paths: how a year runs. */
  readonly path: string
}

const coarseness = { day: 0, month: 1, quarter: 2, 'half-year': 3, year: 4 } as const

const asTarget = (year: number, value: DecimalText, operator: Operator, date: string): TargetFacts => ({
  kind: 'year',
  dueOn: `${year}-12-31`,
  operator,
  value,
  modal: null,
  approval: { body: null, documentNumber: null, date, reason: null },
})

/**
 * Nodes of each year, the year's end last: there the year's target stands. Empty where the measure is not judged along a line that a filed node
 * could bend, and where figures come no more often.
 */
export const nodesOfYears = (facts: Facts, asked: NodesAsked, asOf: Instant, workdays: Workdays): readonly YearNode[] => {
  const { indicator } = facts
  if (coarseness[indicator.frequency] > coarseness[asked.frequency]) return []
  const today = localDate(asOf, indicator.plan.timeZone)
  const proposed = [...asked.years].map(([year, value]) => asTarget(year, value, asked.operator, today))
  const settled = settle({ ...facts, indicator: { ...indicator, path: { kind: asked.path } }, targets: [...facts.targets, ...proposed] }, asOf, workdays)
  const places = Math.max(indicator.decimals, ...[...asked.years.values()].map(placesOf))
  const divides = settled.measure.divides(settled)
  if (divides === null || divides.into === 'count') return []
  return asked.within.flatMap((year) => {
    const line = settled.measure.course(measureFacts(settled, lastPeriodOf(year, indicator.frequency)))
    if (line === null) return []
    const rounded = (value: Exact): Exact => ofUnits(unitsIn(value, places, 'near'), places)
    let before = rounded(valueAt(line, tickAtEnd(`${year - 1}-12-31`, indicator.frequency)))
    return periodsBetween(`${year}-01-01`, `${year}-12-31`, asked.frequency).map(({ text: period, to }): YearNode => {
      const value = rounded(valueAt(line, tickAtEnd(to, indicator.frequency)))
      const part = minus(value, before)
      before = value
      return { period, value: text(value), part: text(part) }
    })
  })
}

/** Nodes that are filed: those at a year's end are its target and stand there already. @param exceptYears whose nodes are replaced. */
export const filedNodes = (before: readonly PathNode[], exceptYears: readonly number[], nodes: readonly PathNode[]): readonly PathNode[] => {
  const replaced = new Set(exceptYears.map(String))
  const isInside = ({ period }: PathNode): boolean => !/-(Q4|12)$/.test(period)
  return [...before.filter(({ period }) => !replaced.has(period.slice(0, 4))), ...nodes.filter(isInside)]
    .map(({ period, value }) => ({ period, value }))
    .toSorted((a, b) => endOf(a).localeCompare(endOf(b)))
}
const endOf = ({ period }: PathNode): string => spanOf(period).to
