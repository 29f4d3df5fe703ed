/** Who is away, and who stands in. */
import type { DateText, Id } from '../../db/schema.ts'

interface NamedPerson {
  readonly id: Id
  readonly name: string
}
export interface AbsenceView {
  readonly id: Id
  readonly person: NamedPerson
  readonly fromOn: DateText
  readonly toOn: DateText
  readonly standIn: NamedPerson | null
  readonly note: string | null
}
export interface AbsencesView {
  readonly mayEnterForAll: boolean
  /** Everybody who can be named, in the order of the accounts. */
  readonly people: readonly NamedPerson[]
  /** From today on, first the nearest. */
  readonly absences: readonly AbsenceView[]
}
