/** Robots of groups: kept by the plan office, off until it switches one on; told once a day what turned. */
import { allDepartments } from '../../db/departments.ts'
import { newId } from '../../db/ids.ts'
import { addMessagesOnce } from '../../db/outbox.ts'
import { addRobot, changeRobot, removeRobot, robotById, robotsOf } from '../../db/robots.ts'
import type { Id, Instant, Message, Plan, RobotKind, RobotRow } from '../../db/schema.ts'
import { write } from '../../db/transaction.ts'
import { turnedSince } from '../../db/warnings.ts'
import { instantAt, localDate } from '../basics/calendar.ts'
import { Refusal } from '../basics/refusals.ts'
import { ChannelError } from '../channels/channel.ts'
import { isRobotAddress, postToRobot } from '../channels/robots/index.ts'
import type { Context } from '../context.ts'
import { mailRulesOf, sendingTime } from '../rules/mail-rules.ts'
import type { Actor } from '../rules/permissions.ts'
import { mayManagePlans } from '../rules/permissions.ts'
import { words } from '../words/index.ts'
import type { RobotTried, RobotView } from '../wire/robots.ts'
import type { Left } from './delivery-desk.ts'
import { newMessage } from './new-message.ts'
import { planOf } from './plan.ts'

const mostRobots = 10
const mostLines = 12
const language = 'zh-CN'

/** The address holds a key: of it people see the host only. */
const view = ({ id, kind, name, url, secret, active, at }: RobotRow): RobotView => ({
  id,
  kind,
  name,
  host: URL.parse(url)?.host ?? '',
  signed: secret !== null,
  active: active === 1,
  at,
})

const manages = (actor: Actor): void => {
  if (!mayManagePlans(actor)) throw new Refusal('not_allowed')
}

/** @throws Refusal not_allowed, not_found */
export const robotsView = async (ctx: Context, actor: Actor, named: Id): Promise<readonly RobotView[]> => {
  manages(actor)
  return (await robotsOf(ctx.db, (await planOf(ctx.db, named)).id)).map(view)
}

const own = async (ctx: Context, named: Id, id: Id): Promise<RobotRow> => {
  const plan = await planOf(ctx.db, named)
  const robot = await robotById(ctx.db, id)
  if (!robot || robot.planId !== plan.id || robot.removedAt !== null) throw new Refusal('not_found')
  return robot
}

export interface GivenRobot {
  readonly kind: RobotKind
  readonly name: string
  readonly url: string
  readonly secret: string | null
}

/** Adds a robot, switched off. @throws Refusal not_allowed, not_found, robot_address, too_many_robots */
export const enterRobot = async (ctx: Context, actor: Actor, named: Id, given: GivenRobot): Promise<RobotView> => {
  manages(actor)
  const plan = await planOf(ctx.db, named)
  if (!isRobotAddress(given.kind, given.url, ctx.config.outsideHosts)) throw new Refusal('robot_address')
  const robot: RobotRow = { ...given, id: newId(), planId: plan.id, active: 0, at: ctx.clock.now(), personId: actor.id, removedAt: null }
  await write(ctx.db, async (trx) => {
    if ((await robotsOf(trx, plan.id)).length >= mostRobots) throw new Refusal('too_many_robots', { most: String(mostRobots) })
    await addRobot(trx, robot)
  })
  return view(robot)
}

/** Switches a robot on or off, or names it. @throws Refusal not_allowed, not_found */
export const setRobot = async (ctx: Context, actor: Actor, named: Id, id: Id, change: { readonly active?: boolean; readonly name?: string }): Promise<void> => {
  manages(actor)
  const robot = await own(ctx, named, id)
  const { active, name } = change
  await write(ctx.db, (trx) =>
    changeRobot(trx, robot.id, { ...(name === undefined ? {} : { name }), ...(active === undefined ? {} : { active: active ? 1 : 0 }) }),
  )
}

/** @throws Refusal not_allowed, not_found */
export const takeRobotAway = async (ctx: Context, actor: Actor, named: Id, id: Id): Promise<void> => {
  manages(actor)
  const robot = await own(ctx, named, id)
  await write(ctx.db, (trx) => removeRobot(trx, robot.id, ctx.clock.now()))
}

