/** A sheet's room by keyboard: the work begins in the sheet, and F6 goes round its tools, the sheet, and what is open beside it. */
import { useEffect } from 'react'
import type { SheetHandle } from '../sheet/host.ts'

const areasNow = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main .toolbar, main .sheet, main .side-panel')]

const enter = (area: HTMLElement, sheet: SheetHandle): void => {
  if (area.matches('.sheet')) sheet.focus()
  else if (area.matches('.side-panel')) area.focus()
  else area.querySelector<HTMLElement>('button:not(:disabled), input:not(:disabled)')?.focus()
}

export const useAreas = (sheet: SheetHandle | null): void => {
  useEffect(() => {
    if (!sheet) return undefined
    // A phone's keyboard would come up; whoever is elsewhere already stays there.
    if (document.activeElement === document.body && window.matchMedia('(pointer: fine)').matches) sheet.focus()
    const go = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || document.querySelector('[role=dialog], dialog[open]')) return
      event.preventDefault()
      const areas = areasNow()
      const here = areas.findIndex((area) => area.contains(document.activeElement))
      const by = event.shiftKey ? -1 : 1
      const next = areas.at(here < 0 ? Math.min(by, 0) : (here + by) % areas.length)
      if (next) enter(next, sheet)
    }
    window.addEventListener('keydown', go)
    return () => window.removeEventListener('keydown', go)
  }, [sheet])
}
