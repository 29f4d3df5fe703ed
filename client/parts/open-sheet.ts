/** The sheet that is on the page, for what stands beside it: figures are changed there and nowhere else. */
import { createContext, useContext, useEffect } from 'react'
import type { SheetHandle } from '../sheet/host.ts'

type Told = readonly [sheet: SheetHandle | null, tell: (sheet: SheetHandle | null) => void]

export const OpenSheet = createContext<Told>([null, () => undefined])

/** `null` in a room without one. */
export const useOpenSheet = (): SheetHandle | null => useContext(OpenSheet)[0]

/** Tells the rest of the page which sheet it is. */
export const useTellSheet = (sheet: SheetHandle | null): void => {
  const [, tell] = useContext(OpenSheet)
  useEffect(() => {
    tell(sheet)
    return () => tell(null)
  }, [sheet, tell])
}
