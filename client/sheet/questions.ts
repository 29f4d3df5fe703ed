/** Open questions about figures, by cell. The list comes from the page; answers and live changes bring single cells up to date in between. */
import type { CellAddress } from '../../server/wire/edits.ts'
import type { AskedView, QuestionsView } from '../../server/wire/questions.ts'
import type { Id, Period } from '../../server/wire/rows.ts'
import { keyOf } from '../edits/commands.ts'

type FigureCell = Extract<CellAddress, { sheet: 'observations' }>

export interface CellQuestions {
  /** Open questions of a cell; mostly none. */
  readonly of: (address: CellAddress | null) => readonly AskedView[]
  /** Cells that have some. */
  readonly cells: () => readonly FigureCell[]
  /**
   * The whole list; `null` for a sheet about which nothing is asked. Cells of which something newer is known stay as they are.
   * @returns cells whose mark may be another.
   */
  readonly load: (view: Pick<QuestionsView, 'seq' | 'questions'> | null) => readonly CellAddress[]
  /** One cell as of a sequence number; older news is passed over. */
  readonly set: (indicator: Id, period: Period, questions: readonly AskedView[], seq: number) => void
}

export const createQuestions = (): CellQuestions => {
  const open = new Map<string, { readonly address: FigureCell; readonly questions: readonly AskedView[] }>()
  /** Sequence number of the newest that is known of a cell. */
  const newest = new Map<string, number>()
  const none: readonly AskedView[] = []

  const put = (address: FigureCell, questions: readonly AskedView[], seq: number): void => {
    const key = keyOf(address)
    if (seq < (newest.get(key) ?? 0)) return
    newest.set(key, seq)
    if (questions.length === 0) open.delete(key)
    else open.set(key, { address, questions })
  }

  return {
    of: (address) => (address === null || open.size === 0 ? none : (open.get(keyOf(address))?.questions ?? none)),
    cells: () => [...open.values()].map(({ address }) => address),
    load(view) {
      const before = [...open.values()].map(({ address }) => address)
      if (view === null) {
        open.clear()
        newest.clear()
        return before
      }
      const { seq, questions } = view
      const listed = Map.groupBy(questions, ({ indicator, period }) => keyOf({ sheet: 'observations', indicator, period }))
      for (const address of before) if (!listed.has(keyOf(address))) put(address, none, seq)
      for (const own of listed.values()) {
        const [{ indicator, period }] = own as [QuestionsView['questions'][number]]
        put({ sheet: 'observations', indicator, period }, own, seq)
      }
      return [...before, ...[...open.values()].map(({ address }) => address)]
    },
    set: (indicator, period, questions, seq) => put({ sheet: 'observations', indicator, period }, questions, seq),
  }
}
