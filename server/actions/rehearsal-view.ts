/** What a rehearsal found, counted and named for the page. */
import type { DateText, Id, LadderKind, Language } from '../../db/schema.ts'
import { ladderKinds } from '../../db/schema.ts'
import { periodsBetween } from '../basics/calendar.ts'
import type { Night } from '../rules/night.ts'
import type { Outcome, WouldDraft, WouldTell } from '../rules/rehearsal.ts'
import type { AheadDay, PastCounts, RehearsalView, ToldCount } from '../wire/rehearsal.ts'
import type { IndicatorName } from '../wire/rows.ts'
import { words } from '../words/index.ts'

/** @param indicators by id; @param names of people by id. */
export const aheadView = (
  nights: readonly Night[],
  outcomes: readonly Outcome[],
  indicators: ReadonlyMap<Id, IndicatorName>,
  names: ReadonlyMap<Id, string>,
  language: Language,
): readonly AheadDay[] => {
  const say = words[language]
  const told = Map.groupBy(
    outcomes.flatMap((each) => each.told),
    ({ day }) => day,
  )
  const drafted = Map.groupBy(
    outcomes.flatMap((each) => each.drafted),
    ({ day }) => day,
  )
  const nameOf = (id: Id): IndicatorName => {
    const { number = '', name = id, nameEn = '' } = indicators.get(id) ?? {}
    return { number, name, nameEn }
  }
  const lineOf = ({ what, kind, cause, indicator, to }: WouldTell): AheadDay['mails'][number]['lines'][number] => ({
    ...nameOf(indicator),
    what,
    kind,
    causeWord: cause === null ? null : say.causes[cause],
    standsInFor: to.standsInFor === null ? null : (names.get(to.standsInFor) ?? null),
  })
  return nights.map(({ today }) => ({
    day: today,
    mails: [...Map.groupBy(told.get(today) ?? [], ({ to }) => to.personId)].map(([person, own]) => ({
      person: names.get(person) ?? '',
      lines: own.map(lineOf),
    })),
    drafts: (drafted.get(today) ?? []).map(({ indicator, kind }) => ({ ...nameOf(indicator), kind })),
  }))
}

const countOf = (told: readonly WouldTell[]): ToldCount => ({ mails: new Set(told.map(({ day, to }) => `${to.personId} ${day}`)).size, lines: told.length })

const kinds: readonly (LadderKind | 'news')[] = ['news', ...ladderKinds]

const countsOf = (told: readonly WouldTell[], drafted: readonly WouldDraft[], months: readonly string[], people: readonly Id[]): PastCounts => {
  const byMonth = Map.groupBy(told, ({ day }) => day.slice(0, 7))
  const byPerson = Map.groupBy(told, ({ to }) => to.personId)
  const lines = Map.groupBy(told, ({ kind }) => kind ?? 'news')
  const papers = Map.groupBy(drafted, ({ kind }) => kind)
  return {
    all: countOf(told),
    months: months.map((month) => countOf(byMonth.get(month) ?? [])),
    people: people.map((id) => countOf(byPerson.get(id) ?? [])),
    kinds: kinds.map((kind) => (lines.get(kind)?.length ?? 0) + (kind === 'news' ? 0 : (papers.get(kind)?.length ?? 0))),
  }
}

/** @param other `null`: there is nothing to compare with. */
export const pastView = (
  from: DateText,
  to: DateText,
  present: readonly Outcome[],
  other: readonly Outcome[] | null,
  names: ReadonlyMap<Id, string>,
): Omit<RehearsalView['past'], 'from' | 'to'> => {
  const toldOf = (outcomes: readonly Outcome[]): readonly WouldTell[] => outcomes.flatMap((each) => each.told)
  const draftedOf = (outcomes: readonly Outcome[]): readonly WouldDraft[] => outcomes.flatMap((each) => each.drafted)
  const both = [...toldOf(present), ...toldOf(other ?? [])]
  const people = [...Map.groupBy(both, (each) => each.to.personId)].toSorted(([, a], [, b]) => b.length - a.length).map(([id]) => id)
  const months = periodsBetween(from, to, 'month').map(({ text }) => text)
  return {
    months,
    people: people.map((id) => names.get(id) ?? ''),
    kinds,
    present: countsOf(toldOf(present), draftedOf(present), months, people),
    other: other && countsOf(toldOf(other), draftedOf(other), months, people),
  }
}
