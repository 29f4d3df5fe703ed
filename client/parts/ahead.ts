/**
 * Asks for what the address will need while most of the page's code is still on its way: who is here, the plans, the sheet. Answers stand where
 * the rooms look for them; what fails is asked again by the room that needs it, which also says so.
 */
import type { QueryClient } from '@tanstack/react-query'
import { speak } from '../api/door.ts'
import { localMoment } from './moments.ts'
import { asOfIn, plansQuery, yearsIn } from './plans.ts'
import { sessionQuery } from './session-answer.ts'
import { sheetQuery } from './sheet-answer.ts'
import { spokenAtFirst, spokenTo } from './spoken.ts'

/** In milliseconds: so long the sheet waits for its room. */
const patience = 10_000

/** The plan whose sheet an address shows; `null` for every other room. */
const planIn = (path: string): string | null => {
  const named = /^\/plans\/([^/]+)\/?$/.exec(path)?.[1]
  return named === undefined ? null : decodeURIComponent(named)
}

export const askAhead = async (answers: QueryClient, { pathname, search }: Pick<Location, 'pathname' | 'search'>): Promise<void> => {
  const { me, clock } = await answers.fetchQuery(sessionQuery)
  const named = planIn(pathname)
  if (!me || named === null) return
  speak(spokenTo(me.language, spokenAtFirst()))
  const plans = await answers.fetchQuery(plansQuery)
  const plan = plans.find(({ id, code }) => code === named || id === named)
  if (!plan) return
  const asked = new URLSearchParams(search)
  const { date: today } = localMoment(clock.now, plan.timeZone)
  await answers.prefetchQuery({ ...sheetQuery(plan, yearsIn(asked, plan, today), asOfIn(asked, today)), gcTime: patience })
}
