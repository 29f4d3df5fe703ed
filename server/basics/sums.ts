/**
 * Sums that people type instead of a figure: `=1200+35`. A closed grammar of figures, + − × ÷ and brackets, worked out exactly. There is
 * nothing to refer to and nothing to call, so text from a spreadsheet that begins with = can do no more here than be refused.
 */
import type { Exact } from './decimal.ts'
import { divided, exactOrNull, minus, plus, times, zero } from './decimal.ts'
import type { Problem } from './problems.ts'
import { problem } from './problems.ts'

const signs: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-', '﹣': '-' }
const tokens = /\d[\d,]*(?:\.\d*)?|\.\d+|[-+*/()]/y
const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/
/** One figure is no sum of many: so many signs are a mistake, and a long division costs more than its worth. */
const mostTokens = 100

/** `null` where something else stands in it. */
const tokensOf = (text: string): readonly string[] | null => {
  const found: string[] = []
  tokens.lastIndex = 0
  while (tokens.lastIndex < text.length) {
    const token = tokens.exec(text)?.[0]
    if (token === undefined || found.length >= mostTokens) return null
    found.push(token)
  }
  return found
}

/** Thrown inside of this file only: a descent of several steps ends at once. */
class Stuck extends Error {
  readonly code: 'not_a_sum' | 'divided_by_zero'
  constructor(code: Stuck['code']) {
    super(code)
    this.code = code
  }
}

const figure = (token: string | undefined): Exact => {
  const isFigure = token !== undefined && /^[\d.]/.test(token) && (!token.includes(',') || grouped.test(token))
  const read = isFigure ? exactOrNull(token.replaceAll(',', '').replace(/^\./, '0.').replace(/\.$/, '')) : null
  if (read === null) throw new Stuck('not_a_sum')
  return read
}

const worked = (all: readonly string[]): Exact => {
  let at = 0
  const part = (): Exact => {
    const token = all[at]
    at += 1
    if (token === '-') return minus(zero, part())
    if (token === '+') return part()
    if (token !== '(') return figure(token)
    const inner = sum()
    if (all[at] !== ')') throw new Stuck('not_a_sum')
    at += 1
    return inner
  }
  const product = (): Exact => {
    let value = part()
    while (all[at] === '*' || all[at] === '/') {
      const isTimes = all[at] === '*'
      at += 1
      const by = part()
      const next = isTimes ? times(value, by) : divided(value, by)
      if (next === null) throw new Stuck('divided_by_zero')
      value = next
    }
    return value
  }
  const sum = (): Exact => {
    let value = product()
    while (all[at] === '+' || all[at] === '-') {
      const isPlus = all[at] === '+'
      at += 1
      value = isPlus ? plus(value, product()) : minus(value, product())
    }
    return value
  }
  const value = sum()
  if (at < all.length) throw new Stuck('not_a_sum')
  return value
}

/**
 * Works out the text of a sum, without its =, in ASCII signs or × ÷ −; spaces are gone already.
 *
 * @returns the exact result; problem not_a_sum for anything but figures, + − × ÷ and brackets, divided_by_zero.
 *
 * @example readSum('1200+35')       // 1235
 * @example readSum('(3-1)×12.5')    // 25
 */
export const readSum = (text: string): Exact | Problem => {
  const all = tokensOf(text.replace(/[×·÷−﹣]/g, (sign) => signs[sign] ?? sign))
  if (all === null || all.length === 0) return problem('not_a_sum', { text: `=${text}`.slice(0, 40) })
  try {
    return worked(all)
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    return problem(error.code, { text: `=${text}`.slice(0, 40) })
  }
}
