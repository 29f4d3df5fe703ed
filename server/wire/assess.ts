/** Judging without keeping: bodies and answers of `/api/assess`. */
import type { DecimalText, Instant, Period, VerdictValue } from '../../db/schema.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Chart } from '../rules/chart.ts'
import type { Facts } from '../rules/facts.ts'
import type { Foresight } from '../rules/foresee.ts'

/** The body of `POST /api/assess` as the product fills it in for one of its indicators; every revision that counted at some time. */
export interface AssessBody extends Facts {
  /** Or a day, which stands for its end in the plan's zone. */
  readonly asOf: Instant
  /** Without it the latest that can be judged. */
  readonly period?: Period
}

export type InBoth = Readonly<Record<'zh' | 'en', string>>

/** The answer of `POST /api/assess`: the verdict, what will come of it, and both in words. */
export interface AssessAnswer extends Assessment {
  readonly periodLabel: InBoth
  readonly forecast: Foresight | null
  readonly explanation: InBoth
  readonly chart: Chart
}

/** What such a body can choose from. */
export interface AssessChoices {
  readonly paths: readonly {
    readonly kind: string
    readonly label: string
    /** Goes by nodes that a department filed. */
    readonly byNodes: boolean
  }[]
  /** Thresholds are those that hold unless changed. */
  readonly lightPresets: readonly { readonly kind: string; readonly label: string; readonly thresholds: Readonly<Record<string, DecimalText>> }[]
}

/** A text as the sheet would take it. All `null`: it clears a cell. */
export interface ReadText {
  /** Decimal text, `-`, or the text of a verdict. */
  readonly value: string | null
  /** How it was read, where that changed it. */
  readonly understood: string | null
  readonly verdict: VerdictValue | null
  /** Why it cannot be read; nothing else is set then. */
  readonly problem: string | null
}
