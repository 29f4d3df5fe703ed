/** What commands share: settings, a context that is closed again, and errors as one line with exit 1. */
import { OpenError } from '../db/trouble.ts'
import { machineClock } from '../server/clock.ts'
import { ConfigError, readConfig } from '../server/config.ts'
import type { Context } from '../server/context.ts'
import { closeContext, openContext } from '../server/context.ts'
import { makeLog } from '../server/log.ts'

/** The command was called in a way it does not understand; the message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const isArgumentError = (error: unknown): boolean => error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')

/** The port is taken, or not this user's to take; the host is not this machine's. */
const isListenError = (error: unknown): boolean => ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(String((error as { code?: unknown } | null)?.code))

/** Lines that tell an operator what is wrong; `null` for a bug. */
const linesOf = (error: unknown): readonly string[] | null => {
  if (error instanceof ConfigError) return error.lines
  if (error instanceof OpenError || error instanceof UsageError || isArgumentError(error) || isListenError(error)) return [(error as Error).message]
  return null
}

/** Prints what is wrong and sets the exit code. */
export const fail = (error: unknown): void => {
  for (const line of linesOf(error) ?? [error instanceof Error ? (error.stack ?? error.message) : String(error)]) console.error(`xushi: ${line}`)
  process.exitCode = 1
}

/** Runs a command's work in a context of its own. */
export const inContext = async (work: (ctx: Context) => Promise<void>): Promise<void> => {
  try {
    const config = readConfig()
    const ctx = await openContext(config, machineClock, makeLog(config.logLevel))
    try {
      await work(ctx)
    } finally {
      await closeContext(ctx)
    }
  } catch (error) {
    fail(error)
  }
}
