/** What of a list fits the text in an open cell, and what the text becomes when one of them is picked. Pure. */
import type { NamedView } from '../../../server/wire/plan-sheets.ts'
import { folded } from '../match.ts'
import type { Picking } from '../picking.ts'

const bare = (text: string): string => folded(text).replace(/\s+/g, '')
const marks = /[、，,；;\n|]/
export const separator = '、'
export const isMark = (sign: string): boolean => marks.test(sign)

/** Where the name begins that is being typed: behind the last mark, where several may stand. */
const tokenStart = (text: string, many: boolean): number => {
  if (!many) return 0
  for (let at = text.length - 1; at >= 0; at -= 1) if (marks.test(text[at] as string)) return at + 1
  return 0
}

export interface Matches {
  readonly options: readonly NamedView[]
  /** Place of the one that Enter takes; −1 where the text is taken as it stands. */
  readonly best: number
}

const mostShown = 60

/** @param isUntouched the cell was opened and nothing typed: all are shown, beginning at what stands there. */
export const matchesFor = (text: string, { options, many }: Picking, isUntouched: boolean): Matches => {
  const start = tokenStart(text, many)
  const taken = new Set(many ? text.slice(0, start).split(marks).map(bare) : [])
  const free = options.filter(({ shown }) => !taken.has(bare(shown)))
  const token = bare(text.slice(start))
  if (isUntouched || token === '') {
    const at = many ? -1 : free.findIndex(({ shown }) => bare(shown) === token)
    return { options: free.slice(0, Math.max(mostShown, at + 1)), best: at }
  }
  const rankOf = ({ shown, also }: NamedView): number => {
    const names = [shown, ...also].map(bare)
    if (names.includes(token)) return 0
    if (names.some((name) => name.startsWith(token))) return 1
    return names.some((name) => name.includes(token)) ? 2 : 3
  }
  const ranked = free.map((option) => ({ option, rank: rankOf(option) })).filter(({ rank }) => rank < 3)
  const found = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, mostShown)
  return { options: found.map(({ option }) => option), best: found.length > 0 ? 0 : -1 }
}

/** The text with a name in place of the one that is being typed. */
export const picked = (text: string, name: string, { many }: Picking): string => `${text.slice(0, tokenStart(text, many))}${name}`