/** Sends a robot a line, for a person to see whether it comes. @throws Refusal not_allowed, not_found */
export const tryRobot = async (ctx: Context, actor: Actor, named: Id, id: Id): Promise<RobotTried> => {
  manages(actor)
  const robot = await own(ctx, named, id)
  const now = ctx.clock.now()
  const say = words[language].robots
  try {
    return { taken: true, words: await postToRobot(robot, { id: newId(), title: say.trial(robot.name), text: say.trialText }, now, ctx.config.outsideHosts) }
  } catch (error) {
    if (error instanceof ChannelError) return { taken: false, words: error.message }
    throw error
  }
}

type Content = Pick<Message, 'day' | 'sendAfter' | 'createdAt'> & { readonly title: string; readonly text: string }

const robotMessage = ({ id, planId }: RobotRow, { title, text, day, sendAfter, createdAt }: Content): Message => ({
  ...newMessage({ personId: null, planId, day, kind: 'robot', dedupKey: `robot:${id}:${day}`, sendAfter, createdAt, subject: title, text }),
  robotId: id,
})

/** What a group hears: how much turned, and the gravest by name. `null` where nothing did. */
const textFor = async (ctx: Context, plan: Plan, since: Instant): Promise<{ readonly title: string; readonly text: string } | null> => {
  const say = words[language]
  const turned = await turnedSince(ctx.db, plan.id, since)
  if (turned.length === 0) return null
  const names = new Map((await allDepartments(ctx.db)).map(({ id, shortName }) => [id, shortName]))
  const lines = turned.slice(0, mostLines).map(({ what, light, number, name, lead }) =>
    say.robots.line(
      what,
      say.lights[light],
      `${number} ${name}`.trim(),
      lead.map((id) => names.get(id) ?? id),
    ),
  )
  const count = (what: (typeof turned)[number]['what']): number => turned.filter((each) => each.what === what).length
  const counts = { opened: count('opened'), worsened: count('worsened'), resolved: count('resolved') }
  const rest = turned.length - lines.length
  const link = `${ctx.config.publicUrl}/plans/${encodeURIComponent(plan.code)}/warnings`
  return {
    title: say.robots.title(plan.title, plan.demonstration === 1),
    text: [say.robots.counts(counts), ...lines, ...(rest > 0 ? [say.robots.rest(rest)] : []), link].join('\n'),
  }
}

/**
 * Tells the robots that are on what turned since the day began, once a day. Run after the evaluation.
 *
 * @returns number of messages that wait because of it.
 */
export const tellRobots = async (ctx: Context, plans: readonly Plan[]): Promise<number> => {
  const now = ctx.clock.now()
  const messages: Message[] = []
  for (const plan of plans) {
    const robots = (await robotsOf(ctx.db, plan.id)).filter(({ active }) => active === 1)
    if (robots.length === 0) continue
    const told = await textFor(ctx, plan, instantAt(localDate(now, plan.timeZone), '00:00:00', plan.timeZone))
    if (told === null) continue
    const { day, sendAfter } = sendingTime(now, plan.timeZone, await ctx.workdays(), mailRulesOf(plan))
    messages.push(...robots.map((robot) => robotMessage(robot, { ...told, day, sendAfter, createdAt: now })))
  }
  return messages.length === 0 ? 0 : write(ctx.db, (trx) => addMessagesOnce(trx, messages))
}

/** Brings a message to its robot; `null` where that was taken away or switched off. @throws ChannelError */
export const postMessage = async (ctx: Context, message: Message, robotId: Id): Promise<{ readonly answer: string; readonly left: Left } | null> => {
  const robot = await robotById(ctx.db, robotId)
  if (!robot || robot.active === 0) return null
  const [title, text] = [message.subject ?? '', message.text ?? '']
  const answer = await postToRobot(robot, { id: message.id, title, text }, ctx.clock.now(), ctx.config.outsideHosts)
  return { answer, left: { address: `${robot.kind}: ${robot.name}`, subject: title, text, html: '' } }
}
