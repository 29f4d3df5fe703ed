/** What is to be told of one cell: the figure, what is asked, said and filed about it, and everything that was ever written into it. */
import type { Db } from '../../db/connect.ts'
import { questionsAt, standingFigures } from '../../db/questions.ts'
import type { Id, Language, Observation, ObservationFlag, Period } from '../../db/schema.ts'
import type { CellChange, NamedRevision } from '../../db/talk.ts'
import { changesOfCell, revisionsAt, talkOf } from '../../db/talk.ts'
import { periodSpan } from '../basics/calendar.ts'
import { fileExtensions } from '../basics/file-types.ts'
import type { Context } from '../context.ts'
import { evidenceSheet, flagColumn } from '../live.ts'
import { sheets } from '../sheets/index.ts'
import type { CellHistoryView, CellStoryView, CellTurn, FigureBefore, TalkView } from '../wire/story.ts'
import type { Words } from '../words/words.ts'
import { words } from '../words/index.ts'
import type { ActingPerson } from './actor.ts'
import { commentViews, longestComment } from './comments.ts'
import { evidenceViews, mostFileBytes } from './evidence.ts'
import { planOf } from './plan.ts'
import { questionViews } from './questions.ts'
import type { AskedPlace, FoundPlace } from './talk-place.ts'
import { mayWriteAt, placeIn } from './talk-place.ts'

/** About which cells of a plan anything is said or filed. @throws Refusal not_found */
export const talkView = async ({ db }: Context, named: Id): Promise<TalkView> => {
  // The number first: what comes between is counted and told again.
  const { id, seq } = await planOf(db, named)
  return { seq, cells: (await talkOf(db, id)).map(({ indicatorId, ...cell }) => ({ indicator: indicatorId, ...cell })) }
}

const turnsInPage = 20
const text = (value: number): string => String(value).padStart(10, '0')
/** Newer turns have larger keys. What came without a change row is older than what came in the same millisecond with one. */
const keyOf = (at: string, seq: number, place: number): string => `${at}~${text(seq)}~${text(place)}`

const fileOf = (json: string): string => (JSON.parse(json) as { readonly name: string }).name

/** Changes of one commit as one turn: a value and its flag are written together. */
const turnOf = (own: readonly CellChange[], figures: { readonly flag: string }, revisions: readonly NamedRevision[], say: Words): CellTurn | null => {
  const [first] = own
  if (!first) return null
  const file = own.find(({ sheet }) => sheet === evidenceSheet)
  const flag = own.find(({ sheet, column }) => sheet !== evidenceSheet && column === figures.flag)
  const value = own.find(({ sheet, column }) => sheet !== evidenceSheet && column !== figures.flag)
  const isOther = value !== undefined && value.before !== value.after
  const revision = value && revisions.find(({ at }) => at === value.at)
  const typed = revision?.typed.trim() ?? ''
  return {
    key: keyOf(first.at, first.seq, first.place),
    at: first.at,
    who: first.who,
    way: say.talk.ways[first.way],
    label: first.label === '' ? null : first.label,
    value: isOther ? { before: value.before, after: value.after } : null,
    flag: flag ? { before: flag.before as ObservationFlag | null, after: flag.after as ObservationFlag | null } : null,
    typed: isOther && typed !== '' && typed !== value.after ? typed : null,
    file: file ? { name: fileOf(file.after ?? file.before ?? '{}'), what: file.after === null ? 'removed' : 'added' } : null,
  }
}

/** A value that came without a change row: what the plan was set up with. */
const broughtTurn = (revision: NamedRevision, before: NamedRevision | undefined, place: number, say: Words): CellTurn => ({
  key: keyOf(revision.at, 0, place),
  at: revision.at,
  who: revision.who,
  way: say.talk.ways.seed,
  label: null,
  value: { before: before?.value ?? null, after: revision.value },
  flag: revision.flag === (before?.flag ?? 'verified') ? null : { before: before?.flag ?? null, after: revision.flag },
  typed: revision.typed.trim() === '' || revision.typed.trim() === revision.value ? null : revision.typed.trim(),
  file: null,
})

