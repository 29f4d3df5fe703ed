/**
 * People of the demonstration. All made up: names, titles and addresses belong to nobody, and the domain is one that can never receive
 * mail (RFC 6761). Departments are those that the plan names as leads; each has a head and a reporter.
 */
import type { DepartmentRole, Role } from '../db/schema.ts'

/** One password for all demonstration accounts; shown at start, and refused nowhere but on a server that others can reach. */
export const demonstrationPassword = 'yanshi-2027'

export interface DemonstrationPerson {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly title: string
  /** Codes of departments, and the part in them. */
  readonly departments: readonly { readonly code: string; readonly role: DepartmentRole }[]
}

const person = (name: string, account: string, role: Role, title: string, departments: DemonstrationPerson['departments'] = []): DemonstrationPerson => ({
  name,
  email: `${account}@demo.invalid`,
  role,
  title,
  departments,
})

/** The plan office sits in the district's development and reform commission. */
const district: readonly DemonstrationPerson[] = [
  person('秦知行', 'admin', 'administrator', '系统管理员'),
  person('苏明远', 'office', 'plan-office', '规划科科长'),
  person('段清和', 'office2', 'plan-office', '规划科副科长'),
  person('贺立言', 'supervisor', 'supervisor', '督查室主任'),
  person('程伯川', 'leader', 'leader', '常务副区长'),
  person('夏南枝', 'leader2', 'leader', '副区长'),
  person('温若谷', 'observer', 'observer', '智库观察员'),
]

/** Department, account, then head with title, and reporter. */
const staff: readonly (readonly [code: string, account: string, head: string, title: string, reporter: string])[] = [
  ['yz-drc', 'drc', '江承志', '主任', '林晓棠'],
  ['yz-housing', 'housing', '罗定山', '主任', '邹小满'],
  ['yz-caiyuanba-headquarters', 'caiyuanba', '严启航', '指挥长', '姚可欣'],
  ['yz-finance-office', 'finance', '沈思齐', '主任', '范雨辰'],
  ['yz-commerce', 'commerce', '唐云起', '主任', '黎梦溪'],
  ['yz-science', 'science', '彭致远', '局长', '江心月'],
  ['yz-digital-economy-park', 'digital', '石砚秋', '主任', '魏子衿'],
  ['yz-industry-commerce-federation', 'federation', '龚乐山', '主席', '冉一帆'],
  ['yz-environment', 'environment', '向青禾', '局长', '牟雪松'],
  ['yz-human-resources', 'labour', '谭守正', '局长', '庹小雅'],
  ['yz-health', 'health', '闵怀仁', '主任', '卢芷兰'],
  ['yz-political-legal', 'political', '韩秉公', '书记', '丁语桐'],
  ['yz-transport', 'transport', '路长风', '局长', '桂舟'],
  ['yz-big-data', 'data', '文景行', '局长', '蒲星河'],
  ['yz-market-regulation', 'market', '况公平', '局长', '代思源'],
  ['yz-culture-tourism', 'culture', '巴山月', '主任', '郎清词'],
  ['yz-foreign-affairs', 'foreign', '辜远帆', '主任', '明若溪'],
  ['yz-education', 'education', '孟书涵', '主任', '聂青青'],
]

/** Everybody, with those who set the plan up first. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  ...district,
  ...staff.flatMap(([code, account, head, title, reporter]) => [
    person(head, `${account}.head`, 'reporter', title, [{ code, role: 'head' }]),
    person(reporter, account, 'reporter', '填报人', [{ code, role: 'reporter' }]),
  ]),
]

/** Who enters what no department leads. */
export const officeEmail = 'office@demo.invalid'
