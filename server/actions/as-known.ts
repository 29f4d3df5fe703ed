/**
 * Plan and indicators as their rules stood at a past moment: what was changed since is taken back, cell by cell, by the recorded changes.
 * Figures and targets carry their own spans of knowledge and need no taking back.
 */
import { ruleChangesAfter } from '../../db/changes.ts'
import type { Db } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { everyIndicatorOf } from '../../db/indicators.ts'
import { releaseSourcesOf } from '../../db/release-sources.ts'
import type { Change, Id, Instant, Plan, ReleaseSource } from '../../db/schema.ts'
import { addressOf, isOfRow } from '../sheets/index.ts'
import { ownersOf, rulesSheet, sourcesSheet } from './recorded.ts'

/** Baselines are cells of this sheet. */
const cellSheet = 'indicators'

export interface AsKnown {
  readonly plan: Plan
  readonly indicators: readonly IndicatorRow[]
}

/** What each changed cell held before the first of its changes. */
const before = (changes: readonly Change[]): ReadonlyMap<Id, ReadonlyMap<string, string | null>> => {
  const rows = new Map<Id, Map<string, string | null>>()
  for (const { rowId, column, before: held } of changes) {
    const row = rows.get(rowId) ?? new Map<string, string | null>()
    rows.set(rowId, row)
    if (!row.has(column)) row.set(column, held)
  }
  return rows
}

/** A recorded text as the row holds it: numbers are numbers there, owners lists. */
const held = <Row extends object>(row: Row, cells: ReadonlyMap<string, string | null> | undefined): Row => {
  if (cells === undefined) return row
  const taken = [...cells]
    .filter(([column]) => column in row)
    .map(([column, text]) => {
      const now = (row as Readonly<Record<string, unknown>>)[column]
      if (Array.isArray(now)) return [column, ownersOf(text)]
      return [column, typeof now === 'number' && text !== null ? Number(text) : text]
    })
  return { ...row, ...(Object.fromEntries(taken) as Partial<Row>) }
}

/** What a source is that is gone: all of it stands in the changes. */
const gone = { name: '', workdays: 0, dates: '{}' } as const

/** Sources that were others then; one that is gone since is made again from what it held. */
const sourcesThen = async (db: Db, planId: Id, changed: readonly Id[], rows: ReturnType<typeof before>): Promise<ReadonlyMap<Id, ReleaseSource>> => {
  const present = new Map((await releaseSourcesOf(db, planId)).map((source) => [source.id, source]))
  return new Map(changed.map((id) => [id, held<ReleaseSource>(present.get(id) ?? { id, planId, ...gone }, rows.get(id))]))
}

/**
 * The plan and the indicators that it had at a past moment: those archived since are there, those added since are not.
 *
 * @param asOf a moment before now.
 */
export const planAsKnownAt = async (db: Db, plan: Plan, asOf: Instant): Promise<AsKnown> => {
  const rows = await everyIndicatorOf(db, plan.id)
  const turned = new Map<Id, string | null>()
  for (const { sheet, rowId, column, before: was } of await ruleChangesAfter(db, plan.id, [cellSheet], asOf)) {
    const cell = addressOf(sheet, rowId, column)
    if (cell !== null && isOfRow(cell) && !turned.has(rowId)) turned.set(rowId, was)
  }
  const wasThere = ({ id, archivedAt }: IndicatorRow): boolean => (turned.has(id) ? turned.get(id) === 'present' : archivedAt === null || archivedAt > asOf)
  return asKnownAt(db, plan, rows.filter(wasThere), asOf)
}

/** @param asOf a moment before now; at now nothing is to be taken back. */
export const asKnownAt = async (db: Db, plan: Plan, indicators: readonly IndicatorRow[], asOf: Instant): Promise<AsKnown> => {
  const changes = await ruleChangesAfter(db, plan.id, [rulesSheet, cellSheet, sourcesSheet], asOf)
  if (changes.length === 0) return { plan, indicators }
  const rows = before(changes)
  const changed = [...new Set(changes.filter(({ sheet }) => sheet === sourcesSheet).map(({ rowId }) => rowId))]
  const sources = changed.length === 0 ? new Map<Id, ReleaseSource>() : await sourcesThen(db, plan.id, changed, rows)
  const then = (row: IndicatorRow): IndicatorRow => {
    const known = held(row, rows.get(row.id))
    const releaseSource = known.releaseSourceId === null ? undefined : sources.get(known.releaseSourceId)
    return releaseSource ? { ...known, releaseSource } : known
  }
  return { plan: held(plan, rows.get(plan.id)), indicators: indicators.map(then) }
}
