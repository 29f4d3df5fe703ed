/** The form's way to the server: the secret of the link goes with every request in a header, and in no address. */
import type { EditRequest } from '../../server/wire/edits.ts'
import type { FigureAddress, FilledAnswer, FormAct, FormAnswer, FormOrder, FormView } from '../../server/wire/forms.ts'
import type { Id, Language } from '../../server/wire/rows.ts'
import type { EvidenceView } from '../../server/wire/story.ts'

export interface Batch {
  readonly id: string
  readonly plan: Id
  readonly edits: readonly EditRequest[]
}

export interface Word {
  readonly reason: string
  readonly measures: string
  readonly promisedOn: string
}

/** What is done with an order. */
export interface Turn {
  readonly act: FormAct
  readonly seen: FormOrder['state']
  readonly note: string
  readonly limitOn: string | null
}

/** Nothing was done. `status` 0: no answer came. */
export class Failure extends Error {
  readonly status: number
  readonly detail: string
  constructor(status: number, detail: string, options?: ErrorOptions) {
    super(`${status} ${detail}`, options)
    this.name = 'Failure'
    this.status = status
    this.detail = detail
  }
  /** Another try may fare better. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export interface FormDoor {
  readonly look: () => Promise<FormAnswer>
  readonly open: () => Promise<FormAnswer>
  readonly renew: () => Promise<FormAnswer>
  readonly fill: (batch: Batch) => Promise<FilledAnswer>
  readonly answer: (question: Id, text: string) => Promise<FormView>
  readonly acknowledge: (warning: Id, word: Word) => Promise<FormView>
  readonly file: (cell: FigureAddress, file: File) => Promise<EvidenceView>
  readonly turn: (order: Id, turn: Turn) => Promise<FormView>
}

/** @param language what refusals are said in. */
export const formDoor = (link: Id, key: string, language: () => Language): FormDoor => {
  const ask = async <Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
    const headers: Record<string, string> = { 'x-form-key': key, 'accept-language': language() }
    if (body !== undefined) headers['content-type'] = body instanceof File ? 'application/octet-stream' : 'application/json'
    const sent = { method, headers, ...(body !== undefined && { body: body instanceof File ? body : JSON.stringify(body) }) }
    const response = await fetch(`/api/forms/${encodeURIComponent(link)}${path}`, sent).catch((cause: unknown) => {
      throw new Failure(0, '', { cause })
    })
    const answer: unknown = await response.json().catch(() => ({}))
    if (!response.ok) throw new Failure(response.status, (answer as { readonly detail?: string }).detail ?? '')
    return answer as Answer
  }
  return {
    look: () => ask('GET', ''),
    open: () => ask('POST', '/opening'),
    renew: () => ask('POST', '/renewal'),
    fill: (batch) => ask('POST', '/edits', batch),
    answer: (question, text) => ask('POST', `/questions/${encodeURIComponent(question)}`, { text }),
    file: ({ indicator, period }, file) => ask('POST', `/evidence?${new URLSearchParams({ indicator, period, name: file.name }).toString()}`, file),
    turn: (order, turn) => ask('POST', `/orders/${encodeURIComponent(order)}`, turn),
    acknowledge: (warning, word) => ask('POST', `/warnings/${encodeURIComponent(warning)}`, word),
  }
}
