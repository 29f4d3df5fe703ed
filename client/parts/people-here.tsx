/** Who else has the plan open; a click goes to where one of them stands. */
import { Menu } from '@mantine/core'
import type { PersonHere } from '../../server/wire/live.ts'
import type { SheetHandle } from '../sheet/host.ts'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'

interface PeopleHereProps {
  readonly people: readonly PersonHere[]
  readonly handle: SheetHandle | null
}

export const PeopleHere = ({ people, handle }: PeopleHereProps) => {
  const say = useWords().together.here
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
          return (
            <Menu.Item key={id} disabled={!where} onClick={() => cell && handle?.goTo(cell.row, cell.column)}>
              {name}
              <span className="faint people-where">{where ?? say.elsewhere}</span>
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
