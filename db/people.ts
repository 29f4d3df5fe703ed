/** Persons and their parts in departments. Credentials and sessions are the sign-in library's matter. */
import type { Db, Trx } from './connect.ts'
import { insertMany, kept, updateRow } from './batch.ts'
import { newId } from './ids.ts'
import type { Id, Instant, Person, Row } from './schema.ts'

export type PersonPart = Omit<Row<'personDepartment'>, 'personId'>
export type PersonRow = Person & { readonly departments: readonly PersonPart[] }

/** One statement, because every request asks who is asking. */
export const personById = async (db: Db, id: Id): Promise<PersonRow | undefined> => {
  const build = () =>
    db
      .selectFrom('person')
      .leftJoin('personDepartment', 'personDepartment.personId', 'person.id')
      .selectAll('person')
      .select(['personDepartment.departmentId', 'personDepartment.role as part'])
      .where('person.id', '=', id)
      .orderBy('departmentId')
      .orderBy('part')
  const { rows } = await kept<Person & { readonly departmentId: Id | null; readonly part: PersonPart['role'] | null }>(db, 'person with parts', [id], build)
  // Without a part the person still has one row.
  const found = rows.map(({ departmentId, part, ...person }) => ({
    person,
    part: departmentId === null || part === null ? [] : [{ departmentId, role: part }],
  }))
  return found[0] && { ...found[0].person, departments: found.flatMap(({ part }) => part) }
}

/** @param email in any case and with blanks around it. */
export const personByEmail = async (db: Db, email: string): Promise<PersonRow | undefined> => {
  const person = await db.selectFrom('person').selectAll().where('email', '=', plainAddress(email)).executeTakeFirst()
  return person && { ...person, departments: await partsOf(db, person.id) }
}

const partsOf = (db: Db, personId: Id): Promise<PersonPart[]> =>
  db.selectFrom('personDepartment').select(['departmentId', 'role']).where('personId', '=', personId).orderBy('departmentId').orderBy('role').execute()

/** Everybody, inactive ones too, in the order in which they were added. */
export const everybody = async (db: Db): Promise<readonly PersonRow[]> => {
  const people = await db.selectFrom('person').selectAll().orderBy('createdAt').orderBy('id').execute()
  const parts = await db.selectFrom('personDepartment').selectAll().orderBy('departmentId').orderBy('role').execute()
  const byPerson = Map.groupBy(parts, ({ personId }) => personId)
  return people.map((person) => ({ ...person, departments: (byPerson.get(person.id) ?? []).map(({ departmentId, role }) => ({ departmentId, role })) }))
}

/** The sign-in library looks for addresses in lower case. */
const plainAddress = (email: string): string => email.trim().toLowerCase()

export type NewPerson = Pick<Person, 'name' | 'email' | 'role' | 'title' | 'language' | 'demonstration'> & { readonly departments: readonly PersonPart[] }

/** @throws a duplicate (`troubleOf`) if the address belongs to somebody. */
export const addPerson = async (trx: Trx, { departments, ...given }: NewPerson, at: Instant): Promise<Id> => {
  const id = newId()
  await trx
    .insertInto('person')
    .values({ ...given, id, email: plainAddress(given.email), emailVerified: 1, image: null, createdAt: at, updatedAt: at, active: 1 })
    .execute()
  await setParts(trx, id, departments)
  return id
}

export type PersonChanges = { readonly [K in 'name' | 'email' | 'role' | 'title' | 'language' | 'active']?: Person[K] | undefined }

/** @returns whether there is such a person. @throws a duplicate (`troubleOf`) if the new address belongs to somebody else. */
export const changePerson = (trx: Trx, id: Id, { email, ...changes }: PersonChanges, at: Instant): Promise<boolean> =>
  updateRow(trx, 'person', id, { ...changes, ...(email === undefined ? {} : { email: plainAddress(email) }), updatedAt: at })

/** Replaces a person's parts in departments. */
export const setParts = async (trx: Trx, personId: Id, parts: readonly PersonPart[]): Promise<void> => {
  await trx.deleteFrom('personDepartment').where('personId', '=', personId).execute()
  await insertMany(
    trx,
    'personDepartment',
    parts.map((part) => ({ personId, ...part })),
  )
}
