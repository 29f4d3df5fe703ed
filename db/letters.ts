/** Rows that letters are written from, each read for many messages at once. Unknown ids are left out. */
import { oneOf } from './batch.ts'
import type { Db } from './connect.ts'
import type { DateText, Id, Row } from './schema.ts'

export type Notice = Row<'notification'>

/** What messages have to tell, in the order in which it was decided. */
export const noticesOf = (db: Db, messageIds: readonly Id[]): Promise<Notice[]> =>
  db.selectFrom('notification').selectAll().where('messageId', 'in', oneOf(db, messageIds)).orderBy('id').execute()

export const warningsById = (db: Db, ids: readonly Id[]): Promise<Row<'warning'>[]> =>
  db.selectFrom('warning').selectAll().where('id', 'in', oneOf(db, ids)).execute()

/** Verdicts that turns of warnings rest on. */
export const verdictsOfTurns = (db: Db, turnIds: readonly Id[]): Promise<{ id: Id; assessmentId: Id }[]> =>
  db.selectFrom('warningTurn').select(['id', 'assessmentId']).where('id', 'in', oneOf(db, turnIds)).execute()

export const climbsById = (db: Db, ids: readonly Id[]): Promise<Pick<Row<'warningClimb'>, 'id' | 'kind' | 'round'>[]> =>
  db.selectFrom('warningClimb').select(['id', 'kind', 'round']).where('id', 'in', oneOf(db, ids)).execute()

export interface Promised {
  readonly warningId: Id
  readonly promisedOn: DateText
  readonly who: string
  readonly measures: string
}
/** What stands promised about warnings: at most one each. */
export const promisesOn = (db: Db, warningIds: readonly Id[]): Promise<Promised[]> =>
  db
    .selectFrom('acknowledgement')
    .innerJoin('person', 'person.id', 'acknowledgement.personId')
    .select(['acknowledgement.warningId', 'acknowledgement.promisedOn', 'person.name as who', 'acknowledgement.measures'])
    .where('warningId', 'in', oneOf(db, warningIds))
    .where('endedAt', 'is', null)
    .execute()

/** Turns of orders, with the order as it stands now. */
export const orderTurnsById = (db: Db, ids: readonly Id[]) =>
  db
    .selectFrom('orderTurn')
    .innerJoin('supervisionOrder', 'supervisionOrder.id', 'orderTurn.orderId')
    .innerJoin('person', 'person.id', 'orderTurn.personId')
    .select(['orderTurn.id', 'orderTurn.what', 'orderTurn.note', 'orderTurn.limitOn as turnLimitOn', 'person.name as who', 'orderTurn.orderId'])
    .select(['supervisionOrder.year', 'supervisionOrder.number', 'supervisionOrder.title', 'supervisionOrder.demand', 'supervisionOrder.basis'])
    .select(['supervisionOrder.departmentId', 'supervisionOrder.limitOn', 'supervisionOrder.firstLimitOn', 'supervisionOrder.state'])
    .select('supervisionOrder.endedAt')
    .where('orderTurn.id', 'in', oneOf(db, ids))
    .execute()

export const draftsById = (db: Db, ids: readonly Id[]): Promise<Pick<Row<'draft'>, 'id' | 'kind' | 'title' | 'departmentId' | 'state' | 'madeAt'>[]> =>
  db.selectFrom('draft').select(['id', 'kind', 'title', 'departmentId', 'state', 'madeAt']).where('id', 'in', oneOf(db, ids)).execute()

/** Comments that messages tell of, oldest first, with who wrote them. */
export const commentsInMails = (db: Db, messageIds: readonly Id[]) =>
  db
    .selectFrom('commentMention')
    .innerJoin('comment', 'comment.id', 'commentMention.commentId')
    .innerJoin('person', 'person.id', 'comment.personId')
    .select(['commentMention.messageId', 'comment.planId', 'comment.indicatorId', 'comment.period', 'comment.at', 'comment.text', 'comment.removedAt'])
    .select('person.name as who')
    .where('commentMention.messageId', 'in', oneOf(db, messageIds))
    .orderBy('comment.at')
    .orderBy('comment.id')
    .execute()

/** Open questions about figures of plans, oldest first, each with a department that leads its indicator: as many rows as it has leads. */
export const openQuestionsByLead = (db: Db, planIds: readonly Id[]) =>
  db
    .selectFrom('question')
    .innerJoin('observation', 'observation.id', 'question.observationId')
    .innerJoin('indicator', 'indicator.id', 'question.indicatorId')
    .innerJoin('indicatorDepartment', 'indicatorDepartment.indicatorId', 'question.indicatorId')
    .select(['question.id', 'question.planId', 'question.indicatorId', 'question.period', 'question.code', 'question.parameters'])
    .select(['observation.value', 'indicatorDepartment.departmentId'])
    .where('question.planId', 'in', oneOf(db, planIds))
    .where('question.answeredAt', 'is', null)
    .where('indicator.archivedAt', 'is', null)
    .where('indicatorDepartment.role', '=', 'lead')
    .orderBy('question.id')
    .execute()

/** Names of people. */
export const namesOf = (db: Db, personIds: readonly Id[]): Promise<{ id: Id; name: string }[]> =>
  db.selectFrom('person').select(['id', 'name']).where('id', 'in', oneOf(db, personIds)).execute()
