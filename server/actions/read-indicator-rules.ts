/** Rules of one indicator, with the values that nodes are filed by. */
import { membersByCollective } from '../../db/departments.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { Frequency, Id, Instant, Language, PathNode, Plan } from '../../db/schema.ts'
import { periodsBetween, tickAtEnd, yearOf } from '../basics/calendar.ts'
import { text } from '../basics/decimal.ts'
import { Refusal } from '../basics/refusals.ts'
import type { Context } from '../context.ts'
import type { Point } from '../paths/path.ts'
import { valueAt } from '../paths/path.ts'
import { tried } from '../rules/backtest.ts'
import type { Facts } from '../rules/facts.ts'
import { mayFilePath, mayManagePlans } from '../rules/permissions.ts'
import { courseOfYear, filingEnds, planYears } from '../rules/rule-checks.ts'
import type { Settled } from '../rules/settle.ts'
import { releaseIn } from '../rules/find.ts'
import { settle } from '../rules/settle.ts'
import type { FilingYear, IndicatorRulesView } from '../wire/rules.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import { readFacts } from './judge.ts'
import { planOf } from './plan.ts'
import { indicatorVersion } from './rule-versions.ts'
import { lightFacts, read } from './rule-words.ts'

/** Nodes are filed by quarter or by month, never finer than the figures come. */
const filedBy: Readonly<Record<Frequency, readonly Frequency[]>> = {
  day: ['quarter', 'month'],
  month: ['quarter', 'month'],
  quarter: ['quarter'],
  'half-year': ['half-year'],
  year: ['year'],
}

const filingYear = (even: Settled, year: number, say: Words): FilingYear | null => {
  const line = courseOfYear(even, year)
  if (line === null) return null
  const { plan, frequency } = even.facts.indicator
  const [start, end] = [line.points[0] as Point, line.points.at(-1) as Point]
  const inside = (to: string): boolean => to >= plan.from && to <= plan.to && tickAtEnd(to, frequency) > start.tick && tickAtEnd(to, frequency) <= end.tick
  const rows = filedBy[frequency].map((by) => ({
    frequency: by,
    periods: periodsBetween(`${year}-01-01`, `${year}-12-31`, by)
      .filter(({ to }) => inside(to))
      .map((span) => {
        const tick = tickAtEnd(span.to, frequency)
        return {
          period: span.text,
          label: say.period(span.text, 'ytd'),
          even: text(valueAt(line, tick)),
          isTarget: line.points.some((point) => point.tick === tick),
        }
      }),
  }))
  return { year, start: text(start.value), target: text(end.value), closed: even.today > filingEnds(year), rows }
}

/** An indicator's row and facts, for its rules. @throws Refusal not_found */
export const ruledIndicator = async (
  { db }: Context,
  named: Id,
  id: Id,
  asOf: Instant,
): Promise<{ readonly plan: Plan; readonly row: IndicatorRow; readonly facts: Facts }> => {
  const plan = await planOf(db, named)
  const [row] = await indicatorsById(db, [id])
  if (row?.planId !== plan.id || row.archivedAt !== null) throw new Refusal('not_found')
  return { plan, row, facts: (await readFacts(db, plan, row, asOf)).facts }
}

const straight = { kind: 'linear' } as const

/** @throws Refusal not_found */
export const indicatorRulesView = async (ctx: Context, actor: ActingPerson, named: Id, id: Id, language: Language): Promise<IndicatorRulesView> => {
  const say = words[language]
  const now = ctx.clock.now()
  const { row, facts } = await ruledIndicator(ctx, named, id, now)
  const workdays = await ctx.workdays()
  const settled = settle(facts, now, workdays)
  const even = settle(tried(facts, { path: straight }), now, workdays)
  const { plan, frequency } = facts.indicator
  const thisYear = yearOf(settled.today)
  const shown = planYears(plan).filter((year) => year === thisYear || year === thisYear + 1)
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    nameEn: row.nameEn,
    unit: row.unit,
    decimals: row.decimals,
    frequency,
    version: indicatorVersion(row),
    light: row.lightPreset === null ? null : lightFacts(row.lightPreset, row.lightThresholds),
    path: { kind: row.path, nodes: read<readonly PathNode[]>(row.pathNodes, []) },
    years: planYears(plan).flatMap((year) => filingYear(even, year, say) ?? []),
    release: { workdays: row.releaseWorkdays, source: row.releaseSourceId, dates: read(row.releaseDates, {}) },
    releases: shown
      .flatMap((year) => (frequency === 'day' ? [] : periodsBetween(`${year}-01-01`, `${year}-12-31`, frequency)))
      .filter(({ to }) => to >= plan.from && to <= plan.to)
      .map((span) => {
        const release = releaseIn(settled, span)
        return { period: span.text, label: say.period(span.text, row.basis), on: release.on, uncertain: release.uncertain.length > 0 }
      }),
    preliminaryDecides: row.preliminaryDecides === 1,
    mayManage: mayManagePlans(actor),
    mayFile: mayFilePath(actor, resolved(row.lead, await membersByCollective(ctx.db))),
  }
}
