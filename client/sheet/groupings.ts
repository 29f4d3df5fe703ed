/** By what rows can be grouped: each way makes the outline from the sheet as it is now. */
import type { Language } from '../../server/wire/rows.ts'
import type { Group, Outline } from './outline.ts'
import { groupsOf } from './outline.ts'
import type { Table } from './table.ts'
import type { SheetTexts } from './texts-shape.ts'

export const groupings = ['none', 'tasks', 'department', 'light'] as const
export type Grouping = (typeof groupings)[number]

/** Worst first, as the light column sorts. */
export const lightsInOrder = ['red', 'yellow', 'green', 'blue', 'grey'] as const

const flat = (groups: readonly Pick<Group, 'id' | 'title'>[], size: number, groupAt: (place: number) => number): Outline => ({
  groups: groups.map((group) => ({ ...group, parent: -1, level: 0, number: '' })),
  groupOf: Int32Array.from({ length: size }, (_, place) => groupAt(place)),
})

/** Under the first of its tasks; without one under its goal; without either at the end. */
const byTasks = ({ view, size }: Table, texts: SheetTexts, language: Language): Outline => {
  const { tasks, dimensions, rows } = view
  const branches = tasks.map(({ id, parent, number, title, titleEn }) => ({
    id: `task:${id}`,
    parent,
    number: number ?? '',
    title: language === 'en' && titleEn !== '' ? titleEn : title,
  }))
  const last = { id: 'task:', parent: null, title: texts.outline.withoutTask }
  const { groups, places } = groupsOf([...branches, last])
  const taskPlaces = new Map(tasks.map(({ id }, place) => [id, place]))
  const placeOf = (place: number): number => {
    const [task] = rows.tasks[place] ?? []
    if (task !== undefined && task >= 0) return task
    const goal = dimensions[rows.dimension[place] ?? -1]
    return (goal && taskPlaces.get(goal.id)) ?? tasks.length
  }
  // What a circle has left out stands with those that have no task.
  const groupAt = (place: number): number => {
    const found = places[placeOf(place)] ?? -1
    return found >= 0 ? found : (places[tasks.length] ?? 0)
  }
  return { groups, groupOf: Int32Array.from({ length: size }, (_, place) => groupAt(place)) }
}

/** Under the department that leads it, the first where there are more. */
const byDepartment = ({ view: { departments, rows }, size }: Table, texts: SheetTexts): Outline => {
  const groups = departments.map(({ id, shortName }) => ({ id: `department:${id}`, title: shortName }))
  return flat([...groups, { id: 'department:', title: texts.outline.withoutDepartment }], size, (place) => {
    const [first = -1] = rows.lead[place] ?? []
    return first >= 0 ? first : departments.length
  })
}

const byLight = (table: Table): Outline => {
  const { lights } = table.view.words
  const groups = lightsInOrder.map((light) => ({ id: `light:${light}`, title: lights[light] }))
  return flat(groups, table.size, (place) => lightsInOrder.indexOf(table.judgedAt('light', place) ?? 'grey'))
}

/** `null` where rows are not grouped. */
export const outlineBy = (grouping: Grouping, table: Table, texts: SheetTexts, language: Language): Outline | null => {
  switch (grouping) {
    case 'tasks':
      return byTasks(table, texts, language)
    case 'department':
      return byDepartment(table, texts)
    case 'light':
      return byLight(table)
    case 'none':
      return null
    default:
      return grouping satisfies never
  }
}
