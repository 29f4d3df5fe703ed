/** Every sentence that the sheet itself says; what comes from the server is a sentence already. */
import type { Frequency, Period } from '../../server/wire.ts'

/** Why a cell takes no text. */
export type Bar = 'shown_only' | 'not_yours' | 'not_begun' | 'not_reported_so_often' | 'plan_office_only' | 'computed'

export interface SheetTexts {
  readonly groups: { readonly basics: string; readonly judged: string }
  readonly columns: {
    readonly light: string
    readonly number: string
    readonly name: string
    readonly unit: string
    readonly lead: string
    readonly responsible: string
    readonly dimension: string
    readonly measure: string
    readonly frequency: string
    readonly baselinePeriod: string
    readonly baselineValue: string
    readonly target: string
    readonly dueOn: string
    readonly yearTarget: string
    readonly judgedPeriod: string
    readonly outcome: string
    readonly expected: string
    readonly actual: string
    readonly lead_points: string
    readonly share: string
    readonly timeShare: string
    readonly gap: string
  }
  /** Rows of groups. */
  readonly outline: {
    readonly withoutTask: string
    readonly withoutDepartment: string
    readonly count: (indicators: number) => string
    readonly open: string
    readonly folded: string
    readonly level: (level: number) => string
    readonly alsoUnder: (titles: readonly string[]) => string
  }
  readonly frequencies: Readonly<Record<Frequency, string>>
  readonly year: (year: string) => string
  /** Head of a period's column, under its year. */
  readonly periodShort: (period: Period) => string
  readonly periodLong: (period: Period) => string
  readonly notApplicable: string
  readonly empty: string
  /** Stands where the document gives no department, target or day. */
  readonly unsaid: string
  readonly bars: Readonly<Record<Bar, string>>
  readonly sheet: string
  readonly keysHint: string
  readonly explain: string
  readonly refused: string
  readonly typed: (text: string) => string
  readonly conflict: (who: string | null, value: string, mine: string) => string
  readonly takeTheirs: string
  readonly putMine: string
  readonly takeAllTheirs: (count: number) => string
  readonly putAllMine: (count: number) => string
  readonly editAgain: string
  readonly giveUp: string
  readonly checked: string
  readonly putRight: string
  readonly remark: string
  readonly notChecked: string
  readonly asked: (cells: number) => string
  readonly selected: (cells: number) => string
  readonly labels: { readonly typing: string; readonly paste: string; readonly cut: string; readonly clear: string; readonly fill: string }
  readonly wrote: (written: number, skipped: number, outside: number) => string
  readonly copied: (cells: number) => string
  readonly tooMuch: string
  readonly undone: (cells: number, passedOver: number) => string
  readonly redone: (cells: number, passedOver: number) => string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly offline: (waiting: number) => string
  readonly signedOut: (waiting: number) => string
  readonly open: (conflicts: number, problems: number) => string
  /** The browser has no room for unsent edits, or keeps nothing. */
  readonly notKept: string
  readonly brought: (count: number) => string
  readonly byOther: (who: string | null, value: string) => string
  /** AG Grid's own texts that are worded differently here. */
  readonly grid: Readonly<Record<string, string>>
}
