/**
 * Papers that the product drafts and a person signs: letters, bulletins, summonses and raised cases. A draft freezes the verdicts it was made from;
 * before it is signed it says which of them are others by now. Nothing here leaves the house by itself.
 *
 * 1. Behind the ladder's climbs, or asked for by hand, warnings are taken up by the open draft of their department and kind (`draftClimbed`, `draftByHand`).
 * 2. The supervisor changes its words, brings its figures up to date, discards or signs it.
 * 3. Signed, it gets its number in the same transaction; a letter becomes an order with its limit in legal workdays.
 */
import { standingOf, assessmentsById, markUsed } from '../../db/assessments.ts'
import type { ChangedCell, Commit } from '../../db/changes.ts'
import { appendFurther } from '../../db/changes.ts'
import type { Db, Trx } from '../../db/connect.ts'
import { allDepartments } from '../../db/departments.ts'
import type { Draft } from '../../db/drafts.ts'
import { addDraft, changeDraft, lastSigned, noteDrafted, openDraft, undraftedClimbs } from '../../db/drafts.ts'
import { newId } from '../../db/ids.ts'
import { indicatorsById } from '../../db/indicators.ts'
import { bodiesOf } from '../../db/plans.ts'
import type { AssessmentRow, Id, PaperContent, PaperItem, PaperKind, Plan, Warning } from '../../db/schema.ts'
import { targetsOf } from '../../db/targets.ts'
import { warningsById } from '../../db/warnings.ts'
import { localDate } from '../basics/calendar.ts'
import type { PaperText } from '../letters/official-paper.ts'
import { paperText } from '../letters/official-paper.ts'
import type { Assessment } from '../rules/assess.ts'
import { words } from '../words/index.ts'
import { shownApart } from '../words/figures.ts'
import { askedOf } from './asked-of.ts'
import { contentOf } from './order-facts.ts'
import { papersSheet } from './recorded.ts'
import type { TellingMoment } from './tell-orders.ts'
import { tellDraft } from './tell-orders.ts'

/** Papers are written in the language of those who get them. */
const say = words['zh-CN']

const worstFirst = ['red', 'yellow', 'grey', 'green', 'blue'] as const

/** A line of a paper, and the sentence that tells of it. */
interface Matter {
  readonly item: PaperItem
  readonly sentence: string
}

/** The verdict that stands for each indicator today. */
const verdictsNow = async (db: Db, indicatorIds: readonly Id[]): Promise<ReadonlyMap<Id, AssessmentRow>> =>
  new Map((await standingOf(db, indicatorIds)).map((row) => [row.indicatorId, row]))

/** What stands about warnings today, worst first and in the plan's order. */
const mattersOf = async (db: Db, warnings: readonly Warning[]): Promise<readonly Matter[]> => {
  const ids = [...new Set(warnings.map(({ indicatorId }) => indicatorId))]
  const indicators = new Map((await indicatorsById(db, ids)).map((row) => [row.id, row]))
  const standing = await verdictsNow(db, ids)
  const known = new Map(
    (
      await assessmentsById(
        db,
        warnings.map(({ assessmentId }) => assessmentId),
      )
    ).map((row) => [row.id, row]),
  )
  const targets = Map.groupBy(await targetsOf(db, ids), ({ indicatorId }) => indicatorId)
  const departments = new Map((await allDepartments(db)).map(({ id, shortName }) => [id, shortName]))
  const matters = warnings.flatMap((warning): readonly (Matter & { readonly sort: number })[] => {
    const indicator = indicators.get(warning.indicatorId)
    const verdict = standing.get(warning.indicatorId) ?? known.get(warning.assessmentId)
    if (indicator === undefined || verdict === undefined) return []
    const assessment = JSON.parse(verdict.answer) as Assessment
    const figure = (value: string | null, other: string | null): string => (value === null ? '—' : shownApart(value, other ?? value, indicator.decimals))
    const item: PaperItem = {
      warningId: warning.id,
      indicatorId: indicator.id,
      assessmentId: verdict.id,
      lead: indicator.lead.map((id) => departments.get(id) ?? '').join('、'),
      number: indicator.number,
      name: indicator.name,
      unit: indicator.unit,
      period: say.period(assessment.period, indicator.basis),
      target: say.asked(askedOf(targets.get(indicator.id) ?? [], assessment), indicator),
      actual: figure(assessment.actual, assessment.expected),
      expected: figure(assessment.expected, assessment.actual),
      gap: say.gap(assessment, indicator),
      light: assessment.light,
      lightWord: say.lights[assessment.light],
      periods: warning.periods,
    }
    return [{ item, sentence: say.explain(assessment, indicator), sort: indicator.sort }]
  })
  return matters.toSorted((a, b) => worstFirst.indexOf(a.item.light) - worstFirst.indexOf(b.item.light) || a.sort - b.sort)
}

