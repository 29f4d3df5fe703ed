/** Accounts: the administrator adds people, gives them their part, and takes it away. Nobody is deleted; the history keeps its names. */
import { randomInt } from 'node:crypto'
import { allDepartments, membersByCollective } from '../../db/departments.ts'
import { removeFeed } from '../../db/calendar-feeds.ts'
import { revokeFormLinks } from '../../db/form-links.ts'
import type { NewPerson, PersonChanges, PersonPart, PersonRow } from '../../db/people.ts'
import { addPerson, changePerson, everybody, personById, setParts } from '../../db/people.ts'
import type { Department, Id, Language } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { troubleOf } from '../../db/trouble.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayManagePeople } from '../rules/permissions.ts'
import type { DepartmentView, PersonView } from '../wire/people.ts'
import { words } from '../words/index.ts'

const mustManage = (actor: Actor): void => {
  if (!mayManagePeople(actor)) throw new Refusal('not_allowed')
}

const view = (person: PersonRow, departments: ReadonlyMap<Id, Department>, language: Language): PersonView => ({
  id: person.id,
  name: person.name,
  email: person.email,
  title: person.title,
  role: person.role,
  roleWord: words[language].roles[person.role],
  language: person.language,
  active: person.active === 1,
  demonstration: person.demonstration === 1,
  departments: person.departments.map(({ departmentId, role }) => ({ id: departmentId, shortName: departments.get(departmentId)?.shortName ?? '', role })),
})

const departmentsById = async ({ db }: Context): Promise<ReadonlyMap<Id, Department>> => new Map((await allDepartments(db)).map((row) => [row.id, row]))

/** @throws Refusal not_allowed */
export const peopleView = async (ctx: Context, actor: Actor, language: Language): Promise<readonly PersonView[]> => {
  mustManage(actor)
  const departments = await departmentsById(ctx)
  return (await everybody(ctx.db)).map((person) => view(person, departments, language))
}

export const departmentsView = async (ctx: Context): Promise<readonly DepartmentView[]> => {
  const departments = await departmentsById(ctx)
  const members = await membersByCollective(ctx.db)
  const nameOf = (id: Id): string => departments.get(id)?.shortName ?? id
  return [...departments.values()].map(({ id, shortName, name, nameEn, area, kind, note }) => ({
    id,
    shortName,
    name,
    nameEn,
    area,
    kind,
    note,
    members: kind === 'collective' ? (members.get(id) ?? []).map(nameOf) : null,
  }))
}

/** Without signs that are taken for one another. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const passwordLength = 14
export const newPassword = (): string => Array.from({ length: passwordLength }, () => letters[randomInt(letters.length)]).join('')

/** A duplicate can only be the address. */
const whereEmailIsFree = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw troubleOf(error) === 'duplicate' ? new Refusal('email_taken', {}, { cause: error }) : error
  }
}

const checkParts = async (ctx: Context, parts: readonly PersonPart[]): Promise<void> => {
  const known = await departmentsById(ctx)
  for (const { departmentId } of parts) if (!known.has(departmentId)) throw new Refusal('malformed', { path: 'departments' })
}

const viewOf = async (ctx: Context, id: Id, language: Language): Promise<PersonView> => {
  const person = await personById(ctx.db, id)
  if (!person) throw new Refusal('not_found')
  return view(person, await departmentsById(ctx), language)
}

/** @returns the person, and the password that was made for him: shown once, kept nowhere. @throws Refusal not_allowed, email_taken, malformed */
export const createPerson = async (
  ctx: Context,
  actor: Actor,
  person: Omit<NewPerson, 'demonstration'>,
  language: Language,
): Promise<{ readonly person: PersonView; readonly password: string }> => {
  mustManage(actor)
  await checkParts(ctx, person.departments)
  const id = await whereEmailIsFree(write(ctx.db, (trx) => addPerson(trx, { ...person, demonstration: 0 }, ctx.clock.now())))
  const password = newPassword()
  await ctx.auth.setPassword(id, password)
  return { person: await viewOf(ctx, id, language), password }
}

/** Changes a person. Who is made inactive is signed out everywhere. @throws Refusal not_allowed, not_found, email_taken, malformed */
export const updatePerson = async (
  ctx: Context,
  actor: Actor,
  id: Id,
  { departments, ...changes }: PersonChanges & { readonly departments?: readonly PersonPart[] | undefined },
  language: Language,
): Promise<PersonView> => {
  mustManage(actor)
  if (departments) await checkParts(ctx, departments)
  // Somebody must be left who can give rights back.
  if (id === actor.id && (changes.active === 0 || (changes.role !== undefined && changes.role !== 'administrator'))) throw new Refusal('not_allowed')
  const found = await whereEmailIsFree(
    write(ctx.db, async (trx) => {
      const exists = await changePerson(trx, id, changes, ctx.clock.now())
      if (exists && departments) await setParts(trx, id, departments)
      // Mails that went to an address that is no longer his open nothing.
      if (exists && (changes.active === 0 || changes.email !== undefined)) await revokeFormLinks(trx, id, ctx.clock.now())
      if (exists && changes.active === 0) await removeFeed(trx, id)
      return exists
    }),
  )
  if (!found) throw new Refusal('not_found')
  if (changes.active === 0) await ctx.auth.endSessions(id)
  return viewOf(ctx, id, language)
}

/** @throws Refusal not_allowed, not_found */
export const resetPassword = async (ctx: Context, actor: Actor, id: Id): Promise<{ readonly password: string }> => {
  mustManage(actor)
  if (!(await personById(ctx.db, id))) throw new Refusal('not_found')
  const password = newPassword()
  await ctx.auth.setPassword(id, password)
  return { password }
}
