/** Tasks as a tree, and those of it that fit a search with everything above them. */
import type { TaskView } from '../../server/wire/tasks.ts'
import { folded, wordsOf } from '../sheet/match.ts'

export interface Branch {
  readonly task: TaskView
  readonly below: readonly Branch[]
}

/** Keeps the order of the list. A task whose parent is not in the list stands at the top: nothing gets lost. */
export const branches = (tasks: readonly TaskView[]): readonly Branch[] => {
  const known = new Set(tasks.map(({ id }) => id))
  const under = Map.groupBy(tasks, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const grow = (parent: string | null): readonly Branch[] => (under.get(parent) ?? []).map((task) => ({ task, below: grow(task.id) }))
  return grow(null)
}

interface Sought {
  readonly search: string
  /** Id of a department that leads or answers; `null` for any. */
  readonly department: string | null
}

const textOf = (task: TaskView): string =>
  folded(
    [
      task.number,
      task.title,
      task.titleEn,
      task.summary,
      ...[...task.lead, ...task.responsible].flatMap(({ shortName, members }) => [shortName, ...(members ?? [])]),
      ...task.indicators.flatMap(({ name, nameEn }) => [name, nameEn]),
    ].join('\n'),
  )

/** @returns the tasks that fit and all above them, in order; `count` is of those that fit. */
export const matching = (tasks: readonly TaskView[], { search, department }: Sought): { readonly shown: readonly TaskView[]; readonly count: number } => {
  const words = wordsOf(search)
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const fits = (task: TaskView): boolean =>
    words.every((word) => textOf(task).includes(word)) && (department === null || [...task.lead, ...task.responsible].some(({ id }) => id === department))
  const found = tasks.filter(fits)
  const kept = new Set<string>()
  for (const task of found) {
    for (let each: TaskView | undefined = task; each && !kept.has(each.id); each = each.parent === null ? undefined : byId.get(each.parent)) kept.add(each.id)
  }
  return { shown: tasks.filter(({ id }) => kept.has(id)), count: found.length }
}
