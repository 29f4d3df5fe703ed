/** A small plan in a database, for tests that need rows to hang others on. */
import type { Db } from '../../db/connect.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { addPerson } from '../../db/people.ts'
import { putDepartments, putPlan, type GivenIndicator } from '../../db/reference.ts'
import type { Id, Instant } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { allDepartments } from '../../db/departments.ts'

export const madeAt: Instant = '2026-01-05T01:00:00.000Z'

export interface SmallPlan {
  readonly planId: Id
  /** In the plan's order. */
  readonly indicators: readonly Id[]
  /** 区商务委, 区卫健委. */
  readonly departments: readonly Id[]
  /** A reporter of the first department. */
  readonly personId: Id
}

const department = (code: string, shortName: string) => ({
  parent: null,
  members: [],
  row: { code, area: '渝中区', name: shortName, nameEn: code, shortName, aliases: '[]', kind: 'department' as const, note: null },
})

const indicator = (code: string): GivenIndicator => ({
  dimension: null,
  tasks: ['task-1'],
  lead: ['commerce'],
  responsible: ['health'],
  targets: [{ kind: 'final', dueOn: '2027-12-31', operator: '>=', value: '100', modal: null, text: null }],
  row: {
    code,
    name: `指标${code}`,
    nameEn: code,
    unit: '亿元',
    decimals: 2,
    measure: 'annual-total',
    better: 'higher',
    nature: null,
    basis: 'ytd',
    frequency: 'month',
    releaseWorkdays: 15,
    calibre: null,
    sourceClause: '一',
  },
})

/** Makes a plan 2023 to 2027 with one task, indicators of the given codes, two departments and one person. */
export const smallPlan = async (db: Db, codes: readonly string[] = ['a', 'b', 'c'], planCode = 'small'): Promise<SmallPlan> => {
  await write(db, (trx) => putDepartments(trx, [department('commerce', '区商务委'), department('health', '区卫健委')]))
  const departments = (await allDepartments(db)).map(({ id }) => id)
  const document = { documentTitle: '方案', documentNumber: null, issuedOn: null, documentNote: null }
  const planId = await putPlan(
    db,
    {
      row: { code: planCode, title: '方案', titleEn: 'Scheme', area: '渝中区', issuer: '区政府', ...document, startsOn: '2023-01-01', endsOn: '2027-12-31' },
      settings: {
        timeZone: 'Asia/Shanghai',
        lightPreset: 'ratio',
        lightThresholds: null,
        basicallyMetFrom: null,
        reviewRequired: 0,
        demonstration: 0,
        watched: 1,
        priority: 1,
      },
      bodies: [],
      tasks: [
        {
          parent: null,
          lead: ['commerce'],
          responsible: ['health'],
          openList: true,
          row: { code: 'task-1', kind: 'task', number: '1', title: '任务', titleEn: 'Task', summary: null, dueOn: null, sourceClause: '一' },
        },
      ],
      indicators: codes.map(indicator),
      vanished: { indicators: [], tasks: [] },
    },
    madeAt,
  )
  const person = { name: '黎一', email: `li@${planCode}.example`, role: 'reporter', title: null, language: 'zh-CN', demonstration: 0 } as const
  const personId = await write(db, (trx) => addPerson(trx, { ...person, departments: [{ departmentId: departments[0]!, role: 'reporter' }] }, madeAt))
  return { planId, indicators: (await indicatorsOf(db, planId)).map(({ id }) => id), departments, personId }
}
