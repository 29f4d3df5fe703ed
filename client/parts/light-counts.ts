/** How many rows of the sheet stand in each light, kept true by what is judged anew. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Light } from '../../server/wire/rows.ts'
import type { JudgedRow, SheetView } from '../../server/wire/sheet.ts'
import { lightOrder } from './light.tsx'

type Counts = Readonly<Record<Light, number>>

const counted = (lights: ReadonlyMap<string, Light | null>): Counts => {
  const counts: Record<Light, number> = { green: 0, yellow: 0, red: 0, blue: 0, grey: 0 }
  // What was never judged is grey to the eye.
  for (const light of lights.values()) counts[light ?? 'grey'] += 1
  return counts
}
const isSame = (one: Counts, other: Counts): boolean => lightOrder.every((light) => one[light] === other[light])

/** @param first counts to show until the sheet is there. */
export const useLightCounts = (view: SheetView | undefined, first: Counts) => {
  const lights = useRef(new Map<string, Light | null>())
  const [counts, setCounts] = useState<Counts>(first)
  useEffect(() => {
    if (!view) return
    lights.current = new Map(view.rows.id.map((id, place) => [id, view.judged.light[place] ?? null]))
    setCounts(counted(lights.current))
  }, [view])
  const judged = useCallback((rows: readonly JudgedRow[]): void => {
    for (const { indicator, light } of rows) if (lights.current.has(indicator)) lights.current.set(indicator, light)
    const next = counted(lights.current)
    setCounts((before) => (isSame(before, next) ? before : next))
  }, [])
  return { counts, judged } as const
}
