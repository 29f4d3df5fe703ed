/** All lists to choose rows by, behind one button. */
import { Button, Checkbox, Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { RowCondition } from '../../server/wire/views.ts'
import { chosenIn, choosing } from '../sheet/conditions.ts'
import type { FacetId } from '../sheet/facets.ts'
import type { SheetHandle } from '../sheet/host.ts'
import { FacetList } from './facet-list.tsx'
import { Icon } from './icon.tsx'
import { useSession, useWords } from './session.tsx'
import type { Look } from './view-look.ts'

interface FilterPanelProps {
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly handle: SheetHandle | null
}

/** Of the sheet of figures; sheets of the plan itself say which they have. */
const ofFigures: readonly FacetId[] = ['department', 'light', 'dimension', 'measure', 'frequency', 'flag']

export const filtersIn = ({ conditions, mine }: Look): number => conditions.length + (mine ? 1 : 0)

/** The lists themselves; on a phone they stand in the drawer. */
export const Filters = ({ look, onLook, handle }: FilterPanelProps) => {
  const say = useWords().views
  const { me } = useSession()
  const isOfFigures = handle?.sheet === 'figures'
  const listed: readonly string[] = isOfFigures ? ofFigures : (handle?.listed() ?? [])
  const [open, setOpen] = useState(listed[0] ?? '')
  const put = (conditions: readonly RowCondition[]): void => onLook({ ...look, conditions })
  if (!handle) return null
  return (
    <div className="filters">
      {isOfFigures && me.departments.length > 0 && (
        <Checkbox label={say.mine} checked={look.mine} onChange={(event) => onLook({ ...look, mine: event.currentTarget.checked })} />
      )}
      <div className="filters-lists">
        <fieldset className="filters-kinds">
          <legend className="unseen">{say.filterBy}</legend>
          {listed.map((id) => {
            const count = chosenIn(look.conditions, id).length
            const title = handle.titleOf(id)
            return (
              <UnstyledButton key={id} className="filters-kind" aria-pressed={open === id} onClick={() => setOpen(id)}>
                <span>{title}</span>
                {count > 0 && <span className="figure chip-count">{count}</span>}
              </UnstyledButton>
            )
          })}
        </fieldset>
        <FacetList
          key={open}
          title={handle.titleOf(open)}
          choices={handle.choicesOf(open)}
          chosen={chosenIn(look.conditions, open)}
          onChoose={(keys) => put(choosing(look.conditions, open, keys))}
          finder={handle.finder}
        />
      </div>
    </div>
  )
}

export const FilterPanel = (props: FilterPanelProps) => {
  const say = useWords().views
  const count = filtersIn(props.look)
  return (
    <Popover width={440} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          className="tool"
          title={say.filter}
          variant={count > 0 ? 'light' : 'default'}
          leftSection={<Icon name="filter" />}
          rightSection={count > 0 ? <span className="figure chip-count">{count}</span> : undefined}
          disabled={props.handle === null}
        >
          {say.filter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Filters {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}
