/** Plans, the one on the page, and the years of it that are shown. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useRoute, useSearchParams } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import { getPlans } from '../api/plans.ts'
import { readKept } from './kept.ts'
import { localMoment } from './moments.ts'
import { useSession } from './session.tsx'

export const planKept = 'plan'

export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: getPlans, staleTime: 60_000 })
export const usePlans = () => useQuery(plansQuery)

/** The plan that the address names, else the one that was last open, else the first. */
export const useCurrentPlan = (): PlanView | null => {
  const [isHere, params] = useRoute('/plans/:plan/*?')
  const plans = usePlans().data ?? []
  const named = isHere ? params.plan : readKept(planKept)
  const found = plans.find((plan) => plan.code === named || plan.id === named)
  return found ?? (isHere ? null : (plans[0] ?? null))
}

export const planAddress = (plan: Pick<PlanView, 'code'>, tab: PlanTab = 'sheet'): string =>
  `/plans/${encodeURIComponent(plan.code)}${tab === 'sheet' ? '' : `/${tab}`}`
export const planTabs = ['sheet', 'tasks', 'warnings', 'orders', 'quality', 'reports', 'targets', 'rules', 'what-if', 'edit'] as const
export type PlanTab = (typeof planTabs)[number]

/** A cell of the sheet, in the year that has it. */
export const cellAddress = (plan: Pick<PlanView, 'code'>, indicator: string, period: string): string =>
  `${planAddress(plan)}?${new URLSearchParams({ years: period.slice(0, 4), row: indicator, period }).toString()}`

/** The same cell with everything that is to be told of it open; with `period` null the indicator. */
export const storyAddress = (plan: PlanView, indicator: string, period: string | null): string =>
  `${planAddress(plan)}?${new URLSearchParams({ ...(period === null ? {} : { years: period.slice(0, 4) }), indicator, ...(period === null ? {} : { period }) }).toString()}&cell`

/** The server's today, which a development clock may have set. */
export const useToday = (zone?: string): string => localMoment(useSession().clock.now, zone).date

export interface Years {
  readonly from: number
  readonly to: number
}
const fitting = (plan: PlanView, year: number): number => Math.min(Math.max(year, plan.years[0] ?? year), plan.years.at(-1) ?? year)

/** Years in the address (`?years=2025-2026`), else this year, else the plan's nearest. */
export const yearsIn = (search: URLSearchParams, plan: PlanView, today: string): Years => {
  const said = /^(\d{4})(?:-(\d{4}))?$/.exec(search.get('years') ?? '')
  const from = fitting(plan, Number(said?.[1] ?? today.slice(0, 4)))
  const to = Math.max(from, fitting(plan, Number(said?.[2] ?? said?.[1] ?? today.slice(0, 4))))
  return { from, to }
}
export const useYears = (plan: PlanView): readonly [Years, (years: Years) => void] => {
  const [search, setSearch] = useSearchParams()
  const { from, to } = yearsIn(search, plan, useToday(plan.timeZone))
  const choose = (years: Years): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      next.set('years', years.from === years.to ? String(years.from) : `${years.from}-${years.to}`)
      return next
    })
  return [{ from, to }, choose]
}

/** The past day as known at whose end the sheet is shown (`?asOf=2026-10-31`); `null` is now. */
export const asOfIn = (search: URLSearchParams, today: string): string | null => {
  const said = search.get('asOf')
  return said !== null && /^\d{4}-\d{2}-\d{2}$/.test(said) && said < today ? said : null
}
export const useAsOf = (plan: PlanView): readonly [string | null, (day: string | null) => void] => {
  const [search, setSearch] = useSearchParams()
  const asOf = asOfIn(search, useToday(plan.timeZone))
  const lookAt = (day: string | null): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (day === null) next.delete('asOf')
      else next.set('asOf', day)
      return next
    })
  return [asOf, lookAt]
}

/**
 * The indicator whose explanation is open (`?indicator=…&period=…`): a link in a mail leads straight to it. With `row` alone its cell is shown, and with
 * `cell` beside the indicator what is to be told of the cell stands in the place of the explanation.
 */
export const useExplained = () => {
  const [search, setSearch] = useSearchParams()
  const indicator = search.get('indicator')
  const show = (id: string | null, period: string | null, cell: '' | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [key, value] of [
          ['indicator', id],
          ['period', period],
          ['cell', cell],
        ] as const) {
          if (value === null) next.delete(key)
          else next.set(key, value)
        }
        return next
      },
      { replace: true },
    )
  const explain = (id: string | null, period: string | null = null): void => show(id, period, null)
  /** All about a cell, or with `period` null about the indicator. */
  const tell = (id: string, period: string | null): void => show(id, period, '')
  return { indicator, row: search.get('row') ?? indicator, period: search.get('period'), ofCell: indicator !== null && search.has('cell'), explain, tell }
}
