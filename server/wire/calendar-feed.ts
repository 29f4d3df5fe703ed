/** A person's private address for deadlines. */
import type { Instant } from '../../db/schema.ts'

export interface CalendarFeedView {
  /** `null`: the person has none. The address itself is told once, when it is made. */
  readonly feed: { readonly at: Instant; readonly readAt: Instant | null } | null
}
