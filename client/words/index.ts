import type { Me } from '../../server/wire/session.ts'
import { en } from './en.ts'
import { zhCn } from './zh-cn.ts'

export type Language = Me['language']

/** Everything the page itself says. The second language has the keys of the first. */
export type Words = typeof zhCn

export const words = { 'zh-CN': zhCn, en } satisfies Record<Language, Words>

/** Languages by the name they give themselves, in the order in which they are offered. */
export const languages: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
]
