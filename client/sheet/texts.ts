/** Every sentence that the sheet itself says, in both languages; what comes from the server is a sentence already. */
import type { Frequency, Language, Period } from '../../server/wire.ts'

/** Why a cell takes no text. */
export type Bar = 'shown_only' | 'not_yours' | 'not_begun' | 'not_reported_so_often' | 'plan_office_only'

export interface SheetTexts {
  readonly groups: { readonly basics: string; readonly judged: string }
  readonly columns: {
    readonly light: string
    readonly number: string
    readonly name: string
    readonly unit: string
    readonly lead: string
    readonly responsible: string
    readonly dimension: string
    readonly measure: string
    readonly frequency: string
    readonly baselinePeriod: string
    readonly baselineValue: string
    readonly target: string
    readonly dueOn: string
    readonly yearTarget: string
    readonly judgedPeriod: string
    readonly outcome: string
    readonly expected: string
    readonly actual: string
    readonly lead_points: string
    readonly share: string
    readonly timeShare: string
    readonly gap: string
  }
  readonly frequencies: Readonly<Record<Frequency, string>>
  readonly year: (year: string) => string
  /** Head of a period's column, under its year. */
  readonly periodShort: (period: Period) => string
  readonly periodLong: (period: Period) => string
  readonly notApplicable: string
  readonly empty: string
  readonly bars: Readonly<Record<Bar, string>>
  readonly sheet: string
  readonly keysHint: string
  readonly explain: string
  readonly saving: string
  readonly refused: string
  readonly typed: (text: string) => string
  readonly conflict: (who: string | null, value: string, mine: string) => string
  readonly takeTheirs: string
  readonly putMine: string
  readonly takeAllTheirs: (count: number) => string
  readonly putAllMine: (count: number) => string
  readonly editAgain: string
  readonly giveUp: string
  readonly selected: (cells: number) => string
  readonly labels: { readonly typing: string; readonly paste: string; readonly cut: string; readonly clear: string; readonly fill: string }
  readonly wrote: (written: number, skipped: number, outside: number) => string
  readonly copied: (cells: number) => string
  readonly tooMuch: string
  readonly undone: (cells: number, passedOver: number) => string
  readonly redone: (cells: number, passedOver: number) => string
  readonly nothingToUndo: string
  readonly nothingToRedo: string
  readonly offline: (waiting: number) => string
  readonly signedOut: (waiting: number) => string
  readonly open: (conflicts: number, problems: number) => string
  readonly brought: (count: number) => string
  readonly byOther: (who: string | null, value: string) => string
  /** AG Grid's own texts that are worded differently here. */
  readonly grid: Readonly<Record<string, string>>
}

const part = (period: Period): { readonly year: string; readonly kind: Frequency; readonly place: number; readonly day: number } => {
  const [, year = '', rest = ''] = /^(\d{4})-?(.*)$/.exec(period) ?? []
  if (rest === '') return { year, kind: 'year', place: 1, day: 0 }
  if (rest.startsWith('H')) return { year, kind: 'half-year', place: Number(rest.slice(1)), day: 0 }
  if (rest.startsWith('Q')) return { year, kind: 'quarter', place: Number(rest.slice(1)), day: 0 }
  const [month, day] = rest.split('-').map(Number)
  return day === undefined ? { year, kind: 'month', place: month ?? 1, day: 0 } : { year, kind: 'day', place: month ?? 1, day }
}

export const frequencyOf = (period: Period): Frequency => part(period).kind
/** First day of a period. */
export const startOf = (period: Period): string => {
  const { year, kind, place, day } = part(period)
  const month = kind === 'half-year' ? place * 6 - 5 : kind === 'quarter' ? place * 3 - 2 : kind === 'year' ? 1 : place
  return `${year}-${String(month).padStart(2, '0')}-${String(kind === 'day' ? day : 1).padStart(2, '0')}`
}

