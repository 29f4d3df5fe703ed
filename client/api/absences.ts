/** Who is away, and who stands in. */
import type { AbsencesView } from '../../server/wire/absences.ts'
import type { DateText, Id } from '../../server/wire/rows.ts'
import { at, call } from './door.ts'

export interface AbsenceRequest {
  readonly person: Id
  readonly fromOn: DateText
  readonly toOn: DateText
  readonly standIn: Id | null
  readonly note: string | null
}
export const getAbsences = (): Promise<AbsencesView> => call('GET', at('absences'))
export const enterAbsence = (absence: AbsenceRequest): Promise<AbsencesView> => call('POST', at('absences'), absence)
export const dropAbsence = (absence: Id): Promise<AbsencesView> => call('DELETE', at('absences', absence))
