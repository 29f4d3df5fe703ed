/** Everything that acts on the sheet as a whole. On a phone the rarer half stands in a drawer. */
import { ActionIcon, Button, Drawer, Menu, Tooltip } from '@mantine/core'
import { useDebouncedCallback, useDisclosure, useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { Light } from '../../server/wire/rows.ts'
import { chosenIn, choosing } from '../sheet/conditions.ts'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import { Choice } from './choice.tsx'
import { ColumnPanel, Columns } from './column-panel.tsx'
import { useDownload } from './download.ts'
import { FilterPanel, Filters, filtersIn } from './filter-panel.tsx'
import { GroupChooser } from './group-chooser.tsx'
import { Icon } from './icon.tsx'
import { LightShape, lightOrder } from './light.tsx'
import { LookBack } from './look-back.tsx'
import type { Years } from './plans.ts'
import { useAsOf } from './plans.ts'
import { narrow } from './screen.ts'
import { UndoTools } from './undo-tools.tsx'
import { SearchField } from './search-field.tsx'
import { useWords } from './session.tsx'
import type { Look } from './view-look.ts'
import { ViewMenu } from './view-menu.tsx'
import type { Views } from './views.ts'

interface SheetToolbarProps {
  readonly plan: PlanView
  readonly years: Years
  readonly onYears: (years: Years) => void
  readonly counts: Readonly<Record<Light, number>>
  readonly views: Views
  readonly look: Look
  readonly onLook: (look: Look) => void
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

const LightChips = ({ counts, look, onLook }: Pick<SheetToolbarProps, 'counts' | 'look' | 'onLook'>) => {
  const words = useWords()
  const chosen = chosenIn(look.conditions, 'light')
  const turn = (light: Light): void => {
    const lights = chosen.includes(light) ? chosen.filter((each) => each !== light) : [...chosen, light]
    onLook({ ...look, conditions: choosing(look.conditions, 'light', lights) })
  }
  return (
    <fieldset className="chips">
      <legend className="unseen">{words.toolbar.lights}</legend>
      {lightOrder.map((light) => (
        <button
          key={light}
          type="button"
          className={`bare chip chip-${light}`}
          aria-pressed={chosen.includes(light)}
          aria-label={words.toolbar.light(words.lights[light], counts[light])}
          title={words.lights[light]}
          onClick={() => turn(light)}
        >
          <LightShape light={light} size={13} />
          <span className="chip-word">{words.lights[light]}</span> <span className="figure chip-count">{counts[light]}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** Waits a moment after the last key: ten thousand rows are looked through. */
const Search = ({ look, onLook }: Pick<SheetToolbarProps, 'look' | 'onLook'>) => {
  const say = useWords().toolbar
  const [text, setText] = useState(look.search)
  const [put, setPut] = useState(look.search)
  // Taken away or brought by a view: the field follows, but not what it sent itself.
  if (look.search !== put) {
    setPut(look.search)
    if (look.search !== text) setText(look.search)
  }
  const find = useDebouncedCallback((search: string) => onLook({ ...look, search }), 120)
  return (
    <SearchField
      className="toolbar-search"
      label={say.search}
      value={text}
      onChange={(typed) => {
        setText(typed)
        find(typed)
      }}
    />
  )
}

const Ledger = ({ plan, years, isShort = false }: Pick<SheetToolbarProps, 'plan' | 'years'> & { readonly isShort?: boolean }) => {
  const words = useWords()
  const download = useDownload()
  const [asOf] = useAsOf(plan)
  const begin = (): void => download.mutate({ report: 'ledger', plan: plan.id, year: years.to, asOf })
  const label = download.isPending ? words.reports.making : words.toolbar.ledger
  if (isShort) {
    return (
      <Tooltip label={label}>
        <ActionIcon aria-label={label} disabled={download.isPending} onClick={begin}>
          <Icon name="download" />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <Button variant="default" leftSection={<Icon name="download" />} disabled={download.isPending} onClick={begin}>
      {label}
    </Button>
  )
}

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
        aria-label={active > 0 ? words.views.filtersActive(say.filters, active) : say.filters}
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
  const { plan, years, views, look, onLook, status, handle } = props
  const words = useWords()
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  const active = filtersIn(look)
  const columns = { handle, density: look.density, onDensity: (density: Look['density']) => onLook({ ...look, density }) }
  const stale = status?.isStale && (
    <Tooltip label={words.views.staleExplained} multiline w={260}>
      <ActionIcon variant="light" color="accent" aria-label={words.views.rearrange} onClick={() => handle?.rearrange()}>
        <Icon name="retry" />
      </ActionIcon>
    </Tooltip>
  )
  if (isNarrow) {
    return (
      <div className="toolbar" role="toolbar" aria-label={words.toolbar.label}>
        <YearChooser {...props} />
        <Search look={look} onLook={onLook} />
        <NarrowTools active={active}>
          <div className="row">
            <UndoTools {...props} />
            <span className="grow" />
            <ViewMenu views={views} />
            <GroupChooser {...props} />
            {stale}
          </div>
          <Filters look={look} onLook={onLook} handle={handle} />
          <Columns {...columns} />
          <LookBack plan={plan} />
          <Ledger plan={plan} years={years} />
        </NarrowTools>
        <LightChips {...props} />
      </div>
    )
  }
  return (
    <div className="toolbar" role="toolbar" aria-label={words.toolbar.label}>
      <ViewMenu views={views} />
      <YearChooser {...props} />
      <LookBack plan={plan} />
      <Search look={look} onLook={onLook} />
      <LightChips {...props} />
      <FilterPanel look={look} onLook={onLook} handle={handle} />
      <GroupChooser {...props} />
      <ColumnPanel {...columns} />
      <span className="grow" />
      {stale}
      <UndoTools {...props} />
      <Ledger plan={plan} years={years} isShort />
    </div>
  )
}
