/** 钉钉 group robot, signed where it has a secret. Source: open.dingtalk.com, 自定义机器人安全设置. */
import { createHmac } from 'node:crypto'
import type { Robot } from './robot.ts'
import { asJson, numbered, within } from './robot.ts'

const mostBytes = 20_000

export const dingtalk: Robot = {
  hosts: ['oapi.dingtalk.com'],
  request: ({ url, secret }, { title, text }, now) => {
    const address = new URL(url)
    if (secret !== null) {
      const timestamp = String(Date.parse(now))
      address.searchParams.set('timestamp', timestamp)
      address.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
    }
    return asJson(address.href, { msgtype: 'text', text: { content: within(`${title}\n${text}`, mostBytes) } })
  },
  // 310000: signature, keyword or address are not those of the robot; 300005: there is no such token.
  answer: numbered('errcode', 'errmsg', [310_000, 300_005]),
}
