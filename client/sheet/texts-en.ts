import type { Period } from '../../server/wire.ts'
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

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

export const en: SheetTexts = {
  groups: { basics: 'Basics', judged: 'Verdict' },
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
    expected: 'Expected',
    actual: 'Actual',
    lead_points: 'Lead (pts)',
    share: 'Done %',
    timeShare: 'Planned %',
    gap: 'Gap',
  },
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
  },
  sheet: 'Indicators',
  keysHint: 'Arrows move, typing fills in; Esc and then Tab leaves the sheet.',
  explain: 'Explain this light (Alt+Enter)',
  refused: 'Not accepted',
  typed: (text) => `You typed: ${text === '' ? '(cleared)' : text}`,
  conflict: (who, value, mine) =>
    `${who ?? 'Somebody else'} was faster: it is ${value === '' ? 'empty' : value} now. Yours, ${mine === '' ? '(cleared)' : mine}, was not written.`,
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
  labels: { typing: 'typing', paste: 'paste', cut: 'cut', clear: 'clear', fill: 'fill' },
  wrote: (written, skipped, outside) =>
    [`${count(written, 'cell')} filled`, skipped > 0 && `${skipped} skipped that take no entry`, outside > 0 && `${outside} beyond the sheet`]
      .filter((each) => each !== false)
      .join(', '),
  copied: (cells) => `${count(cells, 'cell')} copied`,
  tooMuch: 'More than 200,000 cells are selected; copy fewer',
  undone: (cells, passed) => `${count(cells, 'cell')} undone${passed > 0 ? `, ${passed} left alone: changed by others since` : ''}`,
  redone: (cells, passed) => `${count(cells, 'cell')} redone${passed > 0 ? `, ${passed} left alone: changed by others since` : ''}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  offline: (waiting) => (waiting > 0 ? `No connection; ${count(waiting, 'cell')} kept here and sent when it is back` : 'No connection'),
  signedOut: (waiting) => `Signed out; ${count(waiting, 'cell')} kept here and sent after you sign in`,
  open: (conflicts, problems) =>
    `${[conflicts > 0 && count(conflicts, 'conflict'), problems > 0 && `${problems} not accepted`].filter((each) => each !== false).join(', ')}; F8 goes through them`,
  notKept: 'This browser keeps no unsent edits: close the page only when all are sent',
  brought: (all) => `${count(all, 'cell')} not sent last time ${all === 1 ? 'is' : 'are'} back`,
  byOther: (who, value) => `${who ?? 'Somebody else'} just changed it to ${value === '' ? 'empty' : value}`,
  grid: { noRowsToShow: 'No indicator fits' },
}
