/** 企业微信 group robot. Source: developer.work.weixin.qq.com, 群机器人配置说明. */
import type { Robot } from './robot.ts'
import { asJson, numbered, within } from './robot.ts'

const mostBytes = 2048

export const wecom: Robot = {
  hosts: ['qyapi.weixin.qq.com'],
  request: ({ url }, { title, text }) => asJson(url, { msgtype: 'text', text: { content: within(`${title}\n${text}`, mostBytes) } }),
  // 93000: there is no such robot.
  answer: numbered('errcode', 'errmsg', [93_000]),
}
