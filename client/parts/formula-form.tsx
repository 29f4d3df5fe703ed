import { Button, MultiSelect, Select, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IndicatorView } from '../../server/wire/indicator.ts'
import { setFormula } from '../api/indicators.ts'
import { getSheet } from '../api/sheet.ts'
import { useToday } from './plans.ts'
import { useNames, useWords } from './session.tsx'
import { SettingForm } from './setting-form.tsx'

type Formula = NonNullable<IndicatorView['formula']>['value']
const empty: Formula = { plus: [], minus: [], over: [], scale: '1', growth: false }
const isDecimal = (text: string): boolean => /^-?\d{1,30}(\.\d{1,30})?$/.test(text)
/** A list of ten thousand is searched, not scrolled. */
const mostShown = 50

/** How an indicator is made from others: sums over sums, times a scale, or its growth over the same period last year. */
export const FormulaForm = ({ view, onClose }: { readonly view: IndicatorView; readonly onClose: () => void }) => {
  const words = useWords()
  const say = words.settings
  const nameOf = useNames()
  const year = Number(useToday().slice(0, 4))
  const [formula, setGiven] = useState<Formula>(view.formula?.value ?? empty)
  const [judgedAs, setJudgedAs] = useState(view.judgedAs)
  const isMade = view.judgedAs !== null
  const sheet = useQuery({
    queryKey: ['sheet names', view.plan, year],
    queryFn: () => getSheet(view.plan, year, year, null),
    staleTime: 300_000,
    structuralSharing: false,
  })
  const rows = sheet.data?.rows
  const data = (rows?.id ?? []).flatMap((id, place) =>
    id === view.id
      ? []
      : [{ value: id, label: `${rows?.number[place] ?? ''} ${nameOf({ name: rows?.name[place] ?? '', nameEn: rows?.nameEn[place] ?? '' })}`.trim() }],
  )
  const part = (key: 'plus' | 'minus' | 'over', label: string, description?: string) => (
    <MultiSelect
      label={label}
      description={description}
      data={data}
      searchable
      hidePickedOptions
      limit={mostShown}
      disabled={rows === undefined}
      value={[...formula[key]]}
      onChange={(ids) => setGiven({ ...formula, [key]: ids })}
    />
  )
  return (
    <SettingForm
      title={say.formula}
      lead={say.formulaExplained}
      save={() => setFormula(view.plan, view.id, formula, judgedAs)}
      canSave={rows !== undefined && formula.plus.length + formula.minus.length > 0 && isDecimal(formula.scale)}
      onClose={onClose}
      more={
        view.formula !== null &&
        !isMade && (
          <Button variant="subtle" onClick={() => void setFormula(view.plan, view.id, null, null).then(onClose)}>
            {say.typedAgain}
          </Button>
        )
      }
    >
      {part('plus', say.plus)}
      {part('minus', say.minus)}
      {part('over', say.over, say.overExplained)}
      <div className="form-pair">
        <TextInput
          label={say.scale}
          description={say.scaleExplained}
          value={formula.scale}
          disabled={formula.growth}
          error={isDecimal(formula.scale) ? null : say.notANumber}
          onChange={(event) => setGiven({ ...formula, scale: event.currentTarget.value.trim() })}
        />
        {isMade && (
          <Select
            label={say.judgedAs}
            data={Object.entries(view.words.measures)
              .filter(([kind]) => kind !== view.measure)
              .map(([value, label]) => ({ value, label }))}
            value={judgedAs}
            onChange={(kind) => kind !== null && setJudgedAs(kind)}
          />
        )}
      </div>
      <Switch
        label={say.growth}
        description={say.growthExplained}
        checked={formula.growth}
        onChange={(event) => setGiven({ ...formula, growth: event.currentTarget.checked })}
      />
    </SettingForm>
  )
}
