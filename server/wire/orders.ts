/** Orders of supervision (督办件), and the papers that wait for a signature. */
import type { DateText, Id, Instant, Light, OrderAct, OrderState, PaperContent, PaperKind } from '../../db/schema.ts'
import type { DepartmentName } from './people.ts'
import type { IndicatorName } from './rows.ts'
import type { EvidenceView } from './story.ts'

export type { OrderAct, OrderState, PaperContent, PaperKind } from '../../db/schema.ts'

export interface OrderIndicator extends IndicatorName {
  readonly id: Id
  /** Key of its measure, to look for like cases. */
  readonly measureWord: string
}

/** An order as a list shows it. */
export interface OrderView {
  readonly id: Id
  /** As printed: 〔2026〕3号, with what stands before it. */
  readonly number: string
  readonly year: number
  readonly title: string
  readonly department: DepartmentName
  readonly indicators: readonly OrderIndicator[]
  readonly state: OrderState
  readonly stateWord: string
  readonly overdue: boolean
  /** Legal workdays to the limit, below 0 past it; `null` where none runs. */
  readonly left: number | null
  readonly firstLimitOn: DateText
  readonly limitOn: DateText
  /** The limit that is asked for; `null` where nobody has, or it is decided. */
  readonly extensionAsked: DateText | null
  readonly issuedOn: DateText
  readonly foundOn: DateText
  readonly analysedOn: DateText | null
  readonly measuresOn: DateText | null
  readonly solvedOn: DateText | null
  readonly closedOn: DateText | null
  /** This person has something to do about it now. */
  readonly mine: boolean
}

export interface OrdersView {
  readonly orders: readonly OrderView[]
  /** This person issues, signs and closes. */
  readonly supervises: boolean
  /** Papers that wait for a signature; 0 for everybody else. */
  readonly waiting: number
}

export interface OrderTurnView {
  readonly id: Id
  readonly what: OrderAct
  readonly word: string
  readonly who: string
  readonly at: Instant
  readonly byLink: boolean
  readonly note: string
  readonly limitOn: DateText | null
  readonly files: readonly EvidenceView[]
}

/** What this person may do with an order; `why` says what stands in the way. */
export interface OrderActView {
  readonly act: Exclude<OrderAct, 'issued'>
  readonly word: string
  readonly why: string | null
  /** A word is wanted with it. */
  readonly note: boolean
}

/** One order whole. */
export interface OrderStory extends OrderView {
  readonly demand: string
  readonly basis: string
  readonly issuedBy: string
  /** The signed letter it came with, where this person may read it. */
  readonly paper: Id | null
  readonly turns: readonly OrderTurnView[]
  readonly acts: readonly OrderActView[]
  /** Files that no turn names yet. */
  readonly files: readonly EvidenceView[]
  readonly mayFile: boolean
  readonly review: { readonly cause: string; readonly handling: string; readonly lesson: string; readonly practice: boolean } | null
}

/** A closed case worth learning from. */
export interface PracticeView {
  readonly id: Id
  readonly number: string
  readonly title: string
  readonly department: DepartmentName
  readonly indicators: readonly OrderIndicator[]
  readonly closedOn: DateText
  readonly cause: string
  readonly handling: string
  readonly lesson: string
}

/** A paper as the tray shows it. */
export interface PaperView {
  readonly id: Id
  readonly kind: PaperKind
  readonly kindWord: string
  readonly state: 'open' | 'signed' | 'discarded'
  readonly title: string
  readonly department: DepartmentName | null
  readonly items: number
  readonly madeAt: Instant
  readonly changedAt: Instant
  readonly changedBy: string | null
  /** As printed, once it is signed. */
  readonly number: string | null
  readonly endedAt: Instant | null
  readonly endedBy: string | null
  readonly reason: string | null
  /** Verdicts in it that are others by now. */
  readonly outdated: number
}

export interface PaperStory extends PaperView {
  readonly content: PaperContent
  /** What has changed since it was drafted, in words, by warning. */
  readonly changes: readonly { readonly warning: Id; readonly light: Light; readonly sentence: string }[]
  /** The day that the limit would come to if it were signed today. */
  readonly limitToday: DateText | null
  /** The order that a signed letter has become. */
  readonly order: Id | null
}
