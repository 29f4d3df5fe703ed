/** What Chinese says about rules. */
import type { MailRules } from '../../db/schema.ts'
import { usualMailRules } from '../rules/mail-rules.ts'
import { digestZhCn } from './digest-zh-cn.ts'
import type { RuleProblem } from '../basics/rule-problems.ts'
import { named } from './rules.ts'
import type { RulesWords, RuleValue, Said } from './rules.ts'

const presets: RulesWords['presets'] = {
  ratio: '完成率÷时间进度',
  points: '低于序时的百分点',
  percent: '低于序时的幅度',
  'peer-growth': '与计划、全市平均比增速',
}

const thresholds: RulesWords['thresholds'] = {
  ratio: { green: '绿灯：不低于（%）', yellow: '黄灯：不低于（%）' },
  points: { yellow: '黄灯：低于序时达（个百分点）', red: '红灯：低于序时超过（个百分点）' },
  percent: { yellow: '红灯：低于序时超过（%）' },
  'peer-growth': {},
}
const counters: RulesWords['counters'] = { redAfter: '连续几期不绿转红（0 为不计）', warnAfter: '连续几期不绿才预警', clearAfter: '连续几期转好才解除' }

const light: RulesWords['light'] = (preset, t) => {
  const own = {
    ratio: `完成率÷时间进度 ≥ ${t.green ?? ''}% 绿，≥ ${t.yellow ?? ''}% 黄，以下红`,
    points: `低于序时不足 ${t.yellow ?? ''} 个百分点绿，${t.yellow ?? ''}—${t.red ?? ''} 个百分点黄，超过 ${t.red ?? ''} 个百分点红`,
    percent: `达到序时绿，低于序时 ${t.yellow ?? ''}% 以内黄，超过 ${t.yellow ?? ''}% 红`,
    'peer-growth': '增速不低于计划且不低于全市平均绿，正增长黄，负增长红',
  }[preset]
  const redAfter = t.redAfter ?? '0'
  const warnAfter = t.warnAfter ?? '1'
  const clearAfter = t.clearAfter ?? '1'
  return [
    own ?? preset,
    redAfter === '0' ? null : `连续 ${redAfter} 期不绿转红`,
    warnAfter === '1' ? null : `连续 ${warnAfter} 期不绿才预警`,
    clearAfter === '1' ? null : `连续 ${clearAfter} 期转好才解除`,
  ]
    .filter((part) => part !== null)
    .join('；')
}

const names: Readonly<Record<string, string>> = {
  green: '绿灯界限',
  yellow: '黄灯界限',
  red: '红灯界限',
  redAfter: '转红期数',
  warnAfter: '预警期数',
  clearAfter: '解除期数',
}
const nameOf = (name = ''): string => names[name] ?? name
const day = (date = ''): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

