/** Bars around every room: the plan, its rooms and those of the house on top; on a phone the rooms stand below. */
import './frame.css'
import { Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { CalendarBanner } from './calendar-banner.tsx'
import { DemonstrationMark } from './demonstration-mark.tsx'
import { Icon } from './icon.tsx'
import { Mark } from './mark.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PlanChooser } from './plan-chooser.tsx'
import { useCurrentPlan } from './plans.ts'
import type { Room } from './rooms.ts'
import { useHouseRooms, usePlanRooms, useTab } from './rooms.ts'
import { narrow } from './screen.ts'
import { useTitles, useWords } from './session.tsx'

const TopLink = ({ room }: { readonly room: Room }) => {
  const say = useWords()
  return (
    <Link href={room.address} className="top-link" aria-current={room.isHere ? 'page' : undefined}>
      {say.rooms[room.key]}
    </Link>
  )
}

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

/** A thumb's width each, and one for all the others. */
const roomsInHand = 4

const BottomBar = ({ plan, house }: { readonly plan: readonly Room[]; readonly house: readonly Room[] }) => {
  const say = useWords()
  const others = [...plan.slice(roomsInHand), ...house]
  const further = others.find(({ isHere }) => isHere)
  return (
    <nav className="bottom-bar" aria-label={say.roomsOfPlan}>
      {plan.slice(0, roomsInHand).map((room) => (
        <Link key={room.key} href={room.address} aria-current={room.isHere ? 'page' : undefined}>
          <Icon name={room.icon} size={18} />
          {say.rooms[room.key]}
        </Link>
      ))}
      <Menu position="top-end" width={160}>
        <Menu.Target>
          <button type="button" className="bare" aria-current={further ? 'page' : undefined}>
            <Icon name={further?.icon ?? 'more'} size={18} />
            {further ? say.rooms[further.key] : say.more}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((room) => (
            <Menu.Item key={room.key} component={Link} href={room.address} leftSection={<Icon name={room.icon} />}>
              {say.rooms[room.key]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}

export const Frame = ({ onSignOut, children }: { readonly onSignOut: () => void; readonly children: ReactNode }) => {
  const say = useWords()
  const tab = useTab()
  const plan = usePlanRooms()
  const house = useHouseRooms()
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false })
  useWindowTitle([...plan, ...house])
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
        {!isNarrow && (
          <nav className="row top-rooms" aria-label={say.roomsOfPlan}>
            {plan.map((room) => (
              <TopLink key={room.key} room={room} />
            ))}
          </nav>
        )}
        <span className="grow" />
        <DemonstrationMark />
        {!isNarrow && (
          <nav className="row top-rooms" aria-label={say.roomsOfHouse}>
            {house.map((room) => (
              <TopLink key={room.key} room={room} />
            ))}
          </nav>
        )}
        <PersonMenu onSignOut={onSignOut} withName={!isNarrow} />
      </header>
      <CalendarBanner />
      <main id="room" tabIndex={-1}>
        {children}
      </main>
      {isNarrow && <BottomBar plan={plan} house={house} />}
    </div>
  )
}
