/** A file of text that is dropped on the sheet, as pasted cells. Pure. */
import { readBlock } from './clipboard.ts'

export const mostFileBytes = 10_000_000

const kinds = /\.(txt|csv|tsv|tab)$/i
export const isTextFile = (name: string): boolean => kinds.test(name)

/** By its mark of order, else UTF-8, else GB 18030: what spreadsheets of a Chinese Windows save. */
const decoded = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Tabs count wherever there are some; commas only in a file that says so by its name: in others they group thousands. */
export const readTextFile = (name: string, bytes: Uint8Array): readonly (readonly string[])[] => {
  const text = decoded(bytes)
  return readBlock(text, !text.includes('\t') && /\.csv$/i.test(name) ? ',' : '\t')
}
