/** Rules by which a plan and its indicators are judged, and what they were. */
import type { DateText, DecimalText, Frequency, Id, Instant, MailRules, OptionalMail, Period } from '../../db/schema.ts'
import type { IndicatorHead, IndicatorName } from './rows.ts'

/** A rule of lights: a preset, and the thresholds and counters that differ from its own. */
export interface LightRuleFacts {
  readonly preset: string
  readonly thresholds: Readonly<Record<string, DecimalText>>
}
/** A threshold or counter that can be set; `value` is the usual one. */
export interface ThresholdView {
  readonly name: string
  readonly label: string
  readonly value: DecimalText
}
export interface PresetView {
  readonly preset: string
  readonly title: string
  readonly origin: string
  /** With its usual thresholds, in words. */
  readonly rule: string
  readonly thresholds: readonly ThresholdView[]
}
export interface PathView {
  readonly path: string
  readonly title: string
  readonly note: string
  readonly takesNodes: boolean
  /** Cannot be drawn without nodes: the one that departments file. */
  readonly needsNodes: boolean
}

/** Somebody who publishes before a department can have its own figure. */
export interface ReleaseSourceView {
  readonly id: Id
  readonly name: string
  readonly workdays: number
  /** Indicators that wait for it. */
  readonly used: number
  /** Every period of the plan by its text: the day, announced or by the rule. */
  readonly days: Readonly<Record<Period, { readonly on: DateText; readonly announced: boolean; readonly uncertain: boolean }>>
  /** What a change has to name, so that it does not write over another's. */
  readonly version: string
}

/** Rules of a plan, and those of its indicators. */
export interface PlanRulesView {
  readonly plan: Id
  readonly today: DateText
  readonly version: string
  readonly light: LightRuleFacts
  /** The rule of lights in words, as it is. */
  readonly rule: string
  /** `null` takes the usual share. */
  readonly basicallyMetFrom: DecimalText | null
  readonly usuallyBasicallyMetFrom: DecimalText
  readonly presets: readonly PresetView[]
  readonly counters: readonly ThresholdView[]
  readonly paths: readonly PathView[]
  readonly sources: readonly ReleaseSourceView[]
  /** Periods of the plan in which anything can be published, by year. */
  readonly years: readonly {
    readonly year: number
    readonly periods: readonly { readonly period: Period; readonly frequency: Frequency; readonly label: string }[]
  }[]
  /** Frequencies of the plan's indicators, finest first. */
  readonly frequencies: readonly Frequency[]
  /** In the plan's order; as many as a page shows. */
  readonly indicators: readonly IndicatorRulesRow[]
  /** How many were found in all. */
  readonly found: number
  readonly mayManage: boolean
}
export interface IndicatorRulesRow extends IndicatorName {
  readonly id: Id
  readonly lead: readonly string[]
  /** `null`: it is not judged along a line. */
  readonly path: string | null
  /** Nodes filed. */
  readonly nodes: number
  /** Its own rule of lights in words; `null`: it follows the plan. */
  readonly rule: string | null
  readonly release: string
  readonly mayEdit: boolean
}

/** Values at the ends of a year's periods, for filing nodes. */
export interface FilingRow {
  readonly period: Period
  readonly label: string
  /** What the straight line asks for. */
  readonly even: DecimalText
  /** A target is due on its end, so that its value is fixed. */
  readonly isTarget: boolean
}
export interface FilingYear {
  readonly year: number
  /** Where the line of this year starts, and the last target that it leads to. */
  readonly start: DecimalText
  readonly target: DecimalText
  /** Its January is over: changes need an approval. */
  readonly closed: boolean
  /** By the frequencies in which nodes can be filed, coarsest first. */
  readonly rows: readonly { readonly frequency: Frequency; readonly periods: readonly FilingRow[] }[]
}

/** Rules of one indicator. */
export interface IndicatorRulesView extends IndicatorHead {
  readonly id: Id
  readonly frequency: Frequency
  readonly version: string
  /** `null` follows the plan. */
  readonly light: LightRuleFacts | null
  readonly path: { readonly kind: string; readonly nodes: readonly { readonly period: Period; readonly value: DecimalText }[] }
  /** Years that are judged along a line; none where a path says nothing. */
  readonly years: readonly FilingYear[]
  readonly release: { readonly workdays: number; readonly source: Id | null; readonly dates: Readonly<Record<Period, DateText>> }
  /** Release days of its periods by its rule, this year and the next. */
  readonly releases: readonly { readonly period: Period; readonly label: string; readonly on: DateText; readonly uncertain: boolean }[]
  readonly preliminaryDecides: boolean
  readonly mayManage: boolean
  /** May file nodes, if nothing else. */
  readonly mayFile: boolean
}

/** Rules of mail of a plan. */
export interface MailRulesView {
  readonly plan: Id
  readonly version: string
  readonly rules: MailRules
  /** What holds where a plan says nothing. */
  readonly usual: MailRules
  /** What people can be let switch off. */
  readonly optional: readonly { readonly kind: OptionalMail; readonly title: string }[]
  readonly mayManage: boolean
}

/** A recorded change of a rule, newest first. */
export interface RuleChangeView {
  readonly seq: number
  readonly place: number
  readonly at: Instant
  /** `null`: by the program. */
  readonly who: string | null
  readonly of: { readonly kind: 'plan' | 'indicator' | 'source'; readonly name: string; readonly nameEn: string }
  readonly column: string
  readonly before: string
  readonly after: string
  readonly approval: string | null
}
