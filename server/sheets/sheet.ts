/**
 * A sheet is a table that people edit cell by cell. Each says how the text of a cell is read and what cells there are; the
 * gate (`actions/apply-edits.ts`) writes what comes out. Pure.
 */
import type { DateText, DecimalText, Frequency, Id, ObservationFlag, Period, VerdictValue } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'

/** A cell that can be edited. `observations` by period; `indicators` by column. */
export type CellAddress =
  | { readonly sheet: 'observations'; readonly indicator: Id; readonly period: Period }
  | { readonly sheet: 'indicators'; readonly indicator: Id; readonly column: 'baselinePeriod' | 'baselineValue' }
  | { readonly sheet: 'targets'; readonly indicator: Id; readonly year: number }

export interface EditRequest {
  readonly cell: CellAddress
  /** The value the person saw when starting to type; `null` for an empty cell. */
  readonly was: string | null
  readonly text: string
  /** Flag of a figure; without it the figure is verified. */
  readonly flag?: ObservationFlag | undefined
}

/** What checking an edit needs to know about its indicator. */
export interface IndicatorCell {
  readonly id: Id
  readonly measure: string
  readonly unit: string
  readonly frequency: Frequency
  /** Set where its figures are made from others', and nobody types them. */
  readonly formula: string | null
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
      readonly flag: null
      readonly understood: string | null
    }
  | {
      readonly sheet: 'targets'
      readonly indicator: Id
      readonly year: number
      readonly value: DecimalText | null
      readonly flag: null
      readonly understood: string | null
    }

export type AddressOf<S extends CellAddress['sheet']> = Extract<CellAddress, { sheet: S }>

export type SheetKind = CellAddress['sheet']

/** Where a cell stands in its sheet, as the `change` rows name it. */
export interface CellPlace {
  readonly sheet: SheetKind
  readonly rowId: Id
  readonly column: string
}

/** Columns of a whole sheet in which editable cells are shown; an entry a row. */
export interface ShownColumns {
  /** Year whose target is shown. */
  readonly to: number
  readonly values: Readonly<Record<Period, (string | null)[]>>
  readonly rows: Readonly<Record<'baselinePeriod' | 'baselineValue' | 'yearTarget', (string | null)[]>>
}

export interface Sheet<S extends SheetKind> {
  readonly place: (cell: AddressOf<S>) => CellPlace
  /** The address that `place` came from. */
  readonly address: (rowId: Id, column: string) => AddressOf<S>
  /** The column that shows a cell; `undefined` where none of these does. */
  readonly shownIn: (cell: AddressOf<S>, columns: ShownColumns) => (string | null)[] | undefined
  /** Who may write its cells: those who fill in figures, or those who set up plans. */
  readonly writers: 'figures' | 'plan'
  readonly check: (cell: AddressOf<S>, edit: EditRequest, indicator: IndicatorCell, facts: EditFacts) => Extract<Checked, { sheet: S }> | Problem
}
