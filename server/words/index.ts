import type { Language } from '../../db/schema.ts'
import { en } from './en.ts'
import type { Words } from './words.ts'
import { zhCn } from './zh-cn.ts'

/** The shelf of languages. */
export const words = { 'zh-CN': zhCn, en } satisfies Record<Language, Words>

/** The language a browser asks for, Chinese first. */
export const languageOf = (acceptLanguage: string | null | undefined): Language => (/^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN')
