import type { Problem } from '../basics/problems.ts'
import type { EditRequest } from '../wire.ts'
import { indicators } from './indicators.ts'
import { observations } from './observations.ts'
import type { Checked, EditFacts, IndicatorCell } from './sheet.ts'
import { targets } from './targets.ts'

/** The shelf of sheets: key as on the wire. */
export const sheets = { observations, indicators, targets }

/** Who may write the cell of an edit. */
export const writersOf = (edit: EditRequest): 'figures' | 'plan' => sheets[edit.cell.sheet].writers

/** Reads an edit by its own sheet. */
export const checkCell = (edit: EditRequest, indicator: IndicatorCell, facts: EditFacts): Checked | Problem => {
  const { cell } = edit
  switch (cell.sheet) {
    case 'observations':
      return observations.check(cell, edit, indicator, facts)
    case 'indicators':
      return indicators.check(cell, edit, indicator, facts)
    case 'targets':
      return targets.check(cell, edit, indicator, facts)
    default:
      return cell satisfies never
  }
}
