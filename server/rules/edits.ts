/** From raw edits to checked edits or problems: does the cell exist, may this person write it, does the text read. Pure. */
import type { Id } from '../../db/schema.ts'
import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'
import { checkCell, writersOf } from '../sheets/index.ts'
import type { Checked, EditFacts, EditRequest, IndicatorCell } from '../sheets/sheet.ts'
import type { Actor } from './permissions.ts'
import { mayManagePlans, mayWriteFigures } from './permissions.ts'

export interface EditableIndicator extends IndicatorCell {
  /** Lead and responsible departments, collective names resolved. */
  readonly departments: readonly Id[]
}

const mayWrite = (edit: EditRequest, indicator: EditableIndicator, actor: Actor): boolean =>
  writersOf(edit) === 'figures' ? mayWriteFigures(actor, indicator.departments) : mayManagePlans(actor)

/**
 * One answer an edit, in their order. Rights are checked before the text is read, and a cell that does not exist is answered
 * like one that is not the person's, so that nothing is learned by asking.
 */
export const checkEdits = (
  edits: readonly EditRequest[],
  indicators: ReadonlyMap<Id, EditableIndicator>,
  actor: Actor,
  facts: EditFacts,
): readonly (Checked | Problem)[] =>
  edits.map((edit) => {
    const indicator = indicators.get(edit.cell.indicator)
    if (!indicator) return problem(mayManagePlans(actor) ? 'unknown_cell' : 'not_yours')
    if (!mayWrite(edit, indicator, actor)) return problem('not_yours')
    return checkCell(edit, indicator, facts)
  })

export const isProblem = (found: Checked | Problem): found is Problem => 'code' in found
