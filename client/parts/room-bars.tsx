/** Doors to the rooms, on top and below: those that have space, and the others in a menu. */
import { Menu } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Icon } from './icon.tsx'
import { useOwedCount } from './owed.ts'
import type { Room } from './rooms.ts'
import { useWords } from './session.tsx'

const TopLink = ({ room, isHidden = false }: { readonly room: Room; readonly isHidden?: boolean }) => {
  const say = useWords()
  return (
    <Link href={room.address} className="top-link" aria-current={room.isHere ? 'page' : undefined} inert={isHidden}>
      {say.rooms[room.key]}
    </Link>
  )
}

/** Rooms behind one button; the button bears the name of the room that is open, where it is one of them. */
const FurtherRooms = ({ rooms, children }: { readonly rooms: readonly Room[]; readonly children: (further: Room | undefined) => ReactNode }) => {
  const say = useWords()
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>{children(rooms.find(({ isHere }) => isHere))}</Menu.Target>
      <Menu.Dropdown>
        {rooms.map((room) => (
          <Menu.Item key={room.key} component={Link} href={room.address} leftSection={<Icon name={room.icon} />}>
            {say.rooms[room.key]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** How many children of a wrapping row stand in its first line, kept true while its size and theirs change. */
const useFirstLine = (row: RefObject<HTMLElement | null>): number => {
  const [count, setCount] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const element = row.current
    if (!element) return undefined
    const measure = (): void => {
      const links = [...element.children] as HTMLElement[]
      const first = links[0]?.offsetTop ?? 0
      setCount(links.filter(({ offsetTop }) => offsetTop === first).length)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const link of element.children) observer.observe(link)
    return () => observer.disconnect()
  }, [row])
  return count
}

/** Rooms of a plan in one line. What does not fit wraps out of sight, and is found in the menu behind the line. */
export const PlanRooms = ({ rooms }: { readonly rooms: readonly Room[] }) => {
  const say = useWords()
  const row = useRef<HTMLElement>(null)
  const fitting = useFirstLine(row)
  const others = rooms.slice(fitting)
  return (
    <>
      <nav ref={row} className="top-rooms" aria-label={say.roomsOfPlan}>
        {rooms.map((room, place) => (
          <TopLink key={room.key} room={room} isHidden={place >= fitting} />
        ))}
      </nav>
      {others.length > 0 && (
        <FurtherRooms rooms={others}>
          {(further) => (
            <button type="button" className="bare top-link" aria-current={further ? 'page' : undefined}>
              {further ? say.rooms[further.key] : say.more}
              <Icon name="down" size={14} />
            </button>
          )}
        </FurtherRooms>
      )}
    </>
  )
}

/** The room of one's own work, with how much there is to do. */
const OwnLink = ({ room }: { readonly room: Room }) => {
  const say = useWords()
  const count = useOwedCount()
  return (
    <Link href={room.address} className="top-link" aria-current={room.isHere ? 'page' : undefined}>
      {say.rooms[room.key]}
      {count > 0 && <span className="tally">{count}</span>}
    </Link>
  )
}

export const HouseRooms = ({ own, rooms }: { readonly own: Room | null; readonly rooms: readonly Room[] }) => {
  const say = useWords()
  return (
    <nav className="house-rooms" aria-label={say.roomsOfHouse}>
      {own && <OwnLink room={own} />}
      {rooms.map((room) => (
        <TopLink key={room.key} room={room} />
      ))}
    </nav>
  )
}

/** A thumb's width each, and one for all the others. */
const roomsInHand = 4

interface BottomBarProps {
  readonly own: Room | null
  readonly plan: readonly Room[]
  readonly house: readonly Room[]
}

export const BottomBar = ({ own, plan, house }: BottomBarProps) => {
  const say = useWords()
  const count = useOwedCount()
  const rooms = [...(own ? [own] : []), ...plan]
  return (
    <nav className="bottom-bar" aria-label={say.roomsOfPlan}>
      {rooms.slice(0, roomsInHand).map((room) => (
        <Link key={room.key} href={room.address} aria-current={room.isHere ? 'page' : undefined}>
          <Icon name={room.icon} size={18} />
          <span>
            {say.rooms[room.key]}
            {room === own && count > 0 && <span className="tally">{count}</span>}
          </span>
        </Link>
      ))}
      <FurtherRooms rooms={[...rooms.slice(roomsInHand), ...house]}>
        {(further) => (
          <button type="button" className="bare" aria-current={further ? 'page' : undefined}>
            <Icon name={further?.icon ?? 'more'} size={18} />
            {further ? say.rooms[further.key] : say.more}
          </button>
        )}
      </FurtherRooms>
    </nav>
  )
}
