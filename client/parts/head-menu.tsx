/** What can be done with a column, opened at its head: sort by it, choose rows by it, freeze up to it, hide it. */
import { Button, NativeSelect, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RowCondition } from '../../server/wire/views.ts'
import { isDecimal } from '../cells/decimal.ts'
import type { NumberOperator } from '../sheet/conditions.ts'
import { chosenIn, choosing, numberOperators, operandsOf, withCondition } from '../sheet/conditions.ts'
import type { HeadAsked, SheetHandle } from '../sheet/host.ts'
import { FacetList } from './facet-list.tsx'
import type { Closing } from './closing-form.tsx'
import { PeriodActs } from './period-acts.tsx'
import { useWords } from './session.tsx'
import type { Look } from './view-look.ts'

interface HeadMenuProps {
  readonly head: HeadAsked
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly handle: SheetHandle
  /** Closes or opens a period; `null` for those who may not. */
  readonly onClosing: ((closing: Closing) => void) | null
  readonly onClose: () => void
}

/** `１,２００` as people type it. */
const decimalOf = (text: string): string | null => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replace('−', '-')
  return isDecimal(plain) ? plain : null
}

type Conditions = readonly RowCondition[]
interface ByProps {
  readonly column: string
  readonly conditions: Conditions
  readonly onPut: (conditions: Conditions) => void
}

const Operand = ({ label, text, onChange }: { readonly label: string; readonly text: string; readonly onChange: (text: string) => void }) => {
  const say = useWords().views
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={label}
      value={text}
      error={text !== '' && decimalOf(text) === null ? say.notANumber : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const ByNumber = ({ column, conditions, onPut }: ByProps) => {
  const say = useWords().views
  const now = conditions.find((each) => each.column === column)
  const found = now?.kind === 'number' ? now : null
  const [operator, setOperator] = useState<NumberOperator>(found?.operator ?? '>')
  const [value, setValue] = useState(found?.value ?? '')
  const [to, setTo] = useState(found?.to ?? '')
  const operands = operandsOf(operator)
  const [first, second] = [decimalOf(value), decimalOf(to)]
  const isReady = (operands < 1 || first !== null) && (operands < 2 || second !== null)
  return (
    <form
      className="head-number"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady)
          onPut(withCondition(conditions, column, { kind: 'number', column, operator, value: operands > 0 ? first : null, to: operands > 1 ? second : null }))
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={say.operator}
        value={operator}
        onChange={(event) => setOperator(numberOperators.find((each) => each === event.currentTarget.value) ?? '>')}
        data={numberOperators.map((each) => ({ value: each, label: say.operators[each] }))}
      />
      {operands > 0 && <Operand label={say.value} text={value} onChange={setValue} />}
      {operands > 1 && <Operand label={say.to} text={to} onChange={setTo} />}
      <Button type="submit" disabled={!isReady}>
        {say.apply}
      </Button>
    </form>
  )
}

const ByText = ({ column, conditions, onPut }: ByProps) => {
  const say = useWords().views
  const now = conditions.find((each) => each.column === column)
  const [text, setText] = useState(now?.kind === 'text' ? now.text : '')
  return (
    <form
      className="head-number"
      onSubmit={(event) => {
        event.preventDefault()
        onPut(withCondition(conditions, column, text.trim() === '' ? null : { kind: 'text', column, text }))
      }}
    >
      <TextInput
        size="xs"
        aria-label={say.contains}
        placeholder={say.contains}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">{say.apply}</Button>
    </form>
  )
}

export const HeadMenu = ({ head, look, onLook, handle, onClosing, onClose }: HeadMenuProps) => {
  const say = useWords().views
  const { column, title, by, box } = head
  const put = (conditions: Conditions): void => onLook({ ...look, conditions })
  const does = (act: () => unknown) => (): void => {
    act()
    onClose()
  }
  const props = { column, conditions: look.conditions, onPut: put }
  return (
    <Popover opened onChange={(opened) => !opened && onClose()} position="bottom-start" width={250} trapFocus closeOnEscape>
      <Popover.Target>
        <span className="head-anchor" style={{ left: box.left, top: box.top, width: box.width, height: box.height }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <div className="head-menu">
          <b>{title}</b>
          <div className="head-acts">
            <Button variant="default" size="compact-xs" onClick={does(() => handle.sortBy(column, 'asc'))}>
              {say.ascending}
            </Button>
            <Button variant="default" size="compact-xs" onClick={does(() => handle.sortBy(column, 'desc'))}>
              {say.descending}
            </Button>
            <Button variant="default" size="compact-xs" onClick={does(() => handle.sortBy(column, null))}>
              {say.unsorted}
            </Button>
          </div>
          {by === 'list' ? (
            <FacetList
              title={title}
              choices={handle.choicesOf(column)}
              chosen={chosenIn(look.conditions, column)}
              onChoose={(keys) => put(choosing(look.conditions, column, keys))}
              finder={handle.finder}
            />
          ) : by === 'number' ? (
            <ByNumber {...props} />
          ) : (
            <ByText {...props} />
          )}
          {look.conditions.some((condition) => condition.column === column) && (
            <Button variant="subtle" size="compact-xs" onClick={does(() => put(withCondition(look.conditions, column, null)))}>
              {say.clear}
            </Button>
          )}
          {onClosing && <PeriodActs column={column} handle={handle} onClosing={(closing) => does(() => onClosing(closing))()} />}
          <div className="head-acts head-rule">
            <Button variant="default" size="compact-xs" onClick={does(() => handle.freezeTo(column))}>
              {say.freeze}
            </Button>
            <Button variant="default" size="compact-xs" onClick={does(() => handle.freezeTo(null))}>
              {say.unfreeze}
            </Button>
            <Button variant="default" size="compact-xs" onClick={does(() => handle.showColumns([column], false))}>
              {say.hide}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
