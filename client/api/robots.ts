/** Robots of groups that hear of a plan. */
import type { RobotTried, RobotView } from '../../server/wire/robots.ts'
import { at, call, send } from './door.ts'

export interface NewRobot {
  readonly kind: RobotView['kind']
  readonly name: string
  readonly url: string
  readonly secret: string | null
}

export const getRobots = (plan: string): Promise<readonly RobotView[]> => call('GET', at('plans', plan, 'robots'))
export const addRobot = (plan: string, robot: NewRobot): Promise<RobotView> => call('POST', at('plans', plan, 'robots'), robot)
export const switchRobot = (plan: string, robot: string, active: boolean): Promise<void> => send('PATCH', at('plans', plan, 'robots', robot), { active })
export const removeRobot = (plan: string, robot: string): Promise<void> => send('DELETE', at('plans', plan, 'robots', robot))
export const tryRobot = (plan: string, robot: string): Promise<RobotTried> => call('POST', at('plans', plan, 'robots', robot, 'trial'))
