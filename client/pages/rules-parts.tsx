/** Parts of the drawer for one indicator's rules: path and nodes, release, what they would have done, and the approval. */
import '../parts/form.css'
import './explanation.css'
import { Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Suspense, lazy, useId, useState } from 'react'
import type { IndicatorBacktestView } from '../../server/wire/backtest.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { IndicatorRulesView, PlanRulesView } from '../../server/wire/rules.ts'
import { getIndicator } from '../api/indicators.ts'
import type { ApprovalRequest, IndicatorRulesRequest } from '../api/rules.ts'
import { LightStrip } from '../parts/backtest-bars.tsx'
import { LightMark } from '../parts/light.tsx'
import { RuleCard } from '../parts/light-rule-form.tsx'
import { NodeTable } from '../parts/node-table.tsx'
import { useNames, useWords } from '../parts/session.tsx'

const PathChart = lazy(() => import('../charts/path-chart.tsx').then((module) => ({ default: module.PathChart })))

export interface Shared {
  readonly plan: PlanView
  readonly rules: PlanRulesView
  readonly view: IndicatorRulesView
  readonly given: IndicatorRulesRequest
  readonly onChange: (given: IndicatorRulesRequest) => void
}

export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const id = useId()
  return (
    <section className="form rules-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

export const PathPart = ({ rules, view, given, onChange }: Shared) => {
  const say = useWords().rules
  const group = useId()
  const chosen = rules.paths.find(({ path }) => path === given.path.kind)
  if (view.years.length === 0)
    return (
      <Section title={say.path}>
        <p className="soft">{say.noPathWhy}</p>
      </Section>
    )
  // Whoever only files nodes has the path that is made of them, and the one that is in use.
  const offered = rules.paths.filter(({ path, needsNodes }) => view.mayManage || needsNodes || path === view.path.kind)
  return (
    <Section title={say.path}>
      <fieldset className="rule-cards rule-cards-small">
        <legend className="unseen">{say.path}</legend>
        {offered.map(({ path, title, note, takesNodes }) => (
          <RuleCard
            key={path}
            group={group}
            title={title}
            note=""
            words={note}
            chosen={path === given.path.kind}
            disabled={!view.mayFile}
            onChoose={() => onChange({ ...given, path: { kind: path, nodes: takesNodes ? given.path.nodes : [] } })}
          />
        ))}
      </fieldset>
      {chosen?.takesNodes === true && (
        <>
          <h4>{say.nodes}</h4>
          <p className="small soft">{say.nodesWhy}</p>
          <NodeTable
            view={view}
            nodes={given.path.nodes}
            thisYear={Number(rules.today.slice(0, 4))}
            onChange={(nodes) => onChange({ ...given, path: { ...given.path, nodes } })}
          />
        </>
      )}
    </Section>
  )
}

export const ReleasePart = ({ rules, view, given, onChange }: Shared) => {
  const words = useWords()
  const say = words.rules
  const { release } = given
  const [workdays, setWorkdays] = useState(String(release.workdays))
  const set = (part: Partial<IndicatorRulesRequest['release']>): void => onChange({ ...given, release: { ...release, ...part } })
  const fix = (period: string, date: string): void => {
    const { [period]: _former, ...others } = release.dates
    set({ dates: date === '' ? others : { ...others, [period]: date } })
  }
  return (
    <Section title={say.release}>
      <div className="row rules-release">
        <Select
          size="xs"
          label={say.countedFrom}
          w={240}
          data={[{ value: '', label: say.periodEnd }, ...rules.sources.map(({ id, name }) => ({ value: id, label: say.afterSource(name) }))]}
          value={release.source ?? ''}
          onChange={(source) => set({ source: source === '' ? null : source })}
        />
        <TextInput
          size="xs"
          w={110}
          label={say.workdays}
          inputMode="numeric"
          maxLength={3}
          value={workdays}
          onChange={(event) => {
            setWorkdays(event.currentTarget.value)
            // What is no number is refused with its sentence, like one that is too large.
            set({ workdays: /^\d+$/.test(event.currentTarget.value.trim()) ? Number(event.currentTarget.value) : -1 })
          }}
        />
      </div>
      {view.releases.length > 0 && (
        <details open={Object.keys(release.dates).length > 0}>
          <summary className="small">{say.fixedDays}</summary>
          <p className="small soft">{say.fixedWhy}</p>
          <table className="plain panel">
            <thead>
              <tr>
                <th scope="col">{say.period}</th>
                <th scope="col">{say.release}</th>
                <th scope="col">{say.fixedDays}</th>
              </tr>
            </thead>
            <tbody>
              {view.releases.map(({ period, label, on, uncertain }) => (
                <tr key={period}>
                  <th scope="row" className="nowrap">
                    {label}
                  </th>
                  <td className="figure">
                    {words.day(on)} {uncertain && <span className="faint small">{say.uncertain}</span>}
                  </td>
                  <td>
                    <TextInput
                      type="date"
                      size="xs"
                      w={150}
                      aria-label={say.fixedOf(label)}
                      value={release.dates[period] ?? ''}
                      onChange={(event) => fix(period, event.currentTarget.value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <Checkbox
        size="xs"
        label={say.preliminary}
        checked={given.preliminaryDecides}
        onChange={(event) => onChange({ ...given, preliminaryDecides: event.currentTarget.checked })}
      />
    </Section>
  )
}

const Drawn = ({ plan, view, found, today }: Pick<Shared, 'plan' | 'view'> & { readonly found: IndicatorBacktestView; readonly today: string }) => {
  const words = useWords()
  const nameOf = useNames()
  const indicator = useQuery({ queryKey: ['indicator', plan.id, view.id, null, null], queryFn: () => getIndicator(plan.id, view.id, null, null) }).data
  if (!indicator || found.chart.path.length === 0) return null
  return (
    <>
      <h4>{words.rules.drawn}</h4>
      <Suspense fallback={<div className="path-chart" />}>
        <PathChart view={{ ...indicator, chart: found.chart }} today={today} say={words.explanation} label={words.explanation.chartLabel(nameOf(view))} />
      </Suspense>
    </>
  )
}

export const BacktestPart = ({ plan, rules, view, found }: Omit<Shared, 'given' | 'onChange'> & { readonly found: IndicatorBacktestView }) => {
  const words = useWords()
  const say = words.rules
  const differing = found.days.filter(({ present, other }) => present.light !== other.light || present.period !== other.period)
  const last = found.days.at(-1)
  const monthOf = (on: string): string => (on === last?.on ? say.today : say.monthOf(on))
  return (
    <>
      <p className="rule-said">
        <strong>{found.rule}</strong>
      </p>
      <p className="small soft">{say.backtestWhy}</p>
      <p className="small soft">{say.course(found.days.length)}</p>
      <div className="strip-scroll">
        <LightStrip present={found.days.map(({ present }) => present.light)} other={found.days.map(({ other }) => other.light)} />
      </div>
      {differing.length === 0 ? (
        <p className="notice">{say.same}</p>
      ) : (
        <table className="plain panel">
          <thead>
            <tr>
              <th scope="col">{say.month}</th>
              <th scope="col">{say.presentRow}</th>
              <th scope="col">{say.otherRow}</th>
            </tr>
          </thead>
          <tbody>
            {differing.toReversed().map(({ on, present, other }) => (
              <tr key={on}>
                <th scope="row" className="nowrap">
                  {monthOf(on)}
                </th>
                {[present, other].map((stood, place) => (
                  <td key={place}>
                    <LightMark light={stood.light} word={words.lights[stood.light]} /> <span className="faint small">{stood.periodLabel}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Drawn plan={plan} view={view} found={found} today={rules.today} />
    </>
  )
}

interface ApprovalPartProps {
  readonly years: readonly number[]
  readonly value: ApprovalRequest
  readonly today: string
  readonly onChange: (approval: ApprovalRequest) => void
}
export const ApprovalPart = ({ years, value, today, onChange }: ApprovalPartProps) => {
  const words = useWords()
  const say = words.rules
  const field = (key: keyof ApprovalRequest, label: string, longest: number, more: { readonly type?: string; readonly max?: string } = {}): ReactNode => (
    <TextInput
      size="xs"
      label={label}
      required
      maxLength={longest}
      {...more}
      value={value[key]}
      onChange={(event) => onChange({ ...value, [key]: event.currentTarget.value })}
    />
  )
  return (
    <Section title={say.approval}>
      <p className="notice">{say.approvalWhy(words.listed(years.map(String)))}</p>
      <div className="form-pair">
        {field('body', say.approvalBody, 100)}
        {field('documentNumber', say.approvalDocument, 100)}
        {field('date', say.approvalDate, 10, { type: 'date', max: today })}
        {field('reason', say.approvalReason, 500)}
      </div>
    </Section>
  )
}
