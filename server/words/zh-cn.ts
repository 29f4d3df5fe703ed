import { spanOf } from '../basics/calendar.ts'
import { digestZhCn } from './digest-zh-cn.ts'
import { lettersZhCn } from './letters-zh-cn.ts'
import { calendarZhCn } from './calendar-zh-cn.ts'
import { ordersZhCn } from './orders-zh-cn.ts'
import { robotsZhCn } from './robots-zh-cn.ts'
import { talkZhCn } from './talk-zh-cn.ts'
import { targetsZhCn } from './targets-zh-cn.ts'
import { formsZhCn } from './forms-zh-cn.ts'
import { warningsZhCn } from './warnings-zh-cn.ts'
import { planSheetsZhCn } from './plan-sheets-zh-cn.ts'
import { questionsZhCn } from './questions-zh-cn.ts'
import { ledgerZhCn } from './ledger-zh-cn.ts'
import { explainZhCn, foreseeZhCn, formulaZhCn, gapZhCn, turnZhCn, withUnit } from './explain-zh-cn.ts'
import { rulesZhCn } from './rules-zh-cn.ts'
import { shownAsGiven } from './figures.ts'
import type { Evaluated } from '../wire/jobs.ts'
import type { Asked, Subject, Words } from './words.ts'

const quarters = ['一', '二', '三', '四']
const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const fullDate = (date: string): string => `${date.slice(0, 4)}年${monthDay(date)}`

const period: Words['period'] = (text, basis) => {
  const span = spanOf(text)
  const year = `${span.year}年`
  const sinceJanuary = basis === 'ytd'
  switch (span.frequency) {
    case 'year':
      return year
    case 'half-year':
      return `${year}${span.place === 1 ? '上半年' : sinceJanuary ? '全年' : '下半年'}`
    case 'quarter':
      if (!sinceJanuary) return `${year}${quarters[span.place - 1]}季度`
      return span.place === 1 ? `${year}一季度` : span.place === 2 ? `${year}上半年` : span.place === 3 ? `${year}前三季度` : `${year}全年`
    case 'month':
      return sinceJanuary && span.place > 1 ? `${year}1—${span.place}月` : `${year}${span.place}月`
    case 'day':
      return fullDate(text)
    default:
      return span.frequency satisfies never
  }
}

