/** People and departments. */
import type { Department, DepartmentRole, Id, Language, Role } from '../../db/schema.ts'

export interface DepartmentName {
  readonly id: Id
  readonly shortName: string
}

export interface PersonView {
  readonly id: Id
  readonly name: string
  readonly email: string
  readonly title: string | null
  readonly role: Role
  readonly roleWord: string
  readonly language: Language
  readonly active: boolean
  readonly demonstration: boolean
  readonly departments: readonly (DepartmentName & { readonly role: DepartmentRole })[]
}
export interface DepartmentView extends DepartmentName {
  readonly name: string
  readonly nameEn: string
  readonly area: string
  readonly kind: Department['kind']
  readonly note: string | null
  readonly members: readonly string[] | null
}
