/**
 * What was typed and not yet received, kept in this browser: a reload, a bad connection or an empty battery loses nothing. A batch that was once sent
 * keeps its id until its answer has come, so that sent again it is not written twice.
 */
import type { ObservationFlag } from '../../server/wire/rows.ts'
import type { Batch, Word } from './door.ts'

export interface Draft {
  readonly text: string
  readonly flag: ObservationFlag
}

interface Kept {
  /** By cell. */
  drafts: Record<string, Draft>
  /** By warning. */
  words: Record<string, Word>
  /** On their way, oldest first. */
  batches: readonly Batch[]
}

export interface KeptForm {
  readonly draftOf: (key: string) => Draft | undefined
  readonly put: (key: string, draft: Draft | null) => void
  readonly wordOf: (warning: string) => Word | undefined
  readonly putWord: (warning: string, word: Word | null) => void
  readonly batches: () => readonly Batch[]
  readonly setBatches: (batches: readonly Batch[]) => void
}

const nothing = (): Kept => ({ drafts: {}, words: {}, batches: [] })

export const keptForm = (link: string): KeptForm => {
  const key = `xushi.form.${link}`
  let kept = nothing()
  try {
    kept = { ...kept, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) }
  } catch {
    // Nothing was kept, or nothing that can be read.
  }
  const write = (): void => {
    try {
      const isEmpty = Object.keys(kept.drafts).length + Object.keys(kept.words).length + kept.batches.length === 0
      if (isEmpty) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(kept))
    } catch {
      // Full or forbidden: it lasts as long as the page.
    }
  }
  const putInto = <Value>(table: Record<string, Value>, name: string, value: Value | null): void => {
    if (value === null) delete table[name]
    else table[name] = value
    write()
  }
  return {
    draftOf: (name) => kept.drafts[name],
    put: (name, draft) => putInto(kept.drafts, name, draft),
    wordOf: (warning) => kept.words[warning],
    putWord: (warning, word) => putInto(kept.words, warning, word),
    batches: () => kept.batches,
    setBatches: (batches) => {
      kept.batches = batches
      write()
    },
  }
}
