/** What every language says about comments, files and the history of a cell. */
import type { Change, DateText } from '../../db/schema.ts'

/** Refusals of comments and files. */
export type TalkRefusal = 'comment_empty' | 'comment_too_long' | 'file_empty' | 'file_too_large' | 'file_refused' | 'file_quota' | 'file_lost'

export interface TalkWords {
  readonly refusal: Readonly<Record<TalkRefusal, (parameters: Readonly<Record<string, string>>) => string>>
  /** How a value came into a cell. */
  readonly ways: Readonly<Record<Change['way'], string>>
  /** A made figure is nobody's. */
  readonly made: string
  readonly mail: {
    /** Of a mail that tells of mentions alone. @param where the first place. */
    readonly subject: (count: number, who: string, where: string, day: DateText) => string
    readonly intro: (count: number) => string
    readonly heading: (count: number) => string
    /** @param period `null`: about the indicator. */
    readonly where: (number: string, name: string, period: string | null) => string
    readonly removed: string
    readonly open: string
    readonly why: string
  }
}
