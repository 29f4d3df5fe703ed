/** What can be done to whole rows of a sheet of the plan, above it: adding, duplicating, moving, archiving, one value into many, and the way back. */
import { ActionIcon, Autocomplete, Button, CloseButton, Popover, Select, TextInput, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { PlanSheetName, PlanSheetView } from '../../server/wire/plan-sheets.ts'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import type { RowActs } from '../sheet/plan-rows.ts'
import { ColumnPanel } from './column-panel.tsx'
import { FilterPanel } from './filter-panel.tsx'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import { narrow } from './screen.ts'
import { useWords } from './session.tsx'
import { UndoTools } from './undo-tools.tsx'
import type { Look } from './view-look.ts'

interface Handled {
  readonly handle: SheetHandle | null
  readonly status: SheetStatus | null
}

const Tool = ({
  icon,
  label,
  disabled,
  onClick,
}: {
  readonly icon: IconName
  readonly label: string
  readonly disabled: boolean
  readonly onClick: () => void
}) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
    </ActionIcon>
  </Tooltip>
)

/** The value goes through the same reading as typing; the sheet says what came of it. */
const Bulk = ({ view, handle, rows }: { readonly view: PlanSheetView; readonly handle: SheetHandle | null; readonly rows: number }) => {
  const say = useWords().editPlan
  const columns = view.columns.filter(({ shownOnly }) => !shownOnly)
  const [opened, setOpened] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const column = columns.find(({ id }) => id === chosen)
  const options = column?.options ?? (column?.list == null ? [] : view.lists[column.list])
  const names = [...new Set(options.map(({ shown }) => shown))]
  const apply = (): void => {
    if (!column) return
    handle?.rows.setAll(column.id, text)
    setOpened(false)
    handle?.focus()
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setOpened(!opened)}>
          {say.bulk}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="edit-plan-bulk"
          onSubmit={(event) => {
            event.preventDefault()
            apply()
          }}
        >
          <p className="soft">{say.bulkOf(rows)}</p>
          <Select
            size="xs"
            label={say.column}
            data={columns.map(({ id, head }) => ({ value: id, label: head }))}
            value={chosen}
            onChange={(next) => {
              setChosen(next)
              setText('')
            }}
            comboboxProps={{ withinPortal: false }}
          />
          <Autocomplete
            size="xs"
            label={say.value}
            description={column?.hint ?? undefined}
            data={names}
            limit={50}
            value={text}
            onChange={setText}
            // The button below stays free.
            comboboxProps={{ withinPortal: false, position: 'right-start' }}
          />
          <Button type="submit" size="xs" disabled={!column || rows === 0}>
            {say.apply}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

interface PlanToolsProps extends Handled {
  readonly name: PlanSheetName
  readonly view: PlanSheetView | undefined
  readonly look: Look
  readonly onLook: (look: Look) => void
}

export const PlanTools = ({ name, view, handle, status, look, onLook }: PlanToolsProps) => {
  const words = useWords()
  const say = words.editPlan
  const { search } = look
  // On a phone the rest stands in the menu of a cell.
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const setSearch = (text: string): void => onLook({ ...look, search: text })
  const isLoading = handle === null
  const act = (perform: (rows: RowActs) => void) => () => {
    if (!handle) return
    perform(handle.rows)
    handle.focus()
  }
  return (
    <div className="toolbar" role="toolbar" aria-label={say.sections[name]}>
      <TextInput
        size="xs"
        className="toolbar-search plan-search"
        placeholder={say.search}
        aria-label={say.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        leftSection={<Icon name="search" size={14} />}
        rightSection={search === '' ? null : <CloseButton size="xs" aria-label={words.close} onClick={() => setSearch('')} />}
      />
      {name !== 'years' && (
        <>
          <Button size="compact-sm" leftSection={<Icon name="plus" size={14} />} disabled={isLoading} onClick={act((rows) => rows.add())}>
            {say.add}
          </Button>
          {!isNarrow && (
            <>
              <Tool icon="copy" label={say.duplicate} disabled={isLoading} onClick={act((rows) => rows.duplicate())} />
              <Tool icon="up" label={say.up} disabled={isLoading} onClick={act((rows) => rows.move(-1))} />
              <Tool icon="down" label={say.down} disabled={isLoading} onClick={act((rows) => rows.move(1))} />
            </>
          )}
          <Tool icon="archive" label={say.archive} disabled={isLoading} onClick={act((rows) => rows.archive())} />
        </>
      )}
      {view && <Bulk view={view} handle={handle} rows={status === null ? 0 : (handle?.rows.selected() ?? 0)} />}
      {name !== 'years' && <FilterPanel look={look} onLook={onLook} handle={handle} />}
      {!isNarrow && <ColumnPanel handle={handle} density={look.density} onDensity={(density) => onLook({ ...look, density })} />}
      <span className="grow" />
      <UndoTools status={status} handle={handle} />
    </div>
  )
}
