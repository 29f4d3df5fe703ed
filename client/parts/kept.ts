/** Small choices kept in this browser. A browser that keeps nothing is no reason to fail. */

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
