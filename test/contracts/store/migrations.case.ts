import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { listPlans } from '../../../db/plans.ts'
import { OpenError } from '../../../db/trouble.ts'
import { smallPlan } from '../../support/small-plan.ts'

export const migrationCases = (open: () => Promise<Connection>): void => {
  describe('migrations', () => {
    it('bring an empty database to the newest schema', async () => {
      await using database = await open()
      expect(await migrate(database)).toEqual(['2026-11-first'])
      expect(await listPlans(database.db)).toEqual([])
    })

    it('do nothing to a database that is there already', async () => {
      await using database = await open()
      await migrate(database)
      const { planId } = await smallPlan(database.db)
      expect(await migrate(database)).toEqual([])
      expect(await listPlans(database.db)).toMatchObject([{ id: planId }])
    })

    it('refuse a database of a newer version, and leave it as it is', async () => {
      await using database = await open()
      await migrate(database)
      const { planId } = await smallPlan(database.db)
      const plain = database.db.withoutPlugins()
      await sql`insert into kysely_migration (name, timestamp) values ('2099-01-later', '2099-01-01')`.execute(plain)
      await expect(migrate(database)).rejects.toThrow(OpenError)
      await expect(migrate(database)).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('2099-01-later') })
      expect(await listPlans(database.db)).toMatchObject([{ id: planId }])
    })
  })
}
