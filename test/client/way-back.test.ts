/** What a step back is called: beforehand in the list of steps, and afterwards in the history of its cells. */
import { expect, it } from 'vitest'
import type { Command } from '../../client/edits/commands.ts'
import { createUndoStack } from '../../client/edits/undo.ts'
import type { Book } from '../../client/sheet/book.ts'
import { createOthers } from '../../client/sheet/others.ts'
import { sheetTexts } from '../../client/sheet/texts.ts'
import { createWayBack } from '../../client/sheet/way-back.ts'
import { words } from '../../server/words/index.ts'

const address = { sheet: 'observations', indicator: 'gdp', period: '2026-10' } as const
const now = { text: '3.67', value: '3.67', flag: 'verified' as const }

/** One figure of one indicator: all that the way back asks a book. */
const book = {
  own: null,
  table: { placeOf: () => 0, view: { words: { flags: words['zh-CN'].flags } } },
  field: (id: string) => ({
    read: () => '地区生产总值',
    show: (value: string) => value,
    address: () => address,
    bar: () => null,
    period: id === 'name' ? null : id,
  }),
  columnOf: () => '2026-10',
  cells: { present: () => now },
} as unknown as Book

const wayBack = () => {
  const stack = createUndoStack()
  const put: Command[] = []
  const way = createWayBack({
    book: () => book,
    stack,
    others: createOthers(),
    dialogs: { ask: () => Promise.resolve(false), choose: () => Promise.resolve(null), show: () => undefined },
    texts: sheetTexts['zh-CN'],
    when: (at) => at,
    put: (command) => put.push(command),
    say: () => undefined,
    show: () => undefined,
    onElsewhere: undefined,
  })
  return { stack, put, way }
}

it('names the flags where nothing but the flag becomes another', () => {
  const { stack, way } = wayBack()
  stack.push({ label: '改数据性质', cells: [{ address, was: '3.67', text: '3.67', before: '3.67', flagBefore: 'flash', flag: 'verified' }] })
  expect(way.names('undo')).toEqual(['改数据性质 地区生产总值 2026年10月：3.67（核定数） → 3.67（快报数）'])
  stack.push({ label: '录入', cells: [{ address, was: '3', text: '3.67', before: '3', flagBefore: 'flash' }] })
  expect(way.names('undo')[0]).toBe('录入 地区生产总值 2026年10月：3.67 → 3')
})

it('sends an undo under a name of its own, and keeps the act under the first one for redoing', async () => {
  const { stack, put, way } = wayBack()
  stack.push({ label: '粘贴', cells: [{ address, was: '3', text: '3.67', before: '3' }] })
  way.undo()
  await expect.poll(() => put.map(({ label }) => label)).toEqual(['撤销：粘贴'])
  expect(stack.steps('redo').map(({ label }) => label)).toEqual(['粘贴'])
})
