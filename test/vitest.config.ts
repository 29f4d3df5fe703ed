/**
 * All tests in one run: those that need no browser first, side by side; then the browser's, one file at a time.
 *
 * Files share their worker process and what it has imported (`isolate: false`): a hundred files that each open the
 * whole server took 2 s so, and 50 s with a fresh process each. A test must leave nothing behind in a module.
 */
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { told } from './told.ts'

const seconds = 1000

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    reporters: ['default', told],
    pool: 'forks',
    isolate: false,
    setupFiles: ['test/support/setup.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/bench/**'],
          // They wait for the disk more than they reckon: one process a core leaves the cores idle.
          maxWorkers: 3,
          // Far above what they take: these end what hangs, whatever else the machine does.
          testTimeout: 60 * seconds,
          hookTimeout: 120 * seconds,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Two at a time: a page that waits leaves the core to the other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/built.ts'],
          // A page answers when it can: what is expected of it is waited for, and for long on a busy machine.
          expect: { poll: { timeout: 30 * seconds, interval: 20 } },
          testTimeout: 120 * seconds,
          hookTimeout: 120 * seconds,
        },
      },
    ],
  },
})
