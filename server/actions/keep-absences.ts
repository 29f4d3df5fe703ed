/** Who is away, and who gets his mails meanwhile: everybody for himself, the plan office for all. An absence that was entered is ended, never deleted. */
import { absenceById, absencesFrom, addAbsence, endAbsence } from '../../db/absences.ts'
import { newId } from '../../db/ids.ts'
import { everybody } from '../../db/people.ts'
import { listPlans } from '../../db/plans.ts'
import type { DateText, Id } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { addDays, localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { mayEnterAbsence, mayManagePlans } from '../rules/permissions.ts'
import type { AbsencesView } from '../wire/absences.ts'
import type { ActingPerson } from './actor.ts'

export interface GivenAbsence {
  readonly person: Id
  readonly fromOn: DateText
  readonly toOn: DateText
  readonly standIn: Id | null
  readonly note: string | null
}

const longestDays = 366

/** Today where the plans are; an installation is of one place. */
const todayOf = async ({ db, clock }: Context): Promise<DateText> => localDate(clock.now(), (await listPlans(db))[0]?.timeZone ?? 'Asia/Shanghai')

/** Own absences from today on; the plan office sees everybody's. With all who can be named. */
export const absencesView = async (ctx: Context, actor: ActingPerson): Promise<AbsencesView> => {
  const all = mayManagePlans(actor)
  const people = await everybody(ctx.db)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const rows = await absencesFrom(ctx.db, await todayOf(ctx), all ? null : actor.id)
  return {
    mayEnterForAll: all,
    people: people.filter(({ active }) => active === 1).map(({ id, name }) => ({ id, name })),
    absences: rows.map(({ id, personId, fromOn, toOn, standInId, note }) => ({
      id,
      person: { id: personId, name: names.get(personId) ?? '' },
      fromOn,
      toOn,
      standIn: standInId === null ? null : { id: standInId, name: names.get(standInId) ?? '' },
      note,
    })),
  }
}

/** @throws Refusal not_allowed, absence_out_of_range, no_stand_in */
export const enterAbsence = async (ctx: Context, actor: ActingPerson, { person, fromOn, toOn, standIn, note }: GivenAbsence): Promise<void> => {
  if (!mayEnterAbsence(actor, person)) throw new Refusal('not_allowed')
  const people = new Map((await everybody(ctx.db)).map((each) => [each.id, each]))
  if (people.get(person)?.active !== 1) throw new Refusal('not_found')
  if (standIn !== null && (standIn === person || people.get(standIn)?.active !== 1)) throw new Refusal('no_stand_in')
  const today = await todayOf(ctx)
  if (toOn < fromOn || toOn < today || toOn > addDays(fromOn, longestDays)) throw new Refusal('absence_out_of_range')
  await write(ctx.db, (trx) =>
    addAbsence(trx, { id: newId(), personId: person, fromOn, toOn, standInId: standIn, note, enteredBy: actor.id, at: ctx.clock.now(), endedAt: null }),
  )
}

/** He is back, or it was a mistake. @throws Refusal not_found, also of another's */
export const dropAbsence = async (ctx: Context, actor: ActingPerson, id: Id): Promise<void> => {
  const absence = await absenceById(ctx.db, id)
  if (!absence || !mayEnterAbsence(actor, absence.personId)) throw new Refusal('not_found')
  if (!(await write(ctx.db, (trx) => endAbsence(trx, id, ctx.clock.now())))) throw new Refusal('not_found')
}
