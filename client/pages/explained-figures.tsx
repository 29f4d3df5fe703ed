import type { ReactNode } from 'react'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { shown, shownApart, shownPercent, shownSigned, withUnit } from '../parts/figures.ts'
import { useWords } from '../parts/session.tsx'

const Figure = ({ label, strong = false, children }: { readonly label: string; readonly strong?: boolean; readonly children: ReactNode }) => (
  <div className={strong ? 'figure-strong' : undefined}>
    <dt>{label}</dt>
    <dd className="figure">{children}</dd>
  </div>
)

/** The numbers behind the light, each with its name. What there is none of is not shown, but for the two that carry the rest. */
export const Figures = ({ view }: { readonly view: IndicatorView }) => {
  const { assessment: a, unit, decimals, words: codes } = view
  const words = useWords()
  const say = words.explanation
  const inUnit = (value: string, beside: string | null = null): string => withUnit(shownApart(value, beside, decimals), unit)
  /** Per cents differ by points. */
  const apartUnit = unit === '%' ? words.points : unit
  return (
    <section aria-label={say.figures}>
      <dl className="figures">
        <Figure label={say.actual} strong>
          {a.actual === null ? words.noFigure : inUnit(a.actual, a.expected)}
        </Figure>
        <Figure label={say.expected} strong>
          {a.expected === null ? words.noFigure : inUnit(a.expected, a.actual)}
        </Figure>
        {a.gap !== null && <Figure label={say.gap}>{withUnit(shownSigned(a.gap, decimals), apartUnit)}</Figure>}
        {a.share !== null && <Figure label={say.share}>{shownPercent(a.share)}</Figure>}
        {a.timeShare !== null && <Figure label={say.timeShare}>{shownPercent(a.timeShare)}</Figure>}
        {a.lead !== null && (
          <Figure label={say.lead(a.lead.startsWith('-'))}>
            {shownApart(a.lead.replace(/^-/, ''), '0', 1)} {words.points}
          </Figure>
        )}
        {a.target !== null && <Figure label={say.target}>{inUnit(a.target)}</Figure>}
        {a.dueOn !== null && <Figure label={say.due}>{words.day(a.dueOn)}</Figure>}
        {a.required !== null && <Figure label={say.required}>{withUnit(shown(a.required.perPeriod, decimals), apartUnit)}</Figure>}
        {a.required?.soFar != null && <Figure label={say.soFar}>{withUnit(shown(a.required.soFar, decimals), apartUnit)}</Figure>}
        {a.monthsBehind !== null && a.monthsBehind !== '0' && <Figure label={say.monthsBehind}>{say.months(shown(a.monthsBehind, 1))}</Figure>}
        {a.streak > 1 && <Figure label={say.streak}>{say.periods(a.streak)}</Figure>}
        {a.flag !== null && <Figure label={say.flag}>{codes.flags[a.flag]}</Figure>}
        <Figure label={say.release}>{words.day(a.release.on)}</Figure>
      </dl>
    </section>
  )
}
