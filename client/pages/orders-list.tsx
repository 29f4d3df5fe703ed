/** Orders of a plan, what waits for this person first; and the way to issue one. */
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OrdersView, OrderView } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { DepartmentFilter } from '../parts/department-filter.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { IssueForm } from '../parts/issue-form.tsx'
import { OrderState } from '../parts/order-state.tsx'
import { ordersAddress } from '../parts/orders.ts'
import { SearchField } from '../parts/search-field.tsx'
import { useWords } from '../parts/session.tsx'

type Which = 'running' | 'mine' | 'ended' | 'all'

const isEnded = ({ state }: OrderView): boolean => state === 'closed' || state === 'stopped'
const fits: Readonly<Record<Which, (order: OrderView) => boolean>> = {
  running: (order) => !isEnded(order),
  mine: ({ mine }) => mine,
  ended: isEnded,
  all: () => true,
}

const Order = ({ plan, order }: { readonly plan: PlanView; readonly order: OrderView }) => {
  const words = useWords()
  const say = words.orders
  return (
    <li className="order-line">
      <OrderState order={order} />
      <div className="grow order-matter">
        <h2>
          <Link href={ordersAddress(plan, order.id)}>{order.title}</Link>
        </h2>
        <p className="small soft order-facts">
          <span className="figure">{order.number}</span>
          <span>{order.department.shortName}</span>
          {!isEnded(order) && <span>{say.limit(words.day(order.limitOn))}</span>}
          {order.firstLimitOn !== order.limitOn && <span>{say.wasLimit(words.day(order.firstLimitOn))}</span>}
          {order.left !== null && <span className={order.overdue ? 'order-late' : undefined}>{say.left(order.left)}</span>}
          {order.extensionAsked !== null && <span>{say.askedUntil(words.day(order.extensionAsked))}</span>}
          {order.closedOn !== null && <span>{say.closedOn(words.day(order.closedOn))}</span>}
        </p>
      </div>
      {order.mine && <span className="question-word order-mine">{say.mine}</span>}
    </li>
  )
}

export const OrdersList = ({ plan, view }: { readonly plan: PlanView; readonly view: OrdersView }) => {
  const say = useWords().orders
  const [which, setWhich] = useState<Which>('running')
  const [department, setDepartment] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [isIssuing, setIssuing] = useState(false)
  const { orders, supervises } = view
  const departments = [...new Map(orders.map((order) => [order.department.id, order.department])).values()]
  const wanted = text.trim().toLowerCase()
  const shown = orders.filter(
    (order) =>
      fits[which](order) &&
      (department === null || order.department.id === department) &&
      (wanted === '' || [order.title, order.number, ...order.indicators.map(({ name }) => name)].some((each) => each.toLowerCase().includes(wanted))),
  )
  return (
    <>
      <div className="page-tools">
        <SegmentedControl
          size="xs"
          aria-label={say.state}
          value={which}
          onChange={setWhich}
          data={[
            { value: 'running', label: say.running },
            { value: 'mine', label: say.mineOnly },
            { value: 'ended', label: say.ended },
            { value: 'all', label: say.all },
          ]}
        />
        <DepartmentFilter label={say.department} everyone={say.everyDepartment} departments={departments} value={department} onChange={setDepartment} />
        <SearchField className="page-search" label={say.search} value={text} onChange={setText} />
        <output className="soft">{say.count(shown.length)}</output>
        <span className="grow" />
        {supervises && (
          <Button size="xs" variant="default" leftSection={<Icon name="plus" />} onClick={() => setIssuing(true)}>
            {say.issue.open}
          </Button>
        )}
      </div>
      {orders.length === 0 && (
        <EmptyState icon="send" title={say.none}>
          {say.noneWhy}
        </EmptyState>
      )}
      {orders.length > 0 && shown.length === 0 && (
        <EmptyState icon="search" title={say.noneFound}>
          {say.noneFoundWhy}
        </EmptyState>
      )}
      {shown.length > 0 && (
        <ul className="panel">
          {shown.map((order) => (
            <Order key={order.id} plan={plan} order={order} />
          ))}
        </ul>
      )}
      {isIssuing && <IssueForm plan={plan} onClose={() => setIssuing(false)} />}
    </>
  )
}
