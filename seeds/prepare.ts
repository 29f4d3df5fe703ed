/** Fills an installation at its start: the reference plans always; then the demonstration, or else one administrator. */
import { installationValue, setInstallationValue } from '../db/installation.ts'
import { addPerson, everybody } from '../db/people.ts'
import { write } from '../db/transaction.ts'
import { newPassword } from '../server/actions/manage-people.ts'
import { demonstrationKey } from '../server/actions/read-session.ts'
import type { Context } from '../server/context.ts'
import { loadReference } from './reference.ts'

export interface Prepared {
  /** The administrator that was made, with a password that is kept nowhere else. */
  readonly administrator: { readonly email: string; readonly password: string } | null
  /** Password of the demonstration accounts, where there are any. */
  readonly demonstrationPassword: string | null
}

const administratorEmail = 'admin@xushi.local'

/** @param empty without demonstration data; what is there already stays. */
export const prepare = async (ctx: Context, { empty }: { readonly empty: boolean }): Promise<Prepared> => {
  const { db, clock } = ctx
  await loadReference(db, clock.now())
  if (!empty) await loadDemonstration(ctx)
  return { administrator: await firstAdministrator(ctx), demonstrationPassword: await installationValue(db, demonstrationKey) }
}

const settledKey = 'demonstration-settled'

/** Once settled, later starts do not even read the made-up data. A start that was killed on the way goes on here. */
const loadDemonstration = async (ctx: Context): Promise<void> => {
  if ((await installationValue(ctx.db, settledKey)) !== null) return
  const { loadDemonstration: load } = await import('./demo.ts')
  const outcome = await load(ctx, ctx.clock.now())
  if (outcome !== 'in_use') {
    const { liveThrough } = await import('./demo-past.ts')
    await liveThrough(ctx)
  }
  await write(ctx.db, (trx) => setInstallationValue(trx, settledKey, outcome === 'in_use' ? 'not loaded' : 'loaded'))
}

const firstAdministrator = async ({ db, auth, clock }: Context): Promise<Prepared['administrator']> => {
  const anybody = await everybody(db)
  if (anybody.length > 0) return null
  const password = newPassword()
  const person = {
    name: '系统管理员',
    email: administratorEmail,
    role: 'administrator',
    title: null,
    language: 'zh-CN',
    demonstration: 0,
    departments: [],
  } as const
  await auth.setPassword(await write(db, (trx) => addPerson(trx, person, clock.now())), password)
  return { email: administratorEmail, password }
}
