/** What the person owes, as other parts of the page ask it: who reports, and how much there is to do. */
import { useQuery } from '@tanstack/react-query'
import { getOwed } from '../api/questions.ts'
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

/** How much is owed, beside the room's name. Others than reporters are not asked for it on every page. */
export const useOwedCount = (): number => {
  const { data } = useQuery({ queryKey: owedAnswer, queryFn: getOwed, staleTime: patience, enabled: useReports() })
  return data ? data.cells.length + data.more : 0
}
