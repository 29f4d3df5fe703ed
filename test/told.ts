/**
 * What a run of tests tells as it goes, a line each, into the file that `TOLD` names: who reads it (`run.ts`) knows what passed, what failed and why,
 * and what was under way, also of a run that was cut.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

type Line =
  | { readonly kind: 'file begun' | 'file ended'; readonly file: string }
  | { readonly kind: 'begun' | 'passed'; readonly file: string; readonly name: string }
  | { readonly kind: 'failed'; readonly file: string; readonly name: string; readonly why: string }

export interface Failure {
  /** File and names, from the outside in. */
  readonly where: string
  /** The error's words, its difference, and the line of the test. */
  readonly why: string
}

const root = resolve(import.meta.dirname, '..')

const outside = 'outside of all tests'

const write = (line: Line): void => {
  const file = process.env['TOLD']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`)
}

interface Thrown {
  readonly message: string
  readonly stack?: string
  readonly diff?: string
}

const whyOf = ({ message, stack = '', diff }: Thrown): string => {
  const place = stack.split('\n').find((line) => line.includes(`${root}/test/`))
  return [message.split('\n').slice(0, 12).join('\n'), diff?.trim(), place?.replace(`${root}/`, '').trim()].filter(Boolean).join('\n')
}

const fileOf = ({ moduleId }: TestModule): string => relative(root, moduleId)
const at = (test: TestCase) => ({ file: fileOf(test.module), name: test.fullName })

export const told: Reporter = {
  onTestModuleStart: (module) => write({ kind: 'file begun', file: fileOf(module) }),
  onTestCaseReady: (test) => write({ kind: 'begun', ...at(test) }),
  onTestCaseResult: (test) => {
    const { state, errors } = test.result()
    if (state === 'passed') write({ kind: 'passed', ...at(test) })
    if (state === 'failed') write({ kind: 'failed', ...at(test), why: errors.map(whyOf).join('\n') })
  },
  onTestModuleEnd: (module) => {
    for (const one of [module, ...module.children.allSuites()]) {
      const name = one.type === 'suite' ? one.fullName : 'the file as a whole'
      for (const error of one.errors()) write({ kind: 'failed', file: fileOf(module), name, why: whyOf(error) })
    }
    write({ kind: 'file ended', file: fileOf(module) })
  },
  onTestRunEnd: (_, errors) => {
    for (const error of errors) write({ kind: 'failed', file: outside, name: 'an error that no test caught', why: whyOf(error) })
  },
}

/** Reads what was told: what failed, in its order, with the files that did not come to their end. */
export const readTold = (file: string): { readonly passed: number; readonly failures: readonly Failure[] } => {
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
    : []
  const underWay = new Map<string, string>()
  const failures: Failure[] = []
  for (const line of lines) {
    if (line.kind === 'file ended') underWay.delete(line.file)
    else underWay.set(line.file, line.kind === 'begun' ? line.name : '')
    if (line.kind === 'failed') failures.push({ where: `${line.file} > ${line.name}`, why: line.why })
  }
  underWay.delete(outside)
  for (const [cut, name] of underWay) failures.push({ where: name === '' ? cut : `${cut} > ${name}`, why: 'did not come to its end' })
  return { passed: lines.filter(({ kind }) => kind === 'passed').length, failures }
}
