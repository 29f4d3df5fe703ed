/** The sheet of a plan and what the person may write in it, as the room asks for it and as it is asked for ahead. */
import { queryOptions } from '@tanstack/react-query'
import type { PlanView, RightsView } from '../../server/wire/plans.ts'
import { getRights } from '../api/plans.ts'
import { getSheet } from '../api/sheet.ts'
import type { ShownView } from '../sheet/plan-table.ts'
import type { Years } from './plans.ts'

export interface SheetAnswer {
  readonly view: ShownView
  readonly rights: RightsView
}

/** Of a past day nothing can be written. */
const fetchSheet = async (plan: string, { from, to }: Years, asOf: string | null): Promise<SheetAnswer> => {
  if (asOf !== null) return { view: await getSheet(plan, from, to, asOf), rights: { plan, observations: [], columns: [], manage: false, closed: [] } }
  const [view, rights] = await Promise.all([getSheet(plan, from, to, null), getRights(plan, to)])
  return { view, rights }
}

export const sheetQuery = ({ id }: Pick<PlanView, 'id'>, { from, to }: Years, asOf: string | null) =>
  queryOptions({
    queryKey: ['sheet', id, from, to, asOf],
    queryFn: () => fetchSheet(id, { from, to }, asOf),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Every answer is a new one to the sheet; comparing ten thousand rows with the last answer is for nothing.
    structuralSharing: false,
  })
