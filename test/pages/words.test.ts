import { expect, it } from 'vitest'
import { en } from '../../client/words/en.ts'
import { formEn } from '../../client/words/form-en.ts'
import { formZhCn } from '../../client/words/form-zh-cn.ts'
import { zhCn } from '../../client/words/zh-cn.ts'

type Said = string | ((...given: readonly never[]) => string) | { readonly [key: string]: Said }

/** What a saying may be given, one set after the other: texts, counts, lists, years of digits, and nothing. */
const given = [
  ['2026-10-30', '2026-11-02', '09:20'],
  [3, 7],
  [1, 1],
  [2026, 12],
  [['2026', '2027']],
  [{ green: 1, yellow: 0, red: 2, blue: 0, grey: 3 }],
  [true],
  [null, '2026-10-30'],
] as readonly (readonly unknown[])[]

/** Everything a list of words can say: path to texts. What does not take an argument of that kind may throw on it. */
const sayings = (said: Said, path = ''): readonly (readonly [path: string, texts: readonly string[]])[] => {
  if (typeof said === 'string') return [[path, [said]]]
  if (typeof said !== 'function') return Object.entries(said).flatMap(([key, below]) => sayings(below, path === '' ? key : `${path}.${key}`))
  const speak = said as (...args: readonly unknown[]) => unknown
  const texts = given.flatMap((args) => {
    try {
      return [speak(...args)]
    } catch {
      return []
    }
  })
  return [[path, texts.filter((text) => typeof text === 'string')]]
}

const chinese = sayings({ ...zhCn, form: formZhCn })
const english = sayings({ ...en, form: formEn })

it('says the same things in both languages', () => {
  expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path))
})

it.each([
  ['Chinese', chinese],
  ['English', english],
])('has a text for everything in %s', (_, all) => {
  expect(all.filter(([, texts]) => texts.every((text) => text.trim() === '')).map(([path]) => path)).toEqual([])
})

it('keeps each language to itself', () => {
  expect(chinese.filter(([, texts]) => texts.some((text) => /[a-z]{2}/i.test(text.replaceAll(/undefined|null|true|NaN|\[object Object\]/g, ''))))).toEqual([])
  expect(english.filter(([, texts]) => texts.some((text) => /\p{Script=Han}/u.test(text)))).toEqual([])
})

it('sets Chinese in Chinese punctuation', () => {
  const halfWidth = /\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}/u
  expect(chinese.filter(([, texts]) => texts.some((text) => halfWidth.test(text)))).toEqual([])
})

it('speaks of one thing as of one', () => {
  expect([en.mails.mattersCount(1), en.mails.mattersCount(2)]).toEqual(['1 matter', '2 matters'])
})

it('writes dates as each language does', () => {
  expect([zhCn.day('2026-09-05'), en.day('2026-09-05')]).toEqual(['2026年9月5日', '5 Sep 2026'])
  expect([zhCn.explanation.tick(2025, 12), zhCn.explanation.tick(2026, 3), en.explanation.tick(2025, 12), en.explanation.tick(2026, 3)]).toEqual([
    '2025年末',
    '3月',
    'end 2025',
    'Mar',
  ])
})
