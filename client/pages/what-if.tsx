/**
 * 试算: one indicator judged as it stands and as it would be. Nothing is kept: the server is asked with the facts and what is changed of them,
 * and the address holds the changes, so that it can be sent to a colleague.
 */
import './what-if.css'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetView } from '../../server/wire/sheet.ts'
import { getAssessChoices, getFacts } from '../api/assess.ts'
import { getIndicator } from '../api/indicators.ts'
import { getSheet } from '../api/sheet.ts'
import { Answer } from '../parts/answer.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { planAddress, useYears } from '../parts/plans.ts'
import { useLanguage, useTitles, useWords } from '../parts/session.tsx'
import type { Language } from '../words/index.ts'
import type { Draft } from '../parts/what-if-draft.ts'
import { tidy } from '../parts/what-if-draft.ts'
import { draftOf, linkOf } from '../parts/what-if-link.ts'
import { Trial } from './what-if-trial.tsx'

const mostListed = 100

const labelOf = (rows: SheetView['rows'], place: number, language: Language): string => {
  const english = language === 'en' ? rows.nameEn[place] : ''
  return `${rows.number[place] ?? ''} ${english || rows.name[place]}`.trim()
}

interface IndicatorChoiceProps {
  readonly sheet: SheetView | undefined
  readonly chosen: string | null
  readonly onChoose: (indicator: string) => void
}
const IndicatorChoice = ({ sheet, chosen, onChoose }: IndicatorChoiceProps) => {
  const say = useWords().whatIf
  const { language } = useLanguage()
  const choices = useMemo(
    () => (sheet === undefined ? [] : sheet.rows.id.map((value, place) => ({ value, label: labelOf(sheet.rows, place, language) }))),
    [sheet, language],
  )
  return (
    <Select
      className="what-if-choice"
      size="xs"
      searchable
      aria-label={say.choose}
      placeholder={say.chooseLike}
      nothingFoundMessage={say.noneFound}
      leftSection={<Icon name="search" />}
      limit={mostListed}
      maxDropdownHeight={360}
      data={choices}
      value={chosen}
      onChange={(value) => value !== null && onChoose(value)}
    />
  )
}

/** The draft of the address, and into the address: a reload or a link finds it again. */
const useDraft = (): readonly [draft: Draft, change: (change: (draft: Draft) => Draft) => void, isBroken: boolean] => {
  const [found, setFound] = useState(() => draftOf(window.location.hash))
  const draft = found === 'broken' || found === null ? nothing : found
  const present = useRef(draft)
  useEffect(() => {
    const read = (): void => {
      const next = draftOf(window.location.hash)
      present.current = next === 'broken' || next === null ? nothing : next
      setFound(next)
    }
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  const change = (turn: (draft: Draft) => Draft): void => {
    const next = tidy(turn(present.current))
    present.current = next
    setFound(next)
    // Not a step of its own to go back to: a figure is typed letter by letter.
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}${linkOf(next)}`)
  }
  return [draft, change, found === 'broken']
}
const nothing: Draft = {}

interface OneProps {
  readonly plan: PlanView
  readonly indicator: string
  readonly sheet: SheetView | undefined
}

/** Facts are asked once: what others change meanwhile comes with the next visit, and never under somebody's hands. */
const WhatIfOfOne = ({ plan, indicator, sheet }: OneProps) => {
  const say = useWords().whatIf
  const [draft, change, isBroken] = useDraft()
  const facts = useQuery({ queryKey: ['facts', plan.id, indicator], queryFn: () => getFacts(plan.id, indicator), gcTime: 0, refetchOnWindowFocus: false })
  const view = useQuery({ queryKey: ['indicator', plan.id, indicator, null, null], queryFn: () => getIndicator(plan.id, indicator, null, null) })
  const choices = useQuery({ queryKey: ['assess choices'], queryFn: getAssessChoices, staleTime: Number.POSITIVE_INFINITY })
  return (
    <>
      {isBroken && (
        <p className="form-error what-if-broken" role="alert">
          {say.brokenLink}
        </p>
      )}
      <Answer of={facts}>
        {(body) => (
          <Answer of={view}>
            {(shown) => (
              <Answer of={choices}>
                {(listed) => <Trial plan={plan} view={shown} facts={body} choices={listed} sheet={sheet} draft={draft} onChange={change} />}
              </Answer>
            )}
          </Answer>
        )}
      </Answer>
    </>
  )
}

export const WhatIfRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.whatIf
  const titleOf = useTitles()
  const [, params] = useRoute('/plans/:plan/what-if/:indicator?')
  const [, go] = useLocation()
  const [{ to }] = useYears(plan)
  const indicator = params?.indicator ?? null
  const sheet = useQuery({
    queryKey: ['sheet names', plan.id, to],
    queryFn: () => getSheet(plan.id, to, to, null),
    staleTime: 300_000,
    structuralSharing: false,
  })
  return (
    <div className="page what-if">
      <div className="page-body">
        <div className="page-head what-if-head">
          <h1>{words.rooms['what-if']}</h1>
          <IndicatorChoice sheet={sheet.data} chosen={indicator} onChoose={(id) => go(`${planAddress(plan, 'what-if')}/${encodeURIComponent(id)}`)} />
          <span className="soft one-line">{titleOf(plan)}</span>
        </div>
        {indicator === null ? (
          <EmptyState icon="scale" title={say.start}>
            {say.startWhy}
          </EmptyState>
        ) : (
          <WhatIfOfOne key={indicator} plan={plan} indicator={indicator} sheet={sheet.data} />
        )}
      </div>
    </div>
  )
}
