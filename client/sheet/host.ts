/** The seam between the sheet and the page that mounts it: plain data and calls. */
import type { EditsAnswer } from '../../server/wire/edits.ts'
import type { HereCell, LiveChange, PersonHere } from '../../server/wire/live.ts'
import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'
import type { RightsView } from '../../server/wire/plans.ts'
import type { QuestionsView } from '../../server/wire/questions.ts'
import type { Id, Instant, Language, ObservationFlag, Period } from '../../server/wire/rows.ts'
import type { FigureBefore, TalkView } from '../../server/wire/story.ts'
import type { RowCondition } from '../../server/wire/views.ts'
import type { Batch } from '../edits/entry.ts'
import type { KeptWay } from '../edits/kept-steps.ts'
import type { Way } from '../edits/undo.ts'
import type { Choice, SheetFilter } from './conditions.ts'
import type { Grouping } from './groupings.ts'
import type { Layout } from './layout.ts'
import type { RowActs } from './plan-rows.ts'
import type { ShownView } from './plan-table.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface SheetHost {
  readonly view: ShownView
  readonly rights: RightsView
  /** Who is signed in: unsent edits that a page left behind are brought back to nobody else. */
  readonly person: Id
  readonly language: Language
  readonly words: SheetTexts
  /** For the style elements that AG Grid makes. */
  readonly nonce: string | null
  /** Where the layout is remembered in `localStorage`. */
  readonly layoutKey: string
  readonly dark: boolean
  /** The way back that several sheets share; else the sheet has its own. */
  readonly way?: KeptWay | undefined
  /** The next step of a shared way lies in another sheet of the plan, and is to be taken there. */
  readonly onStepElsewhere?: (sheet: PlanSheetName, way: Way, steps: number) => void
  /** Rejects with an error that has `status` (0 where no answer came), `code`, and `detail`, a sentence. */
  readonly post: (batch: Batch) => Promise<EditsAnswer>
  /** Says that figures were checked and are right, and hands in what is open then. Rejects as `post` does. */
  readonly check: (questions: readonly Id[], remark: string) => Promise<void>
  /** A moment as people read it, short. */
  readonly when: (at: Instant) => string
  readonly onExplain: (indicator: Id, period: Period | null) => void
  /** All about a cell, or with `period` null about the indicator. */
  readonly onStory?: (row: Id, period: Period | null, column: string) => void
  /** The last twelve figures before a period, for what the sheet does not show. */
  readonly figuresBefore?: (indicator: Id, period: Period) => Promise<readonly FigureBefore[]>
  /** The active cell is another. */
  readonly onActive: (cell: HereCell | null) => void
  readonly onStatus: (status: SheetStatus) => void
  readonly onHead: (head: HeadAsked) => void
  /** Columns stand otherwise: for whoever lists or saves them. */
  readonly onLayout: (layout: Layout) => void
}

export const densities = ['compact', 'normal', 'roomy'] as const
export type Density = (typeof densities)[number]

/** A column as the page lists it. */
export interface ColumnChoice {
  readonly id: string
  readonly title: string
  /** Head that it stands under; empty for none. */
  readonly group: string
  readonly isShown: boolean
  readonly isFrozen: boolean
}

/** The head of a column was pressed: what can be done with it is asked for. */
export interface HeadAsked {
  readonly column: string
  readonly title: string
  /** How rows can be chosen by it. */
  readonly by: RowCondition['kind']
  /** In pixels of the window. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

export interface SheetStatus {
  /** Selected cells, and how many of them hold a number; figures as decimal text. */
  readonly selected: number
  readonly numbers: number
  readonly sum: string | null
  readonly average: string | null
  readonly min: string | null
  readonly max: string | null
  /** Edits on their way, and those that need the person: conflicts and refusals. */
  readonly pending: number
  readonly failed: number
  /** Cells with an open question that the person may answer. */
  readonly asked: number
  /** Indicators that fit the filters, under folded groups too. */
  readonly shownRows: number
  readonly allRows: number
  /** How deep the groups stand; 0 without any. */
  readonly levels: number
  /** What was typed or arrived since would have rows stand elsewhere, or not at all. */
  readonly isStale: boolean
  /** What would be undone and redone next, in words; `null` for nothing. */
  readonly undo: string | null
  readonly redo: string | null
  /** Edits wait, for the connection or for somebody to sign in; `message` says which. */
  readonly offline: boolean
  readonly message: string | null
}

