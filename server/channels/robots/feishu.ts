/** 飞书 group robot, signed where it has a secret. Source: open.feishu.cn, 自定义机器人使用指南. */
import { createHmac } from 'node:crypto'
import type { Robot } from './robot.ts'
import { asJson, numbered, within } from './robot.ts'

const mostBytes = 18_000

export const feishu: Robot = {
  hosts: ['open.feishu.cn', 'open.larksuite.com'],
  request: ({ url, secret }, { title, text }, now) => {
    const timestamp = String(Math.floor(Date.parse(now) / 1000))
    // The key is what others sign, and nothing is signed with it: so the makers have it.
    const signed = secret === null ? {} : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') }
    return asJson(url, { ...signed, msg_type: 'text', content: { text: within(`${title}\n${text}`, mostBytes) } })
  },
  // 19001: there is no such robot; 19021: the signature is wrong; 19024: the keyword is missing.
  answer: numbered('code', 'msg', [19_001, 19_021, 19_024]),
}
