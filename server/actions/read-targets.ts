/** All targets of a plan with their versions, what each year is asked, where a year lacks its target, and what is worked on. */
import { printedMoments, standingColumns } from '../../db/assessments.ts'
import { indicatorsOf } from '../../db/indicators.ts'
import type { Id, Indicator, Instant, Language, Plan, Target, TargetDraftValue } from '../../db/schema.ts'
import type { NamedDraft } from '../../db/target-drafts.ts'
import { draftsOf } from '../../db/target-drafts.ts'
import { targetsOfPlan } from '../../db/targets.ts'
import { localDate, yearOf } from '../basics/calendar.ts'
import type { Workdays } from '../basics/workdays.ts'
import type { Context } from '../context.ts'
import { measureOf } from '../measures/index.ts'
import { methodsOf, sumOf, yearsOfDivision } from '../rules/decompose.ts'
import type { TargetFacts } from '../rules/facts.ts'
import { factsOf, versionFacts } from '../rules/facts.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import { inForce } from '../rules/in-force.ts'
import { settle } from '../rules/settle.ts'
import type { Wholes } from '../rules/whole.ts'
import { wholeOf } from '../rules/whole.ts'
import type { DivisionMethod, TargetDraftView, TargetRowView, TargetsView, TargetVersionView, TargetView, TargetYearView } from '../wire/targets.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import type { ActingPerson } from './actor.ts'
import { planOf, yearsOf } from './plan.ts'

interface Moment {
  readonly asOf: Instant
  readonly today: string
  readonly workdays: Workdays
  readonly say: Words
}

/** A version as the judge sees it, with the row that it came from. */
export type Version = TargetFacts & { readonly row: Target }
/** Versions in the order in which they were made. */
export const versionsOf = (rows: readonly Target[]): readonly Version[] => {
  const facts = versionFacts(rows)
  return rows.map((row, place) => ({ ...(facts[place] as TargetFacts), row }))
}

export const isWithdrawn = ({ value, rangeFrom, text }: Pick<Target, 'value' | 'rangeFrom' | 'text'>): boolean =>
  value === null && rangeFrom === null && text === null

const asking = ['operator', 'value', 'rangeFrom', 'rangeTo', 'width', 'text'] as const
/** Two versions that ask for the same, whoever approved them. */
export const asksTheSame = (one: Target, other: Target): boolean => asking.every((column) => one[column] === other[column])

/** Entered on the same day and in nobody's print since: then it can be taken away as if it had never been. */
export const mayTakeBack = (row: Target, newest: Target | undefined, printedAt: Instant | undefined, today: string, plan: Pick<Plan, 'timeZone'>): boolean =>
  row.id === newest?.id &&
  row.approvedOn !== null &&
  localDate(row.createdAt, plan.timeZone) === today &&
  (printedAt === undefined || printedAt < row.createdAt)

const versionView = (
  { row, approval }: Version,
  states: ReadonlyMap<Id, TargetVersionView['state']>,
  indicator: Indicator,
  takeBack: boolean,
  say: Words,
): TargetVersionView => ({
  id: row.id,
  asked: say.asked(row, indicator),
  operator: row.operator,
  value: row.value,
  range: row.rangeFrom === null || row.rangeTo === null ? null : { from: row.rangeFrom, to: row.rangeTo },
  width: row.width,
  withdrawn: isWithdrawn(row),
  state: states.get(row.id) ?? 'to_come',
  approval: approval ?? null,
  createdAt: row.createdAt,
  mayTakeBack: takeBack,
})

const keyOf = ({ kind, dueOn, modal }: Pick<Target, 'kind' | 'dueOn' | 'modal'>): string => `${dueOn} ${kind} ${modal ?? ''}`

const targetViews = (
  rows: readonly Target[],
  states: ReadonlyMap<Id, TargetVersionView['state']>,
  indicator: Indicator,
  printedAt: Instant | undefined,
  plan: Plan,
  { today, say }: Moment,
): readonly TargetView[] =>
  [...Map.groupBy(versionsOf(rows), ({ row }) => keyOf(row)).values()].flatMap((versions): readonly TargetView[] => {
    const newest = versions.at(-1)?.row
    if (newest === undefined) return []
    return [
      {
        kind: newest.kind,
        dueOn: newest.dueOn,
        modal: newest.modal,
        versions: versions.map((version) => versionView(version, states, indicator, mayTakeBack(version.row, newest, printedAt, today, plan), say)),
      },
    ]
  })