const shortZh = (period: Period): string => {
  const { kind, place, day } = part(period)
  switch (kind) {
    case 'year':
      return '全年'
    case 'half-year':
      return place === 1 ? '上半年' : '下半年'
    case 'quarter':
      return `${'一二三四'[place - 1]}季度`
    case 'month':
      return `${place}月`
    case 'day':
      return `${place}月${day}日`
    default:
      return kind satisfies never
  }
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const shortEn = (period: Period): string => {
  const { kind, place, day } = part(period)
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

const list = (...parts: readonly (string | false)[]): string => parts.filter((each) => each !== false).join(',')
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

const zhCn: SheetTexts = {
  groups: { basics: '基本', judged: '判定' },
  columns: {
    light: '灯',
    number: '序号',
    name: '指标',
    unit: '单位',
    lead: '牵头单位',
    responsible: '责任单位',
    dimension: '目标维度',
    measure: '指标类型',
    frequency: '频率',
    baselinePeriod: '基期',
    baselineValue: '基期值',
    target: '目标值',
    dueOn: '到期',
    yearTarget: '当年目标',
    judgedPeriod: '所属期',
    outcome: '结论',
    expected: '序时应达',
    actual: '实际',
    lead_points: '领先(百分点)',
    share: '完成率%',
    timeShare: '时间进度%',
    gap: '差额',
  },
  frequencies: { day: '日', month: '月', quarter: '季', 'half-year': '半年', year: '年' },
  year: (year) => `${year}年`,
  periodShort: shortZh,
  periodLong: (period) => (frequencyOf(period) === 'year' ? `${period}年` : `${period.slice(0, 4)}年${shortZh(period)}`),
  notApplicable: '不适用',
  empty: '空',
  bars: {
    shown_only: '此列由系统给出,不能填写',
    not_yours: '不是本单位的指标,不能填写',
    not_begun: '该所属期尚未开始',
    not_reported_so_often: '该指标不按此期报送',
    plan_office_only: '由规划主管部门填写',
  },
  sheet: '指标表',
  keysHint: '方向键移动,直接输入即可填写;按 Esc 后再按 Tab 离开表格。',
  explain: '解释此灯(Alt+Enter)',
  saving: '正在保存',
  refused: '未被接受',
  typed: (text) => `您填的:${text === '' ? '(清空)' : text}`,
  conflict: (who, value, mine) => `${who ?? '别人'}已先改为 ${value === '' ? '空' : value};您填的 ${mine === '' ? '(清空)' : mine} 没有写入。`,
  takeTheirs: '用对方的',
  putMine: '仍用我的',
  takeAllTheirs: (all) => `${all} 处都用对方的`,
  putAllMine: (all) => `${all} 处都用我的`,
  editAgain: '修改',
  giveUp: '放弃,恢复原值',
  selected: (cells) => `已选 ${cells} 格`,
  labels: { typing: '录入', paste: '粘贴', cut: '剪切', clear: '清除', fill: '填充' },
  wrote: (written, skipped, outside) => list(`已写入 ${written} 格`, skipped > 0 && `${skipped} 格不能填写,已跳过`, outside > 0 && `${outside} 格超出表格`),
  copied: (cells) => `已复制 ${cells} 格`,
  tooMuch: '选区超过 20 万格,请缩小后再复制',
  undone: (cells, passed) => list(`已撤销 ${cells} 格`, passed > 0 && `${passed} 格已被别人改过,未动`),
  redone: (cells, passed) => list(`已重做 ${cells} 格`, passed > 0 && `${passed} 格已被别人改过,未动`),
  nothingToUndo: '没有可撤销的操作',
  nothingToRedo: '没有可重做的操作',
  offline: (waiting) => (waiting > 0 ? `连不上服务器,${waiting} 格保存在本机,恢复后自动提交` : '连不上服务器'),
  signedOut: (waiting) => `登录已失效,${waiting} 格保存在本机,重新登录后自动提交`,
  open: (conflicts, problems) => list(conflicts > 0 && `${conflicts} 处冲突`, problems > 0 && `${problems} 处未被接受`, '按 F8 逐个查看'),
  brought: (all) => `已取回上次未提交的 ${all} 格`,
  byOther: (who, value) => `${who ?? '别人'}刚改为 ${value === '' ? '空' : value}`,
  grid: { noRowsToShow: '没有符合条件的指标', filterOoo: '筛选…', applyFilter: '筛选', resetFilter: '清除筛选', clearFilter: '清除', loadingOoo: '加载中…' },
}

const en: SheetTexts = {
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
  frequencies: { day: 'daily', month: 'monthly', quarter: 'quarterly', 'half-year': 'half-yearly', year: 'yearly' },
  year: (year) => year,
  periodShort: shortEn,
  periodLong: (period) => (frequencyOf(period) === 'year' ? period : `${shortEn(period)} ${period.slice(0, 4)}`),
  notApplicable: 'n/a',
  empty: 'empty',
  bars: {
    shown_only: 'The system gives this column; it takes no entry',
    not_yours: 'Not an indicator of your department',
    not_begun: 'This period has not begun',
    not_reported_so_often: 'This indicator is not reported for this period',
    plan_office_only: 'Filled in by the plan office',
  },
  sheet: 'Indicators',
  keysHint: 'Arrows move, typing fills in; Esc and then Tab leaves the sheet.',
  explain: 'Explain this light (Alt+Enter)',
  saving: 'saving',
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
  selected: (cells) => `${count(cells, 'cell')} selected`,
  labels: { typing: 'typing', paste: 'paste', cut: 'cut', clear: 'clear', fill: 'fill' },
  wrote: (written, skipped, outside) =>
    [`${count(written, 'cell')} written`, skipped > 0 && `${skipped} skipped that take no entry`, outside > 0 && `${outside} beyond the sheet`]
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
  brought: (all) => `${count(all, 'cell')} not sent last time ${all === 1 ? 'is' : 'are'} back`,
  byOther: (who, value) => `${who ?? 'Somebody else'} just changed it to ${value === '' ? 'empty' : value}`,
  grid: { noRowsToShow: 'No indicator fits' },
}

export const sheetTexts: Readonly<Record<Language, SheetTexts>> = { 'zh-CN': zhCn, en }
