/** What every language has to say: codes in, sentences out. One file a language; nothing else in the server makes sentences. */
import type { Basis, Cause, DateText, FormulaValue, Light, ObservationFlag, Operator, Outcome, Period, Reason, Role, Turn } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import type { RefusalCode } from '../basics/refusals.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Foresight } from '../rules/foresee.ts'
import type { JobName } from '../rules/slots.ts'
import type { RunOutcome } from '../wire/jobs.ts'
import type { DigestWords } from './digest.ts'
import type { LetterWords } from './letters.ts'
import type { CalendarWords } from './calendar.ts'
import type { FormWords } from './forms.ts'
import type { PlanSheetWords } from './plan-sheets.ts'
import type { QuestionWords } from './questions.ts'
import type { LedgerWords } from './ledger.ts'
import type { OrderWords } from './orders.ts'
import type { RobotWords } from './robots.ts'
import type { TalkWords } from './talk.ts'
import type { TargetWords } from './targets.ts'
import type { RulesWords } from './rules.ts'

/** What a sentence about an indicator needs beside its assessment. */
export interface Subject {
  readonly name: string
  readonly unit: string
  readonly decimals: number
  readonly basis: Basis
  /** Name of an indicator that this one is made from, by its id. */
  readonly partName?: (indicator: string) => string | undefined
}

/** A value asked for, as stored. */
export interface Asked {
  readonly operator: Operator
  readonly value: string | null
  readonly rangeFrom: string | null
  readonly rangeTo: string | null
  readonly text: string | null
}

export interface Words {
  readonly product: string
  readonly demonstration: string
  readonly lights: Readonly<Record<Light, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly causes: Readonly<Record<Cause, string>>
  readonly flags: Readonly<Record<ObservationFlag, string>>
  readonly roles: Readonly<Record<Role, string>>
  readonly measures: Readonly<Record<string, string>>
  readonly paths: Readonly<Record<string, string>>
  readonly lightPresets: Readonly<Record<string, string>>
  readonly date: (date: DateText) => string
  /** What a figure of the period counts: `1—9月` since January, `2026年9月` alone. */
  readonly period: (period: Period, basis: Basis) => string
  readonly withUnit: (figure: string, unit: string) => string
  readonly asked: (asked: Asked, subject: Subject) => string
  /** One light in one sentence or more, from the assessment's data alone. */
  readonly explain: (assessment: Assessment, subject: Subject) => string
  /** What the figure will come to, in one sentence; empty where nothing is left to foresee. */
  readonly foresee: (foresight: Foresight | null, assessment: Assessment, subject: Subject) => string
  /** What turned a verdict, in a few words. @param nameOf a person's name. */
  readonly turn: (turn: Turn, subject: Subject, nameOf: (person: string) => string | undefined) => string
  /** A formula as people write it. @param nameOf an indicator's name. */
  readonly formula: (formula: FormulaValue, nameOf: (indicator: string) => string) => string
  /** The gap in a few words, for subjects and lists. */
  readonly gap: (assessment: Assessment, subject: Subject) => string
  readonly problem: (problem: Problem) => string
  readonly refusal: (code: RefusalCode, parameters: Readonly<Record<string, string>>) => string
  readonly unknownYears: (years: readonly string[]) => string
  readonly jobs: {
    readonly titles: Readonly<Record<JobName, string>>
    readonly when: Readonly<Record<JobName, string>>
    readonly outcome: (outcome: RunOutcome) => string
  }
  readonly digest: DigestWords
  readonly letters: LetterWords
  readonly ledger: LedgerWords
  readonly calendar: CalendarWords
  readonly targets: TargetWords
  readonly talk: TalkWords
  readonly orders: OrderWords
  readonly robots: RobotWords
  readonly questions: QuestionWords
  readonly rules: RulesWords
  readonly planSheets: PlanSheetWords
  readonly forms: FormWords
}
