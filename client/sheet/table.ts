/** The sheet's data as it changes under the page: the view's columns, with newer values put in place. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { Id, ObservationFlag, Period } from '../../server/wire/rows.ts'
import type { JudgedColumns, JudgedRow, SheetView } from '../../server/wire/sheet.ts'
import { keyOf, rowOf } from '../edits/commands.ts'

/** What the grid holds for each indicator: its place in every column; for a group, its line (`outline.ts`). */
export interface Row {
  readonly place: number
  /** Of a group's row. */
  readonly group?: string
}

export interface Table {
  readonly view: SheetView
  readonly size: number
  readonly rows: readonly Row[]
  readonly idAt: (place: number) => Id
  readonly placeOf: (indicator: Id) => number | undefined
  readonly valueOf: (address: CellAddress) => string | null
  readonly valueAt: (period: Period, place: number) => string | null
  /** `null` if verified. */
  readonly flagAt: (period: Period, place: number) => ObservationFlag | null
  readonly baselinePeriodAt: (place: number) => string | null
  readonly baselineValueAt: (place: number) => string | null
  readonly yearTargetAt: (place: number) => string | null
  readonly judgedAt: <Column extends keyof JudgedColumns>(column: Column, place: number) => JudgedColumns[Column][number]
  /** `false` where the cell is not in this sheet, or a newer value is known already. */
  readonly setCell: (address: CellAddress, value: string | null, flag: ObservationFlag | null, seq: number) => boolean
  readonly setJudged: (row: JudgedRow, seq: number) => boolean
}

export const createTable = (view: SheetView): Table => {
  const { rows } = view
  const places = new Map(rows.id.map((id, place) => [id, place]))
  const values = new Map(Object.entries(view.values).map(([period, list]) => [period, [...list]]))
  const flags = new Map(
    Object.entries(view.flags).map(([period, byPlace]) => [period, new Map(Object.entries(byPlace).map(([place, flag]) => [Number(place), flag]))]),
  )
  const baselinePeriod = [...rows.baselinePeriod]
  const baselineValue = [...rows.baselineValue]
  const yearTarget = [...rows.yearTarget]
  const columns = Object.entries(view.judged).map(([name, list]) => [name, [...(list as readonly unknown[])]])
  // The same keys and lists as the view's, only ours to write.
  const judged = Object.fromEntries(columns) as { -readonly [Column in keyof JudgedColumns]: JudgedColumns[Column][number][] }
  /** Sequence number of the newest value known of a cell, or of the verdict on an indicator. */
  const newest = new Map<string, number>()
  const isOld = (key: string, seq: number): boolean => {
    if (seq < (newest.get(key) ?? view.seq)) return true
    newest.set(key, seq)
    return false
  }

  /** The list that a cell stands in; none where this sheet does not show it. */
  const listOf = (address: CellAddress): (string | null)[] | undefined => {
    if ('period' in address) return values.get(address.period)
    if ('year' in address) return address.year === view.to ? yearTarget : undefined
    return address.column === 'baselinePeriod' ? baselinePeriod : address.column === 'baselineValue' ? baselineValue : undefined
  }

  return {
    view,
    size: rows.id.length,
    rows: rows.id.map((_, place) => ({ place })),
    idAt: (place) => rows.id[place] ?? '',
    placeOf: (indicator) => places.get(indicator),
    valueOf: (address) => listOf(address)?.[places.get(rowOf(address)) ?? -1] ?? null,
    valueAt: (period, place) => values.get(period)?.[place] ?? null,
    flagAt: (period, place) => flags.get(period)?.get(place) ?? null,
    baselinePeriodAt: (place) => baselinePeriod[place] ?? null,
    baselineValueAt: (place) => baselineValue[place] ?? null,
    yearTargetAt: (place) => yearTarget[place] ?? null,
    judgedAt: (column, place) => judged[column][place] ?? null,
    setCell(address, value, flag, seq) {
      const place = places.get(rowOf(address))
      const list = listOf(address)
      if (place === undefined || !list || isOld(keyOf(address), seq)) return false
      list[place] = value
      if (!('period' in address)) return true
      const ofPeriod = flags.get(address.period) ?? new Map<number, ObservationFlag>()
      flags.set(address.period, ofPeriod)
      if (value === null || flag === null || flag === 'verified') ofPeriod.delete(place)
      else ofPeriod.set(place, flag)
      return true
    },
    setJudged(row, seq) {
      const place = places.get(row.indicator)
      if (place === undefined || isOld(row.indicator, seq)) return false
      judged.period[place] = row.period
      judged.light[place] = row.light
      judged.outcome[place] = row.outcome
      judged.reason[place] = row.reason
      judged.actual[place] = row.actual
      judged.expected[place] = row.expected
      judged.gap[place] = row.gap
      judged.share[place] = row.share
      judged.timeShare[place] = row.timeShare
      judged.lead[place] = row.lead
      return true
    },
  }
}
