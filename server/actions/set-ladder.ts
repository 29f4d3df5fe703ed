/** The ladder of a plan: shown, checked, and changed as a recorded rule. Warnings that stand go on from where they are. */
import { ladderKinds } from '../../db/schema.ts'
import type { Id } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { GivenStep } from '../rules/ladder-checks.ts'
import { problemsOfLadder, readLadder } from '../rules/ladder-checks.ts'
import { goesOut, ladderOf } from '../rules/ladder.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import type { LadderView } from '../wire/ladder.ts'
import type { ActingPerson } from './actor.ts'
import { changePlanRules } from './change-rules.ts'
import { planOf } from './plan.ts'
import { ladderVersion, sameVersion } from './rule-versions.ts'
import { refuseRules } from './set-rules.ts'

export const ladderView = async ({ db }: Context, actor: ActingPerson, named: Id): Promise<LadderView> => {
  const plan = await planOf(db, named)
  return {
    version: ladderVersion(plan),
    isUsual: plan.ladder === null,
    steps: ladderOf(plan.ladder),
    drafted: ladderKinds.filter((kind) => !goesOut(kind)),
    mayManage: mayManagePlans(actor),
  }
}

/**
 * @param steps `null` takes the usual ladder again; an empty list tells nobody by steps.
 * @throws Refusal not_allowed, not_found, rules_refused, rules_changed
 */
export const setLadder = async (ctx: Context, actor: ActingPerson, named: Id, steps: readonly GivenStep[] | null, seen: string): Promise<void> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  const plan = await planOf(ctx.db, named)
  refuseRules(problemsOfLadder(steps ?? []))
  const ladder = steps === null ? null : JSON.stringify(readLadder(steps))
  await changePlanRules(ctx, actor, plan.id, { ladder }, { check: (row) => sameVersion(seen, ladderVersion(row)) })
}