export interface PeriodFacts {
  readonly period: Period
  readonly name: string
  readonly isClosed: boolean
  readonly hasBegun: boolean
}

export interface SheetHandle {
  /** Which sheet it is. */
  readonly sheet: HereCell['sheet']
  /** Columns that rows are chosen by from a list. */
  readonly listed: () => readonly string[]
  readonly applyChange: (change: LiveChange) => void
  /** Another state of the same plan and years, or of others; unsent edits stay. */
  readonly reload: (view: ShownView, rights: RightsView) => void
  /** What is open, as the server lists it; `null` where nothing is asked, of a past day. */
  readonly setQuestions: (view: Pick<QuestionsView, 'seq' | 'questions'> | null) => void
  /** About which cells anything is said or filed; `null` of a past day. */
  readonly setTalk: (view: TalkView | null) => void
  /** Opens what is to be told of the active cell. */
  readonly tellStory: () => void
  /** Whether a cell takes what is written: it is shown, the person's, and its period open. */
  readonly takes: (indicator: Id, period: Period) => boolean
  /** Gives a figure another flag, as an edit like any other. */
  readonly setFlag: (indicator: Id, period: Period, flag: ObservationFlag) => void
  /** Whether the last figures stand beside the editor. */
  readonly setRecent: (isOn: boolean) => void
  /** On to the next cell with an open question. */
  readonly nextAsked: () => void
  readonly setQuickSearch: (text: string) => void
  readonly setFilter: (filter: SheetFilter) => void
  readonly setGrouping: (grouping: Grouping) => void
  /** Groups of this level (from 0) and deeper ones fold; `null` opens all. */
  readonly foldTo: (depth: number | null) => void
  /** Sorts, filters and groups by what the cells hold now. */
  readonly rearrange: () => void
  /** Whole rows, where the plan itself is edited. */
  readonly rows: RowActs
  /** @param steps one, if not given. */
  readonly undo: (steps?: number) => void
  readonly redo: (steps?: number) => void
  /** What stands to be undone or redone, next first, in words. */
  readonly steps: (way: Way) => readonly string[]
  readonly focus: () => void
  readonly goTo: (indicator: Id, period?: Period) => void
  /** Of a period's column; `null` of others. */
  readonly periodFacts: (column: string) => PeriodFacts | null
  /** Others who are here. */
  readonly setPeople: (people: readonly PersonHere[]) => void
  /** In words; `null` where it is not in this sheet. */
  readonly nameOfCell: (cell: HereCell) => string | null
  readonly visibleCount: () => number
  /** Columns as they begin. */
  readonly resetLayout: () => void
  readonly layout: () => Layout
  readonly setLayout: (layout: Layout) => void
  readonly columns: () => readonly ColumnChoice[]
  readonly showColumns: (ids: readonly string[], isShown: boolean) => void
  /** Everything up to a column stays in sight while the rest scrolls; `null` lets all scroll. @returns `false` where that is too wide. */
  readonly freezeTo: (column: string | null) => boolean
  readonly sortBy: (column: string, way: 'asc' | 'desc' | null) => void
  /** What there is to choose by in a column, with the rows that each would leave. */
  readonly choicesOf: (column: string) => readonly Choice[]
  readonly titleOf: (column: string) => string
  /** Finds texts as they are written or by pinyin. */
  readonly finder: (query: string) => (text: string) => boolean
  readonly setDensity: (density: Density) => void
  readonly setTheme: (dark: boolean) => void
  readonly destroy: () => void
}
