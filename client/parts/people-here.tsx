/** Who else has the plan open; a click goes to where one of them stands. */
import { Menu } from '@mantine/core'
import { useLocation } from 'wouter'
import type { PersonHere } from '../../server/wire/live.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetHandle } from '../sheet/host.ts'
import { Icon } from './icon.tsx'
import { hereAddress } from './plan-cell.ts'
import { useSession, useWords } from './session.tsx'

interface PeopleHereProps {
  readonly plan: PlanView
  readonly people: readonly PersonHere[]
  readonly handle: SheetHandle | null
}

export const PeopleHere = ({ plan, people, handle }: PeopleHereProps) => {
  const words = useWords()
  const say = words.together.here
  const { may } = useSession().me
  const [, go] = useLocation()
  if (people.length === 0) return null
  return (
    <Menu position="top-end" width={280} returnFocus={false}>
      <Menu.Target>
        <button type="button" className="status-part status-people" aria-label={say.others(people.length)}>
          <Icon name="people" size={13} />
          <span className="people-words">{say.others(people.length)}</span>
          <span className="people-count figure">{people.length}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className="people-here" aria-label={say.others(people.length)}>
        {people.map(({ id, name, cell }) => {
          const where = cell && handle?.nameOfCell(cell)
          // Whoever stands in another sheet is followed there by those who may open it.
          const there = cell && !where && cell.sheet !== handle?.sheet && (cell.sheet === 'figures' || may.managePlans) ? hereAddress(plan, cell) : null
          const other = cell && cell.sheet !== handle?.sheet ? words.editPlan.here[cell.sheet] : say.elsewhere
          return (
            <Menu.Item key={id} disabled={!where && there === null} onClick={() => cell && (there === null ? handle?.goTo(cell.row, cell.column) : go(there))}>
              {name}
              <span className="faint people-where">{where ?? other}</span>
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
