/** Matters as entries of a letter: what stands in each place, in words, whatever kind of matter it is. Pure. */
import type { DateText, Id } from '../../db/schema.ts'
import type { Group, Ranked } from '../rules/urgency.ts'
import { byUrgency, groupOf, groups } from '../rules/urgency.ts'
import type { Words } from '../words/words.ts'
import { shownApart } from '../words/figures.ts'
import type { Bar } from './bar.ts'
import { barOf } from './bar.ts'
import type { AskedMatter, DraftMatter, DueMatter, LetterPlan, Matter, RefusedMatter, OrderMatter, WarningMatter } from './matters.ts'
import { oneLine, shortened } from './plain.ts'

export interface Entry extends Ranked {
  readonly planId: Id
  readonly title: string
  /** What is the matter, in a few words; never empty. */
  readonly headline: string
  /** Period it is about. */
  readonly period: string | null
  readonly department: string | null
  readonly link: string
  /** Target, progress and limit, each with its label. */
  readonly facts: readonly string[]
  readonly bar: { readonly bar: Bar; readonly words: string } | null
  /** Why, and what is needed from here; asked for only of those that are told at length. */
  readonly story: () => string | null
  /** How long, which step, what was promised, for whom. */
  readonly notes: readonly string[]
}

/** What every entry is made with. */
interface Telling {
  readonly say: Words
  readonly day: DateText
  readonly withoutFigures: boolean
}

const longestName = 60
const longestStory = 400

const placed = ({ planId, link, sort, department, standsInFor, instead }: Matter, { say }: Telling) => ({
  planId,
  link,
  sort,
  department: department === null ? null : oneLine(department),
  standsIn: [...(standsInFor === null ? [] : [say.digest.standsIn(oneLine(standsInFor))]), ...(instead === undefined ? [] : [say.digest.instead[instead]])],
})
const named = (number: string, name: string): string => `${number} ${shortened(oneLine(name), longestName)}`.trim()

const figures = ({ assessment: { actual, expected, period }, subject }: Pick<WarningMatter, 'assessment' | 'subject'>, { say, day }: Telling) => {
  const places = subject.decimals
  const label = say.digest.period(say.period(period, subject.basis), day)
  const is = actual === null ? null : say.withUnit(shownApart(actual, expected ?? actual, places), subject.unit)
  const should = expected === null ? null : say.withUnit(shownApart(expected, actual ?? expected, places), subject.unit)
  return { label, is, should }
}

const warningEntry = (matter: WarningMatter, telling: Telling): Entry => {
  const { say, day, withoutFigures } = telling
  const { assessment, subject, cause, light, promised, step } = matter
  const { standsIn, ...place } = placed(matter, telling)
  const { label, is, should } = figures(matter, telling)
  const isOver = matter.what === 'resolved'
  const gap = withoutFigures ? say.digest.withoutFigures[cause] : say.gap(assessment, subject)
  const bar = withoutFigures || isOver || is === null || should === null ? null : barOf(assessment)
  return {
    ...place,
    group: groupOf(matter, day),
    assessment,
    dueOn: assessment.dueOn,
    title: named(matter.number, subject.name),
    headline: isOver ? say.digest.recovered(matter.worst, assessment.light) : gap,
    period: label,
    facts: withoutFigures
      ? []
      : [
          say.digest.labelled(say.digest.labels.target, say.asked(matter.asked, subject)),
          ...(is === null ? [] : [say.digest.progress(label, is, isOver ? null : should)]),
        ],
    bar: bar && is !== null && should !== null ? { bar, words: say.digest.bar(is, should) } : null,
    story: () => (withoutFigures || isOver ? null : shortened(say.explain(assessment, subject), longestStory)),
    notes: [
      ...(isOver ? [] : [say.digest.since(matter.openedOn, light === 'grey' ? 1 : matter.periods)]),
      ...(matter.what === 'worsened' ? [say.digest.worsened] : []),
      ...(step === null ? [] : [say.digest.step(step.kind, step.round)]),
      ...(promised === null || isOver ? [] : [say.digest.promised(promised.on, oneLine(promised.who), promised.on < day)]),
      ...standsIn,
    ],
  }
}

