/** Targets with their versions, and how they fall into years. */
import type { DateText, DecimalText, Id, Instant, Light, Operator, PathNode } from '../../db/schema.ts'
import type { Method as DivisionMethod } from '../rules/decompose.ts'
import type { YearNode } from '../rules/year-nodes.ts'
import type { JudgedRow } from './sheet.ts'
import type { IndicatorHead } from './rows.ts'

/** How a target falls into years, by what methods that is proposed, and what is kept of what stands; see `server/rules/decompose` and `whole`. */
export type { Method as DivisionMethod } from '../rules/decompose.ts'
export type { Stay as DivisionStay } from '../rules/whole.ts'
export type { NodeFrequency, YearNode } from '../rules/year-nodes.ts'

/** By whose word a target is what it is. */
export interface ApprovalFacts {
  readonly body: string
  readonly documentNumber: string
  readonly date: DateText
  readonly reason: string
}

/** One version of a target. */
export interface TargetVersionView {
  readonly id: Id
  /** `不低于 2,100 亿元`; `withdrawn` where it asks nothing any more. */
  readonly asked: string
  readonly operator: Operator
  readonly value: DecimalText | null
  readonly range: { readonly from: DecimalText; readonly to: DecimalText } | null
  readonly width: DecimalText | null
  readonly withdrawn: boolean
  /** Judged by today, given up for a later one, or not in force yet. */
  readonly state: 'in_force' | 'former' | 'to_come'
  readonly approval: { readonly body: string | null; readonly documentNumber: string | null; readonly date: DateText; readonly reason: string | null } | null
  readonly createdAt: Instant
  /** Entered today, approved, and in nobody's print: it can be taken away again. */
  readonly mayTakeBack: boolean
}
export interface TargetView {
  readonly kind: 'final' | 'year' | 'node'
  readonly dueOn: DateText
  readonly modal: 'ensure' | 'strive' | null
  /** Oldest first. */
  readonly versions: readonly TargetVersionView[]
}

/** What one year of an indicator is asked. */
export interface TargetYearView {
  readonly year: number
  /** The year's own target, or the final or dated one that is due at its end; `null` where it has none. */
  readonly kind: 'final' | 'year' | 'node' | null
  readonly asked: string | null
  readonly value: DecimalText | null
  /** `wanted`: without one the year is not judged; `open`: one would be more exact; `no`: it has one, or takes none. */
  readonly missing: 'wanted' | 'open' | 'no'
  readonly changed: boolean
}

export interface TargetRowView extends IndicatorHead {
  readonly indicator: Id
  readonly measure: string
  readonly better: 'higher' | 'lower' | null
  /** Asks a number, not a person's word. */
  readonly counted: boolean
  readonly final: string | null
  readonly dueOn: DateText | null
  readonly light: Light | null
  /** Methods by which its years can be proposed, the usual one first; empty where there is nothing to divide. */
  readonly methods: readonly DivisionMethod[]
  readonly years: readonly TargetYearView[]
  /** Of amounts and falls: what the years come to, and what is left. */
  readonly sum: { readonly sum: DecimalText; readonly left: DecimalText; readonly fits: boolean } | null
  readonly targets: readonly TargetView[]
  readonly draft: TargetDraftView | null
}
export interface TargetDraftView {
  readonly method: DivisionMethod
  readonly years: Readonly<Record<string, string>>
  readonly nodes: readonly PathNode[] | null
  readonly who: string
  readonly at: Instant
}

/** All targets of a plan, with their versions and what is worked on. */
export interface TargetsView {
  readonly plan: Id
  readonly seq: number
  readonly today: DateText
  readonly years: readonly number[]
  readonly mayChange: boolean
  readonly rows: readonly TargetRowView[]
  readonly measures: Readonly<Record<string, string>>
}

/** A decomposition as it was proposed or typed; nothing of it is written. */
export interface TargetProposal {
  readonly indicator: Id
  readonly method: DivisionMethod
  readonly years: readonly {
    readonly year: number
    readonly value: DecimalText | null
    /** The year's target as it stands, what the year brought, a dated target, proposed now, or typed. */
    readonly source: 'target' | 'actual' | 'node' | 'proposed' | 'typed'
    /** Target in force. */
    readonly was: DecimalText | null
    readonly problem: string | null
  }[]
  readonly whole: string
  readonly sum: DecimalText | null
  readonly left: DecimalText | null
  /** It can be approved as it is. */
  readonly fits: boolean
  /** Why something could not be proposed. */
  readonly lacks: string | null
  readonly nodes: readonly YearNode[]
}

/** A change of targets was written. */
export interface TargetsWritten {
  readonly seq: number
  /** Indicators whose verdict is another now. */
  readonly judged: readonly JudgedRow[]
}
