/** How the sheet is looked at, beside its columns: kept in this browser per person and plan, and put into the sheet. */
import { useEffect, useState } from 'react'
import type { ViewContent } from '../../server/wire/views.ts'
import type { SheetHandle } from '../sheet/host.ts'
import { readContent } from '../sheet/view-content.ts'
import { keep, readKept } from './kept.ts'

/** Columns are the sheet's own matter, and years the address's. */
export type Look = Omit<ViewContent, 'layout' | 'years'>

const lookOf = ({ grouping, depth, density, conditions, search, mine }: ViewContent): Look => ({ grouping, depth, density, conditions, search, mine })

const readLook = (key: string): Look => {
  try {
    return lookOf(readContent(JSON.parse(readKept(key) ?? 'null')))
  } catch {
    return lookOf(readContent(null))
  }
}

export const useLook = (person: string, plan: string): readonly [Look, (look: Look) => void] => {
  const key = `look.${person}.${plan}`
  const [kept, setKept] = useState(() => ({ key, look: readLook(key) }))
  // Another plan in the same room has a look of its own.
  const look = kept.key === key ? kept.look : readLook(key)
  const set = (next: Look): void => {
    // What was looked for is forgotten with the page; who comes back wants to see the sheet.
    keep(key, JSON.stringify({ ...next, search: '' }))
    setKept({ key, look: next })
  }
  return [look, set]
}

/** Hands the look on to the sheet. */
export const useLookIn = (handle: SheetHandle | null, { grouping, depth, density, conditions, search, mine }: Look, own: readonly string[]): void => {
  const ids = own.join(' ')
  useEffect(() => {
    handle?.setQuickSearch(search)
    handle?.setFilter({ conditions, mine: mine && ids !== '' ? ids.split(' ') : null })
  }, [handle, conditions, search, mine, ids])
  useEffect(() => {
    handle?.setGrouping(grouping)
    handle?.foldTo(depth)
  }, [handle, grouping, depth])
  useEffect(() => handle?.setDensity(density), [handle, density])
}
