/** A list to choose rows by: check boxes with the rows that each would leave, found by typing or by pinyin. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Light } from '../../server/wire/rows.ts'
import type { Choice } from '../sheet/conditions.ts'
import { LightShape, lightOrder } from './light.tsx'
import { SearchField } from './search-field.tsx'
import { useWords } from './session.tsx'

interface FacetListProps {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChoose: (keys: readonly string[]) => void
  readonly finder: (query: string) => (text: string) => boolean
}

const isLight = (key: string): key is Light => lightOrder.some((light) => light === key)
/** A short list is seen at once. */
const longEnoughToSearch = 8

export const FacetList = ({ title, choices, chosen, onChoose, finder }: FacetListProps) => {
  const say = useWords().views
  const [text, setText] = useState('')
  const find = finder(text)
  const listed = choices.filter(({ word }) => find(word))
  const keys = new Set(chosen)
  const inOrder = (wanted: ReadonlySet<string>): readonly string[] => choices.flatMap(({ key }) => (wanted.has(key) ? [key] : []))
  const turn = (key: string): void => onChoose(inOrder(new Set(keys.has(key) ? chosen.filter((each) => each !== key) : [...chosen, key])))
  // What is not listed at the moment stays as it is.
  const put = (isWanted: (key: string) => boolean): void => {
    const seen = new Set(listed.map(({ key }) => key))
    onChoose(inOrder(new Set([...chosen.filter((key) => !seen.has(key)), ...[...seen].filter(isWanted)])))
  }
  return (
    <fieldset className="facet">
      <legend className="unseen">{title}</legend>
      {choices.length > longEnoughToSearch && <SearchField label={say.choose} value={text} onChange={setText} />}
      <div className="facet-acts">
        <Button variant="subtle" size="compact-xs" onClick={() => put(() => true)}>
          {say.all}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={() => put(() => false)}>
          {say.none}
        </Button>
        <Button variant="subtle" size="compact-xs" onClick={() => put((key) => !keys.has(key))}>
          {say.invert}
        </Button>
      </div>
      <div className="facet-choices">
        {listed.length === 0 && <p className="soft">{say.noChoice}</p>}
        {listed.map(({ key, word, count }) => (
          <Checkbox
            key={key}
            size="xs"
            checked={keys.has(key)}
            onChange={() => turn(key)}
            aria-label={say.choice(word, count)}
            label={
              <span className="facet-choice" aria-hidden="true">
                {isLight(key) && <LightShape light={key} size={13} />}
                <span className="facet-word">{word}</span>
                <span className="figure chip-count">{count}</span>
              </span>
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
