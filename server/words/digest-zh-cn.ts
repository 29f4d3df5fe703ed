/** Digests in Chinese. */
import type { CountedLimit, DigestWords } from './digest.ts'

const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const fullDate = (date: string): string => `${date.slice(0, 4)}年${monthDay(date)}`

const groups: DigestWords['groups'] = {
  overdue: '逾期',
  unreported: '未报',
  red: '红灯',
  yellow: '黄灯',
  near: '临期',
  orders: '督办件',
  drafts: '待签文稿',
  office: '需主管处理',
  asked: '数值待核实',
  mentions: '提到您的评论',
  recovered: '已转好',
}
const counted: DigestWords['counted'] = (count) => count.map(([group, number]) => `${groups[group]} ${number}`).join('、')

/** Groups whose matters are a name and what is the matter with it, read as one phrase. */
const paced: ReadonlySet<string> = new Set(['unreported', 'red', 'yellow', 'recovered'])

const unknown = (years: readonly string[]): string => (years.length === 0 ? '' : `${years.join('、')}年放假安排尚未公布，有关日期按周一至周五推算，不确定。`)
const limit: DigestWords['limit'] = ({ on, workdays, uncertain }) => `请于${fullDate(on)}前处理（${workdays} 个工作日内）。${unknown(uncertain)}`

const left = ({ workdays }: CountedLimit): string => (workdays === 0 ? '今天到期' : `还有 ${workdays} 个工作日`)
const past = ({ workdays }: CountedLimit): string => (workdays === 0 ? '刚过' : `已过 ${workdays} 个工作日`)

const optional: DigestWords['optional'] = { weekly: '每周清单', monthly: '每月一页', resolved: '转绿通知', mentions: '评论提到', remind: '临期提醒' }

