/** Undo and redo: each says beforehand what it would do, and lists the steps behind it, to go back over several at once. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useState } from 'react'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'

interface UndoToolsProps {
  readonly status: SheetStatus | null
  readonly handle: SheetHandle | null
}

const StepTool = ({ way, next, handle }: { readonly way: 'undo' | 'redo'; readonly next: string | null; readonly handle: SheetHandle | null }) => {
  const words = useWords()
  const say = words.together.steps
  const name = words.toolbar[way]
  const [steps, setSteps] = useState<readonly string[] | null>(null)
  const label = next === null ? name : say.next(name, next)
  const go = (count: number): void => {
    handle?.[way](count)
    handle?.focus()
  }
  return (
    <span className="step-tool">
      <Tooltip label={label} multiline maw={360}>
        <ActionIcon aria-label={label} disabled={next === null} onClick={() => go(1)}>
          <Icon name={way} />
        </ActionIcon>
      </Tooltip>
      <Menu opened={steps !== null} onChange={(opened) => setSteps(opened ? (handle?.steps(way) ?? []) : null)} position="bottom-end" width={360}>
        <Menu.Target>
          <ActionIcon className="step-list" size="xs" aria-label={say.list(name)} disabled={next === null}>
            <Icon name="down" size={10} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className="steps">
          {steps?.map((step, place) => (
            <Menu.Item key={place} onClick={() => go(place + 1)} aria-label={place === 0 ? step : say.upTo(name, place + 1, step)}>
              <span className="figure faint">{place + 1}</span> {step}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}

export const UndoTools = ({ status, handle }: UndoToolsProps) => (
  <>
    <StepTool way="undo" next={status?.undo ?? null} handle={handle} />
    <StepTool way="redo" next={status?.redo ?? null} handle={handle} />
  </>
)
