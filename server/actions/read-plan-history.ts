/**
 * What was written into a cell of the plan itself, or into a row of it. All of it stands in the `change` rows; what came with the plan, or began with
 * the row, has none and is told as the oldest.
 */
import type { Db } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import type { Id, Instant, Language, Plan, Target } from '../../db/schema.ts'
import type { CellChange } from '../../db/talk.ts'
import { changesOfRow } from '../../db/talk.ts'
import { targetsOf } from '../../db/targets.ts'
import { everyTaskOf } from '../../db/tasks.ts'
import type { Named } from '../basics/names.ts'
import { namesOf } from '../basics/names.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { List, PlanFacts } from '../sheets/column.ts'
import { shown } from '../sheets/column.ts'
import { addressOf, columnOf, placeOf, subjectOf } from '../sheets/index.ts'
import type { CellAddress, SheetKind } from '../sheets/sheet.ts'
import type { PlanHistoryView, PlanSheetName, PlanTurn, PlanTurnCell } from '../wire/plan-sheets.ts'
import { shownAsGiven } from '../words/figures.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import { rowOf, rowsOf, valueIn } from './edited-rows.ts'
import { isDimension, namedDepartment, namedTask, optionsIn } from './plan-facts.ts'
import { kindOf } from './read-plan-sheet.ts'

const turnsInPage = 20
/** Says whether the row is there, and where it stands. */
const [ofRow, ofPlace] = ['row', 'sort']

type Facts = Pick<PlanFacts, 'names' | 'options'>

/** Names also of what is archived by now. */
const factsOf = async (db: Db, plan: Plan, language: Language): Promise<Facts> => {
  const [tasks, departments] = [await everyTaskOf(db, plan.id), await allDepartments(db)]
  const lists: Readonly<Record<List, readonly Named[]>> = {
    departments: departments.map(namedDepartment),
    tasks: tasks.map(namedTask),
    dimensions: tasks.filter(isDimension).map(namedTask),
  }
  return { names: (list) => namesOf(lists[list]), options: optionsIn(language) }
}

/** How cells of one sheet are told. */
interface Telling {
  readonly head: (column: string) => string
  readonly shown: (column: string, value: string | null) => string | null
  readonly say: Words
}

