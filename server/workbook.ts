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
    const settle = (finish: () => void, keep: boolean): void => {
      clearTimeout(limit)
      asked.removeAllListeners()
      // A worker that is given up may still fail while it ends.
      asked.on('error', () => {})
      if (keep) asked.unref()
      else stop()
      finish()
    }
    const giveUp = (cause: unknown): void => settle(() => reject(new Error(`make workbook ${packed.properties.title}: the worker failed`, { cause })), false)
    const limit = setTimeout(() => giveUp(new Error(`no answer within ${limitMilliseconds / 1000} s`)), limitMilliseconds)
    asked.on('error', giveUp)
    asked.on('exit', (code) => giveUp(new Error(`ended with code ${code}`)))
    asked.on('messageerror', giveUp)
    asked.on('message', (made: Made) => {
      if ('bytes' in made) settle(() => resolve(made.bytes), true)
      else settle(() => reject(new Error(`make workbook ${packed.properties.title}`, { cause: made.error })), true)
    })
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