const historyOf = async (
  db: Db,
  { plan, indicatorId, period }: FoundPlace & { readonly period: Period },
  revisions: readonly NamedRevision[],
  before: string | null,
  say: Words,
): Promise<CellHistoryView> => {
  const { sheet, column } = sheets.observations.place(sheets.observations.address(indicatorId, period))
  const figures = { column, flag: flagColumn(column) }
  const changes = await changesOfCell(db, plan.id, { indicatorId, period }, { figures: sheet, files: evidenceSheet }, [figures.column, figures.flag])
  const told = new Set(changes.filter((change) => change.column === figures.column).map(({ at }) => at))
  // A commit may hold a file or a value of this cell, never both.
  const turns = [
    ...[...Map.groupBy(changes, ({ seq }) => seq).values()].flatMap((own) => turnOf(own, figures, revisions, say) ?? []),
    ...revisions.flatMap((revision, place) => (told.has(revision.at) ? [] : [broughtTurn(revision, revisions[place - 1], place, say)])),
  ].filter((turn) => turn.value !== null || turn.flag !== null || turn.file !== null)
  const newest = turns.toSorted((a, b) => (a.key < b.key ? 1 : -1)).filter(({ key }) => before === null || key < before)
  return { turns: newest.slice(0, turnsInPage), more: newest.length > turnsInPage }
}

const hasPeriod = (place: FoundPlace): place is FoundPlace & { readonly period: Period } => place.period !== null

/**
 * What was written into a cell, newest first, a page at a time.
 *
 * @param before the key of the last turn that is known; `null` for the first page.
 * @throws Refusal not_found, outside_plan
 */
export const historyView = async (
  { db }: Context,
  actor: ActingPerson,
  named: Id,
  asked: AskedPlace & { readonly period: Period },
  before: string | null,
  language: Language,
): Promise<CellHistoryView> => {
  const place = await placeIn(db, actor, named, asked)
  if (!hasPeriod(place)) return { turns: [], more: false }
  return historyOf(db, place, await revisionsAt(db, place.indicatorId, place.period), before, words[language])
}

const figureOf = (revision: NamedRevision | undefined): CellStoryView['figure'] =>
  revision === undefined || revision.until !== null
    ? null
    : {
        value: revision.value,
        flag: revision.flag,
        typed: revision.typed.trim() === revision.value ? null : revision.typed.trim() || null,
        who: revision.who,
        at: revision.at,
      }

/** Everything about one cell. @throws Refusal not_found, outside_plan */
export const storyView = async ({ db }: Context, actor: ActingPerson, named: Id, asked: AskedPlace, language: Language): Promise<CellStoryView> => {
  const place = await placeIn(db, actor, named, asked)
  const { row, indicatorId, period } = place
  const say = words[language]
  const revisions = period === null ? [] : await revisionsAt(db, indicatorId, period)
  return {
    indicator: indicatorId,
    number: row.number,
    name: row.name,
    nameEn: row.nameEn,
    unit: row.unit,
    decimals: row.decimals,
    period,
    periodLabel: period === null ? null : say.period(period, row.basis),
    figure: figureOf(revisions.at(-1)),
    made: row.formula === null ? null : say.talk.made,
    questions: period === null ? [] : await questionViews(db, await questionsAt(db, indicatorId, period), language),
    comments: await commentViews(db, actor, place),
    files: await evidenceViews(db, place),
    history: hasPeriod(place) ? await historyOf(db, place, revisions, null, say) : { turns: [], more: false },
    mayWrite: await mayWriteAt(db, actor, row),
    flags: say.flags,
    limits: { comment: longestComment, fileBytes: mostFileBytes, extensions: fileExtensions },
  }
}

/** As many as are looked back at. */
const figuresBack = 12

/** The last figures of an indicator before a period, of periods as long as it; the latest first. @throws Refusal not_found, outside_plan */
export const figuresBefore = async (
  { db }: Context,
  actor: ActingPerson,
  named: Id,
  asked: AskedPlace & { readonly period: Period },
): Promise<readonly FigureBefore[]> => {
  const { indicatorId, period } = await placeIn(db, actor, named, asked)
  const span = period === null ? null : periodSpan(period)
  if (span === null) return []
  const figures: readonly Pick<Observation, 'period' | 'value' | 'flag'>[] = (await standingFigures(db, [indicatorId], '')).get(indicatorId) ?? []
  return figures
    .flatMap((figure) => {
      const own = periodSpan(figure.period)
      return own?.frequency === span.frequency && own.to < span.from ? [{ period: figure.period, value: figure.value, flag: figure.flag, to: own.to }] : []
    })
    .toSorted((a, b) => b.to.localeCompare(a.to))
    .slice(0, figuresBack)
    .map(({ period: own, value, flag }) => ({ period: own, value, flag }))
}
