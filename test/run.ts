/**
 * `npm test`: types, lint, format, unused code, the client's build, and all tests; goes on after a failure, so that one
 * run tells everything. `npm run check` stops before the build. Further words go to vitest: `npm test -- rules/due`.
 *
 * The last line reads `N passed, N failed`: tests, and every other step that failed counts as one. Steps are counted
 * as passed only where no tests run.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

interface Step {
  readonly label: string
  /** Run side by side. */
  readonly commands: readonly (readonly [program: string, ...args: string[]])[]
}

const root = resolve(import.meta.dirname, '..')
const program = (name: string): string => resolve(root, 'node_modules/.bin', name)
const report = resolve(root, 'node_modules/.cache/tests.json')
const minute = 60_000

const words = process.argv.slice(2).filter((word) => word !== '--check')
const onlyCheck = process.argv.includes('--check')

const checks: readonly Step[] = [
  {
    label: 'types',
    commands: [
      ['tsc', '-p', '.'],
      ['tsc', '-p', 'client'],
    ],
  },
  { label: 'lint', commands: [['oxlint']] },
  { label: 'format', commands: [['oxfmt', '--check']] },
  { label: 'unused', commands: [['knip', '--no-progress']] },
]
const build: Step = { label: 'build', commands: [['node', 'install.mjs', '--build']] }
const tests: Step = {
  label: 'tests',
  commands: [['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words]],
}

const env = process.stdout.isTTY || process.env.FORCE_COLOR ? process.env : { ...process.env, NO_COLOR: '1' }

/** Process groups under way: a test in an endless loop outlives its parent unless the whole group ends. */
const groups = new Set<number>()
const endAll = (): void => {
  for (const group of groups) process.kill(-group, 'SIGKILL')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    endAll()
    process.exit(1)
  })
}

/** Runs one command to its end, or to its time limit; its output is kept for the case of failure unless `live`. */
const run = ([name, ...args]: Step['commands'][number], live: boolean): Promise<{ ok: boolean; output: string }> =>
  new Promise((settle) => {
    const heard = live ? 'inherit' : 'pipe'
    const child = spawn(program(name), args, { cwd: root, env, detached: true, stdio: ['ignore', heard, heard] })
    const group = child.pid
    if (group !== undefined) groups.add(group)
    const limit = setTimeout(endAll, 7 * minute)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
    const end = (ok: boolean, last: string): void => {
      clearTimeout(limit)
      if (group !== undefined) groups.delete(group)
      settle({ ok, output: `${output}${last}` })
    }
    child.on('error', (error) => end(false, error.message))
    child.on('close', (code, signal) => end(code === 0, signal ? `\nended by ${signal}` : ''))
  })

const summary: string[] = []

const perform = async (step: Step, live = false): Promise<boolean> => {
  const began = performance.now()
  const results = await Promise.all(step.commands.map((command) => run(command, live)))
  const ok = results.every((result) => result.ok)
  const line = `${step.label.padEnd(8)}${ok ? 'ok    ' : 'failed'}${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s`
  summary.push(line)
  for (const result of results) if (!result.ok && result.output.trim() !== '') console.log(result.output.trim())
  console.log(line)
  return ok
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}

/** A file that fails as a whole, say at its imports, counts as one failed test. */
const count = (file: string): { passed: number; failed: number } => {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

let passed = 0
let failed = 0

for (const step of onlyCheck ? checks : [...checks, build]) {
  if (!(await perform(step))) failed += 1
  else if (onlyCheck) passed += 1
}
if (!onlyCheck) {
  rmSync(report, { force: true })
  const ok = await perform(tests, true)
  const tested = count(report)
  passed += tested.passed
  failed += ok ? 0 : Math.max(1, tested.failed)
}

console.log(`\n${summary.join('\n')}\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
