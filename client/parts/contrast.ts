/** High contrast: as chosen in the person's menu, else as the system asks for it. It stands on the root element, where the style sheets find it. */
import { useSyncExternalStore } from 'react'
import { keep, readKept } from './kept.ts'

const key = 'contrast'
const system = window.matchMedia('(prefers-contrast: more)')
const ears = new Set<() => void>()

const isHigh = (): boolean => {
  const chosen = readKept(key)
  return chosen === 'more' || (chosen !== 'usual' && system.matches)
}
const apply = (): void => {
  document.documentElement.dataset['contrast'] = isHigh() ? 'more' : 'usual'
  for (const ear of ears) ear()
}

/** Before anything is drawn, and from then on whenever the system turns. */
export const followContrast = (): void => {
  apply()
  system.addEventListener('change', apply)
}

const listen = (ear: () => void): (() => void) => {
  ears.add(ear)
  return () => ears.delete(ear)
}

export const useContrast = (): readonly [isHigh: boolean, choose: (high: boolean) => void] => [
  useSyncExternalStore(listen, isHigh),
  (high) => {
    keep(key, high ? 'more' : 'usual')
    apply()
  },
]
