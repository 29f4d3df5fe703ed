/**
 * The store, once on each engine: one list of cases for SQLite and for PostgreSQL. What only one engine has (files, locks, durability)
 * stands in `test/db/`.
 */
import { afterEach, beforeEach, describe } from 'vitest'
import { connect, type Connection } from '../../db/connect.ts'
import { emptyDatabase } from '../support/database.ts'
import { barePostgres, emptyPostgres } from '../support/postgres.ts'
import { calendarCases } from './store/calendar.case.ts'
import { cellCases } from './store/cells.case.ts'
import { changeCases } from './store/changes.case.ts'
import { deliveryCases } from './store/deliveries.case.ts'
import { figureCases } from './store/figures.case.ts'
import { formLinkCases } from './store/form-links.case.ts'
import { jobCases } from './store/jobs.case.ts'
import { letterCases } from './store/letters.case.ts'
import { migrationCases } from './store/migrations.case.ts'
import { orderCases } from './store/orders.case.ts'
import { outboxCases } from './store/outbox.case.ts'
import { peopleCases } from './store/people.case.ts'
import { planCases } from './store/plans.case.ts'
import { questionCases } from './store/questions.case.ts'
import { talkCases } from './store/talk.case.ts'
import { targetCases } from './store/targets.case.ts'
import { viewCases } from './store/views.case.ts'
import { verdictCases } from './store/verdicts.case.ts'
import { warningCases } from './store/warnings.case.ts'

describe.each([
  ['SQLite', emptyDatabase, () => connect('sqlite::memory:')],
  ['PostgreSQL', emptyPostgres, barePostgres],
] as const)('store on %s', (_, open, openBare) => {
  describe('of a migrated database', () => {
    let connection: Connection
    beforeEach(async () => {
      connection = await open()
    })
    afterEach(() => connection.close())
    const db = () => connection.db

    planCases(db)
    peopleCases(db)
    cellCases(db)
    targetCases(db)
    figureCases(db)
    verdictCases(db)
    warningCases(db)
    outboxCases(db)
    deliveryCases(db)
    changeCases(db)
    jobCases(db)
    calendarCases(db)
    questionCases(db)
    viewCases(db)
    talkCases(db)
    formLinkCases(db)
    orderCases(db)
    letterCases(db)
  })
  migrationCases(openBare)
})