const tellingOf = (sheet: SheetKind, row: Id, facts: Facts, say: Words): Telling => {
  const { heads, history } = say.planSheets
  const own: Readonly<Record<string, { readonly head: string }>> = Object.hasOwn(heads, sheet) ? heads[sheet as keyof typeof heads] : {}
  return {
    say,
    head: (column) => own[column]?.head ?? history.heads[column] ?? (/^\d{4}$/.test(column) ? say.planSheets.year(Number(column)) : history.target(column)),
    shown(column, value) {
      const address = addressOf(sheet, row, column)
      const kind = address && columnOf(address)
      if (value === null || value === '') return null
      if (!kind || kind.kind === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? shownAsGiven(value) : value
      return shown(kind, value, facts)
    },
  }
}

const cellOf = ({ column, before, after }: CellChange, { head, shown: shownIn, say }: Telling): PlanTurnCell => {
  const { history } = say.planSheets
  const said = column === ofPlace ? history.moved : column === ofRow ? (before === null ? history.added : (history.turned[after ?? ''] ?? null)) : null
  return { head: head(column), said, before: said === null ? shownIn(column, before) : null, after: said === null ? shownIn(column, after) : null }
}

const text = (value: number): string => String(value).padStart(10, '0')

/** @param documents what approved the targets that were written at a moment. */
const turnOf = (own: readonly CellChange[], telling: Telling, documents: ReadonlyMap<Instant, string>): PlanTurn | null => {
  const [first] = own
  if (!first) return null
  const { at, seq, who, way, label } = first
  return {
    key: `${at}~${text(seq)}`,
    at,
    who,
    way: telling.say.planSheets.history.ways[way],
    label: documents.get(at) ?? (label === '' ? null : label),
    // Of a row that was added, what it was filled with follows.
    cells: own.toSorted((a, b) => a.place - b.place).map((change) => cellOf(change, telling)),
  }
}

const isOfYear = ({ kind, dueOn }: Target, year: string | null): boolean => kind === 'year' && dueOn.slice(0, 4) === year

/** What stood in a cell before anybody wrote into it: since its row was added, or since the plan was set up. */
const origin = (plan: Plan, cell: CellAddress, present: string | null, changes: readonly CellChange[], telling: Telling): PlanTurn | null => {
  const { column } = placeOf(cell)
  const own = changes.findLast((change) => change.column === column)
  const began = changes.findLast((change) => change.column === ofRow && change.before === null)
  const value = telling.shown(column, own ? own.before : present)
  if (value === null || column === ofRow || began?.seq === own?.seq) return null
  const { history } = telling.say.planSheets
  const { at, who } = began ?? { at: plan.createdAt, who: null }
  return {
    key: `${at}~${text(0)}`,
    at,
    who,
    way: began ? history.begun : history.ways.seed,
    label: null,
    cells: [{ head: telling.head(column), said: null, before: null, after: value }],
  }
}

const documentsOf = (targets: readonly Target[], say: Words): ReadonlyMap<Instant, string> =>
  new Map(
    targets.flatMap(({ approvalDocument, createdAt }) =>
      approvalDocument === null ? [] : [[createdAt, say.planSheets.history.approved(approvalDocument)] as const],
    ),
  )

/**
 * What was written into a cell or a row of the plan itself, newest first, a page at a time.
 *
 * @param asked.column `null` for the whole row.
 * @param before the key of the last turn that is known; `null` for the first page.
 * @throws Refusal not_found where there is no such row or column
 */
export const planHistoryView = async (
  { db }: Context,
  plan: Plan,
  asked: { readonly sheet: PlanSheetName; readonly row: Id; readonly column: string | null },
  before: string | null,
  language: Language,
): Promise<PlanHistoryView> => {
  const say = words[language]
  const sheet = kindOf[asked.sheet]
  const cell = addressOf(sheet, asked.row, asked.column ?? ofRow)
  const rows = cell && (await rowsOf(db, plan, [cell]))
  const row = cell && rows ? rowOf(rows, cell) : undefined
  if (!cell || !row || (asked.column !== null && placeOf(cell).column !== asked.column)) throw new Refusal('not_found')

  const telling = tellingOf(sheet, row.id, await factsOf(db, plan, language), say)
  const changes = await changesOfRow(db, row.id, sheet, asked.column === null ? null : [asked.column, ofRow])
  const targets = 'year' in cell ? await targetsOf(db, [cell.indicator]) : []
  const documents = documentsOf(targets, say)
  const isAsked = ({ column }: CellChange): boolean => asked.column === null || column === asked.column
  const column = columnOf(cell)
  // Versions of a target come oldest first.
  const present = column ? valueIn(row, asked.column ?? ofRow, column.kind) : (targets.findLast((target) => isOfYear(target, asked.column))?.value ?? null)
  const turns = [
    ...[...Map.groupBy(changes.filter(isAsked), ({ planId, seq }) => `${planId} ${seq}`).values()].flatMap((own) => turnOf(own, telling, documents) ?? []),
    ...(asked.column === null ? [] : [origin(plan, cell, present, changes, telling)].filter((turn) => turn !== null)),
  ]
  const newest = before === null ? turns : turns.filter(({ key }) => key < before)
  return {
    row: row.id,
    isOfIndicator: subjectOf(cell) === 'indicator',
    name: 'title' in row ? row.title : 'shortName' in row ? row.shortName : row.name,
    head: asked.column === null ? null : telling.head(asked.column),
    turns: newest.slice(0, turnsInPage),
    more: newest.length > turnsInPage,
  }
}
