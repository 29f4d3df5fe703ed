/**
 * The form behind a link: of what its mail asked for, what the person may still do. Cells that he owes by his present rights, those that he filled
 * in by this link, and warnings that stand. It is made anew for each request, from the same findings as the room of one's own work.
 */
import { standingAcknowledgements } from '../../db/acknowledgements.ts'
import { assessmentsById, standingOf } from '../../db/assessments.ts'
import { lastChangeOf } from '../../db/changes.ts'
import type { Db } from '../../db/connect.ts'
import { membersByCollective } from '../../db/departments.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { observationsAt } from '../../db/observations.ts'
import type { Order } from '../../db/orders.ts'
import { orderById } from '../../db/orders.ts'
import type { AssessmentRow, Id, Observation, Warning } from '../../db/schema.ts'
import { warningsById } from '../../db/warnings.ts'
import { localDate } from '../basics/calendar.ts'
import type { Context } from '../context.ts'
import { measureOf } from '../measures/index.ts'
import type { Assessment } from '../rules/assess.ts'
import { sideOf } from '../rules/orders.ts'
import { keyOf, placeOf } from '../sheets/index.ts'
import type { FigureAddress, FilledCell, FormAct, FormCell, FormOrder, FormView, FormWarning } from '../wire/forms.ts'
import { formActs } from '../wire/forms.ts'
import type { OwedCell } from '../wire/owed.ts'
import { words } from '../words/index.ts'
import type { Words } from '../words/words.ts'
import { speaksFor } from './acknowledge.ts'
import type { ActingPerson } from './actor.ts'
import { resolved } from './actor.ts'
import type { FormHolder } from './form-door.ts'
import { workZone } from './read-jobs.ts'
import { orderStory } from './read-orders.ts'
import { owedView } from './read-owed.ts'

const cellOf = ({ indicator, period }: FormHolder['scope']['cells'][number]): FigureAddress => ({ sheet: 'observations', indicator, period })

/** Cells of the link's scope, by key. */
export const scopeCells = ({ scope }: FormHolder): ReadonlyMap<string, FigureAddress> => new Map(scope.cells.map((cell) => [keyOf(cellOf(cell)), cellOf(cell)]))

/** Whether what stands in a cell was written through this very link. */
const isWrittenBy = async (ctx: Context, { link }: FormHolder, planId: Id, cell: FigureAddress): Promise<boolean> => {
  const last = await lastChangeOf(ctx.db, planId, placeOf(cell))
  return last !== undefined && last.way === 'link' && last.personId === link.personId && link.boundAt !== null && last.at >= link.boundAt
}

const isFigure = (cell: OwedCell): cell is OwedCell & { readonly cell: FigureAddress } => 'period' in cell.cell

const filledCell = (row: IndicatorRow, cell: FigureAddress, figure: Observation | undefined, verdict: AssessmentRow | undefined, say: Words): FilledCell => ({
  plan: row.planId,
  cell,
  number: row.number,
  name: row.name,
  nameEn: row.nameEn,
  unit: row.unit,
  decimals: row.decimals,
  counted: row.unit !== '' && measureOf(row.measure).takes?.text !== true,
  periodLabel: say.period(cell.period, row.basis),
  value: figure?.value ?? null,
  flag: figure?.flag ?? 'verified',
  light: verdict?.light ?? null,
  sentence: verdict ? say.explain(JSON.parse(verdict.answer) as Assessment, row) : null,
})

const filledCells = async (ctx: Context, holder: FormHolder, owed: ReadonlySet<string>, say: Words): Promise<readonly FilledCell[]> => {
  const rest = [...scopeCells(holder)].filter(([key]) => !owed.has(key)).map(([, cell]) => cell)
  const rows = new Map(
    (
      await indicatorsById(
        ctx.db,
        rest.map(({ indicator }) => indicator),
      )
    ).map((row) => [row.id, row]),
  )
  const figures = await observationsAt(
    ctx.db,
    rest.map(({ indicator, period }) => ({ indicatorId: indicator, period })),
  )
  const verdicts = await standingOf(ctx.db, [...rows.keys()])
  const filled: FilledCell[] = []
  for (const cell of rest) {
    const row = rows.get(cell.indicator)
    if (!row || row.archivedAt !== null || !(await isWrittenBy(ctx, holder, row.planId, cell))) continue
    const isHere = (at: { readonly indicatorId: Id; readonly period: string }): boolean => at.indicatorId === cell.indicator && at.period === cell.period
    filled.push(filledCell(row, cell, figures.find(isHere), verdicts.find(isHere), say))
  }
  return filled
}

interface Standing {
  readonly warning: Warning
  readonly row: IndicatorRow
}

