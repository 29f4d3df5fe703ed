/** Everything that was ever written into a cell, the newest first. */
import type { PlanView } from '../../server/wire/plans.ts'
import type { CellStoryView, CellTurn } from '../../server/wire/story.ts'
import { getCellHistory } from '../api/stories.ts'
import { shown } from '../parts/figures.ts'
import { useWords } from '../parts/session.tsx'
import { Turns } from '../parts/turns.tsx'
import { useMoments } from '../parts/when.ts'

const Turn = ({ turn, story }: { readonly turn: CellTurn; readonly story: CellStoryView }) => {
  const say = useWords().story
  const moments = useMoments()
  const figure = (value: string | null): string => (value === null ? say.nothing : shown(value, story.decimals))
  const { value, flag, file } = turn
  return (
    <>
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
    </>
  )
}

export const CellHistory = ({ plan, story }: { readonly plan: PlanView; readonly story: CellStoryView }) => {
  const say = useWords().story
  const { history, indicator, period } = story
  return (
    <section className="told" aria-labelledby="told-history">
      <h3 id="told-history">{say.history}</h3>
      <Turns newest={history} none={say.noHistory} fetch={(key) => getCellHistory(plan.id, indicator, period ?? '', key)}>
        {(turn) => <Turn turn={turn} story={story} />}
      </Turns>
    </section>
  )
}
