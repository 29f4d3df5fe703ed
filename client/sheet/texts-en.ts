import type { Period } from '../../server/wire/rows.ts'
import { frequencyOf, partsOf } from './periods.ts'
import type { SheetTexts } from './texts-shape.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const shortEn = (period: Period): string => {
  const { kind, place, day } = partsOf(period)
  switch (kind) {
    case 'year':
      return 'Year'
    case 'half-year':
      return `H${place}`
    case 'quarter':
      return `Q${place}`
    case 'month':
      return months[place - 1] ?? ''
    case 'day':
      return `${day} ${months[place - 1]}`
    default:
      return kind satisfies never
  }
}

const someOf = (periods: readonly string[]): string => (periods.length > 2 ? `${periods.length} periods` : periods.join(', '))
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

export const en: SheetTexts = {
  groups: { basics: 'Basics', judged: 'Verdict', quarters: 'Quarters' },
  columns: {
    light: 'Light',
    number: 'No.',
    name: 'Indicator',
    unit: 'Unit',
    lead: 'Lead',
    responsible: 'Responsible',
    dimension: 'Dimension',
    measure: 'Measure',
    frequency: 'Reported',
    baselinePeriod: 'Baseline',
    baselineValue: 'Baseline value',
    target: 'Target',
    dueOn: 'Due',
    yearTarget: 'Year target',
    judgedPeriod: 'Period',
    outcome: 'Outcome',
    flag: 'Kind of figure',
    expected: 'Expected',
    actual: 'Actual',
    lead_points: 'Lead (pts)',
    share: 'Done %',
    timeShare: 'Planned %',
    gap: 'Gap',
  },
  facets: { none: '(none)', department: 'Department (leads or takes part)' },
  headMenu: (title) => `Sort and filter: ${title}`,
  frozenTooWide: 'Too wide to freeze: half of the room must go on scrolling',
  outline: {
    withoutTask: 'Under no task',
    withoutDepartment: 'No lead department named',
    count: (indicators) => (indicators === 1 ? '1 indicator' : `${indicators} indicators`),
    open: 'open',
    folded: 'folded',
    level: (level) => `level ${level}`,
    alsoUnder: (titles) => `Also under: ${titles.join('; ')}`,
  },
  frequencies: { day: 'daily', month: 'monthly', quarter: 'quarterly', 'half-year': 'half-yearly', year: 'yearly' },
  year: (year) => year,
  periodShort: shortEn,
  periodLong: (period) => (frequencyOf(period) === 'year' ? period : `${shortEn(period)} ${period.slice(0, 4)}`),
  notApplicable: 'n/a',
  empty: 'empty',
  unsaid: 'not stated',
  bars: {
    shown_only: 'The system gives this column; it takes no entry',
    not_yours: 'Not an indicator of your department',
    computed: 'Computed from other indicators',
    not_begun: 'This period has not begun',
    not_reported_so_often: 'This indicator is not reported for this period',
    plan_office_only: 'Filled in by the plan office',
    closed: 'This period is closed',
  },
  closedBy: (who, when, note) => `Closed ${who === null ? '' : `by ${who}, `}${when}${note === null ? '' : `: ${note}`}`,
  closedMeanwhile: (period, who) => `${who ?? 'The plan office'} has just closed ${period}. What you type stays in this cell, but is not written.`,
  openedMeanwhile: (period) => `${period} is open again.`,
  turned: (who, closed, opened) =>
    `${who ?? 'The plan office'} ${[closed.length > 0 ? `closed ${someOf(closed)}` : '', opened.length > 0 ? `reopened ${someOf(opened)}` : ''].filter((part) => part !== '').join(', ')}`,
  sheet: 'Indicators',
  printed: (rows) => `The first ${rows} rows are printed; for all of them take the ledger.`,
  keysHint: 'Arrows move, typing fills in; F6, or Esc and then Tab, leaves the sheet.',
  explain: 'Explain this light (Alt+Enter)',
  refused: 'Not accepted',
  marks: { waiting: 'waiting to be sent', saving: 'being sent', refused: 'not accepted', conflict: 'in conflict with somebody’s change' },
  typed: (text) => `You typed: ${text === '' ? '(cleared)' : text}`,
  conflict: (who, when, value, mine) =>
    `${who ?? 'Somebody else'} was faster${when === null ? '' : ` (${when})`}: it is ${value === '' ? 'empty' : value} now. Yours, ${mine === '' ? '(cleared)' : mine}, was not written.`,
  takeTheirs: 'Take theirs',
  putMine: 'Put mine',
  takeAllTheirs: (all) => `Theirs in all ${all}`,
  putAllMine: (all) => `Mine in all ${all}`,
  editAgain: 'Edit',
  giveUp: 'Give up, restore the value',
  checked: 'Checked, it is right',
  putRight: 'Put right',
  remark: 'Remark (optional)',
  notChecked: 'The answer was not kept; please try again',
  asked: (cells) => (cells === 1 ? 'A question about 1 cell; F8 goes to it' : `Questions about ${cells} cells; F8 goes through them`),
  selected: (cells) => `${count(cells, 'cell')} selected`,
  labels: { typing: 'typing', paste: 'paste', cut: 'cut', clear: 'clear', fill: 'fill', flag: 'change of kind' },
  wrote: (written, skipped, outside) =>
    [`${count(written, 'cell')} filled`, skipped > 0 && `${skipped} skipped that take no entry`, outside > 0 && `${outside} beyond the sheet`]
      .filter((each) => each !== false)
      .join(', '),
  copied: (cells) => `${count(cells, 'cell')} copied`,
  tooMuch: 'More than 200,000 cells are selected; copy fewer',
  step: (label, cells, first) => `${label} ${count(cells, 'cell')} (${first}…)`,
  stepOfOne: (label, cell, from, to) => `${label} ${cell}: ${from} → ${to}`,
  stepTaken: (way, label, steps) => `${way === 'undo' ? 'Undo' : 'Redo'}${steps > 1 ? ` of ${steps} steps` : ''}: ${label}`,
  flagged: (value, flag) => `${value} (${flag})`,
  stepped: (way, cells, closed) =>
    `${count(cells, 'cell')} ${way === 'undo' ? 'undone' : 'redone'}${closed > 0 ? `, ${closed} left alone: they take no text now` : ''}`,
  stepElsewhere: 'This step is in the sheet of another year; go there first',
  overwrittenTitle: (way, cells) => `Others have since changed ${count(cells, 'cell')} that you want to ${way}`,
  overwritten: (cell, theirs, who, when, mine) => `${cell}: now ${theirs} (${who ?? 'somebody else'}${when === null ? '' : `, ${when}`}), would become ${mine}`,
  andMore: (cells) => `and ${cells} more`,
  restOnly: (way, cells) => `${way === 'undo' ? 'Undo' : 'Redo'} the other ${cells} only`,
  overTheirs: (cells) => `Write over theirs (${cells})`,
  leaveAll: 'Cancel',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  offline: (waiting) => (waiting > 0 ? `No connection; ${count(waiting, 'cell')} kept here and sent when it is back` : 'No connection'),
  signedOut: (waiting) => `Signed out; ${count(waiting, 'cell')} kept here and sent after you sign in`,
  back: (waiting) => (waiting > 0 ? `Connected again; sending ${count(waiting, 'cell')}` : 'Connected again; all is saved'),
  open: (conflicts, problems) =>
    `${[conflicts > 0 && count(conflicts, 'conflict'), problems > 0 && `${problems} not accepted`].filter((each) => each !== false).join(', ')}; F8 goes through them`,
  notKept: 'This browser keeps no unsent edits: close the page only when all are sent',
  brought: (all) => `${count(all, 'cell')} not sent last time ${all === 1 ? 'is' : 'are'} back`,
  talk: (comments, files) =>
    `${[comments > 0 && `${comments} ${comments === 1 ? 'comment' : 'comments'}`, files > 0 && `${files} ${files === 1 ? 'file' : 'files'}`].filter(Boolean).join(', ')} (Ctrl+Shift+F2)`,
  recent: 'Last 12',
  byOther: (who, value) => `${who ?? 'Somebody else'} just changed it to ${value === '' ? 'empty' : value}`,
  comma: ', ',
  wholeSheet: 'Select all (Ctrl+A)',
  paste: {
    tooLarge: 'There is not room for all of it',
    larger: (asked, has) =>
      `${count(asked.rows, 'row')} × ${count(asked.columns, 'column')} are to be pasted; from here on there are ${has.rows} × ${has.columns}.`,
    beyond: (cells, rows, columns) =>
      `${[rows > 0 && count(rows, 'row'), columns > 0 && count(columns, 'column')].filter((each) => each !== false).join(' and ')} too many: ${count(cells, 'cell')} will not go in.`,
    hiddenRows: (rows) => `${count(rows, 'row')} more ${rows === 1 ? 'is' : 'are'} filtered or folded away; only the rows that are shown are pasted into.`,
    fit: (cells) => `Put in the ${count(cells, 'cell')} that fit`,
    cancel: 'Cancel',
    cancelled: 'Nothing was pasted',
    tooMuch: (cells, most) => `${cells} cells; at most ${most} at a time`,
    cleared: (cells) => `${count(cells, 'blank')} cleared`,
    merged: (cells) => `${count(cells, 'cell')} under merged ones left alone`,
    tooLong: (cells, most) => `${count(cells, 'text')} of more than ${most} characters left out`,
    onlyShown: (hidden) => `only in rows that are shown, ${hidden} hidden left alone`,
    oneFile: 'One file at a time',
    noTextFile: (name) => `“${name}” is no text file. Drop .txt, .csv or .tsv; open an Excel file and copy from it`,
    largeFile: (megabytes) => `The file is larger than ${megabytes} MB; please divide it`,
    byKey: 'The browser lets only the keyboard paste: press Ctrl+V',
  },
  find: {
    label: 'Find',
    hint: 'Text or figures in the cells',
    close: 'Close (Esc)',
    next: 'Next (Enter)',
    previous: 'Previous (Shift+Enter)',
    looking: 'Looking…',
    count: (at, all, isCut, hidden) => `${at}/${all}${isCut ? '+' : ''}${hidden > 0 ? `, ${count(hidden, 'more row')} hidden` : ''}`,
    none: (hidden) => (hidden > 0 ? `Not in the rows that are shown, but in ${count(hidden, 'hidden row')}` : 'Not found'),
  },
  goTo: {
    label: 'Go to',
    hint: 'Number or name, also with a period: 12 2026-03',
    close: 'Close (Esc)',
    none: 'No such indicator',
    rowHidden: '(this row is filtered or folded away)',
    columnHidden: (period) => `The column of ${period} is not shown`,
  },
  menu: {
    label: 'Menu of the cell',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    clear: 'Clear',
    fillDown: 'Fill down',
    fillRight: 'Fill right',
    story: 'Comments and history',
    explain: 'Explain this light',
    ascending: 'Sort ascending by this column',
    descending: 'Sort descending by this column',
    unsorted: 'Back to the order of the plan',
    keys: 'All keys',
  },
  help: {
    title: 'Keys',
    close: 'Close',
    groups: [
      {
        title: 'Moving',
        keys: [
          ['Arrows', 'one cell'],
          ['Ctrl+arrows', 'to where figures begin or end'],
          ['Tab / Enter', 'right / down; round a selected block'],
          ['Shift+Tab / Shift+Enter', 'left / up'],
          ['Home / End', 'first / last cell of the row'],
          ['Ctrl+Home / Ctrl+End', 'first / last cell of all'],
          ['PageUp / PageDown', 'a page up / down'],
          ['Ctrl+G', 'go to an indicator or a period'],
          ['Ctrl+F', 'find'],
          ['F3 / Shift+F3', 'next / previous find'],
          ['F8', 'next cell that needs somebody: conflict, refusal, question'],
          ['Esc, then Tab', 'leave the sheet'],
          ['F6 / Shift+F6', 'go round tools, sheet and side panel'],
        ],
      },
      {
        title: 'Selecting',
        keys: [
          ['Shift+arrows', 'extend'],
          ['Ctrl+Shift+arrows', 'extend to where figures begin or end'],
          ['Ctrl+Space / Shift+Space', 'whole column / row; also by column heads and row numbers'],
          ['Ctrl+A', 'all'],
        ],
      },
      {
        title: 'Filling in',
        keys: [
          ['Typing', 'replaces the value'],
          ['F2', 'edits the value'],
          ['Enter / Tab', 'takes it'],
          ['Esc', 'gives it up'],
          ['Ctrl+Enter', 'into every selected cell'],
          ['Delete', 'clears the selection'],
          ['Ctrl+D / Ctrl+R', 'fill down / right'],
          ['Alt+Shift+↑ / Alt+Shift+↓', 'move selected rows of the plan up / down'],
          ['Ctrl+C / Ctrl+X / Ctrl+V', 'copy / cut / paste'],
          ['Ctrl+Z / Ctrl+Y', 'undo / redo'],
        ],
      },
      {
        title: 'More',
        keys: [
          ['Alt+Enter', 'explain the light'],
          ['Shift+F2', 'into the card beside the cell; without one, its comments and history'],
          ['Ctrl+Shift+F2', 'comments, files and history of the cell'],
          ['Shift+F10', 'menu of the cell'],
          ['F1 / Ctrl+/', 'this page'],
        ],
      },
    ],
    notes: [
      'Cells take 1234, 1,234, 1.2万, 3.4亿元, 56.7%, (12) for −12, 约12, =1200+35 (+ − × ÷ and brackets). How it was understood is shown; what was typed is kept.',
      '“-” means not applicable. Blanks that are pasted clear; cells under merged ones are left alone.',
      'Paste from Excel, WPS or a web table, or drop a .txt, .csv or .tsv file. What is pasted is what was shown: show all decimals there first if you need them.',
    ],
  },
  grid: { noRowsToShow: 'No indicator fits' },
}
