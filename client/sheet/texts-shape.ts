/** Every sentence that the sheet itself says; what comes from the server is a sentence already. */
import type { Way } from '../edits/undo.ts'
import type { Frequency, Period } from '../../server/wire/rows.ts'
import type { BarTexts } from './bar.ts'
import type { Extent } from './block.ts'

/** Why a cell takes no text. */
export type Bar = 'shown_only' | 'not_yours' | 'not_begun' | 'not_reported_so_often' | 'plan_office_only' | 'computed' | 'closed'

export interface SheetTexts {
  readonly groups: { readonly basics: string; readonly judged: string; readonly quarters: string }
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
    readonly flag: string
    readonly expected: string
    readonly actual: string
    readonly lead_points: string
    readonly share: string
    readonly timeShare: string
    readonly gap: string
  }
  /** Lists to choose by: what is nothing in them, and any part in an indicator. */
  readonly facets: { readonly none: string; readonly department: string }
  readonly headMenu: (title: string) => string
  readonly frozenTooWide: string
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
  /** A period that takes no figures: who closed it and why; when is shown as it comes. */
  readonly closedBy: (who: string | null, when: string, note: string | null) => string
  /** While somebody types into it. */
  readonly closedMeanwhile: (period: string, who: string | null) => string
  readonly openedMeanwhile: (period: string) => string
  readonly turned: (who: string | null, closed: readonly string[], opened: readonly string[]) => string
  readonly sheet: string
  /** Only so many rows are printed. */
  readonly printed: (rows: number) => string
  readonly keysHint: string
  readonly explain: string
  readonly refused: string
  /** How a cell stands that is not settled, read out with it. */
  readonly marks: Readonly<Record<'waiting' | 'saving' | 'refused' | 'conflict', string>>
  readonly typed: (text: string) => string
  readonly conflict: (who: string | null, when: string | null, value: string, mine: string) => string
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
  readonly labels: {
    readonly typing: string
    readonly paste: string
    readonly cut: string
    readonly clear: string
    readonly fill: string
    readonly flag: string
  }
  readonly wrote: (written: number, skipped: number, outside: number) => string
  readonly copied: (cells: number) => string
  readonly tooMuch: string
  /** A step of several cells, with the name of the first. */
  readonly step: (label: string, cells: number, first: string) => string
  readonly stepOfOne: (label: string, cell: string, from: string, to: string) => string
  /** What undoing or redoing is called, where it stands as an act of its own. */
  readonly stepTaken: (way: Way, label: string, steps: number) => string
  readonly flagged: (value: string, flag: string) => string
  readonly stepped: (way: Way, cells: number, closed: number) => string
  /** The step lies in another year's sheet. */
  readonly stepElsewhere: string
  readonly overwrittenTitle: (way: Way, cells: number) => string
  /** Who wrote what meanwhile, and when where that is known; what the step would put there. */
  readonly overwritten: (cell: string, theirs: string, who: string | null, when: string | null, mine: string) => string
  readonly andMore: (cells: number) => string
  readonly restOnly: (way: Way, cells: number) => string
  readonly overTheirs: (cells: number) => string
  readonly leaveAll: string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly offline: (waiting: number) => string
  readonly signedOut: (waiting: number) => string
  /** Heard when the connection is found again. */
  readonly back: (waiting: number) => string
  readonly open: (conflicts: number, problems: number) => string
  /** The browser has no room for unsent edits, or keeps nothing. */
  readonly notKept: string
  readonly brought: (count: number) => string
  /** What is said and filed about a cell. */
  readonly talk: (comments: number, files: number) => string
  readonly recent: string
  readonly byOther: (who: string | null, value: string) => string
  /** Between the parts of a sentence. */
  readonly comma: string
  readonly wholeSheet: string
  readonly paste: {
    readonly tooLarge: string
    readonly larger: (asked: Extent, has: Extent) => string
    readonly beyond: (cells: number, rows: number, columns: number) => string
    readonly hiddenRows: (rows: number) => string
    readonly fit: (cells: number) => string
    readonly cancel: string
    readonly cancelled: string
    readonly tooMuch: (cells: number, most: number) => string
    readonly cleared: (cells: number) => string
    readonly merged: (cells: number) => string
    readonly tooLong: (cells: number, most: number) => string
    readonly onlyShown: (hidden: number) => string
    readonly oneFile: string
    readonly noTextFile: (name: string) => string
    readonly largeFile: (megabytes: number) => string
    readonly byKey: string
  }
  readonly find: BarTexts & {
    readonly next: string
    readonly previous: string
    readonly looking: string
    readonly count: (at: number, all: number, isCut: boolean, hiddenRows: number) => string
    readonly none: (hiddenRows: number) => string
  }
  readonly goTo: BarTexts & {
    readonly none: string
    readonly rowHidden: string
    readonly columnHidden: (period: string) => string
  }
  readonly menu: {
    readonly label: string
    readonly cut: string
    readonly copy: string
    readonly paste: string
    readonly clear: string
    readonly fillDown: string
    readonly fillRight: string
    readonly explain: string
    readonly story: string
    readonly ascending: string
    readonly descending: string
    readonly unsorted: string
    readonly keys: string
  }
  readonly help: {
    readonly title: string
    readonly close: string
    /** Keys apart by ` / ` are several; each with what it does. */
    readonly groups: readonly { readonly title: string; readonly keys: readonly (readonly [keys: string, does: string])[] }[]
    readonly notes: readonly string[]
  }
  /** AG Grid's own texts that are worded differently here. */
  readonly grid: Readonly<Record<string, string>>
}
