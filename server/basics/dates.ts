/** Days and periods as people write them, in Chinese or with any usual sign between the parts. Pure. */
import type { DateText, Period } from '../../db/schema.ts'
import { isDate, periodSpan } from './calendar.ts'
import { plainText } from './names.ts'

const two = (digits: string): string => digits.padStart(2, '0')
const halves: Readonly<Record<string, string>> = { 上: '1', 下: '2', '1': '1', '2': '2' }
const numerals: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' }

const forms: readonly (readonly [RegExp, (parts: readonly string[]) => Period])[] = [
  [/^(\d{4})年?$/, ([year = '']) => year],
  [/^(\d{4})(?:年|-)?([上下])半年$/, ([year = '', half = '']) => `${year}-H${halves[half]}`],
  [/^(\d{4})[-/.]?[Hh]([12])$/, ([year = '', half = '']) => `${year}-H${half}`],
  [/^(\d{4})[-/.]?[Qq]([1-4])$/, ([year = '', quarter = '']) => `${year}-Q${quarter}`],
  [/^(\d{4})年?第?([一二三四1-4])季度?$/, ([year = '', quarter = '']) => `${year}-Q${numerals[quarter] ?? quarter}`],
  [/^(\d{4})[-/.](\d{1,2})$/, ([year = '', month = '']) => `${year}-${two(month)}`],
  [/^(\d{4})年(\d{1,2})月份?$/, ([year = '', month = '']) => `${year}-${two(month)}`],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year = '', month = '', day = '']) => `${year}-${two(month)}-${two(day)}`],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, ([year = '', month = '', day = '']) => `${year}-${two(month)}-${two(day)}`],
  [/^(\d{4})(\d{2})(\d{2})$/, ([year = '', month = '', day = '']) => `${year}-${month}-${day}`],
]

/**
 * @returns `null` where the text names no period.
 * @example readPeriod('2025年三季度')   // 2025-Q3
 */
export const readPeriod = (text: string): Period | null => {
  if (text.length > 40) return null
  const plain = plainText(text).replaceAll(' ', '')
  for (const [form, write] of forms) {
    const found = form.exec(plain)
    if (found) return periodSpan(write(found.slice(1)))?.text ?? null
  }
  return null
}

/**
 * A day; of a longer span its last, which is what 到2027年底 and 2027年6月底 mean.
 *
 * @returns `null` where the text names none.
 */
export const readDate = (text: string): DateText | null => {
  if (text.length > 40) return null
  const plain = plainText(text)
    .replaceAll(' ', '')
    .replace(/^(到|至)/, '')
    .replace(/(年|月|季度|半年)(底|末)?(前|以前|之前)?$/, '$1')
  const span = periodSpan(readPeriod(plain) ?? '')
  return span && isDate(span.to) ? span.to : null
}