/** Warnings of the scope that stand, and for which the person may speak. */
const standingWarnings = async (ctx: Context, { scope, actor }: FormHolder): Promise<readonly Standing[]> => {
  const warnings = (await warningsById(ctx.db, scope.warnings)).filter(({ state }) => state !== 'resolved')
  const rows = new Map(
    (
      await indicatorsById(
        ctx.db,
        warnings.map(({ indicatorId }) => indicatorId),
      )
    ).map((row) => [row.id, row]),
  )
  const found: Standing[] = []
  for (const warning of warnings.toSorted((a, b) => scope.warnings.indexOf(a.id) - scope.warnings.indexOf(b.id))) {
    const row = rows.get(warning.indicatorId)
    if (row && row.archivedAt === null && (await speaksFor(ctx.db, actor, row))) found.push({ warning, row })
  }
  return found
}

const warningViews = async (ctx: Context, standing: readonly Standing[], say: Words): Promise<readonly FormWarning[]> => {
  const ids = standing.map(({ warning }) => warning.id)
  const given = new Map((await standingAcknowledgements(ctx.db, ids)).map((one) => [one.warningId, one]))
  const verdicts = new Map(
    (
      await assessmentsById(
        ctx.db,
        standing.map(({ warning }) => warning.assessmentId),
      )
    ).map((row) => [row.id, row]),
  )
  return standing.flatMap(({ warning, row }): readonly FormWarning[] => {
    const verdict = verdicts.get(warning.assessmentId)
    const word = given.get(warning.id)
    if (!verdict) return []
    return [
      {
        id: warning.id,
        indicator: row.id,
        number: row.number,
        name: row.name,
        nameEn: row.nameEn,
        causeWord: say.causes[warning.cause],
        light: warning.light,
        periodLabel: say.period(warning.period, row.basis),
        sentence: say.explain(JSON.parse(verdict.answer) as Assessment, row),
        isMissing: warning.cause === 'report',
        acknowledged: word ? { who: word.who, at: word.at, reason: word.reason, measures: word.measures, promisedOn: word.promisedOn } : null,
      },
    ]
  })
}

const isFormAct = (act: string): act is FormAct => formActs.some((one) => one === act)

/** Orders of the scope that run, where the person is on the department's side. */
const orderViews = async (ctx: Context, { scope, actor }: FormHolder): Promise<readonly FormOrder[]> => {
  const found: FormOrder[] = []
  for (const id of scope.orders) {
    const order = await orderById(ctx.db, id)
    if (!order || order.endedAt !== null || !(await worksOn(ctx.db, actor, order))) continue
    const story = await orderStory(ctx, actor, order.planId, id, actor.person.language)
    const { number, title, demand, state, stateWord, overdue, firstLimitOn, limitOn, extensionAsked } = story
    const acts = story.acts.flatMap(({ act, word, why }) => (isFormAct(act) ? [{ act, word, why }] : []))
    found.push({ id, number, title, demand, state, stateWord, overdue, firstLimitOn, limitOn, extensionAsked, acts })
  }
  return found
}

const worksOn = async (db: Db, actor: ActingPerson, { departmentId }: Order): Promise<boolean> =>
  sideOf(actor, resolved([departmentId], await membersByCollective(db))) === 'department'

/** Reasons that come of a figure that is not there. */
const missing: ReadonlySet<OwedCell['why']> = new Set(['overdue', 'soon', 'gap'])

/** The form of a link that is open in this browser. */
export const formView = async (ctx: Context, holder: FormHolder): Promise<FormView> => {
  const { link, actor } = holder
  const { language, name } = actor.person
  const say = words[language]
  const owed = await owedView(ctx, actor, language)
  const scope = scopeCells(holder)
  const own = owed.cells.filter(isFigure).filter(({ cell }) => scope.has(keyOf(cell)))
  const filled = await filledCells(ctx, holder, new Set(own.map(({ cell }) => keyOf(cell))), say)
  const warnings = await warningViews(ctx, await standingWarnings(ctx, holder), say)
  const wordless = new Map(warnings.filter(({ isMissing }) => isMissing).map(({ indicator, id }) => [indicator, id]))
  const zone = await workZone(ctx)
  return {
    person: name,
    language,
    demonstration: actor.person.demonstration === 1,
    until: localDate(link.expiresAt, zone),
    today: localDate(ctx.clock.now(), zone),
    plans: owed.plans,
    cells: own.map((cell): FormCell => ({ ...cell, warning: missing.has(cell.why) ? (wordless.get(cell.cell.indicator) ?? null) : null })),
    filled,
    warnings,
    orders: await orderViews(ctx, holder),
    next: owed.next,
    words: owed.words,
  }
}
