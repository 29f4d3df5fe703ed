/** A rule of lights: presets as cards with their words, and the thresholds and counters of the chosen one. */
import './rules.css'
import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useId } from 'react'
import type { LightRuleFacts, PresetView, ThresholdView } from '../../server/wire/rules.ts'
import { useWords } from './session.tsx'

interface CardProps {
  readonly group: string
  readonly title: string
  readonly note: string
  readonly words: string
  readonly chosen: boolean
  readonly disabled: boolean
  readonly onChoose: () => void
  readonly children?: ReactNode
}

/** One of several that go with a whole rule. */
export const RuleCard = ({ group, title, note, words, chosen, disabled, onChoose, children }: CardProps) => (
  <div className="rule-card" data-chosen={chosen || undefined}>
    <label>
      <input type="radio" name={group} checked={chosen} disabled={disabled} onChange={onChoose} />
      <span className="rule-card-title">{title}</span>
      {note !== '' && <span className="faint small">{note}</span>}
      <span className="rule-card-words soft">{words}</span>
    </label>
    {chosen && children}
  </div>
)

interface ThresholdsProps {
  readonly thresholds: readonly ThresholdView[]
  readonly given: LightRuleFacts['thresholds']
  readonly disabled: boolean
  readonly onChange: (name: string, value: string) => void
}
const Thresholds = ({ thresholds, given, disabled, onChange }: ThresholdsProps) => {
  const say = useWords().rules
  return (
    <div className="rule-thresholds">
      {thresholds.map(({ name, label, value }) => (
        <TextInput
          key={name}
          size="xs"
          label={label}
          description={say.usual(value)}
          inputMode="decimal"
          maxLength={20}
          disabled={disabled}
          value={given[name] ?? value}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      ))}
    </div>
  )
}

interface LightRuleFormProps {
  readonly presets: readonly PresetView[]
  readonly counters: readonly ThresholdView[]
  /** `null` follows the plan; only where `followed` is given. */
  readonly value: LightRuleFacts | null
  /** The plan's rule in words. */
  readonly followed?: string
  readonly disabled: boolean
  readonly onChange: (value: LightRuleFacts | null) => void
}

export const LightRuleForm = ({ presets, counters, value, followed, disabled, onChange }: LightRuleFormProps) => {
  const words = useWords()
  const say = words.rules
  const group = useId()
  const counts = new Set(counters.map(({ name }) => name))
  /** Counters go over from preset to preset; limits of one say nothing in another. */
  const kept = Object.fromEntries(Object.entries(value?.thresholds ?? {}).filter(([name]) => counts.has(name)))
  const set = (name: string, text: string): void => {
    if (value) onChange({ ...value, thresholds: { ...value.thresholds, [name]: text.trim() } })
  }
  return (
    <fieldset className="rule-cards">
      <legend className="unseen">{say.preset}</legend>
      {followed !== undefined && (
        <RuleCard group={group} title={say.follow} note="" words={followed} chosen={value === null} disabled={disabled} onChoose={() => onChange(null)} />
      )}
      {presets.map(({ preset, title, origin, rule, thresholds }) => (
        <RuleCard
          key={preset}
          group={group}
          title={title}
          note={origin}
          words={rule}
          chosen={value?.preset === preset}
          disabled={disabled}
          onChoose={() => onChange({ preset, thresholds: kept })}
        >
          {thresholds.length > 0 ? (
            <Thresholds thresholds={thresholds} given={value?.thresholds ?? {}} disabled={disabled} onChange={set} />
          ) : (
            <p className="small faint rule-thresholds">{say.noThresholds}</p>
          )}
          <Thresholds thresholds={counters} given={value?.thresholds ?? {}} disabled={disabled} onChange={set} />
        </RuleCard>
      ))}
    </fieldset>
  )
}
