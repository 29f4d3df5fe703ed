/** What is looked back at while typing: the periods before a cell's, and where there is room to show them. Pure. */
import type { Period } from '../../server/wire/rows.ts'
import type { FigureBefore } from '../../server/wire/story.ts'
import { partsOf } from './periods.ts'

const inYear = { 'half-year': 2, quarter: 4, month: 12 } as const
const two = (number: number): string => String(number).padStart(2, '0')

/** Periods of the same length that end before another begins, the latest first. @example periodsBefore('2026-Q1', 2)   // ['2025-Q4', '2025-Q3'] */
export const periodsBefore = (period: Period, count: number): readonly Period[] => {
  const { year, kind, place, day } = partsOf(period)
  return Array.from({ length: count }, (_, back) => {
    const steps = back + 1
    if (kind === 'year') return String(Number(year) - steps)
    if (kind === 'day') return new Date(Date.UTC(Number(year), place - 1, day - steps)).toISOString().slice(0, 10)
    const at = Number(year) * inYear[kind] + place - 1 - steps
    const [inside, of] = [(at % inYear[kind]) + 1, Math.floor(at / inYear[kind])]
    return kind === 'month' ? `${of}-${two(inside)}` : `${of}-${kind === 'quarter' ? 'Q' : 'H'}${inside}`
  })
}

/** The same period a year before. */
const yearBefore = (period: Period): Period => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

export interface Recent {
  readonly period: Period
  /** `null` where there is none, or it is not known yet. */
  readonly value: string | null
  readonly isYearBefore: boolean
}

export const lookedBack = 12

/**
 * The last twelve, the latest first.
 *
 * @param shown what the sheet holds; `undefined` for a period that it does not show.
 */
export const recentFigures = (period: Period, shown: (period: Period) => string | null | undefined, fetched: readonly FigureBefore[]): readonly Recent[] => {
  const others = new Map(fetched.map((figure) => [figure.period, figure.value]))
  const same = partsOf(period).kind === 'year' ? null : yearBefore(period)
  return periodsBefore(period, lookedBack).map((one) => {
    const own = shown(one)
    return { period: one, value: own === undefined ? (others.get(one) ?? null) : own, isYearBefore: one === same }
  })
}

/** A line through the figures from the earliest to the latest, as points of an SVG; empty where there are fewer than two. */
export const sparkline = (figures: readonly Recent[], width: number, height: number): string => {
  const points = figures.toReversed().flatMap(({ value }, place) => {
    // Only drawn: never judged, never written.
    const number = value === null || value === '-' ? Number.NaN : Number(value)
    return Number.isFinite(number) ? [[place, number] as const] : []
  })
  if (points.length < 2) return ''
  const values = points.map(([, value]) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = width / Math.max(1, figures.length - 1)
  const tall = most === least ? 1 : most - least
  return points.map(([place, value]) => `${(place * step).toFixed(1)},${(height - ((value - least) / tall) * height).toFixed(1)}`).join(' ')
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const gap = 10

/**
 * Where a panel stands beside the cell that is typed into: never over its column, down which Enter goes, nor over the next one, to which Tab goes,
 * nor over the head or what is pinned. `null` where there is no room.
 *
 * @param room the sheet's, below its head and beside its pinned columns.
 */
export const placeBeside = (cell: Box, room: Box, panel: Pick<Box, 'width' | 'height'>): Pick<Box, 'left' | 'top'> | null => {
  const [right, bottom] = [room.left + room.width, room.top + room.height]
  if (panel.height > room.height) return null
  const top = Math.max(room.top, Math.min(cell.top, bottom - panel.height))
  const after = cell.left + 2 * cell.width + gap
  if (after + panel.width <= right) return { left: after, top }
  const before = cell.left - gap - panel.width
  return before >= room.left ? { left: before, top } : null
}
