/** Facts about this installation, one row a key. */
import type { Db, Trx } from './connect.ts'

export const installationValue = async (db: Db, key: string): Promise<string | null> =>
  (await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst())?.value ?? null

export const setInstallationValue = async (trx: Trx, key: string, value: string): Promise<void> => {
  await trx
    .insertInto('installation')
    .values({ key, value })
    .onConflict((row) => row.column('key').doUpdateSet({ value }))
    .execute()
}
