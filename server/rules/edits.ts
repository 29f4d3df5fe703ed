/** From a raw edit to a checked one or a problem: does the cell exist, may this person write it, does the text read. Pure. */
import type { Id } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'
import { checkCell, isOfRow, writersOf } from '../sheets/index.ts'
import type { Checked, DepartmentCell, EditFacts, EditRequest, IndicatorCell, TaskCell } from '../sheets/sheet.ts'
import type { Actor } from './permissions.ts'
import { mayManagePlans, mayWriteFigures } from './permissions.ts'

/** A row of any sheet. `departments` are those that may fill in its figures: lead and responsible, collective names resolved. */
export type EditableRow = (IndicatorCell | TaskCell | DepartmentCell) & { readonly departments?: readonly Id[] }

const mayWrite = (edit: EditRequest, { departments = [] }: EditableRow, actor: Actor): boolean =>
  writersOf(edit) === 'figures' ? mayWriteFigures(actor, departments) : mayManagePlans(actor)

/**
 * Rights are checked before the text is read, and a cell that does not exist is answered like one that is not the person's, so that nothing is
 * learned by asking.
 *
 * @param row the one that the cell stands in; `undefined` where there is none. One that is archived takes nothing but that it is there again.
 */
export const checkEdit = (edit: EditRequest, row: EditableRow | undefined, actor: Actor, facts: EditFacts): Checked | Problem => {
  if (!row || (row.archivedAt !== null && !isOfRow(edit.cell))) return problem(mayManagePlans(actor) ? 'unknown_cell' : 'not_yours')
  return mayWrite(edit, row, actor) ? checkCell(edit, row, facts) : problem('not_yours')
}

export const isProblem = (found: Checked | Problem): found is Problem => 'code' in found
