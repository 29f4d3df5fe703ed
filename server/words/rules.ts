/** What every language says about rules: lights, paths, release days, and what is wrong with them. */
import type { DateText, DecimalText, MailRules, Period } from '../../db/schema.ts'
import { periodSpan } from '../basics/calendar.ts'
import type { RuleProblem } from '../basics/rule-problems.ts'
import type { Thresholds } from '../lights/light.ts'
import type { Approval } from '../rules/facts.ts'

/** When a figure is out, as a rule. */
export interface ReleaseSaid {
  readonly workdays: number
  /** Name of who publishes before; `null` counts from the period's end. */
  readonly source: string | null
  /** Days fixed for single periods. */
  readonly fixed: number
}

/** What a recorded value holds, read for showing. */
export type RuleValue =
  | { readonly is: 'preset'; readonly preset: string | null }
  | { readonly is: 'thresholds'; readonly thresholds: Thresholds | null }
  | { readonly is: 'path'; readonly path: string }
  | { readonly is: 'nodes'; readonly nodes: readonly { readonly period: Period; readonly value: DecimalText }[] | null }
  | { readonly is: 'workdays'; readonly workdays: string }
  | { readonly is: 'dates'; readonly dates: Readonly<Record<Period, DateText>> | null }
  | { readonly is: 'yes'; readonly yes: boolean }
  /** `null`: the usual one. */
  | { readonly is: 'ladder'; readonly steps: number | null }
  | { readonly is: 'mail'; readonly rules: Partial<MailRules> | null }
  | { readonly is: 'text'; readonly text: string | null }

export interface RulesWords {
  /** Short names of presets. */
  readonly presets: Readonly<Record<string, string>>
  /** Where a preset comes from, or who uses it. */
  readonly origins: Readonly<Record<string, string>>
  /** The rule of a light in words, with all its thresholds as they are; counters only where they count. */
  readonly light: (preset: string, thresholds: Thresholds) => string
  /** Thresholds by preset and name. */
  readonly thresholds: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly counters: Readonly<Record<string, string>>
  /** What a path does, in a sentence. */
  readonly pathNotes: Readonly<Record<string, string>>
  readonly release: (release: ReleaseSaid) => string
  readonly problem: (problem: RuleProblem) => string
  /** Recorded columns. */
  readonly columns: Readonly<Record<string, string>>
  readonly value: (value: RuleValue) => string
  readonly approval: (approval: Approval) => string
}

/** How a language names periods. */
export interface Said {
  readonly period: (period: Period, basis: 'stock') => string
}

/** A period by its name; what is none, as it was given. */
export const named = (text: string | undefined, { period }: Said): string =>
  text === undefined || periodSpan(text) === null ? (text ?? '') : period(text, 'stock')
