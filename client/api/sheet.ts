/** Sheets with their edits, and where a page stands in them. */
import type { EditRequest, EditsAnswer } from '../../server/wire/edits.ts'
import type { HereCell } from '../../server/wire/live.ts'
import type { PlanHistoryView, PlanSheetName, PlanSheetView } from '../../server/wire/plan-sheets.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { asking, at, call } from './door.ts'

/** @param asOf a past day, as known at its end; `null` is now. */
export const getSheet = (plan: string, from: number, to: number, asOf: string | null): Promise<SheetView> =>
  call('GET', asking(at('plans', plan, 'sheet'), { from, to, asOf }))
/** Says where a page stands. Nobody waits for it, and nobody misses one that is lost; it also goes out while the page ends. */
export const tellHere = (plan: string, here: { readonly page: string; readonly cell: HereCell | null; readonly gone: boolean }): void => {
  const headers = { 'content-type': 'application/json' }
  fetch(at('plans', plan, 'here'), { method: 'POST', headers, body: JSON.stringify(here), keepalive: true }).catch(() => undefined)
}
export const getPlanSheet = (plan: string, sheet: PlanSheetName): Promise<PlanSheetView> => call('GET', at('plans', plan, 'plan-sheets', sheet))
/** @param column `null` for the whole row. @param before the last turn that is known; `null` for the newest ones. */
export const getPlanHistory = (plan: string, sheet: PlanSheetName, row: string, column: string | null, before: string | null): Promise<PlanHistoryView> =>
  call('GET', asking(at('plans', plan, 'plan-sheets', sheet, 'history'), { row, column, before }))

export interface EditBatch {
  /** The same id sent again gets the same answer. */
  readonly id: string
  readonly label: string
  readonly edits: readonly EditRequest[]
}
/** @param typist who typed them: nobody else's session sends them. */
export const postEdits = (plan: string, batch: EditBatch, typist: string): Promise<EditsAnswer> =>
  call('POST', at('plans', plan, 'edits'), batch, { 'x-typist': typist })
