/**
 * Asks about figures that were written, in the transaction that wrote them. Nothing is refused: a question is a mark on the cell.
 *
 * 1. What stands in the cells of the touched indicators is read at once, with what was asked about them before.
 * 2. `rules/questions.ts` asks about each written cell. What was answered for the same value is not asked again.
 * 3. An open question of another cell of the same indicators that its new neighbours have answered is withdrawn; none is added there.
 * 4. Each cell whose open questions are others now gets a `change` row, from which the live feed tells. A clean cell writes nothing.
 */
import type { ChangedCell } from '../../db/changes.ts'
import type { Trx } from '../../db/connect.ts'
import { newId } from '../../db/ids.ts'
import type { IndicatorRow } from '../../db/indicators.ts'
import { indicatorsById } from '../../db/indicators.ts'
import type { PeriodCell } from '../../db/observations.ts'
import type { QuestionOfFigure, StandingFigure } from '../../db/questions.ts'
import { addQuestions, questionsAbout, standingFigures, withdrawQuestions } from '../../db/questions.ts'
import type { FormulaValue, Id, Instant, Period, Plan, Target } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { localDate, spanOf } from '../basics/calendar.ts'
import { measureOf } from '../measures/index.ts'
import type { EntryFacts, Question, Relation } from '../rules/questions.ts'
import { askAbout } from '../rules/questions.ts'
import type { RelatedIndicators } from '../rules/questions/relations.ts'
import { relationsAmong } from '../rules/questions/relations.ts'
import { keyOf } from '../sheets/index.ts'
import { questionsColumn, questionsSheet } from '../live.ts'

/** Figures of so many years before the earliest written one tell what is usual. */
const yearsLookedAt = 3

export interface AskedAbout {
  /** Open questions of the cells that were written, by the key of their cell; a cell without any is no key. */
  readonly byCell: ReadonlyMap<string, readonly Fresh[]>
  readonly changes: readonly ChangedCell[]
}

const nothingAsked: AskedAbout = { byCell: new Map(), changes: [] }

const cellKey = (indicator: Id, period: Period): string => keyOf({ sheet: 'observations', indicator, period })

type Figures = ReadonlyMap<Id, ReadonlyMap<Period, StandingFigure>>

const relationFacts = ({ whole, parts, isComplete }: RelatedIndicators, figures: Figures, rows: ReadonlyMap<Id, IndicatorRow>): Relation => {
  const member = (id: Id) => ({ name: rows.get(id)?.name ?? '', figures: figures.get(id) ?? new Map<Period, StandingFigure>() })
  return { whole: whole.map(member), parts: parts.map(member), isComplete }
}

const textsOf = (targets: readonly Target[]): readonly string[] =>
  targets.flatMap(({ value, rangeFrom, rangeTo }) => [value, rangeFrom, rangeTo].filter((each) => each !== null))

/** A cell's open questions before and after, as the feed and the audit have them. */
export const openChange = (indicator: Id, period: Period, before: readonly string[], after: readonly string[]): ChangedCell => ({
  sheet: questionsSheet,
  rowId: indicator,
  column: questionsColumn(period),
  before: before.length === 0 ? null : JSON.stringify(before),
  after: after.length === 0 ? null : JSON.stringify(after),
})

/**
 * @param cells figures that were written, each once.
 * @param rows  their indicators as they are now.
 * @param made  indicators made from them, whose formulas tell of wholes and parts.
 */
