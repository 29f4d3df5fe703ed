/**
 * Writing transactions. Inside only queries are awaited: SQLite has one connection, and whatever else is awaited here (mail, files, HTTP)
 * holds up everybody. Inside only `trx` is used: a query of the outer `db` would wait for the transaction that waits for it.
 */
import { kept } from './batch.ts'
import type { Db, Trx } from './connect.ts'
import type { Id, Plan } from './schema.ts'

/** The plan to be written does not exist. */
export class UnknownPlan extends Error {
  override readonly name = 'UnknownPlan'
  readonly planId: Id

  constructor(planId: Id) {
    super(`write plan ${planId}: there is no such plan`)
    this.planId = planId
  }
}

/**
 * Runs a writing transaction of one plan.
 *
 * Its first statement takes the plan's next sequence number and with it the write lock, so that writers of a plan follow one another and
 * what `work` reads is what it changes. A transaction that throws gives the number back.
 *
 * @param work gets the transaction, the number under which its changes are recorded, and the plan as it is now.
 * @throws UnknownPlan; and whatever `work` throws, after everything was rolled back.
 */
export const writePlan = <T>(db: Db, planId: Id, work: (trx: Trx, seq: number, plan: Plan) => Promise<T>): Promise<T> =>
  write(db, async (trx) => {
    const build = () =>
      trx
        .updateTable('plan')
        .set((row) => ({ seq: row('seq', '+', 1) }))
        .where('id', '=', planId)
        .returningAll()
    const [plan] = (await kept<Plan>(trx, 'next number of a plan', [1, planId], build)).rows
    if (plan === undefined) throw new UnknownPlan(planId)
    return work(trx, plan.seq, plan)
  })

/** Runs a writing transaction outside of any plan. On SQLite it has the write lock from the start. */
export const write = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> => db.transaction().execute(work)
