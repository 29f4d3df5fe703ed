/**
 * Pasting a block of texts, from the clipboard or a file.
 *
 * 1. It fills the selection, or spreads from its corner over the rows that are shown (`fill.ts`). What lies beyond is asked about before.
 * 2. Texts go through the same way as typing; cells that take none are passed over and marked.
 * 3. What was written, cleared, left and passed over is said in one sentence.
 */
import type { Dialogs } from './dialog.ts'
import type { Filled, Filling, Pasted } from './fill.ts'
import type { PastedRows } from './html-table.ts'
import type { Selection } from './selection.ts'
import type { SheetTexts } from './texts-shape.ts'
import { isTextFile, mostFileBytes, readTextFile } from './text-file.ts'

export interface Paste {
  readonly rows: (rows: PastedRows) => Promise<void>
  readonly file: (files: readonly File[]) => Promise<void>
}

interface PasteActs {
  readonly write: (label: string, filled: Filled, told: readonly string[]) => void
  readonly say: (message: string) => void
  readonly dialogs: Dialogs
  /** Rows that are filtered or folded away. */
  readonly hiddenRows: () => number
  /** Whether rows that are lacking at the end have been added for it. */
  readonly grown: (rows: number) => Promise<boolean>
}

export const mostPasted = 200_000
/** A longer text is no cell's. */
export const longestText = 5000

export const createPaste = (selection: Selection, filling: Filling, texts: SheetTexts, { write, say, dialogs, hiddenRows, grown }: PasteActs): Paste => {
  const own = texts.paste

  /** Whether what fits is to be put in, where it is not all. */
  const isWanted = ({ asked, has, outside }: Pasted, hidden: number): boolean | Promise<boolean> => {
    if (outside === 0) return true
    const lines = [own.larger(asked, has), own.beyond(outside, asked.rows - has.rows, asked.columns - has.columns)]
    return dialogs.ask({
      title: own.tooLarge,
      lines: [...lines, ...(hidden > 0 ? [own.hiddenRows(hidden)] : [])],
      yes: own.fit(has.rows * has.columns),
      no: own.cancel,
    })
  }

  const rows = async (given: PastedRows): Promise<void> => {
    const count = given.length * (given[0]?.length ?? 0)
    if (count > mostPasted) {
      say(own.tooMuch(count, mostPasted))
      return
    }
    const block = selection.block()
    const first = filling.paste(block, given)
    const lacking = first.asked.rows - first.has.rows
    const all = lacking > 0 && (await grown(lacking)) ? filling.paste(block, given) : first
    const hidden = all.asked.rows > 1 ? hiddenRows() : 0
    if (!(await isWanted(all, hidden))) {
      say(own.cancelled)
      return
    }
    const wanted = all.wanted.filter(({ text }) => text.length <= longestText)
    const cleared = wanted.filter(({ text }) => text.trim() === '').length
    const left = all.has.rows * all.has.columns - all.wanted.length
    write(texts.labels.paste, { ...all, wanted }, [
      ...(cleared > 0 ? [own.cleared(cleared)] : []),
      ...(left > 0 ? [own.merged(left)] : []),
      ...(wanted.length < all.wanted.length ? [own.tooLong(all.wanted.length - wanted.length, longestText)] : []),
      ...(hidden > 0 ? [own.onlyShown(hidden)] : []),
    ])
    if (all.has.rows > 0) selection.select(all.block)
  }

  return {
    rows,
    async file(files) {
      const [file] = files
      if (!file) return
      const problem =
        files.length > 1
          ? own.oneFile
          : !isTextFile(file.name)
            ? own.noTextFile(file.name)
            : file.size > mostFileBytes
              ? own.largeFile(mostFileBytes / 1e6)
              : null
      if (problem !== null) say(problem)
      else await rows(readTextFile(file.name, new Uint8Array(await file.arrayBuffer())))
    },
  }
}
