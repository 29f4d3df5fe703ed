/** A small plan over the workdays of 2026, with a clock in hand: figures come in, mornings are evaluated, mail leaves, and who was told what can be read. */
import { addAbsence } from '../../db/absences.ts'
import { newId } from '../../db/ids.ts'
import { addPerson, personById } from '../../db/people.ts'
import type { NewPerson } from '../../db/people.ts'
import type { DateText, DepartmentRole, Id, Role } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { putYears } from '../../db/workdays.ts'
import { publishedYears } from '../../seeds/workdays.ts'
import { actingPerson } from '../../server/actions/actor.ts'
import type { ActingPerson } from '../../server/actions/actor.ts'
import { deliver } from '../../server/actions/deliver.ts'
import { evaluate } from '../../server/actions/evaluate-plan.ts'
import { instantAt } from '../../server/basics/calendar.ts'
import { emptyDatabase } from './database.ts'
import { openHouse } from './house.ts'
import type { House } from './house.ts'
import type { SmallPlan } from './small-plan.ts'
import { smallPlan } from './small-plan.ts'

const zone = 'Asia/Shanghai'
/** What a year asks for; a month asks for a twelfth. */
const yearTarget = '120'

export interface SmallYear extends AsyncDisposable {
  readonly house: House
  readonly plan: SmallPlan
  /** By name: 黎一 fills in and 胡 heads 区商务委; 苏 is of the plan office, 何 supervises. */
  readonly people: Readonly<Record<'li' | 'hu' | 'su' | 'he', Id>>
  readonly act: (person: Id) => Promise<ActingPerson>
  readonly addSomebody: (name: string, role: Role, parts?: readonly { readonly departmentId: Id; readonly role: DepartmentRole }[]) => Promise<Id>
  /** Enters a figure as known at a local time; another one takes its place. */
  readonly report: (indicator: Id, period: string, value: string, day: DateText) => Promise<void>
  /** Evaluates at seven in the morning. */
  readonly morning: (day: DateText) => Promise<void>
  /** Evaluates at seven, and sends at half past eight. */
  readonly day: (day: DateText) => Promise<void>
  readonly away: (personId: Id, fromOn: DateText, toOn: DateText, standInId: Id | null) => Promise<void>
  /** Who was told what, in order: `day person what indicator cause`, and the step and round where it is one. */
  readonly told: () => Promise<readonly string[]>
}

export const openYear = async (codes: readonly string[] = ['a']): Promise<SmallYear> => {
  const house = await openHouse({ database: await emptyDatabase(), now: '2026-01-05T01:00:00.000Z' })
  const { ctx, clock } = house
  const { db } = ctx
  await write(db, (trx) => putYears(trx, publishedYears, clock.now()))
  const plan = await smallPlan(db, codes)
  const [commerce = ''] = plan.departments
  const addSomebody: SmallYear['addSomebody'] = (name, role, parts = []) => {
    const person: NewPerson = { name, email: `${newId()}@small.example`, role, title: null, language: 'zh-CN', demonstration: 0, departments: parts }
    return write(db, (trx) => addPerson(trx, person, clock.now()))
  }
  const people = {
    li: plan.personId,
    hu: await addSomebody('胡', 'leader', [{ departmentId: commerce, role: 'head' }]),
    su: await addSomebody('苏', 'plan-office'),
    he: await addSomebody('何', 'supervisor'),
  }
  const bare = { operator: '>=', rangeFrom: null, rangeTo: null, modal: null, width: null, text: null } as const
  const unapproved = { approvalBody: null, approvalDocument: null, approvedOn: null, approvalReason: null } as const
  for (const indicatorId of plan.indicators)
    await db
      .insertInto('target')
      .values({ id: newId(), indicatorId, kind: 'year', dueOn: '2026-12-31', value: yearTarget, createdAt: clock.now(), ...bare, ...unapproved } as never)
      .execute()
  const morning = async (day: DateText): Promise<void> => {
    clock.set(instantAt(day, '07:00:00', zone))
    const { failed } = await evaluate(ctx, null, plan.planId)
    if (failed?.length !== 0) throw new Error(`evaluation of ${day} failed`)
  }
  return {
    house,
    plan,
    people,
    act: (person) => actingPerson(db, person),
    addSomebody,
    morning,
    day: async (day) => {
      await morning(day)
      clock.set(instantAt(day, '08:30:00', zone))
      await deliver(ctx)
    },
    report: async (indicatorId, period, value, day) => {
      const at = instantAt(day, '16:00:00', zone)
      await db
        .updateTable('observation')
        .set({ knownTo: at })
        .where('indicatorId', '=', indicatorId)
        .where('period', '=', period)
        .where('knownTo', 'is', null)
        .execute()
      const row = {
        id: newId(),
        planId: plan.planId,
        indicatorId,
        period,
        value,
        typed: value,
        flag: 'verified',
        firmest: 'verified',
        state: 'approved',
      } as const
      await db
        .insertInto('observation')
        .values({ ...row, counts: null, verdict: null, note: null, knownFrom: at, knownTo: null, personId: plan.personId })
        .execute()
    },
    away: async (personId, fromOn, toOn, standInId) => {
      await write(db, (trx) =>
        addAbsence(trx, { id: newId(), personId, fromOn, toOn, standInId, note: null, enteredBy: people.su, at: clock.now(), endedAt: null }),
      )
    },
    told: async () => {
      const rows = await db
        .selectFrom('notification')
        .innerJoin('message', 'message.id', 'notification.messageId')
        .innerJoin('person', 'person.id', 'notification.personId')
        .innerJoin('indicator', 'indicator.id', 'notification.indicatorId')
        .leftJoin('warning', 'warning.id', 'notification.warningId')
        .leftJoin('warningClimb', 'warningClimb.id', 'notification.climbId')
        .select(['message.day', 'person.name', 'notification.what', 'indicator.code', 'warning.cause', 'warningClimb.step', 'warningClimb.round'])
        .select(['notification.standsInFor', 'notification.dueOn', 'notification.period', 'notification.audience'])
        .orderBy('message.day')
        .orderBy('notification.createdAt')
        .orderBy('notification.id')
        .execute()
      return Promise.all(
        rows.map(async (row) => {
          const step = row.step === null ? [] : [`${row.step}${(row.round ?? 1) > 1 ? ` ${row.round}` : ''}`]
          const due = row.what === 'remind' ? [`${row.period} ${row.dueOn}`] : []
          const lacking = row.what === 'nobody' ? [`no ${row.audience}`] : []
          const standIn = row.standsInFor === null ? [] : [`for ${(await personById(db, row.standsInFor))?.name ?? ''}`]
          return [row.day, row.name, row.what, row.code, ...(row.cause === null ? [] : [row.cause]), ...step, ...due, ...lacking, ...standIn].join(' ')
        }),
      )
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}

/** Days from one to another, both of them, in order. */
export const daysFrom = (from: DateText, to: DateText): readonly DateText[] => {
  const days: DateText[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
