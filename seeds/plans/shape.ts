/**
 * Shape of a reference plan as data. One file per document; `seeds/reference.ts` loads them.
 *
 * Nothing is invented: where the document gives no date, lead or baseline, the field is `null` or empty and the sheet
 * shows that it is. Names and titles are our own words in Simplified Chinese, with English beside them; facts and
 * figures are exact. `quote` holds the few words of the document that carry the figure, in its own script.
 */
import type { Basis, DateText, DecimalText, DepartmentTable, Frequency, Operator, PlanBodyTable, TargetTable, TaskTable } from '../../db/schema.ts'

export interface SeedPlan {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly area: string
  readonly issuer: string
  readonly document: {
    readonly title: string
    readonly number: string | null
    readonly issuedOn: DateText | null
    /** Where the text was published, and what the year of a date rests on where the text itself gives none. */
    readonly note: string | null
  }
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly bodies: readonly SeedBody[]
  readonly tasks: readonly SeedTask[]
  readonly indicators: readonly SeedIndicator[]
}

export interface SeedBody {
  readonly code: string
  readonly parent: string | null
  readonly kind: PlanBodyTable['kind']
  readonly name: string
  readonly nameEn: string
  readonly clause: string
}

export interface SeedTask {
  /** Unique in the plan, for example `action-3`, `task-10`. */
  readonly code: string
  /** Code of the task above; `null` at the top. */
  readonly parent: string | null
  readonly kind: TaskTable['kind']
  /** As printed; `null` where the document does not number. */
  readonly number: string | null
  readonly title: string
  readonly titleEn: string
  /** What is to be done, one or two sentences in our own words. */
  readonly summary: string
  readonly dueOn: DateText | null
  /** Department codes of `seeds/departments.ts`, in the document's order; empty where it names none. */
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  /** The list of responsible departments ends in 等. */
  readonly openList: boolean
  readonly clause: string
}

export interface SeedIndicator {
  /** Unique in the plan, short English kebab-case. */
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly decimals: number
  readonly measure: MeasureKind
  readonly better: 'higher' | 'lower' | null
  readonly nature: 'binding' | 'expected' | null
  readonly basis: Basis
  readonly frequency: Frequency
  /** 15 unless the figure is known to come later. */
  readonly releaseWorkdays: number
  readonly calibre: string | null
  readonly targets: readonly SeedTarget[]
  /** Code of the goal dimension or stream it stands in; `null` if none. */
  readonly dimension: string | null
  /** Codes of the tasks it belongs to. */
  readonly tasks: readonly string[]
  /** Departments that the document names for it (for an indicator of a task: the task's). Empty where it names none. */
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly clause: string
  readonly quote: string
}

export type MeasureKind =
  | 'annual-total'
  | 'plan-total'
  | 'each-year'
  | 'annual-mean'
  | 'growth'
  | 'mean-growth'
  | 'level'
  | 'hold'
  | 'reduction'
  | 'share'
  | 'milestone'
  | 'verdict'

export interface SeedTarget {
  readonly kind: TargetTable['kind']
  readonly dueOn: DateText
  readonly operator: Operator
  /** `null`: in words (verdict) or set elsewhere; then `text` says what. */
  readonly value: DecimalText | null
  readonly modal: TargetTable['modal']
  readonly text: string | null
}

export interface SeedDepartment {
  readonly code: string
  readonly area: string
  readonly name: string
  readonly nameEn: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly kind: DepartmentTable['kind']
  readonly parent: string | null
  readonly note: string | null
  /** Codes of the members of a collective; empty: the document does not say who belongs to it. */
  readonly members: readonly string[]
}
