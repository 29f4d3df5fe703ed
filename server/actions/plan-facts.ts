/** What the rest of a plan says to an edit of the plan itself: names, what leans on a row, what stands above it. Read only where such an edit comes. */
import type { Trx } from '../../db/connect.ts'
import { allDepartments, departmentUses } from '../../db/departments.ts'
import { indicatorNames, indicatorsOf } from '../../db/indicators.ts'
import { figureCounts } from '../../db/observations.ts'
import type { Department, Id, Language, Plan, Task } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { everyTaskOf } from '../../db/tasks.ts'
import type { Named, Names } from '../basics/names.ts'
import { namesOf } from '../basics/names.ts'
import { partsOf } from '../measures/formula.ts'
import type { List, PlanFacts } from '../sheets/column.ts'
import { columnOf, isOfRow, rowIdOf, subjectOf } from '../sheets/index.ts'
import type { EditRequest } from '../sheets/sheet.ts'
import { words } from '../words/index.ts'
import { formulasIn } from './make-figures.ts'

const noNames = namesOf([])

/** For edits of figures and targets, which ask nothing of it. */
export const nothingAround: PlanFacts = {
  names: () => noNames,
  options: () => noNames,
  figures: () => 0,
  hasTargets: () => false,
  wholes: () => [],
  above: () => null,
  leaning: () => 0,
}

const isHere = ({ archivedAt }: { readonly archivedAt: string | null }): boolean => archivedAt === null

export const namedDepartment = ({ id, name, nameEn, shortName, aliases }: Department): Named => ({
  id,
  shown: shortName,
  also: [name, nameEn, ...(JSON.parse(aliases) as string[])],
})
export const namedTask = ({ id, number, title, titleEn }: Task): Named => ({
  id,
  shown: [number, title].filter(Boolean).join(' '),
  also: [title, titleEn, number ?? ''],
})
/** Under what indicators stand. */
export const isDimension = ({ kind }: Task): boolean => kind === 'dimension' || kind === 'stream'

const once = <Key, T>(make: (key: Key) => T): ((key: Key) => T) => {
  const known = new Map<Key, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, make(key))
    return known.get(key) as T
  }
}

/** Options of a column by their words in both languages, shown in one. */
export const optionsIn = (language: Language): ((column: string) => Names) =>
  once((column) => {
    const own = words[language].planSheets.options[column] ?? {}
    const all = Object.values(words).map(({ planSheets }) => planSheets.options[column] ?? {})
    return namesOf(Object.entries(own).map(([id, shown]) => ({ id, shown, also: all.map((each) => each[id] ?? '') })))
  })

const isArchiving = ({ cell, text }: EditRequest): boolean => isOfRow(cell) && text !== 'present'

/**
 * @param edits   all that will be checked by it.
 * @param parents what stands above what; kept by the caller as edits change it.
 */
export const planFacts = async (
  trx: Trx,
  plan: Plan,
  edits: readonly EditRequest[],
  parents: Map<Id, Id | null>,
): Promise<(language: Language) => PlanFacts> => {
  if (!edits.some(({ cell }) => columnOf(cell) !== null)) return () => nothingAround
  const departments = await allDepartments(trx)
  const tasks = await everyTaskOf(trx, plan.id)
  for (const { id, parentId } of [...departments, ...tasks]) parents.set(id, parentId)
  const ids = [...new Set(edits.map(({ cell }) => rowIdOf(cell)))]
  const figures = await figureCounts(trx, ids)
  const targets = new Set((await targetsOf(trx, ids)).map(({ indicatorId }) => indicatorId))
  const gone = edits.filter(isArchiving)
  const wholes = await wholesOf(trx, plan, new Set(gone.map(({ cell }) => rowIdOf(cell))))
  const leaning = await leaningOn(trx, plan, gone, tasks)
  const lists: Readonly<Record<List, () => readonly Named[]>> = {
    departments: () => departments.filter(isHere).map(namedDepartment),
    tasks: () => tasks.filter(isHere).map(namedTask),
    dimensions: () => tasks.filter(isHere).filter(isDimension).map(namedTask),
  }
  const names = once((list: List) => namesOf(lists[list]()))
  const inLanguage = once((language: Language) => optionsIn(language))
  return (language) => ({
    names,
    options: inLanguage(language),
    figures: (id) => figures.get(id) ?? 0,
    hasTargets: (id) => targets.has(id),
    wholes: (id) => wholes.get(id) ?? [],
    above: (id) => parents.get(id) ?? null,
    leaning: (id) => leaning.get(id) ?? 0,
  })
}

/** Names of the indicators that are made from each of some, but for those that go with it. */
const wholesOf = async (trx: Trx, plan: Plan, gone: ReadonlySet<Id>): Promise<ReadonlyMap<Id, readonly string[]>> => {
  const found = new Map<Id, string[]>()
  if (gone.size === 0) return found
  const names = new Map((await indicatorNames(trx, plan.id)).map(({ id, name }) => [id, name]))
  for (const [id, formula] of await formulasIn(trx, plan.id)) {
    if (gone.has(id)) continue
    for (const part of new Set(partsOf(formula))) if (gone.has(part)) found.set(part, [...(found.get(part) ?? []), names.get(id) ?? id])
  }
  return found
}

const leaningOn = async (trx: Trx, plan: Plan, gone: readonly EditRequest[], tasks: readonly Task[]): Promise<ReadonlyMap<Id, number>> => {
  const bySubject = Map.groupBy(gone, ({ cell }) => subjectOf(cell))
  const idsOf = (subject: 'indicator' | 'task' | 'department'): readonly Id[] => (bySubject.get(subject) ?? []).map(({ cell }) => rowIdOf(cell))
  const found = new Map<Id, number>()
  const goneTasks = new Set(idsOf('task'))
  if (goneTasks.size > 0) {
    const goneIndicators = new Set(idsOf('indicator'))
    const indicators = (await indicatorsOf(trx, plan.id)).filter(({ id }) => !goneIndicators.has(id))
    const add = (id: Id | null): void => {
      if (id !== null && goneTasks.has(id)) found.set(id, (found.get(id) ?? 0) + 1)
    }
    for (const task of tasks) if (isHere(task) && !goneTasks.has(task.id)) add(task.parentId)
    for (const { tasks: own, dimensionId } of indicators) for (const id of new Set([...own, dimensionId])) add(id)
  }
  const goneDepartments = idsOf('department')
  for (const id of goneDepartments) found.set(id, await departmentUses(trx, id, goneDepartments))
  return found
}
