/** Bars around every room: the plan, its rooms and those of the house on top; on a phone the rooms stand below. */
import './frame.css'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { CalendarBanner } from './calendar-banner.tsx'
import { DemonstrationMark } from './demonstration-mark.tsx'
import { Mark } from './mark.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PlanChooser } from './plan-chooser.tsx'
import { useCurrentPlan, useToday } from './plans.ts'
import { BottomBar, HouseRooms, PlanRooms } from './room-bars.tsx'
import type { Room } from './rooms.ts'
import { useHouseRooms, useOwnRoom, usePlanRooms, useTab } from './rooms.ts'
import { narrow } from './screen.ts'
import { useSession, useTitles, useWords } from './session.tsx'

/** Says in the window's title where one is: several windows are open all day. */
const useWindowTitle = (rooms: readonly Room[]): void => {
  const say = useWords()
  const titleOf = useTitles()
  const plan = useCurrentPlan()
  const inPlan = useTab() !== null
  const here = rooms.find(({ isHere }) => isHere)
  const title = [here && say.rooms[here.key], inPlan && plan && titleOf(plan), say.product].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}

/** What a page says of itself on paper. */
const PrintHead = ({ rooms }: { readonly rooms: readonly Room[] }) => {
  const say = useWords()
  const titleOf = useTitles()
  const plan = useCurrentPlan()
  const { me } = useSession()
  const today = useToday(plan?.timeZone)
  const here = rooms.find(({ isHere }) => isHere)
  const inPlan = useTab() !== null
  return (
    <p className="print-head" aria-hidden="true">
      <b>{[inPlan && plan && titleOf(plan), here && say.rooms[here.key]].filter(Boolean).join(' · ')}</b>
      {inPlan && plan?.demonstration && <span>{say.demonstration.mark}</span>}
      <span>{say.printedBy(say.day(today), me.name)}</span>
    </p>
  )
}

export const Frame = ({ onSignOut, children }: { readonly onSignOut: () => void; readonly children: ReactNode }) => {
  const say = useWords()
  const tab = useTab()
  const plan = usePlanRooms()
  const own = useOwnRoom()
  const house = useHouseRooms()
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  useWindowTitle([...plan, ...(own ? [own] : []), ...house])
  return (
    <div className="frame">
      <a className="skip" href="#room">
        {say.skip}
      </a>
      <header className="top-bar">
        <Link href="/" className="top-mark" aria-label={say.product}>
          <Mark size={20} />
          {!isNarrow && <span>{say.product}</span>}
        </Link>
        <PlanChooser tab={tab ?? 'sheet'} />
        {!isNarrow && plan.length > 0 && <PlanRooms rooms={plan} />}
        <span className="grow" />
        <DemonstrationMark />
        {!isNarrow && <HouseRooms own={own} rooms={house} />}
        <PersonMenu onSignOut={onSignOut} withName={!isNarrow} />
      </header>
      <CalendarBanner />
      <PrintHead rooms={[...plan, ...(own ? [own] : []), ...house]} />
      <main id="room" tabIndex={-1}>
        {children}
      </main>
      {isNarrow && <BottomBar own={own} plan={plan} house={house} />}
    </div>
  )
}
