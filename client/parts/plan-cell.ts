/** A cell of the plan itself in the address: `…/edit?section=tasks&row=…&column=…`. With `history` its past stands beside the sheet. */
import { useSearchParams } from 'wouter'
import type { HereCell } from '../../server/wire/live.ts'
import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { planAddress } from './plans.ts'

const planSheets = ['indicators', 'years', 'tasks', 'departments'] as const satisfies readonly PlanSheetName[]
export const planSections = [...planSheets, 'archived'] as const
export type PlanSection = (typeof planSections)[number]

const searchOf = (section: PlanSection, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...(section === 'indicators' ? {} : { section }),
  ...more,
})

/** Where a cell is seen, in whichever sheet. */
export const hereAddress = (plan: Pick<PlanView, 'code'>, { sheet, row, column }: HereCell): string =>
  sheet === 'figures'
    ? `${planAddress(plan)}?${new URLSearchParams({ row, period: column })}`
    : `${planAddress(plan, 'edit')}?${new URLSearchParams(searchOf(sheet, { row, column }))}`

export interface PlanCellAsked {
  readonly row: string
  /** `null`: the whole row. */
  readonly column: string | null
}

const historySearch = (section: PlanSection, { row, column }: PlanCellAsked, cell: string | null): Record<string, string> => ({
  ...searchOf(section, { row, ...(column === null ? {} : { column }) }),
  // Which cell of the row was looked at, to come back to it.
  history: column === null ? (cell ?? '') : '',
})
export const historyAddress = (plan: Pick<PlanView, 'code'>, sheet: PlanSheetName, asked: PlanCellAsked): string =>
  `${planAddress(plan, 'edit')}?${new URLSearchParams(historySearch(sheet, asked, null))}`

/** Key of all that is told of the past of a plan's own cells. */
export const historyKey = (plan: string): readonly string[] => ['plan-history', plan]

/** The section that is open, and the cell that the address names. */
export const usePlanCell = () => {
  const [search, setSearch] = useSearchParams()
  const section: PlanSection = planSections.find((each) => each === search.get('section')) ?? 'indicators'
  const row = search.get('row')
  const column = search.get('column')
  const asked: PlanCellAsked | null = row === null ? null : { row, column }
  const history = search.get('history')
  return {
    section,
    asked,
    /** Its past is open. */
    isTold: history !== null,
    /** Column of the cell that was looked at; `null` where it was the row from the beginning. */
    cell: column ?? (history || null),
    turnTo: (next: PlanSection): void => setSearch(searchOf(next)),
    tell: (next: PlanCellAsked, from: string | null = null): void => setSearch(historySearch(section, next, from), { replace: true }),
    close: (): void => setSearch(searchOf(section), { replace: true }),
  }
}
