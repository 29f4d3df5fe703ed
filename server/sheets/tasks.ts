import type { Problem } from '../basics/problems.ts'
import { problem } from '../basics/problems.ts'
import type { Column } from './column.ts'
import { choice, date, parent, place, row, several, text } from './column.ts'
import type { Sheet, TaskCell, TaskColumn } from './sheet.ts'
import { taskColumns } from './sheet.ts'

const taskKinds = ['dimension', 'stream', 'action', 'task', 'safeguard'] as const

const openList = choice('openList', ['0', '1'], { required: true })
/** 等 stands at the end of a list of those who answer. */
const listed = ({ responsible }: TaskCell): Problem | null => (responsible.length === 0 ? problem('no_list_to_open') : null)

export const columnsOfTasks: Readonly<Record<TaskColumn, Column<TaskCell>>> = {
  row: row(({ id }, facts) => {
    const count = facts.leaning(id)
    return count === 0 ? null : problem('has_below', { count: String(count) })
  }),
  sort: place,
  number: text({ longest: 20, orNull: true }),
  title: text({ longest: 300, required: true }),
  parentId: parent('task', 'tasks'),
  kind: choice('taskKind', taskKinds, { required: true }),
  summary: text({ longest: 4000, orNull: true, lines: true }),
  lead: several('departments', 'departments'),
  responsible: several('departments', 'departments'),
  openList: { ...openList, read: (typed, held, facts) => listed(held) ?? openList.read(typed, held, facts) },
  dueOn: date,
  sourceClause: text({ longest: 300 }),
  titleEn: text({ longest: 500 }),
}

const isColumn = (column: string): column is TaskColumn => (taskColumns as readonly string[]).includes(column)

/** What is to be done, under what, by whom and until when. */
export const tasks: Sheet<'tasks'> = {
  subject: 'task',
  writers: 'plan',
  place: ({ sheet, task, column }) => ({ sheet, rowId: task, column }),
  address: (task, column) => ({ sheet: 'tasks', task, column: isColumn(column) ? column : 'row' }),
  shownIn: () => undefined,
  judged: () => false,
  check: ({ sheet, task, column }, edit, held, { around }) => {
    const content = columnsOfTasks[column].read(edit.text, held, around)
    return 'code' in content ? content : { sheet, task, column, flag: null, ...content }
  },
}
