/** The shelf of robots. */
import type { Instant, RobotKind } from '../../../db/schema.ts'
import { ChannelError } from '../channel.ts'
import { callOutside, ClosedAddress, outsideUrl } from '../outside.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { Posted, Robot } from './robot.ts'
import { webhook } from './webhook.ts'
import { wecom } from './wecom.ts'

const robots = { wecom, dingtalk, feishu, webhook } satisfies Record<RobotKind, Robot>

interface Addressed {
  readonly kind: RobotKind
  readonly url: string
  readonly secret: string | null
}

/** Whether an address is one that a robot of its kind may have. @param allowed hosts of the settings. */
export const isRobotAddress = (kind: RobotKind, url: string, allowed: ReadonlySet<string>): boolean => {
  try {
    const { hostname } = outsideUrl(url, allowed)
    const { hosts }: Robot = robots[kind]
    return hosts === null || hosts.includes(hostname) || allowed.has(hostname)
  } catch {
    return false
  }
}

/** Brings a message into a group. @returns what the other side said. @throws ChannelError */
export const postToRobot = async (robot: Addressed, message: Posted, now: Instant, allowed: ReadonlySet<string>): Promise<string> => {
  const { request, answer }: Robot = robots[robot.kind]
  const { url, headers, body } = request(robot, message, now)
  try {
    const { taken, words, permanent } = answer(await callOutside('POST', url, { headers, body, allowed }))
    if (!taken) throw new ChannelError(words, permanent, 'message')
    return words
  } catch (error) {
    if (error instanceof ChannelError) throw error
    throw new ChannelError((error as Error).message, error instanceof ClosedAddress, 'message', { cause: error })
  }
}
