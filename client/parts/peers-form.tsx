import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IndicatorView, PeerFigureView } from '../../server/wire/indicator.ts'
import { getPeers, setPeers } from '../api/indicators.ts'
import { Answer } from './answer.tsx'
import { useWords } from './session.tsx'
import { SettingForm } from './setting-form.tsx'

const periodsShown = 12
const isDecimal = (text: string): boolean => /^-?\d{1,30}(\.\d{1,30})?$/.test(text)

const Fields = ({ view, known, onClose }: { readonly view: IndicatorView; readonly known: readonly PeerFigureView[]; readonly onClose: () => void }) => {
  const say = useWords().settings
  const [name, setName] = useState(known[0]?.name ?? say.peerName)
  const valueOf = (period: string): string => known.find((each) => each.name === name && each.period === period)?.value ?? ''
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const periods = view.chart.periods.map(({ period }) => period).slice(-periodsShown)
  const shown = (period: string): string => typed[period] ?? valueOf(period)
  const changed = periods.filter((period) => shown(period).trim() !== valueOf(period))
  const isWrong = (period: string): boolean => shown(period).trim() !== '' && !isDecimal(shown(period).trim())
  const figures = changed.map((period) => ({ name: name.trim(), period, value: shown(period).trim() === '' ? null : shown(period).trim() }))
  return (
    <SettingForm
      title={say.peers}
      lead={say.peersExplained}
      save={() => setPeers(view.plan, view.id, figures)}
      canSave={changed.length > 0 && name.trim() !== '' && !periods.some(isWrong)}
      onClose={onClose}
    >
      <TextInput label={say.peerOf} value={name} maxLength={40} onChange={(event) => setName(event.currentTarget.value)} />
      <div className="peer-fields">
        {periods.map((period) => (
          <TextInput
            key={period}
            label={period}
            inputMode="decimal"
            value={shown(period)}
            error={isWrong(period) ? say.notANumber : null}
            rightSection={<span className="faint small">{view.unit}</span>}
            onChange={(event) => setTyped({ ...typed, [period]: event.currentTarget.value })}
          />
        ))}
      </div>
    </SettingForm>
  )
}

/** Figures of others to compare with (全市平均), for the last periods. */
export const PeersForm = ({ view, onClose }: { readonly view: IndicatorView; readonly onClose: () => void }) => {
  const peers = useQuery({ queryKey: ['peers', view.id], queryFn: () => getPeers(view.plan, view.id), refetchOnWindowFocus: false })
  return <Answer of={peers}>{(known) => <Fields view={view} known={known} onClose={onClose} />}</Answer>
}
