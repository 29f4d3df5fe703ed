import { expect, it } from 'vitest'
import { readingsOf } from '../../server/basics/pinyin.ts'

it('tells every reading of every character once', async () => {
  expect(await readingsOf(['重庆', '庆（GDP）12％', ''])).toEqual({ 重: 'zhong chong', 庆: 'qing' })
  expect(await readingsOf(['率'])).toEqual({ 率: 'lv shuai' })
  expect(await readingsOf([])).toEqual({})
})

it('keeps to letters whatever it is asked', async () => {
  const readings = await readingsOf(['〇々𠮷龘ぁ한<img>\u202E\0'])
  for (const reading of Object.values(readings)) expect(reading).toMatch(/^[a-z]+( [a-z]+)*$/)
})
