/**
 * Lets edits that arrive together share one commit. While a plan's commit runs, further batches gather; the next commit takes them all.
 * Each batch has its own outcome: if the common commit fails, each is tried alone, so that one cannot spoil the others.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

interface Waiting<Batch, Answer> {
  readonly batch: Batch
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Most batches in one commit, so that nobody waits long for the others' work. */
const mostTogether = 64

export class EditQueue<Batch, Answer> {
  readonly #waiting = new Map<string, Waiting<Batch, Answer>[]>()
  readonly #running = new Set<string>()
  readonly #commit: (key: string, batches: readonly Batch[]) => Promise<readonly (Answer | null)[]>

  /**
   * @param commit writes batches of one key in one transaction and answers in their order; `null` asks to be called again with this batch
   *   in a later commit, because an earlier one of the same call is in its way. The first batch is never answered with `null`.
   */
  constructor(commit: (key: string, batches: readonly Batch[]) => Promise<readonly (Answer | null)[]>) {
    this.#commit = commit
  }

  /** Resolves once the batch is committed. */
  add(key: string, batch: Batch): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key) ?? []
      waiting.push({ batch, resolve, reject })
      this.#waiting.set(key, waiting)
      if (!this.#running.has(key)) void this.#run(key)
    })
  }

  async #run(key: string): Promise<void> {
    this.#running.add(key)
    for (;;) {
      await nextTurn()
      const together = this.#waiting.get(key)?.splice(0, mostTogether) ?? []
      if (together.length === 0) break
      await this.#settle(key, together)
    }
    this.#waiting.delete(key)
    this.#running.delete(key)
  }

  async #settle(key: string, together: readonly Waiting<Batch, Answer>[]): Promise<void> {
    try {
      const answers = await this.#commit(
        key,
        together.map(({ batch }) => batch),
      )
      const again: Waiting<Batch, Answer>[] = []
      together.forEach((waiting, place) => {
        const answer = answers[place] ?? null
        if (answer === null) again.push(waiting)
        else waiting.resolve(answer)
      })
      this.#waiting.get(key)?.unshift(...again)
    } catch (error) {
      if (together.length === 1) together[0]?.reject(error)
      else for (const waiting of together) await this.#settle(key, [waiting])
    }
  }
}
