/** Yuzhong's scheme of ten actions for the Chengdu–Chongqing twin-city region, to 2027. */
import { withDepartments } from './rows.ts'
import type { SeedBody, SeedPlan } from './shape.ts'
import { indicators } from './yuzhong-2027-indicators.ts'
import { tasks } from './yuzhong-2027-tasks.ts'

/** The scheme names three levels; it does not say how many special groups or task forces there are, nor who sits in them. */
const bodies: readonly SeedBody[] = [
  {
    code: 'leading-group',
    parent: null,
    kind: 'leading-group',
    name: '成渝地区双城经济圈建设领导小组',
    nameEn: 'Leading Group for the Chengdu–Chongqing Twin-City Region',
    clause: '四（二）',
  },
  {
    code: 'special-work-groups',
    parent: 'leading-group',
    kind: 'work-group',
    name: '专项工作组（各重点领域）',
    nameEn: 'Special work groups (by field)',
    clause: '四（二）',
  },
  {
    code: 'task-forces',
    parent: 'special-work-groups',
    kind: 'task-force',
    name: '工作专班（具体重大事项）',
    nameEn: 'Task forces (by matter)',
    clause: '四（二）',
  },
]

export const yuzhong2027: SeedPlan = {
  code: 'yuzhong-2027',
  title: '渝中区双城经济圈“十项行动”实施方案',
  titleEn: 'Yuzhong ten-action scheme for the twin-city region',
  area: '重庆市渝中区',
  issuer: '重庆市渝中区人民政府',
  document: {
    title: '渝中区全力推进成渝地区双城经济圈建设“十项行动”实施方案',
    number: null,
    issuedOn: '2023-05-23',
    note: '2023年5月23日由区政府发布印发通知，2023年5月26日网上转载；文号原文未载。目标写“到2027年”，起始年按发布当年记。',
  },
  startsOn: '2023-01-01',
  endsOn: '2027-12-31',
  bodies,
  tasks,
  indicators: withDepartments(indicators, tasks),
}
