import type { ReactNode } from 'react'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { shown, withUnit } from '../parts/figures.ts'
import { useWords } from '../parts/session.tsx'

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** Versions of one target come in the order in which they were made: the last is the one that counts. */
const isFormer = (targets: IndicatorView['targets'], place: number): boolean => {
  const { kind, dueOn, modal } = targets[place] ?? {}
  return targets.slice(place + 1).some((later) => later.kind === kind && later.dueOn === dueOn && later.modal === modal)
}

const Targets = ({ view }: { readonly view: IndicatorView }) => {
  const words = useWords()
  const say = words.explanation
  const { baseline } = view
  return (
    <section className="explained" aria-labelledby="explained-targets">
      <h3 id="explained-targets">{say.promise}</h3>
      <dl className="lines">
        {view.targets.map((target, place) => (
          <Line key={place} label={say.kinds[target.kind]}>
            {target.modal !== null && <span className="soft">{say.modal[target.modal]} </span>}
            {isFormer(view.targets, place) ? (
              <>
                <s className="soft">{target.asked}</s> <span className="faint small">{words.targets.former}</span>
              </>
            ) : (
              target.asked
            )}
            <span className="faint small"> {words.day(target.dueOn)}</span>
            {(target.approval ?? target.approvedOn) !== null && <div className="faint small">{say.approved(target.approval, target.approvedOn)}</div>}
          </Line>
        ))}
        <Line label={say.baseline}>
          {baseline.value === null ? (
            <span className="faint">{say.noBaseline}</span>
          ) : (
            <>
              {withUnit(shown(baseline.value, view.decimals), view.unit)}
              {baseline.period !== null && <span className="faint small"> {baseline.period}</span>}
            </>
          )}
        </Line>
      </dl>
    </section>
  )
}

const Owners = ({ view }: { readonly view: IndicatorView }) => {
  const words = useWords()
  const say = words.explanation
  const names = (list: readonly string[]): ReactNode => (list.length > 0 ? words.listed(list) : <span className="faint">{words.unsaid}</span>)
  return (
    <section className="explained" aria-labelledby="explained-owners">
      <h3 id="explained-owners">{say.owners}</h3>
      <dl className="lines">
        <Line label={say.leading}>{names(view.lead)}</Line>
        <Line label={say.responsible}>{names(view.responsible)}</Line>
        {view.dimension !== null && <Line label={say.dimension}>{view.dimension}</Line>}
        {view.tasks.length > 0 && (
          <Line label={say.tasks}>
            {view.tasks.map((task) => (
              <div key={`${task.number} ${task.title}`}>{[task.number, task.title].filter(Boolean).join(' ')}</div>
            ))}
          </Line>
        )}
      </dl>
    </section>
  )
}

const Definition = ({ view }: { readonly view: IndicatorView }) => {
  const words = useWords()
  const say = words.explanation
  const { words: codes } = view
  return (
    <section className="explained" aria-labelledby="explained-rules">
      <h3 id="explained-rules">{say.rules}</h3>
      <dl className="lines">
        <Line label={say.measure}>{codes.measures[view.measure] ?? view.measure}</Line>
        <Line label={say.basis}>{say.bases[view.basis]}</Line>
        <Line label={say.frequency}>
          {words.frequencies[view.frequency]}
          <span className="faint small"> {say.releaseDays(view.releaseRule)}</span>
        </Line>
        {view.formula !== null && <Line label={say.formula}>{view.formula.text}</Line>}
        <Line label={say.pathKind}>{codes.paths[view.path] ?? view.path}</Line>
        <Line label={say.preset}>{view.lightRule}</Line>
        <Line label={say.nature}>{view.nature === null ? <span className="faint">{words.unsaid}</span> : say.natures[view.nature]}</Line>
        <Line label={say.calibre}>{view.calibre ?? <span className="faint">{words.unsaid}</span>}</Line>
        <Line label={say.clause}>{view.clause}</Line>
        <Line label={say.document}>
          {view.document.title}
          {view.document.number !== null && <span className="faint"> {view.document.number}</span>}
          {view.document.note !== null && <span className="faint small"> {view.document.note}</span>}
        </Line>
        <Line label={say.issuer}>{view.document.issuer}</Line>
        <Line label={say.issuedOn}>{view.document.issuedOn === null ? <span className="faint">{words.unsaid}</span> : words.day(view.document.issuedOn)}</Line>
      </dl>
    </section>
  )
}

/** What was promised, by whom, and by which definition it is judged; each with the document's place. */
export const Origin = ({ view }: { readonly view: IndicatorView }) => (
  <>
    <Targets view={view} />
    <Owners view={view} />
    <Definition view={view} />
  </>
)