interface Drafting {
  readonly kind: PaperKind
  readonly departmentId: Id | null
}

const textOf = async (db: Db, plan: Plan, { kind, departmentId }: Drafting, matters: readonly Matter[], { now }: TellingMoment): Promise<PaperText> => {
  const before = (await lastSigned(db, plan.id, kind)) ?? (await lastSigned(db, plan.id, null))
  const group = (await bodiesOf(db, plan.id)).find(({ kind: body }) => body === 'leading-group')
  const content = before === undefined ? null : contentOf(before)
  return paperText({
    kind,
    plan: { title: plan.title, document: plan.documentTitle, documentNumber: plan.documentNumber, issuer: plan.issuer },
    department: (await allDepartments(db)).find(({ id }) => id === departmentId)?.name ?? null,
    leadingGroup: group?.name ?? null,
    today: localDate(now, plan.timeZone),
    items: matters.map(({ item }) => item),
    sentences: matters.map(({ sentence }) => sentence),
    before: content === null ? null : { ...content, mark: before?.kind === kind ? content.mark : '督办' },
  })
}

/** What a paper rests on. */
export const idsIn = ({ items }: PaperContent): Pick<Draft, 'assessmentIds' | 'warningIds'> => ({
  assessmentIds: JSON.stringify([...new Set(items.map(({ assessmentId }) => assessmentId))]),
  warningIds: JSON.stringify([...new Set(items.map(({ warningId }) => warningId))]),
})

/** What a change of a paper leaves in the trail. */
export const writtenPaper = (id: Id, column: string, before: string | null, after: string | null): ChangedCell => ({
  sheet: papersSheet,
  rowId: id,
  column,
  before,
  after,
})

/** Takes warnings up into the open draft of a department and kind, or begins one. What a person has written in it stays. @returns the draft's id. */
const takeUp = async (trx: Trx, plan: Plan, commit: Commit, drafting: Drafting, warnings: readonly Warning[], moment: TellingMoment): Promise<Id> => {
  const { now } = moment
  const open = await openDraft(trx, plan.id, drafting.kind, drafting.departmentId)
  const present = open === undefined ? [] : (JSON.parse(open.warningIds) as Id[])
  const added = warnings.filter(({ id }) => !present.includes(id))
  if (open !== undefined && added.length === 0) return open.id
  const standing = (await warningsById(trx, present)).filter(({ state }) => state !== 'resolved')
  const matters = await mattersOf(trx, [...standing, ...added])
  const drafted = await textOf(trx, plan, drafting, matters, moment)
  const { title, content } = open?.changedBy == null ? drafted : { title: open.title, content: { ...contentOf(open), items: drafted.content.items } }
  // What stands in a paper is never rewritten.
  await markUsed(
    trx,
    content.items.map(({ assessmentId }) => assessmentId),
    now,
  )
  const row = { title, content: JSON.stringify(content), ...idsIn(content), changedAt: now }
  if (open !== undefined) {
    await changeDraft(trx, open.id, open.changedAt, row)
    await appendFurther(trx, commit, [writtenPaper(open.id, 'warnings', open.warningIds, row.warningIds)])
    return open.id
  }
  const ended = { year: null, number: null, endedAt: null, endedBy: null, reason: null } as const
  const draft: Draft = { id: newId(), planId: plan.id, ...drafting, state: 'open', ...row, madeAt: now, changedBy: null, ...ended }
  await addDraft(trx, draft)
  await appendFurther(trx, commit, [writtenPaper(draft.id, 'state', null, 'open'), writtenPaper(draft.id, 'warnings', null, row.warningIds)])
  await tellDraft(trx, plan, draft, moment)
  return draft.id
}

