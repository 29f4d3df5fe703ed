import type { RobotWords } from './robots.ts'

const turns = { opened: '新增', worsened: '加重', resolved: '解除' } as const

export const robotsZhCn: RobotWords = {
  title: (plan, made) => `【预警简报】${plan}${made ? '（演示数据）' : ''}`,
  counts: ({ opened, worsened, resolved }) => `今日新增 ${opened} 项，加重 ${worsened} 项，解除 ${resolved} 项。`,
  line: (what, light, matter, leads) => `· ${turns[what]} ${light}：${matter}${leads.length > 0 ? `（${leads.join('、')}）` : ''}`,
  rest: (count) => `另有 ${count} 项，见链接。`,
  trial: (name) => `【序时】测试消息：${name}`,
  trialText: '收到本条即表示机器人已接通。',
}