const dueEntry = (matter: DueMatter, telling: Telling): Entry => {
  const { say, day, withoutFigures } = telling
  const { subject, period, limit, isOver } = matter
  const { standsIn, ...place } = placed(matter, telling)
  return {
    ...place,
    group: isOver ? 'unreported' : 'near',
    assessment: null,
    dueOn: limit.on,
    title: named(matter.number, subject.name),
    headline: period === null ? say.digest.dueTarget(limit) : say.digest.dueFigure(limit, isOver),
    period: period === null ? null : say.digest.period(say.period(period, subject.basis), day),
    facts: withoutFigures ? [] : [say.digest.labelled(say.digest.labels.target, say.asked(matter.asked, subject))],
    bar: null,
    story: () => (limit.uncertain.length > 0 ? say.digest.unknown(limit.uncertain) : null),
    notes: standsIn,
  }
}

const orderEntry = (matter: OrderMatter, telling: Telling): Entry => {
  const { say, withoutFigures } = telling
  const { standsIn, ...place } = placed(matter, telling)
  const isOver = matter.isOver && !matter.ended
  const act = say.digest.order.acts[matter.what]
  return {
    ...place,
    group: isOver ? 'overdue' : 'orders',
    assessment: null,
    dueOn: matter.limit.on,
    title: `${say.digest.order.name(matter)} ${shortened(oneLine(matter.title), longestName)}`,
    headline: isOver ? say.digest.order.over(matter.limit.workdays) : act,
    period: null,
    facts: [say.digest.order.limit(matter)],
    bar: null,
    story: () => (withoutFigures || matter.ended || matter.demand === '' ? null : say.digest.order.demand(shortened(oneLine(matter.demand), longestStory))),
    notes: [...(isOver ? [act] : []), ...standsIn],
  }
}

const draftEntry = (matter: DraftMatter, telling: Telling): Entry => {
  const { say } = telling
  const { standsIn, ...place } = placed(matter, telling)
  return {
    ...place,
    group: 'drafts',
    assessment: null,
    dueOn: matter.madeOn,
    title: shortened(oneLine(matter.title), longestName),
    headline: say.digest.draft.state(matter.madeOn),
    period: null,
    facts: [],
    bar: null,
    story: () => null,
    notes: [say.digest.draft.kinds[matter.paper], ...standsIn],
  }
}

const refusedEntry = (matter: RefusedMatter, telling: Telling): Entry => {
  const { standsIn, ...place } = placed(matter, telling)
  return {
    ...place,
    group: 'office',
    assessment: null,
    dueOn: null,
    title: shortened(oneLine(matter.address), longestName),
    headline: telling.say.digest.refused(matter.name === null ? null : shortened(oneLine(matter.name), longestName)),
    period: null,
    facts: [shortened(oneLine(matter.words), 200)].filter((words) => words !== ''),
    bar: null,
    story: () => null,
    notes: standsIn,
  }
}

const askedEntry = (matter: AskedMatter, telling: Telling): Entry => {
  const { standsIn, ...place } = placed(matter, telling)
  return {
    ...place,
    group: 'asked',
    assessment: null,
    dueOn: null,
    title: named(matter.number, matter.name),
    headline: telling.withoutFigures ? telling.say.causes.data : shortened(oneLine(matter.words), 200),
    period: matter.period,
    facts: [],
    bar: null,
    story: () => null,
    notes: standsIn,
  }
}

const entryOf = (matter: Matter, telling: Telling): Entry => {
  switch (matter.kind) {
    case 'warning':
      return warningEntry(matter, telling)
    case 'due':
      return dueEntry(matter, telling)
    case 'order':
      return orderEntry(matter, telling)
    case 'draft':
      return draftEntry(matter, telling)
    case 'refused':
      return refusedEntry(matter, telling)
    case 'asked':
      return askedEntry(matter, telling)
    default:
      return matter satisfies never
  }
}

/** Entries in the order of their urgency. */
export const entriesOf = (matters: readonly Matter[], plans: readonly LetterPlan[], say: Words, day: DateText): readonly Entry[] => {
  const silent = new Set(plans.filter(({ withoutFigures }) => withoutFigures).map(({ id }) => id))
  return matters.map((matter) => entryOf(matter, { say, day, withoutFigures: silent.has(matter.planId) })).toSorted(byUrgency)
}

export const countsOf = (entries: readonly Pick<Entry, 'group'>[]): readonly (readonly [Group, number])[] => {
  const count = new Map<Group, number>()
  for (const { group } of entries) count.set(group, (count.get(group) ?? 0) + 1)
  return groups.flatMap((group) => (count.has(group) ? [[group, count.get(group) ?? 0] as const] : []))
}
