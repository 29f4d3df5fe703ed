/** What the person owes, as other parts of the page ask it: who reports, and how much there is to do. */
import { useQuery } from '@tanstack/react-query'
import type { MattersView } from '../../server/wire/matters.ts'
import { getMatters, getOwed } from '../api/questions.ts'
import { useSession } from './session.tsx'

export const owedAnswer = ['owed'] as const
/** What waits beside figures. */
export const mattersAnswer = ['matters'] as const

const patience = 300_000

/** Who fills in figures finds his own work first; a head of department reads what others have filled in. */
export const useReports = (): boolean => {
  const { me } = useSession()
  return me.role === 'reporter' && me.departments.some(({ role }) => role !== 'head')
}

/** Who belongs to a department, supervises or sets plans up has work of his own. */
export const useHasWork = (): boolean => {
  const { me } = useSession()
  return me.departments.length > 0 || me.role === 'supervisor' || me.may.managePlans
}

export const mattersCount = ({ warnings, orders, papers }: MattersView): number =>
  warnings.length + orders.length + papers.reduce((sum, { count }) => sum + count, 0)

/** How much waits, beside the room's name. Figures are asked about on every page for those who report, other matters for all who have any. */
export const useOwedCount = (): number => {
  const owed = useQuery({ queryKey: owedAnswer, queryFn: getOwed, staleTime: patience, enabled: useReports() }).data
  const matters = useQuery({ queryKey: mattersAnswer, queryFn: getMatters, staleTime: patience, enabled: useHasWork() }).data
  return (owed ? owed.cells.length + owed.more : 0) + (matters ? mattersCount(matters) : 0)
}
