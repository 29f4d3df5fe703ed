/**
 * The edits of batches against their rows, their writers' rights and what stands in the cells: each becomes an outcome, and those that hold become
 * what is to be written. An edit sees its row as those before it in the commit leave it. Nothing is written here.
 */
import type { ChangedCell } from '../../db/changes.ts'
import { lastChangeOf } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import { closedPeriods } from '../../db/period-locks.ts'
import type { Change, Id, Instant, Language, Plan } from '../../db/schema.ts'
import { localDate } from '../basics/calendar.ts'
import { problem } from '../basics/problems.ts'
import { flagColumn } from '../live.ts'
import type { EditableRow } from '../rules/edits.ts'
import { checkEdit, isProblem } from '../rules/edits.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { PlanFacts } from '../sheets/column.ts'
import { columnOf, placeOf, rowIdOf, shownValue } from '../sheets/index.ts'
import type { CellAddress, Checked, EditFacts } from '../sheets/sheet.ts'
import { words } from '../words/index.ts'
import type { EditOutcome, EditRequest } from '../wire/edits.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { beginsAs, blankRow } from './blank-rows.ts'
import type { PresentCell, Written } from './cell-store.ts'
import { presentCells } from './cell-stores.ts'
import type { EditedRows } from './edited-rows.ts'
import { drafted, rowOf, rowsOf } from './edited-rows.ts'
import { planFacts } from './plan-facts.ts'

export interface BatchOfEdits {
  /** Made by the sender; the same id sent again gets the same answer. */
  readonly id: Id
  readonly label: string
  /** Each cell once. */
  readonly edits: readonly EditRequest[]
  /** Way in, for the trail: the sheet, where nothing is said. */
  readonly way?: Extract<Change['way'], 'grid' | 'link'>
}

export interface Asked {
  readonly actor: ActingPerson
  readonly request: BatchOfEdits
  readonly language: Language
}

/** A batch after its edits were checked. */
export interface Handled extends Asked {
  readonly outcomes: readonly EditOutcome[]
  readonly written: readonly Written[]
  readonly changes: readonly ChangedCell[]
}

/** What the edits of a commit are checked by. */
export interface Checking {
  readonly at: Instant
  readonly rows: EditedRows
  /** Rows that edits add, as they begin. */
  readonly begun: Map<Id, object>
  readonly rowAt: (edit: EditRequest) => EditableRow | undefined
  /** The edit counts: those after it see its row with it. */
  readonly take: (cell: CellAddress, value: string | null) => void
  readonly factsFor: (asked: Asked) => EditFacts
  readonly present: (cell: CellAddress) => PresentCell
}

/** Reads what the edits of a commit are checked by, under the plan's lock. */
export const openChecking = async (trx: Trx, plan: Plan, batches: readonly Asked[], at: Instant): Promise<Checking> => {
  const edits = batches.flatMap(({ request }) => request.edits)
  const cells = edits.map(({ cell }) => cell)
  const rows = await rowsOf(trx, plan, cells)
  const members = batches.some(({ actor }) => actor.writes.size > 0) ? await membersByCollective(trx) : new Map<Id, readonly Id[]>()
  const parents = new Map<Id, Id | null>()
  const around = await planFacts(trx, plan, edits, parents)
  const closed = await closedPeriods(trx, plan.id)
  const begun = new Map<Id, object>()
  const drafts = new Map<Id, NonNullable<ReturnType<typeof rowOf>>>()
  const draftOf = (cell: CellAddress) => drafts.get(rowIdOf(cell)) ?? rowOf(rows, cell)
  return {
    at,
    rows,
    begun,
    rowAt(edit) {
      const known = draftOf(edit.cell)
      const row = known ?? blankRow(edit, plan, rows)
      if (!row) return undefined
      if (!known) begun.set(row.id, row)
      const owners = 'lead' in row ? [...row.lead, ...row.responsible] : []
      return { ...row, departments: resolved(owners, members) }
    },
    take(cell, value) {
      const row = draftOf(cell) ?? begun.get(rowIdOf(cell))
      if (!row || columnOf(cell) === null) return
      const draft = drafted(row as NonNullable<ReturnType<typeof rowOf>>, cell, value, at)
      drafts.set(draft.id, draft)
      if ('parentId' in draft) parents.set(draft.id, draft.parentId)
    },
    factsFor: ({ actor, language }) => ({
      plan,
      today: localDate(at, plan.timeZone),
      by: actor.person.name,
      closed,
      mayReopen: mayManagePlans(actor),
      around: around(language),
    }),
    present: await presentCells(trx, cells, rows),
  }
}

/** Two contents are the same if value and flag agree; only figures have flags. */
const isSame = (checked: Checked, present: PresentCell): boolean => checked.value === present.value && (checked.value === null || checked.flag === present.flag)

/** Checks the edits of one batch, in their order. */
export const checkBatch = async (trx: Trx, asked: Asked, plan: Plan, checking: Checking): Promise<Handled> => {
  const { actor, request, language } = asked
  const say = words[language]
  const facts = checking.factsFor(asked)
  const outcomes: EditOutcome[] = []
  const written: Written[] = []
  const changes: ChangedCell[] = []
  for (const edit of request.edits) {
    const checked = checkEdit(edit, checking.rowAt(edit), actor, facts)
    if (isProblem(checked)) {
      outcomes.push({ state: 'problem', code: checked.code, message: say.problem(checked) })
      continue
    }
    const present = checking.present(edit.cell)
    if (isSame(checked, present)) {
      outcomes.push({ state: 'unchanged', value: present.value, understood: checked.understood })
    } else if (present.approved) {
      outcomes.push({ state: 'problem', code: 'approved_target', message: say.problem(problem('approved_target')) })
    } else if (present.value === edit.was || (edit.was === null && present.value === beginsAs(edit.cell, plan))) {
      outcomes.push({ state: 'applied', value: checked.value, understood: checked.understood })
      written.push({ checked, was: present.value })
      changes.push(...changesOf(edit, checked, present))
      checking.take(edit.cell, checked.value)
    } else {
      outcomes.push(await conflict(trx, plan.id, edit, present, asked, facts.around))
    }
  }
  return { ...asked, outcomes, written, changes }
}

const changesOf = ({ cell }: EditRequest, checked: Checked, present: PresentCell): readonly ChangedCell[] => {
  const place = placeOf(cell)
  const value = { ...place, before: present.value, after: checked.value }
  if (checked.value === null || checked.flag === null || checked.flag === (present.flag ?? 'verified')) return [value]
  return [value, { ...place, column: flagColumn(place.column), before: present.flag, after: checked.flag }]
}

const conflict = async (trx: Trx, planId: Id, { cell }: EditRequest, present: PresentCell, { language }: Asked, around: PlanFacts): Promise<EditOutcome> => {
  const last = await lastChangeOf(trx, planId, placeOf(cell))
  const who = last?.who ?? null
  const found = problem('changed_meanwhile', { ...(who !== null && { who }), value: shownValue(cell, present.value, around) })
  const flag = present.flag === 'verified' ? null : present.flag
  return { state: 'conflict', value: present.value, flag, who, at: last?.at ?? present.since ?? '', message: words[language].problem(found) }
}
