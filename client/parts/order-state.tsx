/** Where an order stands: a word in a frame, whose look tells at a glance who has it. */
import './order-state.css'
import type { OrderView } from '../../server/wire/orders.ts'
import { useWords } from './session.tsx'

const lookOf = ({ state, overdue }: Pick<OrderView, 'state' | 'overdue'>): string => {
  if (overdue) return 'late'
  if (state === 'closed') return 'done'
  if (state === 'stopped') return 'aside'
  return state === 'closing' || state === 'verified' ? 'looked-at' : 'running'
}

export const OrderState = ({ order }: { readonly order: Pick<OrderView, 'state' | 'overdue' | 'stateWord'> }) => {
  const say = useWords().orders
  return (
    <span className={`order-state order-${lookOf(order)}`}>
      {order.stateWord}
      {order.overdue && <b>{say.overdue}</b>}
    </span>
  )
}
