/** One order: what is asked, where it stands, the four steps of the problem, everything that was done, and what this person may do now. */
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OrderActView, OrderStory, OrderTurnView } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getOrder } from '../api/orders.ts'
import { fileAddress } from '../api/stories.ts'
import { Answer } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { OrderActForm } from '../parts/order-act-form.tsx'
import { OrderState } from '../parts/order-state.tsx'
import { askOrdersAnew, ordersAddress, ordersKey, paperAddress } from '../parts/orders.ts'
import { storyAddress } from '../parts/plans.ts'
import { useNames, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const Steps = ({ order }: { readonly order: OrderStory }) => {
  const words = useWords()
  const say = words.orders
  const days = [
    ['found', order.foundOn],
    ['analysed', order.analysedOn],
    ['measures', order.measuresOn],
    ['solved', order.solvedOn],
  ] as const
  return (
    <section className="order-part">
      <h3>{say.steps}</h3>
      <ol className="order-steps">
        {days.map(([step, day]) => (
          <li key={step} className={day === null ? 'order-step' : 'order-step order-step-done'}>
            <span>{say.step[step]}</span>
            <span className={day === null ? 'faint small' : 'figure small'}>{day === null ? say.notYet : words.day(day)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Turn = ({ plan, turn }: { readonly plan: PlanView; readonly turn: OrderTurnView }) => {
  const words = useWords()
  const say = words.orders
  const moments = useMoments()
  return (
    <li className="order-turn">
      <p>
        <b>{turn.word}</b> <span>{turn.who}</span> <span className="faint small figure">{moments.full(turn.at)}</span>
        {turn.byLink && <span className="tag">{say.byLink}</span>}
        {turn.limitOn !== null && <span className="tag">{say.newLimit(words.day(turn.limitOn))}</span>}
      </p>
      {turn.note !== '' && <p className="order-note">{turn.note}</p>}
      {turn.files.map((file) => (
        <p key={file.id} className="order-file">
          <Icon name="report" size={14} />
          <a href={fileAddress(plan.id, file.id)} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
        </p>
      ))}
    </li>
  )
}

const Review = ({ review }: { readonly review: NonNullable<OrderStory['review']> }) => {
  const say = useWords().orders
  return (
    <section className="order-part">
      <h3>
        {say.review}
        {review.practice && <span className="tag">{say.inPractice}</span>}
      </h3>
      <dl className="order-review">
        {(['cause', 'handling', 'lesson'] as const).map((part) => (
          <div key={part}>
            <dt>{say[part]}</dt>
            <dd>{review[part]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Buttons for what may be done; what is held back says by what. */
const Acts = ({ order, onChoose }: { readonly order: OrderStory; readonly onChoose: (act: OrderActView) => void }) => {
  const say = useWords().orders
  const [first, ...rest] = order.acts.filter(({ why }) => why === null)
  const held = order.acts.filter(({ why }) => why !== null)
  return (
    <section className="order-part order-acts">
      <h3>{say.acts}</h3>
      {order.acts.length === 0 && <p className="faint">{say.nothingToDo}</p>}
      <div className="order-buttons">
        {first && <Button onClick={() => onChoose(first)}>{first.word}</Button>}
        {rest.map((act) => (
          <Button key={act.act} variant="default" onClick={() => onChoose(act)}>
            {act.word}
          </Button>
        ))}
      </div>
      {held.map(({ act, word, why }) => (
        <p key={act} className="small soft">
          <b>{word}</b> {why}
        </p>
      ))}
    </section>
  )
}

const Story = ({ plan, order }: { readonly plan: PlanView; readonly order: OrderStory }) => {
  const words = useWords()
  const say = words.orders
  const nameOf = useNames()
  const answers = useQueryClient()
  const [act, setAct] = useState<OrderActView | null>(null)
  const done = async (next: OrderStory): Promise<void> => {
    answers.setQueryData(ordersKey(plan, order.id), next)
    setAct(null)
    await askOrdersAnew(answers, plan)
  }
  return (
    <article className="order panel">
      <header className="order-head">
        <div className="order-title">
          <h2>{order.title}</h2>
          <OrderState order={order} />
        </div>
        <p className="soft order-facts">
          <span className="figure">{order.number}</span>
          <span>{order.department.shortName}</span>
          <span>{say.issuedBy(order.issuedBy, words.day(order.issuedOn))}</span>
        </p>
        <p className="order-facts">
          <b>{say.limit(words.day(order.limitOn))}</b>
          {order.firstLimitOn !== order.limitOn && <s className="soft">{say.wasLimit(words.day(order.firstLimitOn))}</s>}
          {order.left !== null && <span className={order.overdue ? 'order-late' : 'soft'}>{say.left(order.left)}</span>}
          {order.extensionAsked !== null && <span className="question-word">{say.askedUntil(words.day(order.extensionAsked))}</span>}
          {order.closedOn !== null && <span>{say.closedOn(words.day(order.closedOn))}</span>}
        </p>
      </header>
      <Acts order={order} onChoose={setAct} />
      <section className="order-part">
        <h3>{say.demand}</h3>
        <p className="order-note">{order.demand}</p>
        <p className="small soft order-note">{words.labelled(say.basis, order.basis)}</p>
        {order.indicators.length > 0 && (
          <p className="small order-facts">
            <span className="soft">{say.about}</span>
            {order.indicators.map((indicator) => (
              <Link key={indicator.id} href={storyAddress(plan, indicator.id, null)}>
                {indicator.number} {nameOf(indicator)}
              </Link>
            ))}
          </p>
        )}
        {order.paper !== null && (
          <p className="small">
            <Link href={paperAddress(plan, order.paper)}>{say.letter}</Link>
          </p>
        )}
      </section>
      <Steps order={order} />
      {order.review !== null && <Review review={order.review} />}
      <section className="order-part">
        <h3>{say.course}</h3>
        <ol className="order-turns">
          {order.turns.toReversed().map((turn) => (
            <Turn key={turn.id} plan={plan} turn={turn} />
          ))}
        </ol>
      </section>
      {act !== null && <OrderActForm key={act.act} plan={plan} order={order} act={act} onDone={(next) => void done(next)} onClose={() => setAct(null)} />}
    </article>
  )
}

export const OrderPage = ({ plan, id }: { readonly plan: PlanView; readonly id: string }) => {
  const say = useWords().orders
  const order = useQuery({ queryKey: ordersKey(plan, id), queryFn: () => getOrder(plan.id, id) })
  return (
    <>
      <p className="page-tools">
        <Link href={ordersAddress(plan)} className="order-back">
          <Icon name="left" size={14} /> {say.back}
        </Link>
      </p>
      <Answer of={order}>{(story) => <Story plan={plan} order={story} />}</Answer>
    </>
  )
}
