/**
 * What rows and answers share: words and texts of the tables that travel as they are. The other files of this folder tell by noun what actions
 * return, routes send and the client shows; what a person reads there as a sentence is already in that person's language.
 */
import type { Indicator } from '../../db/schema.ts'

export type {
  Audience,
  Cause,
  DateText,
  DecimalText,
  Frequency,
  Id,
  Instant,
  LadderKind,
  Language,
  Light,
  ObservationFlag,
  Period,
  Role,
} from '../../db/schema.ts'

/** An indicator as it is named wherever it is spoken of. */
export type IndicatorName = Readonly<Pick<Indicator, 'number' | 'name' | 'nameEn'>>
/** With how its figures are written. */
export type IndicatorHead = IndicatorName & Readonly<Pick<Indicator, 'unit' | 'decimals'>>
