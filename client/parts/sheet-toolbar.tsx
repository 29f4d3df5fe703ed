/** Everything that acts on the sheet as a whole. On a phone the rarer half stands in a drawer. */
import { ActionIcon, Button, Checkbox, Drawer, Menu, Select, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback, useDisclosure, useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Light, PlanView, SheetView } from '../../server/wire.ts'
import type { Grouping } from '../sheet/groupings.ts'
import { groupings } from '../sheet/groupings.ts'
import type { Density, SheetHandle, SheetStatus } from '../sheet/host.ts'
import { Choice } from './choice.tsx'
import { DepartmentFilter } from './department-filter.tsx'
import { useDownload } from './download.ts'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import { LightShape, lightOrder } from './light.tsx'
import { LookBack } from './look-back.tsx'
import type { Years } from './plans.ts'
import { useAsOf } from './plans.ts'
import { narrow } from './screen.ts'
import { useSession, useTitles, useWords } from './session.tsx'

/** What is looked for; rows that fit all of it are shown. */
export interface Found {
  readonly search: string
  readonly lights: readonly Light[]
  readonly department: string | null
  readonly dimension: string | null
  readonly mine: boolean
}
export const everything: Found = { search: '', lights: [], department: null, dimension: null, mine: false }

interface SheetToolbarProps {
  readonly plan: PlanView
  readonly view: SheetView | undefined
  readonly years: Years
  readonly onYears: (years: Years) => void
  readonly counts: Readonly<Record<Light, number>>
  readonly found: Found
  readonly onFind: (found: Found) => void
  readonly grouping: Grouping
  readonly onGroup: (grouping: Grouping) => void
  readonly density: Density
  readonly onDensity: (density: Density) => void
  readonly status: SheetStatus | null
  readonly handle: SheetHandle | null
}

