/** Refusals. */

/** RFC 9457, as `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  /** Place in the body that is wrong, steps joined by points; only where a body was malformed. */
  readonly path?: string
}
