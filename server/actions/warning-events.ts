/** Everything that happened to warnings, put in one order: turns, steps of the ladder, promises, mutes, and who was told. */
import { acknowledgementsOf } from '../../db/acknowledgements.ts'
import { climbsOfWarnings } from '../../db/climbs.ts'
import type { Db } from '../../db/connect.ts'
import { mutesOf } from '../../db/mutes.ts'
import { toldOf } from '../../db/outbox.ts'
import type { DateText, LadderKind, Plan, Warning } from '../../db/schema.ts'
import { ladderKinds } from '../../db/schema.ts'
import { turnsOf } from '../../db/warnings.ts'
import type { MuteView, PromiseView, ToldPerson, WarningEvent, WarningView } from '../wire/warnings.ts'

export type WarningStory = Pick<WarningView, 'step' | 'promise' | 'muted' | 'told' | 'turns' | 'events'>

type Kept = Awaited<ReturnType<typeof acknowledgementsOf>>[number]
type KeptMute = Awaited<ReturnType<typeof mutesOf>>[number]
type Told = Awaited<ReturnType<typeof toldOf>>[number]

const promiseView = ({ who, at, reason, measures, promisedOn }: Kept): PromiseView => ({ who, at, reason, measures, promisedOn })
const muteView = ({ id, who, at, reason, untilOn, cause }: KeptMute): MuteView => ({ id, who, at, reason, untilOn, every: cause === null })

const promiseEvents = (promise: Kept): readonly WarningEvent[] => [
  { is: 'promise', way: promise.way, ...promiseView(promise) },
  ...(promise.endedAt === null || promise.endedWhy === null ? [] : [{ is: 'promise-ended' as const, at: promise.endedAt, why: promise.endedWhy }]),
]
const muteEvents = (mute: KeptMute): readonly WarningEvent[] => [
  { is: 'mute', ...muteView(mute) },
  ...(mute.endedAt === null ? [] : [{ is: 'mute-ended' as const, at: mute.endedAt }]),
]

const personOf = ({ name, day, state, standsInFor }: Told): ToldPerson => ({ name, day, state, standsInFor })
const toldEvents = (told: readonly Told[]): readonly WarningEvent[] =>
  [...Map.groupBy(told, ({ createdAt, what }) => `${createdAt} ${what}`).values()].flatMap((own): readonly WarningEvent[] => {
    const [first] = own
    return first ? [{ is: 'told', at: first.createdAt, what: first.what, people: own.map(personOf) }] : []
  })

/** What concerns a warning of an indicator's mutes: of its cause, and while it stood. */
const concerns = (mute: KeptMute, warning: Warning): boolean =>
  mute.indicatorId === warning.indicatorId &&
  (mute.cause === null || mute.cause === warning.cause) &&
  (warning.resolvedAt === null || mute.at <= warning.resolvedAt) &&
  (mute.endedAt === null || mute.endedAt >= warning.openedAt)

const higher = (one: LadderKind | null, other: LadderKind): LadderKind => (one !== null && ladderKinds.indexOf(one) > ladderKinds.indexOf(other) ? one : other)

/** Turns stand before what followed from them; what has one moment keeps this order. */
const order: readonly WarningEvent['is'][] = ['turn', 'promise-ended', 'mute-ended', 'promise', 'mute', 'climb', 'told']

/** @param periodOf a period in words, for an indicator. */
export const storiesOf = async (
  db: Db,
  plan: Plan,
  warnings: readonly Warning[],
  today: DateText,
  periodOf: (warning: Warning, period: string) => string,
): Promise<(warning: Warning) => WarningStory> => {
  const ids = warnings.map(({ id }) => id)
  const turns = Map.groupBy(await turnsOf(db, ids), ({ warningId }) => warningId)
  const climbs = Map.groupBy(await climbsOfWarnings(db, ids), ({ warningId }) => warningId)
  const promises = Map.groupBy(await acknowledgementsOf(db, ids), ({ warningId }) => warningId)
  const told = Map.groupBy(await toldOf(db, ids), ({ warningId }) => warningId)
  const mutes = await mutesOf(db, plan.id)
  return (warning) => {
    const own = {
      turns: turns.get(warning.id) ?? [],
      climbs: climbs.get(warning.id) ?? [],
      promises: promises.get(warning.id) ?? [],
      told: told.get(warning.id) ?? [],
    }
    const muted = mutes.filter((mute) => concerns(mute, warning))
    const standing = own.promises.findLast(({ endedAt }) => endedAt === null)
    const held = muted.findLast(({ endedAt, untilOn }) => endedAt === null && untilOn >= today)
    const events: readonly WarningEvent[] = [
      ...own.turns.map(({ what, light, period, asOf, theoreticalAt }): WarningEvent => ({
        is: 'turn',
        at: asOf,
        foundAt: theoreticalAt,
        what,
        light,
        period: periodOf(warning, period),
      })),
      ...own.climbs.map(({ kind, round, dueOn, passed, madeAt }): WarningEvent => ({ is: 'climb', at: madeAt, kind, round, dueOn, passed: passed === 1 })),
      ...own.promises.flatMap(promiseEvents),
      ...muted.flatMap(muteEvents),
      ...toldEvents(own.told),
    ]
    return {
      step: own.climbs.filter(({ passed }) => passed === 0).reduce<LadderKind | null>((high, { kind }) => higher(high, kind), null),
      promise: standing ? promiseView(standing) : null,
      muted: held ? muteView(held) : null,
      told: own.told.map(personOf),
      turns: own.turns.map(({ what, light, period, asOf }) => ({ what, light, periodLabel: periodOf(warning, period), at: asOf })),
      events: events.toSorted((a, b) => a.at.localeCompare(b.at) || order.indexOf(a.is) - order.indexOf(b.is)),
    }
  }
}
