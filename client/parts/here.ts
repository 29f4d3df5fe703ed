/**
 * Tells the others where this page stands in a plan, and hears where they stand. Moves are told at most twice a second, and every ten seconds
 * that the page is still there. Whoever hides the page for long falls silent, and is not here.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HereCell, PersonHere } from '../../server/wire/live.ts'
import type { Id } from '../../server/wire/rows.ts'
import { tellHere } from '../api/sheet.ts'
import { newId } from '../edits/ids.ts'

const leastPause = 500
const beat = 10_000

interface Here {
  /** All but oneself. */
  readonly others: readonly PersonHere[]
  readonly heard: (people: readonly PersonHere[]) => void
  readonly moved: (cell: HereCell | null) => void
}

const same = (a: HereCell | null, b: HereCell | null): boolean => a?.sheet === b?.sheet && a?.row === b?.row && a?.column === b?.column

/** @param isOn `false` for a sheet of a past day, in which nobody stands. */
export const useHere = (plan: Id, me: Id, isOn: boolean): Here => {
  const [others, setOthers] = useState<readonly PersonHere[]>([])
  const cell = useRef<HereCell | null>(null)
  const move = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!isOn) return undefined
    const page = newId()
    let toldAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      timer = undefined
      toldAt = performance.now()
      tellHere(plan, { page, cell: cell.current, gone: false })
    }
    move.current = () => {
      timer ??= setTimeout(tell, Math.max(0, toldAt + leastPause - performance.now()))
    }
    const leave = (): void => tellHere(plan, { page, cell: null, gone: true })
    tell()
    const beats = setInterval(tell, beat)
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(timer)
      clearInterval(beats)
      window.removeEventListener('pagehide', leave)
      move.current = () => undefined
      setOthers([])
      leave()
    }
  }, [plan, isOn])
  return {
    others,
    heard: useCallback((people: readonly PersonHere[]) => setOthers(people.filter(({ id }) => id !== me)), [me]),
    moved: useCallback((to: HereCell | null) => {
      if (same(to, cell.current)) return
      cell.current = to
      move.current()
    }, []),
  }
}
