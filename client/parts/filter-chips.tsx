/** What rows are chosen by at the moment, each to be taken away by a press; and how many are left. */
import { Button } from '@mantine/core'
import type { RowCondition } from '../../server/wire/views.ts'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import { withCondition } from '../sheet/conditions.ts'
import { Icon } from './icon.tsx'
import { useWords } from './session.tsx'
import { filtersIn } from './filter-panel.tsx'
import type { Look } from './view-look.ts'

interface FilterChipsProps {
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly handle: SheetHandle | null
  readonly status: SheetStatus | null
}

export const withoutFilters = (look: Look): Look => ({ ...look, conditions: [], mine: false, search: '' })

const useSentence = (handle: SheetHandle): ((condition: RowCondition) => string) => {
  const say = useWords().views
  return (condition) => {
    const title = handle.titleOf(condition.column)
    switch (condition.kind) {
      case 'list': {
        const words = new Map(handle.choicesOf(condition.column).map(({ key, word }) => [key, word]))
        return say.chosen(title, say.condition.list(condition.values.map((key) => words.get(key) ?? key)))
      }
      case 'number':
        return say.chosen(title, say.condition.number(condition.operator, condition.value, condition.to))
      case 'text':
        return say.chosen(title, say.condition.text(condition.text))
      default:
        return condition satisfies never
    }
  }
}

const Chips = ({ look, onLook, handle, status }: FilterChipsProps & { readonly handle: SheetHandle }) => {
  const words = useWords()
  const say = words.views
  const sentenceOf = useSentence(handle)
  const chips: readonly { readonly text: string; readonly without: Look }[] = [
    ...(look.mine ? [{ text: say.mine, without: { ...look, mine: false } }] : []),
    ...look.conditions.map((condition) => ({
      text: sentenceOf(condition),
      without: { ...look, conditions: withCondition(look.conditions, condition.column, null) },
    })),
  ]
  return (
    <fieldset className="filter-chips">
      <legend className="unseen">{say.filterBy}</legend>
      {chips.map(({ text, without }) => (
        <button key={text} type="button" className="bare filter-chip" aria-label={say.clearOne(text)} onClick={() => onLook(without)}>
          <span>{text}</span>
          <Icon name="close" size={12} />
        </button>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={() => onLook({ ...withoutFilters(look), search: look.search })}>
        {say.clear}
      </Button>
      {status && <span className="soft">{say.shown(status.shownRows, status.allRows)}</span>}
    </fieldset>
  )
}

export const FilterChips = ({ handle, ...props }: FilterChipsProps) =>
  handle === null || filtersIn(props.look) === 0 ? null : <Chips handle={handle} {...props} />
