/** Entries of a letter as plain text. Pure. */
import type { Entry } from './entries.ts'

const bracketed = (parts: readonly (string | null)[]): string => {
  const said = parts.filter(Boolean)
  return said.length === 0 ? '' : ` · ${said.join(' · ')}`
}

/** @param plan its title, where the letter tells of several. */
export const cardLines = (entry: Entry, plan: string | null): readonly string[] => [
  `· ${entry.title}${bracketed([entry.headline, entry.department, entry.period, plan])}`,
  ...[[...entry.facts, ...entry.notes].join(' · '), entry.story() ?? '', entry.link].filter((line) => line !== '').map((line) => `  ${line}`),
]

export const entryLine = (entry: Entry): string => `· ${entry.title}${bracketed([entry.headline, entry.department])}`
