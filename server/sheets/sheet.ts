/**
 * A sheet is a table that people edit cell by cell. Each says how the text of a cell is read and what cells there are; the
 * gate (`actions/apply-edits.ts`) writes what comes out. Pure.
 */
import type { DateText, DecimalText, Frequency, Id, ObservationFlag, Period, VerdictValue } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import type { CellAddress, EditRequest } from '../wire.ts'

/** What checking an edit needs to know about its indicator. */
export interface IndicatorCell {
  readonly id: Id
  readonly measure: string
  readonly unit: string
  readonly frequency: Frequency
}

export interface EditFacts {
  readonly plan: { readonly startsOn: DateText; readonly endsOn: DateText }
  readonly today: DateText
  /** Name of the person who types; signs verdicts. */
  readonly by: string
}

/** A cell's new content, read. `value` null clears. */
export type Checked =
  | {
      readonly sheet: 'observations'
      readonly indicator: Id
      readonly period: Period
      readonly value: string | null
      readonly typed: string
      readonly flag: ObservationFlag
      readonly verdict: VerdictValue | null
      readonly understood: string | null
    }
  | {
      readonly sheet: 'indicators'
      readonly indicator: Id
      readonly column: 'baselinePeriod' | 'baselineValue'
      readonly value: string | null
      readonly understood: string | null
    }
  | { readonly sheet: 'targets'; readonly indicator: Id; readonly year: number; readonly value: DecimalText | null; readonly understood: string | null }

type AddressOf<S extends CellAddress['sheet']> = Extract<CellAddress, { sheet: S }>

export interface Sheet<S extends CellAddress['sheet']> {
  /** Who may write its cells: those who fill in figures, or those who set up plans. */
  readonly writers: 'figures' | 'plan'
  readonly check: (cell: AddressOf<S>, edit: EditRequest, indicator: IndicatorCell, facts: EditFacts) => Extract<Checked, { sheet: S }> | Problem
}
