/** Robots of groups that hear of watched plans: off until somebody switches one on; each can be tried. */
import './form.css'
import { Button, Modal, Select, Switch, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { RobotView } from '../../server/wire/robots.ts'
import type { NewRobot } from '../api/robots.ts'
import { addRobot, getRobots, removeRobot, switchRobot, tryRobot } from '../api/robots.ts'
import { Answer, sentenceOf } from './answer.tsx'
import { FormActions } from './form-actions.tsx'
import { Icon } from './icon.tsx'
import { usePlans } from './plans.ts'
import { useTitles, useWords } from './session.tsx'
import { Sure } from './sure.tsx'

const kinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const satisfies readonly RobotView['kind'][]
const nothing: NewRobot = { kind: 'wecom', name: '', url: '', secret: null }

const keyOf = (plan: PlanView): readonly string[] => ['robots', plan.id]

const Robot = ({ plan, robot }: { readonly plan: PlanView; readonly robot: RobotView }) => {
  const words = useWords()
  const say = words.work.robots
  const answers = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const again = (): Promise<void> => answers.invalidateQueries({ queryKey: keyOf(plan) })
  const complain = (error: Error): unknown => notifications.show({ message: sentenceOf(error, words), color: 'red' })
  const turn = useMutation({ mutationFn: (active: boolean) => switchRobot(plan.id, robot.id, active), onSettled: again, onError: complain })
  const remove = useMutation({ mutationFn: () => removeRobot(plan.id, robot.id), onSuccess: again })
  const trial = useMutation({
    mutationFn: () => tryRobot(plan.id, robot.id),
    onSuccess: ({ taken, words: said }) => notifications.show({ message: taken ? say.tried : say.notTaken(said), ...(taken ? {} : { color: 'red' }) }),
    onError: complain,
  })
  return (
    <li className="watched">
      <span className="grow">
        {robot.name}
        <br />
        <span className="small soft">
          {say.kinds[robot.kind]} · {robot.host}
          {robot.signed && ` · ${say.signed}`}
        </span>
      </span>
      <Button size="compact-xs" variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
        {say.try}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => setRemoving(true)} aria-label={say.removeOne(robot.name)}>
        {say.remove}
      </Button>
      <Switch
        aria-label={say.switchOne(robot.name)}
        checked={robot.active}
        disabled={turn.isPending}
        onChange={(event) => turn.mutate(event.currentTarget.checked)}
      />
      {removing && (
        <Sure
          title={say.removeOne(robot.name)}
          why={say.removeWhy}
          act={say.remove}
          isPending={remove.isPending}
          error={remove.error}
          onYes={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

const Form = ({ plan, onClose }: { readonly plan: PlanView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.work.robots
  const answers = useQueryClient()
  const [robot, setRobot] = useState(nothing)
  const add = useMutation({
    mutationFn: () => addRobot(plan.id, robot),
    onSuccess: async () => {
      await answers.invalidateQueries({ queryKey: keyOf(plan) })
      onClose()
    },
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    add.mutate()
  }
  const change = (more: Partial<NewRobot>): void => setRobot({ ...robot, ...more })
  return (
    <Modal opened onClose={onClose} title={say.add} closeButtonProps={{ 'aria-label': words.close }}>
      <form className="form" onSubmit={submit}>
        <Select
          label={say.kind}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: say.kinds[kind] }))}
          value={robot.kind}
          onChange={(kind) => change({ kind: kinds.find((each) => each === kind) ?? 'wecom' })}
        />
        <TextInput
          label={say.name}
          required
          withAsterisk={false}
          maxLength={60}
          value={robot.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={say.url}
          description={say.urlWhy}
          type="url"
          required
          withAsterisk={false}
          autoComplete="off"
          value={robot.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
        <TextInput
          label={say.secret}
          description={say.secretWhy}
          autoComplete="off"
          value={robot.secret ?? ''}
          onChange={(event) => change({ secret: event.currentTarget.value.trim() === '' ? null : event.currentTarget.value })}
        />
        {add.error && <p className="form-error">{sentenceOf(add.error, words)}</p>}
        <FormActions act={say.add} isPending={add.isPending} onCancel={onClose} />
      </form>
    </Modal>
  )
}

const OfPlan = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords().work.robots
  const titleOf = useTitles()
  const [adding, setAdding] = useState(false)
  const robots = useQuery({ queryKey: keyOf(plan), queryFn: () => getRobots(plan.id) })
  return (
    <div className="panel">
      <div className="watched">
        <span className="grow">{titleOf(plan)}</span>
        <Button size="compact-xs" variant="default" leftSection={<Icon name="plus" size={12} />} onClick={() => setAdding(true)}>
          {say.add}
        </Button>
      </div>
      <Answer of={robots}>
        {(list) =>
          list.length === 0 ? (
            <p className="watched soft small">{say.none}</p>
          ) : (
            <ul>
              {list.map((robot) => (
                <Robot key={robot.id} plan={plan} robot={robot} />
              ))}
            </ul>
          )
        }
      </Answer>
      {adding && <Form plan={plan} onClose={() => setAdding(false)} />}
    </div>
  )
}

export const GroupRobots = () => {
  const say = useWords().work.robots
  const plans = (usePlans().data ?? []).filter(({ watched }) => watched)
  if (plans.length === 0) return null
  return (
    <>
      <h2 className="work-watched">{say.title}</h2>
      <p className="soft small">{say.why}</p>
      {plans.map((plan) => (
        <OfPlan key={plan.id} plan={plan} />
      ))}
    </>
  )
}
