/** Rules of mail of a plan: read by everybody who reads the plan, set by the plan office over what it looked at, recorded like other rules. */
import { appendChanges } from '../../db/changes.ts'
import { setCell } from '../../db/cells.ts'
import type { Id, Language, MailRules } from '../../db/schema.ts'
import { optionalMails } from '../../db/schema.ts'
import { writePlan } from '../../db/transaction.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { mailRulesOf, problemsOfMailRules, usualMailRules } from '../rules/mail-rules.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { MailRulesView } from '../wire/rules.ts'
import { words } from '../words/index.ts'
import type { ActingPerson } from './actor.ts'
import { planOf } from './plan.ts'
import { rulesSheet } from './recorded.ts'
import { mailRulesVersion, sameVersion } from './rule-versions.ts'
import { refuseRules } from './set-rules.ts'

export const mailRulesView = async ({ db }: Context, actor: ActingPerson, named: Id, language: Language): Promise<MailRulesView> => {
  const plan = await planOf(db, named)
  return {
    plan: plan.id,
    version: mailRulesVersion(plan),
    rules: mailRulesOf(plan),
    usual: usualMailRules,
    optional: optionalMails.map((kind) => ({ kind, title: words[language].digest.optional[kind] })),
    mayManage: mayManagePlans(actor),
  }
}

/** What differs from the usual rules, in their order; `null`: nothing does. */
const columnOf = (rules: MailRules): string | null => {
  const own = (Object.keys(usualMailRules) as (keyof MailRules)[]).filter((name) => JSON.stringify(rules[name]) !== JSON.stringify(usualMailRules[name]))
  return own.length === 0 ? null : JSON.stringify(Object.fromEntries(own.map((name) => [name, rules[name]])))
}

/** @throws Refusal not_allowed, not_found, rules_refused, rules_changed */
export const setMailRules = async (ctx: Context, actor: ActingPerson, named: Id, { seen, ...given }: MailRules & { readonly seen: string }): Promise<void> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  const { id: planId } = await planOf(ctx.db, named)
  refuseRules(problemsOfMailRules(given))
  const contact = given.contact?.trim() ?? ''
  const after = columnOf({ ...given, optional: optionalMails.filter((kind) => given.optional.includes(kind)), contact: contact === '' ? null : contact })
  await writePlan(ctx.db, planId, async (trx, seq, plan) => {
    sameVersion(seen, mailRulesVersion(plan))
    const before = plan.mailRules
    if (before === after) return
    if (!(await setCell(trx, { table: 'plan', id: planId, column: 'mailRules', was: before, value: after })))
      throw new Error('mail rules changed under the lock of their plan')
    const change = { sheet: rulesSheet, rowId: planId, column: 'mailRules', before, after }
    await appendChanges(trx, { planId, seq, at: ctx.clock.now(), personId: actor.id, way: 'grid', batchId: null }, [change])
  })
  ctx.live.wake(planId)
}
