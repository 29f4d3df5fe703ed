/** The register of a year's orders as a table for paper, and as a workbook. */
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OrdersView, OrderView } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { useDownload } from '../parts/download.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { ordersAddress } from '../parts/orders.ts'
import { useToday } from '../parts/plans.ts'
import { useWords } from '../parts/session.tsx'
import { WideTable } from '../parts/wide-table.tsx'

const heads = ['place', 'number', 'title', 'department', 'issued', 'limit', 'extension', 'state', 'found', 'analysed', 'measures', 'solved', 'closed'] as const

/** Numbers count through a year. */
const numberIn = ({ number }: OrderView): number => Number(/(\d+)\D*$/.exec(number)?.[1] ?? 0)

const Row = ({ plan, order, place }: { readonly plan: PlanView; readonly order: OrderView; readonly place: number }) => {
  const say = useWords().orders
  const extension = [
    order.firstLimitOn === order.limitOn ? null : say.register.was(order.firstLimitOn),
    order.extensionAsked === null ? null : say.register.asked(order.extensionAsked),
  ].filter((part) => part !== null)
  return (
    <tr>
      <td className="number">{place}</td>
      <td className="nowrap">{order.number}</td>
      <td className="register-title">
        <Link href={ordersAddress(plan, order.id)}>{order.title}</Link>
      </td>
      <td className="nowrap">{order.department.shortName}</td>
      <td className="nowrap figure">{order.issuedOn}</td>
      <td className="nowrap figure">{order.limitOn}</td>
      <td className="figure register-extension">
        {extension.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </td>
      <td className="nowrap">
        {order.stateWord}
        {order.overdue && <b className="order-late"> {say.overdue}</b>}
      </td>
      {[order.foundOn, order.analysedOn, order.measuresOn, order.solvedOn, order.closedOn].map((day, step) => (
        <td key={heads[step + 8]} className="nowrap figure">
          {day ?? ''}
        </td>
      ))}
    </tr>
  )
}

export const OrdersRegister = ({ plan, view }: { readonly plan: PlanView; readonly view: OrdersView }) => {
  const words = useWords()
  const say = words.orders.register
  const today = useToday(plan.timeZone)
  const download = useDownload()
  const years = plan.years.filter((each) => each <= Number(today.slice(0, 4)))
  const [year, setYear] = useState(years.at(-1) ?? Number(today.slice(0, 4)))
  const orders = view.orders.filter((order) => order.year === year).toSorted((a, b) => numberIn(a) - numberIn(b))
  return (
    <section className="register">
      <div className="page-tools">
        <Select
          size="xs"
          w={110}
          aria-label={say.year}
          data={years.map((each) => ({ value: String(each), label: words.toolbar.year(each, each) }))}
          value={String(year)}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && setYear(Number(chosen))}
        />
        <output className="soft">{words.orders.count(orders.length)}</output>
        <span className="soft small">{say.why}</span>
        <span className="grow" />
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {say.print}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="download" />}
          loading={download.isPending}
          onClick={() => download.mutate({ report: 'orders', plan: plan.id, year })}
        >
          {say.download}
        </Button>
      </div>
      {orders.length === 0 ? (
        <EmptyState icon="tasks" title={say.none} />
      ) : (
        <WideTable label={words.orders.parts.register}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say.heads[head]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {orders.map((order, place) => (
              <Row key={order.id} plan={plan} order={order} place={place + 1} />
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  )
}
