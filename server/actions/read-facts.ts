/**
 * What the judge is told of an indicator, as the body that `POST /api/assess` takes: what-ifs start from it. Sent back as it is, it gets the
 * verdict that every screen shows.
 */
import { indicatorsById } from '../../db/indicators.ts'
import { revisionsOf } from '../../db/observations.ts'
import { peersKnown } from '../../db/peers.ts'
import type { FormulaValue, Id } from '../../db/schema.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import { partsOf } from '../measures/formula.ts'
import type { ObservationFacts } from '../rules/facts.ts'
import { observationFacts } from '../rules/facts.ts'
import type { AssessBody } from '../wire/assess.ts'
import { readFacts } from './judge.ts'
import { planOf } from './plan.ts'

/** Figures of a made indicator's parts, with their revisions: what was known on an earlier day can be asked too. */
const partFigures = async (ctx: Context, formula: FormulaValue): Promise<readonly ObservationFacts[]> =>
  (await revisionsOf(ctx.db, partsOf(formula))).map((row) => ({ ...observationFacts(row), indicator: row.indicatorId }))

/** The firmest flag so far is told by the revisions themselves. */
const sent = ({ firmest: _firmest, ...observation }: ObservationFacts): ObservationFacts => observation

/**
 * Facts known now. Every revision comes with the span in which it was known, so that a body with an earlier `asOf` gets the verdict of that
 * day by the rules of today; what nobody has approved counts in none and is left out. Figures of others to compare with are there for every
 * preset: another may be tried that asks for them.
 *
 * @throws Refusal not_found
 */
export const assessBody = async (ctx: Context, named: Id, id: Id): Promise<AssessBody> => {
  const plan = await planOf(ctx.db, named)
  const [row] = await indicatorsById(ctx.db, [id])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  const asOf = ctx.clock.now()
  const { facts } = await readFacts(ctx.db, plan, row, asOf)
  const observations = facts.indicator.formula == null ? facts.observations : await partFigures(ctx, facts.indicator.formula)
  return {
    asOf,
    ...facts,
    observations: observations.filter(({ state, knownFrom }) => state === 'approved' && knownFrom <= asOf).map(sent),
    peers: (await peersKnown(ctx.db, [id], asOf)).map(({ name, period, value }) => ({ name, period, value })),
  }
}
