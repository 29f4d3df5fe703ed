/** A group's robot: how a message becomes its request, and what its answer means. */
import type { Instant } from '../../../db/schema.ts'
import type { OutsideAnswer } from '../outside.ts'

export interface Posted {
  /** Stays the same for all tries. */
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface RobotRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RobotAnswer {
  readonly taken: boolean
  readonly words: string
  /** Trying again is useless: the address or the secret is wrong. */
  readonly permanent: boolean
}

export interface Robot {
  /** Hosts that it may have; `null`: any. */
  readonly hosts: readonly string[] | null
  readonly request: (robot: { readonly url: string; readonly secret: string | null }, message: Posted, now: Instant) => RobotRequest
  readonly answer: (answer: OutsideAnswer) => RobotAnswer
}

export const asJson = (url: string, content: unknown): RobotRequest => ({
  url,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(content),
})

/** The beginning of a text, in at most so many bytes of UTF-8, no sign cut. */
export const within = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text
  const ending = '…'
  let length = Buffer.byteLength(ending)
  let kept = ''
  for (const sign of text) {
    length += Buffer.byteLength(sign)
    if (length > bytes) return `${kept}${ending}`
    kept += sign
  }
  return kept
}

/** Reads an answer that tells a number and words: 0 is taken. @param permanent numbers that will not pass. */
export const numbered =
  (number: string, words: string, permanent: readonly number[]) =>
  ({ status, body }: OutsideAnswer): RobotAnswer => {
    let told: unknown = null
    try {
      told = JSON.parse(body)
    } catch {
      // What is no JSON is told by its status.
    }
    const facts = new Map(told !== null && typeof told === 'object' ? Object.entries(told) : [])
    const code = facts.get(number)
    if (status === 200 && code === 0) return { taken: true, words: String(facts.get(words) ?? 'ok'), permanent: false }
    const said = `${status} ${typeof code === 'number' ? `${code} ` : ''}${String(facts.get(words) ?? '')}`.trim()
    return { taken: false, words: said, permanent: (typeof code === 'number' && permanent.includes(code)) || status === 404 || status === 410 }
  }
