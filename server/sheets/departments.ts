import { problem } from '../basics/problems.ts'
import type { Column } from './column.ts'
import { choice, names, parent, place, row, text } from './column.ts'
import type { DepartmentCell, DepartmentColumn, Sheet } from './sheet.ts'
import { departmentColumns } from './sheet.ts'

const departmentKinds = ['department', 'party', 'street', 'committee', 'company', 'headquarters', 'people-organisation', 'collective'] as const

export const columnsOfDepartments: Readonly<Record<DepartmentColumn, Column<DepartmentCell>>> = {
  row: row(({ id }, facts) => {
    const count = facts.leaning(id)
    return count === 0 ? null : problem('department_in_use', { count: String(count) })
  }),
  sort: place,
  name: text({ longest: 100, required: true }),
  shortName: text({ longest: 40, required: true }),
  aliases: names(100),
  kind: choice('departmentKind', departmentKinds, { required: true }),
  parentId: parent('department', 'departments'),
  note: text({ longest: 1000, orNull: true, lines: true }),
  nameEn: text({ longest: 200 }),
}

const isColumn = (column: string): column is DepartmentColumn => (departmentColumns as readonly string[]).includes(column)

/** Who drives plans. They are those of every plan; what is changed is recorded in the plan in which somebody changed it. */
export const departments: Sheet<'departments'> = {
  subject: 'department',
  writers: 'plan',
  place: ({ sheet, department, column }) => ({ sheet, rowId: department, column }),
  address: (department, column) => ({ sheet: 'departments', department, column: isColumn(column) ? column : 'row' }),
  shownIn: () => undefined,
  judged: () => false,
  check: ({ sheet, department, column }, edit, held, { around }) => {
    const content = columnsOfDepartments[column].read(edit.text, held, around)
    return 'code' in content ? content : { sheet, department, column, flag: null, ...content }
  },
}