const operators = { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于', '=': '等于', range: '', '~': '' } as const
const asked = (target: Asked, subject: Subject): string => {
  if (target.rangeFrom !== null && target.rangeTo !== null) return `${shownAsGiven(target.rangeFrom)}—${withUnit(shownAsGiven(target.rangeTo), subject.unit)}`
  if (target.value === null) return target.text ?? '—'
  const value = withUnit(shownAsGiven(target.value), subject.unit)
  return target.operator === '~' ? `${value}左右` : `${operators[target.operator]} ${value}`
}

const reasons: Words['reasons'] = {
  not_due: '未到时点',
  not_released: '未到发布期',
  not_reported: '未报',
  no_baseline: '无基期，不判序时',
  no_target: '缺当年目标',
  no_denominator: '缺分母',
  not_applicable: '不适用',
  awaiting_final: '到期待核数',
  needs_verdict: '待认定',
  pace: '序时进度',
  bound: '底线',
  deadline: '到期',
  verdict: '人工认定',
  event: '事件',
  near_bound: '接近底线',
  peers_missing: '缺对比数据',
  data: '数据存疑',
}

const flags: Words['flags'] = { estimate: '部门预计数', flash: '快报数', preliminary: '初步核算数', verified: '核定数', final: '最终核实数' }

const outcomes: Words['outcomes'] = { on_pace: '达序时', behind: '欠序时', broken: '突破底线', met: '已完成', missed: '未完成', none: '未判定' }

const unknownYears = (years: readonly string[]): string => `${years.join('、')}年放假安排尚未公布，有关日期按周一至周五推算，不确定。`

const lights: Words['lights'] = { green: '绿灯', yellow: '黄灯', red: '红灯', blue: '蓝灯', grey: '灰灯' }

const paths: Words['paths'] = {
  linear: '匀速（按月）',
  filed: '自报节点',
  'like-last-year': '上年同期进度',
  geometric: '等比（同一增速）',
  steps: '节点',
}

const said = { date: fullDate, period, lights, outcomes, reasons, flags, paths, unknownYears }
const explain = explainZhCn(said)
const gap = gapZhCn(said)
const foresee = foreseeZhCn(said)
const turn = turnZhCn(said)

const evaluated = ({ plan, day, lights: count, ...made }: Evaluated): string => {
  const found = (['red', 'yellow', 'green', 'blue', 'grey'] as const).map((light) => `${lights[light]} ${count[light]}`).join('、')
  if (made.looking) return `${plan}：截至${fullDate(day)}，${found}；此后已有更新的判定，本次仅供查看，未作改动。`
  return `${plan}：${found}；新增预警 ${made.opened}，加重 ${made.worsened}，解除 ${made.resolved}；待发邮件涉及 ${made.told} 人。`
}
const runOutcome: Words['jobs']['outcome'] = ({ evaluated: plans, delivered, listed, failed }) =>
  [
    ...(plans ?? []).map(evaluated),
    plans?.length === 0 ? '没有需要判定的规划。' : '',
    listed === undefined ? '' : listed === 0 ? '今天没有到期的清单。' : `已生成 ${listed} 封，待发。`,
    delivered === undefined || delivered.closed ? '' : `已发 ${delivered.sent}，待重试 ${delivered.waiting}，失败 ${delivered.failed}。`,
    delivered?.closed ? '现不在发送时段，待发邮件到时自动发送。' : '',
    delivered?.wayClosed === undefined ? '' : `邮件发不出去，稍后自动重试：${delivered.wayClosed}。`,
    (failed ?? []).length > 0 ? `出错：${(failed ?? []).join('、')}，详见服务器日志。` : '',
  ].join('')
const measures: Words['measures'] = {
  'annual-total': '年度总量',
  'plan-total': '规划期累计',
  'each-year': '每年不低于',
  'annual-mean': '年均',
  growth: '增速',
  'mean-growth': '年均增速',
  level: '水平（时点）',
  hold: '保持',
  cap: '控制总额',
  reduction: '累计下降',
  band: '区间',
  share: '比率（累计）',
  milestone: '节点',
  rank: '位次',
  veto: '一票否决',
  verdict: '人工认定',
  ratio: '由其他指标算出',
}

export const zhCn: Words = {
  product: '序时',
  demonstration: '演示数据：数值均为虚构',
  lights,
  outcomes,
  reasons,
  causes: { pace: '欠序时', bound: '突破底线', deadline: '临期或逾期', report: '未报', forecast: '预计难以完成', data: '数据存疑' },
  flags,
  roles: { administrator: '管理员', 'plan-office': '规划计划主管', supervisor: '督查', leader: '领导', reporter: '填报人', observer: '观察员' },
  measures,
  paths,
  lightPresets: {
    ratio: '完成率÷时间进度：≥100% 绿，≥90% 黄',
    points: '低于序时的百分点：不足 10 绿，10—30 黄，超过 30 红',
    percent: '低于序时的幅度：50% 以内黄，超过 50% 红',
    'peer-growth': '增速：不低于计划且不低于全市平均绿，正增长黄，负增长红',
  },
  date: fullDate,
  period,
  withUnit,
  asked,
  explain,
  foresee,
  turn,
  formula: formulaZhCn,
  gap,
  unknownYears,
  problem: ({ code, parameters: p }) => {
    switch (code) {
      case 'not_a_number':
        return `“${p.text}”不是数字。可填 1234、1.2万、3.4亿元、56.7%；不适用填“-”，清除填“清空”。`
      case 'bad_grouping':
        return `“${p.text}”的千分位不规范，应如 1,234。`
      case 'wrong_unit':
        return `单位“${p.given}”与本指标的“${p.unit}”不符。`
      case 'percent_not_expected':
        return `本指标单位是“${p.unit}”，不接受百分数。`
      case 'spreadsheet_error':
        return `“${p.text}”是表格的错误值，请填实际数值。`
      case 'not_a_sum':
        return `“${p.text}”不能计算：算式只可有数字、加减乘除和括号，如 =1200+35，不能引用单元格或函数。`
      case 'divided_by_zero':
        return `“${p.text}”中除数为 0。`
      case 'too_long':
        return `内容过长，数值不超过 ${p.limit} 个字符。`
      case 'too_many_digits':
        return '数字位数过多，小数点前后各不超过 30 位。'
      case 'ambiguous_blank':
        return `“${p.text}”含义不明：不适用请填“-”，尚无数据请留空。`
      case 'not_a_verdict':
        return '请填认定结论和佐证，如“按序时：2025年度评估报告”。结论可为：已完成、按序时、滞后、未完成。'
      case 'evidence_missing':
        return '认定需写明佐证，如“按序时：2025年度评估报告”。'
      case 'not_a_place':
        return `“${p.text}”不是位次，请填 1 及以上的整数。`
      case 'computed':
        return '本项由其他指标算出，请改其组成指标。'
      case 'unknown_cell':
        return '没有这个单元格，页面可能已过期，请刷新。'
      case 'unknown_period':
        return `没有“${p.period}”这个所属期。`
      case 'period_not_reported':
        return '本指标不按这个频次填报。'
      case 'period_outside_plan':
        return '所属期不在规划期内。'
      case 'period_not_begun':
        return '所属期尚未开始，不能填报。'
      case 'period_closed':
        return p.may === 'reopen' ? '该所属期已关闭填报，请先重新开放再修改。' : '该所属期已关闭填报，如需修改请联系规划主管部门。'
      case 'not_yours':
        return '您没有填报这个单元格的权限。'
      case 'not_a_period':
        return `“${p.text}”不是所属期，应如 2022、2022-Q4、2022-12。`
      case 'changed_meanwhile':
        return `${p.who ?? '他人'}已改为“${p.value ?? ''}”。`
      case 'approved_target':
        return '该年目标已经文件批准，请在“目标”页凭文件调整。'
      case 'text_too_long':
        return `内容过长（${p.length} 个字），最多 ${p.limit} 个字。`
      case 'must_not_be_empty':
        return '此项不能为空。'
      case 'not_a_whole_number':
        return `“${p.text}”不是 ${p.from} 到 ${p.to} 之间的整数。`
      case 'not_a_date':
        return `“${p.text}”不是日期，应如 2027-12-31、2027/12/31、2027年底。`
      case 'unknown_name':
        return `没有“${p.text}”${p.names === undefined ? '，请从列表中选择。' : `，最接近的是：${p.names}。`}`
      case 'ambiguous_name':
        return `“${p.text}”可指 ${p.names}，请写全。`
      case 'too_many_names':
        return `最多写 ${p.limit} 个。`
      case 'stands_under_itself':
        return '不能放在自己或自己的下级之下。'
      case 'no_list_to_open':
        return '没有责任单位，不能标“等”；请先填责任单位。'
      case 'has_figures':
        return `已有 ${p.figures} 期数值，改动会改变它们的含义，因此不能改。请新建指标，或先清除数值。`
      case 'has_values':
        return '基期值或目标已按现单位填写，不能改单位。请先清除，再改单位。'
      case 'made_by_formula':
        return '“由其他指标算出”要先有公式，请在该指标的说明中设置。'
      case 'part_of_others':
        return `${p.count} 项指标由它算出（${p.names}），请先改公式，再归档。`
      case 'has_below':
        return `还有 ${p.count} 项任务或指标属于它，请先移走或一并归档。`
      case 'department_in_use':
        return `还有 ${p.count} 处用到这个单位（指标、任务、人员、下级），请先改由其他单位承担。`
      default:
        return code satisfies never
    }
  },
  refusal: (code, p) => {
    switch (code) {
      case 'malformed':
        return `请求内容有误${p.path ? `(${p.path})` : ''}。`
      case 'not_json':
        return '请求须为 JSON（Content-Type: application/json）。'
      case 'too_large':
        return '请求内容过大。'
      case 'not_signed_in':
        return '请先登录，登录状态可能已失效。'
      case 'wrong_current_password':
        return '现用密码不正确。'
      case 'wrong_password':
        return '邮箱或密码不正确。'
      case 'too_many_tries':
        return '尝试次数过多，请稍后再试。'
      case 'not_allowed':
        return '您没有此项权限。'
      case 'not_found':
        return '没有找到。'
      case 'outside_plan':
        return `不在规划期内${p.period ? `:${p.period}` : ''}。`
      case 'view_changed':
        return `视图“${p.name ?? ''}”在您打开之后已被改动，请重新打开后再保存。`
      case 'robot_address':
        return '地址不可用：须为该类机器人的官方 https 地址；内网地址须由管理员在服务器设置 OUTSIDE_HOSTS 中列出。'
      case 'too_many_robots':
        return `每个规划至多 ${p.most ?? ''} 个机器人，未添加。`
      case 'too_many_views':
        return `每人最多保存 ${p.most ?? ''} 个视图，请先删除不用的。`
      case 'email_taken':
        return '这个邮箱已有账号。'
      case 'made_in_circle':
        return '公式循环：指标不能由自己算出，也不能由以它算出的指标算出。'
      case 'calendar_refused':
        return '工作日历未保存。'
      case 'calendar_changed':
        return '有人在您查看之后修改了这一年的日历，请重新打开核对。'
      case 'nothing_to_divide':
      case 'targets_changed':
      case 'targets_do_not_add_up':
      case 'approval_in_future':
      case 'approval_before_plan':
      case 'approval_before_former':
      case 'target_in_print':
        return targetsZhCn.refusal[code](p)
      case 'mute_out_of_range':
      case 'absence_out_of_range':
      case 'no_stand_in':
        return warningsZhCn.refusal[code](p)
      case 'comment_empty':
      case 'comment_too_long':
      case 'file_empty':
      case 'file_too_large':
      case 'file_refused':
      case 'file_quota':
      case 'file_lost':
        return talkZhCn.refusal[code](p)
      case 'form_closed':
        return '这个链接在本浏览器不能填报，未保存；请刷新页面查看原因。'
      case 'word_empty':
        return '请写明原因和措施，未提交。'
      case 'promise_unclear':
        return '承诺日期须在今天以后、一年以内，未提交。'
      case 'order_moved':
      case 'order_side':
      case 'order_own':
      case 'order_step':
      case 'order_note':
      case 'order_steps':
      case 'order_unsolved':
      case 'order_evidence':
      case 'order_late':
      case 'order_limit':
      case 'order_asked':
      case 'order_not_asked':
      case 'order_keeps':
      case 'order_unaddressed':
      case 'paper_ended':
      case 'paper_changed':
      case 'paper_outdated':
      case 'paper_empty':
      case 'paper_unaddressed':
        return ordersZhCn.refusal[code](p)
      case 'rules_refused':
        return '规则未保存。'
      case 'rules_changed':
        return '有人在您查看之后修改了这些规则，请核对后再保存。'
      case 'nodes_closed':
        return `${p.year ?? ''}年1月31日已过，不能再自报或修改该年节点；确需调整，请规划计划主管凭批准文件办理。`
      case 'busy':
        return '数据库正忙，请稍后重试；您的填报没有丢失。'
      case 'storage_full':
        return '服务器存储空间已满，本次未保存，请联系管理员。'
      case 'unavailable':
        return '服务暂不可用。'
      case 'failed':
        return '服务器出错，本次操作未完成。'
      default:
        return code satisfies never
    }
  },
  jobs: {
    titles: { evaluate: '判定与预警', weekly: '每周清单', monthly: '每月一页', deliver: '发送邮件' },
    when: {
      evaluate: '每个法定工作日 7:00',
      weekly: '每个法定工作日 7:20（按各规划设定的星期）',
      monthly: '每个法定工作日 7:20（按各规划设定的日期）',
      deliver: '每分钟（发送时段按各规划设定，限法定工作日）',
    },
    outcome: runOutcome,
  },
  digest: digestZhCn,
  letters: lettersZhCn,
  ledger: ledgerZhCn,
  calendar: calendarZhCn,
  targets: targetsZhCn,
  talk: talkZhCn,
  orders: ordersZhCn,
  robots: robotsZhCn,
  questions: questionsZhCn({ period, flags }),
  rules: rulesZhCn({ period }),
  planSheets: planSheetsZhCn(measures),
  forms: formsZhCn(fullDate),
}
