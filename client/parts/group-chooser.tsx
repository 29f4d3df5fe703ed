/** By what rows are grouped, and how deep they stand open. */
import { Button, Menu } from '@mantine/core'
import { groupings } from '../sheet/groupings.ts'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import { Choice } from './choice.tsx'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'
import type { Look } from './view-look.ts'

interface GroupChooserProps {
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly status: SheetStatus | null
  readonly handle: SheetHandle | null
}

export const GroupChooser = ({ look, onLook, status, handle }: GroupChooserProps) => {
  const say = useWords().views
  const { grouping } = look
  const levels = status?.levels ?? 0
  const foldTo = (depth: number | null): void => {
    // Once more, where groups were opened by hand since.
    handle?.foldTo(depth)
    onLook({ ...look, depth })
  }
  return (
    <Menu width={200} position="bottom-start">
      <Menu.Target>
        <Button
          className={grouping === 'none' ? 'tool' : ''}
          title={say.grouping}
          variant="default"
          leftSection={<Icon name="groups" />}
          rightSection={<Icon name="down" size={12} />}
          aria-label={say.chosen(say.grouping, say.groupings[grouping])}
        >
          {grouping === 'none' ? say.grouping : say.groupings[grouping]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groupings.map((choice) => (
          <Choice key={choice} value={choice} chosen={grouping} onChoose={() => onLook({ ...look, grouping: choice, depth: null })}>
            {say.groupings[choice]}
          </Choice>
        ))}
        {levels > 0 && (
          <>
            <Menu.Divider />
            {Array.from({ length: levels }, (_, level) => (
              <Menu.Item key={level} onClick={() => foldTo(level)}>
                {say.foldTo(level + 1)}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => foldTo(null)}>{say.openAll}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
