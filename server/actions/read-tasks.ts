/** Tasks of a plan with those who carry them and the indicators that show how they go. */
import { standingColumns } from '../../db/assessments.ts'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import { bodiesOf } from '../../db/plans.ts'
import type { Id } from '../../db/schema.ts'
import { tasksOf } from '../../db/tasks.ts'
import type { Context } from '../context.ts'
import type { TasksView, TaskView } from '../wire/tasks.ts'
import { planOf } from './plan.ts'

export const tasksView = async ({ db }: Context, named: Id): Promise<TasksView> => {
  const plan = await planOf(db, named)
  const departments = new Map((await allDepartments(db)).map((department) => [department.id, department]))
  const members = await membersByCollective(db)
  const indicators = await indicatorsOf(db, plan.id)
  const standing = await standingColumns(db, plan.id)
  const lightOf = new Map(standing.indicators.map((id, place) => [id, standing.lights[place] ?? null]))
  const namesOf = (ids: readonly Id[]): readonly string[] => ids.map((id) => departments.get(id)?.shortName ?? id)

  return {
    plan: plan.id,
    bodies: (await bodiesOf(db, plan.id)).map(({ kind, name, nameEn }) => ({ kind, name, nameEn })),
    tasks: (await tasksOf(db, plan.id)).map((task): TaskView => {
      const inRole = (role: 'lead' | 'responsible'): TaskView['lead'] =>
        task.departments
          .filter((part) => part.role === role)
          .map(({ departmentId }) => ({
            id: departmentId,
            shortName: departments.get(departmentId)?.shortName ?? departmentId,
            members: departments.get(departmentId)?.kind === 'collective' ? namesOf(members.get(departmentId) ?? []) : null,
          }))
      return {
        id: task.id,
        parent: task.parentId,
        kind: task.kind,
        number: task.number,
        title: task.title,
        titleEn: task.titleEn,
        summary: task.summary,
        dueOn: task.dueOn,
        clause: task.sourceClause,
        lead: inRole('lead'),
        responsible: inRole('responsible'),
        openList: task.departments.some(({ openList }) => openList === 1),
        indicators: indicators
          .filter((indicator) => indicator.tasks.includes(task.id))
          .map(({ id, name, nameEn }) => ({ id, name, nameEn, light: lightOf.get(id) ?? null })),
      }
    }),
  }
}
