/**
 * Where a figure that is owed is typed. Enter saves it and goes on to the next, Shift+Enter and the arrows move, Escape brings back what stands.
 * What is no plain number says below how it will be read, before it is saved.
 */
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import type { OwedCell, OwedView } from '../../server/wire/owed.ts'
import type { ObservationFlag } from '../../server/wire/rows.ts'
import { readTexts } from '../api/assess.ts'
import { isDecimal } from '../cells/decimal.ts'
import type { Mark } from '../edits/entry.ts'
import { shown } from './figures.ts'
import type { OwedSaving } from './owed-saving.ts'
import { owedKey } from './owed-saving.ts'
import { cellWords, dueWords } from './owed-words.ts'
import { useNames, useWords } from './session.tsx'

const restMilliseconds = 250
const longestText = 2000

interface EntryProps {
  readonly owed: OwedCell
  readonly today: string
  readonly saving: OwedSaving
  readonly words: OwedView['words']
  /** Ids of what else describes the field. */
  readonly describedBy: string
  /** On to the next field, or back. */
  readonly onMove: (by: 1 | -1) => void
}

/** How a text will be read, where that is not plain to see. */
const useReading = ({ cell, measure, unit }: OwedCell, text: string, today: string) => {
  const [rested] = useDebouncedValue(text.trim(), restMilliseconds)
  const isFigure = 'period' in cell
  const isPlain = rested === '' || isDecimal(rested) || rested === '-' || 'column' in cell
  const { data } = useQuery({
    queryKey: ['reading', isFigure ? measure : null, unit, rested],
    queryFn: () => readTexts({ measure: isFigure ? measure : null, unit, on: today, texts: [rested] }),
    enabled: !isPlain,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return isPlain || rested !== text.trim() ? null : (data?.[0] ?? null)
}

/** What stands in the way of an entry, and what can be done. */
const Trouble = ({ mark, owed, saving }: { readonly mark: Mark; readonly owed: OwedCell; readonly saving: OwedSaving }) => {
  const say = useWords().mine
  if (mark.state === 'conflict' && mark.theirs)
    return (
      <div className="owed-trouble" role="alert">
        <p>{say.conflict(mark.theirs.who, mark.theirs.value ?? '', mark.text)}</p>
        <div className="row">
          <Button variant="default" onClick={() => saving.drop(owed)}>
            {say.takeTheirs}
          </Button>
          <Button variant="default" onClick={() => saving.putMine(owed)}>
            {say.putMine}
          </Button>
        </div>
      </div>
    )
  return null
}

export const OwedEntry = ({ owed, today, saving, words: codes, describedBy, onMove }: EntryProps) => {
  const words = useWords()
  const say = words.mine
  const nameOf = useNames()
  const id = useId()
  const mark = saving.marks.get(owedKey(owed))
  const standing = saving.done.get(owedKey(owed))?.value ?? owed.value ?? ''
  const [draft, setDraft] = useState<string | null>(null)
  const [flag, setFlag] = useState<ObservationFlag>('verified')
  const text = draft ?? mark?.text ?? standing
  const isRefused = mark?.state === 'refused'
  const isUnderWay = mark?.state === 'waiting' || mark?.state === 'saving'
  // A figure that is to be firmed up is confirmed by saving it as it is.
  const confirms = (owed.why === 'firm_up' || owed.why === 'awaiting_final') && text !== ''
  const isNew = confirms || (draft !== null && draft.trim() !== standing && !(isUnderWay && draft === mark.text))
  const reading = useReading(owed, isNew ? text : '', today)

  const save = (typed = text): void => {
    if (!(isNew || typed !== text)) return
    setDraft(typed)
    saving.put(owed, typed, flag)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey) ? 1 : event.key === 'ArrowUp' || event.key === 'Enter' ? -1 : 0
    if (by !== 0) {
      event.preventDefault()
      if (event.key === 'Enter' && !event.shiftKey) save()
      onMove(by)
    } else if (event.key === 'Escape' && draft !== null) {
      event.preventDefault()
      event.stopPropagation()
      setDraft(null)
      if (isRefused) saving.drop(owed)
    }
  }
  const name = nameOf(owed)
  const cell = cellWords(owed, say)
  const note = isRefused
    ? `${say.refused}${mark.reason === null ? '' : ` · ${mark.reason}`}`
    : isUnderWay
      ? saving.waiting > 0
        ? say.waiting
        : say.saving
      : reading?.problem == null && reading?.value != null && reading.value !== text.trim()
        ? say.understood(`${shown(reading.value, owed.decimals)} ${owed.unit}`.trim())
        : null
  return (
    <div className="owed-entry">
      <div className="owed-field">
        <TextInput
          id={id}
          data-owed-entry
          className="owed-input"
          size="md"
          value={text}
          aria-label={say.entry(name, cell, owed.unit, dueWords(owed, today, say))}
          aria-describedby={[describedBy, `${id}-note`].filter(Boolean).join(' ')}
          aria-invalid={isRefused || reading?.problem != null}
          inputMode={owed.counted ? 'decimal' : 'text'}
          enterKeyHint="next"
          autoComplete="off"
          maxLength={longestText}
          placeholder={'column' in owed.cell && owed.cell.column === 'baselinePeriod' ? say.baselineHint : ''}
          rightSection={owed.unit === '' ? null : <span className="owed-unit">{owed.unit}</span>}
          rightSectionWidth={owed.unit === '' ? 0 : Math.max(30, owed.unit.length * 14 + 14)}
          rightSectionPointerEvents="none"
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={press}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          className="owed-save"
          variant={isNew ? 'filled' : 'default'}
          disabled={!isNew || text.trim() === ''}
          onClick={() => save()}
          aria-describedby={id}
        >
          {say.save}
        </Button>
      </div>
      {/* What is on its way is not said cell by cell; a refusal comes when the focus is elsewhere, and says where. */}
      <output
        id={`${id}-note`}
        aria-live={isUnderWay ? 'off' : 'polite'}
        className={isRefused || reading?.problem != null ? 'owed-note owed-note-bad' : 'owed-note'}
      >
        {isRefused && <span className="unseen">{say.entry(name, cell, '', '')} </span>}
        {note ?? reading?.problem ?? ''}
      </output>
      {mark && <Trouble mark={mark} owed={owed} saving={saving} />}
      {'period' in owed.cell && (
        <div className="owed-more">
          <label>
            <span className="unseen">{say.flag}</span>
            <select value={flag} onChange={(event) => setFlag(event.currentTarget.value as ObservationFlag)}>
              {(Object.entries(codes.flags) as [ObservationFlag, string][]).map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
          </label>
          {owed.counted && (
            <button
              type="button"
              className="bare owed-link"
              aria-label={say.notApplicableLabel(name, cell)}
              onClick={() => {
                save('-')
                onMove(1)
              }}
            >
              {say.notApplicable}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
