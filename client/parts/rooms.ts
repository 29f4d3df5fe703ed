/** The rooms of the page and who finds a door to them; one list for the bar on top and the one below. */
import { useRoute } from 'wouter'
import type { Words } from '../words/index.ts'
import type { IconName } from './icon.tsx'
import type { PlanTab } from './plans.ts'
import { planAddress, planTabs, useCurrentPlan } from './plans.ts'
import { useHasWork } from './owed.ts'
import { useSession } from './session.tsx'

export interface Room {
  readonly key: keyof Words['rooms']
  readonly icon: IconName
  readonly address: string
  readonly isHere: boolean
}

const iconOf: Readonly<Record<PlanTab, IconName>> = {
  sheet: 'sheet',
  tasks: 'tasks',
  warnings: 'bell',
  orders: 'send',
  quality: 'shield',
  reports: 'report',
  targets: 'target',
  rules: 'rules',
  'what-if': 'scale',
  edit: 'edit',
}

/** Tabs whose address goes on, with what they are about. */
const goesOn: ReadonlySet<PlanTab> = new Set(['what-if', 'orders'])

/** Tabs of those who set up plans. */
const ofOffice: ReadonlySet<PlanTab> = new Set(['edit'])

/** The tab that is open: the sheet where none is named, `null` where there is none of that name. */
export const useTab = (): PlanTab | null => {
  const [isHere, params] = useRoute('/plans/:plan/*?')
  const [named = '', ...further] = (params?.['*'] ?? '').split('/')
  const tab = named === '' ? 'sheet' : (planTabs.find((each) => each === named) ?? null)
  return isHere && tab !== null && (further.length === 0 || goesOn.has(tab)) ? tab : null
}

export const usePlanRooms = (): readonly Room[] => {
  const plan = useCurrentPlan()
  const open = useTab()
  const { may } = useSession().me
  const shown = planTabs.filter((tab) => may.managePlans || !ofOffice.has(tab))
  return plan === null ? [] : shown.map((tab) => ({ key: tab, icon: iconOf[tab], address: planAddress(plan, tab), isHere: tab === open }))
}

export const useOwnRoom = (): Room | null => {
  const hasWork = useHasWork()
  const [isHere] = useRoute('/my-work')
  return hasWork ? { key: 'mine', icon: 'user', address: '/my-work', isHere } : null
}

export const useHouseRooms = (): readonly Room[] => {
  const { may } = useSession().me
  const [mails] = useRoute('/mails/*?')
  const [calendar] = useRoute('/calendar')
  const [people] = useRoute('/people')
  const [work] = useRoute('/work')
  return [
    { key: 'mails', icon: 'mail', address: '/mails', isHere: mails },
    { key: 'calendar', icon: 'calendar', address: '/calendar', isHere: calendar },
    ...(may.managePeople ? [{ key: 'people', icon: 'people', address: '/people', isHere: people } as const] : []),
    ...(may.runJobs ? [{ key: 'work', icon: 'work', address: '/work', isHere: work } as const] : []),
  ]
}
