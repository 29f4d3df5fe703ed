/** What the drivers throw, in words of ours, so that nobody outside `db/` needs to know their codes. */

/** Why a database could not be opened. */
export type OpenTrouble =
  | 'address'
  | 'folder_missing'
  | 'read_only'
  | 'network_folder'
  | 'not_a_database'
  | 'damaged'
  | 'in_use'
  | 'library_too_old'
  | 'not_durable'
  | 'newer'
  | 'unreachable'
  | 'other'

/** The database cannot be opened. The message is one line for an operator and carries no password. */
export class OpenError extends Error {
  override readonly name = 'OpenError'
  readonly code: OpenTrouble

  constructor(code: OpenTrouble, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** What went wrong with a statement: worth another try (`busy`, `unreachable`), the operator's matter (`full`, `damaged`, `read_only`), or ours. */
export type Trouble = 'busy' | 'full' | 'duplicate' | 'unreachable' | 'damaged' | 'read_only'

const troubles: readonly (readonly [Trouble, RegExp])[] = [
  // 55P03 lock_timeout ran out, 40P01 deadlock, 40001 serialization.
  ['busy', /^(SQLITE_BUSY|SQLITE_LOCKED|55P03$|40P01$|40001$)/],
  ['full', /^(SQLITE_FULL|53100$|ENOSPC$)/],
  ['duplicate', /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)|23505$)/],
  ['read_only', /^(SQLITE_READONLY|25006$|EROFS$|EACCES$)/],
  ['damaged', /^(SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12]$)/],
  // 08: connection exceptions, 57P: the server shuts down or is starting, 53300: too many connections.
  ['unreachable', /^(SQLITE_IOERR|SQLITE_CANTOPEN|08|57P0|53300$|ECONN|ENOTFOUND$|ETIMEDOUT$|EHOSTUNREACH$|EAI_AGAIN$|EPIPE$)/],
]

/** The trouble behind an error of a query on either engine; `null` if it is none of them, and so a bug. Looks through `cause`. */
export const troubleOf = (error: unknown): Trouble | null => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    const found = typeof code === 'string' ? troubles.find(([, codes]) => codes.test(code)) : undefined
    if (found !== undefined) return found[0]
  }
  return null
}
