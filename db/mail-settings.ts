/** What people have chosen about their mails: a row for each who has chosen anything. */
import { oneOf } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Row } from './schema.ts'

export type MailSetting = Row<'mailSetting'>

/** Settings of people; who has chosen nothing is left out. */
export const mailSettingsOf = (db: Db, personIds: readonly Id[]): Promise<MailSetting[]> =>
  db.selectFrom('mailSetting').selectAll().where('personId', 'in', oneOf(db, personIds)).execute()

/** Puts a setting in the place of the one before. */
export const setMailSetting = async (trx: Trx, setting: MailSetting): Promise<void> => {
  await trx
    .insertInto('mailSetting')
    .values(setting)
    .onConflict((on) =>
      on.column('personId').doUpdateSet((row) => ({ without: row.ref('excluded.without'), at: row.ref('excluded.at'), way: row.ref('excluded.way') })),
    )
    .execute()
}
