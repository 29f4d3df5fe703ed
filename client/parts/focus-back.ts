/** Focus that was in what is taken down goes back to where it came from. */
import { useEffect, useRef } from 'react'
import { useOpenSheet } from './open-sheet.ts'

/**
 * @param enters the focus goes there when it comes.
 * @returns where to put the reference. What came without a place, as by a link, gives the focus to the sheet, if there is one.
 */
export const useFocusBack = (enters = false) => {
  const place = useRef<HTMLElement>(null)
  const sheet = useOpenSheet()
  const latest = useRef(sheet)
  useEffect(() => {
    latest.current = sheet
  }, [sheet])
  useEffect(() => {
    const before = document.activeElement
    const own = place.current
    if (enters) own?.focus()
    return () => {
      const isLost = document.activeElement === document.body || own?.contains(document.activeElement) === true
      if (!isLost) return
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus({ preventScroll: true })
      else latest.current?.focus()
    }
  }, [enters])
  return place
}
