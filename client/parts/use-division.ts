/** The work of dividing: asks the server for proposals, has what is typed read and added up, keeps it as a draft. Nothing is written before it is kept. */
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DivisionMethod, TargetProposal } from '../../server/wire/targets.ts'
import type { ProposalRequest } from '../api/targets.ts'
import { keepDrafts, proposeTargets } from '../api/targets.ts'
import type { Settings, TargetDivisionProps, Work, Worked } from './division-work.ts'
import { cellsOf, fromDraft, nodesOf, settingsFor } from './division-work.ts'
import { useLanguage, useWords } from './session.tsx'

/** Typing waits this long before it is read and added up. */
const restMilliseconds = 300

export const useDivision = ({ plan, rows, today, onChanged, onClose }: Omit<TargetDivisionProps, 'years'>) => {
  const say = useWords().targets
  const { language } = useLanguage()
  const [settings, setSettings] = useState<Settings>(() => settingsFor(rows))
  const [work, setWork] = useState<Work>(() =>
    Object.fromEntries(rows.flatMap((row) => [[row.indicator, fromDraft(row)] as const]).filter((pair): pair is [string, Worked] => pair[1] !== null)),
  )
  const [proposed, setProposed] = useState<ReadonlyMap<string, TargetProposal>>(new Map())

  const propose = useMutation({
    mutationFn: ({
      asked,
      only,
    }: {
      readonly asked: Settings
      readonly only: readonly { readonly indicator: string; readonly method: DivisionMethod | null }[]
    }) => proposeTargets(plan.id, { ...asked, within: null, items: only }),
    onSuccess: (answers, { only }) => {
      setProposed((before) => new Map([...before, ...answers.map((answer) => [answer.indicator, answer] as const)]))
      const overwritten = new Set(only.map(({ indicator }) => indicator))
      setWork((before) => ({
        ...before,
        ...Object.fromEntries(
          answers
            .filter(({ indicator }) => overwritten.has(indicator))
            .map((answer) => [answer.indicator, { method: answer.method, typed: cellsOf(answer), nodes: {} }]),
        ),
      }))
    },
  })
  const { mutate: ask } = propose
  useEffect(() => {
    const fresh = rows.filter(({ draft }) => draft === null)
    if (fresh.length > 0) ask({ asked: settingsFor(rows), only: fresh.map(({ indicator }) => ({ indicator, method: null })) })
    // Once: what is typed afterwards is the person's.
  }, [ask, rows])

  const items = rows.flatMap(({ indicator }) => {
    const own = work[indicator]
    return own ? [{ indicator, method: own.method, typed: own.typed }] : []
  })
  const [asked] = useDebouncedValue(JSON.stringify({ ...settings, items }), restMilliseconds)
  const read = useQuery({
    queryKey: ['targets', 'reading', plan.id, asked, language],
    queryFn: () => proposeTargets(plan.id, JSON.parse(asked) as ProposalRequest),
    enabled: !asked.endsWith('"items":[]}'),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const answers = new Map((read.data ?? []).map((answer) => [answer.indicator, answer]))

  const choose = (part: Partial<Settings>): void => {
    const next = { ...settings, ...part }
    setSettings(next)
    if (part.stay !== undefined) ask({ asked: next, only: rows.map(({ indicator }) => ({ indicator, method: work[indicator]?.method ?? null })) })
  }
  const put = (indicator: string, part: Partial<Worked>): void =>
    setWork((before) => {
      const own = before[indicator]
      return own ? { ...before, [indicator]: { ...own, ...part } } : before
    })

  const nodesFor = (indicator: string): readonly { readonly period: string; readonly value: string }[] | null => {
    const found = answers.get(indicator)?.nodes ?? []
    return found.length === 0 ? null : nodesOf(found, work[indicator]?.nodes ?? {})
  }
  const keep = useMutation({
    mutationFn: (drops: boolean) =>
      keepDrafts(
        plan.id,
        rows.flatMap(({ indicator, draft }) => {
          const own = work[indicator]
          if (!own || (drops && draft === null)) return []
          return [{ indicator, seen: draft?.at ?? null, draft: drops ? null : { method: own.method, years: own.typed, nodes: nodesFor(indicator) } }]
        }),
      ),
    onSuccess: (_, drops) => {
      notifications.show({ message: drops ? say.dropped : say.kept })
      onChanged()
      onClose()
    },
  })

  const thisYear = Number(today.slice(0, 4))
  const isSettled = read.data !== undefined && !read.isPlaceholderData && asked === JSON.stringify({ ...settings, items })
  const fits = isSettled && rows.every(({ indicator }) => answers.get(indicator)?.fits === true)
  const decided = rows.flatMap(({ indicator }) => {
    const answer = answers.get(indicator)
    if (!answer) return []
    const cells = answer.years.flatMap(({ year, value, was }) => (value === null || (year < thisYear && value === was) ? [] : [{ year, was, value }]))
    return [{ indicator, years: cells, nodes: nodesFor(indicator) }]
  })
  return {
    settings,
    choose,
    work,
    put,
    proposed,
    proposeBy: (indicator: string, method: DivisionMethod): void => ask({ asked: settings, only: [{ indicator, method }] }),
    answers,
    keep,
    decided,
    /** Every row is read and adds up to its whole. */
    fits,
    error: propose.error ?? read.error ?? keep.error,
  }
}
