import { describe, expect, it } from 'vitest'
import { fittingReaders, namedIn, namingAt, piecesOf } from '../../client/parts/mentions.ts'
import { createTalk } from '../../client/sheet/talk.ts'
import type { ReaderView } from '../../server/wire/story.ts'

const reader = (id: string, name: string, department = '', title: string | null = null): ReaderView => ({
  id,
  name,
  title,
  departments: department === '' ? [] : [department],
})
const readers = [reader('1', '王小', '区商务委'), reader('2', '王小明', '区卫健委'), reader('3', '李(王)', '区发改委', '科长'), reader('4', '王小', '区教委')]

const readings = { 王: 'wang', 小: 'xiao', 明: 'ming', 卫: 'wei', 健: 'jian' }

describe('naming somebody', () => {
  it.each([
    ['@', 1, ''],
    ['请@王', 3, '王'],
    ['请 @王小 看', 5, '王小'],
    ['请 @王小 看', 7, null],
    ['a@b.cn', 6, null],
    ['没有', 2, null],
    [`@${'长'.repeat(30)}`, 31, null],
  ])('in %j at %i is %j', (text, caret, name) => {
    expect(namingAt(text, caret)?.name ?? null).toBe(name)
  })

  it('offers by name first, then by department or title', () => {
    expect(fittingReaders(readers, '王', readings).map(({ id }) => id)).toEqual(['1', '2', '4', '3'])
    expect(fittingReaders(readers, '卫健', readings).map(({ id }) => id)).toEqual(['2'])
    expect(fittingReaders(readers, '科长', readings).map(({ id }) => id)).toEqual(['3'])
    expect(fittingReaders(readers, 'wxm', readings).map(({ id }) => id)).toEqual(['2'])
    expect(fittingReaders(readers, 'weijian', readings).map(({ id }) => id)).toEqual(['2'])
    expect(fittingReaders(readers, '没有', readings)).toEqual([])
    expect(fittingReaders([...readers, ...readers, ...readers], '', readings)).toHaveLength(8)
  })

  it('takes the longest name, names of signs, and of two alike both', () => {
    expect(namedIn('@王小明 @李(王) 请看', readers).map(({ id }) => id)).toEqual(['2', '3'])
    expect(namedIn('@王小，请看', readers).map(({ id }) => id)).toEqual(['1', '4'])
    expect(namedIn('王小 王小明', readers)).toEqual([])
  })

  it('leaves a text whole in its pieces', () => {
    for (const text of ['@王小明 请看 @王小', '没有人', '', '@@王小'])
      expect(
        piecesOf(text, ['王小', '王小明'])
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
  })
})

describe('what is said about cells', () => {
  it('follows the newest number, whichever comes first', () => {
    const talk = createTalk()
    const cell = { indicator: 'a', period: '2026-01', comments: 1, files: 0 }
    talk.load({ seq: 5, cells: [cell, { ...cell, period: null }] })
    talk.set({ ...cell, comments: 2 }, 7)
    talk.set({ ...cell, comments: 9 }, 6)
    expect([talk.at('a', '2026-01')?.comments, talk.at('a', null)?.comments, talk.at('a', '2026-02')]).toEqual([2, 1, null])
    // A list that was read before the change does not take it back.
    talk.load({ seq: 6, cells: [cell] })
    expect([talk.at('a', '2026-01')?.comments, talk.at('a', null)]).toEqual([2, null])
    talk.set({ ...cell, comments: 0 }, 8)
    expect(talk.at('a', '2026-01')).toBeNull()
    expect(talk.load(null)).toEqual([])
  })
})
