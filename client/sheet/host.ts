/** The seam between the sheet and the page that mounts it: plain data and calls. */
import type { EditsAnswer, Id, Language, Light, LiveChange, Period, QuestionsView, RightsView, SheetView } from '../../server/wire.ts'
import type { Batch } from '../edits/entry.ts'
import type { Grouping } from './groupings.ts'
import type { SheetTexts } from './texts-shape.ts'

export interface SheetHost {
  readonly view: SheetView
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
  /** Rejects with an error that has `status` (0 where no answer came), `code`, and `detail`, a sentence. */
  readonly post: (batch: Batch) => Promise<EditsAnswer>
  /** Says that figures were checked and are right, and hands in what is open then. Rejects as `post` does. */
  readonly check: (questions: readonly Id[], remark: string) => Promise<void>
  readonly onExplain: (indicator: Id, period: Period | null) => void
  readonly onStatus: (status: SheetStatus) => void
}

export interface SheetFilter {
  /** None or empty: all. */
  readonly lights?: readonly Light[] | undefined
  readonly department?: Id | null | undefined
  /** Departments of the person: leads or takes part. */
  readonly mine?: readonly Id[] | null | undefined
  readonly dimension?: Id | null | undefined
}

export type Density = 'compact' | 'normal'

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
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Edits wait, for the connection or for somebody to sign in; `message` says which. */
  readonly offline: boolean
  readonly message: string | null
}

export interface SheetHandle {
  readonly applyChange: (change: LiveChange) => void
  /** Another state of the same plan and years, or of others; unsent edits stay. */
  readonly reload: (view: SheetView, rights: RightsView) => void
  /** What is open, as the server lists it; `null` where nothing is asked, of a past day. */
  readonly setQuestions: (view: Pick<QuestionsView, 'seq' | 'questions'> | null) => void
  /** On to the next cell with an open question. */
  readonly nextAsked: () => void
  readonly setQuickSearch: (text: string) => void
  readonly setFilter: (filter: SheetFilter) => void
  readonly setGrouping: (grouping: Grouping) => void
  /** Groups of this level (from 0) and deeper ones fold; `null` opens all. */
  readonly foldTo: (depth: number | null) => void
  /** Sorts, filters and groups by what the cells hold now. */
  readonly rearrange: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly focus: () => void
  readonly goTo: (indicator: Id, period?: Period) => void
  readonly visibleCount: () => number
  readonly resetLayout: () => void
  readonly setDensity: (density: Density) => void
  readonly setTheme: (dark: boolean) => void
  readonly destroy: () => void
}
