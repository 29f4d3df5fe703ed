/** Goal dimensions, special actions, numbered tasks and safeguards of Yuzhong's ten-action scheme (`yuzhong-2027.ts`). */
import type { SeedTask } from './shape.ts'
import { actions } from './yuzhong-2027-actions.ts'

interface Goal {
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly summary: string
}

const goals: readonly Goal[] = [
  {
    code: 'goal-city',
    title: '城市能级',
    titleEn: 'City capacity',
    summary: '经济体量、强度和综合竞争力居全市前列，“四化”现代都市和“四区”首善之地基本成形，带动双城经济圈。',
  },
  {
    code: 'goal-infrastructure',
    title: '基础设施能级',
    titleEn: 'Infrastructure',
    summary: '补上交通和市政短板，轨道线路和重大工程建成，基础设施网络基本成网。',
  },
  {
    code: 'goal-industry',
    title: '产业能级',
    titleEn: 'Industry',
    summary: '金融、消费、科创等功能区建设取得大进展，现代服务业和民营经济占比提高。',
  },
  {
    code: 'goal-reform-opening',
    title: '改革开放能级',
    titleEn: 'Reform and opening up',
    summary: '重点改革落到实处，研发投入、进出口和外资达到目标，各开放平台合力显现。',
  },
  {
    code: 'goal-ecology',
    title: '生态环境保护能级',
    titleEn: 'Ecological protection',
    summary: '守住空气、水质和绿化底线，能耗与碳排放强度下降达到市里要求，“无废城市”和双碳有阶段成果。',
  },
  {
    code: 'goal-life',
    title: '生活品质能级',
    titleEn: 'Quality of life',
    summary: '就业、社保、托育、安全和居民收入达到目标，群众获得感增强。',
  },
]

const safeguards = [
  {
    title: '提高站位',
    titleEn: 'Commitment',
    summary: '各单位主要负责人亲自抓本领域的重大问题、任务和项目，落实“一号工程”。',
  },
  {
    title: '加强领导和机制',
    titleEn: 'Leadership and organisation',
    summary: '建立领导小组、专项工作组、工作专班三级体系：工作组统筹各领域专项，专班办理具体重大事项。',
  },
  {
    title: '闭环抓落实',
    titleEn: 'Closed-loop delivery',
    summary: '清单、专班、项目三种方式推进，发现问题到解决问题形成链条，动态晾晒成效，复盘案例并推广做法。',
  },
  {
    title: '凝聚共识',
    titleEn: 'Shared effort',
    summary: '加强宣传和川渝媒体联动，以实绩论英雄，建设专业干部队伍，发动社会各方参与。',
  },
] as const

const chineseNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

const top = { parent: null, dueOn: null, lead: [], responsible: [], openList: false } as const

export const tasks: readonly SeedTask[] = [
  ...goals.map((goal): SeedTask => ({ ...top, ...goal, kind: 'dimension', number: null, clause: `二、主要目标·${goal.title}` })),
  ...actions.flatMap(({ tasks: numbered, ...action }, index): readonly SeedTask[] => {
    const code = `action-${index + 1}`
    const number = chineseNumbers[index]!
    const clause = `三（${number}）`
    return [
      { ...top, ...action, code, kind: 'action', number, clause },
      ...numbered.map((task): SeedTask => ({
        code: `task-${task.number}`,
        parent: code,
        kind: 'task',
        number: String(task.number),
        title: task.title,
        titleEn: task.titleEn,
        summary: task.summary,
        dueOn: null,
        lead: task.lead,
        responsible: task.responsible ?? [],
        openList: task.open ?? false,
        clause: `${clause}${task.number}`,
      })),
    ]
  }),
  ...safeguards.map((safeguard, index): SeedTask => {
    const number = chineseNumbers[index]!
    return { ...top, ...safeguard, code: `safeguard-${index + 1}`, kind: 'safeguard', number, clause: `四（${number}）` }
  }),
]
