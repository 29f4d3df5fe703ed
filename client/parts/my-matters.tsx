/** What waits for me beside figures: my word on red lights, orders that wait for an act of mine, papers that I sign. Each leads to where it is done. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { MattersView, WordWanted } from '../../server/wire/matters.ts'
import { LightMark } from './light.tsx'
import { OrderState } from './order-state.tsx'
import { ordersAddress } from './orders.ts'
import { planAddress } from './plans.ts'
import { PromiseForm } from './promise-form.tsx'
import { useNames, useTitles, useWords } from './session.tsx'

type Plan = MattersView['plans'][number]

const Wanted = ({ warning, plan, today }: { readonly warning: WordWanted; readonly plan: Plan; readonly today: string }) => {
  const words = useWords()
  const nameOf = useNames()
  const [isAsked, setAsked] = useState(false)
  return (
    <li className="my-matter">
      <LightMark light={warning.light} word={warning.lightWord} size={16} />
      <div className="grow">
        <h3>
          <Link href={`${planAddress(plan, 'warnings')}?indicator=${encodeURIComponent(warning.indicator)}`}>
            <span className="figure faint">{warning.number}</span> {nameOf(warning)}
          </Link>
        </h3>
        <p className="soft small">{warning.sentence}</p>
      </div>
      <Button size="compact-sm" variant="default" aria-label={words.labelled(words.warnings.promise.act, nameOf(warning))} onClick={() => setAsked(true)}>
        {words.warnings.promise.act}
      </Button>
      {isAsked && <PromiseForm plan={plan.id} warning={{ ...warning, promise: null }} today={today} onClose={() => setAsked(false)} />}
    </li>
  )
}

/** @param today of the place where the person works. */
export const MyMatters = ({ view, today }: { readonly view: MattersView; readonly today: string }) => {
  const words = useWords()
  const say = words.mine.matters
  const titleOf = useTitles()
  const { plans, warnings, orders, papers } = view
  const planNamed = (plan: Plan) => plans.length > 1 && <p className="my-plan soft small">{titleOf(plan)}</p>
  const byPlan = <Item extends { readonly plan: string }>(items: readonly Item[]) =>
    plans.flatMap((plan) => {
      const own = items.filter((item) => item.plan === plan.id)
      return own.length === 0 ? [] : [[plan, own] as const]
    })
  return (
    <>
      {warnings.length > 0 && (
        <section className="my-group" aria-labelledby="matters-warnings">
          <div className="my-group-head">
            <h2 id="matters-warnings">{say.warnings}</h2>
            <span className="soft">{words.mine.count(warnings.length)}</span>
          </div>
          <p className="soft small">{say.warningsWhy}</p>
          {byPlan(warnings).map(([plan, own]) => (
            <div key={plan.id}>
              {planNamed(plan)}
              <ul className="panel">
                {own.map((warning) => (
                  <Wanted key={warning.id} warning={warning} plan={plan} today={today} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {orders.length > 0 && (
        <section className="my-group" aria-labelledby="matters-orders">
          <div className="my-group-head">
            <h2 id="matters-orders">{say.orders}</h2>
            <span className="soft">{say.count(orders.length)}</span>
          </div>
          {byPlan(orders).map(([plan, own]) => (
            <div key={plan.id}>
              {planNamed(plan)}
              <ul className="panel">
                {own.map((order) => (
                  <li key={order.id} className="my-matter">
                    <OrderState order={order} />
                    <div className="grow">
                      <h3>
                        <Link href={ordersAddress(plan, order.id)}>{order.title}</Link>
                      </h3>
                      <p className="soft small my-matter-facts">
                        <span className="figure">{order.number}</span>
                        <span>{order.department.shortName}</span>
                        <span>{words.orders.limit(words.day(order.limitOn))}</span>
                        {order.left !== null && <span className={order.overdue ? 'order-late' : undefined}>{words.orders.left(order.left)}</span>}
                        {order.extensionAsked !== null && <span>{words.orders.askedUntil(words.day(order.extensionAsked))}</span>}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {papers.length > 0 && (
        <section className="my-group" aria-labelledby="matters-papers">
          <div className="my-group-head">
            <h2 id="matters-papers">{say.papers}</h2>
          </div>
          <ul className="panel">
            {byPlan(papers).flatMap(([plan, own]) =>
              own.map(({ count }) => (
                <li key={plan.id} className="my-matter">
                  <Link href={ordersAddress(plan, 'papers')}>{say.waiting(titleOf(plan), count)}</Link>
                </li>
              )),
            )}
          </ul>
        </section>
      )}
    </>
  )
}
