/** What every language says about links in mails, the forms behind them, and deadlines in a person's calendar. */
import type { DateText } from '../../db/schema.ts'

/** How much a form asks for. */
export interface FormCounts {
  readonly cells: number
  readonly warnings: number
  readonly orders: number
}

export interface FormWords {
  /** Of the mail that carries a new link. */
  readonly mail: {
    readonly subject: string
    readonly intro: (counts: FormCounts) => string
    readonly open: string
    readonly until: (day: DateText) => string
    readonly why: string
  }
}
