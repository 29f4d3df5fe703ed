import type { IndicatorView } from '../../server/wire/indicator.ts'
import { shown } from '../parts/figures.ts'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

/** What was known, and until when: nothing is overwritten. */
export const Revisions = ({ view }: { readonly view: IndicatorView }) => {
  const say = useWords().explanation
  const moments = useMoments()
  return (
    <section className="explained" aria-labelledby="explained-revisions">
      <h3 id="explained-revisions">{say.revisions}</h3>
      {view.revisions.length === 0 && <p className="faint">{say.noRevisions}</p>}
      <ol className="revisions">
        {view.revisions.map((revision) => {
          const figure = shown(revision.value, view.decimals)
          return (
            <li key={`${revision.period} ${revision.knownFrom}`} className={revision.knownTo === null ? undefined : 'revision-past'}>
              <span>{revision.periodLabel}</span>
              <span className="figure revision-value">{figure}</span>
              <span className="soft small">{view.words.flags[revision.flag]}</span>
              <span className="faint small revision-who">
                {say.by(revision.by ?? say.system, moments.full(revision.knownFrom))}
                {revision.typed.trim() !== '' && revision.typed.trim() !== revision.value && ` · ${say.typed(revision.typed)}`}
                {revision.knownTo !== null && ` · ${say.until(moments.short(revision.knownTo))}`}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
