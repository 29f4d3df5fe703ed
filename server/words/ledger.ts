/** What the ledger of a plan (指标台账) has to say, beside the words that all share. */
import type { DateText, GreyReason, Light, ObservationFlag } from '../../db/schema.ts'

export type LedgerGroup = 'basics' | 'baseline' | 'target' | 'judgement' | 'figures'
export type LedgerColumn =
  | 'number'
  | 'dimension'
  | 'name'
  | 'unit'
  | 'lead'
  | 'responsible'
  | 'nature'
  | 'measure'
  | 'baselinePeriod'
  | 'baselineValue'
  | 'finalTarget'
  | 'dueOn'
  | 'yearTarget'
  | 'light'
  | 'finding'
  | 'period'
  | 'actual'
  | 'expected'
  | 'gap'
  | 'share'
  | 'timeShare'
  | 'leadPoints'
  | 'explanation'
  | 'clause'

export interface LedgerWords {
  readonly title: string
  readonly description: string
  /** On the tabs. */
  readonly sheet: string
  readonly keySheet: string
  readonly heading: (plan: string, year: number) => string
  readonly keyHeading: string
  readonly fileName: (plan: string, year: number, today: DateText) => string
  readonly units: string
  readonly asOf: (today: DateText) => string
  /** Counts by light, in the order in which they are told. */
  readonly counts: (total: number, byLight: readonly { readonly word: string; readonly count: number }[]) => string
  readonly groups: Readonly<Record<LedgerGroup, string>>
  readonly columns: Readonly<Record<LedgerColumn, { readonly title: string; readonly means: string }>>
  readonly month: (month: number) => string
  readonly months: { readonly title: string; readonly means: string }
  readonly natures: Readonly<Record<'binding' | 'expected', string>>
  readonly list: (names: readonly string[]) => string
  /** Stands where the document says nothing. */
  readonly unsaid: string
  readonly unsaidMeans: string
  /** Behind a figure that is not verified yet; empty for one that is. */
  readonly flagMarks: Readonly<Record<ObservationFlag, string>>
  /** A figure not applicable stands as `-`. */
  readonly notApplicable: string
  /** An operator as part of a number format: before and after the number. */
  readonly operators: Readonly<Record<'>=' | '>' | '<=' | '<' | '=' | '~', readonly [before: string, after: string]>>
  readonly lights: Readonly<Record<Light, string>>
  readonly reasons: Readonly<Record<GreyReason, string>>
  readonly key: {
    readonly heads: readonly [kind: string, name: string, meaning: string]
    readonly kinds: Readonly<Record<'source' | 'columns' | 'lights' | 'reasons' | 'marks', string>>
    readonly document: string
    readonly issuer: string
    readonly documentNumber: string
    readonly issuedOn: string
    readonly span: string
    readonly documentNote: string
    readonly judged: string
    readonly judgedMeans: (today: DateText) => string
    readonly lightRule: string
    readonly to: (from: DateText, to: DateText) => string
  }
  readonly page: string
  readonly longNumber: string
  readonly noIndicators: string
}
