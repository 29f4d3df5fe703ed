import { Menu } from '@mantine/core'
import { Link } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import { Icon } from './icon.tsx'
import { LightBar, LightShape, lightOrder } from './light.tsx'
import { planAddress, useCurrentPlan, usePlans } from './plans.ts'
import type { PlanTab } from './plans.ts'
import { useTitles, useWords } from './session.tsx'

const PlanChoice = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords()
  const titleOf = useTitles()
  const lit = lightOrder.filter((light) => plan.lights[light] > 0)
  return (
    <div className="plan-choice">
      <span>{titleOf(plan)}</span>
      {lit.length > 0 && <LightBar counts={plan.lights} label={say.plan.lights(plan.lights)} />}
      <span className="plan-choice-counts faint">
        {lit.length === 0 && <span>{say.plan.span(plan.startsOn, plan.endsOn)}</span>}
        {lit.map((light) => (
          <span key={light} className="light">
            <LightShape light={light} size={11} />
            <span className="figure">{plan.lights[light]}</span>
          </span>
        ))}
        <span className="grow" />
        <span>{plan.watched ? say.plan.span(plan.startsOn, plan.endsOn) : say.plan.unwatched}</span>
      </span>
    </div>
  )
}

/** The plan on the page, and the way to another one. */
export const PlanChooser = ({ tab }: { readonly tab: PlanTab }) => {
  const say = useWords()
  const titleOf = useTitles()
  const plans = usePlans().data ?? []
  const current = useCurrentPlan()
  return (
    <Menu width={380} position="bottom-start">
      <Menu.Target>
        <button type="button" className="bare plan-button">
          <span className="unseen">{say.plan.choose}: </span>
          <span className="one-line">{current ? titleOf(current) : say.plan.choose}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {plans.map((plan) => (
          <Menu.Item key={plan.id} component={Link} href={planAddress(plan, tab)} aria-current={plan.id === current?.id ? 'true' : undefined}>
            <PlanChoice plan={plan} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
