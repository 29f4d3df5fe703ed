/**
 * Reads what people type or paste into exact decimal text in an indicator's unit. Nothing is guessed in silence: a reading
 * that changed the number says how (`understood`), and what cannot be read is a problem.
 */
import type { DecimalText } from '../../db/schema.ts'
import { divided, exact, isDecimalText, text as decimalText, times } from './decimal.ts'
import type { Problem } from './problems.ts'
import { problem } from './problems.ts'
import { readSum } from './sums.ts'

export type Reading =
  | { readonly kind: 'value'; readonly value: DecimalText; readonly understood: string | null }
  | { readonly kind: 'not_applicable' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Longest text worth reading; a longer one is not a number. */
const longestText = 200

/** Of no width, or turning the direction of writing. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const fullWidth = /[\uff01-\uff5e]/g
const dashes = new Set(['-', '–', '—', '——', '--', 'ー', '一', '/', '不适用', 'N/A', 'n/a'])
const cleared = new Set(['', '清空'])
const ambiguous = new Set(['无', '暂无', '未报', '待定'])
const magnitudes: Readonly<Record<string, string>> = {
  '': '1',
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  万亿: '1000000000000',
}
const unitNames: Readonly<Record<string, string>> = { '㎡': '平方米', m2: '平方米', 'm²': '平方米', km: '公里' }

/** Brings full-width signs, currency signs and stray spaces to one form. */
const normal = (raw: string): string =>
  raw
    .replace(invisible, '')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣]/g, '-')
    .replace(/\s/g, '')
    .replace(/^[¥￥$]/, '')

interface Unit {
  readonly magnitude: string
  readonly base: string
}

/** Splits `亿元` into 亿 and 元. */
const splitUnit = (unit: string): Unit => {
  const magnitude = Object.keys(magnitudes)
    .filter((name) => unit.startsWith(name))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '')
  const base = unit.slice(magnitude.length)
  return { magnitude, base: unitNames[base] ?? base }
}

const groups = /^\d{1,3}(,\d{3})+$/

/** A number with strict thousands groups as decimal text, or what is wrong with it. */
const plain = (digits: string): DecimalText | Problem => {
  const [whole = '', rest] = digits.split('.')
  if (whole.includes(',') && !groups.test(whole)) return problem('bad_grouping', { text: digits })
  const bare = whole.replaceAll(',', '').replace(/^(-?)0+(?=\d)/, '$1')
  const value = rest === undefined || rest === '' ? bare : `${bare === '' ? '0' : bare}.${rest}`
  return isDecimalText(value) ? value : problem('too_many_digits', { text: digits.slice(0, 40) })
}

/** `1.23E+05` is how a spreadsheet shortens what it shows; the figure behind it is another. */
const exponent = /^e[+-]?\d/i
const form = /^(约|近)?(-|\+)?(\(?)(\d[\d,]*(?:\.\d*)?|\.\d+)(\)?)(.*)$/

const inUnit = (value: DecimalText, suffix: string, unit: string): { readonly value: DecimalText } | Problem => {
  if (suffix === '') return { value }
  if (suffix === '%') return unit === '%' ? { value } : problem('percent_not_expected', { unit })
  const given = splitUnit(suffix)
  const own = splitUnit(unit)
  if (given.base !== '' && given.base !== own.base) return problem('wrong_unit', { given: suffix, unit })
  if (given.magnitude === '' && given.base === '') return problem('wrong_unit', { given: suffix, unit })
  const factor = divided(exact(magnitudes[given.magnitude] as string), exact(magnitudes[own.magnitude] as string))
  return factor ? { value: decimalText(times(exact(value), factor)) } : { value }
}

const isProblem = (found: object | string): found is Problem => typeof found === 'object' && 'code' in found

/** A sum is in the indicator's own unit. Its result always says itself, because the sum and not the result was typed. */
const readTypedSum = (raw: string, text: string, unit: string): Reading => {
  const found = readSum(text.slice(1))
  if (isProblem(found)) return { kind: 'problem', problem: found }
  const value = decimalText(found)
  if (!isDecimalText(value)) return { kind: 'problem', problem: problem('too_many_digits', { text: raw.slice(0, 40) }) }
  return { kind: 'value', value, understood: toldAs(raw, value, unit) }
}

const toldAs = (raw: string, value: DecimalText, unit: string): string => `${raw.replace(invisible, '').trim()} → ${value}${unit === '' ? '' : ` ${unit}`}`

/**
 * Reads text as a value in `unit`.
 *
 * @example readNumber('1.2万', '人')       // 12000, understood '1.2万 → 12000人'
 * @example readNumber('3,000万元', '亿元')  // 0.3
 * @example readNumber('12.5%', '亿元')      // problem percent_not_expected
 * @example readNumber('=1200+35', '人')     // 1235, understood '=1200+35 → 1235 人'
 */
export const readNumber = (raw: string, unit: string): Reading => {
  if (raw.length > longestText) return { kind: 'problem', problem: problem('too_long', { limit: String(longestText) }) }
  const text = normal(raw)
  if (cleared.has(text)) return { kind: 'clear' }
  if (dashes.has(text)) return { kind: 'not_applicable' }
  if (ambiguous.has(text)) return { kind: 'problem', problem: problem('ambiguous_blank', { text }) }
  if (text.startsWith('=')) return readTypedSum(raw, text, unit)
  if (text.startsWith('#')) return { kind: 'problem', problem: problem('spreadsheet_error', { text }) }
  const found = form.exec(text)
  const [, about, sign, open = '', digits = '', close = '', suffix = ''] = found ?? []
  if (!found || (open === '') !== (close === '') || (open !== '' && sign !== undefined) || exponent.test(suffix)) {
    return { kind: 'problem', problem: problem('not_a_number', { text: raw.slice(0, 40) }) }
  }
  const amount = plain(digits)
  if (isProblem(amount)) return { kind: 'problem', problem: amount }
  const signed = (sign === '-' || open !== '') && !/^0*(\.0*)?$/.test(amount) ? `-${amount}` : amount
  const converted = inUnit(signed, suffix === '' ? '' : suffix, unit)
  if (isProblem(converted)) return { kind: 'problem', problem: converted }
  if (!isDecimalText(converted.value)) return { kind: 'problem', problem: problem('too_many_digits', { text: raw.slice(0, 40) }) }
  const plainlyTyped = raw.trim() === converted.value || (about === undefined && suffix === '' && open === '' && text.replaceAll(',', '') === converted.value)
  return { kind: 'value', value: converted.value, understood: plainlyTyped ? null : toldAs(raw, converted.value, unit) }
}