export const askQuestions = async (
  trx: Trx,
  plan: Plan,
  cells: readonly PeriodCell[],
  rows: ReadonlyMap<Id, IndicatorRow>,
  made: readonly IndicatorRow[],
  at: Instant,
): Promise<AskedAbout> => {
  if (cells.length === 0) return nothingAsked
  const written = new Map([...Map.groupBy(cells, ({ indicatorId }) => indicatorId)].map(([id, own]) => [id, new Set(own.map(({ period }) => period))]))
  const touched = new Set(written.keys())
  const related = relationsAmong(made.flatMap(({ formula, unit }) => (formula === null ? [] : [{ formula: JSON.parse(formula) as FormulaValue, unit }])))
  const others = new Set(related.flatMap(({ whole, parts }) => [...whole, ...parts])).difference(touched)
  const all = [...touched, ...others]
  const known = others.size === 0 ? rows : new Map([...rows, ...(await indicatorsById(trx, [...others])).map((row) => [row.id, row] as const)])
  const earliest = Math.min(...cells.map(({ period }) => spanOf(period).year))
  const standing = await standingFigures(trx, all, String(earliest - yearsLookedAt))
  const figures: Figures = new Map([...standing].map(([id, own]) => [id, new Map(own.map((figure) => [figure.period, figure]))]))
  const asked = Map.groupBy(await questionsAbout(trx, all), ({ indicatorId }) => indicatorId)
  const targets = Map.groupBy(await targetsOf(trx, all), ({ indicatorId }) => indicatorId)
  const today = localDate(at, plan.timeZone)

  const factsOf = (row: IndicatorRow): EntryFacts => ({
    indicator: {
      means: measureOf(row.measure).means,
      basis: row.basis,
      frequency: row.frequency,
      unit: row.unit,
      targets: textsOf(targets.get(row.id) ?? []),
      baseline: row.baselineValue,
    },
    figures: figures.get(row.id) ?? new Map(),
    relations: related
      .filter(({ whole, parts }) => whole.includes(row.id) || parts.includes(row.id))
      .map((relation) => relationFacts(relation, figures, known)),
    today,
  })

  const turns = all.flatMap((id): readonly Turn[] => {
    const row = known.get(id)
    const earlier = asked.get(id) ?? []
    const ours = written.get(id) ?? new Set<Period>()
    const looked = ours.union(new Set(earlier.filter(isOpen).map(({ period }) => period)))
    if (!row || looked.size === 0) return []
    const facts = factsOf(row)
    return [...looked].map((period) => {
      const before = earlier.filter((each) => each.period === period)
      return turnOf(facts, id, period, figures.get(id)?.get(period), before, ours.has(period))
    })
  })
  await addQuestions(
    trx,
    turns.flatMap(({ indicatorId, period, figure, fresh }) =>
      fresh.map(({ id, code, parameters }) => ({
        id,
        planId: plan.id,
        indicatorId,
        period,
        observationId: figure?.id ?? '',
        code,
        parameters: JSON.stringify(parameters),
        askedAt: at,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      })),
    ),
  )
  await withdrawQuestions(
    trx,
    turns.flatMap(({ gone }) => gone.map(({ id }) => id)),
    at,
  )
  return {
    byCell: new Map(turns.filter(({ fresh }) => fresh.length > 0).map(({ indicatorId, period, fresh }) => [cellKey(indicatorId, period), fresh])),
    changes: turns
      .filter(({ gone, fresh }) => gone.length + fresh.length > 0)
      .map(({ indicatorId, period, open, gone, fresh }) =>
        openChange(indicatorId, period, codesOf(open), codesOf([...open.filter((each) => !gone.includes(each)), ...fresh])),
      ),
  }
}

type Fresh = Question & { readonly id: Id }

/** What becomes of the questions of one cell. */
interface Turn {
  readonly indicatorId: Id
  readonly period: Period
  readonly figure: StandingFigure | undefined
  /** Open until now; of them `gone` are no longer. */
  readonly open: readonly QuestionOfFigure[]
  readonly gone: readonly QuestionOfFigure[]
  readonly fresh: readonly Fresh[]
}

const isOpen = ({ answeredAt }: QuestionOfFigure): boolean => answeredAt === null

/** A new value is asked about anew, but for what a person has answered for the same value; of an untouched cell questions can only go. */
const turnOf = (
  facts: EntryFacts,
  indicatorId: Id,
  period: Period,
  figure: StandingFigure | undefined,
  earlier: readonly QuestionOfFigure[],
  isWritten: boolean,
): Turn => {
  const found = figure ? askAbout(facts, figure) : []
  const open = earlier.filter(isOpen)
  const gone = isWritten ? open : open.filter(({ code }) => !found.some((one) => one.code === code))
  const answered = new Set(earlier.filter(({ answeredBy, value }) => answeredBy !== null && value === figure?.value).map(({ code }) => code))
  const fresh = isWritten ? found.filter(({ code }) => !answered.has(code)).map((one) => ({ ...one, id: newId() })) : []
  return { indicatorId, period, figure, open, gone, fresh }
}

const codesOf = (questions: readonly { readonly code: string }[]): readonly string[] => questions.map(({ code }) => code)
