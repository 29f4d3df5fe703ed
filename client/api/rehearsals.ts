/** What rules would tell; writes nothing. */
import type { HolidayView } from '../../server/wire/calendar.ts'
import type { RehearsalView } from '../../server/wire/rehearsal.ts'
import type { MailRulesView } from '../../server/wire/rules.ts'
import type { Id } from '../../server/wire/rows.ts'
import { at, call } from './door.ts'
import type { LadderStepRequest } from './ladder.ts'
import type { PlanRulesRequest } from './rules.ts'

/** What is left out is as it is. */
export interface RehearsalRequest {
  readonly ladder?: readonly LadderStepRequest[] | null
  readonly mailRules?: MailRulesView['rules']
  /** The plan's rule of lights. */
  readonly light?: PlanRulesRequest['light']
  readonly year?: { readonly year: number; readonly holidays: readonly HolidayView[] }
}
export const rehearse = (plan: Id, asked: RehearsalRequest): Promise<RehearsalView> => call('POST', at('plans', plan, 'rehearsals'), asked)
