/** Tells apart why a batch was not answered: try again, wait for a sign-in, or give the texts back to the person. */
import type { EditsAnswer } from '../../server/wire/edits.ts'
import type { Batch } from './entry.ts'

export type Answer = { readonly answer: EditsAnswer } | { readonly failed: 'offline' | 'signed_out' | 'refused'; readonly message: string }
export type Post = (batch: Batch) => Promise<Answer>

interface Refusal {
  readonly status?: number
  readonly detail?: string
}

const passing = new Set([0, 408, 425, 429])

const failureOf = (error: unknown): Answer => {
  const { status = 0, detail } = (typeof error === 'object' && error !== null ? error : {}) as Refusal
  const message = detail ?? ''
  if (status === 401) return { failed: 'signed_out', message }
  return { failed: passing.has(status) || status >= 500 ? 'offline' : 'refused', message }
}

/** @param send rejects with an error that has `status` (0 where no answer came) and `detail`, a sentence. */
export const postThrough =
  (send: (batch: Batch) => Promise<EditsAnswer>): Post =>
  async (batch) => {
    try {
      return { answer: await send(batch) }
    } catch (error) {
      return failureOf(error)
    }
  }
