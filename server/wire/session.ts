/** Who is signed in, and what the page can know before that. */
import type { DepartmentRole, Id, Instant, Language, Role } from '../../db/schema.ts'
import type { DepartmentName } from './people.ts'

/** Who is signed in, and what the page may offer. */
export interface Me {
  readonly id: Id
  readonly name: string
  readonly email: string
  readonly title: string | null
  readonly role: Role
  readonly language: Language
  readonly departments: readonly (DepartmentName & { readonly role: DepartmentRole })[]
  readonly may: {
    readonly managePlans: boolean
    readonly managePeople: boolean
    readonly runJobs: boolean
    readonly readAllMail: boolean
  }
}

export interface SessionView {
  readonly me: Me | null
  readonly demonstration: null | {
    readonly password: string
    readonly accounts: readonly {
      readonly email: string
      readonly name: string
      readonly title: string | null
      readonly role: Role
      readonly department: string | null
    }[]
  }
  /** The server's now, and whether it can be set from the page (development only). */
  readonly clock: { readonly now: Instant; readonly settable: boolean }
  /** How mail leaves: by SMTP, or as files that the page shows. */
  readonly mail: 'smtp' | 'folder'
  readonly version: string
}
