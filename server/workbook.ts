/**
 * From a workbook of plain data to the bytes of an .xlsx file.
 *
 * 1. A report makes the data (`workbook.model.ts`).
 * 2. `workbook.pack.ts` turns the cells into a few long buffers, in slices, so that other requests get their turn in between.
 * 3. The worker thread (`workbook.worker.ts`, the only door to the library) lays them out and writes the file.
 * 4. The bytes come back without being copied.
 */
import { Worker } from 'node:worker_threads'
import type { Workbook } from './workbook.model.ts'
import type { Made, PackedWorkbook } from './workbook.pack.ts'
import { pack } from './workbook.pack.ts'

const idleMilliseconds = 30_000
const limitMilliseconds = 120_000

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let turn: Promise<unknown> = Promise.resolve()

const stop = (): void => {
  void worker?.terminate()
  worker = null
}

/** Started when first needed. Its memory has a limit of its own, so that a workbook too big for it does not end the server. */
const started = (): Worker => {
  worker ??= new Worker(new URL('./workbook.worker.ts', import.meta.url), {
    name: 'workbook',
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  })
  return worker
}

/** Hands one packed workbook over and waits. A worker that fails, ends or takes too long is given up; the next workbook gets a new one. */
const ask = (packed: PackedWorkbook): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const asked = started()
    const failed = (reason: string, cause: unknown): Error => new Error(`make workbook ${packed.properties.title}: ${reason}`, { cause })
    const onMessage = (made: Made): void => {
      settle()
      asked.unref()
      if ('bytes' in made) resolve(made.bytes)
      else reject(failed('it could not be written', made.error))
    }
    const giveUp = (cause: unknown): void => {
      settle()
      // It may still fail while it ends.
      asked.on('error', () => {})
      stop()
      reject(failed('the worker failed', cause))
    }
    const onExit = (code: number): void => giveUp(new Error(`ended with code ${code}`))
    const limit = setTimeout(() => giveUp(new Error(`no answer within ${limitMilliseconds / 1000} s`)), limitMilliseconds)
    // Each by name: removeAllListeners would take those by which Node itself hears the worker.
    const settle = (): void => {
      clearTimeout(limit)
      asked.off('message', onMessage).off('error', giveUp).off('messageerror', giveUp).off('exit', onExit)
    }
    asked.on('message', onMessage).on('error', giveUp).on('messageerror', giveUp).on('exit', onExit)
    // While it works the process waits for it; idle it never keeps the process alive.
    asked.ref()
    asked.postMessage(
      packed,
      packed.sheets.flatMap(({ batches }) => batches.flatMap(({ looks, lengths }) => [looks.buffer, lengths.buffer])),
    )
  })

/**
 * Makes the bytes of an .xlsx file. One workbook at a time; the others wait. The same workbook gives the same bytes.
 *
 * @throws Refusal `too_large` beyond 20,000 rows; RangeError where a row does not fit its columns; else Error with its cause.
 */
export const makeWorkbook = (workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> => {
  const made = turn.then(async () => {
    clearTimeout(idle)
    try {
      return await ask(await pack(workbook))
    } finally {
      idle = setTimeout(stop, idleMilliseconds).unref()
    }
  })
  turn = made.catch(() => {})
  return made
}
