/**
 * An unexpected line on the console fails the test, a warning of Node as well. A test that provokes one on purpose takes
 * it itself: `vi.spyOn(console, 'warn').mockImplementation(() => {})`.
 */
import { format } from 'node:util'
import { afterAll, afterEach, expect } from 'vitest'

const lines: string[] = []

for (const level of ['debug', 'log', 'info', 'warn', 'error', 'trace', 'dir', 'table'] as const) {
  console[level] = (...given: unknown[]) => {
    lines.push(`${level}: ${format(...given)}`)
  }
}
// In place of the listener that prints.
process.removeAllListeners('warning').on('warning', (warning) => {
  lines.push(`warning: ${warning.message}`)
})

const expectSilence = (): void => {
  expect(lines.splice(0), 'unexpected lines on the console').toEqual([])
}
afterEach(expectSilence)
afterAll(expectSilence)
