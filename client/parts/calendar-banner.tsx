/** Says on every page, to those who can help it, that the holidays of a year should be known by now and are not. */
import { useQuery } from '@tanstack/react-query'
import { Link, useRoute } from 'wouter'
import { getMissingYear } from '../api/calendar.ts'
import { calendarKey } from './calendar-days.ts'
import { useSession, useWords } from './session.tsx'

export const CalendarBanner = () => {
  const say = useWords().calendar
  const { me } = useSession()
  const [isHere] = useRoute('/calendar')
  const missing = useQuery({ queryKey: [...calendarKey, 'missing'], queryFn: getMissingYear, enabled: me.may.managePlans, staleTime: 300_000 })
  const year = missing.data?.year ?? null
  // The page itself says it.
  if (year === null || isHere) return null
  return (
    <aside className="frame-banner">
      <span>{say.missing(year)}</span>
      <Link href={`/calendar?year=${year}`}>{say.toCalendar}</Link>
    </aside>
  )
}
