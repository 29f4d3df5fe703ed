/** The sheet of a past day: chosen beside the years, said above the sheet, read only. */
import { Button, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import { Icon } from './icon.tsx'
import { useAsOf, useToday } from './plans.ts'
import { useWords } from './session.tsx'

export const LookBack = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.lookBack
  const today = useToday(plan.timeZone)
  const [asOf, lookAt] = useAsOf(plan)
  const [opened, popover] = useDisclosure(false)
  const [day, setDay] = useState(asOf ?? today)
  const look = (event: FormEvent): void => {
    event.preventDefault()
    lookAt(day === today ? null : day)
    popover.close()
  }
  return (
    <Popover opened={opened} onChange={(open) => (open ? popover.open() : popover.close())} position="bottom-start" trapFocus width={240}>
      <Popover.Target>
        <Button
          className={asOf === null ? 'tool' : ''}
          title={say.label}
          variant="default"
          leftSection={<Icon name="clock" />}
          aria-pressed={asOf !== null}
          aria-expanded={opened}
          onClick={popover.toggle}
        >
          {asOf === null ? say.label : words.day(asOf)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="look-back" onSubmit={look}>
          <TextInput
            type="date"
            label={say.day}
            description={say.explained}
            min={plan.startsOn}
            max={today}
            required
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt={8}>
            {say.look}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Above the sheet of a past day, so that nobody takes it for today's. */
export const LookBackBanner = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.lookBack
  const [asOf, lookAt] = useAsOf(plan)
  if (asOf === null) return null
  return (
    <aside className="look-back-banner">
      <Icon name="clock" size={14} />
      <span>{say.banner(words.day(asOf))}</span>
      <Button variant="subtle" size="compact-xs" onClick={() => lookAt(null)}>
        {say.back}
      </Button>
    </aside>
  )
}
