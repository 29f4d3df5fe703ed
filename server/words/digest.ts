/** What every language says in digests: headings, subjects, and the few words that stand beside a matter. */
import type { Cause, DateText, Light, LadderKind, OrderAct, OptionalMail } from '../../db/schema.ts'
import type { Group } from '../rules/urgency.ts'

export type Counted = readonly (readonly [Group, number])[]

/** A day, and how many legal workdays there are until then, or since where it is past. */
export interface CountedLimit {
  readonly on: DateText
  readonly workdays: number
  readonly uncertain: readonly string[]
}

export interface OrderTold {
  readonly year: number
  readonly number: number
  readonly what: OrderAct
  readonly who: string
  readonly limit: CountedLimit
  readonly firstLimitOn: DateText
  readonly isOver: boolean
  readonly ended: boolean
}

export interface DigestWords {
  /** First word of a subject. */
  readonly tags: Readonly<Record<Group, string>>
  readonly groups: Readonly<Record<Group, string>>
  /** What is asked of the reader. */
  readonly ask: Readonly<Record<Group, string>>
  readonly counted: (count: Counted) => string
  /**
   * @param worst  the most urgent matter; `department` is whose it is, or who has spoken.
   * @param others how many more there are.
   */
  readonly subject: (
    worst: { readonly group: Group; readonly department: string | null; readonly name: string; readonly headline: string; readonly period: string | null },
    others: Counted,
  ) => string
  /** A period's label in the year of the day it is told. */
  readonly period: (label: string, day: DateText) => string
  /** Of a group in plain text. */
  readonly heading: (text: string) => string
  readonly greeting: (person: string) => string
  readonly intro: (count: number, day: DateText) => string
  /** Said of those groups that ask for an answer. */
  readonly limit: (limit: CountedLimit) => string
  readonly unknown: (years: readonly string[]) => string
  /** What a mail program shows beside the subject. */
  readonly preheader: (count: Counted, limit: CountedLimit | null) => string
  readonly labels: {
    readonly department: string
    readonly target: string
    readonly progress: string
    readonly expected: string
    readonly limit: string
    readonly basis: string
    readonly contact: string
    readonly plan: string
  }
  readonly labelled: (label: string, text: string) => string
  readonly listed: (texts: readonly string[]) => string
  readonly bracketed: (text: string) => string
  readonly progress: (period: string, actual: string, expected: string | null) => string
  readonly bar: (actual: string, expected: string) => string
  readonly since: (on: DateText, periods: number) => string
  readonly recovered: (worst: Light, light: Light) => string
  readonly worsened: string
  readonly withoutFigures: Readonly<Record<Cause, string>>
  readonly step: (kind: LadderKind, round: number) => string
  readonly promised: (on: DateText, who: string, isOver: boolean) => string
  readonly standsIn: (name: string) => string
  readonly dueFigure: (limit: CountedLimit, isOver: boolean) => string
  readonly dueTarget: (limit: CountedLimit) => string
  readonly order: {
    readonly name: (order: Pick<OrderTold, 'year' | 'number'>) => string
    readonly acts: Readonly<Record<OrderAct, string>>
    readonly limit: (order: OrderTold) => string
    /** Legal workdays since the limit. */
    readonly over: (workdays: number) => string
    readonly demand: (text: string) => string
  }
  readonly draft: {
    readonly kinds: Readonly<Record<'letter' | 'bulletin' | 'talk' | 'raise', string>>
    readonly state: (madeOn: DateText) => string
  }
  /** Whose address takes no mail. */
  readonly refused: (who: string | null) => string
  /** Why it comes to the plan office. */
  readonly instead: Readonly<Record<'nobody' | 'no_lead', string>>
  /** @param plan opens the whole. */
  readonly more: (count: number) => string
  readonly inText: string
  /** On the button that needs no password, and what it does. */
  readonly answer: string
  readonly answerWhy: string
  readonly open: string
  readonly openOne: string
  readonly basis: (plan: string, document: string) => string
  readonly contact: (office: string, contact: string | null) => string
  readonly onlyNotice: string
  /** Why it came, and what of it can be switched off. */
  readonly why: (optional: readonly OptionalMail[]) => string
  readonly whyMention: string
  readonly settings: string
  readonly unsubscribe: string
  readonly optional: Readonly<Record<OptionalMail, string>>
}
