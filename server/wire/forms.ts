/** The form behind a link in a mail. */
import type { DateText, Id, Instant, Language, Light, ObservationFlag, OrderState } from '../../db/schema.ts'
import type { CellAddress, EditOutcome } from './edits.ts'
import type { OwedCell, OwedView } from './owed.ts'

export type FigureAddress = Extract<CellAddress, { readonly sheet: 'observations' }>

/** A figure that the link asks for. */
export interface FormCell extends OwedCell {
  readonly cell: FigureAddress
  /** Standing warning that the figure is missing: who cannot give it yet says so there. */
  readonly warning: Id | null
}

/** A figure that was written through the link: it may be put right as long as nobody else has changed it. */
export interface FilledCell {
  readonly plan: Id
  readonly cell: FigureAddress
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly decimals: number
  readonly counted: boolean
  readonly periodLabel: string
  readonly value: string | null
  readonly flag: ObservationFlag
  /** What came of it, where the newest verdict is of this period. */
  readonly light: Light | null
  readonly sentence: string | null
}

/** What a department has said about a warning. */
export interface AcknowledgedView {
  readonly who: string
  readonly at: Instant
  readonly reason: string
  readonly measures: string
  readonly promisedOn: DateText
}

export interface FormWarning {
  readonly id: Id
  readonly indicator: Id
  readonly number: string
  readonly name: string
  readonly nameEn: string
  readonly causeWord: string
  readonly light: Light
  readonly periodLabel: string
  readonly sentence: string
  /** It is that a figure is missing. */
  readonly isMissing: boolean
  readonly acknowledged: AcknowledgedView | null
}

/** What a department does with an order by a link; the rest wants files, and is done in the product. */
export const formActs = ['signed', 'reported', 'extension_asked'] as const
export type FormAct = (typeof formActs)[number]

export interface FormOrder {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly demand: string
  readonly state: OrderState
  readonly stateWord: string
  readonly overdue: boolean
  readonly firstLimitOn: DateText
  readonly limitOn: DateText
  /** A later limit was asked for, and nobody has decided. */
  readonly extensionAsked: DateText | null
  /** `why` says what stands in the way. */
  readonly acts: readonly { readonly act: FormAct; readonly word: string; readonly why: string | null }[]
}

export interface FormView {
  /** The person's name and language. */
  readonly person: string
  readonly language: Language
  readonly demonstration: boolean
  /** Last day of the link. */
  readonly until: DateText
  readonly today: DateText
  readonly plans: OwedView['plans']
  readonly cells: readonly FormCell[]
  readonly filled: readonly FilledCell[]
  readonly warnings: readonly FormWarning[]
  readonly orders: readonly FormOrder[]
  /** What is wanted next of the person, beyond this form. */
  readonly next: OwedView['next']
  readonly words: OwedView['words']
}

/** Why a form is not shown: it was not opened yet, is another browser's, its days are over, or a newer link was opened in its stead. */
export const closedForms = ['ready', 'elsewhere', 'expired', 'replaced'] as const

export interface ClosedForm {
  readonly state: (typeof closedForms)[number]
  readonly person: string
  readonly language: Language
  readonly until: DateText
  /** How much it asked for when it was sent. */
  readonly cells: number
  readonly warnings: number
  readonly orders: number
  /** When the mail with a new link leaves, where one was asked for. */
  readonly renewedFor: Instant | null
}

export type FormAnswer = { readonly state: 'open'; readonly form: FormView } | ClosedForm

/** Outcomes in the order of the request, and the form as it is now. */
export interface FilledAnswer {
  readonly outcomes: readonly EditOutcome[]
  readonly form: FormView
}
