/** Actions and tasks of a plan. */
import type { DateText, Id, Light, TaskTable } from '../../db/schema.ts'
import type { DepartmentName } from './people.ts'

export interface TaskView {
  readonly id: Id
  readonly parent: Id | null
  readonly kind: TaskTable['kind']
  readonly number: string | null
  readonly title: string
  readonly titleEn: string
  readonly summary: string | null
  readonly dueOn: DateText | null
  readonly clause: string
  readonly lead: readonly DepartmentInTask[]
  readonly responsible: readonly DepartmentInTask[]
  /** The document's list of responsible departments ends in 等. */
  readonly openList: boolean
  readonly indicators: readonly { readonly id: Id; readonly name: string; readonly nameEn: string; readonly light: Light | null }[]
}
export interface DepartmentInTask extends DepartmentName {
  /** Members of a collective name; `null` for a single department, empty where the document does not say who they are. */
  readonly members: readonly string[] | null
}

export interface TasksView {
  readonly plan: Id
  readonly bodies: readonly { readonly kind: string; readonly name: string; readonly nameEn: string }[]
  readonly tasks: readonly TaskView[]
}