export const digestZhCn: DigestWords = {
  tags: {
    overdue: '逾期',
    unreported: '催报',
    red: '红灯预警',
    yellow: '黄灯预警',
    near: '临期提醒',
    orders: '督办件',
    drafts: '待签发',
    office: '请主管处理',
    asked: '请核实',
    mentions: '提到您',
    recovered: '已转好',
  },
  groups,
  ask: {
    overdue: '请说明原因、措施和预计完成日期。',
    unreported: '请尽快填报下列数据。',
    red: '请核对数据，说明原因及下步措施。',
    yellow: '请关注进度，必要时提前采取措施。',
    near: '请在到期前填报或办结。',
    orders: '请按时限办理，办理情况在系统内填写。',
    drafts: '文稿已按数据拟好，请审阅、签发或退回；未经签发不会发出。',
    office: '下列邮箱不能收信，有关人员收不到通知，请更正邮箱或改派人员。',
    asked: '请核对这些数值，属实的说明原因，有误的更正。',
    mentions: '',
    recovered: '以下事项已恢复正常，无需处理，感谢您的努力。',
  },
  counted,
  subject: ({ group, department, name, headline, period }, others) => {
    const to = department === null ? '' : `${department}：`
    const when = period === null ? '' : `（${period}）`
    const most = 3
    const all = others.reduce((sum, [, count]) => sum + count, 0)
    const more = others.length === 0 ? '' : `；另有${counted(others.slice(0, most))}${others.length > most ? `等共 ${all} 项` : ''}`
    const apart = headline === '' || paced.has(group) ? '' : '，'
    return `【${digestZhCn.tags[group]}】${to}${name}${apart}${headline}${when}${more}`
  },
  period: (label, day) => (label.length > 5 && label.startsWith(`${day.slice(0, 4)}年`) ? label.slice(5) : label),
  heading: (text) => `【${text}】`,
  greeting: (person) => `${person}：`,
  intro: (count, day) => `${fullDate(day)}，有 ${count} 项需要您了解或处理。`,
  limit,
  unknown,
  preheader: (count, until) => [counted(count), until === null ? '' : `请于${monthDay(until.on)}前处理`].filter(Boolean).join('；'),
  labels: { department: '单位', target: '目标', progress: '进展', expected: '应达', limit: '时限', basis: '依据', contact: '联系', plan: '规划' },
  labelled: (label, text) => `${label}：${text}`,
  listed: (texts) => texts.join('、'),
  bracketed: (text) => `（${text}）`,
  progress: (period, actual, expected) => `${period}完成 ${actual}${expected === null ? '' : `，应达 ${expected}`}`,
  bar: (actual, expected) => `实际 ${actual}，应达 ${expected}`,
  since: (on, periods) => `自${monthDay(on)}起${periods > 1 ? `，已持续 ${periods} 期` : ''}`,
  recovered: (worst, light) => {
    const words = { red: '红', yellow: '黄', green: '绿', blue: '蓝（已完成）', grey: '灰' } as const
    return worst === 'grey' ? '已补报' : `由${words[worst]}转${words[light]}`
  },
  worsened: '较前加重',
  withoutFigures: { pace: '欠序时', bound: '突破底线', deadline: '时限已到', report: '未报', forecast: '预计难以完成', data: '数据存疑' },
  step: (kind, round) => {
    const names = { remind: '临期提醒', chase: '催报', notice: '提醒函', letter: '督办函', bulletin: '通报', talk: '约谈', raise: '提级督办' } as const
    return `已到“${names[kind]}”环节${round > 1 ? `（第 ${round} 次）` : ''}`
  },
  promised: (on, who, isOver) => `${who}承诺${monthDay(on)}前完成${isOver ? '，已过期' : ''}`,
  standsIn: (name) => `${name}不在岗，由您代收`,
  dueFigure: (until, isOver) => (isOver ? `可得日${monthDay(until.on)}，${past(until)}` : `${monthDay(until.on)}前填报，${left(until)}`),
  dueTarget: (until) => `${monthDay(until.on)}到期，${left(until)}`,
  order: {
    name: ({ year, number }) => `督办〔${year}〕${number}号`,
    acts: {
      issued: '新交办，请签收',
      signed: '已签收',
      taken: '已开始办理',
      reported: '已报送进展',
      extension_asked: '申请延期，待批复',
      extended: '同意延期',
      extension_refused: '不同意延期',
      closing_asked: '申请办结，待复核',
      sent_back: '退回重办',
      verified: '复核通过',
      closed: '已销号',
      stopped: '已中止',
      reviewed: '已复盘',
    },
    limit: (order) => {
      const changed = order.firstLimitOn === order.limit.on ? '' : `（原时限${monthDay(order.firstLimitOn)}）`
      const how = order.ended || order.isOver ? '' : `，${left(order.limit)}`
      return `时限${monthDay(order.limit.on)}${changed}${how}`
    },
    over: (workdays) => (workdays === 0 ? '已逾期' : `逾期 ${workdays} 个工作日`),
    demand: (text) => `要求：${text}`,
  },
  draft: {
    kinds: { letter: '督办函', bulletin: '通报', talk: '约谈通知', raise: '提级督办报告' },
    state: (madeOn) => `${monthDay(madeOn)}拟稿，待签发`,
  },
  refused: (who) => `${who ?? '收件人'}的邮箱不能收信`,
  instead: { nobody: '该单位没有在岗的接收人，改送规划计划主管', no_lead: '未明确牵头单位，改送规划计划主管' },
  more: (count) => `其余 ${count} 项，打开系统查看全部。`,
  inText: '其余各项名称见本邮件的纯文本部分。',
  answer: '填报、答复（免登录）',
  answerWhy: '此链接只打开您的待办，限首次打开的浏览器使用，请勿转发。',
  open: '打开系统',
  openOne: '查看',
  basis: (plan, document) => (plan === document ? `《${document}》` : `${plan}（《${document.replace(/^《|》$/g, '')}》）`),
  contact: (office, contact) => `${office}${contact === null ? '' : `，${contact}`}。如对口径、数据或责任划分有异议，请在系统内提出或联系上述单位。`,
  onlyNotice: '按本规划的设置，邮件只作提示，不含数据；数据请登录系统查看。',
  why: (kinds) =>
    `您因在牵头单位或主管部门的职责收到本邮件，预警、催报和督办不能停发；每人每个工作日至多一封预警邮件。${kinds.length === 0 ? '' : `其中${kinds.map((kind) => optional[kind]).join('、')}可以停发。`}`,
  whyMention: '有人在评论中提到了您，因此收到本邮件；每人每个工作日至多一封预警邮件。',
  settings: '邮件设置',
  unsubscribe: '一键停发可选内容',
  optional,
}
