/** What was done to something, the newest first; older pages are fetched when they are asked for. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { sentenceOf } from './answer.tsx'
import { useWords } from './session.tsx'

interface Page<Turn> {
  readonly turns: readonly Turn[]
  readonly more: boolean
}

interface TurnsProps<Turn> {
  readonly newest: Page<Turn>
  /** What came before a turn. */
  readonly fetch: (key: string) => Promise<Page<Turn>>
  /** Said where nothing was done. */
  readonly none: string
  readonly children: (turn: Turn) => ReactNode
}

export const Turns = <Turn extends { readonly key: string }>({ newest, fetch, none, children }: TurnsProps<Turn>) => {
  const words = useWords()
  const [older, setOlder] = useState<Page<Turn> | null>(null)
  // What is newer comes with the first page; pages that were fetched before stay below it.
  const known = new Set(newest.turns.map(({ key }) => key))
  const turns = [...newest.turns, ...(older?.turns ?? []).filter(({ key }) => !known.has(key))]
  const more = useMutation({
    mutationFn: () => fetch(turns.at(-1)?.key ?? ''),
    onSuccess: (page) => setOlder({ turns: [...(older?.turns ?? newest.turns), ...page.turns], more: page.more }),
  })
  return (
    <>
      {turns.length === 0 && <p className="faint">{none}</p>}
      <ol className="turns">
        {turns.map((turn) => (
          <li key={turn.key} className="turn">
            {children(turn)}
          </li>
        ))}
      </ol>
      {more.error && (
        <p className="comment-problem" role="alert">
          {sentenceOf(more.error, words)}
        </p>
      )}
      {(older?.more ?? newest.more) && (
        <Button variant="subtle" size="compact-xs" loading={more.isPending} onClick={() => more.mutate()}>
          {words.story.more}
        </Button>
      )}
    </>
  )
}
