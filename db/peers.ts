/** Figures of others to compare with (全市平均), kept by revisions as our own are. */
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import { newId } from './ids.ts'
import type { DecimalText, Id, Instant, PeerFigure, Period } from './schema.ts'

/** Figures as known at a moment, by indicator, name and period. */
export const peersKnown = (db: Db, indicatorIds: readonly Id[], asOf: Instant): Promise<PeerFigure[]> =>
  db
    .selectFrom('peerFigure')
    .selectAll()
    .where('indicatorId', 'in', oneOf(db, indicatorIds))
    .where('knownFrom', '<=', asOf)
    .where((row) => row.or([row('knownTo', 'is', null), row('knownTo', '>', asOf)]))
    .orderBy('indicatorId')
    .orderBy('name')
    .orderBy('period')
    .execute()

export interface NewPeerFigure {
  readonly indicatorId: Id
  readonly name: string
  readonly period: Period
  /** `null` takes it back. */
  readonly value: DecimalText | null
}

/** Writes a figure over what is known of it. @returns what was known, `null` where nothing was. */
export const setPeerFigure = async (
  trx: Trx,
  { indicatorId, name, period, value }: NewPeerFigure,
  by: { readonly personId: Id | null; readonly at: Instant },
): Promise<DecimalText | null> => {
  const current = await trx
    .updateTable('peerFigure')
    .set({ knownTo: by.at })
    .where('indicatorId', '=', indicatorId)
    .where('name', '=', name)
    .where('period', '=', period)
    .where('knownTo', 'is', null)
    .returning('value')
    .executeTakeFirst()
  if (value !== null)
    await trx
      .insertInto('peerFigure')
      .values({ id: newId(), indicatorId, name, period, value, knownFrom: by.at, knownTo: null, personId: by.personId })
      .execute()
  return current?.value ?? null
}
