/** Which columns are shown: a list by their groups, found by typing; with the height of rows, and the way back. */
import { Button, Checkbox, Popover, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ColumnChoice, Density, SheetHandle } from '../sheet/host.ts'
import { densities } from '../sheet/host.ts'
import { Icon } from './icon.tsx'
import { SearchField } from './search-field.tsx'
import { useWords } from './session.tsx'

interface ColumnPanelProps {
  readonly handle: SheetHandle | null
  readonly density: Density
  readonly onDensity: (density: Density) => void
}

const GroupOfColumns = ({
  title,
  columns,
  onShow,
}: {
  readonly title: string
  readonly columns: readonly ColumnChoice[]
  readonly onShow: (ids: readonly string[], isShown: boolean) => void
}) => {
  const say = useWords().views
  const shown = columns.filter(({ isShown }) => isShown).length
  return (
    <fieldset className="column-group">
      <legend className="unseen">{title}</legend>
      <Checkbox
        size="xs"
        label={<b>{title}</b>}
        checked={shown === columns.length}
        indeterminate={shown > 0 && shown < columns.length}
        onChange={() =>
          onShow(
            columns.map(({ id }) => id),
            shown < columns.length,
          )
        }
      />
      {columns.map(({ id, title: own, isShown, isFrozen }) => (
        <Checkbox
          key={id}
          size="xs"
          className="column-choice"
          checked={isShown}
          onChange={() => onShow([id], !isShown)}
          label={
            <span className="facet-choice">
              <span className="facet-word">{own}</span>
              {isFrozen && isShown && <span className="soft">{say.frozen}</span>}
            </span>
          }
        />
      ))}
    </fieldset>
  )
}

/** The lists themselves; on a phone they stand in the drawer. */
export const Columns = ({ handle, density, onDensity }: ColumnPanelProps) => {
  const say = useWords().views
  const [text, setText] = useState('')
  // The sheet tells nobody that a column was shown by this very press: it is asked again.
  const [, setPresses] = useState(0)
  if (!handle) return null
  const find = handle.finder(text)
  const groups = Map.groupBy(
    handle.columns().filter(({ title, group }) => find(`${group} ${title}`)),
    ({ group }) => group,
  )
  const show = (ids: readonly string[], isShown: boolean): void => {
    handle.showColumns(ids, isShown)
    setPresses((before) => before + 1)
  }
  return (
    <div className="columns">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={say.density}
        value={density}
        onChange={(value) => onDensity(densities.find((each) => each === value) ?? 'normal')}
        data={densities.map((each) => ({ value: each, label: say.densities[each] }))}
      />
      <SearchField label={say.findColumn} value={text} onChange={setText} />
      <div className="column-groups">
        {groups.size === 0 && <p className="soft">{say.noColumn}</p>}
        {[...groups].map(([group, columns]) => (
          <GroupOfColumns key={group} title={group === '' ? say.frozenGroup : group} columns={columns} onShow={show} />
        ))}
      </div>
      <Button
        variant="default"
        onClick={() => {
          handle.resetLayout()
          setPresses((before) => before + 1)
        }}
      >
        {say.resetColumns}
      </Button>
    </div>
  )
}

export const ColumnPanel = (props: ColumnPanelProps) => {
  const say = useWords().views
  return (
    <Popover width={260} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button className="tool" title={say.columns} variant="default" leftSection={<Icon name="columns" />} disabled={props.handle === null}>
          {say.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Columns {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}
