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

/** A choice from a closed list; what the browser holds from an older version and is not in the list counts as nothing. */
export const useKept = <Choice extends string>(key: string, choices: readonly Choice[], first: Choice): readonly [Choice, (choice: Choice) => void] => {
  const [choice, setChoice] = useState<Choice>(() => choices.find((each) => each === readKept(key)) ?? first)
  const choose = (next: Choice): void => {
    keep(key, next)
    setChoice(next)
  }
  return [choice, choose]
}
