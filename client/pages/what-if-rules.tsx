/** How it is judged: the path, the light rule, and the day. Each goes back to what stands. */
import { ActionIcon, Button, Select } from '@mantine/core'
import { DayField } from '../parts/day-field.tsx'
import { FigureField } from '../parts/figure-field.tsx'
import { shown } from '../parts/figures.ts'
import { Icon } from '../parts/icon.tsx'
import { endOf, nextPeriod, periodOn, periodsFrom } from '../parts/period-steps.ts'
import { useLanguage, useWords } from '../parts/session.tsx'
import type { Node } from '../parts/what-if-draft.ts'
import { judgedOn, todayOf, withEntry, without } from '../parts/what-if-draft.ts'
import { sheetTexts } from '../sheet/texts.ts'
import type { PartProps } from './what-if-part.tsx'
import { Reset, Section } from './what-if-part.tsx'

/** As a person would write it. */
const rounded = (value: string, places: number): string => shown(value, places).replaceAll(',', '')

/** Five years of months, and some. */
const mostChoices = 120

const Nodes = ({ facts, draft, onChange, answers, wrong, why }: PartProps) => {
  const words = useWords()
  const say = words.whatIf
  const { language } = useLanguage()
  const { frequency, unit, path } = facts.indicator
  const nodes = draft.nodes ?? path.nodes ?? []
  const put = (change: (nodes: readonly Node[]) => readonly Node[]): void =>
    onChange((before) => ({ ...before, nodes: change(before.nodes ?? path.nodes ?? []).toSorted((a, b) => endOf(a.period).localeCompare(endOf(b.period))) }))
  const replace = (period: string, next: Partial<Node>): void => put((before) => before.map((node) => (node.period === period ? { ...node, ...next } : node)))
  const last = nodes.at(-1)?.period ?? answers.now.period
  const end = answers.trial.dueOn ?? facts.indicator.plan.to
  const choices = periodsFrom(periodOn(facts.indicator.plan.from, frequency), periodOn(end, frequency), mostChoices)
  return (
    <div className="what-if-nodes">
      <h3>{say.nodes}</h3>
      {nodes.length === 0 && <p className="small soft">{say.noNodes}</p>}
      <ul>
        {nodes.map((node) => (
          <li key={node.period} className="what-if-node">
            <Select
              size="xs"
              searchable
              aria-label={say.nodePeriod}
              data={[...new Set([...choices, ...nodes.map(({ period }) => period)])]
                .filter((period) => period === node.period || nodes.every((other) => other.period !== period))
                .map((value) => ({ value, label: sheetTexts[language].periodLong(value) }))}
              value={node.period}
              onChange={(period) => period !== null && replace(node.period, { period })}
            />
            <FigureField
              label={`${say.nodeValue} ${node.period}`}
              silent
              standing=""
              needed
              tried={node.value}
              reads={{ measure: null, unit, on: todayOf(facts) }}
              refused={wrong?.field === 'path' ? why : null}
              onTry={(value) => typeof value === 'string' && replace(node.period, { value })}
            />
            <ActionIcon aria-label={say.removeNode(node.period)} onClick={() => put((before) => before.filter(({ period }) => period !== node.period))}>
              <Icon name="close" size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<Icon name="plus" size={14} />}
        onClick={() =>
          put((before) => [
            ...before,
            {
              period: nodes.length === 0 ? last : nextPeriod(last),
              value: rounded(answers.trial.expected ?? answers.trial.target ?? '0', facts.indicator.decimals),
            },
          ])
        }
      >
        {say.addNode}
      </Button>
    </div>
  )
}

const Path = (props: PartProps) => {
  const { facts, choices, draft, onChange, answers } = props
  const say = useWords().whatIf
  const chosen = draft.path ?? facts.indicator.path.kind
  const { outcome, path: used } = answers.trial
  const isJudged = outcome !== 'none'
  const choose = (kind: string): void => onChange((before) => (kind === facts.indicator.path.kind ? without(before, 'path') : { ...before, path: kind }))
  return (
    <Section title={say.path}>
      <div className="what-if-with-reset">
        <Select
          size="xs"
          className={draft.path === undefined ? undefined : 'figure-tried'}
          aria-label={say.pathKind}
          data={choices.paths.map(({ kind, label }) => ({ value: kind, label }))}
          value={chosen}
          onChange={(kind) => kind !== null && choose(kind)}
        />
        <Reset
          what={say.path}
          shown={draft.path !== undefined || draft.nodes !== undefined}
          onReset={() => onChange((before) => without(before, 'path', 'nodes'))}
        />
      </div>
      {choices.paths.some(({ kind, byNodes }) => kind === chosen && byNodes) && <Nodes {...props} />}
      {isJudged && used === null && <p className="small soft">{say.noPath}</p>}
      {isJudged && used !== null && used !== chosen && (
        <p className="small soft">{say.pathUsed(choices.paths.find(({ kind }) => kind === used)?.label ?? used)}</p>
      )}
    </Section>
  )
}

/** Thresholds that a colour hangs on; when a warning opens and ends is no matter of a light. */
const ofWarnings = new Set(['warnAfter', 'clearAfter'])

const LightRule = ({ facts, choices, draft, onChange, answers, wrong, why }: PartProps) => {
  const say = useWords().whatIf
  const { light } = facts
  const chosen = draft.preset ?? light.preset
  const preset = choices.lightPresets.find(({ kind }) => kind === chosen)
  const standing = { ...preset?.thresholds, ...(chosen === light.preset && light.thresholds) }
  const nameOf = (key: string): string => (key === 'redAfter' ? say.redAfter : (say.thresholds[chosen]?.[key] ?? key))
  const keys = Object.keys(standing).filter((key) => !ofWarnings.has(key))
  const choose = (kind: string): void => onChange((before) => ({ ...without(before, 'preset', 'thresholds'), ...(kind !== light.preset && { preset: kind }) }))
  const put = (key: string, value: string | undefined): void => onChange((before) => ({ ...before, thresholds: withEntry(before.thresholds, key, value) }))
  const reads = { measure: null, unit: '', on: todayOf(facts) }
  return (
    <Section title={say.light}>
      <div className="what-if-with-reset">
        <Select
          size="xs"
          className={draft.preset === undefined ? undefined : 'figure-tried'}
          aria-label={say.preset}
          data={choices.lightPresets.map(({ kind, label }) => ({ value: kind, label: say.presets[kind] ?? label }))}
          value={chosen}
          onChange={(kind) => kind !== null && choose(kind)}
        />
        <Reset what={say.light} shown={draft.preset !== undefined || draft.thresholds !== undefined} onReset={() => choose(light.preset)} />
      </div>
      <div className="what-if-thresholds">
        {keys
          .toSorted((a, b) => Number(a === 'redAfter') - Number(b === 'redAfter'))
          .map((key) => (
            <FigureField
              key={`${chosen} ${key}`}
              label={nameOf(key)}
              standing={standing[key] ?? ''}
              tried={draft.thresholds?.[key]}
              reads={reads}
              refused={wrong?.field === 'light' && wrong.key === key ? why : null}
              onTry={(value) => put(key, typeof value === 'string' ? value : undefined)}
            />
          ))}
      </div>
      {answers.trial.reason === 'peers_missing' && <p className="small soft">{say.noPeers}</p>}
    </Section>
  )
}

const Day = ({ facts, draft, onChange, wrong, why }: PartProps) => {
  const say = useWords().whatIf
  const follows = judgedOn(facts, without(draft, 'asOf'))
  const today = todayOf(facts)
  const day = judgedOn(facts, draft) ?? today
  const choose = (asOf: string): void => onChange((before) => (asOf === (follows ?? today) ? without(before, 'asOf') : { ...before, asOf }))
  return (
    <Section title={say.day}>
      <div className="what-if-with-reset">
        <DayField label={say.day} silent value={day} isTried={day !== today} problem={wrong?.field === 'day' ? why : null} onChange={choose} />
        <Reset what={say.day} shown={draft.asOf !== undefined} onReset={() => choose(follows ?? today)} />
      </div>
      <p className="small soft">{draft.asOf === undefined && follows !== null ? say.dayFollows : say.dayWhy}</p>
    </Section>
  )
}

export const RuleChanges = (props: PartProps) => (
  <>
    <div className={props.isSpoken ? undefined : 'what-if-pair'}>
      {/* A person's word runs along no path, and no threshold measures it. */}
      {!props.isSpoken && <Path {...props} />}
      <Day {...props} />
    </div>
    {!props.isSpoken && <LightRule {...props} />}
  </>
)
