/**
 * Plan and indicators as their rules stood at a past moment: what was changed since is taken back, cell by cell, by the recorded changes.
 * Figures and targets carry their own spans of knowledge and need no taking back.
 */
import { changesOfSheetsAfter } from '../../db/changes.ts'
import type { Db } from '../../db/connect.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import type { Change, Id, Instant, Plan } from '../../db/schema.ts'
import { ownersOf, rulesSheet } from './recorded.ts'

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
  const taken = [...cells].map(([column, text]) => {
    const now = (row as Readonly<Record<string, unknown>>)[column]
    if (Array.isArray(now)) return [column, ownersOf(text)]
    return [column, typeof now === 'number' && text !== null ? Number(text) : text]
  })
  return { ...row, ...(Object.fromEntries(taken) as Partial<Row>) }
}

/** @param asOf a moment before now; at now nothing is to be taken back. */
export const asKnownAt = async (db: Db, plan: Plan, indicators: readonly IndicatorRow[], asOf: Instant): Promise<AsKnown> => {
  const rows = before(await changesOfSheetsAfter(db, plan.id, [rulesSheet, cellSheet], asOf))
  if (rows.size === 0) return { plan, indicators }
  return { plan: held(plan, rows.get(plan.id)), indicators: indicators.map((row) => held(row, rows.get(row.id))) }
}
