/** One indicator with all that explains its light. */
import type { Basis, DateText, DecimalText, FormulaValue, Frequency, Id, Instant, Light, ObservationFlag, Outcome, Period } from '../../db/schema.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Chart } from '../rules/chart.ts'
import type { Foresight } from '../rules/foresee.ts'
import type { SheetWords } from './sheet.ts'
import type { IndicatorHead } from './rows.ts'

/** Why a light has its colour, and what stands around it. */
export interface IndicatorView extends IndicatorHead {
  readonly id: Id
  readonly plan: Id
  readonly measure: string
  readonly basis: Basis
  readonly frequency: Frequency
  readonly nature: 'binding' | 'expected' | null
  readonly path: string
  readonly lightPreset: string
  /** The rule of its lights and of its release, in words. */
  readonly lightRule: string
  readonly releaseRule: string
  readonly releaseWorkdays: number
  readonly calibre: string | null
  readonly dimension: string | null
  readonly tasks: readonly { readonly number: string | null; readonly title: string }[]
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly clause: string
  readonly document: {
    readonly title: string
    readonly number: string | null
    readonly issuer: string
    /** `null` where the document does not say. */
    readonly issuedOn: DateText | null
    readonly note: string | null
  }
  readonly baseline: { readonly period: Period | null; readonly value: DecimalText | null }
  readonly targets: readonly {
    readonly kind: 'final' | 'year' | 'node'
    readonly dueOn: DateText
    readonly asked: string
    readonly modal: 'ensure' | 'strive' | null
    readonly approvedOn: DateText | null
    readonly approval: string | null
  }[]
  readonly assessment: Assessment
  readonly sentence: string
  /** What it will come to by the due date; `null` where nothing is left to foresee. */
  readonly forecast: Foresight | null
  /** The same in a sentence; empty where there is none. */
  readonly foreseen: string
  /** How its figures are made from others', and those others; `null` where they are typed. */
  readonly formula: {
    readonly text: string
    readonly value: FormulaValue
    readonly parts: readonly { readonly id: Id; readonly number: string; readonly name: string; readonly nameEn: string }[]
  } | null
  /** Measure that a made figure is judged as; `null` for all others. */
  readonly judgedAs: string | null
  /** The same departments as `lead` and `responsible`. */
  readonly owners: { readonly lead: readonly Id[]; readonly responsible: readonly Id[] }
  /** Moment of knowledge; `null` is now. */
  readonly asOf: Instant | null
  /** Verdicts that were printed or mailed, and those that stand beside them now; latest period first, then in the order made. */
  readonly verdicts: readonly {
    readonly period: Period
    readonly periodLabel: string
    readonly light: Light
    readonly outcome: Outcome
    readonly actual: DecimalText | null
    readonly expected: DecimalText | null
    readonly madeAt: Instant
    readonly usedAt: Instant | null
    readonly supersededAt: Instant | null
    readonly standing: boolean
    /** What turned the verdict before it, in words; empty where it turned none. */
    readonly turns: readonly string[]
  }[]
  readonly periodLabel: string
  readonly chart: Chart
  /** Newest first; every revision of every period, with who and when. */
  readonly revisions: readonly {
    readonly period: Period
    readonly periodLabel: string
    readonly value: string
    readonly typed: string
    readonly flag: ObservationFlag
    readonly by: string | null
    readonly knownFrom: Instant
    readonly knownTo: Instant | null
  }[]
  readonly words: SheetWords & { readonly paths: Readonly<Record<string, string>>; readonly lightPresets: Readonly<Record<string, string>> }
}

/** A figure of others to compare with. */
export interface PeerFigureView {
  readonly name: string
  readonly period: Period
  readonly value: DecimalText
}
