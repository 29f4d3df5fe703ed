/** What every language says about orders (督办件) and papers. Papers themselves are Chinese: see `server/letters/official-paper.ts`. */
import type { DateText, OrderAct, OrderState, PaperKind } from '../../db/schema.ts'
import type { OrderRefusal } from '../basics/refusals.ts'

export type PaperField = 'title' | 'issuer' | 'mark' | 'addressee' | 'opening' | 'demand' | 'limitWorkdays' | 'basis' | 'contact' | 'copies'

export type RegisterColumn =
  | 'place'
  | 'number'
  | 'title'
  | 'department'
  | 'issuedOn'
  | 'limitOn'
  | 'extension'
  | 'state'
  | 'foundOn'
  | 'analysedOn'
  | 'measuresOn'
  | 'solvedOn'
  | 'closedOn'

export interface OrderWords {
  readonly states: Readonly<Record<OrderState, string>>
  /** Of one that runs past its limit, beside its state. */
  readonly overdue: string
  readonly acts: Readonly<Record<OrderAct, string>>
  readonly papers: Readonly<Record<PaperKind, string>>
  /** Parts of a paper that a person writes. */
  readonly fields: Readonly<Record<PaperField, string>>
  /** 〔2026〕3号, with what stands before it. */
  readonly number: (mark: string, year: number, number: number) => string
  readonly refusal: Readonly<Record<OrderRefusal, (parameters: Readonly<Record<string, string>>) => string>>
  readonly register: {
    readonly title: string
    readonly description: string
    readonly sheet: string
    readonly heading: (plan: string, year: number) => string
    readonly fileName: (plan: string, year: number, today: DateText) => string
    readonly counts: (all: number, running: number, overdue: number, closed: number) => string
    readonly groups: { readonly limit: string; readonly steps: string }
    readonly columns: Readonly<Record<RegisterColumn, string>>
    readonly extended: (first: DateText) => string
    readonly asked: (limit: DateText) => string
    readonly notes: readonly string[]
    readonly none: string
  }
}