/** To whom papers about warnings go: a bulletin to all, the others to each department that leads. Where none leads there is nobody. */
const addressed = async (db: Db, kind: PaperKind, warnings: readonly Warning[]): Promise<ReadonlyMap<Id | null, readonly Warning[]>> => {
  if (kind === 'bulletin') return new Map([[null, warnings]])
  const leads = new Map(
    (
      await indicatorsById(
        db,
        warnings.map(({ indicatorId }) => indicatorId),
      )
    ).map(({ id, lead }) => [id, lead]),
  )
  const found = new Map<Id | null, Warning[]>()
  for (const warning of warnings) for (const lead of leads.get(warning.indicatorId) ?? []) found.set(lead, [...(found.get(lead) ?? []), warning])
  return found
}

/** Drafts papers about warnings. @returns their ids, by the warning that each is about. */
export const draftAbout = async (
  trx: Trx,
  plan: Plan,
  commit: Commit,
  kind: PaperKind,
  warnings: readonly Warning[],
  moment: TellingMoment,
): Promise<ReadonlyMap<Id, Id>> => {
  const found = new Map<Id, Id>()
  for (const [departmentId, own] of await addressed(trx, kind, warnings)) {
    const id = await takeUp(trx, plan, commit, { kind, departmentId }, own, moment)
    for (const warning of own) if (!found.has(warning.id)) found.set(warning.id, id)
  }
  return found
}

/**
 * Drafts the papers that the ladder's climbs ask for and nobody has drafted yet. A step on a warning that no department leads stays without a paper:
 * the plan office has been told that nobody is there.
 */
export const draftClimbed = async (trx: Trx, plan: Plan, seq: number, moment: TellingMoment): Promise<void> => {
  const climbs = await undraftedClimbs(trx, plan.id)
  if (climbs.length === 0) return
  const warnings = new Map(
    (
      await warningsById(
        trx,
        climbs.map(({ warningId }) => warningId),
      )
    ).map((row) => [row.id, row]),
  )
  const commit: Commit = { planId: plan.id, seq, at: moment.now, personId: null, way: 'job', batchId: null }
  for (const [kind, own] of Map.groupBy(climbs, (climb) => climb.kind)) {
    const about = [...new Set(own.map(({ warningId }) => warningId))].flatMap((id) => warnings.get(id) ?? [])
    const drafts = await draftAbout(trx, plan, commit, kind, about, moment)
    for (const [draftId, taken] of Map.groupBy(own, ({ warningId }) => drafts.get(warningId)))
      if (draftId !== undefined)
        await noteDrafted(
          trx,
          taken.map(({ id }) => id),
          draftId,
        )
  }
}

/** A draft made anew from what stands today: figures and words. Warnings that are over fall out of it. */
export const redrafted = async (db: Db, plan: Plan, draft: Draft, moment: TellingMoment): Promise<PaperText> => {
  const warnings = (await warningsById(db, JSON.parse(draft.warningIds) as Id[])).filter(({ state }) => state !== 'resolved')
  return textOf(db, plan, draft, await mattersOf(db, warnings), moment)
}

/** What has changed since the verdicts of a paper were frozen: the warning is over, or the verdict reads otherwise. */
export const changesSince = async (
  db: Db,
  content: PaperContent,
): Promise<readonly { readonly warning: Id; readonly light: PaperItem['light']; readonly sentence: string }[]> => {
  const { items } = content
  const warnings = new Map(
    (
      await warningsById(
        db,
        items.map(({ warningId }) => warningId),
      )
    ).map((row) => [row.id, row]),
  )
  const now = await mattersOf(db, [...warnings.values()])
  const frozen = new Map(
    (
      await assessmentsById(
        db,
        items.map(({ assessmentId }) => assessmentId),
      )
    ).map((row) => [row.id, row]),
  )
  const standing = new Map(
    (
      await assessmentsById(
        db,
        now.map(({ item }) => item.assessmentId),
      )
    ).map((row) => [row.id, row]),
  )
  return items.flatMap((item) => {
    const matter = now.find((each) => each.item.warningId === item.warningId)
    const isOver = warnings.get(item.warningId)?.state === 'resolved'
    const differs = matter !== undefined && standing.get(matter.item.assessmentId)?.answer !== frozen.get(item.assessmentId)?.answer
    return isOver || differs ? [{ warning: item.warningId, light: matter?.item.light ?? item.light, sentence: matter?.sentence ?? '' }] : []
  })
}
