/** People named in a text: what is being named at the caret, who fits, and who stands in the finished text. Pure. */
import type { ReaderView } from '../../server/wire/story.ts'
import type { Readings } from '../sheet/match.ts'
import { createMatcher } from '../sheet/match.ts'

/** The stretch from `@` to the caret that names somebody; `null` where nobody is being named. */
export const namingAt = (text: string, caret: number): { readonly name: string; readonly from: number; readonly to: number } | null => {
  const found = /(?:^|[^\w@])@([^\s@]{0,20})$/.exec(text.slice(0, caret))
  const name = found?.[1]
  return name === undefined ? null : { name, from: caret - name.length - 1, to: caret }
}

const mostOffered = 8

/** By name first, then by department or title; each as written or by pinyin (`lzl` finds 卢芷兰). */
export const fittingReaders = (readers: readonly ReaderView[], name: string, readings: Readings): readonly ReaderView[] => {
  const asked = name.toLowerCase()
  const holds = createMatcher(readings).finder(name)
  const rankOf = (reader: ReaderView): number => {
    const own = reader.name.toLowerCase()
    if (own.startsWith(asked)) return 0
    if (holds(own)) return 1
    return [...reader.departments, reader.title ?? ''].some(holds) ? 2 : 3
  }
  return readers
    .map((reader) => ({ reader, rank: rankOf(reader) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostOffered)
    .map(({ reader }) => reader)
}

/** A piece of a comment; `isName` where it names somebody. */
export interface Piece {
  readonly text: string
  readonly isName: boolean
}

/** Longer names first: 王小明 is not 王小. */
const pattern = (names: readonly string[]): RegExp | null => {
  const escaped = names.toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
  return escaped.length === 0 ? null : new RegExp(`@(${escaped.join('|')})`, 'g')
}

export const piecesOf = (text: string, names: readonly string[]): readonly Piece[] => {
  const found = pattern(names)
  if (!found) return [{ text, isName: false }]
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(found)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), isName: false })
    pieces.push({ text: match[0], isName: true })
    at = match.index + match[0].length
  }
  return at < text.length || pieces.length === 0 ? [...pieces, { text: text.slice(at), isName: false }] : pieces
}

/** Everybody whose name stands behind an `@`; of two with one name both, since the text cannot tell them apart. */
export const namedIn = (text: string, readers: readonly ReaderView[]): readonly ReaderView[] => {
  const said = new Set(
    piecesOf(
      text,
      readers.map(({ name }) => name),
    ).flatMap((piece) => (piece.isName ? [piece.text.slice(1)] : [])),
  )
  return readers.filter(({ name }) => said.has(name))
}
