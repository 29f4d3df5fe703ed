/** What every language says about links in mails, the forms behind them, and deadlines in a person's calendar. */
import type { DateText, FormLinkUse } from '../../db/schema.ts'

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
  /** What was done by a link. */
  readonly uses: Readonly<Record<FormLinkUse['what'], string>>
  /** Of the calendar that a person subscribes to. */
  readonly feed: {
    readonly name: (person: string) => string
    /** @param count figures or targets of one day. */
    readonly release: (count: number, first: string) => string
    readonly target: (count: number, first: string) => string
    readonly promise: (indicator: string) => string
    readonly order: (number: string, title: string) => string
    readonly matter: (number: string, name: string, more: string) => string
    readonly cause: (word: string) => string
    readonly firstLimit: (day: DateText) => string
  }
}
