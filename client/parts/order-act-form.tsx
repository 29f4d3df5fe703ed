/** What belongs to an act on an order: a word, a new limit, the days of the steps, evidence, or what the case teaches. */
import './form.css'
import { Checkbox, Modal, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { OrderActView, OrderStory } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { EvidenceView } from '../../server/wire/story.ts'
import type { OrderTurnRequest } from '../api/orders.ts'
import { turnOrder } from '../api/orders.ts'
import { sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { OrderFiles } from './order-files.tsx'
import { useToday } from './plans.ts'
import { useWords } from './session.tsx'

type Act = OrderActView['act']
type Steps = OrderTurnRequest['steps']

const asksLimit: ReadonlySet<Act> = new Set(['extension_asked', 'extended'])
const asksSteps: ReadonlySet<Act> = new Set(['reported', 'closing_asked'])
const steps = [
  ['analysedOn', 'analysed'],
  ['measuresOn', 'measures'],
  ['solvedOn', 'solved'],
] as const

interface OrderActFormProps {
  readonly plan: PlanView
  readonly order: OrderStory
  readonly act: OrderActView
  readonly onDone: (order: OrderStory) => void
  readonly onClose: () => void
}

const noReview = { cause: '', handling: '', lesson: '', practice: false }

/** Days that are new: what stands already is not given again. */
const newSteps = (given: Steps, order: OrderStory): Steps => ({
  analysedOn: given.analysedOn === order.analysedOn ? null : given.analysedOn,
  measuresOn: given.measuresOn === order.measuresOn ? null : given.measuresOn,
  solvedOn: given.solvedOn === order.solvedOn ? null : given.solvedOn,
})

export const OrderActForm = ({ plan, order, act: { act, word, note: wantsNote }, onDone, onClose }: OrderActFormProps) => {
  const words = useWords()
  const say = words.orders
  const today = useToday(plan.timeZone)
  const [note, setNote] = useState('')
  const [limitOn, setLimitOn] = useState(order.extensionAsked ?? '')
  const isClosing = act === 'closing_asked'
  const [days, setDays] = useState<Steps>({
    analysedOn: order.analysedOn,
    measuresOn: order.measuresOn,
    solvedOn: isClosing ? (order.solvedOn ?? today) : order.solvedOn,
  })
  const [files, setFiles] = useState<readonly EvidenceView[]>(order.files)
  const [isAdding, setAdding] = useState(false)
  const [review, setReview] = useState(order.review ?? noReview)
  const turn = useMutation({
    mutationFn: () =>
      turnOrder(plan.id, order.id, {
        act,
        seen: order.state,
        note,
        limitOn: asksLimit.has(act) && limitOn !== '' ? limitOn : null,
        steps: asksSteps.has(act) ? newSteps(days, order) : { analysedOn: null, measuresOn: null, solvedOn: null },
        evidence: asksSteps.has(act) ? files.map(({ id }) => id) : [],
        review: act === 'reviewed' ? review : null,
      }),
    onSuccess: (next) => {
      notifications.show({ message: say.act.done(word) })
      onDone(next)
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    turn.mutate()
  }
  const isWhole = (!wantsNote || note.trim() !== '') && (!asksLimit.has(act) || limitOn !== '')
  return (
    <Modal opened onClose={onClose} title={word} closeButtonProps={{ 'aria-label': words.close }}>
      <form onSubmit={submit} className="form">
        {asksLimit.has(act) && (
          <TextInput
            type="date"
            label={say.act.limit}
            description={say.act.limitWhy(words.day(order.limitOn))}
            required
            min={order.limitOn}
            value={limitOn}
            onChange={(event) => setLimitOn(event.currentTarget.value)}
          />
        )}
        {act === 'reviewed' && (
          <>
            {(['cause', 'handling', 'lesson'] as const).map((part) => (
              <Textarea
                key={part}
                label={say[part]}
                required
                rows={3}
                maxLength={5000}
                value={review[part]}
                onChange={(event) => setReview({ ...review, [part]: event.currentTarget.value })}
              />
            ))}
            <Checkbox label={say.practice} checked={review.practice} onChange={(event) => setReview({ ...review, practice: event.currentTarget.checked })} />
          </>
        )}
        {asksSteps.has(act) && (
          <fieldset className="form-group">
            <legend>{say.act.stepDays}</legend>
            <div className="order-days">
              {steps
                .filter(([step]) => isClosing || step !== 'solvedOn')
                .map(([step, name]) => (
                  <TextInput
                    key={step}
                    type="date"
                    label={say.step[name]}
                    required={isClosing}
                    min={order.foundOn}
                    max={today}
                    value={days[step] ?? ''}
                    onChange={(event) => setDays({ ...days, [step]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
                  />
                ))}
            </div>
          </fieldset>
        )}
        {act !== 'reviewed' && (
          <Textarea
            label={say.act.notes[act]}
            required={wantsNote}
            rows={4}
            maxLength={5000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        {asksSteps.has(act) && <OrderFiles plan={plan} order={order.id} files={files} onChange={setFiles} onBusy={setAdding} />}
        {turn.error && (
          <p className="form-error" role="alert">
            {sentenceOf(turn.error, words)}
          </p>
        )}
        <FormActions act={word} isPending={turn.isPending} disabled={!isWhole || isAdding} onCancel={onClose} />
      </form>
    </Modal>
  )
}
