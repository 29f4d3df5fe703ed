/** In the menu of a period's head, for the plan office: closes the period for everybody, or opens it again. */
import { Button } from '@mantine/core'
import type { SheetHandle } from '../sheet/host.ts'
import type { Closing } from './closing-form.tsx'
import { useWords } from './session.tsx'

interface PeriodActsProps {
  readonly column: string
  readonly handle: SheetHandle
  readonly onClosing: (closing: Closing) => void
}

export const PeriodActs = ({ column, handle, onClosing }: PeriodActsProps) => {
  const say = useWords().together.periods
  const facts = handle.periodFacts(column)
  if (!facts?.hasBegun) return null
  const { period, name, isClosed } = facts
  const ask = (upTo: boolean) => (): void => onClosing({ period, name, closed: !isClosed, upTo })
  return (
    <div className="head-acts head-rule">
      <Button variant="default" size="compact-xs" onClick={ask(false)}>
        {isClosed ? say.reopen : say.close}
      </Button>
      <Button variant="default" size="compact-xs" onClick={ask(true)}>
        {isClosed ? say.reopenUpTo : say.closeUpTo}
      </Button>
    </div>
  )
}
