/** What the page knows before anything else: who asks, what he may, and what kind of installation this is. */
import { allDepartments } from '../../db/departments.ts'
import { installationValue } from '../../db/installation.ts'
import { changePerson, everybody } from '../../db/people.ts'
import type { Department, Id, Language } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { isSettable } from '../clock.ts'
import { version } from '../version.ts'
import { mayManagePeople, mayManagePlans, mayReadAllMail, mayRunJobs } from '../rules/permissions.ts'
import type { Me, SessionView } from '../wire/session.ts'
import type { ActingPerson } from './actor.ts'
import { actingPerson } from './actor.ts'

/** Key of the installation whose value is the password that demonstration accounts share. */
export const demonstrationKey = 'demonstration-password'

const meView = (actor: ActingPerson, departments: ReadonlyMap<Id, Department>): Me => ({
  id: actor.id,
  name: actor.person.name,
  email: actor.person.email,
  title: actor.person.title,
  role: actor.role,
  language: actor.person.language,
  departments: actor.person.departments.map(({ departmentId, role }) => ({
    id: departmentId,
    shortName: departments.get(departmentId)?.shortName ?? '',
    role,
  })),
  may: {
    managePlans: mayManagePlans(actor),
    managePeople: mayManagePeople(actor),
    runJobs: mayRunJobs(actor),
    readAllMail: mayReadAllMail(actor),
  },
})

const demonstrationView = async ({ db }: Context, departments: ReadonlyMap<Id, Department>): Promise<SessionView['demonstration']> => {
  const password = await installationValue(db, demonstrationKey)
  if (password === null) return null
  const people = (await everybody(db)).filter(({ demonstration, active }) => demonstration === 1 && active === 1)
  return {
    password,
    accounts: people.map(({ email, name, title, role, departments: parts }) => ({
      email,
      name,
      title,
      role,
      department: departments.get(parts[0]?.departmentId ?? '')?.shortName ?? null,
    })),
  }
}

/** @param actor `null` for a stranger, who is told how to sign in and nothing else. */
export const sessionView = async (ctx: Context, actor: ActingPerson | null): Promise<SessionView> => {
  const departments = new Map((await allDepartments(ctx.db)).map((row) => [row.id, row]))
  return {
    me: actor && meView(actor, departments),
    demonstration: await demonstrationView(ctx, departments),
    clock: { now: ctx.clock.now(), settable: isSettable(ctx.clock) },
    mail: ctx.channel.name,
    version,
  }
}

export const setLanguage = async (ctx: Context, actor: ActingPerson, language: Language): Promise<SessionView> => {
  await write(ctx.db, (trx) => changePerson(trx, actor.id, { language }, ctx.clock.now()))
  return sessionView(ctx, await actingPerson(ctx.db, actor.id))
}

/** @throws Refusal wrong_current_password */
export const changePassword = async ({ auth }: Context, actor: ActingPerson, current: string, next: string): Promise<void> => {
  if (!(await auth.isPassword(actor.id, current))) throw new Refusal('wrong_current_password')
  await auth.setPassword(actor.id, next)
}
