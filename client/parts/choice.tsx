import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface ChoiceProps {
  readonly value: string
  readonly chosen: string
  readonly onChoose: () => void
  readonly children: ReactNode
}

/** One of several in a menu; the chosen one is ticked, and read out as such. */
export const Choice = ({ value, chosen, onChoose, children }: ChoiceProps) => (
  <Menu.RadioItem value={value} checked={value === chosen} onChange={onChoose} closeMenuOnClick checkIcon={<Icon name="check" size={14} />}>
    {children}
  </Menu.RadioItem>
)
