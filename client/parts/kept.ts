/** Small choices kept in this browser. A browser that keeps nothing is no reason to fail. */
import { useState } from 'react'

const prefix = 'xushi.'

export const readKept = (key: string): string | null => {
  try {
    return localStorage.getItem(prefix + key)
  } catch {
    return null
  }
}
export const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(prefix + key, value)
  } catch {
    // Full or forbidden: the choice lasts as long as the page.
  }
}

const recentKept = 'recent'
/** Whether the last figures stand beside the editor. */
export const useRecentKept = (): readonly [boolean, (isOn: boolean) => void] => {
  const [isOn, setOn] = useState(() => readKept(recentKept) !== 'off')
  const choose = (next: boolean): void => {
    keep(recentKept, next ? 'on' : 'off')
    setOn(next)
  }
  return [isOn, choose]
}
