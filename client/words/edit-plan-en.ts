import type { editPlanZhCn } from './edit-plan-zh-cn.ts'

/** The room in which the plan itself is edited, in English. */ import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'

const sections = { indicators: 'Indicators', years: 'Targets by year', tasks: 'Tasks', departments: 'Departments', archived: 'Archived' }

export const editPlanEn: typeof editPlanZhCn = {
  sections,
  add: 'Add',
  duplicate: 'Duplicate',
  up: 'Up',
  down: 'Down',
  archive: 'Archive',
  bulk: 'Change all',
  bulkOf: (rows) => (rows === 0 ? 'Select the rows to change first' : `The same into all ${rows} selected rows`),
  column: 'Column',
  value: 'Becomes',
  apply: 'Change',
  search: 'Find a name or number',
  finals: 'Final targets change by approval, in the room of targets',
  shared: 'Departments are shared by all plans; others show a change when they are next opened',
  archivedEmpty: 'Nothing is archived',
  archivedWhy: 'Archived indicators, tasks and departments stand here with all their history, and can be brought back.',
  archivedAt: (moment) => `Archived ${moment}`,
  restore: 'Bring back',
  restored: (name) => `Brought back: ${name}`,
  notRestored: (name) => `Not brought back: ${name}`,
  sheet: {
    add: 'Add',
    duplicate: 'Duplicate rows',
    move: 'Move rows',
    archive: 'Archive',
    restore: 'Bring back',
    bulk: 'Change all',
    unnamed: '(no name)',
    blankRow: 'Type or paste here to add a row',
    copyOf: (name) => `${name} (copy)`,
    growTitle: 'There are not enough rows',
    growLine: (rows) => `${rows} rows are lacking. Add ${rows} rows and put everything in?`,
    growYes: (rows) => `Add ${rows} rows`,
    growNo: 'Add none',
    states: { '': 'none', present: 'in use', archived: 'archived' },
    noRows: 'Select rows first',
    sorted: 'The rows are sorted by a column; take the order back before moving them',
    stepIn: (sheet: PlanSheetName, label: string, cells: number) => `${sections[sheet]}: ${label}, ${cells} ${cells === 1 ? 'cell' : 'cells'}`,
  },
}
