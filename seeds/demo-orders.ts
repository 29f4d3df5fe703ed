/**
 * Orders of the demonstration, by the very acts that people do: one closed and put into the library, one in hand whose extension waits for a decision,
 * one past its limit, and one from a letter that was signed out of the tray. All made up; days are counted in workdays before today.
 */
import { draftsOf } from '../db/drafts.ts'
import { ordersOf } from '../db/orders.ts'
import { personByEmail } from '../db/people.ts'
import type { Id, Plan } from '../db/schema.ts'
import { allDepartments } from '../db/departments.ts'
import { actingPerson } from '../server/actions/actor.ts'
import type { ActingPerson } from '../server/actions/actor.ts'
import { addFile } from '../server/actions/evidence.ts'
import type { GivenTurn } from '../server/actions/orders.ts'
import { issueOrder, turnOrder } from '../server/actions/orders.ts'
import { signPaper } from '../server/actions/paper-tray.ts'
import { localDate } from '../server/basics/calendar.ts'
import { addWorkdays } from '../server/basics/workdays.ts'
import type { Context } from '../server/context.ts'
import { noSteps } from '../server/rules/orders.ts'

/** Titles tell them apart: nothing else is kept from one day to the next. */
const cases = {
  closed: { title: '社区卫生服务中心改扩建用地手续办理滞后', department: 'yz-health', account: 'health' },
  asked: { title: '跨境电商综合服务平台上线滞后', department: 'yz-commerce', account: 'commerce' },
  late: { title: '老旧小区改造项目开工率偏低', department: 'yz-housing', account: 'housing' },
} as const
type Case = keyof typeof cases

interface Day {
  readonly ctx: Context
  readonly plan: Plan
  readonly today: string
  readonly supervisor: ActingPerson
}

const personOf = async ({ db }: Context, account: string): Promise<ActingPerson> => {
  const person = await personByEmail(db, `${account}@demo.invalid`)
  if (person === undefined) throw new Error(`demonstration orders: nobody has the account ${account}`)
  return actingPerson(db, person.id)
}

const issue = async ({ ctx, plan, supervisor }: Day, name: Case, demand: string, basis: string, limitWorkdays: number): Promise<void> => {
  const { title, department } = cases[name]
  const found = (await allDepartments(ctx.db)).find(({ code }) => code === department)
  if (found === undefined) return
  await issueOrder(ctx, supervisor, plan.id, { title, demand, basis, department: found.id, indicator: null, limitWorkdays, foundOn: null })
}

const idOf = async ({ ctx, plan }: Day, name: Case): Promise<Id | undefined> =>
  (await ordersOf(ctx.db, plan.id)).find(({ title }) => title === cases[name].title)?.id

type Said = Pick<GivenTurn, 'act' | 'seen'> & Partial<GivenTurn>
/** Does something with an order of ours, as its department or as the supervisor. */
const act = async (day: Day, name: Case, side: 'department' | 'supervisor', said: Said): Promise<void> => {
  const id = await idOf(day, name)
  if (id === undefined) return
  const actor = side === 'supervisor' ? day.supervisor : await personOf(day.ctx, cases[name].account)
  await turnOrder(day.ctx, actor, day.plan.id, id, { note: '', limitOn: null, steps: noSteps, evidence: [], review: null, ...said })
}

const evidence = async (day: Day, name: Case, file: string, text: string): Promise<readonly Id[]> => {
  const order = await idOf(day, name)
  if (order === undefined) return []
  const bytes = new TextEncoder().encode(text)
  const body = (async function* () {
    yield await Promise.resolve(bytes)
  })()
  const { id } = await addFile(day.ctx, await personOf(day.ctx, cases[name].account), day.plan.id, { order, name: file, size: bytes.length }, body)
  return [id]
}

const closeCase = async (day: Day): Promise<void> => {
  const note = '用地预审、规划许可均已办结，施工单位已进场。'
  const steps = { ...noSteps, solvedOn: day.today }
  await act(day, 'closed', 'department', {
    act: 'closing_asked',
    seen: 'in_hand',
    note,
    steps,
    evidence: await evidence(day, 'closed', '用地规划许可办结说明.txt', `${note}（演示材料，内容均为虚构）`),
  })
}

const review = {
  cause: '用地预审与规划许可分头申报，材料反复退补。',
  handling: '由区卫健委牵头、规划自然资源部门派员驻场，实行并联审批、一次告知。',
  lesson: '涉及用地的项目在立项时即同步启动预审，按周会商，不把手续问题留到开工前。',
  practice: true,
}

/** What happens on which workday before today. */
const course: Readonly<Record<number, (day: Day) => Promise<void>>> = {
  17: (day) => issue(day, 'closed', '请会同有关单位加快办理用地手续，限期进场施工，并报送办结材料。', '区政府重点项目调度会', 10),
  16: async (day) => {
    await act(day, 'closed', 'department', { act: 'signed', seen: 'issued' })
    await act(day, 'closed', 'department', { act: 'taken', seen: 'signed', note: '已明确专人，每周报送进展。' })
  },
  14: (day) =>
    act(day, 'closed', 'department', {
      act: 'reported',
      seen: 'in_hand',
      note: '已查明为预审材料不齐，正在补正。',
      steps: { ...noSteps, analysedOn: day.today },
    }),
  12: async (day) => {
    await act(day, 'closed', 'department', { act: 'reported', seen: 'in_hand', note: '并联审批方案已定。', steps: { ...noSteps, measuresOn: day.today } })
    await issue(day, 'asked', '请抓紧完成平台联调和备案，如期上线运行。', '区委财经委会议纪要', 14)
  },
  11: async (day) => {
    await act(day, 'asked', 'department', { act: 'signed', seen: 'issued' })
    await act(day, 'asked', 'department', { act: 'taken', seen: 'signed' })
  },
  9: closeCase,
  8: async (day) => {
    await act(day, 'closed', 'supervisor', { act: 'verified', seen: 'closing', note: '已到现场核实，手续齐全。' })
    await act(day, 'closed', 'supervisor', { act: 'closed', seen: 'verified' })
    await act(day, 'closed', 'supervisor', { act: 'reviewed', seen: 'closed', review })
    await issue(day, 'late', '请逐个项目排查未开工原因，提出赶工计划并组织实施。', '区政府督查室实地督查', 5)
  },
  7: (day) => act(day, 'late', 'department', { act: 'signed', seen: 'issued' }),
  5: async ({ ctx, plan, supervisor }) => {
    // The oldest letter of the tray.
    const letter = (await draftsOf(ctx.db, plan.id, 500)).filter(({ state, kind }) => state === 'open' && kind === 'letter').at(-1)
    if (letter !== undefined) await signPaper(ctx, supervisor, plan.id, letter.id, { seen: letter.changedAt, despite: true, language: 'zh-CN' })
  },
  2: async (day) => {
    const limitOn = addWorkdays(day.today, 12, await day.ctx.workdays()).date
    await act(day, 'asked', 'department', {
      act: 'extension_asked',
      seen: 'in_hand',
      note: '支付备案需市级部门批复，预计两周内办结，其余功能已联调完成。',
      limitOn,
    })
  },
}

/** Lets what belongs to one workday happen. @param before how many workdays that day lies before today. */
export const actOnOrders = async (ctx: Context, plan: Plan, before: number): Promise<void> => {
  const happening = course[before]
  if (happening === undefined) return
  const supervisor = await personOf(ctx, 'supervisor')
  await happening({ ctx, plan, supervisor, today: localDate(ctx.clock.now(), plan.timeZone) })
}
