/** Everything that was ever written into a cell, the newest first. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { CellStoryView, CellTurn } from '../../server/wire/story.ts'
import { getCellHistory } from '../api/stories.ts'
import { sentenceOf } from '../parts/answer.tsx'
import { shown } from '../parts/figures.ts'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const Turn = ({ turn, story }: { readonly turn: CellTurn; readonly story: CellStoryView }) => {
  const say = useWords().story
  const moments = useMoments()
  const figure = (value: string | null): string => (value === null ? say.nothing : shown(value, story.decimals))
  const { value, flag, file } = turn
  return (
    <li className="turn">
      {value && (
        <p className="turn-value">
          <span className="figure turn-before">{figure(value.before)}</span> → <b className="figure">{figure(value.after)}</b>
          {flag?.after != null && <span className="turn-flag">{story.flags[flag.after]}</span>}
        </p>
      )}
      {!value && flag && <p>{say.flagTurn(story.flags[flag.before ?? 'verified'], story.flags[flag.after ?? 'verified'])}</p>}
      {file && (
        <p>
          <bdi>{file.what === 'added' ? say.fileAdded(file.name) : say.fileRemoved(file.name)}</bdi>
        </p>
      )}
      <p className="faint small">
        {[say.by(turn.who ?? say.nobody, moments.full(turn.at)), turn.way, turn.label].filter((part) => part !== null).join(' · ')}
        {turn.typed !== null && (
          <>
            {' · '}
            <bdi>{say.typed(turn.typed)}</bdi>
          </>
        )}
      </p>
    </li>
  )
}

export const CellHistory = ({ plan, story }: { readonly plan: PlanView; readonly story: CellStoryView }) => {
  const words = useWords()
  const say = words.story
  const { history, indicator, period } = story
  const [older, setOlder] = useState<{ readonly turns: readonly CellTurn[]; readonly more: boolean } | null>(null)
  // What is newer comes with the story itself; pages that were fetched before stay below it.
  const known = new Set(history.turns.map(({ key }) => key))
  const turns = [...history.turns, ...(older?.turns ?? []).filter(({ key }) => !known.has(key))]
  const more = useMutation({
    mutationFn: () => getCellHistory(plan.id, indicator, period ?? '', turns.at(-1)?.key ?? ''),
    onSuccess: (page) => setOlder({ turns: [...(older?.turns ?? history.turns), ...page.turns], more: page.more }),
  })
  return (
    <section className="told" aria-labelledby="told-history">
      <h3 id="told-history">{say.history}</h3>
      {turns.length === 0 && <p className="faint">{say.noHistory}</p>}
      <ol className="turns">
        {turns.map((turn) => (
          <Turn key={turn.key} turn={turn} story={story} />
        ))}
      </ol>
      {more.error && (
        <p className="comment-problem" role="alert">
          {sentenceOf(more.error, words)}
        </p>
      )}
      {(older?.more ?? history.more) && (
        <Button variant="subtle" size="compact-xs" loading={more.isPending} onClick={() => more.mutate()}>
          {say.more}
        </Button>
      )}
    </section>
  )
}
