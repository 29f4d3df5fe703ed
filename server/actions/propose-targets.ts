/** Proposes how targets fall into years and quarters, or says how far values that somebody typed come. Writes nothing. */
import { indicatorsById } from '../../db/indicators.ts'
import type { Id, Language, Plan } from '../../db/schema.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Method } from '../rules/decompose.ts'
import { decompose, methodsOf, sumOf, yearOperator, yearsOfDivision } from '../rules/decompose.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import { settle } from '../rules/settle.ts'
import type { Stay, Wholes } from '../rules/whole.ts'
import { wholeOf } from '../rules/whole.ts'
import type { NodeFrequency } from '../rules/year-nodes.ts'
import { nodesOfYears } from '../rules/year-nodes.ts'
import { readPlanNumber } from '../sheets/plan-number.ts'
import type { TargetProposal } from '../wire/targets.ts'
import { words } from '../words/index.ts'
import { readFacts } from './judge.ts'
import { planOf, yearsOf } from './plan.ts'

export interface ProposalRequest {
  readonly stay: Stay
  /** Divides the years that are left further; `null` does not. */
  readonly within: NodeFrequency | null
  /** Key of the path along which a year runs inside. */
  readonly path: string
  readonly items: readonly {
    readonly indicator: Id
    readonly method: Method | null
    /** Cells as they were typed: they are read and added up, and nothing is proposed. */
    readonly typed?: Readonly<Record<string, string>> | undefined
  }[]
}

type Years = TargetProposal['years']

const sourceOf = ({ whole, brought, years }: Wholes, stay: Stay, year: number): Years[number]['source'] => {
  if (!whole.settled.has(year)) return 'proposed'
  if (stay === 'rest' && brought.has(year)) return 'actual'
  return years.has(year) ? 'target' : 'node'
}

/** What was typed, read; a year that does not read has its problem and no value. */
const readTyped = (typed: Readonly<Record<string, string>>, wholes: Wholes, all: readonly number[], unit: string, language: Language): Years =>
  all.map((year) => {
    const was = wholes.years.get(year) ?? null
    const text = typed[String(year)] ?? ''
    const read = readPlanNumber(text, unit)
    return 'code' in read
      ? { year, value: null, source: 'typed', was, problem: words[language].problem(read) }
      : { year, value: read.value, source: 'typed', was, problem: null }
  })

/** Years of the division, whatever stays: those that are closed and keep their target stand before those that are proposed. */
const allYears = ({ whole }: Wholes, plan: Plan): readonly number[] => {
  const own = yearsOfDivision({ ...whole, firstYear: Math.min(whole.firstYear, yearOf(plan.startsOn)) })
  return yearsOf(plan).filter((year) => own.includes(year))
}

/** @throws Refusal not_allowed, not_found; nothing_to_divide where a target has no number or does not fall into years. */
export const proposeTargets = async (
  ctx: Context,
  actor: Actor,
  named: Id,
  request: ProposalRequest,
  language: Language,
): Promise<readonly TargetProposal[]> => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
  const { db } = ctx
  const plan = await planOf(db, named)
  const asOf = ctx.clock.now()
  const workdays = await ctx.workdays()
  const rows = new Map(
    (
      await indicatorsById(
        db,
        request.items.map(({ indicator }) => indicator),
      )
    ).map((row) => [row.id, row]),
  )
  const thisYear = yearOf(localDate(asOf, plan.timeZone))
  const found: TargetProposal[] = []
  for (const item of request.items) {
    const row = rows.get(item.indicator)
    if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
    const { facts } = await readFacts(db, plan, row, asOf)
    const wholes = wholeOf(settle(facts, asOf, workdays), request.stay)
    if (wholes === null) throw new Refusal('nothing_to_divide', { name: row.name, nameEn: row.nameEn })
    const { whole, division, end } = wholes
    const [usual] = methodsOf(division.into)
    const method = item.method ?? (usual as Method)
    if (!methodsOf(division.into).includes(method)) throw new Refusal('malformed', { path: 'method' })
    const all = allYears(wholes, plan)
    const proposed = decompose(whole, method)
    const years =
      item.typed === undefined
        ? all.map((year): Years[number] => {
            const part = proposed.years.find((each) => each.year === year)
            const was = wholes.years.get(year) ?? null
            // A closed year before those that are left keeps what it was asked.
            return part
              ? { year, value: part.value, source: sourceOf(wholes, request.stay, year), was, problem: null }
              : { year, value: was, source: 'target', was, problem: null }
          })
        : readTyped(item.typed, wholes, all, row.unit, language)
    const values = new Map(years.flatMap(({ year, value }) => (value === null ? [] : [[year, value] as const])))
    const { sum, left, fits } = sumOf(whole, values)
    const open = yearsOf(plan).filter((year) => year >= thisYear && year <= yearOf(end.dueOn))
    const say = words[language]
    found.push({
      indicator: row.id,
      method,
      years,
      whole: whole.target,
      sum,
      left,
      fits: fits && years.every(({ problem }) => problem === null),
      lacks: item.typed === undefined && proposed.lacks !== null ? say.targets.lacks[proposed.lacks] : null,
      nodes:
        request.within === null
          ? []
          : nodesOfYears(
              facts,
              { years: values, operator: yearOperator(end.operator, row.better, division.into), within: open, frequency: request.within, path: request.path },
              asOf,
              workdays,
            ),
    })
  }
  return found
}
