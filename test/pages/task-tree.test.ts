import { expect, it } from 'vitest'
import type { Branch } from '../../client/parts/task-tree.ts'
import { branches, matching } from '../../client/parts/task-tree.ts'
import type { TaskView } from '../../server/wire/tasks.ts'

const task = (id: string, parent: string | null, given: Partial<TaskView> = {}): TaskView => ({
  id,
  parent,
  kind: 'task',
  number: null,
  title: id,
  titleEn: '',
  summary: null,
  dueOn: null,
  clause: '三',
  lead: [],
  responsible: [],
  openList: false,
  indicators: [],
  ...given,
})
const streets = { id: 'streets', shortName: '各街道', members: ['七星岗街道', '解放碑街道'] }
const commerce = { id: 'commerce', shortName: '区商务委', members: null }

const tasks = [
  task('行动一', null, { kind: 'action' }),
  task('提升口岸', '行动一', { lead: [commerce] }),
  task('整治背街', '行动一', { responsible: [streets] }),
  task('行动二', null, { kind: 'action' }),
  task('扩大外贸', '行动二', { indicators: [{ id: 'trade', name: '进出口总额', nameEn: 'Foreign trade', light: 'red' }] }),
]
const titles = (list: readonly Branch[]): unknown => list.map(({ task: { title }, below }) => (below.length > 0 ? [title, titles(below)] : title))
const sought = (search: string, department: string | null = null) => {
  const { shown, count } = matching(tasks, { search, department })
  return [titles(branches(shown)), count]
}

it('hangs tasks under their action in the order of the document', () => {
  expect(titles(branches(tasks))).toEqual([
    ['行动一', ['提升口岸', '整治背街']],
    ['行动二', ['扩大外贸']],
  ])
})

it('loses no task whose parent is missing', () => {
  expect(titles(branches([task('甲', 'gone'), task('乙', '甲')]))).toEqual([['甲', ['乙']]])
})

it.each<[what: string, search: string, department: string | null, found: unknown]>([
  ['everything without a question', ' ', null, [titles(branches(tasks)), 5]],
  ['what fits, with what stands above it', '口岸', null, [[['行动一', ['提升口岸']]], 1]],
  ['by a member of a collective name', '解放碑', null, [[['行动一', ['整治背街']]], 1]],
  ['by an indicator in the other language, whatever the case', 'FOREIGN', null, [[['行动二', ['扩大外贸']]], 1]],
  ['only where all words fit', '行动 扩大', null, [[], 0]],
  ['by department, whether it leads or answers', '', 'streets', [[['行动一', ['整治背街']]], 1]],
  ['nothing where no department of that name takes part', '口岸', 'streets', [[], 0]],
])('finds %s', (_, search, department, found) => {
  expect(sought(search, department)).toEqual(found)
})
