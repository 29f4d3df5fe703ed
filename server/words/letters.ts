/** What every language says in the weekly list, the monthly page, and where mails are switched off. */
import type { DateText, Light, OptionalMail } from '../../db/schema.ts'
import type { Counted } from './digest.ts'

export interface LetterWords {
  readonly weekly: {
    readonly subject: (department: string | null, count: Counted, day: DateText) => string
    readonly intro: (department: string | null, day: DateText) => string
    /** How many of the matters have a promise that holds, and how many one that has passed. */
    readonly promised: (standing: number, passed: number) => string
    readonly why: string
  }
  readonly monthly: {
    readonly subject: (plan: string, counts: Readonly<Record<Light, number>>, month: string) => string
    readonly intro: (plan: string, scope: string | null, day: DateText) => string
    readonly counts: { readonly red: string; readonly yellow: string; readonly green: string }
    readonly share: (count: number, of: number) => string
    readonly others: (grey: number, unreported: number) => string
    readonly redList: (count: number) => string
    readonly none: string
    readonly heads: { readonly matter: string; readonly who: string; readonly since: string; readonly gap: string; readonly asked: string }
    readonly nobody: string
    readonly since: (on: DateText | null, periods: number) => string
    readonly usualAsk: string
    readonly promised: (on: DateText, isOver: boolean) => string
    readonly order: (year: number, number: number, limitOn: DateText) => string
    readonly more: (count: number) => string
    readonly attached: (file: string) => string
    readonly tooLarge: (megabytes: number) => string
    readonly notAttached: string
    readonly why: string
  }
  readonly sample: {
    readonly subject: (subject: string) => string
    readonly from: Readonly<Record<'waiting' | 'standing', string>>
  }
  readonly unsubscribe: {
    readonly title: string
    readonly ask: (name: string, kinds: readonly OptionalMail[]) => string
    readonly done: (name: string, kinds: readonly OptionalMail[]) => string
    readonly nothing: string
    readonly button: string
    readonly settings: string
    readonly undo: string
  }
}