const yearViews = (
  years: readonly number[],
  judged: readonly Version[],
  targets: readonly TargetView[],
  wholes: Wholes | null,
  indicator: Indicator,
  say: Words,
): readonly TargetYearView[] => {
  const divided = new Set(wholes === null ? [] : yearsOfDivision(wholes.whole))
  return years.map((year) => {
    const inYear = judged.filter(({ row }) => yearOf(row.dueOn) === year && !isWithdrawn(row))
    // Of a year in which the plan's end falls the end itself, but where years add up to it their own part.
    const found = inYear.find(({ kind }) => kind === 'year') ?? inYear.findLast(({ kind }) => kind === 'final') ?? inYear.at(-1)
    const missing = found?.kind === 'year' || !divided.has(year) || wholes === null ? 'no' : wholes.division.needed ? 'wanted' : 'open'
    return {
      year,
      kind: found?.kind ?? null,
      asked: found ? say.asked(found.row, indicator) : null,
      value: found?.value ?? null,
      missing,
      changed:
        found !== undefined &&
        targets.some(
          (target) =>
            keyOf(target) === keyOf(found.row) && target.versions.some(({ state, asked }) => state === 'former' && asked !== say.asked(found.row, indicator)),
        ),
    }
  })
}

const draftView = (draft: NamedDraft | undefined): TargetDraftView | null => {
  if (!draft) return null
  const { method, years, nodes } = JSON.parse(draft.draft) as TargetDraftValue
  return { method: method as DivisionMethod, years, nodes, who: draft.who, at: draft.at }
}

/** @throws Refusal not_found */
export const targetsView = async (ctx: Context, actor: ActingPerson, named: Id, language: Language): Promise<TargetsView> => {
  const { db } = ctx
  const plan = await planOf(db, named)
  const asOf = ctx.clock.now()
  const moment: Moment = { asOf, today: localDate(asOf, plan.timeZone), workdays: await ctx.workdays(), say: words[language] }
  const indicators = await indicatorsOf(db, plan.id)
  const targets = Map.groupBy<Id, Target>(await targetsOfPlan(db, plan.id), ({ indicatorId }) => indicatorId)
  const drafts = new Map((await draftsOf(db, plan.id)).map((draft) => [draft.indicatorId, draft]))
  const printed = await printedMoments(db, plan.id)
  const standing = await standingColumns(db, plan.id)
  const lights = new Map(standing.indicators.map((id, place) => [id, standing.lights[place] ?? null]))
  const years = yearsOf(plan)
  return {
    plan: plan.id,
    seq: plan.seq,
    today: moment.today,
    years,
    mayChange: mayManagePlans(actor),
    measures: moment.say.measures,
    rows: indicators.map((indicator): TargetRowView => {
      const rows = targets.get(indicator.id) ?? []
      const { judged, stretch, former } = inForce(versionsOf(rows), moment.today, asOf)
      const states = new Map<Id, TargetVersionView['state']>([
        ...former.map(({ row }) => [row.id, 'former'] as const),
        ...[...judged, ...stretch].map(({ row }) => [row.id, 'in_force'] as const),
      ])
      const wholes = wholeOf(settle(factsOf(plan, indicator, rows, []), asOf, moment.workdays), 'missing')
      const views = targetViews(rows, states, indicator, printed.get(indicator.id), plan, moment)
      const end = judged.findLast(({ kind, row }) => kind === 'final' && !isWithdrawn(row)) ?? judged.findLast(({ row }) => !isWithdrawn(row))
      const sum = wholes && sumOf(wholes.whole, wholes.years)
      return {
        indicator: indicator.id,
        number: indicator.number,
        name: indicator.name,
        nameEn: indicator.nameEn,
        unit: indicator.unit,
        decimals: indicator.decimals,
        measure: indicator.measure,
        better: indicator.better,
        counted: measureOf(indicator.measure).takes?.text !== true,
        final: end ? moment.say.asked(end.row, indicator) : null,
        dueOn: end?.dueOn ?? null,
        light: lights.get(indicator.id) ?? null,
        methods: wholes === null ? [] : methodsOf(wholes.division.into),
        years: yearViews(years, judged, views, wholes, indicator, moment.say),
        sum: sum === null || sum.sum === null || sum.left === null ? null : { sum: sum.sum, left: sum.left, fits: sum.fits },
        targets: views,
        draft: draftView(drafts.get(indicator.id)),
      }
    }),
  }
}
