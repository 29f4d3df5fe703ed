/**
 * `npm test`: types, lint, format, unused code, the client's build, and all tests; goes on after a failure, so that one
 * run tells everything. `npm run check` stops before the build. Further words go to vitest: `npm test -- rules/due`.
 *
 * What failed is told once more at the end, shortened, for those who see the end of a long log only. The last line reads
 * `N passed, N failed`: tests, and every other step that failed counts as one. Steps are counted as passed only where no
 * tests run. A run that hangs is cut; what its tests came to until then is counted, and those under way have failed.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Failure } from './told.ts'
import { readTold } from './told.ts'

interface Step {
  readonly label: string
  /** Run side by side. */
  readonly commands: readonly (readonly [program: string, ...args: string[]])[]
}

const root = resolve(import.meta.dirname, '..')
const program = (name: string): string => resolve(root, 'node_modules/.bin', name)
const told = resolve(root, `node_modules/.cache/tests-${process.pid}.jsonl`)
const minute = 60_000
/** When the whole run is cut: it may take eight minutes, of which installing takes half a one. */
const end = performance.now() + 7.5 * minute

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
  commands: [['vitest', 'run', '--config', 'test/vitest.config.ts', ...words]],
}

const env = {
  ...process.env,
  TOLD: told,
  // Tests start many processes of the same modules.
  NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/compiled'),
  BUILT: '1',
  ...(!process.stdout.isTTY && !process.env.FORCE_COLOR && { NO_COLOR: '1' }),
}

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

/** Runs one command to its end, or to that of the whole run; its output is kept for the case of failure unless `live`. */
const run = ([name, ...args]: Step['commands'][number], live: boolean): Promise<{ ok: boolean; output: string }> =>
  new Promise((settle) => {
    const heard = live ? 'inherit' : 'pipe'
    const child = spawn(program(name), args, { cwd: root, env, detached: true, stdio: ['ignore', heard, heard] })
    const group = child.pid
    if (group !== undefined) groups.add(group)
    const limit = setTimeout(endAll, Math.max(0, end - performance.now()))
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
    const finish = (ok: boolean, last: string): void => {
      clearTimeout(limit)
      if (group !== undefined) groups.delete(group)
      settle({ ok, output: `${output}${last}` })
    }
    child.on('error', (error) => finish(false, error.message))
    child.on('close', (code, signal) => finish(code === 0, signal ? `\nended by ${signal}` : ''))
  })

const summary: string[] = []
const failures: Failure[] = []

const perform = async (step: Step, live = false): Promise<boolean> => {
  const began = performance.now()
  const results = await Promise.all(step.commands.map((command) => run(command, live)))
  const ok = results.every((result) => result.ok)
  const line = `${step.label.padEnd(8)}${ok ? 'ok    ' : 'failed'}${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s`
  summary.push(line)
  const said = results.flatMap((result) => (result.ok || result.output.trim() === '' ? [] : [result.output.trim()]))
  for (const output of said) console.log(output)
  if (said.length > 0) failures.push({ where: step.label, why: said.join('\n') })
  console.log(line)
  return ok
}

/** Lines of the end of the log in which all failures have their place. */
const room = 50

/** Each failure shortened to its share of the room; of too many, the first. */
const shortened = (): readonly string[] => {
  const shown = failures.slice(0, 15)
  const share = Math.max(3, Math.floor(room / Math.max(1, shown.length)) - 2)
  const lines = shown.flatMap(({ where, why }) => {
    const all = why.split('\n')
    // The last line is the place in the test.
    const kept = all.length <= share ? all : [...all.slice(0, share - 2), '…', ...all.slice(-1)]
    return [`failed: ${where}`, ...kept.map((line) => `    ${line.slice(0, 200)}`)]
  })
  return failures.length > shown.length ? [...lines, `and ${failures.length - shown.length} more`] : lines
}

let passed = 0
let failed = 0

for (const step of onlyCheck ? checks : [...checks, build]) {
  if (!(await perform(step))) failed += 1
  else if (onlyCheck) passed += 1
}
if (!onlyCheck) {
  mkdirSync(dirname(told), { recursive: true })
  const ok = await perform(tests, true)
  const tested = readTold(told)
  rmSync(told, { force: true })
  failures.push(...tested.failures)
  passed += tested.passed
  failed += ok ? 0 : Math.max(1, tested.failures.length)
}

console.log(['', ...shortened(), '', ...summary, '', `${passed} passed, ${failed} failed`].join('\n'))
process.exitCode = failed > 0 ? 1 : 0
