/** Where orders and papers stand, in addresses and among the answers that are kept. */
import type { QueryClient } from '@tanstack/react-query'
import type { PlanView } from '../../server/wire/plans.ts'
import { mattersAnswer } from './owed.ts'
import { planAddress } from './plans.ts'

export const ordersKey = (plan: PlanView, ...rest: readonly string[]): readonly string[] => ['orders', plan.id, ...rest]
export const papersKey = (plan: PlanView, ...rest: readonly string[]): readonly string[] => ['papers', plan.id, ...rest]

/** What one act changes stands in lists, registers and trays alike. */
export const askOrdersAnew = async (answers: QueryClient, plan: PlanView): Promise<void> => {
  await answers.invalidateQueries({ queryKey: ordersKey(plan) })
  await answers.invalidateQueries({ queryKey: papersKey(plan) })
  await answers.invalidateQueries({ queryKey: mattersAnswer })
}

/** A part of the room, or with an order's id that order. */
export const ordersAddress = (plan: Pick<PlanView, 'code'>, named: string | null = null): string =>
  `${planAddress(plan, 'orders')}${named === null ? '' : `/${encodeURIComponent(named)}`}`
export const paperAddress = (plan: Pick<PlanView, 'code'>, id: string): string => `${ordersAddress(plan, 'papers')}/${encodeURIComponent(id)}`
