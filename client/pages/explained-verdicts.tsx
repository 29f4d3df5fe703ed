import type { IndicatorView } from '../../server/wire/indicator.ts'
import { shown, withUnit } from '../parts/figures.ts'
import { LightMark } from '../parts/light.tsx'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

type Verdict = IndicatorView['verdicts'][number]

const Figures = ({ verdict, view }: { readonly verdict: Verdict; readonly view: IndicatorView }) => {
  const { noFigure } = useWords()
  const { decimals, unit } = view
  const figure = (value: string | null): string => (value === null ? noFigure : shown(value, decimals))
  return (
    <span className="figure">
      {figure(verdict.actual)} / {verdict.expected === null ? noFigure : withUnit(shown(verdict.expected, decimals), unit)}
    </span>
  )
}

/** Verdicts that people have in print, and what has come beside them since: the old ones stay as they were. */
export const Verdicts = ({ view }: { readonly view: IndicatorView }) => {
  const say = useWords().explanation
  const moments = useMoments()
  // One that stands and was never printed has nothing beside it: the head of the panel says it already.
  const told = view.verdicts.filter(({ usedAt, turns }) => usedAt !== null || turns.length > 0)
  if (told.length === 0) return null
  return (
    <section className="explained" aria-labelledby="explained-verdicts">
      <h3 id="explained-verdicts">{say.verdicts}</h3>
      <p className="faint small">{say.verdictsExplained}</p>
      <ol className="verdicts">
        {told.map((verdict) => (
          <li key={`${verdict.period} ${verdict.madeAt}`} className={verdict.supersededAt === null ? undefined : 'revision-past'}>
            <span className="verdict-head">
              <span>{verdict.periodLabel}</span>
              <LightMark light={verdict.light} word={view.words.lights[verdict.light]} />
              <Figures verdict={verdict} view={view} />
            </span>
            {verdict.turns.map((turn) => (
              <span key={turn} className="small verdict-turn">
                {turn}
              </span>
            ))}
            <span className="faint small">
              {say.judgedOn(moments.full(verdict.madeAt))}
              {verdict.usedAt !== null && ` · ${say.printedOn(moments.full(verdict.usedAt))}`}
              {verdict.supersededAt !== null && ` · ${say.supersededOn(moments.full(verdict.supersededAt))}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
