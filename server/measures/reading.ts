/** How people's text becomes a value, and who says so. Most measures take a number; a verdict takes an outcome with evidence. */
import type { DateText, VerdictValue } from '../../db/schema.ts'
import type { Reading as NumberReading } from '../basics/numbers.ts'
import { readNumber } from '../basics/numbers.ts'
import { problem } from '../basics/problems.ts'

export type Reading = NumberReading | { readonly kind: 'verdict'; readonly value: string; readonly verdict: VerdictValue }

/** Who types, on which day, and in which unit. */
export interface Typing {
  readonly unit: string
  readonly by: string
  readonly on: DateText
}

export const readFigure = (text: string, { unit }: Typing): Reading => readNumber(text, unit)

const verdictWords: Readonly<Record<string, VerdictValue['outcome']>> = {
  已完成: 'met',
  按序时: 'on_pace',
  滞后: 'behind',
  未完成: 'missed',
  met: 'met',
  'on pace': 'on_pace',
  behind: 'behind',
  missed: 'missed',
}
const longestVerdict = 2000

/**
 * Reads `结论：佐证；佐证`.
 *
 * @example readVerdict('按序时：2025年度评估报告', typing)   // on_pace, evidence ['2025年度评估报告']
 */
export const readVerdict = (text: string, { by, on }: Typing): Reading => {
  if (text.length > longestVerdict) return { kind: 'problem', problem: problem('too_long', { limit: String(longestVerdict) }) }
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === '清空') return { kind: 'clear' }
  if (/^[-–—－]$/.test(trimmed)) return { kind: 'not_applicable' }
  const [word = '', ...rest] = trimmed.split(/[:：]/)
  const outcome = Object.hasOwn(verdictWords, word.trim().toLowerCase()) ? verdictWords[word.trim().toLowerCase()] : undefined
  if (!outcome) return { kind: 'problem', problem: problem('not_a_verdict') }
  const evidence = rest
    .join(':')
    .split(/[;；]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (evidence.length === 0) return { kind: 'problem', problem: problem('evidence_missing') }
  return { kind: 'verdict', value: trimmed, verdict: { outcome, by, on, evidence } }
}

const wholePlace = /^[1-9]\d{0,5}$/

/** Reads a place in a ranking: `3`, `第3名`, `第3位`. 0, a fraction and a minus are no places. */
export const readPlace = (text: string, typing: Typing): Reading => {
  const reading = readNumber(text.trim().replace(/^第\s*(.*?)\s*[名位]$/, '$1'), '')
  if (reading.kind !== 'value') return reading
  if (!wholePlace.test(reading.value)) return { kind: 'problem', problem: problem('not_a_place', { text: text.slice(0, 40) }) }
  return { ...reading, understood: text.trim() === reading.value ? null : `${text.trim()} → ${reading.value}${typing.unit}` }
}

/** A figure that is computed takes no text; an empty cell and 不适用 are told so too. */
export const problemOfComputed = (): Reading => ({ kind: 'problem', problem: problem('computed') })