const problem = ({ code, parameters: p }: RuleProblem, period: string): string => {
  switch (code) {
    case 'no_such_preset':
      return `没有“${p.preset ?? ''}”这种亮灯规则。`
    case 'no_such_threshold':
      return `这种亮灯规则没有“${p.name ?? ''}”这一项。`
    case 'threshold_not_a_number':
      return `${nameOf(p.name)}“${p.value ?? ''}”不是数字。`
    case 'threshold_out_of_range':
      return `${nameOf(p.name)}须大于 0，不超过 ${p.most ?? ''}。`
    case 'thresholds_out_of_order':
      return `${nameOf(p.greater)}须大于${nameOf(p.less)}。`
    case 'counter_not_whole':
      return p.name === 'redAfter' ? `转红期数须为整数：0（不计），或 2 至 ${p.most ?? ''}。` : `预警期数须为 1 至 ${p.most ?? ''} 的整数。`
    case 'share_out_of_range':
      return '“基本完成”的界限须大于 0，不超过 100。'
    case 'no_such_path':
      return `没有“${p.path ?? ''}”这种序时路径。`
    case 'path_unused':
      return '本指标不按序时路径判定，不能设置路径或节点。'
    case 'nodes_missing':
      return '自报节点路径至少要有一个节点。'
    case 'nodes_not_taken':
      return '这种序时路径不用节点，请先改为“自报节点”。'
    case 'node_not_a_period':
      return `“${period}”不是所属期，应如 2027-Q1、2027-03。`
    case 'node_outside_plan':
      return `节点 ${period} 不在本指标的起止时间内。`
    case 'node_not_a_number':
      return `节点 ${period} 的“${p.value ?? ''}”不是数字。`
    case 'nodes_out_of_order':
      return `节点 ${period} 与前一个节点的先后次序不对，或时点重复。`
    case 'node_falls_back':
      return `节点 ${period} ${p.way === 'down' ? '高于' : '低于'}前一时点的 ${p.floor ?? ''}；节点填累计数，应逐期${p.way === 'down' ? '不升' : '不降'}。`
    case 'node_beyond_target':
      return `节点 ${period} 超出其后的目标 ${p.target ?? ''}。`
    case 'node_not_the_target':
      return `${period} 是目标时点，节点须与目标 ${p.target ?? ''} 一致。`
    case 'workdays_not_whole':
      return `工作日数须为 0 至 ${p.most ?? ''} 的整数。`
    case 'no_such_source':
      return '没有这个发布单位，可能已被删除，请刷新。'
    case 'release_not_a_period':
      return `“${period}”不是本规划期内的所属期。`
    case 'release_not_its_period':
      return `本指标不按 ${period} 这样的所属期填报。`
    case 'release_not_a_day':
      return `“${p.date ?? ''}”不是有效日期。`
    case 'release_before_end':
      return `${period} 的发布日${day(p.date)}早于该期结束。`
    case 'release_too_late':
      return `${period} 的发布日${day(p.date)}晚于该期结束两年以上，请核对。`
    case 'source_unnamed':
      return '请填写发布单位名称，不超过 40 个字符。'
    case 'source_named_twice':
      return `已有名为“${p.name ?? ''}”的发布单位。`
    case 'source_in_use':
      return `还有 ${p.used ?? ''} 项指标使用这个发布单位，不能删除。`
    case 'approval_missing':
      return `${p.year ?? ''}年1月31日已过，改动该年序时须注明批准机关、文号、日期和理由。`
    case 'approval_in_future':
      return `批准日期${day(p.date)}尚未到。`
    case 'time_not_read':
      return `“${p.time ?? ''}”不是时刻，应如 08:30。`
    case 'hours_too_short':
      return `发送时段至少 ${p.least ?? ''} 分钟，结束要晚于开始。`
    case 'weekly_not_a_day':
      return '每周清单须选星期一至星期日中的一天，或不发。'
    case 'monthly_not_a_day':
      return `每月一页须在 1 至 ${p.last ?? ''} 日之间，或不发。`
    case 'not_optional':
      return '可停发的内容有误，请从列表中选择。'
    case 'contact_too_long':
      return `联系方式最多 ${p.most ?? ''} 字，不能换行。`
    case 'ladder_too_long':
      return `阶梯最多 ${p.most ?? ''} 步。`
    case 'ladder_key_twice':
      return `步骤标识“${p.key ?? ''}”重复。`
    case 'ladder_key_wrong':
      return '步骤标识须为 1 至 40 个字母、数字或短横线。'
    case 'ladder_kind_unknown':
      return `没有“${p.kind ?? ''}”这种步骤。`
    case 'ladder_cause_unknown':
      return `没有“${p.cause ?? ''}”这种起因。`
    case 'ladder_causes_missing':
      return '请至少选择一种起因。'
    case 'ladder_causes_of_remind':
      return '临期提醒在预警之前，不选起因。'
    case 'ladder_audience_unknown':
      return `没有“${p.audience ?? ''}”这类对象。`
    case 'ladder_audience_missing':
      return '请至少选择一类通知对象。'
    case 'ladder_days_wrong':
      return `工作日数须为 ${p.least ?? ''} 至 ${p.most ?? ''} 的整数。`
    case 'ladder_days_descend':
      return `同一起因的步骤要由先到后：这一步的 ${p.after ?? ''} 个工作日早于前一步的 ${p.before ?? ''} 个。`
    case 'ladder_light_unknown':
      return '亮灯条件只能是不限、黄灯起或红灯起。'
    case 'ladder_periods_wrong':
      return `持续期数须为 1 至 ${p.most ?? ''} 的整数。`
    case 'ladder_repeat_wrong':
      return `重复间隔须为 1 至 ${p.most ?? ''} 个工作日，或不重复。`
    case 'ladder_remind_once':
      return '临期提醒每步只提醒一次，不重复，也不看灯和期数。'
    default:
      return code satisfies never
  }
}

