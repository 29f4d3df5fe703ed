/** Orders of supervision: the cases, the tray of papers that wait for a signature, the register of a year, and what closed cases taught. */
import './orders.css'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRoute } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import { getOrders } from '../api/orders.ts'
import { Answer } from '../parts/answer.tsx'
import { ordersAddress, ordersKey } from '../parts/orders.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useWords } from '../parts/session.tsx'
import { OrderPage } from './order.tsx'
import { OrdersList } from './orders-list.tsx'
import { OrdersRegister } from './orders-register.tsx'
import { PaperPage } from './paper.tsx'
import { PapersList } from './papers.tsx'
import { Practice } from './practice.tsx'

const parts = ['list', 'papers', 'register', 'practice'] as const
type Part = (typeof parts)[number]

export const OrdersRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.orders
  const [, params] = useRoute('/plans/:plan/orders/*?')
  const [, go] = useLocation()
  const [first = '', second = ''] = (params?.['*'] ?? '').split('/').map(decodeURIComponent)
  const named = parts.find((part) => part === first)
  const part: Part = named ?? 'list'
  const orders = useQuery({ queryKey: ordersKey(plan), queryFn: () => getOrders(plan.id) })
  const order = named === undefined && first !== '' ? first : null
  const paper = part === 'papers' && second !== '' ? second : null
  const waiting = orders.data?.waiting ?? 0
  const label = (each: Part): string => {
    if (each !== 'papers') return say.parts[each]
    if (orders.data?.supervises !== true) return say.signedPapers
    return waiting === 0 ? say.parts.papers : `${say.parts.papers} · ${say.waiting(waiting)}`
  }
  return (
    <div className="page">
      <div className="page-body">
        <RoomHead title={words.rooms.orders} plan={plan}>
          <SegmentedControl
            size="xs"
            aria-label={words.rooms.orders}
            value={part}
            onChange={(to) => go(ordersAddress(plan, to === 'list' ? null : to))}
            data={parts.map((each) => ({ value: each, label: label(each) }))}
          />
        </RoomHead>
        {order !== null && <OrderPage key={order} plan={plan} id={order} />}
        {paper !== null && <PaperPage key={paper} plan={plan} id={paper} />}
        {order === null && part === 'list' && <Answer of={orders}>{(view) => <OrdersList plan={plan} view={view} />}</Answer>}
        {paper === null && part === 'papers' && <PapersList plan={plan} supervises={orders.data?.supervises ?? false} />}
        {part === 'register' && <Answer of={orders}>{(view) => <OrdersRegister plan={plan} view={view} />}</Answer>}
        {part === 'practice' && <Practice plan={plan} />}
      </div>
    </div>
  )
}
