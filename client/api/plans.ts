/** Plans, their tasks, and what may be written in them. */
import type { ClosedPeriod, PlanView, RightsView } from '../../server/wire/plans.ts'
import type { TasksView } from '../../server/wire/tasks.ts'
import { asking, at, call } from './door.ts'

export const getPlans = (): Promise<readonly PlanView[]> => call('GET', '/api/plans')
export const watchPlan = (plan: string, watched: boolean): Promise<PlanView> => call('PATCH', at('plans', plan), { watched })
export const getRights = (plan: string, to: number): Promise<RightsView> => call('GET', asking(at('plans', plan, 'rights'), { to }))
/** @param closing `upTo` takes along all periods that end no later. @returns what is closed then. */
export const closePeriod = (
  plan: string,
  period: string,
  closing: { readonly closed: boolean; readonly upTo: boolean; readonly note: string | null },
): Promise<readonly ClosedPeriod[]> => call('PUT', at('plans', plan, 'periods', period), closing)
export const getTasks = (plan: string): Promise<TasksView> => call('GET', at('plans', plan, 'tasks'))