const pathNames: Readonly<Record<string, string>> = {
  linear: '匀速',
  filed: '自报节点',
  'like-last-year': '上年同期进度',
  geometric: '等比',
  steps: '节点',
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const mailWords = ({ from, until, weekly, monthly, withoutFigures, optional, contact }: Partial<MailRules>): string =>
  [
    from === undefined && until === undefined ? '' : `发送时段 ${from ?? usualMailRules.from}—${until ?? usualMailRules.until}`,
    weekly === undefined ? '' : weekly === null ? '不发每周清单' : `每周清单星期${weekdays[weekly - 1] ?? ''}`,
    monthly === undefined ? '' : monthly === null ? '不发每月一页' : `每月一页 ${monthly} 日`,
    withoutFigures === undefined ? '' : withoutFigures === 1 ? '仅提示，不含数据' : '含数据',
    optional === undefined ? '' : optional.length === 0 ? '均不可停发' : `可停发：${optional.map((kind) => digestZhCn.optional[kind]).join('、')}`,
    contact === undefined ? '' : `联系人：${contact ?? '无'}`,
  ]
    .filter(Boolean)
    .join('，')

const value = (given: RuleValue, period: (text: string) => string): string => {
  switch (given.is) {
    case 'preset':
      return given.preset === null ? '跟随规划' : (presets[given.preset] ?? given.preset)
    case 'thresholds':
      return given.thresholds === null
        ? '通用界限'
        : Object.entries(given.thresholds)
            .map(([name, each]) => `${nameOf(name)} ${each}`)
            .join('，')
    case 'path':
      return pathNames[given.path] ?? given.path
    case 'nodes':
      return given.nodes === null ? '无节点' : given.nodes.map((node) => `${period(node.period)}：${node.value}`).join('，')
    case 'workdays':
      return `${given.workdays} 个工作日`
    case 'dates':
      return given.dates === null || Object.keys(given.dates).length === 0
        ? '按规则推算'
        : Object.entries(given.dates)
            .map(([each, date]) => `${period(each)}：${date}`)
            .join('，')
    case 'yes':
      return given.yes ? '是' : '否'
    case 'ladder':
      return given.steps === null ? '通用阶梯' : given.steps === 0 ? '不逐级督办' : `${given.steps} 步`
    case 'mail':
      return given.rules === null ? '通用规则' : mailWords(given.rules)
    case 'text':
      return given.text ?? '无'
    default:
      return given satisfies never
  }
}

/** @param said how the language names periods. */
export const rulesZhCn = (said: Said): RulesWords => ({
  presets,
  origins: { ratio: '区县常用', points: '银川 2025 年做法', percent: '三亚 2022 年做法', 'peer-growth': '天津固定资产投资做法' },
  light,
  thresholds,
  counters,
  pathNotes: {
    linear: '按月（季）平均推进。',
    filed: '按牵头部门自报的节点推进，节点之间按月（季）平均；没有节点的年份按匀速。',
    'like-last-year': '按上一个完整年度各期占全年的比重推进；没有完整年度时按匀速。',
    geometric: '按每期同一增速推进。',
    steps: '到节点时点才要求达到，之前不要求。',
  },
  release: ({ workdays, source, fixed }) => {
    const rule = source === null ? `期末后 ${workdays} 个工作日` : `${source}公布后 ${workdays} 个工作日`
    return fixed === 0 ? rule : `${rule}（另定 ${fixed} 期）`
  },
  problem: (found) =>
    `${found.field === 'ladder' && found.row !== null ? `第 ${found.row + 1} 步：` : ''}${problem(found, named(found.parameters.period, said))}`,
  columns: {
    lightPreset: '亮灯规则',
    lightThresholds: '亮灯界限',
    basicallyMetFrom: '基本完成界限',
    path: '序时路径',
    pathNodes: '自报节点',
    releaseWorkdays: '可得日',
    releaseSourceId: '发布单位',
    releaseDates: '另定可得日',
    preliminaryDecides: '初步核算数可定案',
    ladder: '督办阶梯',
    formula: '计算式',
    judgedAs: '判定方式',
    name: '发布单位名称',
    workdays: '发布时间',
    dates: '公布的发布日',
    mailRules: '邮件规则',
  },
  value: (given) => value(given, (period) => named(period, said)),
  approval: ({ body, documentNumber, date, reason }) => `${[body, documentNumber, day(date)].filter(Boolean).join('，')}：${reason ?? ''}`,
})