const YearChooser = ({ plan, years, onYears }: Pick<SheetToolbarProps, 'plan' | 'years' | 'onYears'>) => {
  const say = useWords().toolbar
  const first = plan.years[0] ?? years.from
  const last = plan.years.at(-1) ?? years.to
  const choices: readonly Years[] = [...plan.years.map((year) => ({ from: year, to: year })), ...(first < last ? [{ from: first, to: last }] : [])]
  const keyOf = ({ from, to }: Years): string => `${from}-${to}`
  return (
    <Menu width={200} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="calendar" />}
          rightSection={<Icon name="down" size={12} />}
          aria-label={`${say.years}: ${say.year(years.from, years.to)}`}
        >
          {say.year(years.from, years.to)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Choice key={keyOf(choice)} value={keyOf(choice)} chosen={keyOf(years)} onChoose={() => onYears(choice)}>
            {choice.from === choice.to ? say.year(choice.from, choice.to) : say.wholePlan(choice.from, choice.to)}
          </Choice>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const GroupChooser = ({ grouping, onGroup, status, handle }: Pick<SheetToolbarProps, 'grouping' | 'onGroup' | 'status' | 'handle'>) => {
  const say = useWords().toolbar
  const levels = status?.levels ?? 0
  return (
    <Menu width={200} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="groups" />}
          rightSection={<Icon name="down" size={12} />}
          aria-label={`${say.grouping}: ${say.groupings[grouping]}`}
        >
          {grouping === 'none' ? say.grouping : say.groupings[grouping]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groupings.map((choice) => (
          <Choice key={choice} value={choice} chosen={grouping} onChoose={() => onGroup(choice)}>
            {say.groupings[choice]}
          </Choice>
        ))}
        {levels > 0 && (
          <>
            <Menu.Divider />
            {Array.from({ length: levels }, (_, level) => (
              <Menu.Item key={level} onClick={() => handle?.foldTo(level)}>
                {say.foldTo(level + 1)}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => handle?.foldTo(null)}>{say.openAll}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const LightChips = ({ counts, found, onFind }: Pick<SheetToolbarProps, 'counts' | 'found' | 'onFind'>) => {
  const words = useWords()
  const turn = (light: Light): void => {
    const lights = found.lights.includes(light) ? found.lights.filter((each) => each !== light) : [...found.lights, light]
    onFind({ ...found, lights })
  }
  return (
    <fieldset className="chips">
      <legend className="unseen">{words.toolbar.lights}</legend>
      {lightOrder.map((light) => (
        <button
          key={light}
          type="button"
          className={`bare chip chip-${light}`}
          aria-pressed={found.lights.includes(light)}
          aria-label={words.toolbar.light(words.lights[light], counts[light])}
          onClick={() => turn(light)}
        >
          <LightShape light={light} size={13} />
          <span>{words.lights[light]}</span>
          <span className="figure chip-count">{counts[light]}</span>
        </button>
      ))}
    </fieldset>
  )
}

const departmentsOf = (view: SheetView | undefined) => {
  if (!view) return []
  const places = new Set([...view.rows.lead.flat(), ...view.rows.responsible.flat()])
  return view.departments.filter((_, place) => places.has(place))
}

const Filters = ({ view, found, onFind, width }: Pick<SheetToolbarProps, 'view' | 'found' | 'onFind'> & { readonly width: number | string }) => {
  const say = useWords().toolbar
  const titleOf = useTitles()
  const { me } = useSession()
  const dimensions = view?.dimensions ?? []
  return (
    <>
      <DepartmentFilter
        label={say.department}
        everyone={say.everyDepartment}
        departments={departmentsOf(view)}
        value={found.department}
        onChange={(department) => onFind({ ...found, department })}
        width={width}
      />
      {dimensions.length > 0 && (
        <Select
          size="xs"
          aria-label={say.dimension}
          placeholder={say.everyDimension}
          w={width}
          clearable
          data={dimensions.map((dimension) => ({ value: dimension.id, label: titleOf(dimension) }))}
          value={found.dimension}
          onChange={(dimension) => onFind({ ...found, dimension })}
          comboboxProps={{ width: 220, position: 'bottom-start' }}
        />
      )}
      {me.departments.length > 0 && (
        <Checkbox label={say.mine} checked={found.mine} onChange={(event) => onFind({ ...found, mine: event.currentTarget.checked })} />
      )}
    </>
  )
}

/** Waits a moment after the last key: ten thousand rows are looked through. */
const Search = ({ found, onFind }: Pick<SheetToolbarProps, 'found' | 'onFind'>) => {
  const say = useWords().toolbar
  const [text, setText] = useState(found.search)
  const find = useDebouncedCallback((search: string) => onFind({ ...found, search }), 120)
  return (
    <TextInput
      className="toolbar-search"
      size="xs"
      type="search"
      aria-label={say.search}
      placeholder={say.search}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        find(event.currentTarget.value)
      }}
    />
  )
}

const Tool = ({
  icon,
  label,
  disabled = false,
  onClick,
}: {
  readonly icon: IconName
  readonly label: string
  readonly disabled?: boolean
  readonly onClick: () => void
}) => (
  <Tooltip label={label}>
    <ActionIcon aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
    </ActionIcon>
  </Tooltip>
)

const UndoRedo = ({ status, handle }: Pick<SheetToolbarProps, 'status' | 'handle'>) => {
  const say = useWords().toolbar
  return (
    <>
      <Tool icon="undo" label={say.undo} disabled={!status?.canUndo} onClick={() => handle?.undo()} />
      <Tool icon="redo" label={say.redo} disabled={!status?.canRedo} onClick={() => handle?.redo()} />
    </>
  )
}

const Ledger = ({ plan, years }: Pick<SheetToolbarProps, 'plan' | 'years'>) => {
  const words = useWords()
  const download = useDownload()
  const [asOf] = useAsOf(plan)
  return (
    <Button
      variant="default"
      leftSection={<Icon name="download" />}
      disabled={download.isPending}
      onClick={() => download.mutate({ report: 'ledger', plan: plan.id, year: years.to, asOf })}
    >
      {download.isPending ? words.reports.making : words.toolbar.ledger}
    </Button>
  )
}

const activeFilters = ({ lights, department, dimension, mine }: Found): number =>
  (lights.length > 0 ? 1 : 0) + (department === null ? 0 : 1) + (dimension === null ? 0 : 1) + (mine ? 1 : 0)

const NarrowTools = ({ children, active }: { readonly children: ReactNode; readonly active: number }) => {
  const words = useWords()
  const say = words.toolbar
  const [opened, drawer] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        onClick={drawer.open}
        rightSection={active > 0 ? <span className="chip-count figure">{active}</span> : undefined}
        aria-label={active > 0 ? `${say.filters} (${say.active(active)})` : say.filters}
      >
        <Icon name="more" />
      </Button>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        position="bottom"
        size={380}
        title={say.filters}
        closeButtonProps={{ 'aria-label': words.close, size: 40 }}
      >
        <div className="toolbar-drawer">{children}</div>
      </Drawer>
    </>
  )
}

export const SheetToolbar = (props: SheetToolbarProps) => {
  const { plan, years, found, onFind, density, onDensity, status, handle } = props
  const say = useWords().toolbar
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const active = activeFilters(found)
  const clear = active > 0 && (
    <Button variant="subtle" onClick={() => onFind({ ...everything, search: found.search })}>
      {say.clear}
    </Button>
  )
  const look = (
    <>
      {density === 'compact' ? (
        <Tool icon="rows" label={say.normal} onClick={() => onDensity('normal')} />
      ) : (
        <Tool icon="rows" label={say.compact} onClick={() => onDensity('compact')} />
      )}
      <Tool icon="columns" label={say.reset} disabled={handle === null} onClick={() => handle?.resetLayout()} />
    </>
  )
  if (isNarrow) {
    return (
      <div className="toolbar" role="toolbar" aria-label={say.label}>
        <YearChooser {...props} />
        <Search found={found} onFind={onFind} />
        <NarrowTools active={active}>
          <div className="row">
            <UndoRedo {...props} />
            {look}
          </div>
          <GroupChooser {...props} />
          <Filters {...props} width="100%" />
          {clear}
          <LookBack plan={plan} />
          <Ledger plan={plan} years={years} />
        </NarrowTools>
        <LightChips {...props} />
      </div>
    )
  }
  return (
    <div className="toolbar" role="toolbar" aria-label={say.label}>
      <YearChooser {...props} />
      <LookBack plan={plan} />
      <Search found={found} onFind={onFind} />
      <GroupChooser {...props} />
      <LightChips {...props} />
      <Filters {...props} width={136} />
      {clear}
      {status?.isStale && (
        <Tooltip label={say.staleExplained}>
          <Button variant="light" leftSection={<Icon name="retry" />} onClick={() => handle?.rearrange()}>
            {say.rearrange}
          </Button>
        </Tooltip>
      )}
      <span className="grow" />
      <UndoRedo {...props} />
      <span className="toolbar-rule" />
      {look}
      <Ledger plan={plan} years={years} />
    </div>
  )
}
